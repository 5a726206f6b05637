"""Fonts: a brand's faces as they travel inside a Word file, obfuscated as ECMA-376 part 4 asks (17.8.1, Font Embedding).

Only TrueType outlines whose licence lets them travel go along; kit.brand says so, and names what Word shows instead.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from kit.brand import Brand, Face, Family
from kit.brand.fontfiles import look
from kit.writers.docx.package import Part
from kit.writers.fonts import word_font

_STYLES = {
    "embedRegular": (400, False, "Regular"),
    "embedBold": (700, False, "Bold"),
    "embedItalic": (400, True, "Italic"),
    "embedBoldItalic": (700, True, "Bold Italic"),
}
_MASKED = 32


@dataclass(frozen=True, slots=True)
class Embedded:
    """One face inside the file: the element that names it, its key, and its part."""

    family: str
    element: str
    key: str
    part: Part

    def xml(self) -> str:
        """The reference from the font table."""
        return f'<w:{self.element} r:id="{self.part.relationship}" w:fontKey="{{{self.key}}}"/>'


@lru_cache(maxsize=16)
def embedded(brand: Brand) -> tuple[Embedded, ...]:
    """Every face that goes along."""
    return tuple(_embedded(brand))


def _embedded(brand: Brand) -> Iterator[Embedded]:
    number = 0
    for family in brand.families:
        for element, (weight, italic, style) in _STYLES.items():
            face = _nearest(family, weight, italic)
            if face is None or not _travels(face):
                continue
            number += 1
            data = word_font(face.path, family.name, style, whole=look(face.path).whole)
            key = str(uuid.UUID(bytes=sha256(data).digest()[:16])).upper()
            part = Part(f"word/fonts/font{number}.odttf", "font", obfuscated(data, key), f"rIdFont{number}")
            yield Embedded(family.name, element, key, part)


def obfuscated(data: bytes, key: str) -> bytes:
    """A font with its first 32 bytes masked by a key; masked twice, it is itself again."""
    mask = bytes.fromhex(key.replace("-", ""))[::-1] * 2
    return bytes(one ^ two for one, two in zip(data[:_MASKED], mask, strict=True)) + data[_MASKED:]


def _nearest(family: Family, weight: int, italic: bool) -> Face | None:
    """The face of a style: light ones are no bold, and a slope that is missing is not made up."""
    bold = weight > 500
    found = [face for face in family.faces if face.italic == italic and (face.weight > 500) == bold]
    return min(found, key=lambda face: abs(face.weight - weight), default=None)


def _travels(face: Face) -> bool:
    found = look(face.path)
    return found.truetype and found.travels
