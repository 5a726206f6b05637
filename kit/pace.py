"""Pace: how long what a block holds takes at the course's own pace: what is said, timed and written, and going to other seats."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kit.curriculum.module import Module
from kit.curriculum.segment import Segment
from kit.curriculum.steps import Say, SayExact, Step, Transition
from kit.curriculum.style import HouseStyle
from kit.curriculum.worksheets import (
    Lines,
    Map,
    Prompt,
    Quadrants,
    Rewrite,
    SheetColumn,
    Statements,
    TableSheet,
    Worksheet,
)
from kit.prose import Prose, text_of

_WORD: Final = re.compile(r"\w[\w'’-]*")
_NARROW_MM: Final = 20
"""Columns narrower than this take a mark, and no words."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What fills a block, in seconds. Sheets are filled in during timed steps, so the longer of the two counts."""

    words: int
    """Words that are said."""
    speech: float
    timed: float
    """Steps that say what they take."""
    declared: float
    """What the block's worksheets say that they take."""
    lines: int
    """Lines, rows and cells of these worksheets."""
    ruled: float
    """Writing on them."""
    moving: float

    @property
    def written(self) -> float:
        """Filling in sheets: what they say or what their lines take, whichever is longer."""
        return max(self.declared, self.ruled)

    @property
    def fixed(self) -> float:
        """What takes as long in a shorter block: speech, and going to other seats."""
        return self.speech + self.moving

    @property
    def seconds(self) -> float:
        """All together."""
        return self.fixed + max(self.timed, self.written)


def paces(module: Module, style: HouseStyle) -> dict[str, Pace]:
    """The pace of each block of a module, by its id."""
    return {
        segment.id: pace(module, segment, style, moved=bool(before and before.grouping != segment.grouping))
        for before, segment in pairwise((None, *module.segments))
        if segment
    }


def pace(module: Module, segment: Segment, style: HouseStyle, *, moved: bool) -> Pace:
    """The pace of a block; ``moved`` where people sit otherwise than in the one before."""
    words = sum(len(_WORD.findall(text_of(said))) for step in segment.steps if (said := spoken(step)))
    sheets = [sheet for sheet in module.worksheets if sheet.segment == segment.id]
    lines = sum(written_lines(sheet) for sheet in sheets)
    return Pace(
        words=words,
        speech=words * 60 / style.speaking_words_a_minute,
        timed=sum(takes(step) for step in segment.steps),
        declared=60 * sum(sheet.minutes for sheet in sheets),
        lines=lines,
        ruled=lines * style.writing_seconds_a_line,
        moving=style.regrouping_seconds if moved else 0,
    )


def takes(step: Step) -> int:
    """The seconds that a step says it takes; none where it does not say."""
    return getattr(step, "takes", None) or 0


def spoken(step: Step) -> Prose | None:
    """The words of a step that speaks."""
    match step:
        case Say():
            return step.say
        case SayExact():
            return step.say_exact
        case Transition():
            return step.transition
        case _:
            return None


# ------------------------------------------------------------------ writing


def written_lines(sheet: Worksheet) -> int:
    """Lines, rows and cells of a worksheet to write on; ticks and strokes take no time."""
    around = sum(part.lines for part in (*sheet.top_lines, *sheet.foot_lines))
    match sheet:
        case Lines():
            lines = _under(sheet.prompts, sheet.lines_each)
        case TableSheet():
            lines = cells(sheet) + _under(sheet.prompts, sheet.lines_each)
        case Statements():
            lines = _wide(sheet.columns) * (len(sheet.statements) + sheet.own_rows) + sheet.own_rows
        case Rewrite():
            lines = len(sheet.given) * sheet.lines
        case Quadrants():
            lines = sheet.list_lines
        case Map():
            lines = len(sheet.fields) * sheet.lines_each * max(1, len(sheet.bars))
        case _:
            lines = 0
    return around + lines


def _under(prompts: tuple[Prompt, ...], lines_each: int) -> int:
    return sum(lines_each if prompt.lines is None else prompt.lines for prompt in prompts)


def cells(sheet: TableSheet) -> int:
    """Cells to write words in. Narrow ones take a mark; an action plan is begun in its minutes and filled in later."""
    rows = 1 if sheet.kind == "action_plan" else len(sheet.row_labels) or sheet.rows or 1
    return (_wide(sheet.columns) - bool(sheet.row_labels)) * rows


def _wide(columns: tuple[SheetColumn, ...]) -> int:
    """Columns that take words."""
    return sum(not column.tick and (column.width_mm or _NARROW_MM) >= _NARROW_MM for column in columns)
