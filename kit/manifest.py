"""Manifest: what was written last, from which values, and where page numbers fell; so: why a product is stale.

On disk it is a journal, one JSON line a record, later lines going before earlier ones. A line is added *before* its
file is moved into place: a build that is killed between the two leaves a file whose bytes an earlier line describes,
and that line is believed. A last line that was cut short is ignored.
"""

from __future__ import annotations

import json
import os
from collections.abc import Container, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

NAME = ".manifest.jsonl"
VERSION = 1
HEADER = json.dumps({"kit_manifest": VERSION})


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a document's pages fell when it was last laid out, and from which values."""

    module: str
    kind: str
    document: str
    """The fingerprint of the document's text and structure."""
    style: str
    """The fingerprint of writers, styles, brand and paper."""
    pages: int
    anchors: Mapping[str, int]
    remarks: tuple[str, ...] = ()
    """Promises that its pages did not keep."""


@dataclass(frozen=True, slots=True)
class Product:
    """A file that was written, and from which values."""

    name: str
    module: str
    kind: str
    format: str
    document: str
    style: str
    brand: str
    """The fingerprint of the brand alone, to say what changed."""
    sha256: str
    size: int
    mtime_ns: int
    references: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """The page maps of other documents that were printed, by kind."""


class Manifest:
    """The records of one folder, and their journal on disk.

    Of each file, every record is kept that may describe what is on disk now, the latest first.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._products: dict[str, tuple[Product, ...]] = {}
        self._layouts: dict[tuple[str, str], Layout] = {}
        self._changed = False
        for entry in _entries(self.path):
            self._take(entry)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all files on record."""
        return tuple(self._products)

    def candidates(self, name: str) -> tuple[Product, ...]:
        """The records that may describe a file, the latest first."""
        return self._products.get(name, ())

    def layout(self, module: str, kind: str) -> Layout | None:
        """The last known layout of a document."""
        return self._layouts.get((module, kind))

    def add(self, entry: Product | Layout) -> None:
        """Put a record on disk, then in mind. The folder must exist."""
        _append(self.path, _line(entry))
        self._take(entry)
        self._changed = True

    def settle(self, entry: Product) -> None:
        """Let one record alone describe its file: it was seen that it does."""
        self._products[entry.name] = (entry,)

    def forget(self, name: str) -> None:
        """Drop a file's records, in mind; on disk they go with ``compact``."""
        del self._products[name]
        self._changed = True

    def compact(self, modules: Container[str]) -> None:
        """Rewrite the journal with what still counts, as one move; layouts of other modules than these do not.

        A journal that nothing was added to is left alone. One that cannot be rewritten is complete as it is.
        """
        if not self._changed:
            return
        layouts = [entry for entry in self._layouts.values() if entry.module in modules]
        products = [entry for found in self._products.values() for entry in reversed(found)]
        lines = [HEADER, *map(_line, layouts), *map(_line, products)]
        fresh = self.path.with_name(f"{NAME}.new")
        with suppress(OSError):
            fresh.write_text("\n".join(lines) + "\n", encoding="utf-8")
            fresh.replace(self.path)

    def _take(self, entry: Product | Layout) -> None:
        if isinstance(entry, Layout):
            self._layouts[entry.module, entry.kind] = entry
        else:
            self._products[entry.name] = (entry, *self.candidates(entry.name))


def fingerprint(value: object) -> str:
    """The fingerprint of a frozen value: equal values have equal ones, in every process and on every machine."""
    return sha256(repr(value).encode()).hexdigest()


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes."""
    return sha256(data).hexdigest()


def _line(entry: Product | Layout) -> str:
    return json.dumps({"record": type(entry).__name__, **asdict(entry)}, ensure_ascii=False, sort_keys=True)


def _append(path: Path, line: str) -> None:
    with path.open("ab+") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(max(end - 1, 0))
        cut_short = end and file.read(1) != b"\n"
        before = f"{HEADER}\n" if not end else "\n" if cut_short else ""
        file.write(f"{before}{line}\n".encode())


def _entries(path: Path) -> list[Product | Layout]:
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        return []
    if _parsed(lines[0]) != json.loads(HEADER):
        return []
    return [entry for entry in map(_entry, lines[1:]) if entry is not None]


def _entry(line: bytes) -> Product | Layout | None:
    values = _parsed(line)
    record = values.pop("record", None)
    kind: type[Product | Layout] | None = {"Product": Product, "Layout": Layout}.get(record or "")
    try:
        return kind(**values) if kind else None
    except TypeError:
        return None


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        values = json.loads(line)
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}
