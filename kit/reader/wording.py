"""Wording: what the reader says about a node that does not fit, in the words of those who write the file by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from itertools import pairwise
from typing import Final, NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from kit.curriculum.written import written
from kit.reader.shapes import Choice, Leaf, LeafKind, ListOf, Part, Shape, TableOf
from kit.yamltree import Mapping, Node, Scalar, Sequence, shown


class Said(NamedTuple):
    """A problem before it is given its place."""

    code: str
    message: str
    hint: str
    warning: bool = False


_MANY: Final = 12
_ALIKE: Final = 0.65
_WRITTEN: Final[dict[LeafKind, tuple[str, str]]] = {
    "bool": ("`true` or `false`", "YAML's yes, no, on and off are plain words here."),
    "int": ("a whole number", "Write plain figures, such as 12."),
    "float": ("a number", "Write plain figures with a point, such as 2.5."),
    "date": ("a date", "Write year-month-day, such as 2026-11-25."),
}
_FAULTS: Final = {
    "greater_than": "This must be more than {gt:g}.",
    "greater_than_equal": "This must be at least {ge:g}.",
    "less_than": "This must be less than {lt:g}.",
    "less_than_equal": "This must be at most {le:g}.",
    "multiple_of": "This must be a multiple of {multiple_of:g}.",
    "too_short": "The list is too short: it has {actual_length}, and needs at least {min_length}.",
    "too_long": "The list is too long: it has {actual_length}, and may have at most {max_length}.",
    "date_from_datetime_parsing": "There is no such date.",
    "date_parsing": "There is no such date.",
    "int_parsing": "A whole number is expected here.",
}
_CUT_SHORT: Final = re.compile(r"[.?!…:;]$")
_LIST_IN_FOLDED_TEXT: Final = re.compile(r"(?:^|\n|: )- \S.* - \S")


# ------------------------------------------------------------------ shapes


def wrong_shape(node: Node, shape: Shape) -> Said:
    """A list where text is expected, text where keys are expected, and the like."""
    if isinstance(node, Scalar) and node.null:
        return Said("KIT204", f"Nothing stands here; {_expected(shape)} is expected.", "Write it, or delete the key.")
    return Said(
        "KIT203", f"{_expected(shape, capital=True)} is expected here, not {_found(node)}.", _shape_hint(node, shape)
    )


def _expected(shape: Shape, *, capital: bool = False) -> str:
    words = {Leaf: "text", ListOf: "a list", TableOf: "a set of keys", Part: "a set of keys", Choice: "a set of keys"}
    word = words[type(shape)]
    return word[0].upper() + word[1:] if capital else word


def _found(node: Node) -> str:
    return {Scalar: "text", Sequence: "a list", Mapping: "keys and values"}[type(node)]


def _shape_hint(node: Node, shape: Shape) -> str:
    match shape, node:
        case Leaf(), Sequence(flow=False):
            return "Write one text, without hyphens before its lines."
        case Leaf(), Mapping(flow=False):
            return "A colon and a space make a key of the words before them. Put the text in quotation marks."
        case Leaf(), _:
            return "Put text that starts with a bracket or a brace in quotation marks."
        case ListOf(), _:
            return "Write one item a line, each after a hyphen and a space."
    word = node.value.split()[0] if isinstance(node, Scalar) and node.value.strip() else ""
    if word in _keys(shape):
        return f"Write a colon after `{word}`."
    needed = f": {_listed(_required(shape.model))}" if isinstance(shape, Part) else ""
    return f"Write keys and values, one a line{needed}."


def _keys(shape: Shape) -> set[str]:
    """Every key that may stand where a shape is expected."""
    models = [shape.model] if isinstance(shape, Part) else shape.models.values() if isinstance(shape, Choice) else []
    return {name for model in models for name in model.model_fields}


def _required(model: type[BaseModel]) -> list[str]:
    needed = [name for name, field in model.model_fields.items() if field.is_required()]
    return needed or list(model.model_fields)


# ------------------------------------------------------------------ scalars


def nothing(leaf: Leaf) -> Said:
    """A key or an item with nothing after it."""
    if leaf.may_be_empty:
        return Said("KIT204", "Nothing stands here.", 'For a place that stays empty, write "".')
    return Said("KIT204", "Nothing stands here.", "Write the value, or delete the line.")


def wrong_kind(value: str, kind: LeafKind) -> Said:
    """A scalar that is not of the kind that the schema wants."""
    wanted, hint = _WRITTEN[kind]
    return Said("KIT205", f"`{shown(value)}` is not {wanted}.", hint)


def is_run_together(node: Scalar) -> bool:
    """Whether a folded text looks like a list whose lines YAML has joined."""
    return node.style in ("", ">") and bool(_LIST_IN_FOLDED_TEXT.search(node.value))


def run_together() -> Said:
    """A list written inside a folded text."""
    hint = "Write `|` in place of `>` to keep the lines apart."
    return Said("KIT251", "This looks like a list whose lines have run together.", hint, warning=True)


def split_item(node: Sequence) -> Scalar | None:
    """The first item of a bracketed list that reads like the rest of the sentence before it."""
    items = [item for item in node.items if isinstance(item, Scalar)] if node.flow else []
    for before, item in pairwise(items):
        sentence = before.plain and item.plain and before.value[:1].isupper() and not _CUT_SHORT.search(before.value)
        if sentence and item.value[:1].islower() and " " in item.value:
            return item
    return None


def split_at_comma(item: Scalar) -> Said:
    """A sentence that a bracketed list has cut in two."""
    message = (
        f"“{shown(item.value)}” looks like part of the sentence before it: in brackets, every comma starts a new item."
    )
    return Said("KIT250", message, "Write one item a line, or use quotation marks.", warning=True)


# ------------------------------------------------------------------ keys


def likely(name: str, known: Iterable[str]) -> str | None:
    """The known name that a mistyped one is closest to."""
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=_ALIKE)), None)


class Stray(NamedTuple):
    """A key that the schema does not have at its place, and what it may have been meant for."""

    key: Scalar
    value: Node
    inside: Mapping
    known: AbstractSet[str]
    """The keys that the place has."""
    kinds: AbstractSet[str]
    """Where keys tell the kind of an item: the keys that do."""
    meant: str | None
    """The key that the place has and that is spelt almost like it."""
    home: type[BaseModel] | None
    """The part around this one that has the key."""


def unknown_key(stray: Stray) -> Said:
    """A key that the schema does not have at its place."""
    name = stray.key.value
    if stray.inside.flow and isinstance(stray.value, Scalar) and stray.value.null:
        hint = "In braces every comma starts a new key. Write one key a line, or put the text in quotation marks."
    elif name in stray.kinds:
        hint = f"One item holds one of these keys. Start a new item: `- {name}:`."
    elif stray.meant:
        hint = f"Did you mean `{stray.meant}`?"
    elif stray.home:
        hint = f"It belongs to the {_noun(stray.home)} around this: look at its indentation."
    elif len(stray.known) <= _MANY:
        hint = f"Known here: {_listed(stray.known)}."
    else:
        hint = "Look at its indentation and its spelling, or delete it."
    return Said("KIT201", f"The key `{shown(name)}` is not known here.", hint)


def missing_key(name: str, model: type[BaseModel]) -> Said:
    """A key that has to be there."""
    described = written(model.__name__).get(name, "")
    hint = f"Add it. {described}" if described else "Add it."
    return Said("KIT202", f"The key `{name}` is missing from this {_noun(model)}.", hint)


def unknown_kind(choice: Choice, node: Mapping) -> Said:
    """A mapping that could be one of several parts, and does not say which."""
    kinds = list(choice.models)
    if not choice.discriminator:
        meant = next((found for key, _ in node.entries if (found := likely(key.value, kinds))), None)
        hint = f"Did you mean `{meant}`?" if meant else "Write one of them first, after the hyphen."
        return Said("KIT208", f"One of the keys {_listed(kinds)} is needed here.", hint)
    told = node.get(choice.discriminator)
    if not isinstance(told, Scalar):
        return Said("KIT208", f"The key `{choice.discriminator}` is missing.", f"It is one of {_listed(kinds)}.")
    return _not_one_of(told.value, kinds)


# ------------------------------------------------------------------ faults that pydantic finds


def fault(found: ErrorDetails, model: type[BaseModel]) -> Said:
    """What pydantic found wrong with one field."""
    kind, place, context = found["type"], found["loc"], found.get("ctx", {})
    if kind == "missing" and len(place) == 1:
        return missing_key(str(place[0]), model)
    if kind == "missing":
        return Said("KIT206", "The list is too short.", f"It has {place[-1]} items, and needs more.")
    if kind == "literal_error":
        return _not_one_of(str(found["input"]), re.findall(r"'([^']*)'", str(context["expected"])))
    if kind in _FAULTS:
        return Said("KIT206", _FAULTS[kind].format(**context), "")
    return Said("KIT207", f"{found['msg'].rstrip('.')}.", "")


def _not_one_of(value: str, known: list[str]) -> Said:
    meant = likely(value, known)
    hint = f"Did you mean `{meant}`?" if meant else ""
    return Said("KIT205", f"`{shown(value)}` is not one of {_listed(known)}.", hint)


def _noun(model: type[BaseModel]) -> str:
    """A part of the schema in words, such as "rating scale"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
