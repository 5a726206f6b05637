"""After the run sheet: more questions, recoveries, answer keys, relations to frameworks, quantities, sources."""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import Beside, Block, Bullets, Cell, Column, Heading, Paragraph, Table
from kit.curriculum.shared import Framework
from kit.curriculum.worksheets import AnswerKey, Worksheet
from kit.kinds import practice
from kit.kinds.context import Context
from kit.kinds.frame import credit_line, heading, notes, notices, programme_stem, small_heading
from kit.kinds.guide.occasion import GuideContext
from kit.prose import NOTHING, Prose, inline_text, joined, plain
from kit.workshop import count, divide


def questions(context: Context) -> Iterator[Block]:
    """More questions for the debrief, and what to say when something goes wrong."""
    labels, module = context.labels, context.module
    if module.debrief_bank:
        yield heading(context, labels.debrief_bank, 1, "debrief-bank")
        heads_of_questions = (
            Column(context.label(labels.voices.ask), 4),
            Column(context.label(labels.voices.listen_for), 4),
            Column(NOTHING, 2),
        )
        rows = tuple(
            (
                Cell(entry.question),
                Cell(_stacked(entry.listen_for)),
                Cell(context.label(getattr(labels.purposes, entry.purpose)), "small"),
            )
            for entry in module.debrief_bank
        )
        yield Table(labels.debrief_bank, heads_of_questions, rows)
    if module.pitfalls:
        yield heading(context, labels.pitfalls, 1, "pitfalls")
        heads = (labels.pitfall_symptom, labels.pitfall_cause, labels.pitfall_line)
        columns = tuple(Column(context.label(head)) for head in heads)
        trouble = tuple(
            (Cell(pitfall.symptom), Cell(pitfall.cause), Cell(context.quoted(pitfall.recovery_line), "quote"))
            for pitfall in module.pitfalls
        )
        yield Table(labels.pitfalls, columns, trouble)
    yield notes(context)


def _stacked(lines: tuple[Prose, ...]) -> Prose:
    return Prose(tuple(part for line in lines for part in line.parts), lines[0].origin)


def answer_keys(context: Context) -> Iterator[Block]:
    """Answers to worksheets, and the relations to frameworks."""
    labels, module = context.labels, context.module
    keyed = [(sheet, sheet.answer_key) for sheet in module.worksheets if sheet.answer_key]
    if keyed:
        yield heading(context, labels.answer_keys, 1, "answer-keys")
    for sheet, key in keyed:
        yield Heading(joined((context.worksheet_reference(sheet.id), ": ", sheet.title)), 2)
        yield _answers(context, sheet, key)
    yield from _drawn(context)
    if module.crossmap and context.curriculum.crossmap_visible != "none":
        yield from _crossmap(context)


def _drawn(context: Context) -> Iterator[Block]:
    """What drawn worksheets show, to be told to people who cannot see them."""
    drawn = [sheet for sheet in context.module.worksheets if sheet.alt_text]
    if drawn:
        yield small_heading(context, context.labels.drawn_sheets)
        told = (
            context.listed((context.worksheet_reference(sheet.id), sheet.alt_text), ": ")
            for sheet in drawn
            if sheet.alt_text
        )
        yield Bullets(tuple(told))


def _answers(context: Context, sheet: Worksheet, key: AnswerKey) -> Table:
    columns = (Column(context.label(context.labels.answer_for), 0.6), *(Column(title, 3) for title in key.columns))
    rows = tuple((Cell(row.ref), *(Cell(cell) for cell in row.cells)) for row in key.rows)
    return Table(inline_text(sheet.title.inlines), columns, rows, "key")


def _crossmap(context: Context) -> Iterator[Block]:
    labels, module = context.labels, context.module
    full = context.curriculum.crossmap_visible == "full"
    yield heading(context, labels.crossmap, 1, "crossmap")
    for framework in context.curriculum.frameworks:
        points = [point for point in module.crossmap if point.framework == framework.id]
        if not points:
            continue
        yield Heading(joined((framework.name, framework.mark_symbol)), 2)
        columns = (
            Column(context.label(labels.crossmap_code), 1),
            Column(NOTHING, 1),
            Column(context.label(labels.crossmap_point), 4),
            Column(context.label(labels.crossmap_why), 4),
        )
        rows = tuple(
            (
                Cell(plain(point.code)),
                Cell(
                    context.label(
                        labels.crossmap_primary if point.strength == "primary" else labels.crossmap_secondary
                    ),
                    "small",
                ),
                Cell(point.short_label if full else NOTHING),
                Cell(point.why if full else NOTHING),
            )
            for point in points
        )
        yield Paragraph(_credit(context, framework), "small")
        yield Table(inline_text(framework.name.inlines), columns, rows, "materials")


