"""Forms at the end of a guide: sign-in sheet, evaluation slip."""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import (
    AnswerColumn,
    AnswerGrid,
    AnswerRow,
    Block,
    Field,
    FieldRow,
    Heading,
    Paragraph,
    Section,
    WritingLines,
)
from kit.curriculum.shared import Evaluation, SignIn
from kit.kinds.context import Context
from kit.prose import NOTHING, Prose, inline_text, plain


def forms(context: Context) -> Iterator[Section]:
    """The forms that the module uses, each on its own page."""
    curriculum, module = context.curriculum, context.module
    if curriculum.sign_in:
        yield _page("sign-in", context.labels.sign_in, _sign_in(curriculum.sign_in))
    for evaluation in curriculum.evaluations:
        if evaluation.id == module.evaluation:
            yield _page("evaluation", context.labels.evaluation, _evaluation(context, evaluation))


def _page(name: str, title: str, body: Iterator[Block]) -> Section:
    return Section(name, "sheet", plain(title, "labels"), tuple(body), whole=True)


def _sign_in(sheet: SignIn) -> Iterator[Block]:
    yield Heading(sheet.title, 1, "sign-in")
    yield FieldRow(tuple(Field(f"sign-in-{place}", label) for place, label in enumerate(sheet.header)))
    columns = tuple(
        AnswerColumn(column.title, "tick" if column.tick else "write", column.width_mm) for column in sheet.columns
    )
    empty = (NOTHING,) * len(columns)
    rows = tuple(AnswerRow(str(place), empty) for place in range(1, sheet.rows + sheet.extra_blank + 1))
    yield AnswerGrid(inline_text(sheet.title.inlines), columns, rows, 8.5)
    yield Paragraph(sheet.privacy, "notice")


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
