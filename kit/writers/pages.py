"""Pages: the layout rules that CSS has no word for, applied to laid-out pages before they are drawn.

* The time column stands on the outer edge: on left-hand pages it and the wide parts move across (WeasyPrint has no
  ``float: outside``). The page margins are mirrored by CSS, so nothing is laid out again.
* Leftover space on a page goes to its writing areas, in whole lines.

Works on WeasyPrint's private box tree, which is why its version is pinned exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.background import layout_backgrounds

Box = Any

MM = 96 / 25.4
"""CSS pixels in a millimetre."""

WIDE = 30 * MM
"""How far wide parts reach over the time column and its gap."""

MOST_ROW_GROWTH = 18.0
"""A table row takes this much leftover space at most, in mm; taller boxes look empty."""

FILL_PASSES = 3
"""Writing areas side by side grow together, so that one pass leaves part of the space."""

LEAST_NOTES = 12 * MM
"""Lines for notes are opened where at least this much more than one line is free."""

NOTES_GAP = 8 * MM
"""From what stands above lines for notes to the middle of their heading."""

NOTES_HEAD = 10 * MM
"""From what stands above lines for notes to where the lines begin."""

_CONTAINERS = {"html", "body", "form", "section"}


def settle(page: Box, get_image: Any) -> None:
    """Moves what belongs on the outer edge, shares leftover space, and lays out backgrounds again where boxes moved."""
    _drop_leftovers(page)
    moved = _face_outwards(page)
    grown = _fill(page)
    if moved or grown:
        layout_backgrounds(page, get_image)


def _classes(box: Box) -> list[str]:
    element = getattr(box, "element", None)
    return (
        (element.get("class") or "").split()
        if element is not None and box.element_tag and "::" not in box.element_tag
        else []
    )


def _real(box: Box) -> Box:
    return box._box if isinstance(box, AbsolutePlaceholder) else box


# ------------------------------------------------------------------ outer edge


def _drop_leftovers(page: Box) -> None:
    """Takes away what is left of a time cell that was begun on the page before and then moved here whole.

    WeasyPrint 70 moves a heading that does not fit, and keeps the part of its time cell that had already overflowed.
    """
    root = page.children[0]
    stands: dict[Any, list[tuple[Box, Box]]] = {}
    for parent in (root, *_descendants(root)):
        for child in getattr(parent, "children", ()):
            if "when" in _classes(_real(child)):
                stands.setdefault(_real(child).element, []).append((parent, child))
    for parent, leftover in (place for places in stands.values() for place in places[:-1]):
        parent.children = [child for child in parent.children if child is not leftover]


def _face_outwards(page: Box) -> bool:
    if page.page_type.side != "left":
        return False
    shift = -(page.width + WIDE + 6 * MM)
    return sum(_move_out(child, shift) for child in page.children[:1]) > 0


def _move_out(box: Box, shift: float) -> int:
    """Moves time cells across the page and wide parts to the left edge; returns how many."""
    real = _real(box)
    classes = _classes(real)
    if "when" in classes:
        box.translate(shift, 0)
        return 1
    if "wide" in classes and _in_run(real):
        box.translate(-WIDE, 0)
        return 1
    moved = 0
    if isinstance(real, boxes.ParentBox) and not isinstance(real, boxes.LineBox):
        moved += sum(_move_out(child, shift) for child in real.children)
    return moved


def _in_run(box: Box) -> bool:
    return bool(box.style["page"] == "run")


# ------------------------------------------------------------------ leftover space


def _fill(page: Box) -> bool:
    root = page.children[0]
    opened = [_open_notes(root, notes, page) for notes in list(_descendants(root)) if "notes" in _classes(notes)]
    grown = [_share_space(page, root) for _ in range(FILL_PASSES)]
    return any(grown) or any(opened)


def _open_notes(root: Box, notes: Box, page: Box) -> bool:
    """Gives lines for notes their place where the page has room for them, and takes them away where it has not.

    Their style gives them no height at all, so that they never cause a page of their own.
    """
    parent = next(box for box in (root, *_descendants(root)) if notes in getattr(box, "children", ()))
    lines = next(box for box in notes.children if _growth_unit(box))
    line = _growth_unit(lines) or 0.0
    space = page.content_box_y() + page.height - _lowest(root)
    if space < NOTES_HEAD + line + LEAST_NOTES:
        parent.children = [child for child in parent.children if child is not notes]
        return True
    for child in notes.children:
        child.translate(0, NOTES_HEAD if child is lines else NOTES_GAP)
    _grow(root, {id(lines): line, id(notes): NOTES_HEAD})
    return True


def _share_space(page: Box, root: Box) -> bool:
    growing = [box for box in _descendants(root) if _growth_unit(box) is not None]
    if not _takes_space(root):
        growing = [box for box in growing if "notes" in _classes_above(root, box)]
    if not growing:
        return False
    space = page.content_box_y() + page.height - _lowest(root) - 2
    extra = _shares(growing, space)
    if not extra:
        return False
    _grow(root, extra)
    return True


def _classes_above(root: Box, box: Box) -> list[str]:
    """The classes of the box that directly holds a box."""
    return next((_classes(parent) for parent in _descendants(root) if box in getattr(parent, "children", ())), [])


def _takes_space(root: Box) -> bool:
    """Whether the page belongs to a section that promised to be one page."""
    return any(box.element_tag == "section" and "whole" in _classes(box) for box in _descendants(root))


def _descendants(box: Box) -> Iterator[Box]:
    for child in getattr(box, "children", ()):
        real = _real(child)
        yield real
        if not isinstance(real, boxes.LineBox):
            yield from _descendants(real)


def _growth_unit(box: Box) -> float | None:
    """The step in which a box may grow, in pixels: a line's pitch, or 0 for any height. None if it may not."""
    if box.element is None or "::" in (box.element_tag or "") or isinstance(box, boxes.InlineBox):
        return None
    unit = box.element.get("data-grow")
    return float(unit) * MM if unit is not None else None


