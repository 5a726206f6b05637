"""Tokens: the colours, type, logo and words of a brand, resolved and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Face:
    """One file of a family. Weight from 100 to 900."""

    path: Path
    weight: int = 400
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """A family of type, with the name that Word falls back on where the family is not installed."""

    name: str
    faces: tuple[Face, ...]
    word_fallback: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as six-figure hex. Tints are flat, never transparent: a copier and a tagged PDF need it so."""

    primary: str = "#23483C"
    accent: str = "#B4532A"
    ink: str = "#1D1F1E"
    soft: str = "#505654"
    rule: str = "#B9BEBC"
    pen: str = "#999999"

    def tint(self, colour: str, share: float) -> str:
        """A colour mixed with white; ``share`` is how much colour remains, from 0 to 1."""
        parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return "#" + "".join(f"{round(255 + (part - 255) * share):02X}" for part in parts)


@dataclass(frozen=True, slots=True)
class Brand:
    """An organisation's brand, resolved: every path exists, every colour is a hex."""

    name: str
    """The folder under output/ and the name given to --brand."""
    organisation: str
    sans: Family
    serif: Family
    palette: Palette = field(default_factory=Palette)
    logo: Path | None = None
    logo_alt: str = ""
    contact: str = ""
    css: str = ""
    """The brand's own style sheet, which comes last."""
