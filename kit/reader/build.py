"""Build: the tree becomes models from the leaves up, so that every problem is found beside the node that has it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from kit.curriculum import Curriculum
from kit.errors import CurriculumError, Problem
from kit.reader import wording
from kit.reader.shapes import Choice, Leaf, ListOf, Part, Shape, TableOf, fields_of, item_names, joined
from kit.yamltree import MOST_PROBLEMS, Mapping, Node, Scalar, Sequence, Source

_LANGUAGE: Final = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z]{2,4})*")
_PATTERNS: Final = {
    "bool": re.compile(r"true|false"),
    "int": re.compile(r"-?(0|[1-9][0-9]{0,8})"),
    "float": re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}


class Authored(str):
    """A scalar's text, and the path of ids that leads to it."""

    __slots__ = ("origin",)
    origin: str


class _Failed:
    """Stands for a value that could not be read and was reported."""


_FAILED: Final = _Failed()
_PROSE: Final = (Leaf("prose"), Leaf("prose", may_be_empty=True))


class Builder:
    """Builds a curriculum and keeps every problem on the way."""

    def __init__(self, source: Source) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self.context: dict[str, str] = {}
        self._around: list[type[BaseModel]] = []

    def build(self, root: Node) -> Curriculum | None:
        """The curriculum that a tree holds, if all of it can be read."""
        told = root.get("language") if isinstance(root, Mapping) else None
        known = isinstance(told, Scalar) and _LANGUAGE.fullmatch(told.value)
        self.context = {"language": told.value if isinstance(told, Scalar) and known else "en"}
        found = self._value(root, Part(Curriculum), "")
        return found if isinstance(found, Curriculum) else None

    def part(self, node: Node, shape: Shape, origin: str, context: dict[str, str]) -> BaseModel | None:
        """One part of a curriculum whose context is known, if all of it can be read."""
        self.context = context
        found = self._value(node, shape, origin)
        return found if isinstance(found, BaseModel) else None

    def _report(self, node: Node, said: wording.Said) -> _Failed:
        """Keep a problem. A file with very many is not read to its end; of warnings, the first are enough."""
        alike = [problem for problem in self.problems if problem.warning == said.warning]
        if len(alike) < MOST_PROBLEMS:
            mark = self._source.mark(node.line, node.column)
            self.problems.append(Problem(said.code, said.message, said.hint, mark, said.warning))
        elif not said.warning:
            raise CurriculumError(tuple(self.problems))
        return _FAILED

    def _value(self, node: Node, shape: Shape, origin: str) -> Any:
        """What a node stands for where a shape is expected."""
        match shape, node:
            case Leaf(), Scalar():
                return self._leaf(node, shape, origin)
            case ListOf(), Sequence():
                return self._list(node, shape, origin)
            case TableOf(), Mapping():
                return self._table(node, shape, origin)
            case Part(model), Mapping():
                return self._part(node, model, origin)
            case Choice(), Mapping():
                return self._choice(node, shape, origin)
            case _:
                return self._report(node, wording.wrong_shape(node, shape))

    def _leaf(self, node: Scalar, leaf: Leaf, origin: str) -> Any:
        if node.null:
            return self._report(node, wording.nothing(leaf))
        if leaf.kind in _PATTERNS and not _PATTERNS[leaf.kind].fullmatch(node.value):
            return self._report(node, wording.wrong_kind(node.value, leaf.kind))
        if leaf.kind == "bool":
            return node.value == "true"
        text = node.value
        if leaf.kind == "prose":
            if wording.is_run_together(node):
                self._report(node, wording.run_together())
            text = _paragraphs(node)
        authored = Authored(text)
        authored.origin = origin
        return authored

    def _list(self, node: Sequence, shape: ListOf, origin: str) -> Any:
        split = wording.split_item(node) if shape.item in _PROSE else None
        if split:
            self._report(split, wording.split_at_comma(split))
        names = item_names(node.items, shape.item)
        values = [
            self._value(item, shape.item, joined(origin, name)) for item, name in zip(node.items, names, strict=True)
        ]
        return _FAILED if any(value is _FAILED for value in values) else values

    def _table(self, node: Mapping, shape: TableOf, origin: str) -> Any:
        keys = [self._leaf(key, shape.key, origin) for key, _ in node.entries]
        values = [self._value(value, shape.value, joined(origin, key.value)) for key, value in node.entries]
        return _FAILED if any(part is _FAILED for part in (*keys, *values)) else dict(zip(keys, values, strict=True))

    # -------------------------------------------------------------- models

    def _choice(self, node: Mapping, choice: Choice, origin: str) -> Any:
        tag = choice.tag(node)
        if tag is None:
            return self._report(node.get(choice.discriminator) or node, wording.unknown_kind(choice, node))
        kinds = choice.models.keys() if choice.find else frozenset[str]()
        return self._part(node, choice.models[tag], origin, kinds)

    def _part(self, node: Mapping, model: type[BaseModel], origin: str, kinds: AbstractSet[str] = frozenset()) -> Any:
        """The model that a mapping holds. Its fields are read first; then pydantic has the last word on each."""
        shapes, values, settled = fields_of(model), dict[str, Any](), set[str]()
        self._around.append(model)
        for key, value in node.entries:
            if key.value in shapes:
                values[key.value] = self._value(value, shapes[key.value], joined(origin, key.value))
            else:
                settled.add(self._stray(key, value, node, kinds))
        self._around.pop()
        settled |= {name for name, value in values.items() if value is _FAILED}
        try:
            return model.model_validate({name: values[name] for name in values.keys() - settled}, context=self.context)
        except ValidationError as error:
            self._report_all(error, model, node, settled)
            return _FAILED

    def _stray(self, key: Scalar, value: Node, node: Mapping, kinds: AbstractSet[str]) -> str:
        """Report a key that the schema does not have here; the key that was likely meant."""
        known = fields_of(self._around[-1]).keys()
        meant = wording.likely(key.value, known - {other.value for other, _ in node.entries})
        home = next((model for model in reversed(self._around) if key.value in model.model_fields), None)
        self._report(key, wording.unknown_key(wording.Stray(key, value, node, known, kinds, meant, home)))
        return meant or ""

    def _report_all(
        self, error: ValidationError, model: type[BaseModel], node: Mapping, settled: AbstractSet[str]
    ) -> None:
        """Report what pydantic found, except about fields whose trouble is known already."""
        for found in error.errors(include_url=False):
            if found["loc"][0] not in settled:
                self._report(_node_at(node, found["loc"]), wording.fault(found, model))


def _node_at(node: Node, place: Iterable[int | str]) -> Node:
    """The node that a pydantic location leads to, or the nearest above it."""
    for step in place:
        match node, step:
            case Sequence(items), int() if step < len(items):
                node = items[step]
            case Mapping(), str():
                node = node.get(step) or node
    return node


def _paragraphs(node: Scalar) -> str:
    """The text with a blank line between paragraphs: except under ``|``, YAML has made one line end of each."""
    return node.value if node.style == "|" else node.value.replace("\n", "\n\n")
