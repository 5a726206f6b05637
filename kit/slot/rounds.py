"""Rounds: the practice in a shorter pattern of the course, in the module's own words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kit.curriculum.practice import Practice
from kit.curriculum.shared import Phase, PracticePattern, TimedCards
from kit.slot.room import scaled
from kit.slot.shape import SIZES


def practice(whole: Practice, pattern: PracticePattern, patterns: tuple[PracticePattern, ...]) -> Practice:
    """The practice with a shorter pattern, in the words that the module has for its phases."""
    before = whole.phases or next(known.phases for known in patterns if known.id == whole.pattern)
    cards = whole.timed_cards and _cards(whole.timed_cards, before, pattern.phases)
    phases = _renamed(whole.phases, pattern.phases)
    return whole.model_copy(update={"pattern": pattern.id, "phases": phases, "timed_cards": cards})


def _renamed(own: tuple[Phase, ...], phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    """A pattern's minutes under the module's own names; nothing where it has none, or divides turns otherwise.

    A phase that the module has in several parts is divided among these as before.
    """
    parts = [tuple(alike) for _, alike in groupby(own, _what)]
    whole = [tuple(alike) for _, alike in groupby(phases, _what)]
    if [_what(alike[0]) for alike in parts] != [_what(alike[0]) for alike in whole]:
        return ()
    return tuple(named for before, after in zip(parts, whole, strict=True) for named in _shared_out(before, after))


def _what(phase: Phase) -> tuple[str, str | None]:
    return phase.kind, phase.who


def _shared_out(before: tuple[Phase, ...], after: tuple[Phase, ...]) -> Iterator[Phase]:
    """Phases with their share of other phases' minutes, to the minute; together they last as long as those."""
    shares = {
        size: _in_proportion([getattr(one, size) for one in before], sum(getattr(one, size) for one in after))
        for size in SIZES
    }
    for place, phase in enumerate(before):
        yield phase.model_copy(update={size: shares[size][place] for size in SIZES})


def _in_proportion(parts: list[int], whole: int) -> list[int]:
    """Whole numbers that add up to ``whole`` and stand to one another nearly as the parts do."""
    total, shares, given = sum(parts), list[int](), 0
    for count, _ in enumerate(parts, start=1):
        up_to = round(whole * sum(parts[:count]) / total) if total else whole * (count == len(parts))
        shares.append(up_to - given)
        given = up_to
    return shares


def _cards(cards: TimedCards, before: tuple[Phase, ...], after: tuple[Phase, ...]) -> TimedCards:
    """Cards turned up at the same part of a shorter turn."""
    turns = {size: [sum(getattr(phase, size) for phase in phases) for phases in (after, before)] for size in SIZES}
    moments = {
        size: scaled(getattr(cards, size), lengths[0], lengths[1], 15) if lengths[1] else getattr(cards, size)
        for size, lengths in turns.items()
    }
    return cards.model_copy(update=moments)
