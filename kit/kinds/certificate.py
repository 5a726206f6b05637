"""Certificate of attendance: a landscape page for each name, or one with a line to write it on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kit.blocks import Block, Document, Field, FieldRow, Heading, Paragraph, Section
from kit.curriculum import Curriculum
from kit.curriculum.shared import Certificate
from kit.kinds.context import Course
from kit.kinds.frame import programme_document
from kit.prose import plain

ACROSS = 4
"""Lines to fill in side by side."""


def has_certificate(curriculum: Curriculum) -> bool:
    """Whether the curriculum has certificates to give."""
    return bool(curriculum.certificates)


def compose(curriculum: Curriculum, names: tuple[str, ...] = ()) -> Document:
    """Every certificate of a curriculum, once for each name, or once with an empty line for it."""
    course = Course(curriculum)
    pages = chain.from_iterable(_pages(course, certificate, names) for certificate in curriculum.certificates)
    return programme_document(course, "certificate", tuple(pages), landscape=True)


def _pages(course: Course, certificate: Certificate, names: tuple[str, ...]) -> Iterator[Section]:
    for place, name in enumerate(names or ("",), start=1):
        body = tuple(_page(course, certificate, name, f"{certificate.id}-{place}"))
        yield Section(f"{certificate.id}-{place}", "certificate", plain(name) or certificate.heading, body, whole=True)


def _page(course: Course, certificate: Certificate, name: str, id: str) -> Iterator[Block]:
    yield Paragraph(course.curriculum.title, "eyebrow")
    yield Heading(certificate.heading, 1, id)
    first, *others = (Field(f"{id}-{place}", label) for place, label in enumerate(certificate.fields))
    if name:
        yield Paragraph(plain(name), "strong")
    else:
        yield FieldRow((first,))
    yield Paragraph(course.told(certificate.statement), "lead")
    given = certificate.hours_possible
    hours = course.hours if given is None else course.number(given)
    yield Paragraph(course.label(course.labels.hours_of, hours=hours))
    for start in range(0, len(others), ACROSS):
        yield FieldRow(tuple(others[start : start + ACROSS]))
    yield Paragraph(certificate.disclaimer, "notice")
    yield Paragraph(course.curriculum.notices.copyright, "notice")
