"""A file read again after a save is what it would be if it were read for the first time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from kit.curriculum import Curriculum
from kit.curriculum.walk import proses
from kit.errors import CurriculumError, Problem
from kit.reader import Places, again, read_text
from kit.reader.shapes import ListOf, Part, fields_of
from kit.yamltree import decode
from tests.courses import COURSES

NAME = "curriculum.yaml"
PATHS = [COURSES[name] for name in ("everything", "minimal")]
LINES = (
    "",
    "# a note",
    "  # a note",
    "          - say: One more sentence.",
    "      - id: extra",
    "  - id: another",
    "modules:",
    "---",
    "...",
    "%YAML 1.1",
    "    ' open",
    "    ]",
    "    key: &name value",
    "    key: *name",
    "\tkey: value",
    "    title: Words, “set” — and **strong**",
    "    title: >-",
    "      folded: - one - two",
    "      |",
    "'column one'",
    "    \ufeff",
    "    number: 2",
)


@cache
def base(path: Path) -> tuple[bytes, again.Reading]:
    data = path.read_bytes()
    return data, again.read(data, NAME)


def outcome(data: bytes, before: again.Reading | None) -> tuple[Curriculum | None, tuple[Problem, ...]]:
    try:
        found = again.read(data, NAME, before).result if before else read_text(decode(data, NAME))
    except CurriculumError as error:
        return None, error.problems
    modules = [f"modules/{module.id}" for module in found.curriculum.modules]
    origins = [f"{module}/{part}" for module in modules for part in ("segments", "practice/topic_note", "nowhere")]
    marks = tuple(Problem("place", origin, mark=found.places.mark(origin)) for origin in (*origins, "style", "roles"))
    return found.curriculum, (*found.warnings, *marks)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_edit_reads_as_it_would_the_first_time(data) -> None:
    text, before = base(data.draw(st.sampled_from(PATHS)))
    lines = text.decode().split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        line = data.draw(st.sampled_from(LINES) | st.sampled_from(lines))
        match data.draw(st.sampled_from(("put", "in place of", "without", "letter", "move"))):
            case "put":
                lines.insert(at, line)
            case "in place of":
                lines[at] = line
            case "without":
                del lines[at : at + data.draw(st.integers(1, 4))]
            case "letter":
                place = data.draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:place] + data.draw(st.sampled_from("a: #-'\"[{&*|>!\t")) + lines[at][place:]
            case _:
                lines[at] = "  " + lines[at]
    changed = "\n".join(lines).encode()
    assert outcome(changed, before) == outcome(changed, None)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_saves_one_after_another_never_drift(path: Path) -> None:
    data, reading = base(path)
    lines = data.split(b"\n")
    quick = 0
    for at in range(len(lines) // 2, len(lines), 37):
        lines.insert(at, b"                # a note")
        changed = b"\n".join(lines)
        reading = again.read(changed, NAME, reading)
        quick += not reading.whole
        assert outcome(changed, reading) == outcome(changed, None)
    assert quick, "nothing went the short way"


@pytest.mark.parametrize(
    ("words", "other", "size"),
    [
        ("Brakes", "Good brakes", 40),
        ("edition: ", "edition: New ", 2),
        ("longest_echo_words: ", "longest_echo_words: 1", 12),
    ],
)
def test_only_what_was_changed_is_read(words: str, other: str, size: int) -> None:
    """A block of a module, and a line of the head; everything else is the very same value."""
    before = base(PATHS[0])[1]
    place = next(n for n, line in enumerate(before.lines) if words.encode() in line)
    lines = list(before.lines)
    lines[place] = lines[place].replace(words.encode(), other.encode())
    after = again.read(b"\n".join(lines), NAME, before)
    assert not after.whole
    assert min(one.stop - one.start for one in after.stretches if one.start <= place < one.stop) <= size
    assert outcome(b"\n".join(lines), before) == outcome(b"\n".join(lines), None)
    old, new = before.result.curriculum, after.result.curriculum
    fields = [name for name in type(old).model_fields if getattr(old, name) is not getattr(new, name)]
    assert len(fields) == 1
    kept = zip(old.modules, new.modules, strict=True)
    assert [a is b for a, b in kept].count(False) == (fields == ["modules"])


def test_every_prose_stands_where_the_whole_file_says() -> None:
    result = base(PATHS[0])[1].result
    plain = Places(result.places.source)
    for prose in proses(result.curriculum):
        assert result.places.mark(prose.origin) == plain.mark(prose.origin)


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for shape in fields_of(model).values():
        item = shape.item if isinstance(shape, ListOf) else shape
        if isinstance(item, Part):
            yield from models(item.model)


def test_no_rule_of_the_schema_binds_a_field_to_what_stands_beside_it() -> None:
    for model in models(Curriculum):
        found = model.__pydantic_decorators__
        assert not found.model_validators, model
        assert not found.field_validators, model
