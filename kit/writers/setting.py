"""Setting: how a document is set on its paper, where that is not the standard way."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """How type grows: by ``more_pt`` points, and to ``least_pt`` at least. Leading grows with it."""

    more_pt: float = 0
    least_pt: float = 0

    def of(self, points: float) -> float:
        """The size of type that is this large in the standard layout."""
        return max(self.least_pt, points + self.more_pt)

    @property
    def growth(self) -> float:
        """By how much the smallest type, of 9 points, grows."""
        return self.of(9) / 9

    def leading(self, points: float) -> float:
        """The distance of lines that is this large in the standard layout, whose type is taken to be 0.72 of it."""
        size = 0.72 * points
        return points * self.of(size) / size


@dataclass(frozen=True, slots=True)
class PageMap:
    """Where each page of the standard layout begins, by the number of the element that opens it; and its anchors' pages.

    Elements are numbered in document order; pages count from 1, and the first opening is page 1's.
    """

    openings: tuple[int, ...]
    anchors: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set.

    ``bleed_mm`` is how far covers and edges reach past the trim, with crop marks outside it, as print shops ask.
    With a ``standard`` map the pages carry the standard layout's numbers, in the margin where each begins and at the foot.
    """

    bleed_mm: float = 0
    sizes: Sizes = Sizes()
    standard: PageMap | None = None


STANDARD = Setting()
BLEED_MM = 3.0
"""What print shops ask for."""

LARGE = Sizes(more_pt=5.5, least_pt=16)
"""Large print: body text of 17 points, nothing below 16 but the agenda's drawing, whose words stand in the text as well."""

_DECLARATION = re.compile(r"([\w-]+)(\s*:\s*)([^;{}]*\dpt[^;{}]*)")
_FONT = re.compile(r"([\d.]+)pt(?:/([\d.]+)pt)?")
_POINTS = re.compile(r"([\d.]+)pt")
_RULE_PT = 1.5
"""Lengths up to this are the thickness of rules, and stay."""


def enlarged(css: str, sizes: Sizes) -> str:
    """A style sheet with its type set larger: sizes, leading, and the distances in points that go with them."""
    return _DECLARATION.sub(lambda found: found[1] + found[2] + _value(found[1], found[3], sizes), css)


def _value(name: str, value: str, sizes: Sizes) -> str:
    if name == "font":
        return _FONT.sub(lambda found: _font(found[1], found[2], sizes), value, count=1)
    if name == "font-size" or re.fullmatch(r"--t\d", name):
        return _POINTS.sub(lambda found: f"{sizes.of(float(found[1])):.4g}pt", value)
    if name == "line-height":
        return _POINTS.sub(lambda found: f"{sizes.leading(float(found[1])):.4g}pt", value)
    return _POINTS.sub(lambda found: f"{_distance(float(found[1]), sizes):.4g}pt", value)


def _font(size: str, leading: str | None, sizes: Sizes) -> str:
    large = sizes.of(float(size))
    return f"{large:.4g}pt" + (f"/{float(leading) * large / float(size):.4g}pt" if leading else "")


def _distance(points: float, sizes: Sizes) -> float:
    return points if points <= _RULE_PT else points * sizes.of(11.5) / 11.5
