"""Pages: small pictures of the first pages of every document, in a brand."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

import pypdfium2

from kit.blocks import Document
from kit.brand import Brand
from kit.curriculum import Curriculum
from kit.kinds import EVERY_KIND
from kit.paper import Paper
from kit.writers import pdf

_DPI = 150
_SHOWN_MM = 42.0
"""The width at which a page is shown."""
_SECTIONS = 2
"""How many sections of each document are laid out: enough for its first pages."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A page of a document, as an address that holds its picture."""

    caption: str
    address: str


def shots(curriculum: Curriculum, brand: Brand, paper: Paper) -> Iterator[Shot]:
    """The first page of every document, of a curriculum's first module and of its programme; of long ones the second too."""
    for kind in EVERY_KIND.values():
        for title in kind.titles(curriculum)[:1]:
            yield from _shots(title.compose({}), brand, paper)


def _shots(document: Document, brand: Brand, paper: Paper) -> Iterator[Shot]:
    start = replace(document, sections=document.sections[:_SECTIONS], fillable=False)
    width = (paper.turned if document.landscape else paper).width_mm
    with pypdfium2.PdfDocument(pdf.write(start, brand, paper).data) as printed:
        for number in range(1 if document.landscape else min(len(printed), len(start.sections))):
            image = printed[number].render(scale=_DPI / 72 * _SHOWN_MM / width).to_pil()
            data = BytesIO()
            image.quantize(64).save(data, "PNG", optimize=True)
            address = f"data:image/png;base64,{b64encode(data.getvalue()).decode()}"
            yield Shot(f"{document.title}, page {number + 1}", address)
