"""Differences: two curricula walked side by side, field by field and id by id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from kit.changes.change import Change, Sort
from kit.changes.matching import Pair, bare, pairs, title, words
from kit.curriculum import Curriculum
from kit.prose import Prose, text_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where the walk is: the path of ids, the named part around it, and the fields inside that part."""

    origin: str = ""
    part: str = ""
    name: str = ""
    field: str = ""

    def down(self, step: str, said: str | None = None) -> Place:
        """The place of a field or key, which is said as ``said`` or as it is called."""
        said = step.replace("_", " ") if said is None else said
        return replace(self, origin=f"{self.origin}/{step}".strip("/"), field=f"{self.field} {said}".strip())

    def inside(self, part: str, item: BaseModel) -> Place:
        """The place of an item that has an id: a part of its own where it is not inside another already."""
        ident, name = item.id, title(item)  # type: ignore[attr-defined]  # only of items with ids
        if self.part and self.part != "modules":
            return self.down(ident, f"“{name}”")
        return Place(f"{self.origin}/{ident}", part, name)

    def change(self, sort: Sort, before: Any = None, after: Any = None) -> Change:
        """A difference that is found here."""
        return Change(sort, self.origin, self.part, self.name, self.field, words(before), words(after))


def differences(before: Curriculum, after: Curriculum) -> Iterator[Change]:
    """Every difference between two curricula, in the order of the schema."""
    yield from _models(before, after, Place())


def _values(old: Any, new: Any, place: Place) -> Iterator[Change]:
    if isinstance(old, Prose) and isinstance(new, Prose) and old and new:
        if old.parts != new.parts:
            yield place.change("restyled" if text_of(old) == text_of(new) else "reworded", old, new)
    elif isinstance(old, BaseModel) and isinstance(new, BaseModel):
        yield from _models(old, new, place)
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*new, *old)):
            yield from _values(old.get(key), new.get(key), place.down(str(key)))
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from _lists(old, new, place)
    elif bare(old) != bare(new):
        yield place.change("added" if _nothing(old) else "dropped" if _nothing(new) else "changed", old, new)


def _models(old: BaseModel, new: BaseModel, place: Place) -> Iterator[Change]:
    """The fields of two models. Where they are of two kinds, those that both have; what kind they are is one of them."""
    names = [name for name in type(new).model_fields if name in type(old).model_fields and name != "id"]
    for name in names:
        yield from _values(getattr(old, name), getattr(new, name), place.down(name))


def _lists(old: tuple[Any, ...], new: tuple[Any, ...], place: Place) -> Iterator[Change]:
    for pair in pairs(old, new):
        item = pair.before if pair.after is None else pair.after
        named = isinstance(item, BaseModel) and bool(getattr(item, "id", ""))
        there = _part(place, item) if named else place
        yield from _item(pair, there, named=named)


def _part(place: Place, item: BaseModel) -> Place:
    """The place of an item with an id, in a list whose own name is the last step of its path."""
    return place.inside(place.origin.rpartition("/")[2], item)


def _item(pair: Pair, place: Place, *, named: bool) -> Iterator[Change]:
    if pair.before is None or pair.after is None:
        sort: Sort = "added" if pair.before is None else "dropped"
        yield place.change(sort) if named and not place.field else place.change(sort, pair.before, pair.after)
        return
    if pair.moved:
        yield place.change("moved") if named else place.change("moved", pair.before, pair.after)
    yield from _values(pair.before, pair.after, place)


def _nothing(value: Any) -> bool:
    return value is None or (isinstance(value, Prose | str) and not value)
