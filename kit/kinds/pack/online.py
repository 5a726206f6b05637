"""Online: what leads a meeting on screens: rooms with names, messages with their times, texts for the chat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from kit.blocks import Beside, Block, Cell, Column, Document, Heading, Paragraph, Section, Table
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.segment import Segment, Virtual
from kit.kinds import meeting
from kit.kinds.context import Context
from kit.kinds.frame import small_heading
from kit.kinds.pack.frame import sheet
from kit.kinds.pack.messages import Message, messages
from kit.kinds.practice import turn_minutes
from kit.prose import NOTHING, Prose, plain, text_of
from kit.workshop import Workshop, partners


def online_plan(curriculum: Curriculum, module: Module, workshop: Workshop, pages: Mapping[str, int]) -> Document:
    """Every block that changes online, with its rooms and its messages; who is in which room; turns by the clock.

    ``pages`` are those of the handout.
    """
    context = Context(curriculum, module, {"handout": pages})
    title = context.labels.pack.online_plan
    blocks = (*_head(context, workshop), _blocks(context, workshop))
    rooms = (*_pairs(context, workshop), *_turns(context, workshop), *_messages_of_turns(context, workshop))
    return sheet(
        context,
        title,
        (
            Section("online-plan", "sheet", plain(title), blocks),
            Section("rooms", "sheet", plain(context.labels.pack.rooms), rooms),
            Section("groups", "sheet", plain(context.labels.pack.groups), tuple(meeting.seating(context, workshop))),
        ),
        "run-sheet",
    )


def _head(context: Context, workshop: Workshop) -> Iterator[Block]:
    yield Heading(context.label(context.labels.pack.online_plan), 1, "online-plan")
    extra = sum(segment.virtual.extra_minutes for segment in context.module.segments if segment.virtual)
    facts = [context.module.title, *meeting.facts(context, workshop)]
    if extra:
        facts.append(context.label(context.labels.pack.more_online, count=context.minutes(extra)))
    yield Paragraph(context.listed(facts, " · "), "small")


def _blocks(context: Context, workshop: Workshop) -> Table:
    labels = context.labels.pack
    columns = (
        Column(context.label(labels.time), 0.9),
        Column(context.label(labels.block), 2.4),
        Column(context.label(labels.rooms), 1.8),
        Column(context.label(labels.online_changes), 5.6),
        Column(context.label(labels.messages), 4),
        Column(context.label(labels.actual), 1),
    )
    rows = tuple(_row(context, workshop, segment) for segment in context.module.segments)
    return Table(labels.online_plan, columns, rows, "materials")


def _row(context: Context, workshop: Workshop, segment: Segment) -> tuple[Cell, ...]:
    virtual, start = segment.virtual, context.starts[segment.id] * 60
    return (
        Cell(plain(meeting.clock_time(workshop, start))),
        Cell(segment.title, "strong"),
        Cell(context.listed(_where(context, workshop, segment), ": "), "small"),
        Cell(context.listed(_changes(context, virtual), " ") if virtual else NOTHING, "small"),
        Cell(context.listed(_sent(context, workshop, segment), "; "), "small"),
        Cell(NOTHING),
    )


def _where(context: Context, workshop: Workshop, segment: Segment) -> Iterator[Prose]:
    """The tool, and how many rooms there are."""
    if segment.virtual is None:
        return
    yield context.label(getattr(context.labels.tools, segment.virtual.tool))
    if segment.virtual.tool == "breakout":
        yield plain(str(len(_rooms(context, workshop, segment))))


def _changes(context: Context, virtual: Virtual) -> Iterator[Prose]:
    yield from (virtual.setup, virtual.changes)
    if virtual.extra_minutes:
        yield context.label(context.labels.extra_minutes, count=context.minutes(virtual.extra_minutes))


def _sent(context: Context, workshop: Workshop, segment: Segment) -> Iterator[Prose]:
    """The messages to all rooms with their times; where they come in every turn, how many there are in the list of them."""
    found = messages(context, workshop, segment)
    if segment.virtual and segment.virtual.broadcast_on:
        yield context.label(context.labels.pack.messages_of_turns, count=len(found))
    else:
        yield from (_with_time(context, workshop, message) for message in found)


def _with_time(context: Context, workshop: Workshop, message: Message) -> Prose:
    return context.listed((meeting.clock_time(workshop, message.seconds), message.text), " ")


# ------------------------------------------------------------------ rooms


def _rooms(context: Context, workshop: Workshop, segment: Segment) -> tuple[tuple[str, ...], ...]:
    """Who is in which room during a block: the practice groups, or partners, who are others in each block of pairs."""
    if segment.grouping == "pair":
        return partners(workshop.seated, _paired(context).index(segment))
    return tuple(group.seats for group in workshop.groups)


def _paired(context: Context) -> list[Segment]:
    """The blocks in which pairs are in rooms of their own."""
    segments = context.module.segments
    return [one for one in segments if one.grouping == "pair" and one.virtual and one.virtual.tool == "breakout"]


def _pairs(context: Context, workshop: Workshop) -> Iterator[Block]:
    """The pairs of each block in a column of its own, where names are known."""
    paired = _paired(context)
    if not (paired and workshop.names):
        return
    labels = context.labels.pack
    heads = (
        context.listed((meeting.clock_time(workshop, context.starts[one.id] * 60), one.title), " ") for one in paired
    )
    columns = (Column(context.label(labels.room, number=""), 0.6), *(Column(head, 2) for head in heads))
    rooms = zip(*(_rooms(context, workshop, one) for one in paired), strict=True)
    rows = tuple(
        (Cell(plain(str(number))), *(Cell(plain(_people(people))) for people in row))
        for number, row in enumerate(rooms, start=1)
    )
    yield small_heading(context, labels.rooms)
    yield Table(labels.rooms, columns, rows, "counts")


def _people(names: tuple[str, ...]) -> str:
    return ", ".join(name or "–" for name in names)


def _turns(context: Context, workshop: Workshop) -> Iterator[Block]:
    """When each phase of each turn begins, for every size of room."""
    tables = [tuple(_by_clock(context, workshop, people)) for people in sorted(set(workshop.sizes))]
    yield from (Beside(left, right) for left, right in zip_longest(tables[::2], tables[1::2], fillvalue=()))


def _by_clock(context: Context, workshop: Workshop, people: int) -> Iterator[Block]:
    size, begin = meeting.SIZE_NAMES[people], context.starts[context.practice_segment.id] * 60
    turn, title = turn_minutes(context.phases, size) * 60, context.labels.pack.turns_by_clock
    columns = (
        Column(context.label(context.labels.step), 3),
        *(Column(context.labelled(context.labels.turn, plain(str(place + 1)), " "), 1) for place in range(people)),
    )
    rows, passed = [], 0
    for phase in context.phases:
        if minutes := getattr(phase, size):
            times = (meeting.clock_time(workshop, begin + place * turn + passed) for place in range(people))
            rows.append((Cell(phase.name), *(Cell(plain(time)) for time in times)))
            passed += minutes * 60
    yield small_heading(context, title, people=people)
    yield Table(context.filled(title, people=people), columns, tuple(rows), "counts")


def _messages_of_turns(context: Context, workshop: Workshop) -> Iterator[Block]:
    """The messages of the practice block in the order of the clock, in two columns."""
    segment, title = context.practice_segment, context.labels.pack.messages
    found = messages(context, workshop, segment)
    if not (segment.virtual and segment.virtual.broadcast_on and found):
        return
    columns = (Column(context.label(context.labels.pack.time), 0.7), Column(plain(title), 4))
    rows = tuple(
        (Cell(plain(meeting.clock_time(workshop, message.seconds))), Cell(message.text, "small")) for message in found
    )
    half = (len(rows) + 1) // 2
    tables = tuple((Table(title, columns, part, "counts"),) for part in (rows[:half], rows[half:]) if part)
    yield small_heading(context, "{title}: {block}", title=plain(title), block=segment.title)
    yield from (Beside(left, right) for left, right in zip_longest(tables[::2], tables[1::2], fillvalue=()))


# ------------------------------------------------------------------ the chat


def chat_texts(curriculum: Curriculum, module: Module, workshop: Workshop, pages: Mapping[str, int]) -> str:
    """What is pasted into the chat, block by block: worksheets, tasks in exact words, rooms, messages. Plain text."""
    context = Context(curriculum, module, {"handout": pages})
    parts = [text_of(module.title), text_of(context.listed(meeting.facts(context, workshop), " · "))]
    for segment in module.segments:
        lines = tuple(_lines(context, workshop, segment))
        if lines:
            time = meeting.clock_time(workshop, context.starts[segment.id] * 60)
            parts.append("\n\n".join((f"== {time}  {text_of(segment.title)} ==", *lines)))
    return "\n\n\n".join(parts) + "\n"


def _lines(context: Context, workshop: Workshop, segment: Segment) -> Iterator[str]:
    """Texts that are each pasted at once."""
    yield from (text_of(context.worksheet_reference(name)) for name in segment.handout)
    if segment.invitation:
        yield text_of(segment.invitation)
    if segment.virtual and segment.virtual.tool == "breakout" and workshop.names:
        rooms = enumerate(_rooms(context, workshop, segment), start=1)
        labels = ((context.filled(context.labels.pack.room, number=number), people) for number, people in rooms)
        yield "\n".join(text_of(context.labelled(room, plain(_people(people)))) for room, people in labels)
    yield from (text_of(line) for line in meeting.turn_starts(context, workshop, segment))
    for message in messages(context, workshop, segment):
        yield text_of(_with_time(context, workshop, message))
