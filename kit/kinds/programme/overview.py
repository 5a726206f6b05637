"""Programme overview: what whoever books, pays for or organises the course has to know."""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import Block, Bullets, Cell, Column, Cover, Document, Heading, Numbered, Paragraph, Section, Table
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.programme import Overview
from kit.curriculum.shared import Material
from kit.kinds.context import PRACTISED, Course
from kit.kinds.frame import credit_line, heading, notices, programme_document, small_heading
from kit.prose import NOTHING, Prose, plain
from kit.workshop import count


def has_overview(curriculum: Curriculum) -> bool:
    """Whether the curriculum says anything to organisers."""
    return curriculum.programme.overview is not None


def overview(curriculum: Curriculum) -> Document:
    """The overview of a curriculum that has one."""
    course, told = Course(curriculum), curriculum.programme.overview
    assert told is not None  # noqa: S101  # has_overview was asked first
    labels = course.labels
    sections = (
        _cover(course),
        Section("glance", "front", plain(labels.programme_glance), tuple(_at_a_glance(course, told))),
        Section("running", "front", plain(labels.programme_running), (*_outcomes(course), *_running(course, told))),
        Section("ready", "back", plain(labels.programme_sources), (*_materials(course), *_sources(course))),
    )
    return programme_document(course, "overview", sections)


def _cover(course: Course) -> Section:
    curriculum, labels, size = course.curriculum, course.labels, course.curriculum.group_size
    facts = (
        course.label(labels.programme_facts, modules=len(curriculum.modules), hours=course.hours),
        course.label(labels.programme_size, min=size.min, max=size.max),
        curriculum.edition,
    )
    subtitle = course.told(curriculum.subtitle or NOTHING)
    cover = Cover(len(curriculum.modules), plain(labels.documents.overview), curriculum.title, subtitle, facts)
    return Section("cover", "cover", NOTHING, (cover,), whole=True)


def _at_a_glance(course: Course, told: Overview) -> Iterator[Block]:
    labels = course.labels
    yield heading(course, labels.programme_glance, 1, "glance")
    yield Paragraph(course.told(told.lead), "lead")
    columns = (
        Column(course.label(labels.module, number=""), 1.5),
        Column(NOTHING, 7),
        Column(course.label(labels.total_minutes), 0.9, "right"),
        Column(course.label(labels.practised), 1, "right"),
    )
    rows = tuple(_module_row(course, module) for module in course.curriculum.modules)
    yield Table(labels.programme_glance, columns, rows, "materials")
    yield heading(course, labels.programme_thread, 2)
    yield Paragraph(told.thread)


def _module_row(course: Course, module: Module) -> tuple[Cell, ...]:
    practised = sum(segment.minutes for segment in module.segments if segment.kind in PRACTISED)
    name = course.listed((str(module.number), module.short_title), "  ")
    figures = (plain(str(module.minutes)), plain(str(practised)))
    return (Cell(name), Cell(module.purpose), *(Cell(figure) for figure in figures))


def _outcomes(course: Course) -> Iterator[Block]:
    labels, last = course.labels, course.curriculum.modules[-1]
    yield heading(course, labels.programme_can, 1, "outcomes")
    for module in course.curriculum.modules:
        title = course.listed((course.label(labels.module, number=module.number), module.title), " · ")
        yield Heading(title, 2, "", "minor")
        yield Numbered(tuple(outcome.text for outcome in module.outcomes), "small")
        for task in module.between_session:
            length = course.label(labels.task_about, minutes=course.minutes(task.minutes))
            told = course.listed((task.title, length))
            yield Paragraph(
                course.labelled(labels.after_course if module is last else labels.before_next, told), "small"
            )


def _running(course: Course, told: Overview) -> Iterator[Block]:
    labels, curriculum, size = course.labels, course.curriculum, course.curriculum.group_size
    yield heading(course, labels.programme_running, 1, "running")
    yield small_heading(course, labels.audience)
    yield Paragraph(course.told(curriculum.audience))
    yield Paragraph(course.label(labels.group_size, min=size.min, max=size.max, ideal=size.ideal), "small")
    if curriculum.prerequisites:
        yield small_heading(course, labels.prerequisites)
        yield Bullets(curriculum.prerequisites)
    for note in told.running:
        yield Heading(note.title, 2, "", "minor")
        yield Paragraph(course.told(note.text))
    for certificate in curriculum.certificates:
        yield Heading(course.label(labels.certificate_rule), 2, "", "minor")
        yield Paragraph(course.told(certificate.hours_rule))


def _materials(course: Course) -> Iterator[Block]:
    labels, people = course.labels, course.curriculum.group_size.ideal
    used = [(material, _users(course, material)) for material in course.curriculum.materials]
    if not any(numbers for _, numbers in used):
        return
    kinds = {"print": labels.print_kind, "consumable": labels.consumable_kind, "equipment": labels.equipment_kind}
    yield heading(course, labels.programme_materials, 1, "materials", people=people)
    columns = (
        Column(course.label(labels.item), 5),
        Column(course.label(labels.note_kind), 1.2),
        Column(course.label(labels.quantity), 1.2, "right"),
        Column(course.label(labels.which_modules), 2.4, "right"),
    )
    rows = tuple(
        (
            Cell(material.name),
            Cell(plain(kinds[material.kind]), "small"),
            Cell(plain(str(count(material, people).total))),
            Cell(_numbers(course, numbers)),
        )
        for material, numbers in used
        if numbers
    )
    yield Table(labels.which_modules, columns, rows, "materials")


def _users(course: Course, material: Material) -> tuple[int, ...]:
    return tuple(module.number for module in course.curriculum.modules if material.id in module.materials)


def _numbers(course: Course, numbers: tuple[int, ...]) -> Prose:
    every = len(numbers) == len(course.curriculum.modules)
    return plain(course.labels.all_modules) if every else plain(", ".join(str(number) for number in numbers))


def _sources(course: Course) -> Iterator[Block]:
    labels, curriculum = course.labels, course.curriculum
    yield heading(course, labels.programme_sources, 1, "sources")
    if curriculum.references:
        lines = (
            course.listed((credit_line(course, source), source.used_for), ". ") for source in curriculum.references
        )
        yield Bullets(tuple(lines), "small")
    yield from notices(course)
