"""Shapes: what the schema expects at a place, worked out from the models' own annotations."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Discriminator, PlainValidator, Tag
from pydantic.fields import FieldInfo

from kit.curriculum.fields import MaybeLine
from kit.prose import Prose
from kit.yamltree import Mapping, Node, Scalar

LeafKind = Literal["prose", "bool", "int", "float", "date", "text"]

_KINDS: Final[dict[Any, LeafKind]] = {Prose: "prose", bool: "bool", int: "int", float: "float", date: "date"}
_MAY_BE_EMPTY: Final = get_args(MaybeLine)[1]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One scalar."""

    kind: LeafKind
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list, each item of the same shape."""

    item: Shape


@dataclass(frozen=True, slots=True)
class TableOf:
    """A mapping whose keys are the author's own."""

    key: Leaf
    value: Shape


@dataclass(frozen=True, slots=True)
class Part:
    """A mapping with the keys of one model."""

    model: type[BaseModel]


@dataclass(frozen=True, slots=True)
class Choice:
    """A mapping with the keys of one model out of several.

    Which one is told by the value of the key ``discriminator``; or by ``find``, which names the key that tells; or,
    with neither, by the keys themselves.
    """

    models: dict[str, type[BaseModel]]
    discriminator: str = ""
    find: Callable[[Any], Any] | None = None

    def tag(self, node: Mapping) -> str | None:
        """The name of the model that a mapping is meant for."""
        if self.discriminator:
            told = node.get(self.discriminator)
            return told.value if isinstance(told, Scalar) and told.value in self.models else None
        keys = {key.value for key, _ in node.entries}
        if self.find:
            found = self.find(dict.fromkeys(keys))
            return found if found in self.models else None
        return max(self.models, key=lambda name: len(keys & self.models[name].model_fields.keys()))


Shape = Leaf | ListOf | TableOf | Part | Choice


@cache
def fields_of(model: type[BaseModel]) -> dict[str, Shape]:
    """The shape of each field of a model."""
    model.model_rebuild()  # a field may name a model that is written further down
    return {name: _shape(field.annotation, field.metadata) for name, field in model.model_fields.items()}


def model_of(shape: Part | Choice, node: Mapping) -> type[BaseModel] | None:
    """The model that a mapping is meant for."""
    if isinstance(shape, Part):
        return shape.model
    tag = shape.tag(node)
    return None if tag is None else shape.models[tag]


def _shape(annotation: Any, metadata: Iterable[Any] = ()) -> Shape:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(args[0], args[1:])
    if origin in (Union, types.UnionType):
        return _union([arg for arg in args if arg is not types.NoneType], metadata)
    if origin is tuple:
        return ListOf(_shape(args[0]))
    if origin is dict:
        return TableOf(_leaf(args[0], ()), _shape(args[1]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Part(annotation)
    return _leaf(annotation, tuple(metadata))


def _leaf(annotation: Any, metadata: tuple[Any, ...]) -> Leaf:
    """A leaf of the annotated type; a type with a reader of its own, such as a clock time, is read from text."""
    own_reader = any(isinstance(note, PlainValidator) for note in metadata)
    kind = _KINDS.get(annotation, "text")
    return Leaf("text" if own_reader and kind != "prose" else kind, may_be_empty=_MAY_BE_EMPTY in metadata)


def _union(members: list[Any], metadata: Iterable[Any]) -> Shape:
    if len(members) == 1:
        return _shape(members[0], metadata)
    named = next((note.discriminator for note in metadata if isinstance(note, FieldInfo | Discriminator)), None)
    if isinstance(named, Discriminator):
        named = named.discriminator
    if isinstance(named, str):
        models = {str(tag): model for model in members for tag in get_args(model.model_fields[named].annotation)}
        return Choice(models, discriminator=named)
    return Choice(dict(map(_tagged, members)), find=named)


def _tagged(member: Any) -> tuple[str, type[BaseModel]]:
    """A member of a union with its tag, or its own name."""
    if get_origin(member) is Annotated:
        model, *notes = get_args(member)
        return next(note.tag for note in notes if isinstance(note, Tag)), model
    return member.__name__, member


# ------------------------------------------------------------------ names of places


def joined(origin: str, name: str) -> str:
    """The origin of something by its name in what has an origin."""
    return f"{origin}/{name}" if origin else name


def item_names(items: tuple[Node, ...], shape: Shape) -> list[str]:
    """What the items of a list are called in an origin.

    An item's ``id``; or the kind and number among its kind, such as ``say-2``, where kinds are told by keys; or its
    number. A second item with the same id is ``id~2``.
    """
    counts: dict[str, int] = {}
    names = []
    for ordinal, item in enumerate(items, start=1):
        kind = shape.tag(item) if isinstance(shape, Choice) and shape.find and isinstance(item, Mapping) else None
        given = item.get("id") if isinstance(item, Mapping) else None
        name = given.value if isinstance(given, Scalar) else kind or str(ordinal)
        counts[name] = count = counts.get(name, 0) + 1
        names.append(f"{name}-{count}" if kind else name if count == 1 else f"{name}~{count}")
    return names
