"""Prose: a piece of the author's text as a frozen tree of inlines, with the place it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters, already set: quotation marks, dashes and spaces are typographic."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed text, printed in italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Important text, printed in semibold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an address (http, https or mailto only)."""

    href: str
    children: tuple[Inline, ...]


Inline = Text | LineBreak | Emphasis | Strong | Link


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph of prose."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A short list inside a prose field; items hold inlines only."""

    ordered: bool
    items: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """An author's text: one or more paragraphs or lists, and its origin.

    The origin is a path of author-given ids, such as ``modules/trust/segments/welcome/purpose``. It holds no line
    number, so that moving text in the file changes no value.
    """

    parts: tuple[Para | Items, ...]
    origin: str = ""

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """The inlines of a text that is one paragraph (``Line`` fields promise that)."""
        first = self.parts[0] if self.parts else Para(())
        return first.inlines if isinstance(first, Para) else ()

    def __bool__(self) -> bool:
        return bool(self.parts)


NOTHING = Prose(())
"""No words."""


def plain(text: str, origin: str = "") -> Prose:
    """Prose of one paragraph without markup, from text that is already set."""
    return Prose((Para((Text(text),)),), origin) if text else Prose((), origin)


def joined(pieces: tuple[Prose | str, ...], origin: str = "") -> Prose:
    """One paragraph made of one-paragraph pieces, in order; the origin of the first authored piece unless given."""
    inlines: list[Inline] = []
    for piece in pieces:
        inlines.extend(piece.inlines if isinstance(piece, Prose) else (Text(piece),))
    first = next((piece.origin for piece in pieces if isinstance(piece, Prose) and piece.origin), "")
    return Prose((Para(tuple(inlines)),), origin or first)


def changed(prose: Prose, change: Callable[[str], str]) -> Prose:
    """The prose with every run of its characters changed. Marks, links and breaks stay where they are."""
    return Prose(tuple(_changed_part(part, change) for part in prose.parts), prose.origin)


def _changed_part(part: Para | Items, change: Callable[[str], str]) -> Para | Items:
    if isinstance(part, Para):
        return Para(_changed(part.inlines, change))
    return Items(part.ordered, tuple(_changed(item, change) for item in part.items))


def _changed(inlines: tuple[Inline, ...], change: Callable[[str], str]) -> tuple[Inline, ...]:
    return tuple(_changed_inline(inline, change) for inline in inlines)


def _changed_inline(inline: Inline, change: Callable[[str], str]) -> Inline:
    match inline:
        case Text(text):
            return Text(change(text))
        case LineBreak():
            return inline
        case Emphasis(children):
            return Emphasis(_changed(children, change))
        case Strong(children):
            return Strong(_changed(children, change))
        case Link(href, children):
            return Link(href, _changed(children, change))


def text_of(prose: Prose) -> str:
    """The words alone, parts separated by newlines, line breaks as spaces."""
    return "\n".join(_part_lines(prose))


def _part_lines(prose: Prose) -> Iterator[str]:
    for part in prose.parts:
        if isinstance(part, Para):
            yield inline_text(part.inlines)
        else:
            yield from (inline_text(item) for item in part.items)


def inline_text(inlines: tuple[Inline, ...]) -> str:
    """The words of a run of inlines."""
    words: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text):
                words.append(text)
            case LineBreak():
                words.append(" ")
            case Emphasis(children) | Strong(children) | Link(_, children):
                words.append(inline_text(children))
    return "".join(words)
