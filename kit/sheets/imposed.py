"""Imposed sheets: pages of a finished PDF drawn reduced onto printer's sheets, with marks for folding and stitching.

What happens to tags, links and fields: a sheet is for paper, so pages are placed as drawings and marked as artifacts, and
the file has no tags. What was filled into fields is drawn; the fields themselves are gone. Whoever reads by ear is given
the file in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Literal

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from kit.paper import Paper
from kit.sheets.imposition import Side, Slot, quarto, saddle, side_by_side
from kit.sheets.part import Part

MM = 72 / 25.4
"""Points in a millimetre."""

CALIPER_MM = 0.1
"""The thickness of a sheet of copier paper, 80 g/m²."""

MARK_MM = 8
"""How far marks reach into the sheet: office printers leave the outer 4 to 5 mm white."""

HAIRLINE = b"0.25 w 0.55 G"

_TAGGING = {"BMC", "BDC", "EMC", "MP", "DP"}

PagesPerSide = Literal[2, 4]


def booklet(data: bytes, sheet: Paper, up: PagesPerSide = 2, blank: Part | None = None) -> bytes:
    """A booklet: two pages a side to fold once, or four to fold twice; stitched through the last fold.

    Pages are reduced to fit: A4 to A5 on a sheet of A4, to full size on A3. Two a side are printed on both sides of
    landscape sheets, turned on the short edge; four on portrait sheets, turned on the long edge. Inner sheets are drawn
    towards the fold by what they stick out. Where pages run out, ``blank`` stands if it is given.
    """
    with Pdf.open(BytesIO(data)) as source:
        sides = (saddle if up == 2 else quarto)(len(source.pages))
        return _imposed(source, sides, _turned(sheet) if up == 2 else sheet, rows=up // 2, folded=True, blank=blank)


def two_up(data: bytes, sheet: Paper) -> bytes:
    """Two pages side by side on each side of a landscape sheet, in reading order."""
    with Pdf.open(BytesIO(data)) as source:
        return _imposed(source, side_by_side(len(source.pages)), _turned(sheet), rows=1, folded=False)


def _turned(sheet: Paper) -> Paper:
    return Paper(sheet.name, max(sheet.width_mm, sheet.height_mm), min(sheet.width_mm, sheet.height_mm))


# ------------------------------------------------------------------ drawing


def _imposed(
    source: Pdf, sides: Sequence[Side], sheet: Paper, *, rows: int, folded: bool, blank: Part | None = None
) -> bytes:
    source.flatten_annotations("print")
    with Pdf.new() as imposed:
        drawings = [imposed.copy_foreign(drawing(page)) for page in source.pages]
        if blank is not None:
            with Pdf.open(BytesIO(blank.data)) as other:
                drawings.append(imposed.copy_foreign(drawing(other.pages[0])))
        for number, side in enumerate(sides):
            page = imposed.add_blank_page(page_size=(sheet.width_mm * MM, sheet.height_mm * MM))
            marks = _marks(sheet, rows, outermost=number == 0) if folded else b""
            _fill(imposed, page, side, drawings, rows, marks, blank is not None)
        describe(source, imposed)
        flip = Name.DuplexFlipShortEdge if sheet.width_mm > sheet.height_mm else Name.DuplexFlipLongEdge
        imposed.Root.ViewerPreferences.Duplex = flip
        file = BytesIO()
        imposed.save(
            file, min_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True
        )
        return file.getvalue()


def drawing(page: pikepdf.Page) -> Any:
    """A page as a form that can be drawn anywhere, without its tags."""
    form = page.as_form_xobject()
    kept = [item for item in pikepdf.parse_content_stream(form) if str(item.operator) not in _TAGGING]
    form.write(pikepdf.unparse_content_stream(kept))
    return form


def _fill(
    imposed: Pdf, page: pikepdf.Page, side: Side, drawings: Sequence[Any], rows: int, marks: bytes, say_blank: bool
) -> None:
    """Draws the pages of one side."""
    placed = [(slot, _page_in(slot, drawings, say_blank)) for slot in side]
    shown = {f"/P{place}": drawing for place, (_, drawing) in enumerate(placed) if drawing is not None}
    page.obj.Resources = Dictionary(XObject=Dictionary(shown))
    drawn = [
        _placement(page, slot, drawing, f"/P{place}", rows)
        for place, (slot, drawing) in enumerate(placed)
        if drawing is not None
    ]
    page.obj.Contents = imposed.make_stream(b"/Artifact BMC\n" + b"".join(drawn) + marks + b"EMC")


def _page_in(slot: Slot, drawings: Sequence[Any], say_blank: bool) -> Any:
    if slot.page is not None:
        return drawings[slot.page - 1]
    return drawings[-1] if say_blank else None


def _placement(page: pikepdf.Page, slot: Slot, drawing: Any, name: str, rows: int) -> bytes:
    """The drawing of a page in its slot: reduced to fit, moved towards the fold by what its leaf sticks out."""
    width, height = float(page.mediabox[2]) / 2, float(page.mediabox[3]) / rows
    creep = slot.depth * CALIPER_MM * MM * (1 if slot.column == 0 else -1)
    left, low = slot.column * width + creep, (rows - 1 - slot.row) * height
    cell = pikepdf.Rectangle(left, low, left + width, low + height)
    drawn: bytes = page.calc_form_xobject_placement(drawing, Name(name), cell, allow_expand=True)
    if not slot.turned:
        return drawn
    turn = f"q -1 0 0 -1 {cell.llx + cell.urx:.4f} {cell.lly + cell.ury:.4f} cm\n".encode()
    return turn + drawn + b"Q\n"


def _marks(sheet: Paper, rows: int, *, outermost: bool) -> bytes:
    """Dashes at both ends of each fold; on the outermost side two short lines on the fold where staples go."""
    width, height, length = sheet.width_mm * MM, sheet.height_mm * MM, MARK_MM * MM
    middle = width / 2
    lines = [(middle, 0, middle, length), (middle, height - length, middle, height)]
    if rows == 2:
        lines += [(0, height / 2, length, height / 2), (width - length, height / 2, width, height / 2)]
    drawn = [f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l S" for a, b, c, d in lines]
    staples = [f"{middle:.3f} {at - 6:.3f} m {middle:.3f} {at + 6:.3f} l S" for at in _staples(height, rows)]
    return (
        b"q " + HAIRLINE + b" [4 2] 0 d\n" + "\n".join(drawn).encode() + _solid(staples if outermost else []) + b"\nQ\n"
    )


def _solid(lines: Sequence[str]) -> bytes:
    return ("\n[] 0 d\n" + "\n".join(lines)).encode() if lines else b""


def _staples(height: float, rows: int) -> Iterator[float]:
    """Two places on the fold of the first page, a quarter of its height from either end."""
    page = height / rows
    yield page / 4
    yield page * 3 / 4


def describe(source: Pdf, made: Pdf) -> None:
    """Gives what was made of a document its language, title and author, and how it is printed."""
    made.Root.Lang = pikepdf.String(str(source.Root.get("/Lang", "")))
    with source.open_metadata() as said:
        kept = {key: said[key] for key in ("dc:title", "dc:creator", "xmp:CreateDate", "xmp:ModifyDate") if key in said}
    with made.open_metadata(set_pikepdf_as_editor=False) as metadata:
        for key, value in {**kept, "xmp:CreatorTool": "kit"}.items():
            metadata[key] = value
    duplex = source.Root.get("/ViewerPreferences", Dictionary()).get("/Duplex", Name.DuplexFlipLongEdge)
    made.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Duplex=duplex)
