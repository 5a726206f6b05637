"""Build marks: at the foot of each page, the same for the same page, another for what was changed and for nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kit.blocks import Document, Paragraph
from kit.brand import house
from kit.paper import A4
from kit.prose import plain
from kit.writers import pdf
from kit.writers.build_mark import document_mark
from tests.courses import documents
from tests.texts import marked_pages


@lru_cache
def handout() -> Document:
    return next(document for document in documents("minimal") if document.kind == "handout")


def edited() -> Document:
    """The handout with one more sentence on its last page, and on that alone."""
    *others, last = handout().sections
    return replace(handout(), sections=(*others, replace(last, body=(Paragraph(plain("So far.")), *last.body))))


def marks(document: Document) -> list[str]:
    """The mark of each page, empty where it has none."""
    foot = re.compile(r" · ([0-9a-f]{6})\b")
    found = [foot.findall(page) for page in marked_pages(pdf.write(document, house(), A4).data)]
    assert all(len(page) <= 1 for page in found)
    return ["".join(page) for page in found]


def test_only_the_page_that_was_edited_has_another_mark() -> None:
    before, after = marks(handout()), marks(edited())
    assert len(before) == len(after) > 1
    assert [one != other for one, other in zip(before, after, strict=True)] == [False] * (len(before) - 1) + [True]
    assert all(before[1:]), "a cover has no foot; every other page has its mark"
    assert marks(handout()) == before


def test_a_mark_is_of_what_is_printed_and_not_of_the_day() -> None:
    later = replace(handout(), edition_date=handout().edition_date.replace(year=2031))
    assert marks(later) == marks(handout())


def test_a_document_that_others_lay_out_has_one_mark() -> None:
    assert document_mark(handout()) == document_mark(replace(handout()))
    assert document_mark(edited()) != document_mark(handout())
