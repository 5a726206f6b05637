"""Text: prose as runs in character styles, and paragraphs in paragraph styles. Nothing is formatted directly."""

from __future__ import annotations

from collections.abc import Iterator

from kit.prose import Emphasis, Inline, Items, LineBreak, Link, Para, Prose, Strong, Text
from kit.writers.docx.job import Job, Voice
from kit.writers.docx.look import style_id
from kit.writers.docx.markup import escape, value

TAB = "<w:r><w:tab/></w:r>"
BREAK = "<w:r><w:br/></w:r>"

_MARKS = {
    (False, False): ("", "Hyperlink"),
    (True, False): ("Emphasis", "Kit Link Emphasis"),
    (False, True): ("Strong", "Kit Link Strong"),
    (True, True): ("Intense Emphasis", "Kit Link Intense Emphasis"),
}
"""Character styles by emphasis and strength: outside and inside a link."""

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
    if not text:
        return ""
    properties = f"<w:rPr>{value('rStyle', style_id(style))}</w:rPr>" if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def runs(inlines: tuple[Inline, ...], job: Job, base: str = "") -> str:
    """Inlines as runs; plain text among them has the character style ``base``."""
    return "".join(_runs(inlines, job, base, False, False, False))


def _runs(inlines: tuple[Inline, ...], job: Job, base: str, stressed: bool, strong: bool, linked: bool) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield run(text, _MARKS[stressed, strong][linked] or base)
            case LineBreak():
                yield BREAK
            case Emphasis(inner):
                yield from _runs(inner, job, base, True, strong, linked)
            case Strong(inner):
                yield from _runs(inner, job, base, stressed, True, linked)
            case Link(href, inner):
                content = "".join(_runs(inner, job, base, stressed, strong, True))
                yield f'<w:hyperlink r:id="{job.link(href)}" w:history="1">{content}</w:hyperlink>'


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
    return f"<w:p><w:pPr>{value('pStyle', style_id(style))}{numbered}</w:pPr>{content}</w:p>"


def ended(setup: str = "") -> str:
    """A paragraph, too small to see, after which a section or the document ends."""
    return f"<w:p><w:pPr>{value('pStyle', style_id('Kit Section End'))}{setup}</w:pPr></w:p>"


def said(prose: Prose, style: str, job: Job) -> str:
    """Prose in a style in which its lists have no markers of their own; nothing for nothing."""
    return "".join(paragraph(style, runs(part.inlines, job)) for part in lines(prose))


def spoken(prose: Prose, voice: Voice, job: Job, style: str = "") -> str:
    """Prose in a voice, its lists as real lists; ``style`` replaces the voice's own for paragraphs."""
    plain, bullet, number = _VOICES[voice]
    found = []
    for part in prose.parts:
        if isinstance(part, Para):
            found.append(paragraph(style or plain, runs(part.inlines, job)))
        elif part.ordered:
            found.append(numbered(part.items, number, job))
        else:
            found.extend(paragraph(bullet, runs(item, job)) for item in part.items)
    return "".join(found)


def numbered(items: tuple[tuple[Inline, ...], ...], style: str, job: Job) -> str:
    """Items that count from one."""
    counter = job.counters.start(style)
    return "".join(paragraph(style, runs(item, job), counter) for item in items)


def bullet_style(voice: Voice) -> str:
    """The style of a bullet in a voice."""
    return _VOICES[voice][1]


def number_style(voice: Voice) -> str:
    """The style of a numbered item in a voice."""
    return _VOICES[voice][2]
