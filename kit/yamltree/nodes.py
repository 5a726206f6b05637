"""Nodes: the located tree that YAML text becomes. Lines and columns count from 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text, as it stands; what type it is of, the schema decides."""

    value: str
    style: str
    """How it was written: ``""`` plain, ``'`` or ``"`` quoted, ``|`` literal, ``>`` folded."""
    line: int
    column: int

    @property
    def plain(self) -> bool:
        """Whether it was written without quotation marks or block sign."""
        return not self.style

    @property
    def null(self) -> bool:
        """Whether YAML reads nothing here."""
        return not self.style and self.value in _NULLS


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. ``flow`` lists are written in square brackets."""

    items: tuple[Node, ...]
    flow: bool
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys, each given once, and their values, in the order of the file. ``flow`` mappings are written in braces."""

    entries: tuple[tuple[Scalar, Node], ...]
    flow: bool
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of a key."""
        return next((value for name, value in self.entries if name.value == key), None)


Node = Scalar | Sequence | Mapping
