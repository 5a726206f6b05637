"""Naive: the plain pipeline that kit is measured against. One template, WeasyPrint's one call and python-docx, file by file.

It prints the same documents. Run with the names of formats to build: ``python -m tests.naive FOLDER pdf docx``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import docx
from weasyprint import HTML

from kit.blocks import Block, Document, Heading, Table, children, pieces
from kit.brand import Brand, house
from kit.kinds import KINDS
from kit.paper import A4
from kit.prose import text_of
from kit.reader import read
from kit.writers import html
from kit.writers.pdf import BASE, _fetcher
from kit.writers.stylesheet import font_faces, stylesheet

SOURCE = Path(__file__).resolve().parent.parent / "source" / "curriculum.yaml"


def main(folder: Path, formats: list[str], source: Path = SOURCE) -> None:
    """Writes every document of a curriculum, one after the other."""
    curriculum, brand = read(source, source.name).curriculum, house()
    for module in curriculum.modules:
        for kind in KINDS.values():
            document = kind.compose(curriculum, module, {})
            if "pdf" in formats:
                _write_pdf(document, brand, folder / f"{document.name}.pdf")
            if "docx" in formats:
                _write_docx(document, folder / f"{document.name}.docx")


def _write_pdf(document: Document, brand: Brand, path: Path) -> None:
    style = font_faces(brand) + stylesheet(brand, A4, document.kind)
    page = html.markup(document, brand).replace("</head>", f"<style>{style}</style></head>")
    source = HTML(string=page, base_url=BASE, url_fetcher=_fetcher(brand))
    source.write_pdf(path, pdf_variant="pdf/ua-1", pdf_forms=document.fillable)


def _write_docx(document: Document, path: Path) -> None:
    out = docx.Document()
    for section in document.sections:
        for block in section.body:
            _add(out, block)
        out.add_page_break()
    out.save(str(path))


def _add(out: Any, block: Block) -> None:
    inner = children(block)
    if isinstance(block, Table):
        _add_table(out, block)
    elif isinstance(block, Heading):
        out.add_heading(text_of(block.text), block.level)
    elif inner:
        for child in inner:
            _add(out, child)
    else:
        for piece in pieces(block):
            out.add_paragraph(text_of(piece))


def _add_table(out: Any, block: Table) -> None:
    table = out.add_table(rows=len(block.rows) + 1, cols=len(block.columns))
    for column, head in enumerate(block.columns):
        table.cell(0, column).text = text_of(head.title)
    for row, cells in enumerate(block.rows, start=1):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = text_of(cell.text)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
