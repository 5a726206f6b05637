"""Before the run sheet: what the course is, what to settle and prepare, what to know."""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import Block, Bullets, Cell, Column, Heading, Paragraph, Table
from kit.curriculum.module import Behaviour
from kit.curriculum.shared import ChecklistItem
from kit.kinds.context import Context
from kit.kinds.frame import heading, notes, small_heading
from kit.kinds.guide.occasion import GuideContext
from kit.prose import NOTHING, Prose, joined, plain


def about(context: Context) -> Iterator[Block]:
    """Who the course is for and what people bring; stands below the contents."""
    labels, curriculum = context.labels, context.curriculum
    size = curriculum.group_size
    yield small_heading(context, labels.audience)
    if curriculum.subtitle:
        yield Paragraph(joined((curriculum.title, ": ", context.told(curriculum.subtitle))), "strong")
    yield Paragraph(context.told(curriculum.audience))
    yield Paragraph(context.label(labels.group_size, min=size.min, ideal=size.ideal, max=size.max), "small")


def before(context: GuideContext) -> Iterator[Block]:
    """What a facilitator reads first: why the module matters, what to take care of, what to prepare."""
    labels, module = context.labels, context.module
    yield heading(context, labels.before_you_start, 1, "before")
    if module.why_it_matters:
        yield small_heading(context, labels.why_it_matters)
        yield Paragraph(module.why_it_matters, "lead")
    yield small_heading(context, labels.key_messages)
    yield Bullets(module.key_messages)
    if module.sensitivity:
        yield small_heading(context, labels.sensitivity)
        yield Paragraph(module.sensitivity)
    if module.design_note:
        yield small_heading(context, labels.design_note)
        yield Paragraph(module.design_note)
    if context.curriculum.prerequisites:
        yield small_heading(context, labels.prerequisites)
        yield Bullets(context.curriculum.prerequisites)
    yield small_heading(context, labels.local_approval)
    yield Paragraph(context.curriculum.notices.local_approval)
    if "room" not in context.left_out:
        yield from _room(context)
    yield small_heading(context, labels.checklist)
    yield _checklist(context)
    yield notes(context)


def _room(context: Context) -> Iterator[Block]:
    labels, room = context.labels, context.module.room
    yield small_heading(context, labels.room)
    rows = (
        (
            context.label(getattr(labels.layouts, room.layout)),
            context.label(
                labels.room_floor,
                area=context.number(room.min_floor_m2_per_person),
                distance=context.number(room.breakout_spacing_m),
            ),
        ),
        (context.label(labels.room_then), room.then),
        (context.label(labels.room_walls), room.wall_space),
        (context.label(labels.room_access), room.access_notes),
    )
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    yield Table(labels.room, (Column(NOTHING, 1), Column(NOTHING, 5)), cells, "plain")


_DUE = {
    "T-14d": "two_weeks_before",
    "T-7d": "week_before",
    "T-1d": "day_before",
    "T-60min": "hour_before",
    "T-0": "on_the_day",
    "T+1d": "day_after",
    "T+7d": "week_after",
}


def _checklist(context: GuideContext) -> Table:
    labels = context.labels
    items = (*context.curriculum.checklist, *context.module.checklist)
    ordered = sorted(
        (item for item in items if item.mode in context.modes), key=lambda item: tuple(_DUE).index(item.when)
    )
    rows, due = [], ""
    for item in ordered:
        when = getattr(labels.when, _DUE[item.when]) if item.when != due else ""
        due = item.when
        rows.append((Cell(plain(when)), Cell(item.text, "mark"), Cell(_owner(context, item), "small")))
    columns = (Column(NOTHING, 1.7), Column(NOTHING, 7), Column(NOTHING, 2))
    return Table(labels.checklist, columns, tuple(rows), "checklist")


def _owner(context: Context, item: ChecklistItem) -> Prose:
    owner = context.label(getattr(context.labels.owners, item.owner))
    if item.mode == "both":
        return owner
    return context.listed((owner, context.label(getattr(context.labels.modes, item.mode))))


def briefing(context: Context) -> Iterator[Block]:
    """What a facilitator has to know: outcomes and where they show, distinctions, the same moment seen twice."""
    labels, module = context.labels, context.module
    yield heading(context, labels.briefing, 1, "briefing")
    yield small_heading(context, labels.outcomes)
    yield _outcomes(context)
    if module.distinctions:
        yield small_heading(context, labels.distinctions)
        columns = (
            Column(context.label(labels.prefer), 2),
            Column(context.label(labels.rather_than), 2),
            Column(context.label(labels.because), 5),
        )
        rows = tuple((Cell(pair.prefer), Cell(pair.rather_than), Cell(pair.note)) for pair in module.distinctions)
        yield Table(labels.distinctions, columns, rows)
    if module.behaviours:
        yield Heading(context.label(labels.behaviours), 2, "behaviours")
        yield _behaviours(context)
    yield notes(context)


def _outcomes(context: Context) -> Table:
    labels = context.labels
    rows = []
    for outcome in context.module.outcomes:
        seen = (_where(context, name) for name in outcome.checked_by)
        rows.append((Cell(outcome.text), Cell(context.listed(seen, "; "), "small")))
    columns = (Column(context.label(labels.outcomes), 5), Column(context.label(labels.outcome_seen_in), 4))
    return Table(labels.outcomes, columns, tuple(rows), head_column=False)


def _where(context: Context, name: str) -> Prose:
    if name in context.items:
        return context.items[name].label
    return context.worksheet_reference(name)


def _behaviours(context: Context) -> Table:
    """Skilled and novice behaviours side by side, each pair one moment; behaviours without a counterpart stand alone."""
    labels = context.labels
    known = {behaviour.id: behaviour for behaviour in context.module.behaviours}
    columns = (Column(context.label(labels.skilled), 1), Column(context.label(labels.novice), 1))
    rows: list[tuple[Cell, ...]] = []
    placed: set[str] = set()
    for behaviour in context.module.behaviours:
        if behaviour.id in placed:
            continue
        other = known.get(behaviour.counterpart or "")
        other = other if other and other.level != behaviour.level else None
        pair = (behaviour, other) if behaviour.level == "skilled" else (other, behaviour)
        placed.update(part.id for part in pair if part)
        rows.append(tuple(Cell(_behaviour(context, part)) for part in pair))
    return Table(labels.behaviours, columns, tuple(rows), "behaviours", head_column=False)


def _behaviour(context: Context, behaviour: Behaviour | None) -> Prose:
    if behaviour is None:
        return NOTHING
    parts = [*behaviour.text.parts, *(context.quoted(line).parts[0] for line in behaviour.sounds_like)]
    item = context.items.get(behaviour.item or "")
    if item:
        parts.append(context.labelled(context.labels.miss_item, item.label).parts[0])
    return Prose(tuple(parts), behaviour.text.origin)
