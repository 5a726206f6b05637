"""Agenda: minutes add up, blocks can shrink as far as they promise, and what is said in a block fits into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kit.curriculum import Curriculum
from kit.curriculum.module import Module, Say, SayExact, Segment, Step, TimeCall, Transition
from kit.prose import Prose, text_of
from kit.rules.finding import Finding, clock, count, module_origin, segment_origin, step_names

WORDS_A_MINUTE = 130
"""How fast people speak to a room."""

_WORD = re.compile(r"\w[\w'’-]*")


def rules(curriculum: Curriculum) -> Iterator[Finding]:
    """Minutes that do not add up."""
    yield from _group_size(curriculum)
    for module in curriculum.modules:
        yield from _sum(module)
        yield from _cuts(module)
        for segment in module.segments:
            origin = segment_origin(module, segment)
            yield from _floor(segment, origin)
            yield from _calls(segment, origin)
            yield from _steps(segment, origin)
            yield from _pace(segment, origin)


def _group_size(curriculum: Curriculum) -> Iterator[Finding]:
    size = curriculum.group_size
    if not size.min <= size.ideal <= size.max:
        message = f"The smallest group is {size.min}, the ideal one {size.ideal} and the largest {size.max}."
        yield Finding("KIT319", "group_size", message, "Put them in ascending order.")


def _sum(module: Module) -> Iterator[Finding]:
    total = sum(segment.minutes for segment in module.segments)
    if total == module.minutes:
        return
    gap = count(abs(total - module.minutes), "minute")
    blocks = ", ".join(f"{segment.id} {segment.minutes}" for segment in module.segments)
    message = f"The blocks last {total} minutes in all, and the module {module.minutes}: {blocks}."
    hint = f"Take {gap} from the blocks." if total > module.minutes else f"Give the blocks {gap} more."
    yield Finding("KIT310", f"{module_origin(module)}/minutes", message, hint)


def _floor(segment: Segment, origin: str) -> Iterator[Finding]:
    if segment.min_minutes > segment.minutes:
        message = f"The shortest workable length, {segment.min_minutes}, is more than the block's {segment.minutes}."
        yield Finding("KIT311", f"{origin}/min_minutes", message, "Lower the one or raise the other.")


def _cuts(module: Module) -> Iterator[Finding]:
    """Savings that a block cannot give, alone or together with earlier savings in the same block."""
    left = {segment.id: segment.minutes - segment.min_minutes for segment in module.segments}
    for place, cut in enumerate(module.cut_list, start=1):
        room = left.get(cut.segment, cut.save)
        if cut.save > room:
            message = f"This saves {count(cut.save, 'minute')} in `{cut.segment}`, which can give up {max(0, room)}."
            hint = "Save less, or lower the block's min_minutes."
            yield Finding("KIT317", f"{module_origin(module)}/cut_list/{place}/save", message, hint)
        left[cut.segment] = room - cut.save


# ------------------------------------------------------------------ inside a block


def _calls(segment: Segment, origin: str) -> Iterator[Finding]:
    """Time calls after the end of the block, or out of order."""
    calls = [
        (step.time_call.at, f"{origin}/steps/{name}/time_call/at")
        for step, name in zip(segment.steps, step_names(segment), strict=True)
        if isinstance(step, TimeCall)
    ]
    for at, place in calls:
        if at > segment.minutes * 60:
            message = f"The call at {clock(at)} comes after the block has ended, at {segment.minutes}:00."
            yield Finding("KIT314", place, message, "A call tells the time since the block began.")
    for (before, _), (at, place) in pairwise(calls):
        if at <= before:
            message = f"The call at {clock(at)} stands after the one at {clock(before)}."
            yield Finding("KIT315", place, message, "Put time calls in the order in which they are made.")


def _steps(segment: Segment, origin: str) -> Iterator[Finding]:
    for step, name in zip(segment.steps, step_names(segment), strict=True):
        if _takes(step) > segment.minutes * 60:
            message = f"The step takes {clock(_takes(step))}, and its block lasts {segment.minutes}:00."
            yield Finding("KIT316", f"{origin}/steps/{name}/takes", message, "Shorten the step, or lengthen the block.")


def _pace(segment: Segment, origin: str) -> Iterator[Finding]:
    words = sum(len(_WORD.findall(text_of(spoken))) for step in segment.steps if (spoken := _spoken(step)))
    timed = sum(_takes(step) for step in segment.steps)
    over = words * 60 / WORDS_A_MINUTE + timed - segment.minutes * 60
    if over < 1:
        return
    speech = f"{count(words, 'word')} at {WORDS_A_MINUTE} a minute ({clock(words * 60 / WORDS_A_MINUTE)})"
    message = (
        f"{speech} and timed steps ({clock(timed)}) take {clock(over)} more than the block's {segment.minutes}:00."
    )
    hint = f"Cut about {count(round(over * WORDS_A_MINUTE / 60), 'word')}, or give the block more time."
    yield Finding("KIT318", f"{origin}/minutes", message, hint, warning=True)


def _takes(step: Step) -> int:
    return getattr(step, "takes", None) or 0


def _spoken(step: Step) -> Prose | None:
    match step:
        case Say():
            return step.say
        case SayExact():
            return step.say_exact
        case Transition():
            return step.transition
        case _:
            return None
