"""Markup: an author's text becomes prose, by a CommonMark parser with all but a handful of its rules taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kit.prose import Emphasis, Inline, Items, LineBreak, Link, Para, Prose, Strong, Text
from kit.typography import set_text

LONGEST: Final = 20_000
"""Characters in one text."""
DEEPEST: Final = 4
"""Inlines inside inlines, such as strong inside emphasis inside a link."""
REACH: Final = 400
"""Characters back to which the marks of a quotation are matched across emphasis and links."""

_MARK_AND_PARAGRAPH = 2

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_MARKED = re.compile(r"[*_\[\\\n]")
_LIST_MARK = re.compile(r"^([ \t]*)(?:([-+*])|([0-9]{1,9})([.)]))(?=[ \t]|$)", re.MULTILINE)
_BLANK_TO_FILL = re.compile(r"_{3,}")
_FORCED_BREAK = re.compile(r"(?<!\\)\\[ \t]+(?=\S)")
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)


class MarkupError(ValueError):
    """The text uses markup that prose cannot hold. The message says what to write."""


def parse(text: str, origin: str, language: str) -> Prose:
    """The prose that a text stands for, with its typography set.

    Markup is ``*emphasis*``, ``**strong**``, ``[text](https://…)``, blank lines between paragraphs, lists of one level
    with ``-`` or ``1.``, and a backslash at the end of a line for a new line (followed by a space it does the same,
    because YAML folds lines). A backslash before a mark takes its meaning away. Everything else is literal: ``#``,
    ``>``, backticks, ``|``, HTML, images, ``{{ }}``, and three or more underscores, which are a blank to write on.

    A list has at least two marks in its text: "1. Ask" or "- 3 degrees" by itself is no list, and a line that happens
    to start with a hyphen stays in its paragraph.
    """
    if len(text) > LONGEST:
        raise MarkupError(f"This text has {len(text)} characters; one field holds at most {LONGEST}. Divide it")
    words = _BLANKS.sub(" ", text).strip(" ")
    if not words:
        return Prose((), origin)
    if not _MARKED.search(text.strip()):
        return Prose((Para((Text(set_text(words, language)),)),), origin)
    tokens = _parser().parse(_prepared(text))
    return Prose(tuple(_parts(tokens, language)), origin)


@cache
def _parser() -> MarkdownIt:
    """A parser of paragraphs, flat lists, emphasis, links, escapes and forced line breaks."""
    parser = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False})
    parser.enable(["list", "emphasis", "link", "escape", "newline"])
    parser.validateLink = lambda _: True  # type: ignore[method-assign,assignment]
    return parser


def _prepared(text: str) -> str:
    """The text with everything escaped that CommonMark would read as markup and an author does not mean so."""
    text = "\n".join(line.rstrip(" \t") for line in text.replace("\r\n", "\n").split("\n"))
    text = _BLANK_TO_FILL.sub(lambda found: r"\_" * len(found[0]), text.replace("![", r"!\["))
    text = _FORCED_BREAK.sub("\\\\\n", text)
    return _LIST_MARK.sub(_literal_mark, text) if len(_LIST_MARK.findall(text)) == 1 else text


def _literal_mark(found: re.Match[str]) -> str:
    indent, bullet, number, dot = found.groups()
    return f"{indent}\\{bullet}" if bullet else f"{indent}{number}\\{dot}"


# ------------------------------------------------------------------ tokens to parts


def _parts(tokens: Sequence[Token], language: str) -> Iterator[Para | Items]:
    """The parts that the parser's tokens stand for: a list where one is open, else paragraphs."""
    opening: Token | None = None
    items: list[list[Token]] = []
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                if opening:
                    raise MarkupError("A list cannot hold another list. Write one list, or divide the text")
                opening, items = token, []
            case "list_item_open":
                items.append([token])
            case "inline" if opening:
                items[-1].append(token)
            case "inline":
                yield Para(_Run(language).inlines(token.children or ()))
            case "bullet_list_close" | "ordered_list_close" if opening:
                yield _items(opening.type == "ordered_list_open", items, language)
                opening = None


def _items(ordered: bool, items: Sequence[Sequence[Token]], language: str) -> Items:
    """A list of one-paragraph items. A numbered one counts from 1, or its numbers would not be printed as written."""
    if any(len(item) != _MARK_AND_PARAGRAPH for item in items):
        raise MarkupError("Every item of a list is one paragraph that is not empty")
    numbers = [int(item[0].info) for item in items] if ordered else []
    if numbers not in ([1] * len(numbers), [*range(1, len(numbers) + 1)]):
        raise MarkupError(r"A numbered list counts from 1. To keep a number as text, write a backslash: 3\. May")
    return Items(ordered, tuple(_Run(language).inlines(item[1].children or ()) for item in items))


class _Run:
    """One paragraph in the making. It remembers the text set so far, by which quotation marks are known."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._set = ""
        self._typed = ""
        self._open: list[tuple[Token | None, list[Inline]]] = [(None, [])]

    def inlines(self, tokens: Sequence[Token]) -> tuple[Inline, ...]:
        """The inlines that a paragraph's tokens stand for."""
        for token in tokens:
            self._read(token)
        self._flush(end=True)
        return tuple(self._open[0][1])

    def _read(self, token: Token) -> None:
        match token.type:
            case "text":
                self._typed += token.content
            case "softbreak":
                self._typed += " "
            case "hardbreak":
                self._flush(end=True)
                self._open[-1][1].append(LineBreak())
                self._set += " "
            case _ if token.nesting > 0:
                self._begin(token)
            case _:
                self._end()

    def _begin(self, token: Token) -> None:
        self._flush()
        if len(self._open) > DEEPEST:
            raise MarkupError("Emphasis and links stand too deep inside one another here")
        self._open.append((token, []))

    def _end(self) -> None:
        self._flush()
        opening, children = self._open.pop()
        self._open[-1][1].append(_inline(opening, tuple(children)))

    def _flush(self, *, end: bool = False) -> None:
        """Set what was typed since the last mark."""
        typed = _BLANKS.sub(" ", self._typed)
        typed = typed.rstrip(" ") if end else typed
        typed = typed.lstrip(" ") if not self._set or self._set.endswith(" ") else typed
        self._typed = ""
        if typed:
            text = set_text(typed, self._language, self._set[-REACH:])
            self._set += text
            self._open[-1][1].append(Text(text))


def _inline(opening: Token | None, children: tuple[Inline, ...]) -> Inline:
    if opening is None or opening.type == "em_open":
        return Emphasis(children)
    if opening.type == "strong_open":
        return Strong(children)
    return Link(_address(opening, children), children)


def _address(opening: Token, children: tuple[Inline, ...]) -> str:
    """Where a link leads, if prose may lead there."""
    address = str(opening.attrs.get("href", ""))
    if not _ADDRESS.fullmatch(address):
        raise MarkupError(
            f'A link leads to an address with http, https or mailto, not to "{address}". '
            r"To print brackets, write a backslash: \[text](note)"
        )
    if "title" in opening.attrs or not children:
        raise MarkupError("A link is written [text](https://…), with a text and without a title")
    return address
