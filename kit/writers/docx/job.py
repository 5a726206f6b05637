"""Job: what one document gathers while its body is written, and the place in which a block stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from kit.blocks import Activity, Block, Document, Heading, Worksheet, walk
from kit.brand import Palette
from kit.writers.docx.numbering import Counters
from kit.writers.docx.picture import Picture
from kit.writers.docx.sheet import Sheet
from kit.writers.docx.watermark import NO_MARKS, Marks

Voice = Literal["body", "say", "say-exact", "do", "ask", "listen", "time", "note", "transition", "card", "cell"]
_NAME_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the width there in twips, and the voice in which plain paragraphs speak."""

    width: int
    voice: Voice = "body"

    @property
    def width_mm(self) -> float:
        """The width in millimetres."""
        return self.width * 25.4 / 1440

    def speaking(self, voice: Voice) -> Place:
        """The same place with another voice."""
        return replace(self, voice=voice)


@dataclass(slots=True)
class Job:
    """One document in the making. Links, lists and heading levels are counted as they come."""

    sheet: Sheet
    pitches: tuple[float, ...]
    """Every distance between lines to write on."""
    bookmarks: Mapping[str, str]
    """The bookmark's name for each id of a heading."""
    page_numbers: Mapping[str, int]
    palette: Palette
    organisation: str
    logos: tuple[Picture, ...] = ()
    imprint: tuple[str, ...] = ()
    """What the organisation says at the foot of a cover."""
    watermark: Marks = NO_MARKS
    links: dict[str, str] = field(default_factory=dict)
    counters: Counters = field(default_factory=Counters)
    level: int = 0
    """Level of the last heading, so that none is skipped."""
    _placed: int = 0
    _drawings: int = 0

    @property
    def page(self) -> Place:
        """The full width of the text area."""
        return Place(self.sheet.width)

    def link(self, href: str) -> str:
        """The relationship's id for an address."""
        return self.links.setdefault(href, f"rIdLink{len(self.links) + 1}")

    def next_drawing(self) -> int:
        """The number of the next drawing, from one."""
        self._drawings += 1
        return self._drawings

    def heading_level(self, level: int) -> int:
        """The level at which a heading can stand without skipping one."""
        self.level = max(1, min(level, self.level + 1, 4))
        return self.level

    def marked(self, id: str, content: str) -> str:
        """Content between the ends of its bookmark, where the id has one."""
        if id not in self.bookmarks:
            return content
        self._placed += 1
        ends = (
            f'<w:bookmarkStart w:id="{self._placed}" w:name="{self.bookmarks[id]}"/>',
            f'<w:bookmarkEnd w:id="{self._placed}"/>',
        )
        return content.join(ends)


def bookmark_names(document: Document) -> dict[str, str]:
    """A valid and unique bookmark name for each id of a heading, block of the agenda or worksheet."""
    names: dict[str, str] = {}
    for id in _anchors(block for section in document.sections for block in walk(section.body)):
        stem = "_" + re.sub(r"\W", "_", id, flags=re.ASCII)
        name, count = stem[:_NAME_LENGTH], 1
        while name.lower() in {taken.lower() for taken in names.values()}:
            count += 1
            name = f"{stem[: _NAME_LENGTH - len(str(count)) - 1]}_{count}"
        names.setdefault(id, name)
    return names


def _anchors(blocks: Iterable[Block]) -> Iterable[str]:
    seen = dict[str, None]()
    for block in blocks:
        if isinstance(block, Heading | Activity | Worksheet) and block.id:
            seen.setdefault(block.id)
    return seen
