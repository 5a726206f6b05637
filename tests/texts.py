"""Texts: the words of a product, read back by a library that did not write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
from lxml import html

_INLINE = {"em", "strong", "b", "i", "a"}


def html_words(page: str) -> list[str]:
    """The words of a page's body in order. Figures are drawings with a caption, but for the agenda, whose words count."""
    document: Any = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    return "".join(_said(document.body)).split()


def _said(element: Any) -> Iterator[str]:
    if isinstance(element.tag, str) and not _drawing(element):
        gap = "" if element.tag in _INLINE else " "
        yield gap + (element.text or "")
        for child in element:
            yield from _said(child)
        yield gap
    yield element.tail or ""


def _drawing(element: Any) -> bool:
    if element.tag == "title" or element.get("class") == "cover-logo":
        return True
    return bool(element.tag == "svg") and "agenda" not in (element.getparent().get("class") or "")


def pdf_pages(data: bytes) -> list[str]:
    """The text of each page of a PDF, with hyphenation at line ends undone and white space made single.

    Build marks are left out: they say where things stand, which layouts of one text differ in.
    """
    return [_MARK.sub("", page) for page in marked_pages(data)]


def marked_pages(data: bytes) -> list[str]:
    """The text of each page, with its build mark."""
    with pypdfium2.PdfDocument(data) as document:
        return [_plain(page.get_textpage().get_text_range()) for page in document]


_MARK = re.compile(r" · [0-9a-f]{6}\b")


def _plain(text: str) -> str:
    joined = re.sub(r"[\ufffe\u00ad-]\s*\r?\n", "", text)
    return re.sub(r"\s+", " ", joined)
