"""Joined: the text of a curriculum and that of its overlay as one source, the overlay's lines after the curriculum's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kit.errors import Mark
from kit.yamltree import Mapping, Node, Scalar, Sequence, Source


@dataclass(frozen=True)
class Joined(Source):
    """A curriculum's text; lines past its end are those of the overlay, and are marked as such."""

    overlay: Source

    @cached_property
    def shift(self) -> int:
        """How many lines the overlay's stand further down."""
        return self.text.count("\n") + 1

    def mark(self, line: int, column: int) -> Mark:
        """The mark of a place, in the file that it stands in."""
        if line > self.shift:
            return self.overlay.mark(line - self.shift, column)
        return super().mark(line, column)


def shifted(node: Node, lines: int) -> Node:
    """A tree whose places stand further down."""
    line, column = node.line + lines, node.column
    match node:
        case Scalar(value, style):
            return Scalar(value, style, line, column)
        case Sequence(items, flow):
            return Sequence(tuple(shifted(item, lines) for item in items), flow, line, column)
        case Mapping(entries, flow):
            moved = tuple((_key(key, lines), shifted(value, lines)) for key, value in entries)
            return Mapping(moved, flow, line, column)


def _key(key: Scalar, lines: int) -> Scalar:
    return Scalar(key.value, key.style, key.line + lines, key.column)
