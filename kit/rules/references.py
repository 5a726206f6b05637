"""References: every id that is named has a bearer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from kit.curriculum import Curriculum
from kit.curriculum.demonstration import Demonstration, SpokenLine
from kit.curriculum.module import Module
from kit.curriculum.practice import Practice
from kit.curriculum.segment import Segment
from kit.curriculum.shared import Phase
from kit.curriculum.worksheets import SelfRating
from kit.reader.wording import likely
from kit.rules.finding import Finding, ids, module_origin, segment_origin


class _Space(NamedTuple):
    """Things that can be named, and what one of them is called."""

    noun: str
    known: tuple[str, ...]


class _Reference(NamedTuple):
    """An id that is named somewhere."""

    origin: str
    name: str | None
    space: _Space


def rules(curriculum: Curriculum) -> Iterator[Finding]:
    """References to ids that nothing bears."""
    modules = (_ModuleReferences(curriculum, module).all() for module in curriculum.modules)
    for origin, name, space in chain(_shared(curriculum), *modules):
        if name is not None and name not in space.known:
            meant = likely(name, space.known)
            known = ", ".join(space.known[:12]) or "none"
            hint = f"Did you mean `{meant}`?" if meant else f"Known: {known}."
            yield Finding("KIT303", origin, f"There is no {space.noun} with the id `{name}`.", hint)


def _each(origin: str, names: Iterable[str], space: _Space) -> Iterator[_Reference]:
    """The references of a list of ids."""
    return (_Reference(f"{origin}/{place}", name, space) for place, name in enumerate(names, start=1))


def _phases(origin: str, phases: Iterable[Phase], roles: _Space) -> Iterator[_Reference]:
    return (_Reference(f"{origin}/{phase.id}/who", phase.who, roles) for phase in phases)


def _shared(curriculum: Curriculum) -> Iterator[_Reference]:
    roles, modules = _Space("role", ids(curriculum.roles)), _Space("module", ids(curriculum.modules))
    terms = _Space("glossary term", ids(curriculum.glossary))
    for protocol in curriculum.feedback_protocols:
        for place, step in enumerate(protocol.steps, start=1):
            yield _Reference(f"feedback_protocols/{protocol.id}/steps/{place}/who", step.who, roles)
    for pattern in curriculum.practice_patterns:
        yield from _phases(f"practice_patterns/{pattern.id}/phases", pattern.phases, roles)
    for card in curriculum.role_cards:
        yield _Reference(f"role_cards/{card.id}/role", card.role, roles)
    for term in curriculum.glossary:
        yield from _each(f"glossary/{term.id}/see_also", term.see_also, terms)
        yield _Reference(f"glossary/{term.id}/module", term.module, modules)
    for work in curriculum.references:
        yield from _each(f"references/{work.id}/modules", work.modules, modules)


class _ModuleReferences:
    """The references of one module, with all that they could mean."""

    def __init__(self, curriculum: Curriculum, module: Module) -> None:
        self._curriculum = curriculum
        self._module = module
        self._origin = module_origin(module)
        self._outcomes = _Space("outcome", ids(module.outcomes))
        self._segments = _Space("block", ids(module.segments))
        self._worksheets = _Space("worksheet", ids(module.worksheets))
        self._items = _Space("scorecard item", ids(module.scorecard.items))
        self._checks = _Space("scorecard item or worksheet", (*self._items.known, *self._worksheets.known))
        self._behaviours = _Space("behaviour", ids(module.behaviours))
        self._roles = _Space("role", ids(curriculum.roles))
        self._materials = _Space("material", ids(curriculum.materials))

    def all(self) -> Iterator[_Reference]:
        """Every reference of the module."""
        yield from self._own()
        yield from self._skills()
        for segment in self._module.segments:
            yield from self._segment(segment)
        for sheet in self._module.worksheets:
            origin = f"{self._origin}/worksheets/{sheet.id}"
            yield _Reference(f"{origin}/segment", sheet.segment, self._segments)
            if isinstance(sheet, SelfRating):
                yield from _each(f"{origin}/items", sheet.items, self._items)
        if self._module.demonstration:
            yield from self._demonstration(self._module.demonstration)
        yield from self._practice(self._module.practice)

    def _own(self) -> Iterator[_Reference]:
        module, origin, curriculum = self._module, self._origin, self._curriculum
        frameworks = _Space("framework", ids(curriculum.frameworks))
        yield from _each(f"{origin}/materials", module.materials, self._materials)
        yield _Reference(
            f"{origin}/certificate", module.certificate, _Space("certificate", ids(curriculum.certificates))
        )
        yield _Reference(f"{origin}/evaluation", module.evaluation, _Space("evaluation", ids(curriculum.evaluations)))
        for task in module.between_session:
            modules = _Space("module", ids(curriculum.modules))
            yield _Reference(f"{origin}/between_session/{task.id}/due_module", task.due_module, modules)
        for place, cut in enumerate(module.cut_list, start=1):
            yield _Reference(f"{origin}/cut_list/{place}/segment", cut.segment, self._segments)
        for place, relation in enumerate(module.crossmap, start=1):
            yield _Reference(f"{origin}/crossmap/{place}/framework", relation.framework, frameworks)

    def _skills(self) -> Iterator[_Reference]:
        """What is to be learnt: outcomes, behaviours, items."""
        for outcome in self._module.outcomes:
            yield from _each(f"{self._origin}/outcomes/{outcome.id}/checked_by", outcome.checked_by, self._checks)
        for behaviour in self._module.behaviours:
            origin = f"{self._origin}/behaviours/{behaviour.id}"
            yield _Reference(f"{origin}/counterpart", behaviour.counterpart, self._behaviours)
            yield _Reference(f"{origin}/item", behaviour.item, self._items)
        for item in self._module.scorecard.items:
            origin = f"{self._origin}/scorecard/items/{item.id}"
            yield from _each(f"{origin}/behaviours", item.behaviours, self._behaviours)
            yield _Reference(f"{origin}/outcome", item.outcome, self._outcomes)

    def _segment(self, segment: Segment) -> Iterator[_Reference]:
        origin = segment_origin(self._module, segment)
        yield _Reference(f"{origin}/stage", segment.stage, _Space("stage", ids(self._curriculum.stages)))
        yield from _each(f"{origin}/materials", segment.materials, self._materials)
        yield from _each(f"{origin}/handout", segment.handout, self._worksheets)
        yield from _each(f"{origin}/outcomes", segment.outcomes, self._outcomes)

    def _demonstration(self, scene: Demonstration) -> Iterator[_Reference]:
        origin = f"{self._origin}/demonstration"
        misses = _Space("planned miss", ids(scene.planned_misses))
        for place, line in enumerate(scene.flow, start=1):
            if isinstance(line, SpokenLine):
                yield _Reference(f"{origin}/flow/{place}/who", line.who, self._roles)
                yield _Reference(f"{origin}/flow/{place}/miss", line.miss, misses)
        for miss in scene.planned_misses:
            yield _Reference(f"{origin}/planned_misses/{miss.id}/item", miss.item, self._items)
        for place, mark in enumerate(scene.calibration_key, start=1):
            yield _Reference(f"{origin}/calibration_key/{place}/item", mark.item, self._items)

    def _practice(self, practice: Practice) -> Iterator[_Reference]:
        origin, curriculum = f"{self._origin}/practice", self._curriculum
        patterns = _Space("practice pattern", ids(curriculum.practice_patterns))
        protocols = _Space("feedback protocol", ids(curriculum.feedback_protocols))
        yield _Reference(f"{origin}/pattern", practice.pattern, patterns)
        yield _Reference(f"{origin}/feedback_protocol", practice.feedback_protocol, protocols)
        yield from _each(f"{origin}/role_cards", practice.role_cards, _Space("role card", ids(curriculum.role_cards)))
        yield from (_Reference(f"{origin}/role_notes/{role}", role, self._roles) for role in practice.role_notes)
        yield from _phases(f"{origin}/phases", practice.phases, self._roles)
