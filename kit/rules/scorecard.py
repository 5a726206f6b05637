"""Scorecard: anchors and marks use exactly the levels of the scale, and behaviours stand where their items say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.rules.finding import Finding, listed, module_origin


def rules(curriculum: Curriculum) -> Iterator[Finding]:
    """Levels out of order, anchors that are missing or too many, marks off the scale, behaviours out of place."""
    levels = tuple(level.value for level in curriculum.rating_scale.levels)
    if any(after != before + 1 for before, after in pairwise(levels)):
        message = f"The levels of the scale are {listed(levels)}."
        yield Finding("KIT322", "rating_scale/levels", message, "Give them ascending values without gaps.")
    for module in curriculum.modules:
        yield from _anchors(module, levels)
        yield from _marks(module, levels)
        yield from _behaviours(module)


def _anchors(module: Module, levels: tuple[int, ...]) -> Iterator[Finding]:
    for item in module.scorecard.items:
        if set(item.anchors) != set(levels):
            message = f"The anchors are for {listed(sorted(item.anchors))}, and the scale has {listed(sorted(levels))}."
            origin = f"{module_origin(module)}/scorecard/items/{item.id}/anchors"
            yield Finding("KIT320", origin, message, "Write one anchor for each level.")


def _marks(module: Module, levels: tuple[int, ...]) -> Iterator[Finding]:
    key = module.demonstration.calibration_key if module.demonstration else ()
    for place, mark in enumerate(key, start=1):
        if mark.expected not in levels:
            message = f"The expected mark {mark.expected} is not on the scale, which has {listed(levels)}."
            yield Finding("KIT321", f"{module_origin(module)}/demonstration/calibration_key/{place}/expected", message)


def _behaviours(module: Module) -> Iterator[Finding]:
    """Counterparts at the same level, and behaviours that an item lists but that name another item."""
    known = {behaviour.id: behaviour for behaviour in module.behaviours}
    for behaviour in module.behaviours:
        counterpart = known.get(behaviour.counterpart or "")
        if counterpart and counterpart.level == behaviour.level:
            message = f"`{behaviour.id}` and its counterpart `{counterpart.id}` are both {behaviour.level}."
            origin = f"{module_origin(module)}/behaviours/{behaviour.id}/counterpart"
            yield Finding("KIT323", origin, message, "A counterpart shows the same moment at the other level.")
    for item in module.scorecard.items:
        for place, name in enumerate(item.behaviours, start=1):
            listed_under = known[name].item if name in known else None
            if listed_under not in (None, item.id):
                message = f"`{name}` is listed under `{item.id}`, and itself names the item `{listed_under}`."
                origin = f"{module_origin(module)}/scorecard/items/{item.id}/behaviours/{place}"
                yield Finding("KIT324", origin, message, "Change one of the two.")
