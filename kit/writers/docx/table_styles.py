"""Table styles: the kinds of table, told apart by their rules; what stands in the cells has paragraph styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kit.brand import Palette
from kit.writers.docx.look import style_id
from kit.writers.docx.markup import element, twips, value
from kit.writers.docx.sheet import Sheet
from kit.writers.docx.theme import Colour, line, shading

Side = Literal["top", "left", "bottom", "right", "insideH", "insideV"]
_ORDER: tuple[Side, ...] = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of a table: its colour, thickness in points, and how it is drawn."""

    colour: Colour
    thick: float
    drawn: Literal["single", "dashed"] = "single"

    def xml(self, side: Side, palette: Palette) -> str:
        """The border's element."""
        return (
            f'<w:{side} w:val="{self.drawn}" w:sz="{round(self.thick * 8)}" w:space="0" {line(palette, self.colour)}/>'
        )


HAIR = Rule("rule", 0.5)
PEN = Rule("pen", 0.5)
FIRM = Rule("primary", 0.75)


@dataclass(frozen=True, slots=True)
class TableLook:
    """A table style. Margins of cells in millimetres: top, right, bottom, left."""

    name: str
    rules: dict[Side, Rule]
    margins: tuple[float, float, float, float]
    head: Rule | None = None
    """The rule under the first row."""
    bare_axes: bool = False
    """Whether the first column and the last row stand outside the grid."""
    high_sides: bool = False
    """Whether the first and last columns stand at the top of their cells, whatever the others do."""
    tint: float = 0
    middle: Literal["top", "center", "bottom"] = "top"

    def xml(self, palette: Palette) -> str:
        """The style's element."""
        borders = element("tblBorders", (self.rules[side].xml(side, palette) for side in _ORDER if side in self.rules))
        ground = shading(palette, "primary", self.tint) if self.tint else ""
        cell = element("tcPr", ground + (value("vAlign", self.middle) if self.middle != "top" else ""))
        return (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(self.name)}">{value("name", self.name)}'
            f"{value('basedOn', 'TableNormal')}{value('uiPriority', 4)}<w:qFormat/>"
            f"<w:tblPr>{borders}{_margins(self.margins)}</w:tblPr>{cell}{''.join(self._exceptions(palette))}</w:style>"
        )

    def _exceptions(self, palette: Palette) -> Iterator[str]:
        if self.head:
            yield _exception("firstRow", _borders(self.head.xml("bottom", palette)))
        if self.bare_axes:
            yield _exception("lastRow", _borders(_nothing("left", "bottom", "right", "insideV")))
            yield _exception("firstCol", _borders(_nothing("top", "left", "bottom", "insideH")))
        if self.high_sides:
            yield _exception("firstCol", value("vAlign", "top"))
            yield _exception("lastCol", value("vAlign", "top"))


def _margins(margins: tuple[float, float, float, float]) -> str:
    top, right, bottom, left = (twips(margin) for margin in margins)
    sides = {"top": top, "left": left, "bottom": bottom, "right": right}
    return element("tblCellMar", (f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items()))


def _exception(place: str, properties: str) -> str:
    return f'<w:tblStylePr w:type="{place}"><w:tcPr>{properties}</w:tcPr></w:tblStylePr>'


def _borders(sides: str) -> str:
    return element("tcBorders", sides)


def _nothing(*sides: str) -> str:
    return "".join(f'<w:{side} w:val="nil"/>' for side in sides)


def _looks(sheet: Sheet) -> Iterator[TableLook]:
    pad, box = sheet.cell_mm, _ORDER
    yield TableLook("Kit Table", {"bottom": HAIR, "insideH": HAIR}, (pad, 3, pad, 0), FIRM)
    yield TableLook("Kit Plain Table", {"top": HAIR, "bottom": HAIR, "insideH": HAIR}, (pad, 3, pad, 0))
    rules: dict[Side, Rule] = {"bottom": PEN, "insideH": PEN, "insideV": HAIR}
    yield TableLook("Kit Grid", rules, (pad, 1.2, pad, 1.2), FIRM, middle="center")
    yield TableLook("Kit Cards", dict.fromkeys(box, Rule("pen", 0.75, "dashed")), (4, 5, 4, 5))
    apart: dict[Side, Rule] = {"insideH": Rule("paper", 2.25)}
    yield TableLook("Kit Agenda", apart, (0, 2.5, 0, 2.5), middle="center", high_sides=True)
    yield TableLook("Kit Strip", {"insideV": HAIR}, (1.2, 4, 1.2, 4), tint=0.06)
    yield TableLook("Kit Pairs", {"bottom": HAIR, "insideH": HAIR}, (0, 3, 0, 0))
    yield TableLook("Kit Fields", {}, (0, 5, 0, 0), middle="bottom")
    yield TableLook("Kit Quadrants", dict.fromkeys(box, FIRM), (1.5, 2, 1.5, 2), bare_axes=True)
    yield TableLook("Kit Map", dict.fromkeys(box, HAIR), (1.2, 4, 1.8, 4))
    yield TableLook("Kit Rating", {"top": FIRM, "bottom": FIRM, "insideH": FIRM}, (0, 2, 0, 0))


@lru_cache(maxsize=32)
def cell_margins(sheet: Sheet) -> dict[str, tuple[float, float, float, float]]:
    """The margins of cells of each table style, by id, in millimetres: top, right, bottom, left."""
    return {style_id(look.name): look.margins for look in _looks(sheet)}


def table_styles(palette: Palette, sheet: Sheet) -> Iterator[str]:
    """All table styles, after Word's own plain one."""
    yield (
        f'<w:style w:type="table" w:default="1" w:styleId="TableNormal">{value("name", "Normal Table")}'
        f"{value('uiPriority', 99)}<w:semiHidden/><w:unhideWhenUsed/><w:tblPr>{_margins((0, 1.9, 0, 1.9))}</w:tblPr></w:style>"
    )
    for look in _looks(sheet):
        yield look.xml(palette)
