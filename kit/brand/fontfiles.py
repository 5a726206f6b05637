"""Font files looked at before anything else opens them: what they are, and whether their licence lets them travel."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import brotli
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.woff2 import WOFF2DirectoryEntry

LARGEST = 8 * 1024 * 1024
"""Bytes of a font file."""
KINDS = frozenset({".ttf", ".otf", ".woff2"})
_LARGEST_UNPACKED = 32 * 1024 * 1024
_NEEDED = ("cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post")
_RESTRICTED, _NO_SUBSET, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_INSTALLABLE_OR_EDITABLE = 0x0008

_BROKEN = (
    TTLibError, struct.error, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError, OSError, EOFError,
    brotli.error, MemoryError, RecursionError, OverflowError,
)  # fmt: skip
"""What fontTools raises over files that no font program wrote."""


class FontFileError(Exception):
    """A file that is no font that can be used; the message ends a sentence."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """What a font file says of itself."""

    truetype: bool
    """Whether its outlines are TrueType's, the only ones that Word embeds."""
    rights: int
    """The licence bits, OS/2 fsType."""

    @property
    def travels(self) -> bool:
        """Whether it may be embedded in a document that people edit: installable, or editable embedding."""
        usage = self.rights & 0x000F
        return (usage == 0 or bool(usage & _INSTALLABLE_OR_EDITABLE)) and not self.rights & _BITMAPS_ONLY

    @property
    def printable(self) -> bool:
        """Whether it may be embedded in a PDF."""
        return self.rights & 0x000F != _RESTRICTED and not self.rights & _BITMAPS_ONLY

    @property
    def whole(self) -> bool:
        """Whether its licence wants it embedded whole."""
        return bool(self.rights & _NO_SUBSET)


@lru_cache(maxsize=64)
def look(path: Path) -> FontFile:
    """What a font file says of itself. Raises FontFileError."""
    data = path.read_bytes()
    _bounded(data)
    try:
        with TTFont(BytesIO(data), lazy=True) as font:
            missing = [table for table in _NEEDED if table not in font]
            if missing or not font.getBestCmap() or ("glyf" not in font and "CFF " not in font):
                raise FontFileError(f"lacks {', '.join(missing) or 'letters'}")
            font["hmtx"]  # the tables that a renderer opens first
            font["glyf" if "glyf" in font else "CFF "]
            return FontFile("glyf" in font, font["OS/2"].fsType)
    except FontFileError:
        raise
    except _BROKEN:
        raise FontFileError("cannot be read as a font") from None


def _bounded(data: bytes) -> None:
    """Refuses what is no font, and a WOFF2 that unpacks to more than a font is large."""
    if data[:4] not in {b"\x00\x01\x00\x00", b"OTTO", b"true", b"wOF2"}:
        raise FontFileError("is no TTF, OTF or WOFF2")
    if data[:4] != b"wOF2":
        return
    file = BytesIO(data)
    try:
        tables, packed = struct.unpack(">12xH6xI", file.read(24))
        file.seek(48)
        for _ in range(tables):
            WOFF2DirectoryEntry().fromFile(file)
        unpacked = brotli.Decompressor().process(file.read(packed), output_buffer_limit=_LARGEST_UNPACKED)
    except (struct.error, brotli.error, TTLibError, ValueError, IndexError, TypeError):
        raise FontFileError("cannot be unpacked") from None
    if len(unpacked) >= _LARGEST_UNPACKED:
        raise FontFileError("unpacks to more than 32 MB")
