"""The run sheet: every block of the agenda, to be run from the page, standing up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import assert_never

from kit.blocks import (
    Activity,
    Block,
    Bullets,
    Callout,
    Cell,
    Column,
    Moment,
    Panel,
    Paragraph,
    Section,
    Strip,
    StripCell,
    Table,
)
from kit.curriculum.segment import Segment, Virtual
from kit.curriculum.steps import Ask, Do, ListenFor, Note, Say, SayExact, Step, TimeCall, Transition
from kit.kinds import practice
from kit.kinds.context import Context, clock_seconds
from kit.kinds.frame import heading, notes, small_heading
from kit.kinds.guide import demonstration, rounds
from kit.kinds.guide.occasion import GuideContext
from kit.prose import NOTHING, Prose, inline_text, joined, plain

_ICONS = {"whole": "whole", "solo": "solo", "pair": "pair", "practice_group": "group", "fishbowl": "fishbowl"}


def run_sheet(context: GuideContext) -> Iterator[Section]:
    """The blocks of the agenda in order; the demonstration's script and the practice card follow their own block."""
    title, body = plain(context.labels.run_sheet, "labels"), [*_opening_heading(context)]
    for segment in context.module.segments:
        body.append(activity(context, segment))
        if segment.kind == "demo" and context.module.demonstration:
            body.append(_whole_width(demonstration.script(context, context.module.demonstration)))
        if segment.kind == "practice":
            body.append(_whole_width(practice.rules(context)))
            yield Section("run", "run", title, (*body, notes(context)))
            yield Section("rounds", "front", plain(context.labels.practice), tuple(rounds.card(context)), whole=True)
            body = []
    if body:
        yield Section("run-end", "run", title, (*body, notes(context)))


def _opening_heading(context: Context) -> tuple[Block, ...]:
    return (heading(context, context.labels.run_sheet, 1, "run"),)


def _whole_width(body: Iterator[Block]) -> Panel:
    return Panel(NOTHING, tuple(body), "wide")


def activity(context: GuideContext, segment: Segment) -> Activity:
    """A timed block with its steps."""
    return Activity(
        id=segment.id,
        title=segment.title,
        moment=_moment(context, segment),
        purpose=segment.purpose,
        references=tuple(_references(context, segment)),
        body=(*_opening(context, segment), *_steps(context, segment), *_closing(context, segment)),
        quiet=segment.kind == "break",
    )


def _moment(context: GuideContext, segment: Segment) -> Moment:
    labels = context.labels
    fixed = segment.min_minutes == segment.minutes
    floor = context.label(labels.never_shorter) if fixed else context.label(labels.not_below, count=segment.min_minutes)
    return Moment(
        clock=context.time(context.starts[segment.id] * 60),
        length=context.minutes(segment.minutes),
        floor=context.listed(
            (*context.since_start(segment), floor, context.label(getattr(labels.priorities, segment.priority)))
        ),
        grouping=NOTHING if segment.kind == "break" else context.label(getattr(labels.groupings, segment.grouping)),
        icon="break" if segment.kind == "break" else _ICONS[segment.grouping],  # type: ignore[arg-type]  # literals
    )


def _references(context: Context, segment: Segment) -> Iterator[Prose]:
    labels = context.labels
    stage = next((stage for stage in context.curriculum.stages if stage.id == segment.stage), None)
    if stage:
        yield context.labelled(labels.learning_stage, stage.name)
    if segment.handout:
        yield context.listed((context.worksheet_reference(sheet) for sheet in segment.handout), "; ")
    if segment.materials:
        names = {material.id: material.name for material in context.curriculum.materials}
        yield context.labelled(labels.materials, context.listed(names[name] for name in segment.materials))
    if segment.outcomes:
        order = {outcome.id: str(place) for place, outcome in enumerate(context.module.outcomes, start=1)}
        yield context.labelled(labels.outcomes_served, context.listed(order[name] for name in segment.outcomes))


def _opening(context: Context, segment: Segment) -> Iterator[Block]:
    labels = context.labels
    if segment.risk:
        yield Callout("note", context.label(labels.risk), (Paragraph(segment.risk),))
    if segment.invitation:
        yield Callout("note", context.label(labels.invitation), (Paragraph(segment.invitation, "invitation"),))


