"""What people write on: lines, grids, drawings, worksheets, and the card that observers mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kit.prose import Prose

if TYPE_CHECKING:
    from kit.blocks.block import Block

AnswerKind = Literal["given", "write", "tick", "scale"]
LinesRole = Literal["prompt", "label", "notes", "ladder", "cross-out"]


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
