"""The participant handout: cover, ideas on a page, worksheets in the order of use, practice card, what comes next.

Every section is one page, in print and in Word, so that page references hold in both.
"""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
    Worksheet,
    WritingLines,
)
from kit.curriculum import Curriculum
from kit.curriculum.handout import ConceptSection, Task
from kit.curriculum.module import Module
from kit.kinds import practice
from kit.kinds.context import Context, PageMaps
from kit.kinds.frame import cover, document, glossary_entry, heading, notices, reference_line, small_heading
from kit.kinds.worksheet import worksheet
from kit.prose import NOTHING, inline_text, plain

PAGE_MM = 233
"""Height that one page offers to worksheets: Letter, less its margins."""

ROOMY_MM = 150
"""Worksheets shorter than this leave room for notes."""


def compose(curriculum: Curriculum, module: Module, pages: PageMaps) -> Document:
    """The handout of a module."""
    context = Context(curriculum, module, pages)
    return document(context, "handout", tuple(_sections(context)))


def _sections(context: Context) -> Iterator[Section]:
    labels, module = context.labels, context.module
    yield cover(
        context,
        "handout",
        NOTHING,
        list_title=context.label(labels.i_can),
        checks=tuple(outcome.text for outcome in module.outcomes),
        fields=(context.label(labels.name), context.label(labels.date)),
    )
    yield _page(context, "concept", "front", _concept(context))
    if module.distinctions:
        yield _page(context, "distinctions", "front", _distinctions(context))
    yield from _working_pages(context)
    if module.between_session:
        yield _page(context, "next", "back", _next(context))
    yield _page(context, "words", "back", _words(context))


def _page(context: Context, name: str, role: str, body: Iterator[Block]) -> Section:
    title = plain(context.labels.documents.handout)
    return Section(name, role, title, tuple(body), whole=True)  # type: ignore[arg-type]  # a literal


def _concept(context: Context) -> Iterator[Block]:
    page = context.module.concept_page
    yield Paragraph(context.label(context.labels.concept), "eyebrow")
    yield Heading(page.title, 1, "concept")
    for section in page.sections:
        yield from _concept_section(section)
    for line in page.write_in:
        yield WritingLines(line.label, NOTHING, line.lines, grow=False, role="label")
    yield Paragraph(page.close, "lead")
    yield WritingLines(context.label(context.labels.notes), NOTHING, 1, role="notes")


def _concept_section(section: ConceptSection) -> Iterator[Block]:
    yield Heading(section.title, 2, "", "minor")
    width = max(len(row) for row in section.rows)
    if width == 1 and not section.columns:
        yield Bullets(tuple(row[0] for row in section.rows))
        return
    titles = section.columns or (NOTHING,) * width
    rows = tuple(tuple(Cell(cell) for cell in row) for row in section.rows)
    shares = _shares(rows, width)
    columns = tuple(Column(title, share) for title, share in zip(titles, shares, strict=True))
    yield Table(inline_text(section.title.inlines), columns, rows, "plain")


def _shares(rows: tuple[tuple[Cell, ...], ...], width: int) -> tuple[float, ...]:
    """Column widths that follow the longest text of each column, within reason."""
    longest = (max(len(inline_text(row[place].text.inlines)) for row in rows) for place in range(width))
    return tuple(float(min(max(length, 14), 60)) ** 0.7 for length in longest)


def _distinctions(context: Context) -> Iterator[Block]:
    labels = context.labels
    yield heading(context, labels.distinctions, 1, "distinctions")
    columns = (
        Column(context.label(labels.prefer), 2),
        Column(context.label(labels.rather_than), 2),
        Column(context.label(labels.because), 5),
    )
    rows = tuple((Cell(pair.prefer), Cell(pair.rather_than), Cell(pair.note)) for pair in context.module.distinctions)
    yield Table(labels.distinctions, columns, rows)
    yield WritingLines(context.label(labels.distinctions_task), NOTHING, 3)


