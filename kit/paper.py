"""Paper: the sheets that documents are laid out for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, in millimetres."""

    name: str
    width_mm: float
    height_mm: float

    @property
    def turned(self) -> Paper:
        """The same sheet on its other side."""
        return Paper(self.name, self.height_mm, self.width_mm)


A4 = Paper("A4", 210, 297)
LETTER = Paper("Letter", 215.9, 279.4)
PAPERS = {paper.name: paper for paper in (A4, LETTER)}

A3 = Paper("A3", 297, 420)
TABLOID = Paper("Tabloid", 279.4, 431.8)
SHEETS = {sheet.name: sheet for sheet in (A4, A3, LETTER, TABLOID)}
"""The sheets that documents are printed on, which may hold several pages."""
