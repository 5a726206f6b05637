"""Binding: what a file of many copies holds once, written as text: its catalogue, pages, tags, fields and bookmarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import accumulate

from pikepdf import String

from kit.sheets.original import Original
from kit.sheets.part import Place
from kit.sheets.stencil import Pierced, Values


@dataclass(frozen=True, slots=True)
class Bound:
    """A copy with what fills its holes: its title and language, and its place; a blank page has none."""

    title: str
    model: Original
    values: Values
    first_row: int
    place: Place | None

    @property
    def is_first(self) -> bool:
        """Whether it is the first copy of its part, to which bookmarks lead."""
        return self.place is not None and self.place.copy == 0

    @property
    def objects(self) -> Iterator[bytes]:
        """The texts of its own objects."""
        stencil = self.model.stencil
        return (
            pierced.filled(self.values) + pierced.stream
            for pierced in (*stencil.objects, *(stencil.extras if self.is_first else ()))
        )

    def filled(self, texts: Sequence[Pierced]) -> bytes:
        """Texts filled for it, one after the other."""
        return b" ".join(text.filled(self.values) for text in texts)


@dataclass(frozen=True, slots=True)
class Once:
    """The numbers of objects that a file has once. Bookmarks of the parts follow behind ``outline``."""

    catalogue: int
    pages: int
    tree: int
    parents: int
    document: int
    destinations: int
    outline: int

    @classmethod
    def starting(cls, first: int) -> Once:
        """Numbered from the first."""
        return cls(*range(first, first + len(fields(cls))))

    def bookmark(self, part: int) -> int:
        """The bookmark of a part, by its place among the parts."""
        return self.outline + 1 + part


def bound(copies: Sequence[Bound], once: Once, parts: int, title: str, said: Mapping[str, bytes]) -> Iterator[bytes]:
    """The texts of the objects that a file has once, in the order of their numbers, then of the parts' bookmarks.

    ``said`` are entries of its catalogue that are known already, and the resources of its forms at ``/DR``.
    """
    pages = b" ".join(copy.filled(copy.model.pages) for copy in copies)
    yield _catalogue(copies, once, said)
    yield _dictionary(Type=b"/Pages", Kids=_array(pages), Count=b"%d" % sum(len(copy.model.pages) for copy in copies))
    yield _dictionary(
        Type=b"/StructTreeRoot",
        K=_array(_reference(once.document)),
        ParentTree=_reference(once.parents),
        ParentTreeNextKey=b"%d" % sum(copy.model.stencil.rows for copy in copies),
    )
    yield _dictionary(Nums=_array(*_rows(copies)))
    tops = [copy.filled([copy.model.top]) for copy in copies if copy.model.top]
    yield _dictionary(Type=b"/StructElem", S=b"/Document", P=_reference(once.tree), T=_string(title), K=_array(*tops))
    yield _dictionary(Names=_array(*(text for pair in _destinations(copies) for text in pair)))
    yield from _outline(copies, once, parts)


def _catalogue(copies: Sequence[Bound], once: Once, said: Mapping[str, bytes]) -> bytes:
    forms = [copy.filled([copy.model.form]) for copy in copies if copy.model.form]
    entries = {key: text for key, text in said.items() if key != "DR"}
    if forms:
        entries["AcroForm"] = _dictionary(Fields=_array(*forms), DR=said["DR"], NeedAppearances=b"false")
    if any(copy.model.destinations for copy in copies):
        entries["Names"] = _dictionary(Dests=_reference(once.destinations))
    return _dictionary(
        Type=b"/Catalog",
        Pages=_reference(once.pages),
        StructTreeRoot=_reference(once.tree),
        MarkInfo=_dictionary(Marked=b"true"),
        Outlines=_reference(once.outline),
        PageLabels=_dictionary(Nums=_array(*_labels(copies))),
        **entries,
    )


def _rows(copies: Sequence[Bound]) -> Iterator[bytes]:
    for copy in copies:
        for number, row in copy.model.numbers:
            yield b"%d %b" % (copy.first_row + number, row.filled(copy.values))


def _destinations(copies: Sequence[Bound]) -> list[tuple[bytes, bytes]]:
    """Names and places, sorted by name as readers expect. Names are plain letters in brackets."""
    named = (
        (name.filled(copy.values), place.filled(copy.values))
        for copy in copies
        for name, place in copy.model.destinations
    )
    return sorted(named, key=lambda pair: pair[0][1:-1])


def _labels(copies: Sequence[Bound]) -> Iterator[bytes]:
    """Labels such as “Participant handout 3”, as viewers show them beside the page."""
    starts = accumulate((len(copy.model.pages) for copy in copies), initial=0)
    for start, copy in zip(starts, copies, strict=False):
        label = _dictionary(P=_string(f"{copy.title} "), S=b"/D") if copy.place else _dictionary(P=_string(copy.title))
        yield b"%d %b" % (start, label)


def _outline(copies: Sequence[Bound], once: Once, parts: int) -> Iterator[bytes]:
    """The bookmarks' root, then a bookmark for each part at its first copy, closed over its own; nothing without copies."""
    firsts = {copy.place.part: copy for copy in copies if copy.place and copy.is_first}
    chain = [once.bookmark(part) for part in firsts]
    beside = {part: (before, after) for part, before, after in zip(firsts, [0, *chain], [*chain[1:], 0], strict=False)}
    yield _dictionary(
        Type=b"/Outlines", First=_reference(chain[0]), Last=_reference(chain[-1]), Count=b"%d" % len(chain)
    )
    for part in range(parts):
        yield _bookmark(firsts[part], once, *beside[part]) if part in firsts else b"null"


def _bookmark(copy: Bound, once: Once, before: int, after: int) -> bytes:
    neighbours = {"Prev": before, "Next": after}
    entries = {key: _reference(number) for key, number in neighbours.items() if number}
    if copy.model.bookmarks:
        first, last, shown = copy.model.bookmarks
        entries |= {"First": copy.filled([first]), "Last": copy.filled([last]), "Count": b"%d" % -shown}
    place = _array(copy.filled(copy.model.pages[:1]), b"/Fit")
    return _dictionary(Title=_string(copy.title), Parent=_reference(once.outline), Dest=place, **entries)


# ------------------------------------------------------------------ as text


def _dictionary(**entries: bytes) -> bytes:
    return b"<< %b >>" % b" ".join(b"/%b %b" % (key.encode(), text) for key, text in entries.items())


def _array(*texts: bytes) -> bytes:
    return b"[ %b ]" % b" ".join(texts)


def _reference(number: int) -> bytes:
    return b"%d 0 R" % number


def _string(text: str) -> bytes:
    return String(text).unparse()
