"""Reprint: the sheets that differ from those of an older pack, and a file of just those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from kit.kinds.pack import Again
from kit.pack.items import Item
from kit.pack.record import Printed
from kit.sheets import Part, joined, selected

REPRINT = "reprint.pdf"
"""The file of all sheets that are printed again, for machines that print one file."""


def differing(before: Sequence[Printed], now: Sequence[Printed]) -> tuple[Again, ...]:
    """What to print again, document by document: changed sheets in the copies there are, and whole copies where more come."""
    known = {(one.id, one.is_sent): one for one in before}
    return tuple(again for one in now for again in _again(known.get((one.id, one.is_sent)), one))


def _again(was: Printed | None, now: Printed) -> Iterator[Again]:
    """A file to send is sent again whole. What was sent is not on paper, so that all of it is still to be printed."""
    changed, printed = (_changed(was, now), was.copies) if was else ((), 0)
    if now.is_sent:
        if changed or not was:
            yield Again(now.id, now.title, _pages(now.sheets), now.copies, 0, bool(was), now.apart)
        return
    if changed:
        yield Again(now.id, now.title, _pages(changed), min(printed, now.copies), len(changed), True, now.apart)
    if now.copies > printed:
        yield Again(now.id, now.title, _pages(now.sheets), now.copies - printed, len(now.sheets), False, now.apart)


def dropped(before: Sequence[Printed], now: Sequence[Printed]) -> tuple[str, ...]:
    """The titles of documents that are in the older pack alone."""
    known = {one.id for one in now}
    return tuple(one.title for one in before if one.id not in known)


def _changed(was: Printed, now: Printed) -> tuple[tuple[int, ...], ...]:
    """The sheets on which anything is printed otherwise."""
    if was.one_sided != now.one_sided:
        return now.sheets
    faces = zip_longest(was.faces[: len(now.sheets)], now.faces)
    return tuple(sheet for sheet, (old, new) in zip(now.sheets, faces, strict=True) if old != new)


def _pages(sheets: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(number for sheet in sheets for number in sheet)


def reprints(first: Part, again: Sequence[Again], items: Sequence[Item], blank: Part) -> dict[str, bytes]:
    """The files of what is printed again, behind a ``first`` sheet that lists it; booklets in files of their own.

    Files to send are there already.
    """
    if all(one.apart == "send" for one in again):
        return {}
    known = {item.id: (number, item) for number, item in enumerate(items, start=1)}
    together = [_part(one, known[one.id][1]) for one in again if not known[one.id][1].apart]
    files = {REPRINT: joined((first, *together), first.title, blank)}
    for one in again:
        number, item = known[one.id]
        if item.apart and item.apart != "send":
            files[f"{number:02d}-reprint-{item.name.rsplit('-x', 1)[0]}-x{one.copies}.pdf"] = _part(one, item).data
    return files


def _part(again: Again, item: Item) -> Part:
    """What is printed of a document, both sides of each sheet, with its tags, fields and bookmarks."""
    return Part(selected(item.data, again.pages), again.title, again.copies, one_sided=item.one_sided)
