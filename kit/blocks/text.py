"""Text to read: headings, paragraphs, lists and tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kit.prose import Prose

Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Level 1 opens a page or part; ``label`` is a small heading in capitals, ``minor`` one of a short section."""

    text: Prose
    level: int
    id: str = ""
    role: Literal["", "label", "minor"] = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text: every paragraph and list of one prose field.

    Roles: "" body; "lead" an opening sentence; "small" secondary; "quote" spoken words; "notice" legal and courtesy
    lines; "caption" the words of a figure; "invitation" a task in exact words; "expect" likely answers; "eyebrow" a few
    words in capitals above a title.
    """

    text: Prose
    role: Literal[
        "", "lead", "small", "quote", "notice", "caption", "invitation", "question", "expect", "strong", "eyebrow"
    ] = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """An unordered list of one-paragraph items. ``tick`` items have a box; ``quote`` items are spoken words."""

    items: tuple[Prose, ...]
    role: Literal["", "listen", "tick", "quote", "small", "kit"] = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An ordered list of one-paragraph items; the writer counts."""

    items: tuple[Prose, ...]
    role: Literal["", "small", "outcomes"] = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. ``width`` is a share of the table's width; shares add up to anything."""

    title: Prose
    width: float = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to read. The role tells parts in practice apart by shape, or spoken words from remarks."""

    text: Prose
    role: Literal["", "performer", "partner", "observer", "quote", "strong", "small", "mark"] = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to read, with one header row; with ``head_column`` the first cell of each row is a header too.

    ``title`` names the table for those who cannot see it and is not printed.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    role: Literal[
        "",
        "plain",
        "cuts",
        "matrix",
        "phases",
        "script",
        "anchors",
        "key",
        "feedback",
        "materials",
        "checklist",
        "counts",
        "sources",
        "behaviours",
        "levels",
    ] = ""
    head_column: bool = True
