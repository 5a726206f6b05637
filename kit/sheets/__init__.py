"""Sheets: laid-out documents on their way to paper. Functions from PDF to PDF that render nothing again."""

from __future__ import annotations

from kit.sheets.blank import blank, blank_page
from kit.sheets.digest import page_digests
from kit.sheets.grey import grey
from kit.sheets.imposed import booklet, two_up
from kit.sheets.joining import Binder, joined
from kit.sheets.part import Part, Place, page_count, places, places_of
from kit.sheets.selected import selected

__all__ = [
    "Binder",
    "Part",
    "Place",
    "blank",
    "blank_page",
    "booklet",
    "grey",
    "joined",
    "page_count",
    "page_digests",
    "places",
    "places_of",
    "selected",
    "two_up",
]
