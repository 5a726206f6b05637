"""Forms at the end of a guide: sign-in sheet, evaluation slip."""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import (
    AnswerColumn,
    AnswerGrid,
    AnswerKind,
    AnswerRow,
    Block,
    Field,
    FieldRow,
    Heading,
    Paragraph,
    Section,
    WritingLines,
)
from kit.curriculum.shared import Evaluation, SignIn, SignInColumn
from kit.kinds.context import Context
from kit.prose import NOTHING, Prose, inline_text, plain

EXTRA = 3
"""Rows of a meeting's sign-in sheet for people who were not expected, where its author keeps fewer."""


def forms(context: Context) -> Iterator[Section]:
    """The forms that the module uses, each on its own page."""
    curriculum, module = context.curriculum, context.module
    if curriculum.sign_in:
        yield sign_in(context, curriculum.sign_in)
    for evaluation in curriculum.evaluations:
        if evaluation.id == module.evaluation:
            yield _page("evaluation", context.labels.evaluation, _evaluation(context, evaluation))


def sign_in(context: Context, sheet: SignIn) -> Section:
    """The sign-in sheet of a guide, on one page, for the rows that its author gives."""
    rows = ("",) * (sheet.rows + sheet.extra_blank)
    return _page("sign-in", context.labels.sign_in, _sign_in(sheet, rows))


def sign_in_for(context: Context, sheet: SignIn, names: tuple[str, ...]) -> Section:
    """The sign-in sheet of a meeting: a row for each person, with the name where it is known, and a few for others."""
    rows = (*names, *("",) * max(sheet.extra_blank, EXTRA))
    return Section("sign-in", "sheet", plain(context.labels.sign_in, "labels"), tuple(_sign_in(sheet, rows)))


def _page(name: str, title: str, body: Iterator[Block]) -> Section:
    return Section(name, "sheet", plain(title, "labels"), tuple(body), whole=True)


def _sign_in(sheet: SignIn, names: tuple[str, ...]) -> Iterator[Block]:
    yield Heading(sheet.title, 1, "sign-in")
    yield FieldRow(tuple(Field(f"sign-in-{place}", label) for place, label in enumerate(sheet.header)))
    columns = tuple(
        AnswerColumn(column.title, _answer(column, place, any(names)), column.width_mm)
        for place, column in enumerate(sheet.columns)
    )
    others = (NOTHING,) * (len(columns) - 1)
    rows = tuple(AnswerRow(str(place), (plain(name), *others)) for place, name in enumerate(names, start=1))
    yield AnswerGrid(inline_text(sheet.title.inlines), columns, rows, 8.5)
    yield Paragraph(sheet.privacy, "notice")


def _answer(column: SignInColumn, place: int, named: bool) -> AnswerKind:
    if place == 0 and named:
        return "given"
    return "tick" if column.tick else "write"


def _evaluation(context: Context, slip: Evaluation) -> Iterator[Block]:
    labels = context.labels
    yield Heading(slip.title, 1, "evaluation")
    words: list[Prose | str] = [context.label(labels.evaluation_minutes, minutes=context.minutes(slip.minutes))]
    if slip.unsigned:
        words.append(plain(labels.evaluation_unsigned))
    yield Paragraph(context.listed(words, " "))
    for question in slip.questions:
        yield WritingLines(question.ask, NOTHING, question.lines)
    if slip.follow_up:
        yield Paragraph(context.labelled(labels.evaluation_follow_up, slip.follow_up), "small")
