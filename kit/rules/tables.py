"""Tables and figures: rows have as many cells as there are columns, and all fits on the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.worksheets import Map, Match, Statements, TableSheet
from kit.rules.finding import Finding, count, module_origin

WIDEST_MM: Final = 172
"""The width of a page between its margins."""

_FOUR_FIELDS: Final = 4


def rules(curriculum: Curriculum) -> Iterator[Finding]:
    """Ragged or overwide tables, and figures with the wrong number of fields."""
    for module in curriculum.modules:
        origin = module_origin(module)
        for section in module.concept_page.sections:
            place = f"{origin}/concept_page/sections/{section.id}/rows"
            yield from _cells(len(section.columns), [len(row) for row in section.rows], place)
        yield from _worksheets(module)


def _worksheets(module: Module) -> Iterator[Finding]:
    for sheet in module.worksheets:
        origin = f"{module_origin(module)}/worksheets/{sheet.id}"
        if sheet.reference:
            lengths = [len(row) for row in sheet.reference.rows]
            yield from _cells(len(sheet.reference.columns), lengths, f"{origin}/reference/rows")
        if sheet.answer_key:
            lengths = [len(row.cells) for row in sheet.answer_key.rows]
            yield from _cells(len(sheet.answer_key.columns), lengths, f"{origin}/answer_key/rows")
        match sheet:
            case TableSheet():
                yield from _table(sheet, origin)
            case Statements():
                yield from _widths(
                    _given(sheet.statement_width_mm, *(column.width_mm for column in sheet.columns)), origin
                )
            case Match():
                yield from _match(sheet, origin)
            case Map():
                yield from _map(sheet, origin)


def _cells(columns: int, lengths: list[int], origin: str) -> Iterator[Finding]:
    """Rows that have more or fewer cells than there are columns, or than the first row where none are named."""
    expected = columns or lengths[0]
    like = "as there are columns" if columns else "like the first row"
    for place, length in enumerate(lengths, start=1):
        if length != expected:
            message = f"This row has {count(length, 'cell')}, and should have {expected}, {like}."
            yield Finding("KIT340", f"{origin}/{place}", message, 'A cell that stays empty is written "".')


def _given(*widths: float | None) -> float:
    return sum(width for width in widths if width is not None)


def _widths(total: float, origin: str) -> Iterator[Finding]:
    if total > WIDEST_MM:
        message = f"The columns are {total:g} mm wide together, and a page has {WIDEST_MM} mm."
        yield Finding("KIT341", f"{origin}/columns", message, "Make some of them narrower.", warning=True)


def _table(sheet: TableSheet, origin: str) -> Iterator[Finding]:
    yield from _widths(_given(*(column.width_mm for column in sheet.columns)), origin)
    if sheet.row_labels and sheet.rows is not None:
        message = "The table has both `rows` and `row_labels`."
        yield Finding("KIT342", f"{origin}/rows", message, "Keep `row_labels`: there is one row for each.")
    if not sheet.row_labels and sheet.rows is None:
        yield Finding("KIT342", origin, "The table has no rows.", "Add `rows:` with their number, or `row_labels:`.")


def _match(sheet: Match, origin: str) -> Iterator[Finding]:
    if len(sheet.right) < len(sheet.left):
        message = (
            f"There are {len(sheet.left)} lines on the left, and {len(sheet.right)} on the right to match them with."
        )
        yield Finding("KIT344", f"{origin}/right", message, "Add what is missing on the right.")


def _map(sheet: Map, origin: str) -> Iterator[Finding]:
    if sheet.shape == "four_fields" and len(sheet.fields) != _FOUR_FIELDS:
        message = f"A map of four fields has {count(len(sheet.fields), 'field')}."
        yield Finding("KIT343", f"{origin}/fields", message, "Give it four, or another shape.")
    if (sheet.shape == "stave") != bool(sheet.bars):
        message = "A stave needs bars." if sheet.shape == "stave" else "Only a stave has bars."
        yield Finding("KIT343", origin if sheet.shape == "stave" else f"{origin}/bars", message)
