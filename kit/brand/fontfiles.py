"""Font files looked at before anything else opens them: what they are, and whether their licence lets them travel."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import brotli
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.woff2 import WOFF2DirectoryEntry

LARGEST = 8 * 1024 * 1024
"""Bytes of a font file."""
KINDS = frozenset({".ttf", ".otf", ".woff", ".woff2"})
_LARGEST_UNPACKED = 32 * 1024 * 1024
_NEEDED = ("cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post")
_RESTRICTED, _NO_SUBSET, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_INSTALLABLE_OR_EDITABLE = 0x0008

_BROKEN = (
    TTLibError, struct.error, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError, OSError, EOFError,
    brotli.error, zlib.error, MemoryError, RecursionError, OverflowError,
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
    """Refuses what is no font, and what unpacks to more than a font is large."""
    kind = data[:4]
    if kind not in {b"\x00\x01\x00\x00", b"OTTO", b"true", *_UNPACKED}:
        raise FontFileError("is no TTF, OTF, WOFF or WOFF2")
    try:
        large = _UNPACKED[kind](data) if kind in _UNPACKED else 0
    except (struct.error, brotli.error, zlib.error, TTLibError, ValueError, IndexError, TypeError):
        raise FontFileError("cannot be unpacked") from None
    if large >= _LARGEST_UNPACKED:
        raise FontFileError("unpacks to more than 32 MB")


def _of_woff(data: bytes) -> int:
    """The bytes that the tables and the metadata of a WOFF unpack to, counted no further than is allowed."""
    (tables,) = struct.unpack_from(">12xH", data)
    blocks = [struct.unpack_from(">III", data, 24)]
    blocks += [struct.unpack_from(">4xIII", data, 44 + 20 * place) for place in range(tables)]
    total = 0
    for start, packed, length in blocks:
        if total < _LARGEST_UNPACKED:
            block, room = data[start : start + packed], _LARGEST_UNPACKED - total
            total += packed if packed == length else len(zlib.decompressobj().decompress(block, room))
    return total


def _of_woff2(data: bytes) -> int:
    """The bytes that the tables or the metadata of a WOFF2 unpack to, counted no further than is allowed."""
    file = BytesIO(data)
    tables, packed, start, extra = struct.unpack(">12xH6xI4xII", file.read(36))
    file.seek(48)
    for _ in range(tables):
        WOFF2DirectoryEntry().fromFile(file)
    blocks = (file.read(packed), data[start : start + extra])
    return max(
        len(brotli.Decompressor().process(block, output_buffer_limit=_LARGEST_UNPACKED)) for block in blocks if block
    )


_UNPACKED = {b"wOFF": _of_woff, b"wOF2": _of_woff2}
