"""Change: one difference between two states of a curriculum, and the documents that come out otherwise because of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["added", "dropped", "moved", "reworded", "restyled", "changed"]
"""Restyled texts have the same words with other emphasis or line ends; what is changed is a number or a choice."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. Texts are whole; whoever shows them shortens them."""

    sort: Sort
    origin: str
    """A path of the author's ids, such as ``modules/trust/segments/welcome/minutes``. Items without ids share their list's."""
    part: str
    """The list that the named part stands in, such as ``segments``; "" for the module or course itself."""
    name: str
    """The title of that part in the curriculum's own words."""
    field: str
    """The field inside the part, such as ``minutes`` or ``anchors 3``; "" where the whole part came, went or moved."""
    before: str = ""
    after: str = ""


Why = Literal["changed", "new", "gone", "edition"]
"""Of ``edition``, nothing but the line of edition and date differs."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """A document that would now be printed otherwise, and why."""

    kind: str
    stem: str
    """Its file name without ending."""
    why: Why


@dataclass(frozen=True, slots=True)
class Chapter:
    """What changed in one module, or in what belongs to all of them (``module`` is "")."""

    module: str
    number: int
    title: str
    changes: tuple[Change, ...]
    reprints: tuple[Reprint, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one state of a curriculum to another: chapters in the order of the later, without empty ones."""

    before: str
    """The edition that was."""
    after: str
    """The edition that is."""
    chapters: tuple[Chapter, ...]
