"""Proof: a brand on a few pages, to look at before anything is printed.

::

    Brand, what was noted ─sheet→ swatches, contrasts, specimens, placements ─┐
    Curriculum ─pages→ small pictures of each document ─┤─template, PDF writer→ bytes
"""

from __future__ import annotations

from kit.brand import Brand
from kit.curriculum import Curriculum
from kit.curriculum.titled import titled
from kit.errors import Problem
from kit.paper import Paper
from kit.proof.pages import shots
from kit.proof.sheet import sheet
from kit.writers import html, pdf

__all__ = ["proof"]


def proof(brand: Brand, noted: tuple[Problem, ...], curriculum: Curriculum, paper: Paper) -> bytes:
    """The proof sheet of a brand as a PDF: its colours, contrasts, type, logos, and pages of a curriculum in it."""
    pictures = tuple(shots(titled(curriculum, brand.course), brand, paper))
    page = html.render("proof.html.j2", brand, sheet=sheet(brand, noted), shots=pictures)
    return pdf.print_page(page, f"{brand.name}-proof-sheet", "proof", brand, paper)
