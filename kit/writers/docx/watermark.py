"""Watermark: the shape that Word itself puts into running heads, so that Design > Watermark finds and removes it."""

from __future__ import annotations

from dataclasses import dataclass

from kit.brand import Brand
from kit.writers.docx.markup import escape
from kit.writers.docx.sheet import Sheet
from kit.writers.watermark import COVER_MM, Watermark, watermark

_POINT = 72 / 25.4
_LINE = 1.2
"""Height of a line of type, as a share of its size."""
_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_WORD_ART = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
    '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"'
    ' o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/>'
    "</v:shapetype>"
)
"""Word's own definition of text along a straight line."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The runs that hold the watermark: in the middle of a page, and in the white part of a cover. Empty without one."""

    page: str = ""
    cover: str = ""


NO_MARKS = Marks()


def marks(brand: Brand, sheet: Sheet) -> Marks:
    """The watermark of a brand on a sheet."""
    on_page = watermark(brand, sheet.paper.width_mm, sheet.paper.height_mm)
    on_cover = watermark(brand, sheet.paper.width_mm, COVER_MM)
    if not on_page or not on_cover:
        return NO_MARKS
    down = sheet.paper.height_mm - COVER_MM / 2 - on_cover.size_mm * _LINE / 2
    return Marks(
        _run(on_page, "margin-top:0;mso-position-vertical:center"), _run(on_cover, f"margin-top:{down * _POINT:.1f}pt")
    )


def _run(mark: Watermark, down: str) -> str:
    """A shape behind the text, centred on the page but for how far ``down`` it stands."""
    style = (
        f"position:absolute;margin-left:0;{down};width:{mark.length_mm * _POINT:.1f}pt;height:{mark.size_mm * _LINE * _POINT:.1f}pt;"
        f"rotation:{-mark.angle:.1f};z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical-relative:page"
    )
    words = f'style="font-family:&quot;{escape(mark.family)}&quot;;font-size:1pt;font-weight:bold" string="{escape(mark.words)}"'
    return (
        f'<w:r><w:rPr><w:noProof/></w:rPr><w:pict {_SPACES}>{_WORD_ART}<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049"'
        f' type="#_x0000_t136" alt="" style="{style}" o:allowincell="f" fillcolor="{mark.colour}" stroked="f">'
        f'<v:textpath {words}/><w10:wrap anchorx="page" anchory="page"/></v:shape></w:pict></w:r>'
    )