def _credit(context: Context, framework: Framework) -> Prose:
    labels, day = context.labels, framework.checked_on
    checked = context.label(
        labels.crossmap_checked,
        name=joined((framework.name, framework.mark_symbol)),
        owner=framework.owner,
        version=_sentence_start(framework.version),
        date=context.date_text(day.day, day.month, day.year),
        url=framework.url,
    )
    licence = getattr(labels, f"licence_{framework.licence_status}")
    return context.listed((checked, context.label(licence, number=framework.licence_number or "")), " ")


def _sentence_start(text: Prose) -> str:
    words = inline_text(text.inlines)
    return words[:1].upper() + words[1:]


def print_list(context: GuideContext) -> Iterator[Block]:
    """What to print and bring for the ideal head count, and the numbers for any other."""
    labels = context.labels
    kinds = {"print": labels.print_kind, "consumable": labels.consumable_kind, "equipment": labels.equipment_kind}
    yield heading(context, labels.print_list, 1, "print-list")
    columns = (
        Column(context.label(labels.item), 5),
        Column(context.label(labels.note_kind), 1.3),
        Column(context.label(labels.quantity), 1.3, "right"),
        Column(context.label(labels.spare), 1.4, "right"),
    )
    rows = []
    for material in context.materials:
        number = context.count(material)
        spare = str(number.spare) if number.spare else "–"
        rows.append(
            (
                Cell(material.name),
                Cell(plain(kinds[material.kind]), "small"),
                Cell(plain(str(number.total))),
                Cell(plain(spare)),
            )
        )
    things = (
        small_heading(context, labels.bring, people=context.people),
        Table(labels.print_list, columns, tuple(rows), "materials"),
    )
    yield Beside(things, (small_heading(context, labels.groups_table), _head_counts(context)), 0.54)
    yield from practice.patterns(context)
    yield from _certificates(context)


def _certificates(context: Context) -> Iterator[Block]:
    """Where the module's certificates are, and how their hours are counted."""
    labels = context.labels
    for certificate in context.curriculum.certificates:
        if certificate.id == context.module.certificate:
            file = programme_stem(context.curriculum, "certificate")
            told = (context.label(labels.certificate_file, file=file), context.told(certificate.hours_rule))
            yield Paragraph(context.labelled(labels.certificate_rule, context.listed(told, " ")), "small")


def _head_counts(context: Context) -> Table:
    """Groups, scorecards and handouts for every head count of the course."""
    labels, size = context.labels, context.curriculum.group_size
    heads = (labels.people, labels.threes, labels.fours, labels.pairs, labels.scorecards, labels.handouts)
    widths = (1.1, 1, 0.9, 0.8, 1.6, 1.4)
    columns = tuple(Column(context.label(head), width, "right") for head, width in zip(heads, widths, strict=True))
    rows = []
    for people in range(size.min, size.max + 1):
        groups = divide(people)
        copies = (_copies(context, document, people) for document in ("scorecard", "handout"))
        figures = (people, groups.triads, groups.quads, groups.pairs, *copies)
        rows.append(tuple(Cell(plain(str(figure) if figure else "–")) for figure in figures))
    return Table(labels.groups_table, columns, tuple(rows), "counts")


def _copies(context: Context, document: str, people: int) -> int:
    return sum(count(material, people).total for material in context.materials if material.document == document)


def sources(context: Context) -> Iterator[Block]:
    """Where each point comes from, what was read, and the notices."""
    labels, module = context.labels, context.module
    noted: dict[str, list[Prose]] = {}
    for pair in module.distinctions:
        noted.setdefault(pair.source or "", []).append(pair.prefer)
    for behaviour in module.behaviours:
        noted.setdefault(behaviour.source or "", []).append(behaviour.text)
    noted.pop("", None)
    yield heading(context, labels.references, 1, "references")
    known = tuple(reference for reference in context.curriculum.references)
    lines = (joined((credit_line(context, source), ". ", source.used_for)) for source in known)
    if known:
        yield Bullets(tuple(lines), "small")
    if noted:
        yield small_heading(context, labels.sources)
        points = (context.labelled(source, context.listed(texts, " · ")) for source, texts in sorted(noted.items()))
        yield Bullets(tuple(points), "small")
    yield from notices(context)