def _lowest(root: Box) -> float:
    """The lowest edge of what is on the page, containers and unopened notes aside."""
    closed = {
        id(box)
        for notes in _descendants(root)
        if "notes" in _classes(notes) and not notes.height
        for box in (notes, *_descendants(notes))
    }
    return max(
        (
            float(box.position_y + box.margin_top + box.border_height())
            for box in _descendants(root)
            if box.element_tag not in _CONTAINERS
            and id(box) not in closed
            and box.is_in_normal_flow()
            and isinstance(box, boxes.BlockLevelBox)
            and isinstance(box.height, int | float)
            and isinstance(box.margin_top, int | float)
        ),
        default=0.0,
    )


def _shares(growing: list[Box], space: float) -> dict[int, float]:
    """Extra height for each box, by identity: lines in whole lines one after another, rows in equal parts."""
    lines = [box for box in growing if _growth_unit(box)]
    rows = [box for box in growing if _growth_unit(box) == 0]
    extra: dict[int, float] = {}
    if rows and space > len(rows):
        part = space / (len(rows) + 2 * len(lines))
        extra.update({id(box): min(part, _most(box)) for box in rows})
        space -= sum(extra.values())
    while lines:
        fitting = [box for box in lines if (_growth_unit(box) or 0) <= space]
        if not fitting:
            break
        for box in fitting:
            unit = _growth_unit(box) or 0
            if unit <= space:
                extra[id(box)] = extra.get(id(box), 0) + unit
                space -= unit
    return extra


def _most(row: Box) -> float:
    return float(row.element.get("data-most", MOST_ROW_GROWTH)) * MM


def _grow(box: Box, extra: dict[int, float]) -> float:
    """Makes a box and what it holds taller; what follows moves down. Returns how much taller the box is."""
    own = extra.get(id(box), 0.0)
    if isinstance(box, boxes.TableRowBox):
        return _grow_row(box, extra, own)
    if isinstance(box, boxes.FlexContainerBox):
        return _grow_side_by_side(box, extra, own)
    shift = 0.0
    if isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if shift and not _pinned(_real(child)):
                child.translate(0, shift)
            if _real(child).is_in_normal_flow():
                shift += _grow(_real(child), extra)
    if shift + own and isinstance(box.height, int | float):
        box.height += shift + own
    return shift + own


def _pinned(box: Box) -> bool:
    """Whether a box has its place from the upper edge, wherever what comes before it ends."""
    return bool(box.is_absolutely_positioned() and box.style["top"] != "auto")


def _grow_row(row: Box, extra: dict[int, float], own: float) -> float:
    deltas = [_grow(cell, extra) for cell in row.children]
    most = max(deltas, default=0.0) + own
    for cell, delta in zip(row.children, deltas, strict=True):
        cell.height += most - delta
        share = {"middle": 0.5, "bottom": 1.0}.get(cell.style["vertical_align"], 0.0)
        if most > delta and share:
            for child in cell.children:
                child.translate(0, (most - delta) * share)
    row.height += most
    return float(most)


def _grow_side_by_side(box: Box, extra: dict[int, float], own: float) -> float:
    if box.style["flex_direction"].startswith("column"):
        return own
    most = max((_grow(_real(child), extra) for child in box.children), default=0.0) + own
    box.height += most
    return float(most)
