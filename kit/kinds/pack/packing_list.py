"""Packing list: what to have in the bag, with quantities, and how much paper it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kit.blocks import Block, Cell, Column, Document, Heading, Paragraph, Section, Table
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.shared import Material
from kit.kinds.context import Context, Course
from kit.kinds.frame import small_heading
from kit.kinds.meeting import group_words
from kit.kinds.pack.divider import Sent, called
from kit.kinds.pack.frame import sheet
from kit.prose import NOTHING, Prose, plain
from kit.workshop import Count, Workshop


def packing_list(
    curriculum: Curriculum, module: Module, workshop: Workshop, printed: Sequence[Sent], sheets: int
) -> Document:
    """What to bring, to be ticked off, and what is printed, on ``sheets`` sheets of paper in all."""
    context = Context(curriculum, module, {})
    title = context.labels.pack.packing_list
    ids = frozenset(one.id for one in printed)
    body = (*_things(context, workshop, ids), *_paper(context, printed, sheets))
    return sheet(context, title, (Section("packing-list", "back", plain(title), body),))


def _things(context: Context, workshop: Workshop, printed: frozenset[str]) -> Iterator[Block]:
    """What no printer makes: materials that are printed are in the other table, as often as they are."""
    labels = context.labels
    yield Heading(context.label(labels.pack.packing_list), 1, "packing-list")
    groups = group_words(context, workshop.divided(workshop.people))
    yield Paragraph(context.label(labels.pack.count_groups, people=workshop.people, groups=groups), "strong")
    needed = [(material, workshop.count(material)) for material in brought(context.materials, printed)]
    yield things_table(context, needed)


def brought(materials: Iterable[Material], printed: frozenset[str]) -> Iterator[Material]:
    """The materials that are not among what is printed, which is named by material, document and sheet."""
    return (one for one in materials if printed.isdisjoint((one.id, one.document or "", one.sheet or "")))


def things_table(context: Course, needed: Iterable[tuple[Material, Count]]) -> Table:
    """Things to tick off, with their numbers."""
    labels = context.labels
    kinds = {"print": labels.print_kind, "consumable": labels.consumable_kind, "equipment": labels.equipment_kind}
    columns = (
        Column(context.label(labels.item), 6),
        Column(NOTHING, 1.4),
        Column(context.label(labels.quantity), 1.2, "right"),
        Column(context.label(labels.spare), 1.4, "right"),
    )
    rows = tuple(
        (
            Cell(material.name, "mark"),
            Cell(plain(kinds[material.kind]), "small"),
            *(Cell(plain(figure)) for figure in (str(number.total), str(number.spare or "–"))),
        )
        for material, number in needed
    )
    return Table(labels.pack.packing_list, columns, rows, "checklist", head_column=False)


def _paper(context: Context, printed: Sequence[Sent], sheets: int) -> Iterator[Block]:
    rows = [(called(context, one.title, one.apart), one.copies, one.pages, one.sheets) for one in printed]
    yield from paper_table(context, rows, sheets)


def paper_table(context: Course, printed: Iterable[tuple[Prose, int, int, int]], sheets: int) -> Iterator[Block]:
    """What is printed, with copies, pages and sheets, on so many sheets of paper in all."""
    labels = context.labels.pack
    yield small_heading(context, labels.paper)
    columns = (
        Column(context.label(labels.document), 6),
        *(Column(context.label(head), 1.2, "right") for head in (labels.copies, labels.pages, labels.sheets)),
    )
    rows = [(Cell(name, "mark"), *(Cell(plain(str(figure))) for figure in figures)) for name, *figures in printed]
    total = (
        Cell(plain(labels.paper_total), "strong"),
        Cell(NOTHING),
        Cell(NOTHING),
        Cell(plain(str(sheets)), "strong"),
    )
    yield Table(labels.paper, columns, (*rows, total), "checklist", head_column=False)
