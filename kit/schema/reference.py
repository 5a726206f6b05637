"""Reference: all fields of a curriculum, as tables for people to read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kit.schema.jsonschema import NESTED, ROOT, Schema, json_schema

INTRODUCTION = (
    "Made from the models in `kit/curriculum` by `kit schema --markdown`; a test compares. Fields that are not needed may",
    "be left out. *Text* is one paragraph; *texts with paragraphs* may hold several, and short lists. Both take *emphasis*,",
    "**strong** and [links](https://…). Ids are lower-case letters, figures and single hyphens.",
)


def reference() -> str:
    """The reference of all fields, as Markdown: a table for each part, in the order in which parts are met."""
    schema = json_schema()
    parts = {ROOT: schema, **schema["$defs"]}
    lines = ["# The curriculum, field by field", "", *INTRODUCTION]
    for name in _met(ROOT, parts, []):
        lines += ["", f"## {name}", "", parts[name]["description"], "", "| field | holds | meaning |", "|---|---|---|"]
        lines += [
            _row(field, value, field in parts[name].get("required", ()))
            for field, value in parts[name]["properties"].items()
        ]
    return "\n".join(lines) + "\n"


def _met(name: str, parts: Mapping[str, Schema], met: list[str]) -> list[str]:
    """The names of a part and of all parts that it holds, in the order in which a reader meets them."""
    if name not in met:
        met.append(name)
        for field in parts[name]["properties"].values():
            for inner in _references(field):
                _met(inner, parts, met)
    return met


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"].rpartition("/")[2]
        for key in NESTED & value.keys():
            yield from _references(value[key])
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


def _row(name: str, value: Schema, needed: bool) -> str:
    meaning = value["description"].replace("|", "\\|").replace("\n", " ")
    default = f" Unless given: `{json.dumps(value['default'], ensure_ascii=False)}`." if _worth_saying(value) else ""
    return f"| {f'**{name}**' if needed else name} | {_holds(value)} | {meaning}{default} |"


def _worth_saying(value: Schema) -> bool:
    return "default" in value and not value["description"].startswith("Printed as")


def _holds(value: Schema) -> str:
    """What a field holds, in words."""
    if "$ref" in value:
        part = value["$ref"].rpartition("/")[2]
        return f"[{part}](#{part.lower()})"
    if options := value.get("enum") or ([value["const"]] if "const" in value else []):
        return ", ".join(dict.fromkeys(f"`{option}`" for option in options))
    if options := value.get("oneOf") or value.get("anyOf"):
        return " or ".join(_holds(option) for option in options)
    return _holds_type(value)


def _holds_type(value: Schema) -> str:
    match value.get("type"):
        case "array":
            return _holds_list(value)
        case "object":
            return f"for each name, {_holds(value.get('additionalProperties', {}))}"
        case "boolean":
            return "true or false"
        case "integer":
            return f"whole number{_bounds(value)}"
        case "number":
            return f"number{_bounds(value)}"
        case _:
            return _holds_text(value)


def _holds_list(value: Schema) -> str:
    if "prefixItems" in value:
        return f"{len(value['prefixItems'])} × {_holds(value['prefixItems'][0])}"
    least = f", {value['minItems']} at least" if value.get("minItems", 0) > 1 else ""
    return f"list of {_holds(value['items'])}{least}"


def _holds_text(value: Schema) -> str:
    if value.get("format") == "date":
        return "date, year-month-day"
    if "pattern" in value:
        return 'time, "m:ss"' if r"\d" in value["pattern"] else "id"
    return "text with paragraphs" if "markdownDescription" in value else "text"


def _bounds(value: Schema) -> str:
    low = value.get("minimum", value.get("exclusiveMinimum"))
    high = value.get("maximum")
    over = " over" if "exclusiveMinimum" in value else ","
    if high is not None:
        return f"{over} {low} to {high}" if low is not None else f", at most {high}"
    return "" if low is None else f"{over} {low}" if over == " over" else f", {low} at least"
