"""Grids: tables, maps and sheets that people write on."""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import AnswerColumn, AnswerGrid, AnswerRow, FieldMap, MapField, QuadrantGrid, RatingItem, RatingSheet
from kit.prose import Prose
from kit.writers.docx.job import Job, Place
from kit.writers.docx.markup import twips
from kit.writers.docx.tables import aligned, bounded, cell, longest_word, row, shared, table
from kit.writers.docx.text import TAB, line, paragraph, run, said
from kit.writers.docx.text_styles import style_of_line

BOX = run("☐", "Kit Box")
_LEVEL_MM, _TICK_MM = 11.0, 14.0
_LETTER_MM, _EDGES_MM = 1.85, 2.6
"""Room for a letter of a title, and for the margins of its cell."""
_RATING_PITCH_MM, _MINUTE_MM = 8.0, 16.0


def writing_lines(count: int, pitch_mm: float) -> str:
    """Empty lines to write on."""
    return paragraph(style_of_line(pitch_mm)) * count


# ------------------------------------------------------------------ answer grids


def answer_grid(block: AnswerGrid, job: Job, place: Place) -> str:
    """A table to fill in."""
    widths = _column_widths(block, place.width)
    titled = any(column.title for column in block.columns)
    head = [row((_head(column, width, job) for column, width in zip(block.columns, widths, strict=True)), head=True)]
    body = (
        row(_answer_cells(block, answer, widths, job), twips(block.row_height_mm), grow=True) for answer in block.rows
    )
    given = block.columns[0].kind == "given"
    return table(
        "Kit Grid", widths, (*(head if titled else ()), *body), block.title, first_row=titled, first_column=given
    )


def _column_widths(block: AnswerGrid, width: int) -> list[int]:
    """Fixed columns as wide as they ask for; the others share what is left. No title is broken inside a word."""
    asked = [_asked_mm(column, len(block.scale)) for column in block.columns]
    left, free = width / twips(1) - sum(length or 0 for length in asked), max(asked.count(None), 1)
    shares = [max(left / free, 20) if length is None else length for length in asked]
    least = [twips(_EDGES_MM + _LETTER_MM * longest_word(column.title)) for column in block.columns]
    return bounded(width, shares, least)


def _asked_mm(column: AnswerColumn, levels: int) -> float | None:
    if column.width_mm:
        return column.width_mm
    return {"scale": _LEVEL_MM * levels, "tick": _TICK_MM}.get(column.kind)


def _head(column: AnswerColumn, width: int, job: Job) -> str:
    style = aligned("Kit Cell Head", "center" if column.kind in ("tick", "scale") else "left")
    return cell(width, paragraph(style, line(column.title, job)))


def _answer_cells(block: AnswerGrid, answer: AnswerRow, widths: list[int], job: Job) -> Iterator[str]:
    for place, (column, text, width) in enumerate(zip(block.columns, answer.cells, widths, strict=True)):
        number = answer.number if place == 0 else ""
        yield cell(width, _answer(column, text, number, block.scale, job))


def _answer(column: AnswerColumn, text: Prose, number: str, scale: tuple[str, ...], job: Job) -> str:
    words = line(text, job)
    counted = run(number, "Kit Number") + (TAB if words else "") if number else ""
    match column.kind:
        case "tick":
            return paragraph("Kit Cell Center", counted + words + (TAB if counted + words else "") + BOX)
        case "scale":
            levels = run(" ").join(BOX + run(f"\u00a0{level}") for level in scale)
            given = paragraph("Kit Given", counted + words) if counted or words else ""
            return given + paragraph("Kit Cell Center", levels)
        case "given" | "write":
            return paragraph("Kit Numbered Given" if number else "Kit Given", counted + words)


# ------------------------------------------------------------------ drawings as tables


