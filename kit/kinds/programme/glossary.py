"""Glossary: every term of the programme in alphabetical order, with the module that introduces it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from kit.blocks import Block, Cell, Column, Document, Section, Table
from kit.curriculum import Curriculum
from kit.curriculum.shared import GlossaryTerm
from kit.kinds.context import Course
from kit.kinds.frame import glossary_entry, heading, notes, notices, programme_document
from kit.prose import NOTHING, inline_text, plain


def has_glossary(curriculum: Curriculum) -> bool:
    """Whether the curriculum explains any terms."""
    return bool(curriculum.glossary)


def glossary(curriculum: Curriculum) -> Document:
    """The glossary of a curriculum that has terms."""
    course = Course(curriculum)
    body = tuple(_terms(course))
    return programme_document(course, "glossary", (Section("terms", "front", plain(course.labels.glossary), body),))


def _terms(course: Course) -> Iterator[Block]:
    labels = course.labels
    yield heading(course, labels.glossary, 1, "terms")
    columns = (
        Column(course.label(labels.term), 2.2),
        Column(course.label(labels.meaning), 7),
        Column(course.label(labels.which_modules), 1, "right"),
    )
    terms = sorted(course.curriculum.glossary, key=_sorted_as)
    yield Table(labels.glossary, columns, tuple(_row(course, term) for term in terms))
    yield notes(course)
    yield from notices(course)


def _row(course: Course, term: GlossaryTerm) -> tuple[Cell, ...]:
    number = next((str(module.number) for module in course.curriculum.modules if module.id == term.module), "")
    return Cell(term.term), Cell(glossary_entry(course, term)), Cell(plain(number) if number else NOTHING)


def _sorted_as(term: GlossaryTerm) -> str:
    """A term as it is looked up: without accents or capitals."""
    plain_letters = unicodedata.normalize("NFKD", inline_text(term.term.inlines)).casefold()
    return "".join(sign for sign in plain_letters if not unicodedata.combining(sign))
