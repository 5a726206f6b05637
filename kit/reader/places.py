"""Places: where in its file a part of the curriculum stands, by origin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kit.curriculum import Curriculum
from kit.errors import Mark
from kit.reader.shapes import Choice, ListOf, Part, Shape, TableOf, fields_of, item_names, model_of
from kit.yamltree import Mapping, Node, Sequence, Source, compose


@dataclass(frozen=True)
class Places:
    """Finds places on demand. The text is parsed again for the first question; most curricula raise none."""

    source: Source
    tree: Node | None = None
    """The tree, where it is another than that of the text."""

    @cached_property
    def _root(self) -> Node:
        return self.tree or compose(self.source)

    def mark(self, origin: str) -> Mark:
        """The mark of an origin such as ``modules/trust/segments/welcome/minutes``, or of what stands nearest above it.

        The place of a key is where the key stands; that of an item of a list, where the item begins.
        """
        node: Node = self._root
        shape: Shape | None = Part(Curriculum)
        line, column = node.line, node.column
        for name in origin.split("/"):
            step = _step(node, shape, name)
            if step is None:
                break
            place, node, shape = step
            line, column = place.line, place.column
        return self.source.mark(line, column)


def _step(node: Node, shape: Shape | None, name: str) -> tuple[Node, Node, Shape | None] | None:
    """One step down: the node to point at, the node to go on from, and what the schema expects of it."""
    if isinstance(node, Mapping):
        return next(
            ((key, value, _value_shape(node, shape, name)) for key, value in node.entries if key.value == name), None
        )
    if isinstance(node, Sequence) and isinstance(shape, ListOf):
        names = item_names(node.items, shape.item)
        return next(
            ((item, item, shape.item) for item, known in zip(node.items, names, strict=True) if known == name), None
        )
    return None


def _value_shape(node: Mapping, shape: Shape | None, name: str) -> Shape | None:
    if isinstance(shape, TableOf):
        return shape.value
    model = model_of(shape, node) if isinstance(shape, Part | Choice) else None
    return fields_of(model).get(name) if model else None
