"""Teaching: what is promised is practised, and whoever leads a block finds in it all that the block needs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.segment import Segment
from kit.curriculum.steps import Transition
from kit.prose import text_of
from kit.rules.finding import Finding, module_origin, segment_origin

SHORT_BLOCK: Final = 8
"""Minutes from which a block says what to leave out when time is short."""

_LEARNT_IN: Final = frozenset(("concept", "drill", "practice"))
_TASKS: Final = frozenset(("drill", "practice"))
_DIFFERENT_ONLINE: Final = frozenset(("demo", "drill", "practice"))


def rules(curriculum: Curriculum) -> Iterator[Finding]:
    """Outcomes that are not practised, blocks that lack something, worksheets and materials out of order or use."""
    for module in curriculum.modules:
        yield from _outcomes(module)
        yield from _transitions(module)
        yield from _worksheet_order(module)
        yield from _worksheets_in_use(module)
        yield from _materials(module)
        for segment in module.segments:
            yield from _block(segment, segment_origin(module, segment))


def _outcomes(module: Module) -> Iterator[Finding]:
    served = {name for segment in module.segments if segment.kind in _LEARNT_IN for name in segment.outcomes}
    for outcome in module.outcomes:
        origin = f"{module_origin(module)}/outcomes/{outcome.id}"
        if outcome.id not in served:
            message = f"No concept, drill or practice block lists the outcome `{outcome.id}`."
            yield Finding("KIT330", origin, message, "Add it to the outcomes of the block in which it is practised.")
        verb, text = text_of(outcome.verb), text_of(outcome.text)
        if not text.casefold().startswith(verb.casefold()):
            message = f"The text does not start with the verb “{verb}”."
            yield Finding("KIT331", f"{origin}/text", message, "Start with what can be seen to be done.", warning=True)


def _block(segment: Segment, origin: str) -> Iterator[Finding]:
    """Fields that are optional in general and that this kind of block needs."""
    if segment.kind in _TASKS and segment.invitation is None:
        message = f"A {segment.kind} needs an invitation: the task in exact words."
        yield Finding("KIT332", origin, message, "Add `invitation:`.")
    if segment.kind != "break" and segment.minutes >= SHORT_BLOCK and segment.if_short is None:
        message = f"A block of {segment.minutes} minutes says what to leave out when time is short."
        yield Finding("KIT333", origin, message, "Add `if_short:`.")
    if segment.kind in _DIFFERENT_ONLINE and segment.virtual is None:
        message = f"A block of the kind {segment.kind} says how it goes online."
        yield Finding("KIT334", origin, message, "Add `virtual:`.")


def _transitions(module: Module) -> Iterator[Finding]:
    for segment in module.segments[:-1]:
        if not any(isinstance(step, Transition) for step in segment.steps):
            message = "The block ends without words that lead to the next."
            yield Finding("KIT335", segment_origin(module, segment), message, "Add a `transition:` step.", warning=True)


def _materials(module: Module) -> Iterator[Finding]:
    """Materials that a block uses and nobody would bring."""
    for segment in module.segments:
        for place, name in enumerate(segment.materials, start=1):
            if name not in module.materials:
                message = f"The block uses `{name}`, which is not among the module's materials."
                origin = f"{segment_origin(module, segment)}/materials/{place}"
                yield Finding("KIT338", origin, message, "Add it there, or nobody will bring it.", warning=True)


# ------------------------------------------------------------------ worksheets


def _worksheet_order(module: Module) -> Iterator[Finding]:
    turns = {segment.id: turn for turn, segment in enumerate(module.segments)}
    known = [sheet for sheet in module.worksheets if sheet.segment in turns]
    for before, sheet in pairwise(known):
        if turns[sheet.segment] < turns[before.segment]:
            message = f"`{sheet.id}` is used before `{before.id}`, and stands after it."
            hint = "Put worksheets in the order of the agenda: it gives them their numbers."
            yield Finding("KIT336", f"{module_origin(module)}/worksheets/{sheet.id}", message, hint, warning=True)


def _worksheets_in_use(module: Module) -> Iterator[Finding]:
    used = {name for segment in module.segments for name in segment.handout}
    for sheet in module.worksheets:
        if sheet.id not in used:
            message = f"No block lists the worksheet `{sheet.id}` in its handout."
            origin = f"{module_origin(module)}/worksheets/{sheet.id}"
            yield Finding("KIT337", origin, message, f"Add it to `{sheet.segment}`.", warning=True)
