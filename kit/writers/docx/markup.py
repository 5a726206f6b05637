"""Markup: small helpers that give well-formed pieces of XML as strings."""

from __future__ import annotations

from collections.abc import Iterable

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
ROOT = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:w14="{W14}" mc:Ignorable="w14"'

_SPACES = "\v\f\x1c\x1d\x1e\x1f\x85"
_FORBIDDEN = (
    *range(0x09),
    *range(0x0E, 0x1C),
    *range(0x7F, 0x85),
    *range(0x86, 0xA0),
    *range(0xD800, 0xE000),
    0xFFFE,
    0xFFFF,
)
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_FORBIDDEN),
    **dict.fromkeys(map(ord, _SPACES), " "),
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
}


def escape(text: str) -> str:
    """Text for XML, in element or attribute: control characters and lone surrogates are gone, markup is escaped."""
    return text.translate(_TABLE)


def value(tag: str, val: object) -> str:
    """An empty element with a value, such as ``<w:sz w:val="23"/>``."""
    return f'<w:{tag} w:val="{val}"/>'


def element(tag: str, content: Iterable[str] | str) -> str:
    """An element round its content, or nothing at all round nothing."""
    inner = content if isinstance(content, str) else "".join(content)
    return f"<w:{tag}>{inner}</w:{tag}>" if inner else ""


def part(root: str, content: Iterable[str] | str, namespaces: str = ROOT) -> bytes:
    """The bytes of a part of the package."""
    inner = content if isinstance(content, str) else "".join(content)
    return f"{DECLARATION}<{root} {namespaces}>{inner}</{root}>".encode()


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point, Word's unit of layout."""
    return round(millimetres * 1440 / 25.4)


def twentieths(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)
