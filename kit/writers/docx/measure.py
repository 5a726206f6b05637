"""Measure: how high written paragraphs and tables will be, near enough to know what fits a page.

Word lays out, not kit; but leading is set in every style, so only the breaking of lines is a guess. Letters are taken to
be a little wider than they are: a line too many is white paper, a line too few is another page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree as ET

from kit.writers.docx.look import Look, style_id
from kit.writers.docx.markup import ROOT, W
from kit.writers.docx.sheet import Sheet
from kit.writers.docx.styles import looks
from kit.writers.docx.table_styles import cell_margins

_LETTER = {"": 0.43, "sans": 0.43, "serif": 0.46, "symbol": 0.8}
"""Width of a letter by family, as a share of its size: the mean of English and French text, and a little more."""
_LINE = {"": 1.26, "sans": 1.26, "serif": 1.375, "symbol": 1.2}
"""Height of a line of a family where no leading asks for more, as a share of its size."""
_CAPITALS, _BOLD, _TAB_LETTERS = 1.3, 1.1, 4
"""How much wider capitals and bold letters are, and for how many letters a tab stands."""
_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Measure:
    """A paragraph style in points: width of a letter, height of a line, room around it, indents, thickness of rules."""

    letter: float
    line: float
    around: float
    indents: float
    hangs: bool
    """Whether what stands before a first tab hangs out to the left."""

    def height(self, texts: Iterable[str], width: float) -> float:
        """The height of a paragraph; each text starts a line."""
        room = width - self.indents
        return sum(self._lines(text, room) for text in texts) * self.line + self.around

    def _lines(self, text: str, room: float) -> int:
        words = text.partition("\t")[2] or text if self.hangs else text
        if (len(words) + words.count("\t") * _TAB_LETTERS) * self.letter <= room:
            return 1
        lines, used = 1, 0.0
        for word in words.replace("\t", " " * _TAB_LETTERS).split(" "):
            wide = len(word) * self.letter
            if used and used + wide > room:
                lines, used = lines + 1, 0.0
            used += wide + self.letter
        return lines


def height(written: str, sheet: Sheet, pitches: tuple[float, ...]) -> float:
    """The height of written paragraphs and tables across a page, in points."""
    root = ET.fromstring(f"<w:body {ROOT}>{written}</w:body>")  # noqa: S314  # written a moment ago, by us
    return _Ruler(measures(sheet, pitches), cell_margins(sheet)).stack(root, sheet.width_mm * _MM)


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Measures elements as this package writes them: properties first, and the style first among them."""

    styles: Mapping[str, Measure]
    margins: Mapping[str, tuple[float, float, float, float]]

    def stack(self, parent: ET.Element, width: float) -> float:
        """The height of paragraphs and tables below one another."""
        total = 0.0
        for child in parent:
            if child.tag == _P:
                total += self.styles[child[0][0].attrib[_VAL]].height(_texts(child), width)
            elif child.tag == _TBL:
                total += self.table(child)
        return total

    def table(self, table: ET.Element) -> float:
        """The height of a table: of its rows, each as high as its highest cell or as it must be at least."""
        margins = self.margins[table[0][0].attrib[_VAL]]
        return sum(self.row(row, margins) + _RULE_PT for row in table if row.tag == _TR)

    def row(self, row: ET.Element, margins: tuple[float, float, float, float]) -> float:
        """The height of a row."""
        properties, *cells = row
        top, right, bottom, left = (margin * _MM for margin in margins)
        highest = max(int(each.get(_VAL, 0)) / 20 for each in properties)
        for cell in cells:
            room = int(cell[0][0].attrib[_WIDTH]) / 20 - left - right
            highest = max(highest, self.stack(cell, room) + top + bottom)
        return highest


def _texts(paragraph: ET.Element) -> list[str]:
    """The text of a paragraph, a piece for each forced line."""
    found = [""]
    for part in paragraph.iter():
        if part.tag == _T:
            found[-1] += part.text or ""
        elif part.tag == _TAB:
            found[-1] += "\t"
        elif part.tag == _BR:
            found.append("")
    return found


_VAL, _WIDTH = f"{{{W}}}val", f"{{{W}}}w"
_P, _TBL, _TR, _T, _TAB, _BR = (f"{{{W}}}{tag}" for tag in ("p", "tbl", "tr", "t", "tab", "br"))
_RULE_PT = 0.75
"""What the rule under a row takes."""


@lru_cache(maxsize=32)
def measures(sheet: Sheet, pitches: tuple[float, ...]) -> Mapping[str, Measure]:
    """A measure for each paragraph style, by id."""
    known: dict[str, Look] = {}
    for look in looks(sheet, pitches):
        known[look.id] = look.over(known[style_id(look.based)]) if look.name != "Normal" else look
    return {id: _measure(look) for id, look in known.items()}


def _measure(look: Look) -> Measure:
    face = look.face
    letter = (
        face.size * _LETTER[face.family] * (_BOLD if face.bold else 1) * (_CAPITALS if face.caps else 1) + face.track
    )
    leading = look.leading or 0
    rules = sum(edge.thick + edge.space for edge in look.edges if edge.side in ("top", "bottom"))
    return Measure(
        letter=letter,
        line=leading if look.exact else max(leading, face.size * _LINE[face.family]),
        around=(look.before or 0) + (look.after or 0) + rules,
        indents=((look.left or 0) + (look.right or 0)) * _MM,
        hangs=bool(look.hanging),
    )
