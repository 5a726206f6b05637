"""Scores: filled scorecards, read back into a table and into pictures for people and groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.brand import Brand
from kit.curriculum import Curriculum
from kit.paper import Paper
from kit.scores.folder import Gathered, Unread, gather, unnamed
from kit.scores.picture import compose, pictures
from kit.scores.table import table
from kit.typography import slug
from kit.writers import pdf

__all__ = ["Gathered", "Sheet", "Unread", "gather", "sheets", "unnamed"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file to put on disk."""

    name: str
    data: bytes


def sheets(gathered: Gathered, curriculum: Curriculum, brand: Brand, paper: Paper) -> Iterator[Sheet]:
    """The table of all marks, then a picture of everybody, of each group and of each person."""
    yield Sheet("scores.csv", table(gathered, curriculum))
    taken: set[str] = set()
    for picture in pictures(gathered, curriculum):
        name = _free(slug(picture.name), taken)
        taken.add(name)
        yield Sheet(f"{name}.pdf", pdf.write(compose(picture, curriculum), brand, paper).data)


def _free(name: str, taken: set[str]) -> str:
    """A name that no other sheet has."""
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free
