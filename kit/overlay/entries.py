"""Entries: what an overlay's file asks for, as values. Every text keeps its node, and so its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kit.overlay.notes import Notes, meant
from kit.yamltree import Mapping, Node, Scalar, Sequence, shown


@dataclass(frozen=True, slots=True)
class Change:
    """Something else stands where ``at`` leads; or in the place of the text ``was``, somewhere below it."""

    at: Scalar
    now: Node
    was: Node | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """What ``at`` leads to is left out; or the item of that list in which the text ``was`` stands."""

    at: Scalar
    was: Node | None = None


@dataclass(frozen=True, slots=True)
class Add:
    """An item is added to a list: before or after another, otherwise at the end."""

    to: Scalar
    item: Node
    before: Scalar | None = None
    after: Scalar | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """Words that are others here, form by form, except in some parts."""

    forms: tuple[tuple[Scalar, Scalar], ...]
    exceptions: tuple[Scalar, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """All that an overlay asks for."""

    changes: tuple[Change, ...]
    drops: tuple[Drop, ...]
    adds: tuple[Add, ...]
    terms: tuple[Term, ...]


_KEYS = {
    "change": ("at", "now", "was"),
    "drop": ("at", "was"),
    "add": ("to", "item", "before", "after"),
    "terms": ("forms", "except"),
}
_NEEDED = {"change": ("at", "now"), "drop": ("at",), "add": ("to", "item"), "terms": ("forms",)}
_ONE_TEXT = {"at", "to", "before", "after"}


def entries(root: Node, notes: Notes) -> Entries:
    """The entries of an overlay's tree. What is not one is noted, KIT501."""
    if not isinstance(root, Mapping):
        notes.error("KIT501", root, "An overlay is a list under each of its keys.", f"Known are {', '.join(_KEYS)}.")
        root = Mapping((), False, root.line, root.column)
    for key, _ in root.entries:
        if key.value not in _KEYS:
            notes.error("KIT501", key, f"`{shown(key.value)}` is no part of an overlay.", meant(key.value, _KEYS))
    return Entries(
        tuple(Change(one["at"], one["now"], one.get("was")) for one in _listed(root, "change", notes)),
        tuple(Drop(one["at"], one.get("was")) for one in _listed(root, "drop", notes)),
        tuple(Add(one["to"], one["item"], one.get("before"), one.get("after")) for one in _listed(root, "add", notes)),
        tuple(
            Term(_forms(one["forms"], notes), _texts(one.get("except"), notes)) for one in _listed(root, "terms", notes)
        ),
    )


def _listed(root: Mapping, section: str, notes: Notes) -> Iterator[dict[str, Any]]:
    found = root.get(section)
    if found is None or (isinstance(found, Scalar) and found.null):
        return
    if not isinstance(found, Sequence):
        first = f"Begin each entry with `- {_KEYS[section][0]}:`."
        notes.error("KIT501", found, f"`{section}` is a list of entries.", first)
        return
    for item in found.items:
        entry = _entry(item, section, notes)
        if entry:
            yield entry


def _entry(item: Node, section: str, notes: Notes) -> dict[str, Any] | None:
    known, needed = _KEYS[section], _NEEDED[section]
    values = {key.value: value for key, value in item.entries} if isinstance(item, Mapping) else {}
    missing = next((key for key in needed if key not in values), None)
    sound = True
    for key, value in item.entries if isinstance(item, Mapping) else ():
        if key.value not in known:
            notes.error(
                "KIT501", key, f"`{shown(key.value)}` is not known in an entry of {section}.", meant(key.value, known)
            )
            sound = False
        elif key.value in _ONE_TEXT and (not isinstance(value, Scalar) or value.null):
            notes.error("KIT501", value, f"`{key.value}` is one text.", "Write the path of ids: modules.trust.title.")
            sound = False
    if missing:
        notes.error("KIT501", item, f"This entry of {section} has no `{missing}`.", f"It takes {', '.join(known)}.")
    return values if sound and not missing else None


def _forms(node: Node, notes: Notes) -> tuple[tuple[Scalar, Scalar], ...]:
    pairs = node.entries if isinstance(node, Mapping) else ()
    found = tuple(
        (key, value) for key, value in pairs if isinstance(value, Scalar) and value.value and key.value.strip()
    )
    if not found or len(found) < len(pairs):
        hint = "Write each form and what stands for it: {guest: visitor, guests: visitors, Guest: Visitor}."
        notes.error("KIT501", node, "`forms` is a word and another word for each form.", hint)
    return found


def _texts(node: Node | None, notes: Notes) -> tuple[Scalar, ...]:
    if node is None:
        return ()
    items = node.items if isinstance(node, Sequence) else ()
    found = tuple(item for item in items if isinstance(item, Scalar))
    if not found or len(found) < len(items):
        notes.error("KIT501", node, "`except` is a list of paths.", "Write - glossary.guest in a line of its own.")
    return found
