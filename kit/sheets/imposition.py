"""Imposition: which page stands where on which side of which sheet, so that folded paper reads in order.

Sides are listed as they leave the printer: front of the first sheet, its back, front of the next. The first sheet is the
outermost. Sheets are turned over like the page of a book, about a vertical axis, so what stands on the left of a front has
the right of the back behind it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a side of a sheet, and the page in it, counted from 1; none where the pages have run out.

    Columns count from the left and rows from the top. A page that is ``turned`` stands on its head. ``depth`` is the
    number of leaves folded round it: paper has a thickness, so deep leaves stick out by as much.
    """

    page: int | None
    column: int
    row: int = 0
    turned: bool = False
    depth: int = 0


Side = tuple[Slot, ...]


def saddle(pages: int) -> tuple[Side, ...]:
    """Sides of two pages for a booklet that is folded once and stitched through the fold."""
    total = _up_to(pages, 4)
    sides = []
    for sheet in range(total // 4):
        low, high = 2 * sheet + 1, total - 2 * sheet
        for left, right in ((high, low), (low + 1, high - 1)):
            sides.append((_slot(left, pages, 0, depth=sheet), _slot(right, pages, 1, depth=sheet)))
    return tuple(sides)


def quarto(pages: int) -> tuple[Side, ...]:
    """Sides of four pages for signatures of eight, folded head to head, then once more, stitched through the second fold.

    The top row stands on its head, and the sheet is cut open along the first fold. Signatures are put inside each other.
    """
    total = _up_to(pages, 8)
    return tuple(side for sheet in range(total // 8) for side in _quarto_sheet(pages, total, sheet))


def _quarto_sheet(pages: int, total: int, sheet: int) -> tuple[Side, Side]:
    """Of the signature's eight pages, in order: 5 and 4 on their heads over 8 and 1; behind them 3 and 6 over 2 and 7."""
    low, high = 4 * sheet, total - 4 * sheet - 8
    numbers = {place: place + (low if place <= 4 else high) for place in range(1, 9)}

    def side(*order: int) -> Side:
        return tuple(
            _slot(
                numbers[place],
                pages,
                index % 2,
                index // 2,
                turned=index < 2,
                depth=2 * sheet + (place in {3, 4, 5, 6}),
            )
            for index, place in enumerate(order)
        )

    return side(5, 4, 8, 1), side(3, 6, 2, 7)


def side_by_side(pages: int) -> tuple[Side, ...]:
    """Sides of two pages in reading order, to be read flat."""
    return tuple((_slot(page, pages, 0), _slot(page + 1, pages, 1)) for page in range(1, pages + 1, 2))


def _slot(page: int, pages: int, column: int, row: int = 0, *, turned: bool = False, depth: int = 0) -> Slot:
    return Slot(page if page <= pages else None, column, row, turned, depth)


def _up_to(pages: int, whole: int) -> int:
    return -(-pages // whole) * whole
