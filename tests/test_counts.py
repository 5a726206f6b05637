"""Counts: what authors leave to be filled in, and shorter editions that say one length, their own."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kit.blocks import Document, plain_text
from kit.build.plan import at_length
from kit.build.request import Request
from kit.curriculum import Curriculum
from kit.errors import CurriculumError
from kit.kinds.context import Course
from kit.prose import plain, text_of
from kit.reader import read_text
from kit.yamltree import decode
from tests.courses import CURRICULA, course, documents, every_document

OF_THE_WHOLE = re.compile(r"\b(120|two[- ]hours?(?! a day)|eighteen[- ]hours?|18 hours)\b", re.IGNORECASE)
"""The length of a module, and of all nine, as they are written. (Somebody in Module 2 practises two hours a day.)"""


@cache
def shorter(minutes: int) -> Curriculum:
    return at_length(course("source"), Request(minutes=minutes))


def named(document: Document) -> list[str]:
    return [f"{document.kind} {document.number}: {found[0]}" for found in OF_THE_WHOLE.finditer(plain_text(document))]


def test_a_shorter_edition_names_no_length_but_its_own() -> None:
    short = every_document(shorter(90))
    assert [name for document in short for name in named(document)] == []
    said = {document.kind: plain_text(document) for document in short}
    assert "Each lasts 90 minutes" in said["overview"]
    assert "1.5 hours for each module signed in and out of" in said["overview"]
    assert "out of 13.5 hours possible" in said["certificate"]
    assert "1.5 hours for each module signed in and out of" in said["guide"], "of the last module"


def test_the_whole_names_its_length() -> None:
    said = {document.kind: plain_text(document) for document in documents("source")}
    assert "Each lasts 120 minutes" in said["overview"]
    assert "2 hours for each module signed in and out of" in said["overview"]
    assert "out of 18 hours possible" in said["certificate"]


def test_worksheets_have_no_more_minutes_than_their_block() -> None:
    for module in shorter(90).modules:
        minutes = {segment.id: segment.minutes for segment in module.segments}
        assert [sheet.id for sheet in module.worksheets if sheet.minutes > minutes[sheet.segment]] == []


def test_words_are_chosen_by_what_is_counted_as_in_labels() -> None:
    text = "{modules} {modules:evening|evenings}, {minutes_each} min, *{hours_each} {hours_each:hour|hours}*; {hours}"

    def told(curriculum: Curriculum) -> str:
        read = curriculum.model_validate({**dict(curriculum), "subtitle": text})
        assert read.subtitle
        return text_of(Course(curriculum).told(read.subtitle))

    whole = course("source")
    assert told(whole) == "9 evenings, 120 min, 2 hours; 18"
    mixed = at_length(whole, Request(modules=("9",), minutes=90))
    assert told(mixed) == "9 evenings, 90–120 min, 1.5–2 hours; 17.5"
    hour = whole.model_copy(update={"modules": (whole.modules[0].model_copy(update={"minutes": 60}),)})
    assert told(hour) == "1 evening, 60 min, 1 hour; 1"


def test_figures_are_set_in_the_language_of_the_course() -> None:
    rule = course("french").certificates[0].hours_rule
    assert text_of(Course(course("french")).told(rule)) == "Comptez 1,5 heure par rencontre suivie jusqu’au bout."


def test_a_title_in_braces_is_no_place() -> None:
    """An organisation's title of the course is put in after the texts were read."""
    assert text_of(Course(course("source")).told(plain("Learn {x} in {modules}"))) == "Learn {x} in 9"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine {minuts} modules", "{minuts}"),
        ("'{hours!r}'", "{hours!r}"),
        ("'{hours:>9}'", "{hours:>9}"),
        ("for *{hours* all}", "{hours all}"),
        ("in {ho*ur*s}", "{hours}"),
        ("closed }", "}"),
    ],
)
def test_what_is_not_filled_in_is_named_with_its_line(text: str, place: str) -> None:
    minimal = (CURRICULA / "minimal.yaml").read_text(encoding="utf-8")
    line = minimal[: minimal.index("edition:")].count("\n") + 1
    with pytest.raises(CurriculumError) as caught:
        read_text(decode(minimal.replace("edition:", f"subtitle: {text}\nedition:", 1).encode(), "x"))
    (problem,) = caught.value.problems
    assert problem.message.startswith(f"`{place}` is not filled in here")
    assert problem.mark
    assert problem.mark.line == line
