"""Text styles: headings, running text, lists, lines to write on, the cover, contents and margins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kit.brand.colours import LARGE
from kit.writers.docx.look import Edge, Face, Look, Tab
from kit.writers.docx.numbering import MARKERS, list_id
from kit.writers.docx.sheet import Sheet

LABEL = Face("sans", 9, bold=True, caps=True, track=0.6, colour="primary")
ACCENT_LABEL = replace(LABEL, colour="accent")
FINE = Face("sans", 9, colour="soft")
SPOKEN = Face("serif", 13, lining=True)
_MM = 72 / 25.4


def named(size: float) -> Face:
    """The face of what names a row or a field."""
    return Face("serif", size, bold=True, colour="primary", lining=True)


def title(size: float) -> Face:
    """The face of a heading."""
    return replace(named(size), colour="title" if size >= LARGE else "heading")


def small(sheet: Sheet) -> Face:
    """The face of tables, notes and cards."""
    return Face("sans", sheet.small.size, lining=True)


def listed(name: str, look: Look) -> Look:
    """A look with the marker and indents of its list; numbered lists name their own list in each paragraph."""
    marker = MARKERS[name]
    own = None if marker.counts else list_id(name)
    return replace(look, name=name, left=marker.left, hanging=marker.hanging, list_id=own)


def text_looks(sheet: Sheet, pitches: Iterable[float]) -> Iterator[Look]:
    """The paragraph styles of everything but voices and cells."""
    yield from _running(sheet)
    yield from _headings(sheet)
    yield from _lists(sheet)
    yield from _writing(sheet, pitches)
    yield from _cover(sheet)
    yield from _frame(sheet)


def _running(sheet: Sheet) -> Iterator[Look]:
    size, leading, aside = sheet.body.size, sheet.body.leading, sheet.aside_mm
    yield Look("Normal", Face("sans", size, colour="ink"), leading, 0, 0)
    yield Look("Body Text", after=6, right=aside)
    yield Look("Kit Lead", SPOKEN, 18, after=7, right=aside)
    yield Look("Kit Small", replace(small(sheet), colour="soft"), sheet.small.leading, after=4, right=aside)
    yield Look("Kit Quote", Face("serif", size, italic=True), leading, after=4, right=aside)
    yield Look("Kit Strong", Face(bold=True), after=6, right=aside)
    yield Look("Kit Notice", FINE, 11.5, after=3)
    yield Look("caption", FINE, 12, before=4, after=8, right=aside)
    yield from _figures()


def _figures() -> Iterator[Look]:
    """A drawing in a line of its own, and the words and numbers in it."""
    yield Look("Kit Drawing", before=4, after=2, keep_next=True, next="caption")
    yield Look("Kit Figure", FINE, 11, 0, 0)
    yield Look("Kit Figure Middle", based="Kit Figure", align="center")
    yield Look("Kit Figure End", based="Kit Figure", align="right")
    number = Face("sans", 9, bold=True, colour="primary", lining=True)
    yield Look("Kit Figure Number", number, based="Kit Figure", align="center")
    yield Look(
        "Kit Figure Light Number",
        replace(number, family="serif", size=13, colour="paper"),
        15,
        based="Kit Figure",
        align="center",
    )


def _headings(sheet: Sheet) -> Iterator[Look]:
    first, second, third = sheet.titles
    yield Look("heading 1", title(first.size), first.leading, 0, 8, keep_next=True, outline=0)
    yield Look("heading 2", title(second.size), second.leading, 14 * sheet.air, 3, keep_next=True, outline=1)
    yield Look("heading 3", title(third.size), third.leading, 11 * sheet.air, 3, keep_next=True, outline=2)
    yield Look("heading 4", Face(bold=True, colour="heading"), 15, 8, 2, keep_next=True, outline=3)
    before = 11 * sheet.air
    for level in (1, 2, 3, 4):
        alike = Look("", before=before, after=3, based=f"heading {level}", keep_next=True, outline=level - 1)
        yield replace(alike, name=f"Kit Label Heading {level}", face=LABEL, leading=12)
        yield replace(alike, name=f"Kit Minor Heading {level}", face=title(third.size), leading=third.leading)
    yield Look("Kit Eyebrow", LABEL, 12, 0, 3, keep_next=True, next="heading 1")
    yield Look("Kit Label", LABEL, 12, before, 2, keep_next=True)
    yield Look("Kit Panel Title", LABEL, 12, 14, 4, keep_next=True, edges=(Edge("top", "primary", 0.75, 5),))
    yield Look("Kit Quiet Panel Title", Face(colour="soft"), based="Kit Panel Title", keep_next=True)
    yield Look("Kit Minutes", Face("sans", 9, bold=True, colour="accent", lining=True), 12, 0, 2, keep_next=True)
    yield Look("Kit Instructions", after=7, right=sheet.aside_mm, keep_next=True)


def _lists(sheet: Sheet) -> Iterator[Look]:
    aside, leading, after = sheet.aside_mm, sheet.small.leading, 3 * sheet.air
    yield listed("List Bullet", Look("", after=after, right=aside))
    yield listed("List Number", Look("", after=after, right=aside))
    yield listed("Kit Tick", Look("", leading=17 + 2 * sheet.air, after=3, right=aside))
    quote = Face("serif", sheet.body.size, italic=True)
    yield listed("Kit Quote Bullet", Look("", quote, sheet.body.leading, after=3, right=aside))
    yield listed("Kit Small Bullet", Look("", small(sheet), leading, after=after, right=aside))
    yield listed("Kit Small Number", Look("", small(sheet), leading, after=after, right=aside))
    yield listed("Kit Outcome", Look("", after=after, right=aside))
    yield Look("Kit Bring", small(sheet), leading - 1)


# ------------------------------------------------------------------ lines to write on


def _writing(sheet: Sheet, pitches: Iterable[float]) -> Iterator[Look]:
    aside, wide, line = sheet.aside_mm, sheet.width_mm, "Kit Writing Line"
    yield Look(
        "Kit Prompt", Face("serif", 13, lining=True), 17, 5 + 5 * sheet.air, 0, keep_next=True, right=aside, next=line
    )
    yield Look("Kit Cross Out", Face("serif", 13, lining=True), 25, 3, 0, right=aside)
    yield Look("Kit Hint", Face("sans", 10, colour="soft"), 14, 0, 0, keep_next=True, right=aside, next=line)
    yield Look("Kit Choices", before=4, after=4, leading=20, tabs=tuple(Tab(stop) for stop in range(14, 160, 14)))
    yield Look("Kit Continuum", small(sheet), 24, 10, 10, tabs=(Tab(wide, "right", "underscore"),))
    for pitch in pitches:
        yield _line(pitch)


def style_of_line(pitch_mm: float) -> str:
    """The name of the style of an empty line to write on."""
    return "Kit Writing Line" if pitch_mm == 9 else f"Kit Writing Line {pitch_mm:g}"


def _line(pitch_mm: float) -> Look:
    """An empty line, as high as the pitch with its rule; a rule stands under each, not under the last one only."""
    rule = 0.5
    edges = (Edge("bottom", "pen", rule), Edge("between", "pen", rule))
    return Look(style_of_line(pitch_mm), Face(size=11), pitch_mm * _MM - rule, 0, 0, exact=True, edges=edges)


# ------------------------------------------------------------------ cover, contents and margins


def _cover(sheet: Sheet) -> Iterator[Look]:
    block = sheet.height_mm * _MM - 523
    numeral = Face("serif", 150, bold=True, colour="paper", lining=True)
    edge = Edge("bottom", "accent", 6, 31)
    yield Look("Kit Numeral", numeral, block, 0, 30, exact=True, align="center", edges=(edge,), tint=("primary", 1))
    yield Look("Kit Cover Label", LABEL, 12, 0, 6, keep_next=True, next="Title")
    yield Look("Title", title(36), 41, 0, 8, keep_next=True, next="Subtitle")
    yield Look("Subtitle", Face("serif", 16), 22, 0, 12, right=20)
    yield Look("Kit Fact", Face("sans", 11.5, colour="soft", lining=True), 16, 0, 2, right=20)
    yield Look("Kit Imprint", Face("sans", 9, colour="soft"), 12, 8, 0)
    yield Look("Kit Cover List Title", Face("serif", 16), 22, 6, 8, keep_next=True, next="Kit Tick")
    yield Look("Kit Brand", Face("sans", 10, bold=True, colour="soft"), 14, 0, 10, next="Kit Cover Label")


def _frame(sheet: Sheet) -> Iterator[Look]:
    wide = sheet.width_mm
    yield Look("header", FINE, 12, 0, 0, tabs=(Tab(wide, "right"),))
    yield Look("footer", based="header")
    yield Look("Kit Foot Imprint", Face("sans", 9, colour="soft"), 11, 0, 0, tabs=(Tab(wide, "right"),))
    yield Look("TOC Heading", title(22), 28, 0, 10, keep_next=True)
    entry = (Tab(wide, "right", "dot"),)
    yield Look("toc 1", Face(bold=True, lining=True), 16, 6, 1, tabs=entry)
    yield Look("toc 2", Face("sans", 10.5, lining=True), 15, 0, 1, left=6, tabs=entry)
    yield Look("Kit Wide Gap", Face(size=4), 20, 0, 0, exact=True)
    yield Look("Kit Gap", Face(size=4), 2 + 4 * sheet.air, 0, 0, exact=True)
    yield Look("Kit Section End", Face(size=1), 1, 0, 0, exact=True)
