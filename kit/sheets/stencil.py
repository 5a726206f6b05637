"""Stencils: the small objects that every copy of a document needs for itself, cut out once and stamped for each copy.

PDF libraries copy an object from one file to another once only, and slowly. So a copy's objects are written as text: a
stencil has holes where the name of the copy, rows of the parent tree and numbers of objects go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import pikepdf
from pikepdf import Pdf

COPY = "{copy}"
"""What a string begins with where the copy's name goes."""

Values = Sequence[bytes]
"""What goes into a stencil's holes: the copy's name, its rows, the numbers of what copies share, those of its objects."""

_HOLE = re.compile(
    rb"\((?P<name>" + re.escape(COPY.encode()) + rb")?(?:[^\\()]|\\.)*\)"
    rb"|<[0-9A-Fa-f]*>|\b(?P<object>\d+) 0 R\b|/StructParents? (?P<row>\d+)",
    re.DOTALL,
)
"""A hole, by what goes into it; or a string, in which nothing is a hole but a copy's name at its beginning."""


@dataclass(frozen=True, slots=True)
class Pierced:
    """Text with ``%b`` for each hole, the places of the values that go into them, and what is behind it in a stream."""

    text: bytes
    holes: tuple[int, ...]
    stream: bytes = b""

    def filled(self, values: Values) -> bytes:
        """The text with its values."""
        return self.text % tuple(map(values.__getitem__, self.holes))


@dataclass(frozen=True, slots=True)
class Stencil:
    """The objects of a copy, those of a first copy alone, and how many rows of the parent tree a copy takes."""

    objects: tuple[Pierced, ...]
    extras: tuple[Pierced, ...]
    rows: int
    places: Mapping[int, int] = field(repr=False)
    """The places of numbers of the document it was cut from among the values."""

    def values(self, name: str, first_row: int, first_object: int, shared: Sequence[int]) -> Values:
        """What goes into the holes of a copy, whose rows and objects are numbered from these."""
        rows = range(first_row, first_row + self.rows)
        objects = range(first_object, first_object + len(self.objects) + len(self.extras))
        return (name.encode(), *map(b"%d".__mod__, chain(rows, shared, objects)))

    def pierced(self, text: bytes, stream: bytes = b"") -> Pierced:
        """Text of the document, with its holes."""
        kept, holes, end = list[bytes](), list[int](), 0
        for hole in _holes(text):
            start, after = hole.span(hole.lastgroup or 0)
            kept.append(text[end:start])
            holes.append(self._place(hole))
            end = after
        whole = b"%b".join(part.replace(b"%", b"%%") for part in (*kept, text[end:]))
        return Pierced(whole, tuple(holes), stream)

    def _place(self, hole: re.Match[bytes]) -> int:
        match hole.lastgroup:
            case "object":
                return self.places[int(hole["object"])]
            case "row":
                return 1 + int(hole["row"])
            case _:
                return 0


def cut(source: Pdf, leading: bytes, extra: bytes, shared: Sequence[int], rows: int) -> Stencil:
    """The stencil of all that the text ``leading`` leads to, and ``extra`` for the first copy, but not through what is shared.

    Rows of the parent tree are numbered from 0.
    """
    numbers = {number: 1 + rows + place for place, number in reversed(list(enumerate(shared)))}
    objects = dict(_followed(source, leading, set(numbers)))
    extras = dict(_followed(source, extra, {*numbers, *objects}))
    places = {number: 1 + rows + len(shared) + place for place, number in enumerate((*objects, *extras))}
    empty = Stencil((), (), rows, numbers | places)
    cut_out, more = (tuple(empty.pierced(*written) for written in found.values()) for found in (objects, extras))
    return Stencil(cut_out, more, rows, empty.places)


def _followed(source: Pdf, leading: bytes, known: set[int]) -> Iterator[tuple[int, tuple[bytes, bytes]]]:
    """The objects that a text leads to, with what is written of each, but for those that are known."""
    waiting = _named(leading)
    for number in waiting:  # which grows by what is found on the way
        if number not in known:
            known.add(number)
            written = _written(source.get_object(number, 0))
            waiting += _named(written[0])
            yield number, written


def _written(item: Any) -> tuple[bytes, bytes]:
    """An object's text, and what comes behind it where it is a stream."""
    if not isinstance(item, pikepdf.Stream):
        return item.unparse(resolved=True), b""
    data, told = item.read_raw_bytes(), pikepdf.Dictionary(dict(item.stream_dict.items()))
    told.Length = len(data)
    return told.unparse(resolved=True), b"\nstream\n" + data + b"\nendstream"


def _named(text: bytes) -> list[int]:
    """The numbers of the objects that a text names."""
    return [int(hole["object"]) for hole in _holes(text) if hole.lastgroup == "object"]


def _holes(text: bytes) -> Iterator[re.Match[bytes]]:
    return (found for found in _HOLE.finditer(text) if found.lastgroup)
