"""Agenda: minutes add up, blocks can shrink as far as they promise, and what is said in a block fits into it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.segment import Segment
from kit.curriculum.steps import TimeCall
from kit.curriculum.style import HouseStyle
from kit.pace import Pace, paces, takes
from kit.rules.finding import Finding, clock, count, module_origin, segment_origin, step_names


def rules(curriculum: Curriculum) -> Iterator[Finding]:
    """Minutes that do not add up."""
    yield from _group_size(curriculum)
    for module in curriculum.modules:
        yield from _sum(module)
        yield from _cuts(module)
        yield from _paces(module, curriculum.style)
        for segment in module.segments:
            origin = segment_origin(module, segment)
            yield from _floor(segment, origin)
            yield from _calls(segment, origin)
            yield from _broadcasts(segment, origin)
            yield from _steps(segment, origin)


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


def _broadcasts(segment: Segment, origin: str) -> Iterator[Finding]:
    """Times of messages that are not one for each, out of order, or after the end of the block; and messages without any."""
    if segment.virtual is None:
        return
    times, moments, messages = segment.virtual.broadcast_at, segment.virtual.broadcast_on, segment.virtual.broadcast
    calls = [step for step in segment.steps if isinstance(step, TimeCall)]
    for name, given in {"broadcast_at": times, "broadcast_on": moments}.items():
        if given and len(given) != len(messages):
            message = f"Here are {count(len(given), 'time')} for {count(len(messages), 'message')}."
            yield Finding("KIT325", f"{origin}/virtual/{name}", message, "Give one for each, in the same order.")
    if times and len(times) == len(messages) and (sorted(times) != list(times) or times[-1] > segment.minutes * 60):
        message = f"Messages are sent in order, within the {count(segment.minutes, 'minute')} of the block."
        yield Finding(
            "KIT326", f"{origin}/virtual/broadcast_at", message, "Count the times from the start of the block."
        )
    if moments and (times or segment.kind != "practice"):
        message = "Moments of turns are for the messages of the practice block, in place of their times."
        yield Finding("KIT327", f"{origin}/virtual/broadcast_on", message, "Give `broadcast_at` alone.")
    if messages and not (times or moments or len(calls) == len(messages)):
        message = "Nobody says when these messages are sent, so they are sent after equal parts of the block."
        hint = "Give `broadcast_at`; in the practice block `broadcast_on` can name moments of the turns."
        yield Finding("KIT328", f"{origin}/virtual/broadcast", message, hint, warning=True)


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
        if takes(step) > segment.minutes * 60:
            message = f"The step takes {clock(takes(step))}, and its block lasts {segment.minutes}:00."
            yield Finding("KIT316", f"{origin}/steps/{name}/takes", message, "Shorten the step, or lengthen the block.")


def _paces(module: Module, style: HouseStyle) -> Iterator[Finding]:
    """Blocks that last longer at the course's own pace than their minutes."""
    found = paces(module, style)
    for segment in module.segments:
        pace = found[segment.id]
        over = pace.seconds - segment.minutes * 60
        if over >= 1:
            said = f"{count(pace.words, 'word')} at {style.speaking_words_a_minute} a minute ({clock(pace.speech)})"
            message = f"{said}{_others(pace)} take {clock(over)} more than the block's {segment.minutes}:00."
            less = round(over * style.speaking_words_a_minute / 60)
            hint = f"Cut about {count(less, 'word')}, or give the block more time."
            if less >= pace.words:
                hint = "Give the block more time, or people less to do."
            yield Finding("KIT318", f"{segment_origin(module, segment)}/minutes", message, hint, warning=True)


def _others(pace: Pace) -> str:
    """What fills a block besides speech, in words."""
    longest = max(pace.timed, pace.written)
    if longest == pace.timed:
        what = "timed steps"
    elif longest == pace.declared:
        what = "sheets to fill in"
    else:
        what = f"sheets with {count(pace.lines, 'line')} to write"
    moving = f" and a change of groups ({clock(pace.moving)})" if pace.moving else ""
    return f"{',' if moving else ' and'} {what} ({clock(longest)}){moving}"
