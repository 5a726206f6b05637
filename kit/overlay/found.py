"""Found: a part of a curriculum's tree, by the path of ids that leads to it. An item's number is never its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kit.curriculum import Curriculum
from kit.reader.shapes import Choice, Leaf, ListOf, Part, Shape, TableOf, fields_of, model_of
from kit.yamltree import Mapping, Node, Scalar, Sequence

Address = tuple[int, ...]
"""Which entry or item to take at each step down."""


@dataclass(frozen=True, slots=True)
class Found:
    """A part, its address, and what the schema expects of it."""

    address: Address
    node: Node
    shape: Shape | None

    @property
    def names(self) -> tuple[str, ...]:
        """The name of each part directly inside; empty for an item that has none."""
        match self.node:
            case Mapping(entries):
                return tuple(key.value for key, _ in entries)
            case Sequence(items):
                return _item_names(items, self.shape)
            case _:
                return ()

    @property
    def inside(self) -> tuple[Found, ...]:
        """The parts directly inside."""
        match self.node:
            case Mapping(entries):
                return tuple(
                    Found((*self.address, place), value, self._expected(key.value))
                    for place, (key, value) in enumerate(entries)
                )
            case Sequence(items):
                shape = self.shape.item if isinstance(self.shape, ListOf) else None
                return tuple(Found((*self.address, place), item, shape) for place, item in enumerate(items))
            case _:
                return ()

    def step(self, name: str) -> Found | None:
        """The part of that name."""
        names = self.names
        return self.inside[names.index(name)] if name and name in names else None

    def texts(self) -> Iterator[Found]:
        """Every text at or below it."""
        if isinstance(self.node, Scalar):
            yield self
        for part in self.inside:
            yield from part.texts()

    @property
    def missing(self) -> tuple[str, ...]:
        """Fields that the schema has here and the file does not."""
        if not isinstance(self.node, Mapping) or not isinstance(self.shape, Part | Choice):
            return ()
        model = model_of(self.shape, self.node)
        return tuple(name for name in fields_of(model) if name not in self.names) if model else ()

    def _expected(self, name: str) -> Shape | None:
        if isinstance(self.shape, TableOf):
            return self.shape.value
        if isinstance(self.node, Mapping) and isinstance(self.shape, Part | Choice):
            model = model_of(self.shape, self.node)
            return fields_of(model).get(name) if model else None
        return None


def whole(root: Node) -> Found:
    """A curriculum's tree."""
    return Found((), root, Part(Curriculum))


def walk(root: Node, path: str) -> tuple[Found, tuple[str, ...]]:
    """The part furthest down a path, and the names that lead further and that nothing there bears."""
    found, names = whole(root), tuple(path.split("."))
    for place, name in enumerate(names):
        deeper = found.step(name)
        if deeper is None:
            return found, names[place:]
        found = deeper
    return found, ()


def _item_names(items: tuple[Node, ...], shape: Shape | None) -> tuple[str, ...]:
    item = shape.item if isinstance(shape, ListOf) else None
    names = [_item_name(one, item) for one in items]
    counts = Counter(names)
    return tuple(name if counts[name] == 1 else "" for name in names)


def _item_name(item: Node, shape: Shape | None) -> str:
    """An item's id; an id that is an item; or the kind of a step, where it is the only one of its kind."""
    if isinstance(item, Scalar):
        return item.value if shape == Leaf("text") else ""
    given = item.get("id") if isinstance(item, Mapping) else None
    if isinstance(given, Scalar):
        return given.value
    told = shape.tag(item) if isinstance(shape, Choice) and shape.find and isinstance(item, Mapping) else None
    return told or ""
