"""Families of type that come with kit, each from a package that brings its font files."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from kit.brand.tokens import Face, Family
from kit.errors import MissingPartError

_PACKAGED = {"Source Sans Pro": "font_source_sans_pro", "Source Serif Pro": "font_source_serif_pro"}
_FACES = (
    ("Regular", 400, False),
    ("It", 400, True),
    ("Semibold", 600, False),
    ("SemiboldIt", 600, True),
    ("Bold", 700, False),
)

PACKAGED = tuple(_PACKAGED)
"""The names of the families that need no font files of a brand's own."""


def packaged(name: str, word_fallback: str) -> Family:
    """A family from its package. Raises MissingPartError where the package is not installed."""
    try:
        folder = Path(str(files(_PACKAGED[name]))) / "files"
    except ModuleNotFoundError:
        package = _PACKAGED[name].replace("_", "-")
        raise MissingPartError(f"The typeface {name} is missing: install the package {package}, or run make.") from None
    stem = name.replace(" ", "")
    faces = (Face(folder / f"{stem}-{style}.otf", weight, italic) for style, weight, italic in _FACES)
    return Family(name, tuple(faces), word_fallback)
