"""Reprint list: which sheets are printed again, how often, and what to do with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kit.blocks import Block, Cell, Column, Document, Heading, Paragraph, Section, Table
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.kinds.context import Context, Course
from kit.kinds.pack.divider import Apart, called
from kit.kinds.pack.frame import course_sheet, sheet
from kit.prose import plain


@dataclass(frozen=True, slots=True)
class Again:
    """Pages of a document to print again, counted from 1: in place of printed ones, or as more copies."""

    id: str
    title: str
    pages: tuple[int, ...]
    copies: int
    sheets: int
    """Sheets of paper in each copy; none of a file to send."""
    replaced: bool
    apart: Apart | None = None
    """What it is in a file of its own for."""

    @property
    def ranges(self) -> str:
        """The pages in few words, such as “3–4, 9”."""
        runs = (
            tuple(number for _, number in run) for _, run in groupby(enumerate(self.pages), lambda one: one[1] - one[0])
        )
        return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def reprint_list(curriculum: Curriculum, module: Module, sheets: Sequence[Again], dropped: Sequence[str]) -> Document:
    """What is printed again of a module's pack since an older one, and what is no longer needed."""
    context = Context(curriculum, module, {})
    return sheet(context, *_list(context, sheets, dropped))


def course_reprint_list(curriculum: Curriculum, sheets: Sequence[Again], dropped: Sequence[str]) -> Document:
    """What is printed again of a course's pack since an older one, and what is no longer needed."""
    course = Course(curriculum)
    return course_sheet(course, *_list(course, sheets, dropped))


def _list(context: Course, sheets: Sequence[Again], dropped: Sequence[str]) -> tuple[str, tuple[Section, ...]]:
    title = context.labels.pack.reprint
    body = tuple(_body(context, sheets, dropped))
    return title, (Section("reprint", "sheet", plain(title), body),)


def _body(context: Course, sheets: Sequence[Again], dropped: Sequence[str]) -> Iterator[Block]:
    labels = context.labels.pack
    columns = (
        Column(context.label(labels.document), 4),
        Column(context.label(labels.pages), 2.4),
        Column(context.label(labels.copies), 1, "right"),
        Column(context.label(labels.sheets), 1, "right"),
        Column(context.label(labels.what_for), 3),
    )
    yield Heading(context.label(labels.reprint), 1, "reprint")
    yield Paragraph(context.label(labels.reprint_text))
    rows = tuple(_row(context, again) for again in sheets)
    yield Table(labels.reprint, columns, rows, "checklist", head_column=False)
    if dropped:
        yield Paragraph(context.label(labels.no_longer, documents=", ".join(dropped)))


def _row(context: Course, again: Again) -> tuple[Cell, ...]:
    labels = context.labels.pack
    title = called(context, again.title, again.apart)
    what_for = labels.send_again if again.apart == "send" else labels.replaced if again.replaced else labels.more
    figures = (str(again.copies), str(again.copies * again.sheets))
    return (
        Cell(title, "mark"),
        Cell(plain(again.ranges)),
        *(Cell(plain(figure)) for figure in figures),
        Cell(context.label(what_for)),
    )
