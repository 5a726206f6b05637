"""Fitting: the largest type in which a name fills its badge or its tent, on one line or on two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

MM = 72 / 25.4
LEADING = 1.15


@dataclass(frozen=True, slots=True)
class Room:
    """The room for a name in millimetres, and the largest type that looks well, in points."""

    width: float
    height: float
    most: float


ROOMS = {"badge": Room(80, 30, 34), "tent": Room(238, 62, 118)}
"""The room on cards for names, by their size."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A name in lines, and the size of its type in points."""

    lines: tuple[str, ...]
    points: float


def fitted(name: str, room: Room, fonts: Sequence[Path]) -> Fitted:
    """A name as large as there is room for in whichever of the fonts is widest; on two lines only where it is larger so."""
    words = name.split()
    broken = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return max((_sized(lines, room, fonts) for lines in ((name,), *broken)), key=lambda one: one.points)


def _sized(lines: tuple[str, ...], room: Room, fonts: Sequence[Path]) -> Fitted:
    widest = max(_width(line, font) for line in lines for font in fonts) or 1
    points = min(room.most, room.width * MM / widest, room.height * MM / (len(lines) * LEADING))
    return Fitted(lines, int(points * 2) / 2)


@lru_cache(maxsize=512)
def _width(line: str, font: Path) -> float:
    """The width of a line in type of one point. What the font does not have is taken to be as wide as it is high."""
    known, advances, units = _metrics(font)
    widths = (advances[known[ord(sign)]][0] / units if ord(sign) in known else 1 for sign in line)
    return sum(widths)


@lru_cache(maxsize=8)
def _metrics(font: Path) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    with TTFont(font, lazy=True) as opened:
        return dict(opened.getBestCmap()), dict(opened["hmtx"].metrics), int(opened["head"].unitsPerEm)
