"""Stamp: each laid-out page is given its build mark, a digest of its words and pictures and of where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import tostring

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import split_first_line

from kit.writers.build_mark import PLACE, build_mark
from kit.writers.page_map import boxes_of

Box = Any

DRAWN = {"img", "svg"}
"""Elements that are pictures: what they show is in their attributes, or inside them."""


def stamp(page: Box) -> None:
    """Puts a page's mark where its foot holds the place for it."""
    root, *margins = page.children
    feet = [box for margin in margins for box in boxes_of(margin) if _holds_place(box)]
    if feet:
        mark = build_mark("\n".join(_printed(root)))
    for box in feet:
        _write(box, box.text.removesuffix(PLACE) + mark)


def _holds_place(box: Box) -> bool:
    return isinstance(box, boxes.TextBox) and bool(box.text.endswith(PLACE))


def _printed(root: Box) -> Iterator[str]:
    """What is printed, box by box, with its place in tenths of a pixel."""
    for box in boxes_of(root):
        place = tuple(_tenths(edge) for edge in (box.position_x, box.position_y, box.width, box.height))
        if isinstance(box, boxes.TextBox):
            yield f"{box.text} {place} {box.style['font_size']} {box.style['font_weight']}"
        elif box.element is not None and box.element_tag in DRAWN:
            yield f"{tostring(box.element, 'unicode')} {place}"
        elif box.element is not None and isinstance(box, boxes.BlockLevelBox):
            yield f"{box.element_tag} {box.element.get('class')} {place}"


def _tenths(edge: Any) -> str:
    return f"{edge:.1f}" if isinstance(edge, float | int) else str(edge)


def _write(box: Box, text: str) -> None:
    """Changes the words of a line, which keeps to the end or the middle at which it is set."""
    layout, _, _, width, _, _ = split_first_line(text, box.style, None, None, 0)
    share = {"right": 1.0, "end": 1.0, "center": 0.5}.get(box.style["text_align_all"], 0.0)
    box.translate(share * (box.width - width), 0)
    box.text, box.pango_layout, box.width = text, layout, width
