"""Pictures: logos looked at before anything else opens them. Whatever is wrong is a sentence, and found in bounded time."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import etree
from PIL import Image

LARGEST = 4 * 1024 * 1024
"""Bytes of a logo."""
KINDS = frozenset({".svg", ".png", ".jpg", ".jpeg"})
_MOST_PIXELS = 16_000_000
_FEWEST_PIXELS = 160
_MOST_ELEMENTS = 5_000
_MOST_USES = 50
_WIDEST = 8.0
_ACTIVE = {"script", "foreignObject", "iframe", "image", "feImage", "audio", "video", "animate", "set", "handler", "a"}
_REACHES_OUT = re.compile(r"@import|url\(\s*['\"]?\s*(?!#)|javascript:|expression\(", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said of a picture: an error, or advice."""

    message: str
    hint: str
    fatal: bool = True


_MIME = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}


def data_address(path: Path) -> str:
    """A picture as an address that holds it."""
    return f"data:image/{_MIME[path.suffix.lower()]};base64,{b64encode(path.read_bytes()).decode()}"


def look(path: Path) -> Finding | None:
    """What is wrong with a logo, if anything."""
    data = path.read_bytes()
    if path.suffix.lower() == ".svg":
        return _drawing(data)
    return _bitmap(data, "PNG" if path.suffix.lower() == ".png" else "JPEG")


def _bitmap(data: bytes, kind: str) -> Finding | None:
    try:
        with Image.open(BytesIO(data), formats=[kind]) as image:
            width, height = image.size
            if width * height > _MOST_PIXELS:
                return Finding(f"is {width} by {height} pixels, which unpacks to too much", "Save it at 2000 pixels.")
            image.load()
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return Finding(f"is no {kind} that can be read", f"Save it again as {kind}.")
    if max(width, height) < _FEWEST_PIXELS:
        return Finding(
            f"is only {width} by {height} pixels", "It prints coarse; use an SVG or more pixels.", fatal=False
        )
    return _proportions(width, height)


def _drawing(data: bytes) -> Finding | None:
    if re.search(rb"<!(DOCTYPE|ENTITY)", data, re.IGNORECASE) or b"<?xml-stylesheet" in data:
        return Finding("declares entities or a style sheet of its own", "Save it as a plain SVG.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return Finding("is no SVG that can be read, or nests too deeply", "Save it again as a plain SVG.")
    if root.getroottree().docinfo.internalDTD is not None or b"\0" in data:
        return Finding("is not in UTF-8, or declares entities", "Save it as a plain SVG in UTF-8.")
    if etree.QName(root).localname != "svg":
        return Finding("is no SVG", "Save it again as a plain SVG.")
    return _contents(root) or _size(root)


def _contents(root: etree._Element) -> Finding | None:
    elements = list(root.iter("{*}*"))
    uses = [element for element in elements if etree.QName(element).localname == "use"]
    if len(elements) > _MOST_ELEMENTS or len(uses) > _MOST_USES:
        return Finding("has too many parts", "Simplify its paths, and save it as a plain SVG.")
    if any(
        etree.QName(above).localname in {"symbol", "g", "defs", "pattern"}
        for use in uses
        for above in use.iterancestors()
        if above.get("id")
    ):
        return Finding("uses parts that use parts", "Save it as a plain SVG, without symbols.")
    for element in elements:
        name = etree.QName(element).localname
        if name in _ACTIVE:
            return Finding(f"holds a {name} element", "Save it as a plain SVG: paths and text only.")
        if name == "style" and _REACHES_OUT.search("".join(str(part) for part in element.itertext())):
            return Finding("has styles that reach outside it", "Save it as a plain SVG.")
        for attribute, text in ((str(key), str(text)) for key, text in element.items()):
            plain = attribute.rsplit("}", 1)[-1].lower()
            if (
                plain.startswith("on")
                or (plain in {"href", "src"} and not text.startswith("#"))
                or _REACHES_OUT.search(text)
            ):
                return Finding(f"reaches outside itself or runs a program ({plain})", "Save it as a plain SVG.")
    return None


def _size(root: etree._Element) -> Finding | None:
    try:
        sides = [float(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    except ValueError:
        sides = []
    if len(sides) == 4 and sides[2] > 0 and sides[3] > 0:
        return _proportions(sides[2], sides[3])
    return Finding("states no size", "Give it a viewBox.")


def _proportions(width: float, height: float) -> Finding | None:
    if not 1 / _WIDEST < width / height < _WIDEST:
        return Finding("is very long or very high", "It will print small; use one of calmer proportions.", fatal=False)
    return None
