"""The forty answers of docs/acceptance.md: every place that it names is there, and what can be counted is counted."""

from __future__ import annotations

import ast
import re

import pytest

from kit.blocks import plain_text
from kit.curriculum.module import Module
from kit.curriculum.steps import Ask, Transition
from kit.kinds.context import PRACTISED, Context
from kit.kinds.practice import matrix
from kit.prose import text_of
from kit.workshop import rotation
from tests.courses import ROOT, course, documents

PAGE = (ROOT / "docs" / "acceptance.md").read_text(encoding="utf-8")
ROWS = re.findall(r"(?m)^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$", PAGE)
PLACES = sorted(
    set(re.findall(r"\*(guide|handout|scorecard|overview|companion)( \d)?: ([^*]+)\*", PAGE.split("## ", 1)[1]))
)
TESTS = sorted(set(re.findall(r"`(test_\w+\.py)::(test_\w+)`", PAGE)))
MODULES = course("source").modules
every_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.id))


def test_forty_questions_have_an_answer_and_a_place() -> None:
    assert [int(number) for number, *_ in ROWS] == list(range(1, 41))
    assert all(re.search(r"\*\w|KIT\d|`", where) for *_, where in ROWS)


@pytest.mark.parametrize(("kind", "number", "words"), PLACES)
def test_every_place_is_there(kind: str, number: str, words: str) -> None:
    """In all documents of the kind, or in that of one module."""
    wanted = [
        document
        for document in documents("source")
        if document.kind == kind and (not number or document.number == int(number))
    ]
    assert wanted
    assert [document.name for document in wanted if words.casefold() not in plain_text(document).casefold()] == []


@pytest.mark.parametrize(("file", "name"), TESTS)
def test_every_test_is_there(file: str, name: str) -> None:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_rule_is_there() -> None:
    rules = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "kit" / "rules").glob("*.py"))
    assert [code for code in re.findall(r"KIT\d{3}", PAGE) if f'"{code}"' not in rules] == []


# ------------------------------------------------------------------ what can be counted


@every_module
def test_an_hour_or_more_is_practised(module: Module) -> None:
    assert sum(segment.minutes for segment in module.segments if segment.kind in PRACTISED) >= 60


@every_module
def test_a_quarter_of_an_hour_can_be_won_back(module: Module) -> None:
    assert sum(cut.save for cut in module.cut_list) >= 15


@every_module
def test_cuts_spare_the_practice_rounds(module: Module) -> None:
    practice = {segment.id for segment in module.segments if segment.kind == "practice"}
    assert practice.isdisjoint(cut.segment for cut in module.cut_list)


@every_module
def test_every_question_says_what_to_expect(module: Module) -> None:
    asked = [step for segment in module.segments for step in segment.steps if isinstance(step, Ask)]
    assert asked
    assert [text_of(step.ask.q) for step in asked if not step.ask.expected] == []
    assert all(question.listen_for for question in module.debrief_bank)


@every_module
def test_every_block_but_the_last_leads_on(module: Module) -> None:
    *others, _ = module.segments
    assert [segment.id for segment in others if not any(isinstance(step, Transition) for step in segment.steps)] == []


@pytest.mark.parametrize("people", [2, 3, 4])
def test_everybody_takes_the_first_role_once(people: int) -> None:
    turns = rotation(people, 3)
    assert sorted(turn.index(0) for turn in turns) == list(range(people))
    assert len(matrix(Context(course("source"), MODULES[0], {}), people).rows) == people


@every_module
def test_a_scorecard_has_six_items_without_a_total(module: Module) -> None:
    assert len(module.scorecard.items) == 6
    assert not course("source").rating_scale.print_total


@every_module
def test_lines_are_far_enough_apart(module: Module) -> None:
    assert min(sheet.line_pitch_mm for sheet in module.worksheets) >= 8
