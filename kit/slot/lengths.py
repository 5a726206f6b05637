"""Lengths: how many minutes each block gives, and which cuts that makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil
from typing import Final

from kit.curriculum.module import Cut, Module
from kit.curriculum.segment import Segment
from kit.curriculum.style import HouseStyle
from kit.pace import paces
from kit.slot.shape import Shape, floor

_GIVES_FIRST: Final = ("optional", "flex", "core")


def lengths(module: Module, shape: Shape, minutes: int, style: HouseStyle) -> dict[str, int]:
    """The minutes of each block that stays; together exactly ``minutes``.

    Blocks keep the minutes that their speech and writing take for as long as others have any to give.
    """
    given = {segment.id: segment.minutes for segment in shape.segments}
    over = sum(given.values()) - minutes
    for least in (_needed(module, shape, style), {segment.id: floor(segment) for segment in shape.segments}):
        for name, offered in _savings(module, shape):
            saved = max(0, min(offered, over, given.get(name, 0) - least.get(name, 0)))
            if saved:
                given[name] -= saved
                over -= saved
    return given


def _needed(module: Module, shape: Shape, style: HouseStyle) -> dict[str, int]:
    """The minutes that each block takes without its timed steps, or its shortest length where that is more."""
    found = paces(module, style)
    needs = {name: ceil((pace.fixed + pace.ruled) / 60) for name, pace in found.items()}
    return {segment.id: max(floor(segment), needs[segment.id]) for segment in shape.segments}


def _savings(module: Module, shape: Shape) -> Iterator[tuple[str, int]]:
    """Blocks and the minutes to take from them, in order."""
    yield from ((cut.segment, cut.save) for cut in module.cut_list)
    room = {segment.id: segment.minutes - floor(segment) for segment in shape.segments}
    for priority in _GIVES_FIRST:
        ranked = (segment for segment in shape.segments if segment.priority == priority)
        yield from ((each.id, room[each.id]) for each in sorted(ranked, key=lambda one: -room[one.id]))


def left(module: Module, segments: tuple[Segment, ...]) -> Iterator[Cut]:
    """The cuts that a shorter module can still make. One that was made, if in part, is no longer offered."""
    room = {segment.id: segment.minutes - segment.min_minutes for segment in segments}
    for cut in _unmade(module, {segment.id: segment.minutes for segment in segments}):
        save = min(cut.save, room.get(cut.segment, 0))
        if save > 0:
            room[cut.segment] -= save
            yield cut.model_copy(update={"save": save})


def _unmade(module: Module, given: Mapping[str, int]) -> tuple[Cut, ...]:
    gone = {id(cut) for segment in module.segments for cut in made(module, segment, given.get(segment.id, 0))}
    return tuple(cut for cut in module.cut_list if id(cut) not in gone)


def made(module: Module, segment: Segment, minutes: int) -> Iterator[Cut]:
    """The cuts by which a block came down to so many minutes."""
    over = segment.minutes - minutes
    for cut in module.cut_list:
        if cut.segment == segment.id and over > 0:
            over -= cut.save
            yield cut
