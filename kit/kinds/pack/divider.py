"""Divider: the sheet before each document of a pack, which says what follows and how to print it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kit.blocks import Block, Document, Heading, Paragraph, Section
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.kinds.context import Context
from kit.kinds.pack.frame import sheet
from kit.prose import plain


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
    apart: Literal["booklet", "two_up"] | None = None
    """How its sheets are laid out where they are in a file of their own, since they flip on the short edge."""

    @property
    def sheets(self) -> int:
        """Sheets of paper for all copies, each of which starts on a sheet of its own."""
        return self.copies * (self.pages if self.one_sided else -(-self.pages // 2))


def divider(curriculum: Curriculum, module: Module, sent: Sent) -> Document:
    """The sheet before a document."""
    context = Context(curriculum, module, {})
    title = context.label(context.labels.pack.divider, document=sent.title)
    section = Section("divider", "sheet", title, tuple(_body(context, sent)))
    return sheet(context, context.filled(context.labels.pack.divider, document=sent.title), (section,))


def _body(context: Context, sent: Sent) -> Iterator[Block]:
    labels = context.labels.pack
    yield Heading(context.label(labels.divider, document=sent.title), 1, "divider")
    yield Paragraph(
        context.label(labels.divider_copies, copies=sent.copies, pages=sent.pages, sheets=sent.sheets), "lead"
    )
    yield Paragraph(plain(labels.one_sided if sent.one_sided else labels.two_sided))
