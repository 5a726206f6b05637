"""Tables: real tables with fixed columns and repeated heads, for everything that is read in rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kit.blocks import Align, Cell, FieldRow, Strip, Table
from kit.prose import Prose, text_of
from kit.writers.docx.cell_styles import ALIGNED
from kit.writers.docx.fit import ROW_HERE
from kit.writers.docx.job import Job, Place
from kit.writers.docx.look import style_id
from kit.writers.docx.markup import escape, twips, value
from kit.writers.docx.text import line, paragraph, spoken

EMPTY = paragraph("Kit Cell")
_ROLES = {
    "": "",
    "performer": "Kit Performer",
    "partner": "Kit Partner",
    "observer": "Kit Observer",
    "quote": "Kit Cell Quote",
    "strong": "Kit Cell Strong",
    "small": "Kit Cell Small",
    "mark": "Kit Cell Tick",
}


# ------------------------------------------------------------------ parts of tables


def cell(width: int, content: str = "", shade: str = "") -> str:
    """A cell of a width in twips. Its content is paragraphs, one empty paragraph at least."""
    ended = content if content.endswith("</w:p>") else content + EMPTY
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{ended}</w:tc>'


def row(cells: Iterable[str], height: int = 0, *, head: bool = False, grow: bool = False) -> str:
    """A row that no page breaks, at least as high as ``height`` in twips.

    A head is repeated on each page. A row that may grow is made taller where its page has room.
    """
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>{ROW_HERE if grow else ""}' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def table(
    style: str,
    widths: Sequence[int],
    rows: Iterable[str],
    title: str = "",
    *,
    first_row: bool = False,
    first_column: bool = False,
    last_row: bool = False,
    last_column: bool = False,
) -> str:
    """A table of fixed columns, named by ``title`` for those who cannot see it. The rest says which parts are heads."""
    bits = 0x600 | 0x20 * first_row | 0x40 * last_row | 0x80 * first_column | 0x100 * last_column
    parts = f'w:firstRow="{first_row:d}" w:lastRow="{last_row:d}" w:firstColumn="{first_column:d}" w:lastColumn="{last_column:d}"'
    named = value("tblCaption", escape(title)) + value("tblDescription", escape(title)) if title else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr>{value("tblStyle", style_id(style))}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{bits:04X}" {parts} w:noHBand="1" w:noVBand="1"/>{named}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def shared(width: int, shares: Sequence[float]) -> list[int]:
    """A width divided by shares, to the last twip."""
    total = sum(shares)
    edges = [round(width * sum(shares[:place]) / total) for place in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]


def aligned(style: str, align: Align) -> str:
    """The style's sister for an alignment, where it has one."""
    return f"{style} {align.capitalize()}" if align != "left" and style in ALIGNED else style


# ------------------------------------------------------------------ blocks


def reading_table(block: Table, job: Job, place: Place) -> str:
    """A table to read. Without a single title it has no head."""
    widths = _widths(block, place.width)
    titled = any(column.title for column in block.columns)
    head = [row(_heads(block, widths, job), head=True)] if titled else []
    body = (row(_cells(cells, block, widths, job)) for cells in block.rows)
    style = "Kit Table" if titled and block.role != "plain" else "Kit Plain Table"
    return table(style, widths, (*head, *body), block.title, first_row=titled, first_column=block.head_column)


def _heads(block: Table, widths: Sequence[int], job: Job) -> Iterator[str]:
    for column, width in zip(block.columns, widths, strict=True):
        yield cell(width, paragraph(aligned("Kit Cell Head", column.align), line(column.title, job)))


def _cells(cells: tuple[Cell, ...], block: Table, widths: Sequence[int], job: Job) -> Iterator[str]:
    named = "Kit Row Head" if block.role in _LEARNED else "Kit Cell Strong"
    for at, (text, column, width) in enumerate(zip(cells, block.columns, widths, strict=True)):
        plain = named if at == 0 and block.head_column else "Kit Cell"
        style = aligned(_ROLES[text.role] or plain, column.align)
        yield cell(width, spoken(text.text, "cell", job, style) or paragraph(style))


_LEARNED = ("", "anchors", "plain", "feedback")
"""Tables whose rows are to be learned: their names stand out in the face of headings."""


def _widths(block: Table, width: int) -> list[int]:
    """Columns by their shares, but none narrower than its longest word."""
    least = []
    for place, column in enumerate(block.columns):
        texts = (column.title, *(cells[place].text for cells in block.rows))
        least.append(twips(_CELL_MM + _LETTER_MM * max(map(longest_word, texts))))
    return bounded(width, [column.width for column in block.columns], least)


_LETTER_MM, _CELL_MM = 2.1, 4.0
"""Room for a letter of a word that must not be broken, and for the margins of its cell."""


def longest_word(text: Prose) -> int:
    """The number of letters of the longest word."""
    return max(map(len, re.split(r"[\s/\u2013\u2014-]+", text_of(text))))


def bounded(width: int, shares: Sequence[float], least: Sequence[int]) -> list[int]:
    """A width divided by shares, none less than its least, as long as there is room for that."""
    if sum(least) >= width:
        return shared(width, least)
    widths = shared(width, shares)
    narrow = [place for place, given in enumerate(widths) if given < least[place]]
    if not narrow:
        return widths
    wide = [place for place in range(len(widths)) if place not in narrow]
    fixed = sum(least[place] for place in narrow)
    rest = bounded(width - fixed, [shares[place] for place in wide], [least[place] for place in wide])
    found = dict(zip(wide, rest, strict=True)) | {place: least[place] for place in narrow}
    return [found[place] for place in range(len(widths))]


def strip(block: Strip, job: Job, place: Place) -> str:
    """The quiet strip: labels above, texts below."""
    widths = shared(place.width, [1] * len(block.cells))
    labels = (
        cell(width, paragraph("Kit Strip Label", line(part.label, job)))
        for part, width in zip(block.cells, widths, strict=True)
    )
    texts = (cell(width, spoken(part.text, "cell", job)) for part, width in zip(block.cells, widths, strict=True))
    return table("Kit Strip", widths, (row(labels), row(texts)), first_row=True)


def field_row(block: FieldRow, job: Job, place: Place, height_mm: float = 0) -> str:
    """Lines to fill in, each above its label."""
    widths = shared(place.width, [field.width for field in block.fields])
    cells = (
        cell(width, paragraph("Kit Field", line(field.label, job)))
        for field, width in zip(block.fields, widths, strict=True)
    )
    return table("Kit Fields", widths, [row(cells, twips(height_mm or job.sheet.field_mm))])
