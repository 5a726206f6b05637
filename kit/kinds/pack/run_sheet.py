"""Run sheet: the meeting on one page, by the clock on the wall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kit.blocks import Beside, Block, Bullets, Cell, Column, Document, Heading, Paragraph, Section, Table
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.segment import Segment
from kit.kinds import meeting
from kit.kinds.context import Context, clock
from kit.kinds.frame import small_heading
from kit.kinds.pack.frame import sheet
from kit.kinds.practice import LETTERS
from kit.prose import NOTHING, Prose, plain
from kit.workshop import Workshop


def run_sheet(curriculum: Curriculum, module: Module, workshop: Workshop, pages: Mapping[str, int]) -> Document:
    """The run sheet of a meeting, on one page that lies on its long side. ``pages`` are those of the guide."""
    context = Context(curriculum, module, {"guide": pages})
    labels = context.labels.pack
    body = (*_head(context, workshop), _timetable(context, workshop), *_groups(context, workshop))
    section = Section("run-sheet", "sheet", plain(labels.run_sheet), body, whole=True)
    return sheet(context, labels.run_sheet, (section,), "run-sheet")


def _head(context: Context, workshop: Workshop) -> Iterator[Block]:
    yield Heading(context.module.title, 1, "run-sheet")
    yield Paragraph(context.listed(meeting.facts(context, workshop), " · "), "small")


def _timetable(context: Context, workshop: Workshop) -> Table:
    labels = context.labels.pack
    columns = (
        Column(context.label(labels.time), 1.1),
        Column(context.label(labels.offset), 0.7),
        Column(context.label(context.labels.total_minutes), 0.8, "right"),
        Column(context.label(labels.block), 3),
        Column(context.label(labels.what), 4.4),
        Column(context.label(labels.calls), 5.4),
        Column(context.label(labels.guide_page), 0.8, "right"),
        Column(context.label(labels.actual), 1.2),
    )
    rows = tuple(_row(context, workshop, segment) for segment in context.module.segments)
    minutes = context.module.minutes
    end = (plain(meeting.moment(context, workshop, minutes * 60)), plain(clock(minutes)), plain(str(minutes)))
    last = tuple(Cell(text) for text in (*end, *(NOTHING,) * (len(columns) - len(end))))
    return Table(labels.run_sheet, columns, (*rows, last), "materials")


def _row(context: Context, workshop: Workshop, segment: Segment) -> tuple[Cell, ...]:
    start = context.starts[segment.id]
    page = context.pages["guide"].get(segment.id)
    return (
        Cell(plain(meeting.clock_time(workshop, start * 60))),
        Cell(plain(clock(start)), "small"),
        Cell(plain(str(segment.minutes))),
        Cell(segment.title, "strong"),
        Cell(_what(context, segment), "small"),
        Cell(context.listed(meeting.calls(context, workshop, segment), "; "), "small"),
        Cell(plain(str(page) if page else "")),
        Cell(NOTHING),
    )


def _what(context: Context, segment: Segment) -> Prose:
    names = {material.id: material.name for material in context.curriculum.materials}
    grouping = () if segment.kind == "break" else (context.label(getattr(context.labels.groupings, segment.grouping)),)
    return context.listed((*grouping, *(names[name] for name in segment.materials)), "; ")


def _groups(context: Context, workshop: Workshop) -> Iterator[Block]:
    labels = context.labels.pack
    seated = tuple(
        context.labelled(context.filled(labels.group, number=group.number), plain(_people(group.seats)))
        for group in workshop.groups
    )
    half = (len(seated) + 1) // 2
    lists = Beside((Bullets(seated[:half], "small"),), (Bullets(seated[half:] or (NOTHING,), "small"),))
    others = tuple(meeting.other_counts(context, workshop))
    yield Beside(
        (small_heading(context, labels.groups), lists if len(seated) > 1 else Bullets(seated, "small")), others, 0.62
    )


def _people(seats: tuple[str, ...]) -> str:
    return " → ".join(name or letter for name, letter in zip(seats, LETTERS, strict=False))
