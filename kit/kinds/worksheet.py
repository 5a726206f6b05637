"""Worksheets as blocks: each kind of worksheet becomes lines, grids or drawings to write on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import assert_never

from kit import blocks
from kit.blocks import (
    AnswerColumn,
    AnswerGrid,
    AnswerRow,
    Block,
    Choices,
    Continuum,
    Paragraph,
    Table,
    WritingLines,
)
from kit.curriculum import worksheets as sheets
from kit.curriculum.worksheets import AnyWorksheet, LabelledLines, Prompt, Worksheet
from kit.kinds.context import Context
from kit.prose import NOTHING, inline_text, joined

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def worksheet(context: Context, sheet: AnyWorksheet) -> blocks.Worksheet:
    """A numbered worksheet, ready to be written on. Answers stay behind."""
    body = (*_before(context, sheet), *_writing(context, sheet), *_after(sheet))
    return blocks.Worksheet(
        id=sheet.id,
        number=context.worksheet_numbers[sheet.id],
        title=sheet.title,
        minutes=context.minutes(sheet.minutes),
        instructions=sheet.instructions,
        body=body,
        min_height_mm=sheet.min_height_mm,
    )


def _before(context: Context, sheet: Worksheet) -> Iterator[Block]:
    if sheet.notice:
        yield Paragraph(sheet.notice, "strong")
    if sheet.choices:
        yield Choices(context.label(context.labels.choose_one), sheet.choices)
    if sheet.reference:
        yield from reference_table(sheet.reference)
    yield from _labelled(sheet, sheet.top_lines)


def _after(sheet: Worksheet) -> Iterator[Block]:
    yield from _labelled(sheet, sheet.foot_lines)
    if sheet.opt_out:
        yield Choices(NOTHING, (sheet.opt_out,))


def _labelled(sheet: Worksheet, lines: tuple[LabelledLines, ...]) -> Iterator[Block]:
    for line in lines:
        yield WritingLines(line.label, NOTHING, line.lines, sheet.line_pitch_mm, grow=False, role="label")


def _prompts(
    sheet: Worksheet, prompts: tuple[Prompt, ...], lines_each: int, tick: bool = False, ladder: bool = False
) -> Iterator[Block]:
    for prompt in prompts:
        lines = lines_each if prompt.lines is None else prompt.lines
        role: blocks.LinesRole = "ladder" if ladder else "prompt"
        yield WritingLines(prompt.label, prompt.hint or NOTHING, lines, sheet.line_pitch_mm, tick, True, role)


def _writing(context: Context, sheet: AnyWorksheet) -> Iterator[Block]:
    match sheet:
        case sheets.SelfRating():
            yield _self_rating(context, sheet)
        case sheets.Lines():
            yield from _lines(sheet)
        case sheets.TableSheet():
            yield _table(sheet)
            if sheet.foot:
                yield Paragraph(sheet.foot)
            yield from _prompts(sheet, sheet.prompts, sheet.lines_each)
        case sheets.Statements():
            yield _statements(context, sheet)
        case sheets.Match():
            yield _match(context, sheet)
        case sheets.Rewrite():
            yield from _rewrite(sheet)
        case sheets.Quadrants():
            yield from _quadrants(sheet)
        case sheets.Map():
            yield _map(sheet)
        case _:
            assert_never(sheet)


def _self_rating(context: Context, sheet: sheets.SelfRating) -> AnswerGrid:
    labels, scale = context.labels, context.curriculum.rating_scale
    heads = {
        "before": (labels.rating_before,),
        "after": (labels.rating_after,),
        "both": (labels.rating_before, labels.rating_after),
    }
    titles = heads[sheet.when]
    columns = (
        AnswerColumn(context.label(labels.rating_item), "given"),
        *(AnswerColumn(context.label(title), "scale", 42) for title in titles),
    )
    rows = tuple(AnswerRow("", (context.items[item].label, *(NOTHING for _ in titles))) for item in sheet.items)
    return AnswerGrid(
        _title(sheet), columns, rows, sheet.row_height_mm, tuple(str(level.value) for level in scale.levels)
    )


def _lines(sheet: sheets.Lines) -> Iterator[Block]:
    prompts = sheet.prompts
    if sheet.order == "up":
        numbered = (
            prompt.model_copy(update={"label": joined((f"{place}  ", prompt.label))})
            for place, prompt in enumerate(prompts, start=1)
        )
        prompts = tuple(reversed(tuple(numbered)))
    yield from _prompts(sheet, prompts, sheet.lines_each, sheet.tick, sheet.order == "up")
    if sheet.mark_line:
        yield Continuum(sheet.mark_line.low, sheet.mark_line.high, sheet.mark_line.length_mm)


def _table(sheet: sheets.TableSheet) -> AnswerGrid:
    labelled = bool(sheet.row_labels)
    columns = tuple(
        AnswerColumn(column.title, _kind(column, given=labelled and place == 0), column.width_mm)
        for place, column in enumerate(sheet.columns)
    )
    empty = (NOTHING,) * len(columns)
    if labelled:
        rows = tuple(AnswerRow("", (label, *empty[1:])) for label in sheet.row_labels)
    else:
        rows = tuple(AnswerRow("", empty) for _ in range(sheet.rows or 1))
    return AnswerGrid(_title(sheet), columns, rows, sheet.row_height_mm)


def _statements(context: Context, sheet: sheets.Statements) -> AnswerGrid:
    title = sheet.statement_title or context.label(context.labels.statement)
    columns = (
        AnswerColumn(title, "given", sheet.statement_width_mm),
        *(AnswerColumn(column.title, _kind(column), column.width_mm) for column in sheet.columns),
    )
    empty = (NOTHING,) * len(sheet.columns)
    given = [AnswerRow(str(place), (text, *empty)) for place, text in enumerate(sheet.statements, start=1)]
    own = [AnswerRow(str(len(given) + place), (NOTHING, *empty)) for place in range(1, sheet.own_rows + 1)]
    return AnswerGrid(_title(sheet), columns, (*given, *own), sheet.row_height_mm)


def _match(context: Context, sheet: sheets.Match) -> AnswerGrid:
    columns = (
        AnswerColumn(NOTHING, "given"),
        AnswerColumn(context.label(context.labels.match_hint), "write", 18),
        AnswerColumn(NOTHING, "given"),
    )
    lettered = tuple(joined((f"{letter}  ", text)) for letter, text in zip(LETTERS, sheet.right, strict=False))
    pairs = zip_longest(sheet.left, lettered, fillvalue=NOTHING)
    rows = tuple(
        AnswerRow(str(place) if left else "", (left, NOTHING, right))
        for place, (left, right) in enumerate(pairs, start=1)
    )
    return AnswerGrid(_title(sheet), columns, rows, sheet.row_height_mm)


def _rewrite(sheet: sheets.Rewrite) -> Iterator[Block]:
    for place, sentence in enumerate(sheet.given, start=1):
        label = joined((f"{place}  ", sentence))
        role: blocks.LinesRole = "cross-out" if sheet.method == "cross_out" else "prompt"
        yield WritingLines(label, NOTHING, sheet.lines, sheet.line_pitch_mm, grow=sheet.lines > 0, role=role)


def _quadrants(sheet: sheets.Quadrants) -> Iterator[Block]:
    if sheet.list_lines:
        rows = tuple(AnswerRow(str(place), (NOTHING,)) for place in range(1, sheet.list_lines + 1))
        yield AnswerGrid(_title(sheet), (AnswerColumn(NOTHING, "write"),), rows, sheet.line_pitch_mm)
    description = inline_text(sheet.alt_text.inlines) if sheet.alt_text else _title(sheet)
    yield blocks.QuadrantGrid(description, _axis(sheet.x_axis), _axis(sheet.y_axis), sheet.labels, sheet.cell_mm)


def _map(sheet: sheets.Map) -> blocks.FieldMap:
    description = inline_text(sheet.alt_text.inlines) if sheet.alt_text else _title(sheet)
    fields = tuple(blocks.MapField(field.label, field.prompt) for field in sheet.fields)
    return blocks.FieldMap(description, sheet.shape, fields, sheet.lines_each, sheet.line_pitch_mm, sheet.bars)


def _axis(axis: sheets.Axis) -> blocks.AxisText:
    return blocks.AxisText(axis.label or NOTHING, axis.low, axis.high)


def reference_table(table: sheets.ReferenceTable) -> Iterator[Block]:
    """A small table to read, under its title."""
    if table.title:
        yield blocks.Heading(table.title, 2, "", "label")
    width = max(len(row) for row in table.rows)
    titles = table.columns or (NOTHING,) * width
    rows = tuple(tuple(blocks.Cell(cell) for cell in row) for row in table.rows)
    name = inline_text(table.title.inlines) if table.title else inline_text(titles[0].inlines)
    yield Table(name, tuple(blocks.Column(title) for title in titles), rows, "plain")


def _kind(column: sheets.SheetColumn, given: bool = False) -> blocks.AnswerKind:
    return "given" if given else "tick" if column.tick else "write"


def _title(sheet: Worksheet) -> str:
    return inline_text(sheet.title.inlines)
