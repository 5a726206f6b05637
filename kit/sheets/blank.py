"""The blank page that says so: without words, people think that a sheet has gone wrong."""

from __future__ import annotations

from dataclasses import replace

from kit.blocks import Document, Paragraph, Section
from kit.brand import Brand
from kit.paper import Paper
from kit.prose import NOTHING, Prose, text_of
from kit.sheets.part import Part
from kit.writers import pdf


def blank(words: Prose, model: Document, brand: Brand, paper: Paper) -> Part:
    """A page that says these words and nothing else, in the language and of the edition of a model document."""
    title = text_of(words)
    section = Section("blank", "blank", NOTHING, (Paragraph(words, "caption"),), whole=True)
    page = replace(model, kind="blank", name="blank", title=title, sections=(section,), fillable=False)
    return Part(pdf.write(page, brand, paper).data, title)
