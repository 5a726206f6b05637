"""Course: the sheets of several sessions together: when each module is, what to bring to all of them, who was there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.blocks import (
    AnswerColumn,
    AnswerGrid,
    AnswerRow,
    Block,
    CardSheet,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
)
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.shared import Material, SignIn
from kit.kinds.context import Context, Course
from kit.kinds.guide.forms import EXTRA
from kit.kinds.meeting import clock_time, moment
from kit.kinds.pack.frame import course_sheet
from kit.kinds.pack.packing_list import brought, paper_table, things_table
from kit.kinds.pack.people import cards_for
from kit.prose import NOTHING, Prose, inline_text, joined, plain
from kit.workshop import Count, Workshop

NAME_MM, SESSION_MM = 60.0, 20.0
MOST_UPRIGHT = 5
"""Sessions that have room beside the names on an upright page."""


@dataclass(frozen=True, slots=True)
class Held:
    """A module, and the meeting at which it is held."""

    module: Module
    workshop: Workshop


def course_plan(curriculum: Curriculum, sessions: Sequence[Held]) -> Document:
    """The sessions in their order: module, day and time, who leads, where."""
    course, title = Course(curriculum), curriculum.labels.pack.course_plan
    section = Section("course-plan", "sheet", plain(title), tuple(_plan(course, sessions)))
    return course_sheet(course, title, (section,))


def _plan(course: Course, sessions: Sequence[Held]) -> Iterator[Block]:
    labels = course.labels
    yield Heading(course.curriculum.title, 1, "course-plan")
    yield Paragraph(course.label(labels.pack.course_plan), "lead")
    heads = (
        (labels.module, 4),
        (labels.date, 2.2),
        (labels.pack.time, 1.6),
        (labels.facilitator, 2),
        (labels.place, 2),
    )
    columns = tuple(Column(course.label(head, number=""), width) for head, width in heads)
    yield Table(labels.pack.course_plan, columns, tuple(_session(course, held) for held in sessions), "materials")


def _session(course: Course, held: Held) -> tuple[Cell, ...]:
    workshop, module = held.workshop, held.module
    context = Context(course.curriculum, module, {})
    times = f"{clock_time(workshop, 0)}–{moment(context, workshop, module.minutes * 60)}"
    leaders = ", ".join(filter(None, (workshop.facilitator, workshop.co_facilitator)))
    texts = (_day(course, workshop), times, leaders, workshop.venue)
    return (Cell(_numbered(module)), *(Cell(plain(text)) for text in texts))


def _numbered(module: Module) -> Prose:
    return joined((f"{module.number} · ", module.title))


def _day(course: Course, workshop: Workshop) -> str:
    day = workshop.day
    return course.date_text(day.day, day.month, day.year) if day else ""


def course_packing_list(
    curriculum: Curriculum,
    sessions: Sequence[Held],
    printed: frozenset[str],
    paper: Sequence[tuple[str, int, int, int]],
    sheets: int,
) -> Document:
    """What all sessions need, less what is printed: what is used up is added, what is brought again is counted once.

    ``paper`` is what is printed with copies, pages and sheets, on ``sheets`` sheets in all.
    """
    course, title = Course(curriculum), curriculum.labels.pack.packing_list
    body = (
        Heading(plain(title), 1, "packing-list"),
        things_table(course, _needed(course, sessions, printed)),
        *paper_table(course, [(plain(name), copies, pages, used) for name, copies, pages, used in paper], sheets),
    )
    return course_sheet(course, title, (Section("packing-list", "back", plain(title), body),))


def _needed(course: Course, sessions: Sequence[Held], printed: frozenset[str]) -> Iterator[tuple[Material, Count]]:
    for material in brought(course.curriculum.materials, printed):
        counts = [held.workshop.count(material) for held in sessions if material.id in held.module.materials]
        if counts and material.kind == "equipment":
            yield material, max(counts, key=lambda number: number.total)
        elif counts:
            yield material, Count(sum(number.needed for number in counts), sum(number.spare for number in counts))


def course_sign_in(curriculum: Curriculum, sessions: Sequence[Held], form: SignIn) -> Document:
    """One sign-in sheet for all sessions: a row for each person and a few more, a column to initial in each session.

    What the author has people tick, such as that they may be asked later, is the last column here too.
    """
    course, title = Course(curriculum), curriculum.labels.sign_in
    names = (*sessions[0].workshop.seated, *("",) * max(form.extra_blank, EXTRA))
    given = "given" if any(names) else "write"
    columns = (
        AnswerColumn(form.columns[0].title, given, NAME_MM),  # type: ignore[arg-type]  # one of two literals
        *(AnswerColumn(plain(_signed(course, held)), "write", SESSION_MM) for held in sessions),
        *(AnswerColumn(column.title, "tick", column.width_mm) for column in form.columns if column.tick),
    )
    others = (NOTHING,) * (len(columns) - 1)
    rows = tuple(AnswerRow(str(place), (plain(name), *others)) for place, name in enumerate(names, start=1))
    body = (
        Heading(form.title, 1, "sign-in"),
        AnswerGrid(inline_text(form.title.inlines), columns, rows, 8.5),
        Paragraph(form.privacy, "notice"),
    )
    section = Section("sign-in", "sheet", plain(title), body)
    return course_sheet(course, title, (section,), landscape=len(sessions) > MOST_UPRIGHT)


def _signed(course: Course, held: Held) -> str:
    module = course.filled(course.labels.module, number=held.module.number)
    return ", ".join(filter(None, (module, _day(course, held.workshop))))


def course_name_cards(curriculum: Curriculum, sessions: Sequence[Held], spare: int) -> Document:
    """A card for each person, once for all sessions; with the group where it is the same in all of them."""
    course, title = Course(curriculum), curriculum.labels.pack.name_cards
    first = sessions[0].workshop
    same = len({held.workshop.groups for held in sessions}) == 1
    numbers = (group.number for group in first.groups for _ in group.seats)
    labels = [course.label(course.labels.pack.group, number=number) if same else NOTHING for number in numbers]
    cards = cards_for(first, labels, spare)
    section = Section("name-cards", "cards", plain(title), (CardSheet(cards),))
    return course_sheet(course, title, (section,))
