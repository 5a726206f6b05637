"""Practice: groups of every size fill the practice block exactly, so that all finish together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.shared import Phase, PracticePattern
from kit.rules.finding import Finding, count, listed, module_origin, segment_origin

SIZES: Final = {"pair": 2, "triad": 3, "quad": 4}
"""People in a group of each size, each of whom has one turn."""


def rules(curriculum: Curriculum) -> Iterator[Finding]:
    """Turns that do not fill the block, and blocks that do not fill the agenda's."""
    patterns = {pattern.id: pattern for pattern in curriculum.practice_patterns}
    for pattern in curriculum.practice_patterns:
        users = [module for module in curriculum.modules if module.practice.pattern == pattern.id]
        yield from _turns(pattern, pattern.phases, f"practice_patterns/{pattern.id}/phases", users)
    for module in curriculum.modules:
        used = patterns.get(module.practice.pattern)
        if used and module.practice.phases:
            yield from _turns(used, module.practice.phases, f"{module_origin(module)}/practice/phases", [module])
        yield from _block(module, used)


def _turns(
    pattern: PracticePattern, phases: tuple[Phase, ...], origin: str, users: Iterable[Module]
) -> Iterator[Finding]:
    """Sizes of group whose turns do not fill the block. Fours need no turns where they always divide into pairs."""
    divided = all(module.practice.quad_policy == "split_pairs" for module in users)
    for size, people in SIZES.items():
        turn = sum(getattr(phase, size) for phase in phases)
        if people * turn == pattern.block_minutes or (size == "quad" and divided and turn == 0):
            continue
        message = f"In groups of {people}, {people} turns of {count(turn, 'minute')} last {people * turn}, not {pattern.block_minutes}."
        whole = pattern.block_minutes % people == 0
        hint = f"The phases of `{size}` should add up to {pattern.block_minutes // people}."
        other = f"Choose a block_minutes that {listed(SIZES.values())} divide."
        yield Finding("KIT312", origin, message, hint if whole else other)


def _block(module: Module, pattern: PracticePattern | None) -> Iterator[Finding]:
    """An agenda without its one practice block, or with one of another length than the pattern's."""
    blocks = [segment for segment in module.segments if segment.kind == "practice"]
    if len(blocks) != 1:
        named = f": {listed(block.id for block in blocks)}" if blocks else ""
        message = f"The agenda has {count(len(blocks), 'block')} of the kind practice{named}."
        hint = "Exactly one is the main practice; others are drills."
        yield Finding("KIT313", f"{module_origin(module)}/segments", message, hint)
    elif pattern and blocks[0].minutes != pattern.block_minutes:
        message = f"The practice block lasts {blocks[0].minutes} minutes, and its pattern `{pattern.id}` {pattern.block_minutes}."
        hint = "Give both the same length, or name another pattern."
        yield Finding("KIT313", f"{segment_origin(module, blocks[0])}/minutes", message, hint)
