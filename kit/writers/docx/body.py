"""Body: every block as paragraphs and tables. Blocks know no Word; styles know no blocks; this is where they meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from typing import assert_never

from kit.blocks import (
    Activity,
    Agenda,
    AnswerGrid,
    Beside,
    Block,
    Bullets,
    Callout,
    CalloutRole,
    Card,
    CardSheet,
    Choices,
    Contents,
    Continuum,
    Cover,
    FieldMap,
    FieldRow,
    Heading,
    Numbered,
    Panel,
    Paragraph,
    QuadrantGrid,
    RatingSheet,
    RoomSketch,
    Strip,
    Table,
    Turns,
    Worksheet,
    WritingLines,
)
from kit.prose import Para, Prose, text_of
from kit.writers import figures
from kit.writers.docx.agenda import agenda
from kit.writers.docx.cover import cover
from kit.writers.docx.drawing import Drawing
from kit.writers.docx.fields import contents
from kit.writers.docx.fit import lines_here
from kit.writers.docx.grids import BOX, answer_grid, field_map, quadrant_grid, rating_sheet, writing_lines
from kit.writers.docx.job import Job, Place, Voice
from kit.writers.docx.markup import twips
from kit.writers.docx.tables import cell, field_row, reading_table, row, shared, strip, table
from kit.writers.docx.text import (
    BREAK,
    TAB,
    bullet_style,
    line,
    number_style,
    numbered,
    paragraph,
    run,
    runs,
    said,
    spoken,
)

GAP = paragraph("Kit Gap")


def flow(pieces: Iterable[str]) -> str:
    """Pieces one after the other, with a little room below each table, without which two tables become one."""
    found: list[str] = []
    for piece in pieces:
        if piece:
            if piece != GAP and found and found[-1].endswith("</w:tbl>"):
                found.append(GAP)
            found.append(piece)
    return "".join(found)


def blocks(body: tuple[Block, ...], job: Job, place: Place) -> str:
    """Blocks in order."""
    return flow(_blocks(body, job, place))


def _blocks(body: tuple[Block, ...], job: Job, place: Place) -> Iterator[str]:
    for block, following in zip_longest(body, body[1:]):
        if isinstance(block, Heading):
            yield _heading(block, following, job, place)
        else:
            yield from _pieces(block, job, place)
        if isinstance(following, Worksheet):
            yield paragraph("Kit Wide Gap")


def _pieces(block: Block, job: Job, place: Place) -> Iterator[str]:  # noqa: C901, PLR0912, PLR0915  # one case a block
    match block:
        case Heading():
            yield _heading(block, None, job, place)
        case Paragraph():
            yield _paragraph(block, job, place)
        case Bullets():
            yield _bullets(block, job, place)
        case Numbered():
            yield _numbered(block, job, place)
        case Table():
            yield reading_table(block, job, place)
        case Cover():
            yield from cover(block, job, place)
        case Contents():
            yield contents(block, job)
        case Agenda():
            yield agenda(block, job, place)
        case Turns(description=description):
            yield _drawing(figures.turns(block, job.palette), description, job, place)
        case RoomSketch(description=description):
            yield _drawing(figures.room(block, job.palette), description, job, place)
        case Callout():
            yield from _callout(block, job, place)
        case Strip():
            yield GAP
            yield strip(block, job, place)
        case Activity():
            yield from _activity(block, job, place)
        case CardSheet(cards):
            yield from _card_sheet(cards, job, place)
        case Panel(title, body, role):
            yield said(title, _PANELS[role], job)
            yield from _blocks(body, job, place)
        case Beside(first, second):
            yield from _blocks(first + second, job, place)
        case WritingLines():
            yield _writing_lines(block, job)
        case AnswerGrid():
            yield answer_grid(block, job, place)
        case Choices(label, options):
            yield said(label, "Kit Label", job)
            yield paragraph("Kit Choices", TAB.join(f"{BOX}{run(' ')}{line(option, job)}" for option in options))
        case Continuum(low, high):
            yield paragraph("Kit Continuum", f"{line(low, job)}{TAB}{line(high, job)}")
        case QuadrantGrid():
            yield quadrant_grid(block, job, place)
        case FieldMap():
            yield from field_map(block, job, place)
        case Worksheet():
            yield from _worksheet(block, job, place)
        case FieldRow():
            yield field_row(block, job, place)
        case RatingSheet():
            yield rating_sheet(block, job, place)
        case _:
            assert_never(block)


def _drawing(svg: str, description: Prose, job: Job, place: Place) -> str:
    """A figure as shapes, and below it what it shows, in words."""
    shapes = Drawing(svg, text_of(description), job.palette).xml(job.next_drawing(), place.width_mm)
    return paragraph("Kit Drawing", shapes) + said(description, "Caption", job)


# ------------------------------------------------------------------ text

_HEADINGS = {"": "Heading", "label": "Kit Label Heading", "minor": "Kit Minor Heading"}
_PARAGRAPHS = {
    "": "",
    "eyebrow": "Kit Eyebrow",
    "lead": "Kit Lead",
    "small": "Kit Small",
    "quote": "Kit Quote",
    "notice": "Kit Notice",
    "caption": "Caption",
    "invitation": "Kit Invitation Text",
    "question": "Kit Question",
    "expect": "Kit Expect",
    "strong": "Kit Strong",
}
_LINES = {
    "prompt": "Kit Prompt",
    "label": "Kit Label",
    "notes": "Kit Label",
    "ladder": "Kit Prompt",
    "cross-out": "Kit Cross Out",
}
_PANELS = {"": "Kit Panel Title", "quiet": "Kit Quiet Panel Title", "wide": "Kit Label"}
_NARROW: frozenset[Voice] = frozenset(("card", "cell"))
_NARROW_PARAGRAPHS = {
    "lead": "Kit Card Lead",
    "small": "Kit Cell Small",
    "quote": "Kit Cell Quote",
    "strong": "Kit Cell Strong",
}
_BULLETS = {
    "": "",
    "listen": "Kit Listen For Text",
    "tick": "Kit Tick",
    "quote": "Kit Quote Bullet",
    "small": "Kit Small Bullet",
    "kit": "Kit Bring",
}
_NARROW_BULLETS = {"tick": "Kit Cell Tick", "quote": "Kit Cell Quote Bullet"}
_NUMBERED = {"": "", "small": "Kit Small Number", "outcomes": "Kit Outcome"}
"""Styles by role; nothing is the voice's own style. In narrow places only some roles have one."""


