"""Cell styles: what stands in tables, strips, cards, grids and ratings."""

from __future__ import annotations

from collections.abc import Iterator

from kit.writers.docx.look import Edge, Face, Look
from kit.writers.docx.sheet import Sheet
from kit.writers.docx.text_styles import ACCENT_LABEL, FINE, LABEL, listed, named, small, title

ALIGNED = ("Kit Cell", "Kit Cell Head", "Kit Cell Strong", "Kit Cell Small")
"""Styles with sisters that are centred and set to the right."""


def cell_looks(sheet: Sheet) -> Iterator[Look]:
    """The paragraph styles of everything that stands in a cell."""
    yield from _tables(sheet)
    yield from _cards()
    yield from _answers(sheet)
    yield from _ratings()
    yield from _agenda(sheet)


def _tables(sheet: Sheet) -> Iterator[Look]:
    size, leading = sheet.small
    yield Look("Kit Cell", small(sheet), leading, 0, 0)
    head = Face("sans", 9, bold=True, track=0.3, colour="primary")
    yield Look("Kit Cell Head", head, 12, 0, 0, keep_next=True)
    yield Look("Kit Row Head", named(size + 0.5), leading, 0, 0)
    yield Look("Kit Cell Strong", Face(bold=True), based="Kit Cell")
    yield Look("Kit Cell Small", Face(size=9, colour="soft"), based="Kit Cell")
    yield Look("Kit Cell Quote", Face("serif", size + 0.5, italic=True), based="Kit Cell")
    for name in ALIGNED:
        keep = name == "Kit Cell Head"
        yield Look(f"{name} Center", based=name, align="center", keep_next=keep)
        yield Look(f"{name} Right", based=name, align="right", keep_next=keep)
    for name in ("Kit Cell Bullet", "Kit Cell Number", "Kit Cell Tick", "Kit Performer", "Kit Partner", "Kit Observer"):
        yield listed(name, Look("", Face(bold=name == "Kit Performer"), based="Kit Cell"))
    yield listed("Kit Cell Quote Bullet", Look("", based="Kit Cell Quote"))
    yield Look("Kit Strip Label", LABEL, 12, 2, 2, keep_next=True)
    yield Look("Kit Field", FINE, 12, 0, 0, edges=(Edge("top", "pen", 0.5, 2),))


def _cards() -> Iterator[Look]:
    yield Look("Kit Card Label", ACCENT_LABEL, 12, 0, 2)
    yield Look("Kit Card Title", title(13), 16, 0, 4)
    yield Look("Kit Card Heading", LABEL, 12, 5, 1)
    yield Look("Kit Card Text", Face("sans", 10.5), 13.5, 0, 2)
    yield Look("Kit Card Lead", Face("serif", 12), 16, 0, 3)


def _answers(sheet: Sheet) -> Iterator[Look]:
    yield Look("Kit Given", Face("serif", sheet.body.size - 0.5), 13.5, 0, 0)
    yield Look("Kit Numbered Given", based="Kit Given", left=8, hanging=8)
    yield Look("Kit Map Field", Face(size=10), 15, 0, 0)
    yield Look("Kit Axis", Face(colour="soft"), based="Kit Cell Center", align="center", keep_next=True)
    yield Look("Kit Quadrant", LABEL, 12, 2, 0, keep_next=True)


def _ratings() -> Iterator[Look]:
    yield Look("Kit Rating Item", named(11.5), 13.5, 2, 0, left=6, hanging=6)
    yield Look("Kit Rating Note", FINE, 10.8, 0, 1, left=6)
    yield Look("Kit Rating Box", Face("symbol", 22, colour="primary"), 24, 4, 0, exact=True, align="center")
    yield Look("Kit Rating Mark", Face(bold=True, colour="soft"), 13, based="Kit Cell Center", align="center")


def _agenda(sheet: Sheet) -> Iterator[Look]:
    yield Look("Kit Agenda Clock", Face(size=9, colour="soft"), 13, 2, 0, "Kit Cell", align="right")
    yield Look("Kit Bar", Face(size=11, bold=True, colour="ink"), 14, 0, 0, "Kit Cell", align="center")
    yield Look("Kit Main Bar", Face("serif", 16, colour="paper"), 18, 0, 0, "Kit Bar", align="center")
    yield Look("Kit Agenda Text", small(sheet), 13, 2, 0, left=98, hanging=98)
