"""Watermark: an organisation's word such as DRAFT, large and light behind the text of every page.

It runs along a diagonal of the paper, on a cover along that of the white part. Every colour of text can be read on its
own colour: kit.brand sees to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import atan2, degrees, hypot
from urllib.parse import quote

from kit.brand import Brand
from kit.paper import Paper
from kit.writers.fonts import width

COVER_MM = 140.0
"""How much of a cover is white, measured from its foot."""
_WEIGHT = 700
_SHARE, _TALLEST = 0.72, 0.2
"""The most that it takes: of the diagonal along it, and of the paper's shorter side across it."""


@dataclass(frozen=True, slots=True)
class Watermark:
    """A line of text in the middle of an area. Lengths in millimetres; the angle rises to the right, in degrees."""

    words: str
    colour: str
    family: str
    size_mm: float
    length_mm: float
    angle: float


def watermark(brand: Brand, width_mm: float, height_mm: float) -> Watermark | None:
    """The watermark of a brand in an area of its paper; None where it has none."""
    words = brand.imprint.watermark
    if not words:
        return None
    wide = width(words, brand.sans.upright(_WEIGHT).path)
    size = min(_SHARE * hypot(width_mm, height_mm) / wide, _TALLEST * min(width_mm, height_mm))
    angle = degrees(atan2(height_mm, width_mm))
    return Watermark(words, brand.palette.watermark, brand.sans.name, size, size * wide, angle)


# ------------------------------------------------------------------ as styles


def watermark_styles(brand: Brand, paper: Paper) -> str:
    """The styles that put a brand's watermark behind every page; empty where it has none."""
    whole, cover = (watermark(brand, paper.width_mm, height) for height in (paper.height_mm, COVER_MM))
    if not whole or not cover:
        return ""
    address, on_cover = _address(whole, paper, paper.height_mm), _address(cover, paper, COVER_MM)
    place = "0 0 / 100% 100% no-repeat fixed"
    return f'@page {{ background: url("{address}") {place} }} @page cover {{ background: url("{on_cover}") {place} }}'


def watermark_on_screen(brand: Brand, paper: Paper) -> str:
    """The styles that keep it behind a page in a browser, which knows no backgrounds of pages."""
    mark = watermark(brand, paper.width_mm, paper.height_mm)
    if not mark:
        return ""
    place, address = "content: ''; position: fixed; inset: 0; z-index: -1", _address(mark, paper, paper.height_mm)
    return f'body::before {{ {place}; background: url("{address}") center / contain no-repeat }}'


def _address(mark: Watermark, paper: Paper, height_mm: float) -> str:
    """A drawing of the whole paper, with the watermark in the lowest ``height_mm`` of it."""
    x, y = paper.width_mm / 2, paper.height_mm - height_mm / 2
    text = (
        f'<text x="{x}" y="{y + 0.35 * mark.size_mm:.2f}" transform="rotate({-mark.angle:.2f} {x} {y})" text-anchor="middle"'
        f' font-family="Kit Sans, sans-serif" font-size="{mark.size_mm:.2f}" font-weight="{_WEIGHT}" fill="{mark.colour}">{escape(mark.words)}</text>'
    )
    box = f'viewBox="0 0 {paper.width_mm} {paper.height_mm}" width="{paper.width_mm}mm" height="{paper.height_mm}mm"'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{text}</svg>'
    return f"data:image/svg+xml,{quote(drawing)}"
