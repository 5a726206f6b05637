"""A page as elements: XML's rules and HTML's give the same ones, and what documents never have costs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Any

import pytest
from lxml import etree
from weasyprint import HTML
from weasyprint.css import StyleFor

from kit.blocks import Document
from kit.brand import house
from kit.kinds.pack import name_tents
from kit.paper import A4
from kit.workshop import Workshop
from kit.writers import html, pdf
from kit.writers.tree import tree
from tests.courses import COURSES, course, documents, pack_sheets

XMLNS = "{http://www.w3.org/2000/xmlns/}xmlns"
"""An attribute to HTML's rules and none to XML's."""
Elements = list[tuple[str, dict[str, str], str, str]]


def elements(root: Any) -> Elements:
    """Tag, attributes and the words inside and behind it, of every element in order."""
    return [
        (item.tag, {n: v for n, v in item.attrib.items() if n != XMLNS}, _words(item.text), _words(item.tail))
        for item in root.iter()
    ]


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


@pytest.mark.parametrize(
    "document",
    [pytest.param(document, id=f"{name}-{document.name}") for name in COURSES for document in documents(name)],
)
def test_every_page_keeps_to_the_rules_of_xml(document: Document) -> None:
    assert etree.fromstring(html.markup(document, house()).encode()).tag == "html"


def _both() -> Iterator[Document]:
    everything = course("everything")
    yield from documents("everything")
    yield from pack_sheets(everything)
    two_lines = Workshop(5, time(9, 30), names=("Bartholomew Featherstonehaugh",))
    yield name_tents(everything, everything.modules[0], two_lines)


@pytest.mark.parametrize("document", [pytest.param(document, id=document.name) for document in _both()])
def test_both_rules_give_the_same_elements(document: Document) -> None:
    markup = html.markup(document, house())
    by_html = elements(HTML(string=markup).etree_element)
    assert len(by_html) > 8
    assert elements(tree(markup)) == by_html


def test_a_page_that_is_html_alone_is_read_as_html() -> None:
    root = tree("<!DOCTYPE html><title>One</title><body><p class=lead>Two<br>three &nbsp;<p>Four")
    assert [item.tag for item in root.iter()] == ["html", "head", "title", "body", "p", "br", "p"]


def test_entities_of_a_pages_own_do_not_grow() -> None:
    """A brand may bring a template of a whole page; what it declares stays as small as it was written."""
    names = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)]
    bomb = f'<!DOCTYPE html [<!ENTITY e0 "lol">{"".join(names)}]><html><body>&e11;</body></html>'
    assert sum(len(text) for text in tree(bomb).itertext()) < 10_000


def test_no_element_has_boxes_of_footnotes(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are half of all styles that WeasyPrint would work out."""
    asked: list[str | None] = []
    original = StyleFor.set_computed_styles

    def noted(self: StyleFor, element: Any, *words: Any, pseudo_type: str | None = None, **named: Any) -> None:
        asked.append(pseudo_type)
        original(self, element, *words, pseudo_type=pseudo_type, **named)

    monkeypatch.setattr(StyleFor, "set_computed_styles", noted)
    document = next(found for found in documents("minimal") if found.kind == "scorecard")
    pdf.write(document, house(), A4)
    assert "before" in asked
    assert not {"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"} & {*asked}
