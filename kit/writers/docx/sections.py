"""Sections: the main part, a page or more for each section, and the running heads and feet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from kit.blocks import Document, Section
from kit.prose import text_of
from kit.writers.build_mark import document_mark
from kit.writers.docx.body import blocks
from kit.writers.docx.fields import page_of_pages
from kit.writers.docx.fit import as_wanted, fitted
from kit.writers.docx.job import Job
from kit.writers.docx.markup import part
from kit.writers.docx.measure import height
from kit.writers.docx.pages import COVER, page_setup, relationship
from kit.writers.docx.picture import Picture
from kit.writers.docx.text import TAB, ended, paragraph, run
from kit.writers.docx.watermark import Marks


def main_part(document: Document, job: Job) -> bytes:
    """The document part: each section starts a page of its own."""
    heads, content = _head_names(document), []
    for place, section in enumerate(document.sections, start=1):
        head = "" if section.role == "cover" else heads[text_of(section.title)]
        written, setup = _written(section, job), page_setup(job.sheet, head, marked=bool(job.watermark.cover))
        if place < len(document.sections):
            content += [written, ended(setup)]
        else:
            content += [written, "" if written.endswith("</w:p>") else ended(), setup]
    return part("w:document", ("<w:body>", *content, "</w:body>"))


def _written(section: Section, job: Job) -> str:
    content = blocks(section.body, job, job.page)
    if not section.whole:
        return as_wanted(content)
    return fitted(content, partial(height, sheet=job.sheet, pitches=job.pitches), job.sheet.height_mm * 72 / 25.4)


@dataclass(frozen=True, slots=True)
class Margin:
    """A running head or foot for left or for right pages."""

    name: str
    side: str
    data: bytes

    @property
    def relationship(self) -> str:
        """The id by which sections name it."""
        return relationship(self.name, self.side)


@dataclass(frozen=True, slots=True)
class FootImprint:
    """What an organisation says of itself and its partner, in documents that have no cover to say it."""

    lines: tuple[str, ...] = ()
    logos: tuple[Picture, ...] = ()

    def xml(self, side: str) -> str:
        """Its paragraph in the foot of left or of right pages; pictures have a number that no other has."""
        if not self.lines and not self.logos:
            return ""
        further = len(self.logos) if side == "left" else 0
        signs = run(" ").join(replace(logo, number=logo.number + further).xml() for logo in self.logos)
        return paragraph("Kit Foot Imprint", run(" · ".join(self.lines)) + (TAB + signs if signs else ""))


NO_IMPRINT = FootImprint()


def margins(document: Document, watermark: Marks, imprint: FootImprint) -> Iterator[Margin]:
    """Running heads and feet, below which the imprint stands. Left pages mirror right ones: page numbers stand outside.

    A watermark stands behind a page because its running head holds it; for its sake covers have one too.
    """
    module = watermark.page + run(text_of(document.head))
    for title, name in _head_names(document).items():
        yield from _facing(name, "w:hdr", "Header", module, run(title))
    if watermark.cover and any(section.role == "cover" for section in document.sections):
        yield Margin(COVER, "first", part("w:hdr", paragraph("Header", watermark.cover)))
    foot = run(f"{text_of(document.footer)} · {document_mark(document)}"), page_of_pages(document.page_label)
    yield from _facing("foot", "w:ftr", "Footer", *foot, imprint)


def _head_names(document: Document) -> Mapping[str, str]:
    """A name for the running head of each title of a section, in order."""
    titles = dict.fromkeys(text_of(section.title) for section in document.sections if section.role != "cover")
    return {title: f"head{place}" for place, title in enumerate(titles, start=1)}


def _facing(
    name: str, root: str, style: str, inside: str, outside: str, below: FootImprint = NO_IMPRINT
) -> Iterator[Margin]:
    orders = {"right": inside + TAB + outside, "left": outside + TAB + inside}
    for side, content in orders.items():
        yield Margin(name, side, part(root, paragraph(style, content) + below.xml(side)))
