"""Build marks: at the foot of each page, the same for the same page, another for what was changed and for nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from functools import lru_cache

import pypdfium2
import pytest

from kit.blocks import Document, Paragraph
from kit.brand import house
from kit.kinds import certificate
from kit.kinds.pack import Sent, divider, name_cards, name_tents
from kit.paper import A4, LETTER
from kit.prose import plain, text_of
from kit.sheets import blank_page
from kit.workshop import Workshop
from kit.writers import pdf
from kit.writers.build_mark import document_mark
from tests.courses import course, documents
from tests.texts import marked_pages

MARK = re.compile(r" · ([0-9a-f]{6})\b")
MM = 72 / 25.4


@lru_cache
def handout() -> Document:
    return next(document for document in documents("minimal") if document.kind == "handout")


def edited() -> Document:
    """The handout with one more sentence on its last page, and on that alone."""
    *others, last = handout().sections
    return replace(handout(), sections=(*others, replace(last, body=(Paragraph(plain("So far.")), *last.body))))


def marks(document: Document) -> list[str]:
    """The mark of each page, empty where it has none."""
    found = [MARK.findall(page) for page in marked_pages(pdf.write(document, house(), A4).data)]
    assert all(len(page) <= 1 for page in found)
    return ["".join(page) for page in found]


def test_only_the_page_that_was_edited_has_another_mark() -> None:
    before, after = marks(handout()), marks(edited())
    assert len(before) == len(after) > 1
    assert [one != other for one, other in zip(before, after, strict=True)] == [False] * (len(before) - 1) + [True]
    assert all(before)
    assert marks(handout()) == before


def sheets() -> Iterator[Document]:
    """What a pack has beside the course's documents: tents, badges, a divider, a blank page, a certificate."""
    curriculum, meeting = course("minimal"), Workshop(4, time(9, 30), names=("Ana", "Bo"))
    module = curriculum.modules[0]
    yield name_tents(curriculum, module, meeting)
    yield name_cards(curriculum, module, meeting)
    yield divider(curriculum, module, Sent("handout", "Handout", 4, 4, one_sided=False))
    yield blank_page(plain("This page is left blank"), documents("minimal")[0])
    yield certificate.compose(course("everything"), ("Ana", ""))


@pytest.mark.parametrize("document", [*documents("minimal"), *sheets()], ids=lambda document: document.name)
def test_every_page_says_its_edition_and_has_a_mark(document: Document) -> None:
    """Once each, in a line that is upright and where office printers print: five millimetres from every edge."""
    with pypdfium2.PdfDocument(pdf.write(document, house(), LETTER).data) as file:
        for page in file:
            words = page.get_textpage()
            text = " ".join(words.get_text_range().split())
            (mark,) = MARK.findall(text)
            assert f"{text_of(document.footer)} · {mark}" in text
            place, count = words.search(mark, match_case=True).get_next()
            boxes = [words.get_charbox(at) for at in range(place, place + count)]
            assert [box[0] for box in boxes] == sorted(box[0] for box in boxes)
            assert min(box[1] for box in boxes) >= 5 * MM
            assert min(box[0] for box in boxes) >= 5 * MM
            assert max(box[2] for box in boxes) <= page.get_width() - 5 * MM


def test_a_mark_is_of_what_is_printed_and_not_of_the_day() -> None:
    later = replace(handout(), edition_date=handout().edition_date.replace(year=2031))
    assert marks(later) == marks(handout())


def test_a_document_that_others_lay_out_has_one_mark() -> None:
    assert document_mark(handout()) == document_mark(replace(handout()))
    assert document_mark(edited()) != document_mark(handout())