def _heading(block: Heading, following: Block | None, job: Job, place: Place) -> str:
    """A heading; a label above a larger heading is no heading of its own, and none is inside a card."""
    words = line(block.text, job)
    if not words:
        return ""
    if place.voice == "card":
        return paragraph("Kit Card Heading", words)
    if block.role == "label" and isinstance(following, Heading) and following.level < block.level:
        return paragraph("Kit Eyebrow", job.marked(block.id, words))
    level = job.heading_level(block.level)
    if isinstance(following, Contents):
        return paragraph("TOC Heading", words)
    return paragraph(f"{_HEADINGS[block.role]} {level}", job.marked(block.id, words))


def _paragraph(block: Paragraph, job: Job, place: Place) -> str:
    narrow = place.voice in _NARROW
    style = _NARROW_PARAGRAPHS.get(block.role, "") if narrow else _PARAGRAPHS[block.role]
    return spoken(block.text, place.voice, job, style)


def _bullets(block: Bullets, job: Job, place: Place) -> str:
    if block.role == "kit" and place.voice == "body":
        return _pairs(block, job, place)
    style = _NARROW_BULLETS.get(block.role, "") if place.voice in _NARROW else _BULLETS[block.role]
    if not style or (block.role == "small" and place.voice != "body"):
        style = bullet_style(place.voice)
    return "".join(paragraph(style, line(item, job)) for item in block.items)


def _pairs(block: Bullets, job: Job, place: Place) -> str:
    """What to bring, two things to a row: the module on a page then keeps to its page."""
    widths = shared(place.width, (1, 1))
    items = [paragraph(_BULLETS["kit"], line(item, job)) for item in block.items]
    rows = (row(map(cell, widths, pair)) for pair in zip_longest(items[::2], items[1::2], fillvalue=""))
    return table("Kit Pairs", widths, rows)


def _numbered(block: Numbered, job: Job, place: Place) -> str:
    style = "" if place.voice in _NARROW else _NUMBERED[block.role]
    return numbered((line(item, job) for item in block.items), style or number_style(place.voice), job)


def _writing_lines(block: WritingLines, job: Job) -> str:
    words = line(block.label, job)
    box = f"{BOX}{run(' ')}" if block.tick else ""
    label = paragraph(_LINES[block.role], box + words) if words or box else ""
    least = 0 if block.role == "notes" else block.lines
    more = lines_here(block.pitch_mm, block.lines - least, grow=block.grow and block.lines > 0)
    return label + said(block.hint, "Kit Hint", job) + writing_lines(least, block.pitch_mm) + more


# ------------------------------------------------------------------ the run sheet


