"""Fit: what a page leaves free goes to the places where people write.

While a section is written, comments mark where lines may follow and which rows may be taller. Here they become lines and
heights, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

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


def fitted(written: str, height: Height, page_pt: float) -> str:
    """A section made to fill one page: rows grow a little, then lines are added in turn."""
    free = page_pt * _FULL - height(written)
    places = [(float(pitch), int(wanted), grow == "1") for pitch, wanted, grow in _LINES.findall(written)]
    added = [0] * len(places)
    for place, (pitch, wanted, _) in enumerate(places):
        added[place] = min(wanted, max(0, int(free / (pitch * _MM))))
        free -= added[place] * pitch * _MM
    free -= page_pt * (_FULL - _GROWN)
    factor = _row_factor(written, free)
    free -= (factor - 1) * _rows_pt(written)
    while growing := [
        place
        for place, (pitch, _, grow) in enumerate(places)
        if grow and added[place] < _MOST_LINES and pitch * _MM <= free
    ]:
        for place in growing:
            if places[place][0] * _MM <= free:
                added[place] += 1
                free -= places[place][0] * _MM
    return _filled(written, added, factor)


def as_wanted(written: str) -> str:
    """A section that may take as many pages as it needs, with its lines as they were asked for."""
    return _filled(written, [int(wanted) for _, wanted, _ in _LINES.findall(written)], 1)


def _rows_pt(written: str) -> float:
    return sum(map(int, _ROW.findall(written))) / 20


def _row_factor(written: str, free: float) -> float:
    rows = _rows_pt(written)
    return max(1, min(_TALLER, 1 + free / rows)) if rows else 1


def _filled(written: str, added: list[int], factor: float) -> str:
    counts = iter(added)
    with_lines = _LINES.sub(lambda mark: paragraph(style_of_line(float(mark[1]))) * next(counts), written)
    return _ROW.sub(lambda mark: f'w:val="{round(int(mark[1]) * factor)}" w:hRule="atLeast"/>', with_lines)
