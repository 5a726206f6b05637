"""Fit: what a page leaves free goes to the places where people write.

While a section is written, comments mark where lines may follow and which rows may be taller. Here they become lines and
heights, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kit.writers.docx.text import paragraph
from kit.writers.docx.text_styles import style_of_line

Height = Callable[[str], float]

_FULL, _GROWN = 0.98, 0.94
"""How much of a page the lines that were asked for may fill, and those that are added; Word breaks lines as it likes."""
_TALLER = 1.5
_MOST_LINES = 12
"""Lines added in one place."""
_LINES = re.compile(r"<!--lines ([\d.]+) (\d+) ([01])-->")
_ROW = re.compile(r'w:val="(\d+)" w:hRule="atLeast"/><!--row-->')
_MM = 72 / 25.4


def lines_here(pitch_mm: float, wanted: int, *, grow: bool) -> str:
    """Marks where ``wanted`` lines stand if there is room, and more where they may grow."""
    return f"<!--lines {pitch_mm:g} {wanted} {grow:d}-->"


ROW_HERE = "<!--row-->"
"""Marks a row that may be taller; stands behind its height."""


@dataclass(slots=True)
class _Place:
    """A place where lines may stand: their pitch in points, how many were asked for, whether more may follow."""

    pitch: float
    wanted: int
    grows: bool
    lines: int = 0


def fitted(written: str, height: Height, page_pt: float) -> str:
    """A section made to fill one page: lines that were asked for, then rows a little taller, then more lines in turn."""
    if "<!--" not in written:
        return written
    places, free = _places(written), page_pt * _FULL - height(written)
    for place in places:
        place.lines = min(place.wanted, max(0, int(free / place.pitch)))
        free -= place.lines * place.pitch
    free -= page_pt * (_FULL - _GROWN)
    rows = sum(map(int, _ROW.findall(written))) / 20
    factor = max(1, min(_TALLER, 1 + free / rows)) if rows else 1
    _grow(places, free - (factor - 1) * rows)
    return _filled(written, places, factor)


def as_wanted(written: str) -> str:
    """A section that may take as many pages as it needs, with its lines as they were asked for."""
    places = _places(written)
    for place in places:
        place.lines = place.wanted
    return _filled(written, places, 1)


def _places(written: str) -> list[_Place]:
    return [_Place(float(pitch) * _MM, int(wanted), grows == "1") for pitch, wanted, grows in _LINES.findall(written)]


def _grow(places: list[_Place], free: float) -> None:
    """Adds a line to each place in turn, as long as one fits."""
    growing = [place for place in places if place.grows]
    while growing:
        for place in growing:
            if place.pitch <= free and place.lines < _MOST_LINES:
                place.lines += 1
                free -= place.pitch
        growing = [place for place in growing if place.pitch <= free and place.lines < _MOST_LINES]


def _filled(written: str, places: list[_Place], factor: float) -> str:
    counts = iter(places)
    with_lines = _LINES.sub(lambda mark: paragraph(style_of_line(float(mark[1]))) * next(counts).lines, written)
    return _ROW.sub(lambda mark: f'w:val="{round(int(mark[1]) * factor)}" w:hRule="atLeast"/>', with_lines)
