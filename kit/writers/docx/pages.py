"""Pages: paper, margins and running heads of a section, which starts on a new page."""

from __future__ import annotations

from kit.writers.docx.markup import twips, value
from kit.writers.docx.sheet import Sheet

_SIDES = {"default": "right", "even": "left"}
"""Word's names for right and left pages."""


COVER = "head-cover"
"""The name of the running head that covers have where there is a watermark."""


def page_setup(sheet: Sheet, head: str, *, marked: bool = False) -> str:
    """The properties of a section whose running head has a name; a cover has none but for a watermark."""
    edge, margin = twips(sheet.edge_mm), twips(sheet.head_mm)
    bottom, foot = twips(sheet.edge_mm + sheet.imprint_mm), twips(sheet.foot_mm or sheet.head_mm)
    turned = ' w:orient="landscape"' if sheet.paper.width_mm > sheet.paper.height_mm else ""
    references = _references(head) if head else _cover_reference(marked)
    return (
        f"<w:sectPr>{references}{value('type', 'nextPage')}"
        f'<w:pgSz w:w="{twips(sheet.paper.width_mm)}" w:h="{twips(sheet.paper.height_mm)}"{turned}/>'
        f'<w:pgMar w:top="{edge}" w:right="{twips(sheet.outer_mm)}" w:bottom="{bottom}" w:left="{twips(sheet.inner_mm)}"'
        f' w:header="{margin}" w:footer="{foot}" w:gutter="0"/><w:cols w:space="720"/>{"" if head else "<w:titlePg/>"}</w:sectPr>'
    )


def relationship(name: str, side: str) -> str:
    """The id by which sections name a running head or foot for left or right pages."""
    return f"rId-{name}-{side}"


def _cover_reference(marked: bool) -> str:
    return f'<w:headerReference w:type="first" r:id="{relationship(COVER, "first")}"/>' if marked else ""


def _references(head: str) -> str:
    return "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{relationship(name, side)}"/>'
        for kind, name in (("header", head), ("footer", "foot"))
        for pages, side in _SIDES.items()
    )
