"""Skeletons: a commented part for an author to fill in, put in its place in the text of a curriculum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, get_args

from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.segment import SegmentKind
from kit.errors import CurriculumError, KitError
from kit.reader import read_text, read_tree
from kit.skeletons import texts
from kit.skeletons.insertion import inserted, values
from kit.yamltree import Mapping, Node, Sequence, compose, decode

__all__ = ["WHAT", "Added", "Wish", "added"]

What = Literal["module", "segment", "worksheet", "scorecard-item"]
WHAT: Final[tuple[What, ...]] = ("module", "segment", "worksheet", "scorecard-item")


@dataclass(frozen=True, slots=True)
class Wish:
    """What to add, and where. Without ``after`` it comes last; ``module`` is an id or a number."""

    what: What
    id: str
    title: str
    module: str = ""
    after: str = ""
    kind: str = ""
    minutes: int = 5
    block: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """The bytes of the file with the new part in it, and what to fill in next."""

    data: bytes
    advice: str


def added(data: bytes, name: str, wish: Wish) -> Added:
    """A curriculum's file with a skeleton in it; all other bytes are as they were.

    Raises KitError where the wish names what is not there, or the file is written so that no place can be found.
    """
    source = decode(data, name)
    root = compose(source)
    curriculum = read_tree(source, root)[0].curriculum
    if wish.what == "module":
        path: tuple[str, ...] = ("modules",)
        ids = [module.id for module in curriculum.modules]
        text, advice = texts.module(wish.id, wish.title, curriculum), "Fill it in from the top, then run: kit check"
    else:
        path, ids, text, advice = _inside(curriculum, _module(curriculum, wish.module), wish)
    if wish.id in ids:
        raise KitError(f"There is a part called {wish.id} already. Give the new one another name with --id.")
    if wish.after and wish.after not in ids:
        raise KitError(f"There is no {wish.after} to stand after. Known here: {', '.join(ids)}.")
    place = ids.index(wish.after) if wish.after else len(ids) - 1
    items = _items(root, curriculum, path)
    return Added(_proven(inserted(data, root, items, place, text), name, root, items, place), advice)


def _inside(curriculum: Curriculum, module: Module, wish: Wish) -> tuple[tuple[str, ...], list[str], str, str]:
    """The path of the list, the ids in it, the text to put there, and the advice."""
    if wish.what == "segment":
        total = sum(segment.minutes for segment in module.segments) + wish.minutes
        advice = (
            f"The blocks of {module.id} now take {total} minutes; its own minutes say {module.minutes}. Let them agree."
        )
        _known(wish.kind or "concept", get_args(SegmentKind), "block")
        text = texts.segment(wish.id, wish.title, wish.kind or "concept", wish.minutes)
        return ("modules", module.id, "segments"), _ids(module.segments), text, advice
    if wish.what == "worksheet":
        blocks = _ids(module.segments)
        block = wish.block or blocks[0]
        if block not in blocks:
            raise KitError(f"{module.id} has no block {block}. Known here: {', '.join(blocks)}.")
        _known(wish.kind or "lines", texts.SHEETS, "worksheet")
        items = tuple(_ids(module.scorecard.items))
        text = texts.worksheet(wish.id, wish.title, wish.kind or "lines", block, items)
        advice = f"Name it in the block {block}, under handout: {wish.id}."
        return ("modules", module.id, "worksheets"), _ids(module.worksheets), text, advice
    text = texts.scorecard_item(wish.id, wish.title, curriculum)
    advice = f"Write its levels, and name it in an outcome, under checked_by: {wish.id}."
    return ("modules", module.id, "scorecard", "items"), _ids(module.scorecard.items), text, advice


def _known(kind: str, kinds: tuple[str, ...], what: str) -> None:
    if kind not in kinds:
        raise KitError(f"There is no skeleton of a {what} of kind {kind}. Give one of {', '.join(kinds)} with --kind.")


def _ids(parts: Iterable[object]) -> list[str]:
    return [part.id for part in parts]  # type: ignore[attr-defined]  # all parts of these lists have ids


def _module(curriculum: Curriculum, name: str) -> Module:
    for module in curriculum.modules:
        if name in {module.id, str(module.number)}:
            return module
    known = ", ".join(module.id for module in curriculum.modules)
    raise KitError(f"Say which module it is for with --module ID. Known here: {known}.")


def _items(root: Node, curriculum: Curriculum, path: tuple[str, ...]) -> Sequence:
    """The list at the end of a path, whose second step is the id of a module."""
    places = {module.id: place for place, module in enumerate(curriculum.modules)}
    node: Node | None = root
    for step in path:
        node = (
            node.get(step)
            if isinstance(node, Mapping)
            else node.items[places[step]]
            if isinstance(node, Sequence)
            else None
        )
    if not isinstance(node, Sequence):
        raise KitError("The place for it cannot be found. Add it by hand.")
    return node


def _proven(data: bytes, name: str, before: Node, items: Sequence, place: int) -> bytes:
    """The bytes, once it is seen that they read cleanly and say what they said before, with one item more."""
    try:
        source = decode(data, name)
        after = compose(source)
        read_text(source)
    except CurriculumError as error:
        raise KitError(
            f"The part cannot be put there: {error.problems[0]} Nothing was written; add it by hand."
        ) from None
    if values(_without(after, before, items, place)) != values(before):
        raise KitError("Putting it there would change another part of the file. Nothing was written; add it by hand.")
    return data


def _without(after: Node, before: Node, items: Sequence, place: int) -> Node:
    """The later tree without the item that the earlier one has not."""
    if before is items and isinstance(after, Sequence):
        return Sequence((*after.items[: place + 1], *after.items[place + 2 :]), after.flow, after.line, after.column)
    if isinstance(after, Mapping) and isinstance(before, Mapping) and len(after.entries) == len(before.entries):
        entries = tuple(
            (key, _without(value, old, items, place))
            for (key, value), (_, old) in zip(after.entries, before.entries, strict=True)
        )
        return Mapping(entries, after.flow, after.line, after.column)
    if isinstance(after, Sequence) and isinstance(before, Sequence) and len(after.items) == len(before.items):
        pairs = zip(after.items, before.items, strict=True)
        return Sequence(
            tuple(_without(new, old, items, place) for new, old in pairs), after.flow, after.line, after.column
        )
    return after
