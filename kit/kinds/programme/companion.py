"""Companion: a whole engagement on a few pages, for participants to keep beside their handouts."""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import Beside, Block, Bullets, Cell, Column, Document, Heading, Paragraph, Section, Table
from kit.curriculum import Curriculum
from kit.curriculum.programme import Companion, Stop, Stretch
from kit.kinds.context import Course
from kit.kinds.frame import notes, notices, programme_document, small_heading
from kit.prose import NOTHING, Prose, inline_text, plain


def has_companion(curriculum: Curriculum) -> bool:
    """Whether the curriculum describes a whole engagement."""
    return curriculum.programme.companion is not None


def companion(curriculum: Curriculum) -> Document:
    """The companion of a curriculum that has one."""
    course, told = Course(curriculum), curriculum.programme.companion
    assert told is not None  # noqa: S101  # has_companion was asked first
    sections = (
        Section("engagement", "front", told.engagement.title, tuple(_engagement(course, told))),
        Section("sessions", "front", told.sessions.title, tuple(_sessions(course, told))),
    )
    return programme_document(course, "companion", sections)


def _engagement(course: Course, told: Companion) -> Iterator[Block]:
    yield Paragraph(told.title, "eyebrow")
    yield Heading(told.engagement.title, 1, "engagement")
    yield Paragraph(told.engagement.intro, "lead")
    for number, stretch in enumerate(told.engagement.stretches, start=1):
        yield from _stretch(course, number, stretch)
    yield notes(course)


def _stretch(course: Course, number: int, stretch: Stretch) -> Iterator[Block]:
    labels = course.labels
    yield Heading(course.listed((str(number), stretch.name), "  "), 2, stretch.id)
    yield Paragraph(course.labelled(labels.other_asks, course.quoted(stretch.question)), "small")
    yield Beside(
        (small_heading(course, labels.voices.do), Bullets(stretch.do)),
        (small_heading(course, labels.leave_alone), Bullets(stretch.leave)),
    )
    moves = course.labelled(labels.moves_on, stretch.moves_on, " ")
    yield Paragraph(course.listed((moves, *_practised_in(course, stretch.modules)), " "), "small")


def _sessions(course: Course, told: Companion) -> Iterator[Block]:
    labels = course.labels
    yield Heading(told.sessions.title, 1, "sessions")
    yield Paragraph(told.sessions.intro, "lead")
    columns = (
        Column(NOTHING, 2.2),
        Column(course.label(labels.stop_ask), 2.6),
        Column(course.label(labels.stop_work), 3.2),
        Column(course.label(labels.stop_leaves_with), 2.4),
    )
    rows = tuple(_stop(course, number, stop) for number, stop in enumerate(told.sessions.stops, start=1))
    yield Table(inline_text(told.sessions.title.inlines), columns, rows)
    yield Paragraph(told.credit, "small")
    yield notes(course)
    yield from notices(course)


def _stop(course: Course, number: int, stop: Stop) -> tuple[Cell, ...]:
    name = course.listed((f"{number}  ", stop.name), "")
    facts = (course.labelled(course.labels.stop_length, stop.length), *_practised_in(course, stop.modules))
    work = course.listed((stop.work, course.listed(facts, ". ")), " ")
    return Cell(name), Cell(course.quoted(stop.ask), "quote"), Cell(work), Cell(stop.leaves_with)


def _practised_in(course: Course, modules: tuple[str, ...]) -> tuple[Prose, ...]:
    numbers = [str(module.number) for module in course.curriculum.modules if module.id in modules]
    return (course.labelled(course.labels.which_modules, plain(", ".join(numbers))),) if numbers else ()
