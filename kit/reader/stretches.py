"""Stretches: lines of a file that the parser would read the same if they stood alone, and what they hold.

An entry of a mapping and an item of a list begin at a line of their own and last until the next one begins. The text
before them is read without them, and nothing in lines that stand further to the right can end what they stand in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, cast

from pydantic import BaseModel, create_model

from kit.curriculum import Curriculum
from kit.curriculum.fields import Model
from kit.reader.shapes import ListOf, Part, Shape, fields_of, item_names, joined
from kit.yamltree import Composed, Mapping, Node, Sequence

DEEPEST: Final = 4
"""Steps from the root to the smallest stretches: a block of a module, a card of a deck."""
_NEVER: Final = frozenset((("language",), ("modules",)))
"""Entries of the root that are never read alone: one says how all prose is read, one is nearly the whole."""


Path = tuple[str | int, ...]
"""The fields and numbers that lead to a part of a curriculum."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """An entry or an item, by its lines (counted from 0, the end left out) and by its place in the curriculum."""

    start: int
    stop: int
    indent: int
    """Spaces before its key or hyphen."""
    path: Path
    origin: str
    """Of the item; of an entry, that of the model that holds it."""
    shape: Shape
    """Of the item; of an entry, a model of the one field."""
    name: str
    """The key of an entry; what an item is called if it is alone."""

    @property
    def entry(self) -> bool:
        """Whether it is an entry of a mapping rather than an item of a list."""
        return isinstance(self.path[-1], str)

    @property
    def opening(self) -> bytes:
        """What its first line begins with."""
        return b" " * self.indent + (f"{self.name}:".encode() if self.entry else b"- ")

    def moved(self, lines: int, longer: int = 0) -> Stretch:
        """The same so many lines further down, and so many lines longer."""
        return replace(self, start=self.start + lines, stop=self.stop + lines + longer)

    def stands_in(self, lines: tuple[bytes, ...]) -> bool:
        """Whether lines are such a stretch: all of them to the right of its beginning, so that nothing ends it."""
        inside = b" " * (self.indent + 1)
        return bool(lines and lines[0].startswith(self.opening)) and all(
            line.startswith(inside) or not line.strip() or line.lstrip().startswith(b"#") for line in lines[1:]
        )

    def held(self, root: Node) -> Node | None:
        """The node of its shape in the tree of its lines, if these hold just what they held before."""
        if self.entry:
            known = isinstance(root, Mapping) and [key.value for key, _ in root.entries] == [self.name]
            return root if known else None
        items = root.items if isinstance(root, Sequence) else ()
        return items[0] if item_names(items, self.shape) == [self.name] else None


def of_file(tree: Composed, lines: tuple[bytes, ...]) -> tuple[Stretch, ...]:
    """The stretches of a file, each after the one that it stands in; none where values have names to repeat them by."""
    found = () if tree.anchored else _inside(tree.root, Part(Curriculum), (), "", len(lines))
    return tuple(one for one in found if one.path not in _NEVER and lines[one.start].startswith(one.opening))


def of_stretch(stretch: Stretch, node: Node, lines: tuple[bytes, ...]) -> tuple[Stretch, ...]:
    """The stretches in a stretch whose own lines these are, as they stand in the file."""
    if stretch.entry:
        found = _inside(node, stretch.shape, stretch.path[:-1], stretch.origin, len(lines))
        inner = [one for one in found if one.path != stretch.path]
    else:
        inner = list(_inside(node, stretch.shape, stretch.path, stretch.origin, len(lines)))
    return tuple(one.moved(stretch.start) for one in inner if lines[one.start].startswith(one.opening))


def _inside(node: Node, shape: Shape, path: Path, origin: str, stop: int) -> Iterator[Stretch]:
    """Every stretch in a node whose lines end before ``stop``."""
    if len(path) >= DEEPEST:
        return
    match node, shape:
        case Mapping(flow=False), Part(model):
            yield from _entries(node, model, path, origin, stop)
        case Sequence(flow=False), ListOf(item):
            yield from _items(node, item, path, origin, stop)


def _entries(node: Mapping, model: type[BaseModel], path: Path, origin: str, stop: int) -> Iterator[Stretch]:
    shapes = fields_of(model)
    stops = [*(key.line - 1 for key, _ in node.entries[1:]), stop]
    for (key, value), end in zip(node.entries, stops, strict=True):
        name = key.value
        if name in shapes:
            here = (*path, name)
            yield Stretch(key.line - 1, end, key.column - 1, here, origin, Part(alone(model, name)), name)
            yield from _inside(value, shapes[name], here, joined(origin, name), end)


def _items(node: Sequence, item: Shape, path: Path, origin: str, stop: int) -> Iterator[Stretch]:
    names = item_names(node.items, item)
    stops = [*(other.line - 1 for other in node.items[1:]), stop]
    for number, (inner, name, end) in enumerate(zip(node.items, names, stops, strict=True)):
        if isinstance(inner, Mapping):
            here, place = (*path, number), joined(origin, name)
            alone_name = item_names((inner,), item)[0]
            yield Stretch(inner.line - 1, end, inner.column - 3, here, place, item, alone_name)
            yield from _inside(inner, item, here, place, end)


@cache
def alone(model: type[BaseModel], name: str) -> type[BaseModel]:
    """A model with one of another's fields."""
    fields_of(model)
    field = model.model_fields[name]
    fields: dict[str, Any] = {name: (field.annotation, field)}
    return cast("type[BaseModel]", create_model(model.__name__, __base__=Model, **fields))
