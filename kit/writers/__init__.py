"""Writers: a composed document in, bytes out. A writer knows blocks and the brand, never modules or activities."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kit.brand import Brand
from kit.paper import Paper
from kit.project import STYLES

_RENDERERS = ("weasyprint", "pydyf", "tinycss2", "fonttools", "pyphen", "jinja2")


def fingerprint(brand: Brand, paper: Paper) -> str:
    """What the writers make of a document besides its words: their code, templates, styles, renderers and the brand's files."""
    digest = hashlib.sha256(_own_fingerprint().encode())
    digest.update(repr((brand, paper)).encode())
    for path in brand.files:
        if path == brand.overlay:
            continue  # it changes the words, and a document's words have a fingerprint of their own
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _own_fingerprint() -> str:
    folder = Path(__file__).resolve().parent
    files = [*folder.rglob("*.py"), *folder.rglob("*.j2"), *STYLES.glob("*.css"), *STYLES.glob("looks/*.css")]
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda path: path.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for name in _RENDERERS:
        digest.update(f"{name} {_version(name)}\n".encode())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def forget() -> None:
    """Have styles, templates and fonts read again: for a process that outlives a change of them."""
    from kit.writers import html, stylesheet

    _own_fingerprint.cache_clear()
    stylesheet.stylesheet.cache_clear()
    html.forget()
