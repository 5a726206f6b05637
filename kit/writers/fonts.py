"""Fonts measured; and cut, for form fields and Word files, to the characters that people type, since both embed them whole."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

_TYPED = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x20AC]
"""Latin letters with their accents, figures and common marks."""


@lru_cache(maxsize=32)
def width(words: str, path: Path) -> float:
    """The width of words in the font at ``path``, as a share of its size."""
    with TTFont(path, lazy=True) as font:
        glyphs, widths = font.getBestCmap(), font["hmtx"]
        units = sum(widths[glyphs.get(ord(letter), ".notdef")][0] for letter in words)
        return float(units / font["head"].unitsPerEm)


@lru_cache(maxsize=8)
def form_font(path: Path) -> bytes:
    """A font of the Latin characters of the file at ``path``, without ligatures (PDF/UA-1 7.21.7 needs each in Unicode)."""
    options = Options()
    options.layout_features = ["kern"]
    options.notdef_outline = True
    with TTFont(path, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=_TYPED)
        subsetter.subset(font)
        data = BytesIO()
        font.save(data)
    return data.getvalue()


@lru_cache(maxsize=32)
def word_font(path: Path, family: str, style: str, *, whole: bool) -> bytes:
    """The TrueType font at ``path`` as Word wants it: unpacked, called by its family and style, cut unless ``whole``."""
    with TTFont(path, recalcTimestamp=False) as font:
        font.flavor = None
        if not whole:
            for tag in set(font.keys()) - _KEPT:
                del font[tag]
            options = Options()
            options.layout_features = ["lnum", "tnum", "pnum", "onum", "ccmp"]
            options.notdef_outline = True
            options.name_IDs = ["*"]
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=[*_TYPED, *_PRINTED])
            subsetter.subset(font)
        for id in (16, 17):
            font["name"].removeNames(nameID=id)
        for id, words in ((1, family), (2, style), (4, f"{family} {style}")):
            font["name"].setName(words, id, 3, 1, 0x409)
        data = BytesIO()
        font.save(data)
    return data.getvalue()


_PRINTED = [
    *range(0x370, 0x400),
    *range(0x400, 0x460),
    *range(0x1E00, 0x1F00),
    *range(0x2010, 0x2040),
    0x2190,
    0x2191,
    0x2192,
    0x2193,
    0x2122,
]
"""Greek, Cyrillic, Vietnamese and typographic marks, for those who write on in Word."""
_KEPT = {
    "GlyphOrder", "head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "fpgm", "prep", "cvt ", "loca", "glyf", "kern", "name", "post", "gasp", "GDEF",
    "GSUB",
}  # fmt: skip
"""The tables that Word reads; a variable font becomes its ordinary instance."""
