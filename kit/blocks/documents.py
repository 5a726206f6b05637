"""Documents: sections of blocks with their frame."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kit.blocks.block import Block
from kit.prose import Prose

SectionRole = Literal[
    "cover",
    "plan",
    "contents",
    "front",
    "run",
    "cards",
    "worksheets",
    "scorecard-front",
    "scorecard-back",
    "sheet",
    "certificate",
    "back",
    "blank",
]


@dataclass(frozen=True, slots=True)
class Section:
    """A run of blocks that starts on a new page. ``title`` is shown in the running head.

    With ``whole`` the section is promised to fit on one page, and leftover space goes to its writing areas.
    """

    id: str
    role: SectionRole
    title: Prose
    body: tuple[Block, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A composed document, ready for any writer."""

    kind: str
    module: str
    number: int
    of_modules: int
    name: str
    """File name without ending: says programme, module and document even when mailed alone."""
    title: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    edition_date: date
    head: Prose
    """The running head: the short title of the module, or the programme's."""
    footer: Prose
    """Programme, edition and date."""
    page_label: str
    """Such as "page {page} of {pages}"."""
    tab: str
    """The figure on the thumb tab; without one there is no tab."""
    sections: tuple[Section, ...]
    landscape: bool = False
    """Whether its pages lie on their long side."""
    fillable: bool = False
    """Whether boxes and lines become form fields in a PDF."""

    @property
    def covered(self) -> bool:
        """Whether it has a cover, which says whose it is."""
        return any(section.role == "cover" for section in self.sections)
