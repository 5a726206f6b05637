"""Meeting: what documents say of one workshop: when it is by the clock on the wall, who leads, who is in which group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, zip_longest

from kit.blocks import Beside, Block, Cell, Column, Table
from kit.curriculum.segment import Segment
from kit.curriculum.steps import TimeCall
from kit.kinds import practice
from kit.kinds.context import PRACTISED, Context
from kit.kinds.frame import small_heading
from kit.prose import Prose, plain, text_of
from kit.workshop import LEAST, MOST, Group, Groups, Workshop, rotation

LONGEST_ABREAST = 10
"""Letters in the longest part of a name that fits where two groups stand side by side."""

SIZE_NAMES = {people: name for name, people in practice.PEOPLE.items()}


# ------------------------------------------------------------------ times


def clock_time(workshop: Workshop, seconds: int) -> str:
    """What the clock on the wall shows, such as 9:30 or 9:30:30."""
    at = workshop.at(seconds)
    return f"{at.hour}:{at.minute:02d}" + (f":{at.second:02d}" if at.second else "")


def moment(context: Context, workshop: Workshop, seconds: int) -> str:
    """A time on the clock, such as 9:30; past midnight it says so."""
    shown = clock_time(workshop, seconds)
    return context.filled(context.labels.pack.next_day, time=shown) if workshop.days_after(seconds) else shown


def facts(context: Context, workshop: Workshop) -> Iterator[Prose]:
    """When it is and for how many, who leads, where."""
    labels, day = context.labels.pack, workshop.day
    yield context.label(
        labels.facts,
        date=context.date_text(day.day, day.month, day.year) if day else labels.no_date,
        start=moment(context, workshop, 0),
        end=moment(context, workshop, context.module.minutes * 60),
        people=workshop.people,
    )
    leaders = tuple(filter(None, (workshop.facilitator, workshop.co_facilitator)))
    if leaders:
        yield context.label(labels.led_by, names=", ".join(leaders))
    yield from (plain(text) for text in (workshop.venue, workshop.zone) if text)


def calls(context: Context, workshop: Workshop, segment: Segment) -> Iterator[Prose]:
    """What is called out when: the turns of the main practice, then the author's calls in the order of the clock.

    Other practice without calls of its own is given its middle and its last minute.
    """
    yield from turn_starts(context, workshop, segment)
    start = context.starts[segment.id] * 60
    written = [step.time_call for step in segment.steps if isinstance(step, TimeCall)]
    for call in sorted(written, key=lambda call: call.at):
        yield context.listed((clock_time(workshop, start + call.at), context.quoted(call.text)), " ")
    yield from unwritten_calls(context, workshop, segment)


def turn_starts(context: Context, workshop: Workshop, segment: Segment) -> Iterator[Prose]:
    """When each turn of the main practice starts, for every size of group."""
    if segment.kind != "practice":
        return
    for size in sorted(set(workshop.sizes), reverse=True):
        times = ", ".join(clock_time(workshop, seconds) for seconds in _starts(context, size))
        yield context.label(context.labels.pack.turn_starts, people=size, times=times)


def unwritten_calls(context: Context, workshop: Workshop, segment: Segment) -> Iterator[Prose]:
    """The middle and the last minute of practice for which its author wrote no calls."""
    if segment.kind not in PRACTISED or any(isinstance(step, TimeCall) for step in segment.steps):
        return
    labels, start = context.labels.pack, context.starts[segment.id] * 60
    half, last = start + segment.minutes * 30, start + (segment.minutes - 1) * 60
    yield context.label(labels.half_time, time=clock_time(workshop, half))
    yield context.label(labels.last_minute, time=clock_time(workshop, last))


def _starts(context: Context, size: int) -> tuple[int, ...]:
    """The seconds from the start of the meeting at which the turns of a group begin."""
    begin = context.starts[context.practice_segment.id] * 60
    length = practice.turn_minutes(context.phases, SIZE_NAMES[size]) * 60
    return tuple(begin + turn * length for turn in range(size))


# ------------------------------------------------------------------ groups


def group_words(context: Context, groups: Groups) -> str:
    """Such as "3 threes, 1 four"."""
    labels = context.labels.pack
    found = ((groups.triads, labels.of_three), (groups.quads, labels.of_four), (groups.pairs, labels.of_two))
    return ", ".join(context.filled(label, count=number) for number, label in found if number)


def seating(context: Context, workshop: Workshop) -> Iterator[Block]:
    """The groups for one fewer and one more; then who does what in each turn, and when: a table a group."""
    yield from other_counts(context, workshop)
    tables = tuple(tuple(_turns(context, workshop, alike)) for alike in _alike(workshop.groups))
    if any(len(word) > LONGEST_ABREAST for name in workshop.names for word in name.split()):
        yield from chain.from_iterable(tables)
    else:
        yield from (Beside(left, right) for left, right in zip_longest(tables[::2], tables[1::2], fillvalue=()))


def _alike(groups: tuple[Group, ...]) -> list[tuple[Group, ...]]:
    """Groups that share a table: all of one size of which no name is known; a group with names has its own."""
    found: dict[tuple[str, ...] | int, list[Group]] = {}
    for group in groups:
        found.setdefault(group.number if any(group.seats) else group.seats, []).append(group)
    return [tuple(alike) for alike in found.values()]


def _turns(context: Context, workshop: Workshop, alike: tuple[Group, ...]) -> Iterator[Block]:
    group, numbers = alike[0], ", ".join(str(group.number) for group in alike)
    title = context.label(context.labels.pack.group, number=numbers)
    yield small_heading(context, "{title}", title=title)
    size = len(group.seats)
    seats = practice.seats(context, size)
    roles = tuple(dict.fromkeys(seats))
    columns = (
        Column(context.label(context.labels.pack.time), 0.8),
        *(Column(role.name, seats.count(role)) for role in roles),
    )
    people = tuple(name or letter for name, letter in zip(group.seats, practice.LETTERS, strict=False))
    rows = []
    for turn, start in zip(rotation(size, len(seats)), _starts(context, size), strict=True):
        held = {role: [people[place] for place, seat in enumerate(turn) if seats[seat] == role] for role in roles}
        names = (Cell(plain(", ".join(held[role])), role.seat) for role in roles)
        rows.append((Cell(plain(clock_time(workshop, start))), *names))
    yield Table(text_of(title), columns, tuple(rows), "matrix")


def other_counts(context: Context, workshop: Workshop) -> Iterator[Block]:
    """Groups and copies for one person fewer and one more, where such a workshop can be planned."""
    labels = context.labels
    around = range(max(LEAST, workshop.people - 1), min(MOST, workshop.people + 1) + 1)
    heads = (labels.people, labels.threes, labels.fours, labels.pairs, labels.scorecards, labels.handouts)
    rows = []
    for people in around:
        other = replace(workshop, people=people, names=workshop.names[:people])
        groups = other.divided(people)
        copies = (_copies(context, other, document) for document in ("scorecard", "handout"))
        figures = (people, groups.triads, groups.quads, groups.pairs, *copies)
        rows.append(tuple(Cell(plain(str(figure) if figure else "–")) for figure in figures))
    columns = tuple(Column(context.label(head), 1, "right") for head in heads)
    yield small_heading(context, labels.pack.other_counts)
    yield Table(labels.pack.other_counts, columns, tuple(rows), "counts")


def _copies(context: Context, workshop: Workshop, document: str) -> int:
    return sum(workshop.count(material).total for material in context.materials if material.document == document)
