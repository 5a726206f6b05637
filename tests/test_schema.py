"""The schema: every field described, and every curriculum that kit accepts accepted by editors too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from kit import schema
from kit.schema.words import WORDS

ROOT = Path(__file__).parents[1]
SCHEMA = schema.json_schema()
PARTS = {"Curriculum": SCHEMA, **SCHEMA["$defs"]}
CURRICULA = [ROOT / "source" / "curriculum.yaml", *sorted((ROOT / "tests" / "curricula").glob("*.yaml"))]


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: ``no`` is a word, 1:30 is a text and a date is one too."""


Core.yaml_implicit_resolvers = {}
for pattern, tag, starts in (
    (r"^(?:true|True|TRUE|false|False|FALSE)$", "bool", "tTfF"),
    (r"^[-+]?[0-9]+$", "int", "-+0123456789"),
    (r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "float", "-+.0123456789"),
    (r"^(?:null|Null|NULL|~|)$", "null", ["n", "N", "~", ""]),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(starts))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"].endswith("/2020-12/schema")
    assert json.loads(schema.schema_text()) == SCHEMA


@pytest.mark.parametrize("name", PARTS)
def test_every_part_and_every_field_is_described(name: str) -> None:
    assert PARTS[name]["description"]
    for field, value in PARTS[name]["properties"].items():
        assert value["description"].endswith((".", ")", ":")), f"{name}.{field} is not described in a sentence"


def test_no_word_describes_a_field_that_is_not_there() -> None:
    fields = {name for part in PARTS.values() for name in part["properties"]}
    placed = {f"{part}.{name}" for part, value in PARTS.items() for name in value["properties"]}
    assert {word for word in WORDS if word not in fields | placed} == set()


@pytest.mark.parametrize("path", CURRICULA, ids=lambda path: path.name)
def test_editors_accept_what_kit_accepts(path: Path) -> None:
    values = keys_as_text(yaml.load(path.read_text(encoding="utf-8"), Core))  # noqa: S506  # a safe loader with fewer tags
    assert [f"{error.json_path}: {error.message}" for error in errors(values)] == []


def test_editors_refuse_what_kit_refuses() -> None:
    values = keys_as_text(yaml.load(CURRICULA[0].read_text(encoding="utf-8"), Core))  # noqa: S506  # the same
    values["titel"] = values.pop("title")
    values["edition_date"] = 7
    found = {error.message for error in errors(values)}
    assert "'title' is a required property" in found
    assert "Additional properties are not allowed ('titel' was unexpected)" in found
    assert "7 is not of type 'string'" in found


def errors(values: Any) -> Iterator[Any]:
    return jsonschema.Draft202012Validator(SCHEMA).iter_errors(values)  # type: ignore[no-any-return]


def keys_as_text(value: Any) -> Any:
    """As in JSON, where every key is a text."""
    if isinstance(value, dict):
        return {str(key): keys_as_text(inner) for key, inner in value.items()}
    return [keys_as_text(inner) for inner in value] if isinstance(value, list) else value


def test_the_reference_of_fields_is_current() -> None:
    assert (ROOT / "docs" / "fields.md").read_text(encoding="utf-8") == schema.reference(), "run make docs"


def test_every_link_in_the_reference_leads_to_a_part() -> None:
    text = schema.reference()
    headings = {line[3:].lower() for line in text.splitlines() if line.startswith("## ")}
    assert set(re.findall(r"\]\(#(\w+)\)", text)) <= headings
    assert headings == {name.lower() for name in PARTS}
