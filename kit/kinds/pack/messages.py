"""Messages: what is sent to all rooms of a meeting on screens, each at its time by the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from kit.curriculum.segment import Segment, TurnMoment
from kit.curriculum.shared import Phase
from kit.curriculum.steps import TimeCall
from kit.kinds import meeting
from kit.kinds.context import Context
from kit.kinds.practice import turn_minutes
from kit.prose import Prose
from kit.workshop import Workshop

BEFORE_END = 60
"""Seconds before the end of a block at which people are called back, and before the end of practice its last minute."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message in quotation marks, and when it is sent, in seconds since the start of the meeting."""

    seconds: int
    text: Prose


def messages(context: Context, workshop: Workshop, segment: Segment) -> tuple[Message, ...]:
    """The messages of a block in the order of the clock.

    Those of turns are sent once in every turn. Where groups of several sizes take turns at different times, such a
    message says whom it is for.
    """
    if segment.virtual is None:
        return ()
    start = context.starts[segment.id] * 60
    if segment.virtual.broadcast_on:
        found = _in_turns(context, workshop, segment)
    else:
        found = zip(_times(segment), segment.virtual.broadcast, strict=True)
    sent = (Message(start + seconds, context.quoted(text)) for seconds, text in found)
    return tuple(sorted(sent, key=lambda message: message.seconds))


def _times(segment: Segment) -> tuple[int, ...]:
    """When each message is sent: as written, or at the block's time calls, or else after equal parts of the block."""
    assert segment.virtual  # noqa: S101  # only such a block has messages
    calls = tuple(step.time_call.at for step in segment.steps if isinstance(step, TimeCall))
    count = len(segment.virtual.broadcast)
    equal = tuple(segment.minutes * 60 * part // (count + 1) for part in range(1, count + 1))
    return segment.virtual.broadcast_at or (calls if len(calls) == count else equal)


# ------------------------------------------------------------------ turns


def _in_turns(context: Context, workshop: Workshop, segment: Segment) -> Iterator[tuple[int, Prose]]:
    """The messages of the practice block, with the seconds since its start."""
    assert segment.virtual  # noqa: S101  # only such a block has messages
    sizes = tuple(sorted(set(workshop.sizes)))
    for moment, text in zip(segment.virtual.broadcast_on, segment.virtual.broadcast, strict=True):
        if moment in ("half_time", "return"):
            yield segment.minutes * 30 if moment == "half_time" else segment.minutes * 60 - BEFORE_END, text
            continue
        by_size = {size: frozenset(_moments(context, size, moment)) for size in sizes}
        for seconds in frozenset[int]().union(*by_size.values()):
            whom = tuple(size for size in sizes if seconds in by_size[size])
            yield seconds, text if whom == sizes else _to(context, whom, text)


def _to(context: Context, sizes: Iterable[int], text: Prose) -> Prose:
    """A message that says whom it is for."""
    names = {2: context.labels.pairs, 3: context.labels.threes, 4: context.labels.fours}
    whom = ", ".join(names[size] for size in sizes)
    return context.labelled(f"{whom[0].upper()}{whom[1:]}", text)


def _moments(context: Context, people: int, moment: TurnMoment) -> Iterator[int]:
    """The seconds since the start of the practice block at which groups of a size come to a moment, turn by turn.

    After the last turn nobody changes places.
    """
    size = meeting.SIZE_NAMES[people]
    at = _in_turn(context.phases, size, moment)
    if at is None:
        return
    length = turn_minutes(context.phases, size) * 60
    turns = people - 1 if moment == "change" else people
    yield from (turn * length + at for turn in range(turns))


def _in_turn(phases: tuple[Phase, ...], size: str, moment: TurnMoment) -> int | None:
    """The seconds since the start of a turn at which groups of a size come to a moment; nothing where they never do."""
    lengths = [getattr(phase, size) * 60 for phase in phases]
    held = list(zip(phases, accumulate(lengths, initial=0), lengths, strict=False))
    if moment in ("last_minute", "practice_ends"):
        ends = [start + length for phase, start, length in held if phase.kind == "practice" and length]
        return ends[-1] - (BEFORE_END if moment == "last_minute" else 0) if ends else None
    return next((start for phase, start, length in held if phase.kind == moment and length), None)
