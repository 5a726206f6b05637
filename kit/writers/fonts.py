"""Fonts for form fields: cut to the characters that people type, since PDF readers need them embedded whole."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

_TYPED = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x20AC]
"""Latin letters with their accents, figures and common marks."""


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
