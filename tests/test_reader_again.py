"""A file read again after a save is what it would be if it were read for the first time."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.curriculum import Curriculum
from kit.errors import CurriculumError, Problem
from kit.reader import again, read_text
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
    origins = [f"modules/{module.id}/segments" for module in found.curriculum.modules]
    marks = tuple(Problem("place", origin, mark=found.places.mark(origin)) for origin in origins)
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


def test_only_the_module_that_was_changed_is_new() -> None:
    path = PATHS[0]
    before = base(path)[1]
    line = next(n for n, line in enumerate(before.lines) if n > before.spans[1].start and b"Brakes" in line)
    lines = list(before.lines)
    lines[line] = lines[line].replace(b"Brakes", b"Good brakes")
    after = again.read(b"\n".join(lines), NAME, before)
    assert not after.whole
    old, new = before.result.curriculum.modules, after.result.curriculum.modules
    assert [a is b for a, b in zip(old, new, strict=True)].count(False) == 1
    assert after.result.curriculum == read_text(decode(b"\n".join(lines), NAME)).curriculum


def test_no_rule_of_the_schema_binds_modules_to_what_stands_beside_them() -> None:
    assert not Curriculum.__pydantic_decorators__.model_validators
    assert "modules" not in {
        name for one in Curriculum.__pydantic_decorators__.field_validators.values() for name in one.info.fields
    }
