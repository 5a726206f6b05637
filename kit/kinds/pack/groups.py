"""Groups: the sheet that says who is with whom, and who does what in each turn."""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import AnswerColumn, AnswerGrid, AnswerRow, Block, Document, Heading, Paragraph, Section
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.kinds import meeting
from kit.kinds.context import Context
from kit.kinds.frame import small_heading
from kit.kinds.pack.frame import sheet
from kit.kinds.practice import LETTERS
from kit.prose import NOTHING, plain
from kit.workshop import Workshop

ROW_MM = 8.5
"""The height of a row that names are written into by hand."""


def groups_sheet(curriculum: Curriculum, module: Module, workshop: Workshop) -> Document:
    """The groups of a meeting with their turns, for the wall and for whoever leads."""
    context = Context(curriculum, module, {})
    title = context.labels.pack.groups_sheet
    body = (
        Heading(plain(title), 1, "groups"),
        Paragraph(context.listed(meeting.facts(context, workshop), " · "), "small"),
        *(() if workshop.names else _places(context, workshop)),
        *meeting.seating(context, workshop),
    )
    return sheet(context, title, (Section("groups", "sheet", plain(title), body),))


def _places(context: Context, workshop: Workshop) -> Iterator[Block]:
    """A row for each group to write names into, where none are known the evening before."""
    title, letters = context.labels.pack.groups, LETTERS[: max(workshop.sizes)]
    columns = tuple(AnswerColumn(plain(letter), "write") for letter in letters)
    rows = tuple(AnswerRow(str(group.number), (NOTHING,) * len(columns)) for group in workshop.groups)
    yield small_heading(context, title)
    yield AnswerGrid(title, columns, rows, ROW_MM)
