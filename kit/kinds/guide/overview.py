"""The module on a page: purpose, agenda to scale, outcomes, what to bring, the room, what to cut."""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import (
    Agenda,
    AgendaRow,
    Beside,
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Numbered,
    Paragraph,
    RoomSketch,
    Table,
    Weight,
)
from kit.curriculum.segment import Segment
from kit.curriculum.shared import Material
from kit.kinds.context import PRACTISED, Context
from kit.kinds.frame import small_heading
from kit.kinds.guide.occasion import GuideContext
from kit.prose import Para, Prose, Strong, Text, plain


def plan(context: GuideContext) -> Iterator[Block]:
    """The page's blocks."""
    labels, module = context.labels, context.module
    yield Paragraph(context.label(labels.at_a_glance), "eyebrow")
    yield Heading(module.title, 1, "plan")
    yield Paragraph(module.purpose, "lead")
    yield Beside((agenda(context), *_room(context)), (*_outcomes(context), *_bring(context), *_cuts(context)), 0.45)


def agenda(context: GuideContext) -> Agenda:
    """The agenda drawn to scale."""
    labels, module = context.labels, context.module
    description = context.filled(labels.agenda_description, minutes=module.minutes, practice=context.practised_minutes)
    rows = tuple(_agenda_row(context, segment) for segment in module.segments)
    return Agenda(description, rows, context.time(module.minutes * 60))


def _agenda_row(context: GuideContext, segment: Segment) -> AgendaRow:
    weight: Weight = "led"
    if segment.kind == "break":
        weight = "break"
    elif segment.kind == "practice":
        weight = "main"
    elif segment.kind in PRACTISED:
        weight = "practice"
    parts = context.group_sizes[0] if weight == "main" else 1
    detail = (
        plain("") if segment.kind == "break" else context.label(getattr(context.labels.groupings, segment.grouping))
    )
    return AgendaRow(
        context.time(context.starts[segment.id] * 60), segment.minutes, segment.title, detail, weight, parts
    )


def _outcomes(context: Context) -> Iterator[Block]:
    yield small_heading(context, context.labels.outcomes)
    yield Numbered(tuple(outcome.text for outcome in context.module.outcomes), "outcomes")


def _bring(context: GuideContext) -> Iterator[Block]:
    yield small_heading(context, context.labels.bring, people=context.people)
    yield Bullets(tuple(_quantity(material, context.count(material).total) for material in context.materials), "kit")


def _quantity(material: Material, total: int) -> Prose:
    number = Strong((Text(f"{total}  "),))
    return Prose((Para((number, *material.name.inlines)),), material.name.origin)


def _room(context: GuideContext) -> Iterator[Block]:
    if "room" in context.left_out:
        return
    labels, room, people, groups = context.labels, context.module.room, context.people, context.group_sizes
    layout = getattr(labels.layouts, room.layout)
    yield small_heading(context, labels.room)
    yield RoomSketch(
        description=context.label(labels.room_description, layout=layout, people=people, groups=len(groups)),
        layout=room.layout,
        groups=groups,
        people=people,
        front=context.label(labels.room_front),
        door=context.label(labels.room_door),
    )


def _cuts(context: Context) -> Iterator[Block]:
    labels, module = context.labels, context.module
    never = Paragraph(context.labelled(labels.never_cut, module.never_cut), "small")
    if not module.cut_list:
        yield never
        return
    titles = {segment.id: segment.title for segment in module.segments}
    total, rows = 0, []
    for cut in module.cut_list:
        total += cut.save
        what = Prose((Para((Strong(titles[cut.segment].inlines), Text(": "), *cut.how.inlines)),), cut.how.origin)
        rows.append((Cell(what), Cell(plain(str(cut.save))), Cell(plain(str(total)))))
    columns = (
        Column(context.label(labels.cut_how), 9),
        Column(context.label(labels.cut_save), 1.1, "right"),
        Column(context.label(labels.cut_total), 1.1, "right"),
    )
    yield small_heading(context, labels.cut_list, minutes=total)
    yield Table(context.filled(labels.cut_list, minutes=total), columns, tuple(rows), "cuts", head_column=False)
    yield never
