"""The observer scorecard: one sheet. Front: items to mark and words heard. Back: what the levels mean, rules, feedback."""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import (
    Beside,
    Block,
    Cell,
    Column,
    Document,
    Field,
    FieldRow,
    Heading,
    Numbered,
    Paragraph,
    RatingItem,
    RatingLevel,
    RatingSheet,
    Section,
    Table,
    WritingLines,
)
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.shared import HeaderField
from kit.kinds import practice
from kit.kinds.context import Context, PageMaps
from kit.kinds.frame import document, small_heading
from kit.prose import NOTHING, Prose, inline_text, joined, plain

ROW = 12


def compose(curriculum: Curriculum, module: Module, pages: PageMaps) -> Document:
    """The scorecard of a module, two pages."""
    context = Context(curriculum, module, pages)
    title = plain(context.labels.documents.scorecard)
    front = Section("front", "scorecard-front", title, tuple(_front(context)), whole=True)
    back = Section("back", "scorecard-back", context.label(context.labels.anchors), tuple(_back(context)), whole=True)
    return document(context, "scorecard", (front, back), fillable=True)


def _front(context: Context) -> Iterator[Block]:
    labels, form = context.labels, context.curriculum.scorecard_form
    numbered = inline_text(context.label(labels.module, number=context.module.number).inlines)
    yield Paragraph(plain(f"{numbered} · {labels.documents.scorecard}"), "eyebrow")
    yield Heading(context.module.short_title, 1, "front")
    yield Paragraph(scale_key(context), "small")
    for row in _rows(form.header):
        yield FieldRow(row)
    yield _ratings(context)
    yield FieldRow((Field("strength", form.strength), Field("next-step", form.next_step)))
    if context.curriculum.rating_scale.print_total:
        yield FieldRow((Field("total", context.label(labels.total)),))
    notice = (context.curriculum.notices.practice_feedback, form.handing_over, labels.overleaf)
    yield Paragraph(context.listed(notice, " "), "notice")


def scale_key(context: Context) -> Prose:
    """The figure and the word of every level, in one line."""
    labels, scale = context.labels, context.curriculum.rating_scale
    parts = [context.label(labels.levels_key, value=level.value, label=_lower(level.label)) for level in scale.levels]
    if scale.no_opportunity:
        parts.append(context.label(labels.levels_key, value=labels.no_opportunity, label=labels.no_opportunity_label))
    return context.listed(parts, " \u00b7 ")


def _lower(text: Prose) -> str:
    return inline_text(text.inlines).lower()


def _rows(fields: tuple[HeaderField, ...]) -> Iterator[tuple[Field, ...]]:
    """Fields in rows of twelve units at most."""
    row: list[Field] = []
    for field in fields:
        if row and sum(other.width for other in row) + field.width > ROW:
            yield tuple(row)
            row = []
        row.append(Field(field.id, field.label, field.width))
    if row:
        yield tuple(row)


def _ratings(context: Context) -> RatingSheet:
    labels, scale = context.labels, context.curriculum.rating_scale
    levels = [RatingLevel(str(level.value), plain(str(level.value)), level.label) for level in scale.levels]
    if scale.no_opportunity:
        levels.append(RatingLevel("no", plain(labels.no_opportunity), plain(labels.no_opportunity_label)))
    items = tuple(
        RatingItem(item.id, place, item.label, item.marking_note or NOTHING, item.evidence_lines)
        for place, item in enumerate(context.module.scorecard.items, start=1)
    )
    heads = (context.label(labels.rated_item), context.label(labels.rated_minute), context.label(labels.rated_words))
    return RatingSheet(*heads, tuple(levels), items)


def _back(context: Context) -> Iterator[Block]:
    labels, form = context.labels, context.curriculum.scorecard_form
    yield Heading(context.label(labels.anchors), 1, "back")
    yield anchors(context)
    rules = (small_heading(context, labels.observer_rules), Numbered(form.observer_rules, "small"))
    feedback = (practice.feedback_heading(context), practice.feedback_table(context))
    yield Beside(rules, feedback, 0.44)
    yield WritingLines(context.label(labels.more_words), NOTHING, 1, role="notes")
    notices = context.curriculum.notices
    lines = [notices.copyright, notices.confidentiality, notices.photocopying]
    if context.curriculum.crossmap_visible != "none":
        lines.append(notices.independence)
    yield Paragraph(context.listed(lines, " "), "notice")


def anchors(context: Context) -> Table:
    """What each level means for each item, and for any item."""
    labels, levels = context.labels, context.curriculum.rating_scale.levels
    heads = (context.label(labels.levels_key, value=level.value, label=level.label) for level in levels)
    columns = (Column(context.label(labels.rated_item), 1.1), *(Column(head, 1.25) for head in heads))
    rows = tuple(
        (Cell(joined((f"{place}  ", item.label))), *(Cell(item.anchors[level.value]) for level in levels))
        for place, item in enumerate(context.module.scorecard.items, start=1)
    )
    general = (Cell(context.label(labels.any_item)), *(Cell(level.general_anchor) for level in levels))
    return Table(labels.anchors, columns, (*rows, general), "anchors")
