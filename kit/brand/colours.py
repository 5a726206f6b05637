"""Colours: CSS colours as hex, contrast as WCAG 2.2 measures it, and palettes that can be read on paper.

The rule that mends a palette: a colour that is too light for the text it makes is mixed with black, four parts in a
hundred at a time, until every pair passes. A colour that is nearly white has nothing to mix and is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tinycss2 import color4

from kit.brand.tokens import Brand, Palette

AA, AA_LARGE = 4.5, 3.0
"""The contrast of text with its ground, and of large text (WCAG 2.2, 1.4.3)."""
LARGE = 18.0
"""Points from which text is large. Bold text is from 14 points on, which kit's semi-bold headings do not claim."""
COVER = 0.13
"""How much white is in the lightest part of a cover's drawing, on which its numeral stands."""
PALEST = 1.5
"""The contrast with paper below which a colour is refused; for running text it is twice that."""
APART = 12.0
"""The least difference in lightness (CIE L*) between two greys that mean different things."""
_WHITE = "#FFFFFF"


def hexed(text: str) -> str | None:
    """A CSS colour as six-figure hex, over white where it is transparent. None for what is no colour."""
    try:
        colour = color4.parse_color(text[:100])
    except (ValueError, RecursionError):
        return None
    if colour is None or colour == "currentcolor":
        return None
    *parts, alpha = colour.to("srgb")
    return _hex(tuple(255 * (1 + (min(max(part, 0), 1) - 1) * alpha) for part in parts))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance, from 0 to 1."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@dataclass(frozen=True, slots=True)
class Pair:
    """A text colour on a ground, by their names in the palette, and the smallest size of such text in points."""

    text: str
    ground: str
    colours: tuple[str, str]
    points: float

    @property
    def contrast(self) -> float:
        """The contrast, from 1 to 21."""
        return contrast(*self.colours)

    @property
    def limit(self) -> float:
        """The least contrast: of large text less than of small."""
        return AA_LARGE if self.points >= LARGE else AA

    @property
    def passes(self) -> bool:
        """Whether the text can be read."""
        return self.contrast >= self.limit


_GROUNDS = {"paper": 0.0, "primary-6": 0.06, "primary-10": 0.10, "primary-30": 0.30, "accent-12": 0.12}
_PRINTED: dict[str, dict[str, float]] = {
    "ink": {"paper": 7.5, "primary-6": 8, "primary-10": 9, "primary-30": 11, "accent-12": 9},
    "soft": {"paper": 8, "primary-6": 8},
    "primary": {"paper": 7.5, "primary-6": 9, "primary-10": 9},
    "accent": {"paper": 9, "primary-6": 9},
    "title": {"paper": 20},
    "heading": {"paper": 13, "primary-6": 13},
    "link": {"paper": 8, "primary-6": 8},
}
"""The smallest size, in points, in which documents print each text colour on each ground, in either format."""


def pairs(palette: Palette) -> Iterator[Pair]:
    """Every text colour on every ground that the documents put it on."""
    for text, grounds in _PRINTED.items():
        colour = getattr(palette, text)
        if not colour:
            continue
        for ground, points in grounds.items():
            base = palette.accent if ground.startswith("accent") else palette.primary
            yield Pair(text, ground, (colour, palette.tint(base, _GROUNDS[ground])), points)
        if palette.marked:
            yield Pair(text, "watermark", (colour, palette.watermark), min(grounds.values()))
    yield Pair("paper", "panel", (palette.on_panel, palette.panel), 9)
    yield Pair("paper", "accent", (_WHITE, palette.accent), 13)
    if palette.solid:
        yield Pair("paper", "cover", (_WHITE, mixed(palette.primary, _WHITE, COVER)), 150)


def mended(palette: Palette) -> Palette:
    """The palette, its text colours darkened as far as the rule at the head of this file asks."""
    while failing := {pair.text for pair in pairs(palette) if not pair.passes} - {"paper"}:
        palette = _changed(palette, {name: mixed(getattr(palette, name), "#000000", 0.04) for name in failing})
    return palette


def derived(primary: str, accent: str, ink: str, *, marked: bool = False) -> Palette:
    """A palette from three colours: quieter text and rules are the ink, thinned with white."""
    quiet, rule = mixed(ink, _WHITE, 0.23), mixed(ink, _WHITE, 0.69)
    return Palette(primary, accent, ink, quiet, rule, "#999999", marked=marked)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share of another, from 0 to 1."""
    both = zip(_parts(colour), _parts(other), strict=True)
    return _hex(tuple(255 * (one + (two - one) * share) for one, two in both))


# ------------------------------------------------------------------ brands for other printing


def greyscale(brand: Brand) -> Brand:
    """The brand in greys of the same lightness; the two that mean different things are moved apart if they must be."""
    palette = brand.palette
    roles = ("primary", "accent", "ink", "soft", "rule", "pen", "title", "heading", "link")
    names = tuple(name for name in roles if getattr(palette, name))
    light = {name: lightness(getattr(palette, name)) for name in names}
    low, high = sorted(("primary", "accent"), key=light.__getitem__)
    if light[high] - light[low] < APART:
        light[high] = max(light[high], APART)
        light[low] = light[high] - APART
    greys = mended(_changed(palette, {name: _grey(light[name]) for name in names}))
    return replace(brand, palette=greys, colours=tuple((name, _grey(lightness(hex_))) for name, hex_ in brand.colours))


def ink_saver(brand: Brand) -> Brand:
    """The brand with white in place of every large area of colour."""
    return replace(brand, palette=replace(brand.palette, solid=False))


def lightness(colour: str) -> float:
    """The lightness that an eye sees (CIE L*), from 0 to 100."""
    bright = luminance(colour)
    return 116 * bright ** (1 / 3) - 16 if bright > 0.008856 else 903.3 * bright


def _grey(light: float) -> str:
    return min((_hex((level,) * 3) for level in range(256)), key=lambda grey: abs(lightness(grey) - light))


def _changed(palette: Palette, colours: dict[str, Any]) -> Palette:
    return replace(palette, **colours)


def _parts(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))


def _hex(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part):02X}" for part in parts)
