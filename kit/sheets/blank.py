"""The blank page that says so: without words, people think that a sheet has gone wrong."""

from __future__ import annotations

from dataclasses import replace

from kit.blocks import Document, Paragraph, Section
from kit.brand import Brand
from kit.paper import Paper
from kit.prose import NOTHING, Prose, text_of
from kit.sheets.part import Part


def blank_page(words: Prose, model: Document) -> Document:
    """A page that says these words and nothing else, in the language and of the edition of a model document."""
    section = Section("blank", "blank", NOTHING, (Paragraph(words, "caption"),), whole=True)
    return replace(model, kind="blank", name="blank", title=text_of(words), sections=(section,), fillable=False)


def blank(words: Prose, model: Document, brand: Brand, paper: Paper) -> Part:
    """The blank page, laid out."""
    from kit.writers import pdf  # loading it takes a second, and who has processes for it need not

    return Part(pdf.write(blank_page(words, model), brand, paper).data, text_of(words))
