"""Places: where in its file a part of the curriculum stands, by origin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from kit.curriculum import Curriculum
from kit.errors import Mark
from kit.reader.shapes import Choice, ListOf, Part, Shape, TableOf, fields_of, item_names, model_of
from kit.reader.stretches import Path, Stretch
from kit.yamltree import Mapping, Node, Sequence, Source, compose


@dataclass(frozen=True)
class Places:
    """Finds places on demand. Text is parsed again for the first question; most curricula raise none."""

    source: Source
    stretches: tuple[Stretch, ...] = field(default=(), repr=False)
    """What can be parsed alone, so that a question about it needs no more; each after the one that it stands in."""
    tree: Node | None = None
    """The tree, where it is another than that of the text."""

    @cached_property
    def _root(self) -> Node:
        return self.tree or compose(self.source)

    @cached_property
    def _known(self) -> dict[Path, Node]:
        return {}

    def mark(self, origin: str) -> Mark:
        """The mark of an origin such as ``modules/trust/segments/welcome/minutes``, or of what stands nearest above it.

        The place of a key is where the key stands; that of an item of a list, where the item begins.
        """
        around = [one for one in self.stretches if _leads_to(one, origin)]
        if not around:
            return self._mark(self._root, Part(Curriculum), origin.split("/"), 0)
        nearest = around[-1]
        rest = origin.removeprefix(nearest.origin).removeprefix("/")
        return self._mark(self._node(nearest), nearest.shape, rest.split("/"), nearest.start)

    def _node(self, stretch: Stretch) -> Node:
        if stretch.path not in self._known:
            root = compose(Source(self.source.name, self.source.lines(stretch.start, stretch.stop)))
            self._known[stretch.path] = stretch.held(root) or root
        return self._known[stretch.path]

    def _mark(self, node: Node, shape: Shape | None, names: Iterable[str], before: int) -> Mark:
        """The mark of what names lead to from a node; ``before`` lines of the file are not in its text."""
        line, column = node.line, node.column
        for name in names:
            step = _step(node, shape, name)
            if step is None:
                break
            place, node, shape = step
            line, column = place.line, place.column
        return self.source.mark(line + before, column)


def _leads_to(stretch: Stretch, origin: str) -> bool:
    """Whether an origin is that of a stretch, or of something in it."""
    own = f"{stretch.origin}/{stretch.name}".removeprefix("/") if stretch.entry else stretch.origin
    return origin == own or origin.startswith(f"{own}/")


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
