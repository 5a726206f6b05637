"""Build mark: six signs at the foot of each page that say what it prints, to tell an old sheet from a new one.

It is a digest of what is printed and of nothing else: no date, no other page, no other document.
"""

from __future__ import annotations

from hashlib import sha256

from kit.blocks import Document

LENGTH = 6
PLACE = "0" * LENGTH
"""Stands for the mark until a page is laid out."""


def build_mark(printed: str) -> str:
    """The mark of what is printed."""
    return sha256(printed.encode()).hexdigest()[:LENGTH]


def document_mark(document: Document) -> str:
    """The mark of a whole document, for one whose pages somebody else will lay out."""
    return build_mark(repr(document))
