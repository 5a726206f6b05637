"""Ids: each is given once among the things that references could mean by it, and modules are numbered in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.worksheets import Map
from kit.rules.finding import Finding, Named, module_origin, segment_origin

_Group = tuple[str, Sequence[Named]]


def rules(curriculum: Curriculum) -> Iterator[Finding]:
    """Ids given twice, and modules out of number."""
    for space in _spaces(curriculum):
        yield from _unique(space)
    yield from _numbers(curriculum)


def _unique(space: Iterable[_Group]) -> Iterator[Finding]:
    """The second and later bearers of an id in one space of names."""
    bearers: dict[str, str] = {}
    for origin, things in space:
        here: dict[str, int] = {}
        for thing in things:
            here[thing.id] = nth = here.get(thing.id, 0) + 1
            place = f"{origin}/{thing.id}" + (f"~{nth}" if nth > 1 else "")
            if thing.id in bearers:
                message = f"The id `{thing.id}` was given already, to {bearers[thing.id]}."
                yield Finding("KIT301", f"{place}/id", message, "Give each its own, and change the references to it.")
            else:
                bearers[thing.id] = place


def _spaces(curriculum: Curriculum) -> Iterator[tuple[_Group, ...]]:
    shared: tuple[_Group, ...] = (
        ("modules", curriculum.modules),
        ("roles", curriculum.roles),
        ("stages", curriculum.stages),
        ("frameworks", curriculum.frameworks),
        ("feedback_protocols", curriculum.feedback_protocols),
        ("practice_patterns", curriculum.practice_patterns),
        ("role_cards", curriculum.role_cards),
        ("scorecard_form/header", curriculum.scorecard_form.header),
        ("materials", curriculum.materials),
        ("certificates", curriculum.certificates),
        ("evaluations", curriculum.evaluations),
        ("glossary", curriculum.glossary),
        ("references", curriculum.references),
        *((f"practice_patterns/{pattern.id}/phases", pattern.phases) for pattern in curriculum.practice_patterns),
    )
    yield from ((group,) for group in shared)
    for module in curriculum.modules:
        yield from _module_spaces(module)


def _module_spaces(module: Module) -> Iterator[tuple[_Group, ...]]:
    origin = module_origin(module)
    groups: tuple[_Group, ...] = (
        ("outcomes", module.outcomes),
        ("distinctions", module.distinctions),
        ("behaviours", module.behaviours),
        ("segments", module.segments),
        ("concept_page/sections", module.concept_page.sections),
        ("practice/phases", module.practice.phases),
        ("briefs", module.briefs),
        ("debrief_bank", module.debrief_bank),
        ("between_session", module.between_session),
        ("demonstration/planned_misses", module.demonstration.planned_misses if module.demonstration else ()),
        *((f"worksheets/{sheet.id}/fields", sheet.fields) for sheet in module.worksheets if isinstance(sheet, Map)),
    )
    yield from (((f"{origin}/{name}", things),) for name, things in groups)
    yield from (((f"{segment_origin(module, segment)}/cards", segment.cards),) for segment in module.segments)
    yield (f"{origin}/worksheets", module.worksheets), (f"{origin}/scorecard/items", module.scorecard.items)


def _numbers(curriculum: Curriculum) -> Iterator[Finding]:
    for number, module in enumerate(curriculum.modules, start=1):
        if module.number != number:
            message = f"This is module {number} in the file, and is numbered {module.number}."
            hint = "Number the modules 1, 2, 3 in the order in which they stand."
            yield Finding("KIT302", f"{module_origin(module)}/number", message, hint)