def quadrant_grid(block: QuadrantGrid, job: Job, place: Place) -> str:
    """Two by two fields between their axes, as large as the page allows."""
    side = min(twips(block.cell_mm), (place.width - twips(26)) // 2)
    widths = [twips(26), side, side]
    top, bottom, axis = block.labels[:2], block.labels[2:], block.x
    rows = (
        _quadrants((block.y.label, block.y.high), top, widths, job, side),
        _quadrants((block.y.low,), bottom, widths, job, side),
        row((_axis((axis.label,), widths[0], job), _axis((axis.low,), side, job), _axis((axis.high,), side, job))),
    )
    return table("Kit Quadrants", widths, rows, block.description, first_column=True, last_row=True)


def _quadrants(axis: tuple[Prose, ...], labels: tuple[Prose, ...], widths: list[int], job: Job, height: int) -> str:
    fields = (
        cell(width, paragraph("Kit Quadrant", line(label, job)))
        for label, width in zip(labels, widths[1:], strict=True)
    )
    return row((_axis(axis, widths[0], job), *fields), height)


def _axis(texts: tuple[Prose, ...], width: int, job: Job) -> str:
    return cell(width, "".join(said(text, "Kit Axis", job) for text in texts))


def field_map(block: FieldMap, job: Job, place: Place) -> list[str]:
    """Labelled fields to write in: a stave as rows and bars, a centre above its ring, other shapes as boxes."""
    match block.shape:
        case "stave":
            return [_stave(block, job, place)]
        case "round_table" | "hub_and_ring":
            return [_boxes(block, block.fields[:1], 1, job, place), _boxes(block, block.fields[1:], 2, job, place)]
        case "four_fields":
            return [_boxes(block, block.fields, 2, job, place)]
        case "nested_boxes" | "path":
            return [_boxes(block, block.fields, 1, job, place)]


def _stave(block: FieldMap, job: Job, place: Place) -> str:
    bars = block.bars
    widths = shared(place.width, [1.6, *[1] * len(bars)])
    head = row(
        (
            cell(widths[0]),
            *(
                cell(width, paragraph("Kit Cell Head", line(bar, job)))
                for bar, width in zip(bars, widths[1:], strict=True)
            ),
        ),
        head=True,
    )
    height = twips(block.lines_each * block.pitch_mm)
    rows = (
        row((cell(widths[0], _field(field, job)), *map(cell, widths[1:])), height, grow=True) for field in block.fields
    )
    return table(
        "Kit Map", widths, (head, *rows) if bars else rows, block.description, first_row=bool(bars), first_column=True
    )


def _boxes(block: FieldMap, fields: tuple[MapField, ...], across: int, job: Job, place: Place) -> str:
    if not fields:
        return ""
    widths = shared(place.width, [1] * across)
    room = writing_lines(block.lines_each, block.pitch_mm)
    cells = [cell(widths[0], _field(field, job) + room) for field in fields]
    cells += [cell(widths[0])] * (-len(cells) % across)
    rows = (row(cells[start : start + across]) for start in range(0, len(cells), across))
    return table("Kit Map", widths, rows, block.description)


def _field(field: MapField, job: Job) -> str:
    label, prompt = line(field.label, job, "Kit Map Label"), line(field.prompt, job)
    return paragraph("Kit Map Field", label + (run("\u2002") if label and prompt else "") + prompt)


# ------------------------------------------------------------------ the scorecard


def rating_sheet(block: RatingSheet, job: Job, place: Place) -> str:
    """Items to mark in a hurry: a box over each level, a minute, lines for the words heard."""
    level, minute = twips(_LEVEL_MM), twips(_MINUTE_MM)
    item, words = shared(place.width - len(block.levels) * level - minute, [1, 1])
    widths = [item, *[level] * len(block.levels), minute, words]
    heads = [
        cell(item, paragraph("Kit Cell Head", line(block.item_title, job))),
        *(cell(level, paragraph("Kit Cell Head Center", line(each.mark, job))) for each in block.levels),
        cell(minute, paragraph("Kit Cell Head Center", line(block.minute_title, job))),
        cell(words, paragraph("Kit Cell Head", line(block.words_title, job))),
    ]
    marks = [
        paragraph("Kit Rating Box", run("☐")) + paragraph("Kit Rating Mark", line(each.mark, job))
        for each in block.levels
    ]
    rows = (_rating_row(rated, marks, widths, job) for rated in block.items)
    return table("Kit Rating", widths, (row(heads, head=True), *rows), first_row=True, first_column=True)


def _rating_row(rated: RatingItem, marks: list[str], widths: list[int], job: Job) -> str:
    label = run(str(rated.number), "Kit Bold Number") + TAB + line(rated.label, job)
    item = paragraph("Kit Rating Item", label) + said(rated.note, "Kit Rating Note", job)
    room = writing_lines(max(rated.evidence_lines, 1) - 1, _RATING_PITCH_MM)
    boxes = (cell(width, mark) for width, mark in zip(widths[1:-2], marks, strict=True))
    height = twips(max(rated.evidence_lines, 1) * _RATING_PITCH_MM)
    return row((cell(widths[0], item), *boxes, cell(widths[-2], room), cell(widths[-1], room)), height, grow=True)


def rating_pitches(block: RatingSheet) -> set[float]:
    """The distances between lines that a sheet of ratings needs."""
    return {_RATING_PITCH_MM} if any(item.evidence_lines > 1 for item in block.items) else set()
