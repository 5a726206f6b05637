"""Brand: the colours, type, logo and words of an organisation. The same tokens become CSS properties and Word styles."""

from __future__ import annotations

from kit.brand.files import BRAND_FILE, house, load
from kit.brand.tokens import Brand, Face, Family, Palette

__all__ = ["BRAND_FILE", "Brand", "Face", "Family", "Palette", "house", "load"]
