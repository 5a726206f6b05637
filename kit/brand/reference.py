"""Reference: what a Word document of an organisation's says of its styles and theme, and nothing else of it.

Of a style that kit has too, by name: size, weight, slope, capitals, underlining, alignment and space before and after, where
the style itself says them. Of the theme: three colours. Text, pictures, pages, typefaces and colours of styles stay behind.
A document with macros, or with anything but links that reaches outside it, is refused; so is one that unpacks to too much.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from zipfile import BadZipFile, ZipFile

from lxml import etree

from kit.brand.tokens import WordStyle

LARGEST = 16 * 1024 * 1024
"""Bytes of a reference document."""
KINDS = frozenset({".docx", ".dotx"})
STYLES = (
    "Normal", "Body Text", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4", "caption", "List Bullet",
    "List Number", "header", "footer", "toc 1", "toc 2",
)  # fmt: skip
"""The styles that are looked for, by Word's own names for them."""
_MOST_PARTS = 2_000
_LARGEST_PART = 4 * 1024 * 1024
_LARGEST_UNPACKED = 64 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BROKEN = (
    BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    etree.XMLSyntaxError,
)
"""What zipfile and lxml raise over files that no Word wrote."""


class UnusableReferenceError(Exception):
    """A document that cannot be used; the message ends a sentence."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What is taken of a document: styles that say something, and the theme's colours by the brand file's names for them."""

    path: Path | None = None
    styles: tuple[WordStyle, ...] = ()
    colours: tuple[tuple[str, str], ...] = ()


NOTHING = Reference()


def take(path: Path) -> Reference:
    """What is taken of a document. Raises UnusableReferenceError."""
    try:
        with ZipFile(path) as archive:
            _bounded(archive)
            for name in archive.namelist():
                if name.endswith(".rels"):
                    _inside(_part(archive, name))
            styles = tuple(_styles(_part(archive, "word/styles.xml")))
            theme = "word/theme/theme1.xml"
            return Reference(
                path, styles, tuple(_colours(_part(archive, theme))) if theme in archive.namelist() else ()
            )
    except _BROKEN:
        raise UnusableReferenceError("cannot be read as a Word document") from None


def _bounded(archive: ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
        raise UnusableReferenceError("unpacks to more than a document is large")
    if any("vbaproject" in part.filename.lower() or "activex" in part.filename.lower() for part in parts):
        raise UnusableReferenceError("holds macros or controls")
    if b"macroEnabled" in _bytes(archive, "[Content_Types].xml"):
        raise UnusableReferenceError("holds macros or controls")


def _bytes(archive: ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        raise UnusableReferenceError(f"has no part {name}; is it a Word document?")
    with archive.open(name) as part:
        data = part.read(_LARGEST_PART + 1)
    if len(data) > _LARGEST_PART:
        raise UnusableReferenceError("unpacks to more than a document is large")
    return data


def _part(archive: ZipFile, name: str) -> etree._Element:
    data = _bytes(archive, name)
    if b"<!" in data.replace(b"<!--", b""):
        raise UnusableReferenceError("declares entities")
    return etree.fromstring(
        data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    )


def _inside(links: etree._Element) -> None:
    """Refuses what reaches outside the document, but for links that a reader would click."""
    for link in links:
        kind = str(link.get("Type", "")).rsplit("/", 1)[-1]
        if link.get("TargetMode") == "External" and kind != "hyperlink":
            raise UnusableReferenceError(f"reaches outside itself ({kind})")


# ------------------------------------------------------------------ what is taken


def _styles(root: etree._Element) -> Iterator[WordStyle]:
    known = {name.lower(): name for name in STYLES}
    for style in root.iter(f"{_W}style"):
        name = _value(style.find(f"{_W}name")).lower()
        if style.get(f"{_W}type") == "paragraph" and name in known:
            taken = _style(known.pop(name), style)
            if taken != WordStyle(taken.name):
                yield taken


def _style(name: str, style: etree._Element) -> WordStyle:
    letters, lines = style.find(f"{_W}rPr"), style.find(f"{_W}pPr")
    spacing = lines.find(f"{_W}spacing") if lines is not None else None
    size = _number(_child(letters, "sz"), "val")
    return WordStyle(
        name,
        size=size / 2 if size else None,
        bold=_toggle(letters, "b"),
        italic=_toggle(letters, "i"),
        caps=_toggle(letters, "caps"),
        underline=None if _child(letters, "u") is None else _value(_child(letters, "u")) != "none",
        align=_ALIGN.get(_value(_child(lines, "jc"))),
        before=_points(spacing, "before"),
        after=_points(spacing, "after"),
    )


_ALIGN: Mapping[str, Literal["left", "center", "right"]] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
}
"""Justified text is not taken: it needs hyphens that Word does not set."""


def _child(parent: etree._Element | None, tag: str) -> etree._Element | None:
    return None if parent is None else parent.find(f"{_W}{tag}")


def _value(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get(f"{_W}val", ""))


def _toggle(letters: etree._Element | None, tag: str) -> bool | None:
    found = _child(letters, tag)
    return None if found is None else _value(found) not in {"0", "false", "off"}


def _number(element: etree._Element | None, attribute: str) -> int | None:
    text = "" if element is None else str(element.get(f"{_W}{attribute}", ""))
    return int(text) if re.fullmatch(r"\d{1,4}", text) else None


def _points(spacing: etree._Element | None, side: str) -> float | None:
    twentieths = _number(spacing, side)
    return None if twentieths is None else twentieths / 20


_SLOTS = {"accent1": "primary", "accent2": "secondary", "dk1": "foreground"}


def _colours(theme: etree._Element) -> Iterator[tuple[str, str]]:
    scheme = theme.find(f".//{_A}clrScheme")
    if scheme is None:
        return
    for slot, name in _SLOTS.items():
        found = scheme.find(f"{_A}{slot}/*")
        figures = "" if found is None else str(found.get("lastClr") or found.get("val") or "")
        if re.fullmatch(r"[0-9A-Fa-f]{6}", figures):
            yield name, f"#{figures.upper()}"
