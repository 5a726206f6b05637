"""Shape: which blocks a shorter module keeps, and which pattern its practice follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kit.curriculum.module import Module
from kit.curriculum.practice import Practice
from kit.curriculum.segment import Segment
from kit.curriculum.shared import PracticePattern

SIZES: Final = {"pair": 2, "triad": 3, "quad": 4}
"""People in a group of each size, each of whom has one turn."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Which blocks a shorter module has, and the pattern of its practice."""

    segments: tuple[Segment, ...]
    """As written, but for the practice block, which has its final length."""
    pattern: PracticePattern | None
    """None where the practice stays as it is."""

    @property
    def least(self) -> int:
        """The fewest minutes of all its blocks together."""
        return sum(floor(segment) for segment in self.segments)


def shapes(module: Module, patterns: tuple[PracticePattern, ...]) -> Iterator[Shape]:
    """Every shape a module may take, the one nearest to the whole first: practice is what gives way last."""
    for pattern in (None, *_shorter_patterns(module, patterns)):
        kept = tuple(_practice_block(segment, pattern) for segment in module.segments)
        yield Shape(kept, pattern)
        for segment in reversed(module.segments):
            left = tuple(other for other in kept if other.id != segment.id)
            if _dispensable(module, segment, left):
                kept = left
                yield Shape(kept, pattern)


def _practice_block(segment: Segment, pattern: PracticePattern | None) -> Segment:
    if segment.kind != "practice" or pattern is None:
        return segment
    return segment.model_copy(update={"minutes": pattern.block_minutes})


def _shorter_patterns(module: Module, patterns: tuple[PracticePattern, ...]) -> list[PracticePattern]:
    """The patterns that the practice block could take, the longest first."""
    block = next(segment for segment in module.segments if segment.kind == "practice")
    found = (
        pattern
        for pattern in patterns
        if block.min_minutes <= pattern.block_minutes < block.minutes and fills(pattern, module.practice)
    )
    return sorted(found, key=lambda pattern: -pattern.block_minutes)


def fills(pattern: PracticePattern, practice: Practice) -> bool:
    """Whether the turns of every size of group fill the pattern's block."""
    turns = {size: sum(getattr(phase, size) for phase in pattern.phases) for size in SIZES}
    return all(
        people * turns[size] == pattern.block_minutes
        or (size == "quad" and practice.quad_policy == "split_pairs" and not turns[size])
        for size, people in SIZES.items()
    )


def _dispensable(module: Module, segment: Segment, others: tuple[Segment, ...]) -> bool:
    """Whether a block may be left out: the author says so, and nothing that it serves would be without a block."""
    if segment.priority != "optional" or segment.kind in {"practice", "demo", "break"} or not others:
        return False
    learnt = {name for other in others if other.kind in {"concept", "drill", "practice"} for name in other.outcomes}
    used = {name for other in others for name in other.handout}
    at_home = any(sheet.segment == segment.id for sheet in module.worksheets)
    return not at_home and learnt.issuperset(segment.outcomes) and used.issuperset(segment.handout)


def floor(segment: Segment) -> int:
    """The least minutes of a block; the practice block gives way by its pattern alone."""
    return segment.minutes if segment.kind == "practice" else min(segment.min_minutes, segment.minutes)
