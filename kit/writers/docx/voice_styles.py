"""Voice styles: how the guide tells what is said from what is done, asked, listened for and called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kit.writers.docx.look import Edge, Face, Look, Tab
from kit.writers.docx.sheet import Sheet
from kit.writers.docx.text_styles import ACCENT_LABEL, FINE, SPOKEN, listed, small

_STEP_MM, _CUE_MM = 5.0, 34.0
"""Where the label of a voice starts, behind its rule, and where its words do."""
_ASIDE_MM = 6.0
_ACCENT_BAR = Edge("left", "accent", 1.5, 10)
_BEHIND = {
    "Kit Say": (SPOKEN, Edge("left", "primary", 3, 10)),
    "Kit Say Exact": (replace(SPOKEN, bold=True), Edge("left", "primary", 2.25, 10, "double")),
    "Kit Invitation": (SPOKEN, _ACCENT_BAR),
    "Kit Listen For": (Face(), Edge("left", "accent", 2.25, 10, "dotted")),
}
"""Voices behind a rule: their letters and the rule."""


def voice_looks(sheet: Sheet) -> Iterator[Look]:
    """The voices: a label in the left column and the words beside it, in one paragraph.

    A voice that says more than one paragraph has its label above them, and the styles whose names end in Text.
    """
    for name, (face, edge) in _BEHIND.items():
        yield _cue(Look(name, face, 17, 8, 0, keep_lines=True, edges=(edge,)))
        yield Look(f"{name} Text", face, 17, 0, 5, left=_STEP_MM, right=_ASIDE_MM, keep_lines=True, edges=(edge,))
    yield listed("Kit Say Bullet", Look("", based="Kit Say Text"))
    yield listed("Kit Say Number", Look("", based="Kit Say Text"))
    yield _cue(Look("Kit Do", before=8, keep_lines=True))
    question = Face(size=13, bold=True, colour="primary")
    yield _cue(Look("Kit Ask", question, 17, 8, 0, keep_next=True))
    yield Look("Kit Question", question, 17, 4, 3, right=_ASIDE_MM)
    expect = Face("sans", 10, bold=True, colour="soft")
    yield Look("Kit Expect", expect, 14, 2, 0, left=_CUE_MM, right=_ASIDE_MM, keep_next=True)
    yield replace(
        _cue(Look("Kit Time Call", before=8, keep_lines=True)), right=0, tabs=(Tab(sheet.width_mm, "right", "dot"),)
    )
    yield Look("Kit Clock Line", Face("sans", 11.5, bold=True, colour="accent", lining=True), after=4, align="right")
    yield _cue(Look("Kit Note", replace(small(sheet), colour="soft"), 15, 8, 0))
    rule = Edge("top", "accent", 0.75, 6)
    yield _cue(Look("Kit Transition", Face("serif", 13, italic=True), 18, 16, 8, keep_lines=True, edges=(rule,)))
    yield Look("Kit Voice Label", based="Kit Label", left=_STEP_MM, keep_next=True)
    yield Look("Kit Accent Label", ACCENT_LABEL, based="Kit Voice Label", keep_next=True)
    yield Look("Kit Voice Text", after=4, left=_CUE_MM, right=_ASIDE_MM)
    for name in ("Kit Voice Bullet", "Kit Voice Number"):
        yield listed(name, Look("", small(sheet), sheet.small.leading, right=_ASIDE_MM))
    yield from _moments(sheet)


def _cue(look: Look) -> Look:
    """A look whose label hangs in the left column."""
    return replace(look, left=_CUE_MM, hanging=_CUE_MM - _STEP_MM, right=_ASIDE_MM)


def _moments(sheet: Sheet) -> Iterator[Look]:
    """What stands under the title of a timed block: when it falls, what it is for, what it needs."""
    wide, aside = sheet.width_mm, sheet.aside_mm
    when = (Tab(18), Tab(44), Tab(wide, "right"))
    bar = Edge("top", "accent", 3, 4)
    yield Look("Kit When", small(sheet), 20, 0, 6, keep_next=True, edges=(bar,), tabs=when)
    pause = Edge("top", "soft", 1, 4, "dashed")
    yield Look("Kit Pause", Face(colour="soft"), based="Kit When", keep_next=True, edges=(pause,))
    italic = Face("serif", sheet.body.size, italic=True)
    yield Look("Kit Purpose", italic, sheet.body.leading, after=2, right=aside, keep_next=True)
    yield Look("Kit Reference", FINE, 12, right=aside, keep_next=True)
