"""Run sheet: the meeting on one page, by the clock on the wall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kit.blocks import Beside, Block, Bullets, Cell, Column, Document, Heading, Paragraph, Section, Table
from kit.curriculum import Curriculum
from kit.curriculum.module import Module, Segment, TimeCall
from kit.kinds.context import PRACTISED, Context, clock
from kit.kinds.frame import small_heading
from kit.kinds.pack.frame import clock_time, moment, sheet
from kit.kinds.practice import PEOPLE, turn_minutes
from kit.prose import NOTHING, Prose, plain
from kit.workshop import LEAST, MOST, Groups, Workshop

SIZE_NAMES = {people: name for name, people in PEOPLE.items()}


def run_sheet(curriculum: Curriculum, module: Module, workshop: Workshop, pages: Mapping[str, int]) -> Document:
    """The run sheet of a meeting, on one page that lies on its long side. ``pages`` are those of the guide."""
    context = Context(curriculum, module, {"guide": pages})
    labels = context.labels.pack
    body = (*_head(context, workshop), _timetable(context, workshop), *_groups(context, workshop))
    section = Section("run-sheet", "sheet", plain(labels.run_sheet), body, whole=True)
    return sheet(context, labels.run_sheet, (section,), "run-sheet")


def _head(context: Context, workshop: Workshop) -> Iterator[Block]:
    labels, day = context.labels.pack, workshop.day
    yield Heading(context.module.title, 1, "run-sheet")
    facts: list[Prose | str] = [
        context.label(
            labels.facts,
            date=context.date_text(day.day, day.month, day.year) if day else labels.no_date,
            start=moment(context, workshop, 0),
            end=moment(context, workshop, context.module.minutes * 60),
            people=workshop.people,
        )
    ]
    leaders = tuple(filter(None, (workshop.facilitator, workshop.co_facilitator)))
    if leaders:
        facts.append(context.label(labels.led_by, names=", ".join(leaders)))
    facts += [text for text in (workshop.venue, workshop.zone) if text]
    yield Paragraph(context.listed(facts, " · "), "small")


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
    end = (plain(moment(context, workshop, minutes * 60)), plain(clock(minutes)), plain(str(minutes)))
    last = tuple(Cell(text) for text in (*end, *(NOTHING,) * (len(columns) - len(end))))
    return Table(labels.run_sheet, columns, (*rows, last), "materials")


def _row(context: Context, workshop: Workshop, segment: Segment) -> tuple[Cell, ...]:
    start = context.starts[segment.id]
    page = context.pages["guide"].get(segment.id)
    return (
        Cell(plain(clock_time(workshop, start * 60))),
        Cell(plain(clock(start)), "small"),
        Cell(plain(str(segment.minutes))),
        Cell(segment.title, "strong"),
        Cell(_what(context, segment), "small"),
        Cell(context.listed(_calls(context, workshop, segment), "; "), "small"),
        Cell(plain(str(page) if page else "")),
        Cell(NOTHING),
    )


def _what(context: Context, segment: Segment) -> Prose:
    names = {material.id: material.name for material in context.curriculum.materials}
    grouping = () if segment.kind == "break" else (context.label(getattr(context.labels.groupings, segment.grouping)),)
    return context.listed((*grouping, *(names[name] for name in segment.materials)), "; ")


def _calls(context: Context, workshop: Workshop, segment: Segment) -> Iterator[Prose]:
    """What is called out when: the turns of the main practice, then the author's calls in the order of the clock.

    Other practice without calls of its own is given its middle and its last minute.
    """
    labels, start = context.labels.pack, context.starts[segment.id] * 60
    if segment.kind == "practice":
        for size in sorted(set(workshop.sizes), reverse=True):
            turn = turn_minutes(context.phases, SIZE_NAMES[size]) * 60
            times = ", ".join(clock_time(workshop, start + place * turn) for place in range(size))
            yield context.label(labels.turn_starts, people=size, times=times)
    calls = [step.time_call for step in segment.steps if isinstance(step, TimeCall)]
    for call in sorted(calls, key=lambda call: call.at):
        yield context.listed((clock_time(workshop, start + call.at), context.quoted(call.text)), " ")
    if segment.kind in PRACTISED and not calls:
        half, last = start + segment.minutes * 30, start + (segment.minutes - 1) * 60
        yield context.label(labels.half_time, time=clock_time(workshop, half))
        yield context.label(labels.last_minute, time=clock_time(workshop, last))


def _groups(context: Context, workshop: Workshop) -> Iterator[Block]:
    labels = context.labels.pack
    seated = tuple(
        context.labelled(labels.group.format(number=group.number), plain(_people(group.seats)))
        for group in workshop.groups
    )
    half = (len(seated) + 1) // 2
    lists = Beside((Bullets(seated[:half], "small"),), (Bullets(seated[half:] or (NOTHING,), "small"),))
    others = (small_heading(context, labels.other_counts), *_other_counts(context, workshop))
    yield Beside(
        (small_heading(context, labels.groups), lists if len(seated) > 1 else Bullets(seated, "small")), others, 0.66
    )


def _people(seats: tuple[str, ...]) -> str:
    return " → ".join(name or letter for name, letter in zip(seats, "ABCD", strict=False))


def _other_counts(context: Context, workshop: Workshop) -> Iterator[Block]:
    """The groups for one fewer and one more, where such a workshop can be planned."""
    counts = (people for people in (workshop.people - 1, workshop.people + 1) if LEAST <= people <= MOST)
    yield Bullets(
        tuple(
            context.label(
                context.labels.pack.count_groups, people=people, groups=group_words(context, workshop.divided(people))
            )
            for people in counts
        ),
        "small",
    )


def group_words(context: Context, groups: Groups) -> str:
    """Such as "3 threes, 2 fours"."""
    labels = context.labels
    found = ((groups.triads, labels.threes), (groups.quads, labels.fours), (groups.pairs, labels.pairs))
    return ", ".join(f"{number} {name}" for number, name in found if number)
