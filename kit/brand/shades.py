"""Shades: how strongly a logo stands out from the ground that it is printed on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from lxml import etree
from PIL import Image

from kit.brand.colours import contrast, hexed, mixed

LEAST = 1.5
"""The contrast below which a logo is not seen."""
CLEAR = 3.0
"""The contrast that WCAG 2.2 asks of graphics (1.4.11); logos need not have it, and are the better for it."""
_STRONGEST = 0.02
"""The share of a picture's pixels that its strength is measured by: thin letters are no more."""
_SMALL = (64, 64)
_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polygon", "polyline", "text", "tspan", "use"}
_PAINT = re.compile(r"(?:^|[;{\s])(fill|stroke|stop-color)\s*:\s*([^;}]+)")


def strength(path: Path, ground: str) -> float:
    """The contrast with a ground of what stands out most from it, from 1 to 21; clear where no colour is found in a drawing."""
    return _strength(path, path.stat().st_mtime_ns, ground)


@lru_cache(maxsize=64)
def _strength(path: Path, _changed: int, ground: str) -> float:
    data = path.read_bytes()
    shades = dict.fromkeys(_paints(data), 1) if path.suffix.lower() == ".svg" else Counter(_pixels(data))
    left = sum(shades.values()) * _STRONGEST
    strongest = sorted(
        ((contrast(mixed(colour, ground, 1 - alpha), ground), times) for (colour, alpha), times in shades.items()),
        reverse=True,
    )
    for found, times in strongest:
        left -= times
        if left < 0:
            return found
    return CLEAR


def _pixels(data: bytes) -> Iterator[tuple[str, float]]:
    """The colour of every pixel of a small copy and how dense it is, from 0 to 1."""
    with Image.open(BytesIO(data)) as image:
        image.thumbnail(_SMALL)
        values = iter(image.convert("RGBA").tobytes())
        for red, green, blue, alpha in zip(values, values, values, values, strict=True):
            yield f"#{red:02X}{green:02X}{blue:02X}", alpha / 255


def _paints(data: bytes) -> Iterator[tuple[str, float]]:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    elements = list(root.iter("{*}*"))
    sheets = " ".join("".join(map(str, one.itertext())) for one in elements if etree.QName(one).localname == "style")
    named = {color for _, text in _PAINT.findall(sheets) if (color := hexed(text.strip()))}
    yield from ((colour, 1.0) for colour in named)
    for element in elements:
        own = dict(_own_paints(element))
        yield from ((colour, 1.0) for text in own.values() if (colour := hexed(text)))
        if etree.QName(element).localname in _SHAPES and not named and not _painted(element):
            yield "#000000", 1.0


def _own_paints(element: etree._Element) -> Iterator[tuple[str, str]]:
    for name in ("fill", "stroke", "stop-color"):
        if element.get(name):
            yield name, str(element.get(name))
    yield from ((name, text.strip()) for name, text in _PAINT.findall(str(element.get("style", ""))))


def _painted(element: etree._Element) -> bool:
    """Whether an element, or one that holds it, says how it is filled or drawn; otherwise it is black."""
    return any(dict(_own_paints(one)) for one in (element, *element.iterancestors()))
