"""Room: what a shorter block has beside what takes as long as ever, and what its steps and worksheets get of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final

from kit.curriculum.module import Module
from kit.curriculum.worksheets import AnyWorksheet
from kit.pace import Pace

GRAINS: Final = (30, 15, 5, 1)
"""Seconds to which moments and lengths inside a shorter block are rounded: the coarsest that keeps them apart."""
_HALF_MINUTE: Final = 30


@dataclass(frozen=True, slots=True)
class Room:
    """Seconds for all that gets shorter with a block: in the shorter one, and in the whole."""

    now: int
    whole: int

    @classmethod
    def of(cls, pace: Pace, minutes: int, whole: int) -> Room:
        """The room beside speech and going to other seats; that of the whole block where these leave none."""
        fixed = ceil(pace.fixed)
        beside = fixed if fixed < minutes * 60 else 0
        return cls(minutes * 60 - beside, whole * 60 - beside)

    def share(self, seconds: int) -> int:
        """What a step of so many seconds gets."""
        grain = next((grain for grain in GRAINS if seconds >= 10 * grain), 1)
        return max(1, scaled(seconds, self.now, self.whole, grain))


def scaled(seconds: int, to: int, whole: int, grain: int) -> int:
    """Seconds in proportion, on a multiple of ``grain`` that is not later than the proportion."""
    return seconds * to // (whole * grain) * grain


def worksheets(module: Module, minutes_of: Mapping[str, int], paces: Mapping[str, Pace]) -> Iterator[AnyWorksheet]:
    """The worksheets with minutes that go with those of their blocks, in half minutes."""
    whole = {segment.id: segment.minutes for segment in module.segments}
    for sheet in module.worksheets:
        minutes = minutes_of.get(sheet.segment, 0)
        if 0 < minutes < whole.get(sheet.segment, 0):
            room = Room.of(paces[sheet.segment], minutes, whole[sheet.segment])
            halves = max(1, scaled(round(sheet.minutes * 60), room.now, room.whole, _HALF_MINUTE) // _HALF_MINUTE)
            yield sheet.model_copy(update={"minutes": min(sheet.minutes, halves / 2)})
        else:
            yield sheet
