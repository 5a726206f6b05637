"""Worksheets: the pages of a handout that people write on. Their kinds are told apart by ``kind``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kit.curriculum.fields import Line, MaybeLine, Model, Slug


class LabelledLines(Model):
    """A label with writing lines under it."""

    label: Line
    lines: int = Field(default=1, ge=1, le=20)


class Prompt(Model):
    """A prompt to write under."""

    label: Line
    hint: Line | None = None
    """A smaller line under the prompt."""
    lines: int | None = Field(default=None, ge=0, le=20)
    """Writing lines for this prompt, in place of the worksheet's ``lines_each``."""


class AnswerRow(Model):
    """One row of an answer key."""

    ref: Line
    """The row, number or letter that the answer belongs to."""
    cells: tuple[MaybeLine, ...] = Field(min_length=1)


class AnswerKey(Model):
    """Answers, printed in the facilitator's guide only."""

    columns: tuple[Line, ...] = Field(min_length=1)
    rows: tuple[AnswerRow, ...] = Field(min_length=1)


class ReferenceTable(Model):
    """A small table to read beside a worksheet."""

    title: Line | None = None
    columns: tuple[MaybeLine, ...] = ()
    rows: tuple[tuple[MaybeLine, ...], ...] = Field(min_length=1)


class Worksheet(Model):
    """What every worksheet has."""

    id: Slug
    title: Line
    segment: Slug
    """The block of the agenda in which it is used."""
    minutes: float = Field(gt=0, multiple_of=0.5)
    """Time to fill it in."""
    instructions: Line
    notice: Line | None = None
    """A line that must not be missed, printed under the instructions."""
    opt_out: Line | None = None
    """A box to tick for leaving the sheet empty."""
    top_lines: tuple[LabelledLines, ...] = ()
    foot_lines: tuple[LabelledLines, ...] = ()
    choices: tuple[Line, ...] = ()
    """Boxes in a row, one of which is ticked."""
    reference: ReferenceTable | None = None
    line_pitch_mm: float = Field(default=9, ge=8)
    """Distance between writing lines; handwriting needs 8 mm at least."""
    min_height_mm: float = Field(gt=30, le=240)
    """Height that instructions and writing space need together; decides which worksheets share a page."""
    alt_text: Line | None = None
    """What a drawn worksheet shows, for those who cannot see it."""
    answer_key: AnswerKey | None = None


class SelfRating(Worksheet):
    """Participants rate themselves on the scorecard's own items, before and after."""

    kind: Literal["self_rating"]
    items: tuple[Slug, ...] = Field(min_length=1)
    """Scorecard items, in the order in which they are printed here."""
    when: Literal["before", "after", "both"]
    row_height_mm: float = Field(default=12, ge=8)


class MarkLine(Model):
    """A line between two poles on which a mark is made."""

    low: Line
    high: Line
    length_mm: float = Field(gt=20, le=165)


class Lines(Worksheet):
    """Prompts with writing lines."""

    kind: Literal["lines"]
    prompts: tuple[Prompt, ...] = Field(min_length=1)
    lines_each: int = Field(default=2, ge=0, le=20)
    tick: bool = False
    """A box to tick at each prompt."""
    order: Literal["down", "up"] = "down"
    """``up`` draws a ladder that is climbed from the foot of the page."""
    mark_line: MarkLine | None = None


class SheetColumn(Model):
    """A column of a worksheet's table."""

    title: MaybeLine
    width_mm: float | None = Field(default=None, gt=0)
    tick: bool = False
    """A box to tick in each row, in place of space to write."""


class TableSheet(Worksheet):
    """A table to fill in. ``action_plan`` and ``tally`` are tables with a purpose of their own."""

    kind: Literal["table", "action_plan", "tally"]
    columns: tuple[SheetColumn, ...] = Field(min_length=1)
    """With row labels, the first column holds them."""
    row_labels: tuple[MaybeLine, ...] = ()
    rows: int | None = Field(default=None, ge=1, le=20)
    """Number of empty rows, where rows have no labels."""
    row_height_mm: float = Field(ge=8)
    prompts: tuple[Prompt, ...] = ()
    """Prompts below the table."""
    lines_each: int = Field(default=2, ge=1, le=20)
    foot: Line | None = None
    """A line under the table, such as a count."""


class Statements(Worksheet):
    """Statements to tick: a checklist, or cards sorted into categories."""

    kind: Literal["checklist", "sort"]
    statements: tuple[Line, ...] = Field(min_length=1)
    columns: tuple[SheetColumn, ...] = Field(min_length=1)
    statement_title: Line | None = None
    """The head of the column of statements."""
    statement_width_mm: float | None = None
    own_rows: int = Field(default=0, ge=0, le=4)
    """Empty rows for statements of one's own."""
    row_height_mm: float = Field(ge=8)


class Match(Worksheet):
    """Numbered lines to match with lettered ones."""

    kind: Literal["match"]
    left: tuple[Line, ...] = Field(min_length=2)
    right: tuple[Line, ...] = Field(min_length=2)
    row_height_mm: float = Field(default=13, ge=8)


class Rewrite(Worksheet):
    """Sentences to put better, or to cut."""

    kind: Literal["rewrite"]
    given: tuple[Line, ...] = Field(min_length=1)
    method: Literal["write", "cross_out"] = "write"
    lines: int = Field(default=1, ge=0, le=6)
    """Writing lines under each sentence."""


class Axis(Model):
    """An axis of a two-by-two grid."""

    label: Line | None = None
    low: Line
    high: Line


class Quadrants(Worksheet):
    """A two-by-two grid to place things in."""

    kind: Literal["quadrants"]
    x_axis: Axis
    y_axis: Axis
    labels: tuple[Line, Line, Line, Line]
    """Top left, top right, bottom left, bottom right."""
    cell_mm: float = Field(ge=30, le=80)
    list_lines: int = Field(default=0, ge=0, le=12)
    """Numbered lines above the grid, for the things to be placed."""


class MapField(Model):
    """A labelled field of a map."""

    id: Slug
    label: Line
    prompt: MaybeLine


class Map(Worksheet):
    """Labelled fields arranged as a drawing."""

    kind: Literal["map"]
    shape: Literal["nested_boxes", "stave", "four_fields", "path", "round_table", "hub_and_ring"]
    """How fields are arranged. In a round table or hub, the first field is the centre."""
    fields: tuple[MapField, ...] = Field(min_length=2)
    lines_each: int = Field(default=2, ge=1, le=8)
    bars: tuple[Line, ...] = ()
    """The columns of a stave."""


AnyWorksheet = Annotated[
    SelfRating | Lines | TableSheet | Statements | Match | Rewrite | Quadrants | Map, Field(discriminator="kind")
]
