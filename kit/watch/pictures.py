"""Pictures: the pages of a PDF as images, made when somebody looks at them."""

from __future__ import annotations

import io
import threading
from functools import lru_cache
from pathlib import Path

_ONE = threading.Lock()
"""PDFium is not made for several threads."""
SCALE = 1.5
"""Pixels for each point: clear on a screen, and a page weighs about 100 KB."""


def stamp(path: Path) -> int:
    """Something that differs whenever the file does; 0 where there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def count(path: Path) -> int:
    """How many pages there are to look at."""
    return _count(path, stamp(path))


def image(path: Path, number: int) -> bytes:
    """A page as PNG, counted from 0. Raises IndexError where there is none."""
    return _image(path, stamp(path), number)


@lru_cache(maxsize=64)
def _count(path: Path, stamp: int) -> int:
    from pypdfium2 import PdfDocument

    if not stamp:
        return 0
    with _ONE:
        document = PdfDocument(path.read_bytes())
        try:
            return len(document)
        finally:
            document.close()


@lru_cache(maxsize=96)
def _image(path: Path, stamp: int, number: int) -> bytes:
    from pypdfium2 import PdfDocument

    if not 0 <= number < _count(path, stamp):
        raise IndexError(number)
    with _ONE:
        document = PdfDocument(path.read_bytes())
        try:
            picture = document[number].render(scale=SCALE).to_pil()
        finally:
            document.close()
    out = io.BytesIO()
    picture.convert("RGB").quantize(64).save(out, "PNG")
    return out.getvalue()
