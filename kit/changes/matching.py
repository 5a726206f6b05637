"""Matching: which item of one list is which of another: by id where items have one, else by what they say."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from kit.prose import Prose, text_of

ALIKE: Final = 0.5
"""Items that share at least this much of their words are one item, worded anew."""

_TITLES: Final = ("title", "name", "label", "term", "topic", "heading", "question", "prefer", "text", "what", "id")


class Pair(NamedTuple):
    """An item before and after; None where it was not there. ``moved`` items are the same in another place."""

    before: Any
    after: Any
    moved: bool = False


def pairs(before: Sequence[Any], after: Sequence[Any]) -> Iterator[Pair]:
    """The items of two lists, matched: those that came after first, in their order, then those that went."""
    if all(_identity(item) for item in (*before, *after)):
        yield from _by_id({item.id: item for item in before}, {item.id: item for item in after})
    else:
        yield from _by_words(before, after)


def _by_id(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Pair]:
    old, new = ([name for name in one if name in other] for one, other in ((before, after), (after, before)))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    settled = {name for block in blocks for name in old[block.a : block.a + block.size]}
    for name, item in after.items():
        yield Pair(before.get(name), item, moved=name in before and name not in settled)
    for name, item in before.items():
        if name not in after:
            yield Pair(item, None)


def _by_words(before: Sequence[Any], after: Sequence[Any]) -> Iterator[Pair]:
    """Items that differ or changed places. Those that stayed are left out, since nothing can differ inside them."""
    old, new = [bare(item) for item in before], [bare(item) for item in after]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    kept_old = {block.a + step for block in blocks for step in range(block.size)}
    kept_new = {block.b + step for block in blocks for step in range(block.size)}
    gone = [place for place in range(len(before)) if place not in kept_old]
    come = [place for place in range(len(after)) if place not in kept_new]
    for there in come:
        here = next((place for place in gone if old[place] == new[there]), None)
        moved = here is not None
        if here is None:
            here = _likest(after[there], [(place, before[place]) for place in gone], only=len(gone) == len(come) == 1)
        if here is not None:
            gone.remove(here)
        yield Pair(None if here is None else before[here], after[there], moved)
    for place in gone:
        yield Pair(before[place], None)


def _likest(item: Any, others: Sequence[tuple[int, Any]], *, only: bool) -> int | None:
    """The place of the item that says most nearly the same; of only one, its place in any case."""
    fitting = [(_likeness(item, other), place) for place, other in others if type(other) is type(item)]
    best, place = max(fitting, key=lambda one: (one[0], -one[1]), default=(0.0, 0))
    return place if fitting and (only or best >= ALIKE) else None


def _likeness(one: Any, other: Any) -> float:
    return SequenceMatcher(None, words(one).split(), words(other).split(), autojunk=False).ratio()


def _identity(item: Any) -> str:
    return getattr(item, "id", "") if isinstance(item, BaseModel) else ""


def bare(value: Any) -> Hashable:
    """A value without the places that its texts came from: equal where the same is said."""
    if isinstance(value, Prose):
        return value.parts
    if isinstance(value, BaseModel):
        return type(value).__name__, *(bare(getattr(value, name)) for name in type(value).model_fields)
    if isinstance(value, tuple):
        return tuple(bare(item) for item in value)
    if isinstance(value, dict):
        return tuple((key, bare(item)) for key, item in value.items())
    return value  # type: ignore[no-any-return]  # all other values are scalars


def title(value: BaseModel) -> str:
    """What a part is called in the curriculum's own words."""
    found = next((getattr(value, name) for name in _TITLES if getattr(value, name, None)), "")
    return text_of(found) if isinstance(found, Prose) else str(found)


def words(value: Any) -> str:
    """A value as words in a line."""
    if isinstance(value, Prose):
        return " ".join(text_of(value).split())
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        given = ((name, getattr(value, name)) for name in fields if getattr(value, name) != fields[name].default)
        return ", ".join(_named(name, item) for name, item in given)
    if isinstance(value, tuple):
        return " | ".join(words(item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _named(name: str, value: Any) -> str:
    said = words(value)
    return said if isinstance(value, Prose) else f"{name.replace('_', ' ')} {said}"
