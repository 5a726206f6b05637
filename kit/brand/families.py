"""Families of type that come with kit, each from a package that brings its font files."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from kit.brand.tokens import Face, Family
from kit.errors import MissingPartError

_ADOBE = {
    "Regular": (400, False),
    "It": (400, True),
    "Semibold": (600, False),
    "SemiboldIt": (600, True),
    "Bold": (700, False),
}
_FOUR = {"Regular": (400, False), "Italic": (400, True), "Bold": (700, False), "BoldItalic": (700, True)}
_SIX = _FOUR | {"SemiBold": (600, False), "SemiBoldItalic": (600, True)}


@dataclass(frozen=True, slots=True)
class _Package:
    """Where a family's files are, and what stands for it in Word."""

    module: str
    ending: str
    styles: dict[str, tuple[int, bool]]
    word_fallback: str


_PACKAGED = {
    "Source Sans Pro": _Package("font_source_sans_pro", "otf", _ADOBE, "Calibri"),
    "Source Serif Pro": _Package("font_source_serif_pro", "otf", _ADOBE, "Georgia"),
    "Lato": _Package("font_lato", "ttf", _FOUR, "Segoe UI"),
    "Caladea": _Package("font_caladea", "ttf", _FOUR, "Cambria"),
    "Roboto": _Package("font_roboto", "ttf", _FOUR, "Arial"),
    "Hanken Grotesk": _Package("font_hanken_grotesk", "otf", _SIX, "Segoe UI"),
}

PACKAGED = tuple(_PACKAGED)
"""The names of the families that need no font files of a brand's own, wherever else they can be had."""


def packaged(name: str, word_fallback: str = "") -> Family:
    """A family from its package. Raises MissingPartError where the package is not installed."""
    package = _PACKAGED[name]
    try:
        folder = Path(str(files(package.module))) / "files"
    except ModuleNotFoundError:
        missing = package.module.replace("_", "-")
        raise MissingPartError(f"The typeface {name} is missing: install the package {missing}, or run make.") from None
    stem = name.replace(" ", "")
    faces = (
        Face(folder / f"{stem}-{style}.{package.ending}", weight, italic)
        for style, (weight, italic) in package.styles.items()
    )
    return Family(name, tuple(faces), word_fallback or package.word_fallback)