def _steps(context: GuideContext, segment: Segment) -> Iterator[Block]:
    before = tuple(takewhile(lambda step: not isinstance(step, Transition), segment.steps))
    yield from (callout(context, segment, step) for step in before)
    calls = tuple(Paragraph(call) for call in context.more_calls(segment))
    if calls:
        yield Callout("time", _voice(context.labels.voices.time_call), calls)
    yield from (callout(context, segment, step) for step in segment.steps[len(before) :])


def callout(context: GuideContext, segment: Segment, step: Step) -> Callout:
    """One step in its own voice."""
    voices = context.labels.voices
    match step:
        case Say(say=words, takes=takes):
            return Callout("say", _voice(voices.say), (Paragraph(words), *_length(takes)))
        case SayExact(say_exact=words, takes=takes):
            return Callout("say-exact", _voice(voices.say_exact), (Paragraph(words), *_length(takes)))
        case Do(do=words, takes=takes):
            return Callout(
                "do",
                _voice(voices.do),
                (Paragraph(_with_length(words, takes)), *(_length(takes) if len(words.parts) > 1 else ())),
            )
        case Ask(ask=question, takes=takes):
            expected = Bullets(question.expected, "small")
            body = (
                Paragraph(_with_length(question.q, takes), "question"),
                Paragraph(_voice(voices.expect), "expect"),
                expected,
            )
            return Callout("ask", _voice(voices.ask), body)
        case ListenFor(listen_for=signs):
            return Callout("listen", _voice(voices.listen_for), (Bullets(signs, "listen"),))
        case TimeCall(time_call=call):
            moment = context.starts[segment.id] * 60 + call.at
            return Callout(
                "time", _voice(voices.time_call), (Paragraph(context.quoted(call.text)),), context.time(moment)
            )
        case Note(note=words):
            return Callout("note", _voice(voices.note), (Paragraph(words),))
        case Transition(transition=words):
            return Callout("transition", _voice(voices.transition), (Paragraph(words),))
        case _:
            assert_never(step)


def _voice(label: str) -> Prose:
    return plain(label, "labels")


def _with_length(words: Prose, takes: int | None) -> Prose:
    """What to do, with the time it takes at the end of its last paragraph."""
    if takes is None or len(words.parts) != 1:
        return words
    return joined((words, f" ({clock_seconds(takes)})"))


def _length(takes: int | None) -> tuple[Paragraph, ...]:
    """The time that a step takes, on a line of its own."""
    return (Paragraph(plain(f"({clock_seconds(takes)})"), "small"),) if takes is not None else ()


def _closing(context: Context, segment: Segment) -> Iterator[Block]:
    labels = context.labels
    if segment.cards:
        yield from _cue_cards(context, segment)
    if segment.pair_mode_note:
        yield Callout("note", context.label(labels.pair_note), (Paragraph(segment.pair_mode_note),))
    cells = tuple(_strip(context, segment))
    if cells:
        yield Strip(cells)


def _cue_cards(context: Context, segment: Segment) -> Iterator[Block]:
    labels = context.labels
    columns = (Column(context.label(labels.cards_read_out), 1), Column(context.label(labels.cards_answer), 1))
    for card in segment.cards:
        rows = tuple((Cell(context.quoted(line.read), "quote"), Cell(line.answer)) for line in card.proposals)
        yield small_heading(context, "{topic}", topic=card.topic)
        yield Table(inline_text(card.topic.inlines), columns, rows, "script", head_column=False)


def _strip(context: Context, segment: Segment) -> Iterator[StripCell]:
    voices = context.labels.voices
    if segment.if_short:
        yield StripCell("short", _voice(voices.if_short), segment.if_short)
    if segment.if_stuck:
        yield StripCell("stuck", _voice(voices.if_stuck), segment.if_stuck)
    if segment.virtual:
        yield StripCell("virtual", _voice(voices.virtual), _online(context, segment.virtual))


def _online(context: Context, virtual: Virtual) -> Prose:
    labels = context.labels
    tool = context.label(getattr(labels.tools, virtual.tool))
    parts: list[Prose | str] = [joined((_capital(tool), ". ")), virtual.setup, virtual.changes]
    if virtual.broadcast:
        messages = context.listed((context.quoted(message) for message in virtual.broadcast), ", ")
        parts.append(context.labelled(labels.broadcast, messages))
    if virtual.extra_minutes:
        parts.append(context.label(labels.extra_minutes, count=context.minutes(virtual.extra_minutes)))
    return context.listed(parts, " ")


def _capital(text: Prose) -> str:
    words = inline_text(text.inlines)
    return words[:1].upper() + words[1:]
