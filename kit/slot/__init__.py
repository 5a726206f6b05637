"""Slot: a module fitted to fewer minutes than it was written for, from what its author allows.

Savings are made in this order: the cut list, from the top; then blocks that may be dropped, those that may shrink and
core blocks, each down to its shortest workable length and the one with most to give first. Where that is not enough,
optional blocks are left out, the last first, and at the very end the practice block takes a shorter pattern of the
course. No block is ever shorter than its author's ``min_minutes``, nor, while others have minutes to give, than what is
said and written in it takes. Everybody still has one turn, and all finish together.
"""

from __future__ import annotations

from collections.abc import Iterable

from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.shared import PracticePattern
from kit.errors import KitError
from kit.pace import paces
from kit.slot.block import at_length, led_on
from kit.slot.lengths import left, lengths
from kit.slot.room import worksheets
from kit.slot.rounds import practice
from kit.slot.shape import Shape, fills, floor, shapes

__all__ = ["fitted", "least", "shorter"]


def shorter(curriculum: Curriculum, minutes: int, ids: Iterable[str]) -> Curriculum:
    """The curriculum with these modules fitted to a slot, the others as they are. Raises KitError for all that cannot."""
    wanted, fits, refused = frozenset(ids), [], []
    for module in curriculum.modules:
        try:
            fits.append(fitted(curriculum, module, minutes) if module.id in wanted else module)
        except KitError as error:
            refused.append(str(error))
    if refused:
        raise KitError("\n".join(refused))
    return curriculum.model_copy(update={"modules": tuple(fits)})


def fitted(curriculum: Curriculum, module: Module, minutes: int) -> Module:
    """The module in exactly so many minutes. Raises KitError where blocks cannot give enough, saying which and why."""
    patterns, style = curriculum.practice_patterns, curriculum.style
    if minutes == module.minutes:
        return module
    if minutes > module.minutes:
        raise KitError(
            f"The module {module.id} lasts {module.minutes} minutes, and {minutes} were asked for. "
            f"Modules can be made shorter, not longer: ask for {module.minutes} or less."
        )
    shape = next((shape for shape in shapes(module, patterns) if shape.least <= minutes), None)
    if shape is None:
        raise KitError(_in_the_way(module, minutes, patterns))
    minutes_of = lengths(module, shape, minutes, style)
    kept = tuple(led_on(module, minutes_of))
    found = paces(module.model_copy(update={"segments": kept}), style)
    segments = tuple(at_length(module, segment, minutes_of[segment.id], found[segment.id]) for segment in kept)
    changes = {
        "minutes": minutes,
        "segments": segments,
        "cut_list": tuple(left(module, segments)),
        "worksheets": tuple(worksheets(module, minutes_of, found)),
    }
    if shape.pattern:
        changes["practice"] = practice(module.practice, shape.pattern, patterns)
    return module.model_copy(update=changes)


def least(module: Module, patterns: tuple[PracticePattern, ...]) -> int:
    """The fewest minutes that a module can be fitted to."""
    return min(module.minutes, *(shape.least for shape in shapes(module, patterns)))


def _in_the_way(module: Module, minutes: int, patterns: tuple[PracticePattern, ...]) -> str:
    shape = min(shapes(module, patterns), key=lambda shape: shape.least)
    floors = ", ".join(f"{segment.id} {floor(segment)}" for segment in shape.segments)
    return (
        f"The module {module.id} takes {shape.least} minutes at the least, and {minutes} were asked for. "
        f"Every block is then at its shortest: {floors}. "
        f"Ask for {shape.least} or more, or lower a block's min_minutes.{_by_pattern(module, shape, patterns)}"
    )


def _by_pattern(module: Module, shape: Shape, patterns: tuple[PracticePattern, ...]) -> str:
    """What the next shorter pattern would save, if the practice block were allowed to take it."""
    block = next(segment for segment in shape.segments if segment.kind == "practice")
    shorter = [one for one in patterns if one.block_minutes < block.minutes and fills(one, module.practice)]
    if not shorter:
        return ""
    next_one = max(shorter, key=lambda one: one.block_minutes)
    saved = block.minutes - next_one.block_minutes
    return (
        f" With min_minutes {next_one.block_minutes} for {block.id}, its practice could follow the pattern "
        f"{next_one.id}, which saves {saved} minutes more."
    )
