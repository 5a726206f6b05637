"""Titled: a course under the title that an organisation gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from pydantic import BaseModel

from kit.curriculum import Curriculum
from kit.curriculum.walk import proses
from kit.prose import Prose, changed, inline_text, plain, text_of

NOTICES = "notices"
"""The part that says whose work a course is, and stays as it is."""


def titled(curriculum: Curriculum, title: str) -> Curriculum:
    """The course under another title: in its place and, where its own has two words or more, wherever a text says it.

    Its notices keep the title that they have.
    """
    if not title:
        return curriculum
    own = inline_text(curriculum.title.inlines)
    named = _Renaming(own, title)
    parts = {
        name: getattr(curriculum, name) for name in type(curriculum).model_fields if name not in {NOTICES, "title"}
    }
    others = {name: new for name, part in parts.items() if (new := named.value(part)) is not part}
    return curriculum.model_copy(update=others | {"title": plain(title, curriculum.title.origin)})


def mentions(curriculum: Curriculum, name: str) -> Iterator[Prose]:
    """Every text but the notices that says a name."""
    said = _pattern(name)
    for field in type(curriculum).model_fields:
        if field != NOTICES:
            yield from (prose for prose in proses(getattr(curriculum, field)) if said.search(text_of(prose)))


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")


class _Renaming:
    """One name in the place of another, in whatever holds prose; what does not hold it is given back itself."""

    def __init__(self, own: str, title: str) -> None:
        self._own = _pattern(own) if " " in own else None
        self._title = title

    def value(self, value: Any) -> Any:
        """A part of a curriculum with the other name in it."""
        if self._own is None:
            return value
        match value:
            case Prose():
                named = changed(value, partial(self._own.sub, lambda _: self._title))
                return value if named == value else named
            case BaseModel():
                fields = {name: getattr(value, name) for name in type(value).model_fields}
                new = {name: made for name, field in fields.items() if (made := self.value(field)) is not field}
                return value.model_copy(update=new) if new else value
            case tuple():
                items = tuple(self.value(item) for item in value)
                return value if all(new is old for new, old in zip(items, value, strict=True)) else items
            case Mapping():
                table = {key: self.value(item) for key, item in value.items()}
                return value if all(table[key] is value[key] for key in value) else table
            case _:
                return value
