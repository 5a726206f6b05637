"""Part: a laid-out document that goes into a pack, and the places of all parts and copies in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf


@dataclass(frozen=True, slots=True)
class Part:
    """A document in a pack: its PDF, its name in the bookmarks, how often it is printed, and whether on a new sheet.

    A part that starts ``recto`` starts on a right-hand page, each copy of it, so that two-sided printing never puts two
    documents on one sheet. A part that is ``one_sided``, such as cards to cut, has an empty page behind each of its own,
    without words.
    """

    data: bytes = field(repr=False)
    title: str
    copies: int = 1
    recto: bool = True
    one_sided: bool = False

    @property
    def step(self) -> int:
        """How many pages of a pack one of its pages takes."""
        return 2 if self.one_sided else 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a copy of a part stands: the part and the copy counted from 0, the first page counted from 1.

    With ``after_blank`` a blank page stands before it.
    """

    part: int
    copy: int
    first: int
    after_blank: bool = False


def places(lengths: Iterable[tuple[int, int, bool]]) -> Iterator[Place]:
    """The place of every copy, in the order of printing, for parts given as (pages, copies, starts recto)."""
    printed = 0
    for part, (pages, copies, recto) in enumerate(lengths):
        for copy in range(copies):
            blank = recto and printed % 2 == 1
            printed += blank
            yield Place(part, copy, printed + 1, blank)
            printed += pages


def places_of(parts: Sequence[Part]) -> tuple[Place, ...]:
    """The place of every copy of these parts in their joined file."""
    lengths = [(page_count(part.data) * part.step, part.copies, part.recto) for part in parts]
    return tuple(places(lengths))


def page_count(data: bytes) -> int:
    """The number of pages of a PDF."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)
