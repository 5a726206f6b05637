"""Package: parts and their relationships as the bytes of a zip, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from kit.writers.docx.markup import DECLARATION, R, escape

_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = {
    "styles": (f"{_DOCUMENT}.styles+xml", f"{R}/styles"),
    "numbering": (f"{_DOCUMENT}.numbering+xml", f"{R}/numbering"),
    "settings": (f"{_DOCUMENT}.settings+xml", f"{R}/settings"),
    "fontTable": (f"{_DOCUMENT}.fontTable+xml", f"{R}/fontTable"),
    "theme": ("application/vnd.openxmlformats-officedocument.theme+xml", f"{R}/theme"),
    "head": (f"{_DOCUMENT}.header+xml", f"{R}/header"),
    "foot": (f"{_DOCUMENT}.footer+xml", f"{R}/footer"),
    "main": (f"{_DOCUMENT}.document.main+xml", f"{R}/officeDocument"),
    "core": (
        "application/vnd.openxmlformats-package.core-properties+xml",
        f"{_PACKAGE}/relationships/metadata/core-properties",
    ),
    "app": ("application/vnd.openxmlformats-officedocument.extended-properties+xml", f"{R}/extended-properties"),
}
_MIME = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the package: its path, its kind, its bytes, and the id by which the main part names it."""

    path: str
    kind: str
    data: bytes
    relationship: str


def package(
    main: bytes,
    parts: tuple[Part, ...],
    media: tuple[Part, ...],
    links: Mapping[str, str],
    properties: tuple[Part, ...],
    held: Mapping[str, tuple[Part, ...]],
) -> bytes:
    """The file. ``links`` gives the relationship of each address; ``properties`` stand beside the main part.

    ``held`` gives the fonts or pictures that another part than the main one names, by that part's path.
    """
    binary = {one.path: one for one in (*media, *(one for some in held.values() for one in some))}
    start = Part("word/document.xml", "main", main, "rId1")
    files = {
        "[Content_Types].xml": _content_types((start, *parts, *properties), tuple(binary.values())),
        "_rels/.rels": _relationships((start, *properties), ""),
        start.path: main,
        "word/_rels/document.xml.rels": _relationships((*parts, *media), "word/", links),
    }
    for path, some in held.items():
        if some:
            files[f"word/_rels/{path.removeprefix('word/')}.rels"] = _relationships(some, "word/")
    files |= {part.path: part.data for part in (*parts, *media, *properties, *binary.values())}
    return _zipped(files)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 0
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, 6)
    return target.getvalue()


def _content_types(parts: tuple[Part, ...], media: tuple[Part, ...]) -> bytes:
    endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    endings |= {ending: _MIME[ending] for ending in sorted({part.path.rsplit(".", 1)[1] for part in media})}
    defaults = "".join(f'<Default Extension="{ending}" ContentType="{mime}"/>' for ending, mime in endings.items())
    overrides = "".join(f'<Override PartName="/{part.path}" ContentType="{_KINDS[part.kind][0]}"/>' for part in parts)
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'.encode()


def _relationships(parts: tuple[Part, ...], base: str, links: Mapping[str, str] | None = None) -> bytes:
    found = [_relationship(part.relationship, _type(part), part.path.removeprefix(base)) for part in parts]
    found += [_relationship(id, f"{R}/hyperlink", href, ' TargetMode="External"') for href, id in (links or {}).items()]
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(found)}</Relationships>'.encode()


def _type(part: Part) -> str:
    return f"{R}/{part.kind}" if part.kind in {"image", "font"} else _KINDS[part.kind][1]


def _relationship(id: str, kind: str, target: str, mode: str = "") -> str:
    return f'<Relationship Id="{id}" Type="{kind}" Target="{escape(target)}"{mode}/>'
