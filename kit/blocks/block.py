"""Block: the closed set. Writers match over it and end in ``assert_never``."""

from __future__ import annotations

from kit.blocks.guide import (
    Activity,
    Agenda,
    Beside,
    Callout,
    CardSheet,
    Contents,
    Cover,
    Panel,
    RoomSketch,
    Strip,
    Turns,
)
from kit.blocks.sheets import (
    AnswerGrid,
    Choices,
    Continuum,
    FieldMap,
    FieldRow,
    QuadrantGrid,
    RatingSheet,
    Worksheet,
    WritingLines,
)
from kit.blocks.text import Bullets, Heading, Numbered, Paragraph, Table

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
