"""Text: prose as runs in character styles, and paragraphs in paragraph styles. Nothing is formatted directly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, assert_never

from kit.prose import Emphasis, Inline, Items, LineBreak, Link, Para, Prose, Strong, Text
from kit.writers.docx.job import Job, Voice
from kit.writers.docx.look import style_id
from kit.writers.docx.markup import escape, value

TAB = "<w:r><w:tab/></w:r>"
BREAK = "<w:r><w:br/></w:r>"

Marks = frozenset[Literal["em", "strong", "link"]]

_PLAIN: Marks = frozenset()
_MARKED: dict[Marks, str] = {
    _PLAIN: "",
    frozenset({"em"}): "Emphasis",
    frozenset({"strong"}): "Strong",
    frozenset({"em", "strong"}): "Intense Emphasis",
    frozenset({"link"}): "Hyperlink",
    frozenset({"link", "em"}): "Kit Link Emphasis",
    frozenset({"link", "strong"}): "Kit Link Strong",
    frozenset({"link", "em", "strong"}): "Kit Link Intense Emphasis",
}
"""The character style of text inside emphasis, strong text and links."""

_VOICES: dict[Voice, tuple[str, str, str]] = {
    "body": ("Body Text", "List Bullet", "List Number"),
    "say": ("Kit Say Text", "Kit Say Bullet", "Kit Say Number"),
    "say-exact": ("Kit Say Exact Text", "Kit Say Bullet", "Kit Say Number"),
    "do": ("Kit Voice Text", "Kit Voice Bullet", "Kit Voice Number"),
    "ask": ("Kit Voice Text", "Kit Voice Bullet", "Kit Voice Number"),
    "listen": ("Kit Listen For Text", "Kit Voice Bullet", "Kit Voice Number"),
    "time": ("Kit Voice Text", "Kit Voice Bullet", "Kit Voice Number"),
    "note": ("Kit Voice Text", "Kit Voice Bullet", "Kit Voice Number"),
    "transition": ("Kit Voice Text", "Kit Voice Bullet", "Kit Voice Number"),
    "card": ("Kit Card Text", "Kit Cell Bullet", "Kit Cell Number"),
    "cell": ("Kit Cell", "Kit Cell Bullet", "Kit Cell Number"),
}
"""Styles of paragraphs, bullets and numbered items in each voice."""


def run(text: str, style: str = "") -> str:
    """A run of characters, in a character style."""
    return f'<w:r>{_marked(style)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


@cache
def _marked(style: str) -> str:
    return f"<w:rPr>{value('rStyle', style_id(style))}</w:rPr>" if style else ""


def runs(inlines: tuple[Inline, ...], job: Job, base: str = "") -> str:
    """Inlines as runs; plain text among them has the character style ``base``."""
    return "".join(_runs(inlines, job, base, _PLAIN))


def _runs(inlines: tuple[Inline, ...], job: Job, base: str, marks: Marks) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield run(text, _MARKED[marks] or base)
            case LineBreak():
                yield BREAK
            case Emphasis(inner):
                yield from _runs(inner, job, base, marks | {"em"})
            case Strong(inner):
                yield from _runs(inner, job, base, marks | {"strong"})
            case Link(href, inner):
                content = "".join(_runs(inner, job, base, marks | {"link"}))
                yield f'<w:hyperlink r:id="{job.link(href)}" w:history="1">{content}</w:hyperlink>'
            case _:
                assert_never(inline)


def line(prose: Prose, job: Job, base: str = "") -> str:
    """Prose as the runs of one paragraph, its parts on lines of their own."""
    parts = (part.inlines for part in lines(prose))
    return BREAK.join(runs(inlines, job, base) for inlines in parts)


def lines(prose: Prose) -> Iterator[Para]:
    """The paragraphs of prose, each item of a list as a paragraph."""
    for part in prose.parts:
        if isinstance(part, Items):
            yield from (Para(item) for item in part.items)
        else:
            yield part


def paragraph(style: str, content: str = "", counter: int = 0) -> str:
    """A paragraph in a paragraph style; ``counter`` is the numbered list that it belongs to."""
    numbered = f"<w:numPr>{value('ilvl', 0)}{value('numId', counter)}</w:numPr>" if counter else ""
    return f"<w:p><w:pPr>{_styled(style)}{numbered}</w:pPr>{content}</w:p>"


@cache
def _styled(style: str) -> str:
    return value("pStyle", style_id(style))


def ended(setup: str = "") -> str:
    """A paragraph, too small to see, after which a section or the document ends."""
    return f"<w:p><w:pPr>{_styled('Kit Section End')}{setup}</w:pPr></w:p>"


def said(prose: Prose, style: str, job: Job) -> str:
    """Prose in a style in which its lists have no markers of their own; nothing for nothing."""
    return "".join(paragraph(style, runs(part.inlines, job)) for part in lines(prose))


def spoken(prose: Prose, voice: Voice, job: Job, style: str = "") -> str:
    """Prose in a voice, its lists as real lists; ``style`` replaces the voice's own for paragraphs."""
    plain, bullet, number = _VOICES[voice]
    found = []
    for part in prose.parts:
        match part:
            case Para(inlines):
                found.append(paragraph(style or plain, runs(inlines, job)))
            case Items(ordered=True, items=items):
                found.append(numbered((runs(item, job) for item in items), number, job))
            case Items(items=items):
                found += [paragraph(bullet, runs(item, job)) for item in items]
    return "".join(found)


def numbered(items: Iterable[str], style: str, job: Job) -> str:
    """Written items that count from one."""
    counter = job.counters.start(style)
    return "".join(paragraph(style, item, counter) for item in items)


def bullet_style(voice: Voice) -> str:
    """The style of a bullet in a voice."""
    return _VOICES[voice][1]


def number_style(voice: Voice) -> str:
    """The style of a numbered item in a voice."""
    return _VOICES[voice][2]
