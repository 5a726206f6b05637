"""Divider: the sheet before each document of a pack, which says what follows and how to print it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kit.blocks import Block, Document, Heading, Paragraph, Section
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.kinds.context import Context, Course
from kit.kinds.pack.frame import course_sheet, sheet
from kit.prose import Prose, plain

Apart = Literal["booklet", "two-up", "bleed", "send"]
"""What is not printed with everything else: sheets that flip on the short edge, those for a print shop, files to send."""

Finish = Literal["cut", "fold", ""]
"""What is done to sheets that are printed on one side."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A document sent to the printer: what it is, how many copies of how many pages.

    Its id is that of the cards' material, or the sort of document or sheet that materials say they are.
    """

    id: str
    title: str
    copies: int
    pages: int
    one_sided: bool
    apart: Apart | None = None
    """Why it is in a file of its own."""

    finish: Finish = "cut"

    @property
    def sheets(self) -> int:
        """Sheets of paper for all copies, each of which starts on a sheet of its own; none for a file to send."""
        if self.apart == "send":
            return 0
        return self.copies * (self.pages if self.one_sided else -(-self.pages // 2))


def called(context: Course, title: str, apart: Apart | None) -> Prose:
    """A document's name, and how it is printed where it is in a file of its own."""
    labels = context.labels.pack
    return context.label(getattr(labels, apart.replace("-", "_")), document=title) if apart else plain(title)


def divider(curriculum: Curriculum, module: Module, sent: Sent) -> Document:
    """The sheet before a document of a module's pack."""
    context = Context(curriculum, module, {})
    return sheet(context, *_divider(context, sent))


def course_divider(curriculum: Curriculum, sent: Sent) -> Document:
    """The sheet before a document of a course's pack."""
    course = Course(curriculum)
    return course_sheet(course, *_divider(course, sent))


def _divider(context: Course, sent: Sent) -> tuple[str, tuple[Section, ...]]:
    title = context.label(context.labels.pack.divider, document=sent.title)
    section = Section("divider", "sheet", title, tuple(_body(context, sent)))
    return context.filled(context.labels.pack.divider, document=sent.title), (section,)


def _body(context: Course, sent: Sent) -> Iterator[Block]:
    labels = context.labels.pack
    yield Heading(context.label(labels.divider, document=sent.title), 1, "divider")
    yield Paragraph(
        context.label(labels.divider_copies, copies=sent.copies, pages=sent.pages, sheets=sent.sheets), "lead"
    )
    one_sided = {"cut": labels.one_sided, "fold": labels.folded, "": labels.whole}
    yield Paragraph(plain(one_sided[sent.finish] if sent.one_sided else labels.two_sided))
