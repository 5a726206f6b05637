"""JSON Schema: what a curriculum file may hold, for editors that complete and check while one types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kit.curriculum import Curriculum
from kit.curriculum.written import written
from kit.schema.words import WORDS

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ROOT = "Curriculum"
NESTED = {"anyOf", "oneOf", "items", "prefixItems", "additionalProperties"}
"""Where a schema holds others."""


def json_schema() -> Schema:
    """The JSON Schema of a curriculum file: every field described, and what YAML reads as a number allowed for text."""
    found = Curriculum.model_json_schema()
    models = found.pop("$defs")
    parts = {name: _part(name, part, models) for name, part in sorted(models.items())}
    return {"$schema": DIALECT, **_part(ROOT, found, models), "title": "A curriculum", "$defs": parts}


def schema_text() -> str:
    """The JSON Schema as a file's text."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _part(name: str, part: Schema, models: Mapping[str, Schema]) -> Schema:
    fields = {field: _field(name, field, value, models) for field, value in part["properties"].items()}
    kept = {key: value for key, value in part.items() if key not in {"title", "properties"}}
    return {**kept, "properties": fields}


def _field(part: str, name: str, value: Schema, models: Mapping[str, Schema]) -> Schema:
    said = value.get("description") or written(part).get(name)
    said = said or (_printed(value, models) if part.endswith("Labels") else _meaning(part, name))
    plain = _as_yaml({key: inner for key, inner in value.items() if key not in {"description", "title"}})
    markup = plain.pop("markdownDescription", None)
    default = plain.pop("default", None)
    described = {**plain, "description": said} | ({"markdownDescription": f"{said}\n\n{markup}"} if markup else {})
    return described | ({"default": default} if isinstance(default, str | int | float) else {})


def _meaning(part: str, name: str) -> str:
    return WORDS.get(f"{part}.{name}") or WORDS[name]


def _printed(value: Schema, models: Mapping[str, Schema]) -> str:
    """What there is to say of a fixed word, how it reads; of a group of them, what they are for."""
    if "$ref" in value:
        return str(models[value["$ref"].rpartition("/")[2]]["description"])
    return f'Printed as "{value["default"]}" unless given.'


def _as_yaml(value: Any) -> Any:
    """A schema for what editors read: they take an unquoted 2019 for a number, and an absent field is not null."""
    if isinstance(value, list):
        return [_as_yaml(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    options = [option for option in value.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        return _as_yaml({**{key: inner for key, inner in value.items() if key != "anyOf"}, **options[0]})
    if value.get("const") == "1":
        return {"enum": ["1", 1]}
    if value.get("type") == "string" and not {"pattern", "enum", "format", "const"} & value.keys():
        return {**value, "type": ["string", "number"]}
    return {key: _as_yaml(inner) if key in NESTED else inner for key, inner in value.items()}


NESTED = {"anyOf", "oneOf", "items", "prefixItems", "additionalProperties"}
