"""Sheet: the geometry of a document's pages and the size of its running text, by kind of document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from kit.paper import Paper
from kit.writers.docx.markup import twips


class Type(NamedTuple):
    """A size of type and its leading, in points."""

    size: float
    leading: float


_BODY, _SMALL = Type(11.5, 16), Type(10, 14)
LEAST_MM = 4.5
"""From what is printed to the edge of the paper: what printers ask for."""
FOOT_MM, MORE_MM = 10.0, 3.5
"""The height of a running foot with an imprint of a line below it, and of a line more."""
_TITLES = (Type(22, 28), Type(16, 20), Type(13, 16))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and its margins in millimetres, sizes in points.

    ``aside_mm`` is kept free at the right of running text, so that lines stay short enough to read aloud from; tables
    and times reach across it.
    """

    paper: Paper
    body: Type = _BODY
    small: Type = _SMALL
    """Tables, notes and cards."""
    titles: tuple[Type, Type, Type] = _TITLES
    """Headings of the first three levels."""
    cell_mm: float = 0.9
    """Room above and below the words of a cell."""
    field_mm: float = 12
    """Height of a line to fill in, with its label."""
    air: float = 1
    """Room above headings and between items; less where everything has to fit a page."""
    inner_mm: float = 24
    outer_mm: float = 17
    edge_mm: float = 20
    """Top and bottom margin."""
    head_mm: float = 10
    """From the edge of the paper to the running head, and from the foot to the edge."""
    foot_mm: float = 0
    """From the running foot to the edge of the paper, where that is not as far as the head."""
    imprint_mm: float = 0
    """What an imprint below the running foot takes from the text area."""
    aside_mm: float = 30

    @property
    def width_mm(self) -> float:
        """Width of the text area."""
        return self.paper.width_mm - self.inner_mm - self.outer_mm

    @property
    def height_mm(self) -> float:
        """Height of the text area."""
        return self.paper.height_mm - 2 * self.edge_mm - self.imprint_mm

    def signed(self, *, long: bool) -> Sheet:
        """The same sheet with room for an imprint, of two lines if it is ``long``, below its running foot."""
        high = FOOT_MM + (MORE_MM if long else 0)
        foot = max(LEAST_MM, min(self.head_mm, self.edge_mm - high))
        return replace(self, foot_mm=foot, imprint_mm=max(0.0, foot + high - self.edge_mm))

    @property
    def width(self) -> int:
        """Width of the text area in twips."""
        return twips(self.width_mm)


def sheet_for(kind: str, paper: Paper) -> Sheet:
    """The sheet on which a kind of document is laid out."""
    match kind:
        case "handout":
            titles = (Type(22, 26), Type(13, 16), Type(12, 15))
            return Sheet(paper, Type(11, 14.5), Type(10, 13), titles, cell_mm=0.5, air=0.4, aside_mm=18)
        case "scorecard":
            titles = (Type(20, 24), Type(15, 18), Type(12, 15))
            margins = {"inner_mm": 14.0, "outer_mm": 14.0, "edge_mm": 12.0, "head_mm": 6.0, "aside_mm": 0.0}
            return Sheet(paper, Type(10, 13.5), Type(9, 11.2), titles, cell_mm=0.5, field_mm=9.5, air=0.3, **margins)
        case _:
            return Sheet(paper)
