"""Words: what blocks say, in the order in which every writer says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from kit.blocks.block import Block
from kit.blocks.documents import Document
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
    AnswerColumn,
    AnswerGrid,
    AnswerRow,
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
from kit.prose import Prose, plain, text_of


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
