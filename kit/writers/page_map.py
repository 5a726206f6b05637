"""Page map: where the standard pages begin, found in one layout and shown in another that breaks elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.document import Document as Layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from kit.writers.setting import PageMap

Box = Any
Element = Any

MM = 96 / 25.4
MARK = "standard-page"
MARGIN_MM = 13.0
"""How far the number's box reaches into the inner margin, where no thumb tab is in its way."""


def page_map(layout: Layout, root: Element) -> PageMap:
    """The map of a layout: of each page the first element whose text starts there, and the page of every anchor."""
    number = {element: place for place, element in enumerate(root.iter())}
    seen: set[int] = set()
    openings: list[int] = []
    for page in layout.pages:
        texts = [
            (number[box.element], box.is_in_normal_flow())
            for box in boxes_of(page._page_box.children[0])
            if _holds_text(box)
        ]
        fresh = [place for place, _ in texts if place not in seen]
        flowing = [place for place in fresh if (place, True) in texts]
        openings.append((flowing or fresh or openings[-1:] or [0])[0])
        seen.update(place for place, _ in texts)
    anchors: dict[str, int] = {}
    for place, page in enumerate(layout.pages, start=1):
        for anchor in page.anchors:
            anchors.setdefault(anchor, place)
    return PageMap(tuple(openings), tuple(anchors.items()))


def mark_pages(root: Element, standard: PageMap) -> None:
    """Puts the number of each standard page where it begins, and standard numbers into the contents."""
    elements = list(root.iter())
    for page in range(len(standard.openings), 0, -1):
        opened = elements[standard.openings[page - 1]]
        opened.set("data-standard", str(page))
        mark = opened.makeelement("span", {"class": MARK, "data-page": str(page)})
        mark.tail, opened.text = opened.text, None
        opened.insert(0, mark)
    body = next(element for element in elements if element.tag == "body")
    body.set("data-standard-pages", str(len(standard.openings)))
    pages = dict(standard.anchors)
    for element in elements:
        target = element.get("href", "").removeprefix("#")
        if target in pages:
            element.set("data-page", str(pages[target]))


def show_marks(page: Box) -> None:
    """Moves the numbers of standard pages into the inner margin, wherever in the line their places are."""
    inner_left = page.page_type.side == "right"
    edge = page.content_box_x()
    for mark in [box for box in boxes_of(page.children[0]) if _is_mark(box)]:
        target = edge - MARGIN_MM * MM if inner_left else edge + page.width + MARGIN_MM * MM - mark.margin_width()
        mark.translate(target - mark.position_x, 0)


def _is_mark(box: Box) -> bool:
    return box.element is not None and box.element_tag == "span" and box.element.get("class") == MARK


def _holds_text(box: Box) -> bool:
    """Whether a box is an element's own, and holds lines of text."""
    if box.element is None or "::" in (box.element_tag or ""):
        return False
    return any(isinstance(child, boxes.LineBox) for child in getattr(box, "children", ()))


def boxes_of(box: Box) -> Iterator[Box]:
    """A box and all boxes inside it, in the order of the document."""
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes_of(child._box if isinstance(child, AbsolutePlaceholder) else child)
