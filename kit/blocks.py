"""Blocks: what a document is made of, free of colours, millimetres of layout, formats and brands.

The set is closed: ``Block`` is the union, writers match over it and end in ``assert_never``. Every word that a writer
prints comes from a block, in the order that ``pieces`` gives; running heads, page numbers, list markers and the brand's
own name are the writer's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, assert_never

from kit.prose import NOTHING, Prose, plain, text_of

Weight = Literal["main", "practice", "led", "break"]
SectionRole = Literal[
    "cover",
    "plan",
    "contents",
    "front",
    "run",
    "cards",
    "worksheets",
    "scorecard-front",
    "scorecard-back",
    "sheet",
    "back",
]
CalloutRole = Literal["say", "say-exact", "do", "ask", "listen", "time", "note", "transition"]
Align = Literal["left", "right", "center"]
AnswerKind = Literal["given", "write", "tick", "scale"]
LinesRole = Literal["prompt", "label", "notes", "ladder", "cross-out"]


# ------------------------------------------------------------------ text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Level 1 opens a page or part; ``label`` is a small heading in capitals, ``minor`` one of a short section."""

    text: Prose
    level: int
    id: str = ""
    role: Literal["", "label", "minor"] = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text: every paragraph and list of one prose field.

    Roles: "" body; "lead" an opening sentence; "small" secondary; "quote" spoken words; "notice" legal and courtesy
    lines; "caption" the words of a figure; "invitation" a task in exact words; "expect" likely answers; "eyebrow" a few
    words in capitals above a title.
    """

    text: Prose
    role: Literal[
        "", "lead", "small", "quote", "notice", "caption", "invitation", "question", "expect", "strong", "eyebrow"
    ] = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """An unordered list of one-paragraph items. ``tick`` items have a box; ``quote`` items are spoken words."""

    items: tuple[Prose, ...]
    role: Literal["", "listen", "tick", "quote", "small", "kit"] = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An ordered list of one-paragraph items; the writer counts."""

    items: tuple[Prose, ...]
    role: Literal["", "small", "outcomes"] = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. ``width`` is a share of the table's width; shares add up to anything."""

    title: Prose
    width: float = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to read. The role tells parts in practice apart by shape, or spoken words from remarks."""

    text: Prose
    role: Literal["", "performer", "partner", "observer", "quote", "strong", "small", "mark"] = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to read, with one header row; with ``head_column`` the first cell of each row is a header too.

    ``title`` names the table for those who cannot see it and is not printed.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    role: Literal[
        "",
        "plain",
        "cuts",
        "matrix",
        "phases",
        "script",
        "anchors",
        "key",
        "feedback",
        "materials",
        "checklist",
        "counts",
        "sources",
        "behaviours",
    ] = ""
    head_column: bool = True


# ------------------------------------------------------------------ the guide


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover: a large numeral, what this is, lines to fill in."""

    number: int
    label: Prose
    title: Prose
    subtitle: Prose
    facts: tuple[Prose, ...] = ()
    list_title: Prose = NOTHING
    checks: tuple[Prose, ...] = ()
    fields: tuple[Prose, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: the text and the id of the heading it points at."""

    text: Prose
    target: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents. Page numbers are the writer's."""

    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A block of the agenda: clock offset, length in minutes, title, one detail, and how it is drawn."""

    clock: str
    minutes: int
    title: Prose
    detail: Prose
    weight: Weight
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda drawn to scale. ``description`` says in words what it shows."""

    description: str
    rows: tuple[AgendaRow, ...]
    end: str


@dataclass(frozen=True, slots=True)
class TurnPart:
    """One phase of one turn, in minutes."""

    minutes: int
    kind: Literal["set_up", "practice", "scoring", "feedback", "change"]


@dataclass(frozen=True, slots=True)
class Track:
    """All turns of one size of group: the phases of a turn, repeated."""

    label: Prose
    turns: int
    parts: tuple[TurnPart, ...]


@dataclass(frozen=True, slots=True)
class Turns:
    """Turns of all group sizes on one time axis, to show that they finish together. Clock offsets in minutes."""

    description: Prose
    tracks: tuple[Track, ...]
    start: int
    legend: tuple[tuple[Literal["set_up", "practice", "scoring", "feedback", "change"], Prose], ...]


@dataclass(frozen=True, slots=True)
class RoomSketch:
    """The room: a layout before the break, groups after it. Group sizes in people."""

    description: Prose
    layout: Literal["horseshoe", "circle_pairs", "rows_of_pairs", "cafe"]
    groups: tuple[int, ...]
    people: int
    front: Prose
    door: Prose


@dataclass(frozen=True, slots=True)
class Moment:
    """When a block falls: clock offset, length, shortest length, grouping. All as printed."""

    clock: str
    length: Prose
    floor: Prose
    grouping: Prose
    icon: Literal["whole", "solo", "pair", "group", "fishbowl", "break"]


@dataclass(frozen=True, slots=True)
class Callout:
    """One of the voices of the guide. ``clock`` is printed with a time call."""

    role: CalloutRole
    label: Prose
    body: tuple[Block, ...]
    clock: str = ""


@dataclass(frozen=True, slots=True)
class StripCell:
    """A cell of the quiet strip at a block's foot."""

    role: Literal["short", "stuck", "virtual"]
    label: Prose
    text: Prose


@dataclass(frozen=True, slots=True)
class Strip:
    """If short, if stuck, virtual: always in the same place."""

    cells: tuple[StripCell, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """A timed block of the run sheet."""

    id: str
    title: Prose
    moment: Moment
    purpose: Prose
    references: tuple[Prose, ...]
    body: tuple[Block, ...]
    quiet: bool = False
    """A break: drawn as a pause."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card that can be cut out: whose it is, its title, its text."""

    label: Prose
    title: Prose
    body: tuple[Block, ...]
    size: Literal["half", "quarter", "eighth"] = "quarter"


@dataclass(frozen=True, slots=True)
class CardSheet:
    """Cards printed together and cut apart."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A titled box of related text. ``wide`` is no box: text that takes the whole width of a run page."""

    title: Prose
    body: tuple[Block, ...]
    role: Literal["", "quiet", "wide"] = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns read one after the other; the first is ``share`` of the width, from 0 to 1."""

    first: tuple[Block, ...]
    second: tuple[Block, ...]
    share: float = 0.5


# ------------------------------------------------------------------ to write on


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Lines to write on, under a label. ``tick`` puts a box before the label; ``grow`` takes leftover space.

    Roles: "prompt" and "label" say how loud the label is; "notes" lines are there only where a page has room; a "ladder"
    is climbed from the foot; the label of "cross-out" is itself what is worked on.
    """

    label: Prose
    hint: Prose
    lines: int
    pitch_mm: float = 9
    tick: bool = False
    grow: bool = True
    role: LinesRole = "prompt"


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """A column of a grid to fill in. A ``scale`` cell offers the grid's levels as boxes."""

    title: Prose
    kind: AnswerKind
    width_mm: float | None = None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A row: its number, where rows are numbered, and the texts of the given cells (empty in the others)."""

    number: str
    cells: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class AnswerGrid:
    """A table to fill in: given text, space to write, boxes to tick."""

    title: str
    columns: tuple[AnswerColumn, ...]
    rows: tuple[AnswerRow, ...]
    row_height_mm: float
    scale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes in a row, after an optional label."""

    label: Prose
    options: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class Continuum:
    """A line between two poles on which a mark is made."""

    low: Prose
    high: Prose
    length_mm: float


@dataclass(frozen=True, slots=True)
class AxisText:
    """The words of an axis."""

    label: Prose
    low: Prose
    high: Prose


@dataclass(frozen=True, slots=True)
class QuadrantGrid:
    """A two-by-two grid to place things in; labels top left, top right, bottom left, bottom right."""

    description: str
    x: AxisText
    y: AxisText
    labels: tuple[Prose, Prose, Prose, Prose]
    cell_mm: float


@dataclass(frozen=True, slots=True)
class MapField:
    """A field of a map."""

    label: Prose
    prompt: Prose


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Labelled fields arranged as a drawing, with lines to write on."""

    description: str
    shape: Literal["nested_boxes", "stave", "four_fields", "path", "round_table", "hub_and_ring"]
    fields: tuple[MapField, ...]
    lines_each: int
    pitch_mm: float
    bars: tuple[Prose, ...] = ()


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A numbered worksheet, kept whole on its page. ``min_height_mm`` is the height its content needs at least."""

    id: str
    number: str
    title: Prose
    minutes: Prose
    instructions: Prose
    body: tuple[Block, ...]
    min_height_mm: float


@dataclass(frozen=True, slots=True)
class Field:
    """A line to fill in, with its label. ``width`` is a share of the row."""

    id: str
    label: Prose
    width: float = 1


@dataclass(frozen=True, slots=True)
class FieldRow:
    """Lines to fill in, side by side."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class RatingItem:
    """An item to mark: number, label, a remark on marking, and room for the words heard."""

    id: str
    number: int
    label: Prose
    note: Prose
    evidence_lines: int


@dataclass(frozen=True, slots=True)
class RatingLevel:
    """A level to tick: the figure or short word under the box, and the word it stands for."""

    id: str
    mark: Prose
    label: Prose


@dataclass(frozen=True, slots=True)
class RatingSheet:
    """The items of a scorecard with a box for every level, a minute and lines for words heard."""

    item_title: Prose
    minute_title: Prose
    words_title: Prose
    levels: tuple[RatingLevel, ...]
    items: tuple[RatingItem, ...]


Block = (
    Heading
    | Paragraph
    | Bullets
    | Numbered
    | Table
    | Cover
    | Contents
    | Agenda
    | Turns
    | RoomSketch
    | Callout
    | Strip
    | Activity
    | CardSheet
    | Panel
    | Beside
    | WritingLines
    | AnswerGrid
    | Choices
    | Continuum
    | QuadrantGrid
    | FieldMap
    | Worksheet
    | FieldRow
    | RatingSheet
)


# ------------------------------------------------------------------ documents


@dataclass(frozen=True, slots=True)
class Section:
    """A run of blocks that starts on a new page. ``title`` is shown in the running head.

    With ``whole`` the section is promised to fit on one page, and leftover space goes to its writing areas.
    """

    id: str
    role: SectionRole
    title: Prose
    body: tuple[Block, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A composed document, ready for any writer."""

    kind: str
    module: str
    number: int
    of_modules: int
    name: str
    """File name without ending: says programme, module and document even when mailed alone."""
    title: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    edition_date: date
    head: Prose
    """The running head: the module's short title."""
    footer: Prose
    """Programme, edition and date."""
    page_label: str
    """Such as "page {page} of {pages}"."""
    tab: str
    """The figure on the thumb tab."""
    sections: tuple[Section, ...]
    fillable: bool = False
    """Whether boxes and lines become form fields in a PDF."""


def children(block: Block) -> tuple[Block, ...]:
    """The blocks directly inside a block, in reading order."""
    match block:
        case Callout(body=body) | Activity(body=body) | Panel(body=body) | Worksheet(body=body):
            return body
        case Beside(first, second):
            return first + second
        case CardSheet(cards):
            return tuple(inner for card in cards for inner in card.body)
        case _:
            return ()


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block and the blocks inside it, in reading order."""
    for block in blocks:
        yield block
        yield from walk(children(block))


def pieces(block: Block) -> Iterator[Prose]:
    """Every text that a block prints, in the order in which every writer prints it."""
    match block:
        case Heading(text) | Paragraph(text):
            yield text
        case Bullets(items) | Numbered(items):
            yield from items
        case Table(columns=columns, rows=rows):
            yield from (column.title for column in columns)
            yield from (cell.text for row in rows for cell in row)
        case Cover():
            yield from (
                block.label,
                block.title,
                block.subtitle,
                *block.facts,
                block.list_title,
                *block.checks,
                *block.fields,
            )
        case Contents(entries):
            yield from (entry.text for entry in entries)
        case Agenda(rows=rows, end=end):
            for row in rows:
                yield from (plain(row.clock), plain(str(row.minutes)), row.title, row.detail)
            yield plain(end)
        case Turns(description=description):
            yield description
        case RoomSketch(description=description):
            yield description
        case Callout(label=label, body=body, clock=clock):
            yield label
            yield from _all(body)
            yield plain(clock)
        case Strip(cells):
            yield from (cell.label for cell in cells)
            yield from (cell.text for cell in cells)
        case Activity(title=title, moment=moment, purpose=purpose, references=references, body=body):
            yield from (title, plain(moment.clock), moment.length, moment.floor, moment.grouping, purpose, *references)
            yield from _all(body)
        case CardSheet(cards):
            for card in cards:
                yield from (card.label, card.title)
                yield from _all(card.body)
        case Panel(title, body):
            yield title
            yield from _all(body)
        case Beside(first, second):
            yield from _all(first + second)
        case WritingLines(label=label, hint=hint):
            yield from (label, hint)
        case AnswerGrid(columns=columns, rows=answer_rows, scale=scale):
            yield from (column.title for column in columns)
            for answer in answer_rows:
                yield from _answer_pieces(answer, columns, scale)
        case Choices(label, options):
            yield from (label, *options)
        case Continuum(low, high):
            yield from (low, high)
        case QuadrantGrid(x=x, y=y, labels=labels):
            yield from (y.label, y.high, labels[0], labels[1], y.low, labels[2], labels[3], x.label, x.low, x.high)
        case FieldMap(fields=fields, bars=bars):
            yield from bars
            for field in fields:
                yield from (field.label, field.prompt)
        case Worksheet(number=number, title=title, minutes=minutes, instructions=instructions, body=body):
            yield from (plain(number), title, minutes, instructions)
            yield from _all(body)
        case FieldRow(row_fields):
            yield from (field.label for field in row_fields)
        case RatingSheet():
            yield from _rating_pieces(block)
        case _:
            assert_never(block)


def _all(blocks: tuple[Block, ...]) -> Iterator[Prose]:
    for block in blocks:
        yield from pieces(block)


def _answer_pieces(row: AnswerRow, columns: tuple[AnswerColumn, ...], scale: tuple[str, ...]) -> Iterator[Prose]:
    yield plain(row.number)
    for column, cell in zip(columns, row.cells, strict=True):
        yield cell
        if column.kind == "scale":
            yield from (plain(level) for level in scale)


def _rating_pieces(sheet: RatingSheet) -> Iterator[Prose]:
    yield sheet.item_title
    yield from (level.mark for level in sheet.levels)
    yield from (sheet.minute_title, sheet.words_title)
    for item in sheet.items:
        yield from (plain(str(item.number)), item.label, item.note)
        yield from (level.mark for level in sheet.levels)


def plain_text(document: Document) -> str:
    """Every word of a document in reading order, one text a line: what each format must say, no more and no less."""
    lines = (text_of(piece) for section in document.sections for piece in _all(section.body) if piece)
    return "\n".join(lines)
