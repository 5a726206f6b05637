"""Brand: the colours, type, logos and words of an organisation. The same tokens become CSS properties and Word styles."""

from __future__ import annotations

from kit.brand.colours import contrast, greyscale, ink_saver, pairs
from kit.brand.files import BRAND_FILE, BRANDS, every, find, house, load, read
from kit.brand.tokens import Brand, Face, Family, Imprint, Logo, Logos, Palette, WordStyle

__all__ = [
    "BRANDS",
    "BRAND_FILE",
    "Brand",
    "Face",
    "Family",
    "Imprint",
    "Logo",
    "Logos",
    "Palette",
    "WordStyle",
    "contrast",
    "every",
    "find",
    "greyscale",
    "house",
    "ink_saver",
    "load",
    "pairs",
    "read",
]