def _activity(block: Activity, job: Job, place: Place) -> Iterator[str]:
    yield paragraph(f"Heading {job.heading_level(2)}", job.marked(block.id, line(block.title, job)))
    moment = block.moment
    times = (
        run(moment.clock, "Kit Large Clock"),
        line(moment.length, job, "Kit Length"),
        line(moment.floor, job),
        line(moment.grouping, job),
    )
    yield paragraph("Kit Pause" if block.quiet else "Kit When", TAB.join(time for time in times if time))
    yield said(block.purpose, "Kit Purpose", job)
    for reference in block.references:
        yield said(reference, "Kit Reference", job)
    yield from _blocks(block.body, job, place)


def _callout(block: Callout, job: Job, place: Place) -> Iterator[str]:
    """A voice. Its first words stand beside its label, where they are one paragraph; else all stand below it."""
    inside = place.speaking(block.role)
    first, *rest = block.body or (None,)
    words = _cue_words(first, job)
    if block.label and words and not (rest and block.role in _BEHIND_A_RULE):
        style, label = _cue_style(block, first)
        clock = TAB + run(block.clock, "Kit Clock") if block.clock and not rest else ""
        yield paragraph(style, line(block.label, job, label) + TAB + words + clock)
        yield from _blocks(tuple(rest), job, inside)
        below = bool(rest)
    else:
        yield said(block.label, "Kit Accent Label" if block.role in _ACCENTED else "Kit Voice Label", job)
        yield from _blocks(block.body, job, inside)
        below = True
    if block.clock and below:
        yield paragraph("Kit Clock Line", run(block.clock))


_BEHIND_A_RULE = ("say", "say-exact", "listen")
_ACCENTED = ("listen", "time", "transition")
_CUES: dict[CalloutRole, tuple[str, str]] = {
    "say": ("Kit Say", "Kit Cue"),
    "say-exact": ("Kit Say Exact", "Kit Bold Cue"),
    "do": ("Kit Do", "Kit Cue"),
    "ask": ("Kit Ask", "Kit Bold Cue"),
    "listen": ("Kit Listen For", "Kit Accent Cue"),
    "time": ("Kit Time Call", "Kit Accent Cue"),
    "note": ("Kit Note", "Kit Cue"),
    "transition": ("Kit Transition", "Kit Italic Cue"),
}
"""The style of each voice, and of its label: in bold and italic paragraphs, weight and slope are turned round."""


def _cue_style(block: Callout, first: Block | None) -> tuple[str, str]:
    if isinstance(first, Paragraph) and first.role == "invitation":
        return "Kit Invitation", "Kit Accent Cue"
    return _CUES[block.role]


def _cue_words(first: Block | None, job: Job) -> str:
    """The runs of what can stand beside a label: one paragraph, or signs to listen for, a line each."""
    match first:
        case Paragraph(Prose((Para(inlines),))):
            return runs(inlines, job)
        case Bullets(items, "listen"):
            return BREAK.join(line(item, job) for item in items)
        case _:
            return ""


# ------------------------------------------------------------------ cards and worksheets

_CARDS = {"half": (2, 1), "quarter": (2, 2), "eighth": (2, 8), "badge": (2, 4), "tent": (1, 1)}
"""Cards across and down a page."""
_HEAD_MM = 24
"""Left free on a page of cards, for a heading above them."""


def _card_sheet(cards: tuple[Card, ...], job: Job, place: Place) -> Iterator[str]:
    for size, group in groupby(cards, key=lambda card: card.size):
        across, down = _CARDS[size]
        widths = shared(place.width, [1] * across)
        cells = [cell(widths[0], _card(card, job, place)) for card in group]
        cells += [cell(widths[0])] * (-len(cells) % across)
        height = twips((job.sheet.height_mm - _HEAD_MM) / down)
        rows = (row(cells[start : start + across], height) for start in range(0, len(cells), across))
        yield table("Kit Cards", widths, rows)


def _card(card: Card, job: Job, place: Place) -> str:
    across = _CARDS[card.size][0]
    inside = Place(place.width // across - twips(10), "card")
    title = said(card.label, "Kit Card Label", job) + said(card.title, "Kit Card Title", job)
    return flow((title, *_blocks(card.body, job, inside)))


def _worksheet(block: Worksheet, job: Job, place: Place) -> Iterator[str]:
    number = run(block.number, "Kit Worksheet Number") + TAB if block.number else ""
    words = job.marked(block.id, number + line(block.title, job))
    yield paragraph(f"Heading {job.heading_level(1)}", words)
    yield said(block.minutes, "Kit Minutes", job)
    yield said(block.instructions, "Kit Instructions", job)
    yield from _blocks(block.body, job, place)