def _working_pages(context: Context) -> Iterator[Section]:
    """Worksheets in the order of use, as many on a page as fit whole; the practice card comes where practice does."""
    order = {segment.id: place for place, segment in enumerate(context.module.segments)}
    practised = order[context.practice_segment.id]
    before = [sheet for sheet in context.module.worksheets if order[sheet.segment] < practised]
    after = [sheet for sheet in context.module.worksheets if order[sheet.segment] >= practised]
    yield from _packed(context, [worksheet(context, sheet) for sheet in before])
    yield _page(context, "practice", "front", _practice_card(context))
    yield from _packed(context, [worksheet(context, sheet) for sheet in after])


def _packed(context: Context, sheets: list[Worksheet]) -> Iterator[Section]:
    page: list[Worksheet] = []
    for sheet in sheets:
        if page and sum(other.min_height_mm for other in page) + sheet.min_height_mm > PAGE_MM:
            yield _worksheet_page(context, page)
            page = []
        page.append(sheet)
    if page:
        yield _worksheet_page(context, page)


def _worksheet_page(context: Context, page: list[Worksheet]) -> Section:
    """Worksheets that share a page; where they leave much of it free, lines for notes follow."""
    body: list[Block] = list(page)
    if sum(sheet.min_height_mm for sheet in page) < ROOMY_MM:
        body.append(WritingLines(context.label(context.labels.notes), NOTHING, 1, role="notes"))
    return _page(context, f"sheet-{page[0].id}", "worksheets", iter(body))


def _practice_card(context: Context) -> Iterator[Block]:
    labels, module = context.labels, context.module
    yield heading(context, labels.practice_card, 1, "practice")
    if context.practice_segment.invitation:
        yield Paragraph(context.practice_segment.invitation, "lead")
    yield Paragraph(module.practice.topic_note)
    yield practice.turns(context)
    yield small_heading(context, labels.one_turn)
    yield practice.one_turn(context)
    yield small_heading(context, labels.my_role_notes)
    rows = tuple((Cell(name), Cell(note)) for name, note in practice.role_notes(context))
    if rows:
        yield Table(labels.my_role_notes, (Column(NOTHING, 1), Column(NOTHING, 6)), rows, "plain")
    yield practice.feedback_heading(context)
    yield practice.feedback_table(context, ())


def _next(context: Context) -> Iterator[Block]:
    labels = context.labels
    last = context.module is context.curriculum.modules[-1]
    yield heading(context, labels.after_course if last else labels.between_sessions, 1, "next")
    for task in context.module.between_session:
        yield from _task(context, task)
    yield WritingLines(context.label(labels.my_partner), NOTHING, 1, grow=False, role="label")
    yield WritingLines(context.label(labels.bring_back), NOTHING, 6)


def _task(context: Context, task: Task) -> Iterator[Block]:
    labels = context.labels
    company = labels.task_with_partner if task.partner else labels.task_alone
    length = context.label(labels.task_about, minutes=context.minutes(task.minutes))
    yield Heading(task.title, 2)
    yield Paragraph(context.listed((context.label(company), length)), "small")
    yield Paragraph(task.task)
    yield Paragraph(context.labelled(labels.bring_back, task.bring_back), "strong")
    due = next((module for module in context.curriculum.modules if module.id == task.due_module), None)
    if due:
        yield Paragraph(context.label(labels.task_due, number=due.number, title=due.short_title), "small")
    if task.safety_note:
        yield Paragraph(context.labelled(labels.task_safety, task.safety_note))


def _words(context: Context) -> Iterator[Block]:
    labels, curriculum = context.labels, context.curriculum
    mine = tuple(term for term in curriculum.glossary if term.module == context.module.id)
    yield heading(context, labels.glossary, 1, "words")
    if mine:
        rows = ((Cell(term.term), Cell(glossary_entry(context, term))) for term in mine)
        yield Table(labels.glossary, (Column(NOTHING, 1), Column(NOTHING, 3.4)), tuple(rows), "plain")
    reading = tuple(source for source in curriculum.references if context.module.id in source.modules)
    if reading:
        yield small_heading(context, labels.further_reading)
        yield Bullets(tuple(reference_line(context, source) for source in reading), "small")
    yield WritingLines(context.label(labels.notes), NOTHING, 3, role="notes")
    yield from notices(context)
