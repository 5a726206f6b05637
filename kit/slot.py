"""Slot: a module fitted to fewer minutes than it was written for, from what its author allows.

Savings are made in this order: the cut list, from the top; then blocks that may be dropped, those that may shrink and
core blocks, each down to its shortest workable length and the one with most to give first. Where that is not enough,
optional blocks are left out, the last first, and at the very end the practice block takes a shorter pattern of the
course. No block is ever shorter than its author's ``min_minutes``. Everybody still has one turn, and all finish together.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from kit.curriculum import Curriculum
from kit.curriculum.module import Cut, Module, Note, Practice, Segment, Step, TimeCall, Transition, Virtual
from kit.curriculum.shared import Phase, PracticePattern, TimedCards
from kit.errors import KitError
from kit.prose import Prose

SIZES: Final = {"pair": 2, "triad": 3, "quad": 4}
"""People in a group of each size, each of whom has one turn."""

GRAINS: Final = (30, 15, 5, 1)
"""Seconds to which moments inside a shorter block are rounded: the coarsest that keeps them apart."""

_GIVES_FIRST: Final = ("optional", "flex", "core")


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which blocks a shorter module has, and the pattern of its practice."""

    segments: tuple[Segment, ...]
    """As written, but for the practice block, which has its final length."""
    pattern: PracticePattern | None
    """None where the practice stays as it is."""

    @property
    def least(self) -> int:
        return sum(_floor(segment) for segment in self.segments)


def shorter(curriculum: Curriculum, minutes: int, ids: Iterable[str]) -> Curriculum:
    """The curriculum with these modules fitted to a slot, the others as they are. Raises KitError for all that cannot."""
    wanted, fits, refused = frozenset(ids), [], []
    for module in curriculum.modules:
        try:
            fits.append(fitted(module, minutes, curriculum.practice_patterns) if module.id in wanted else module)
        except KitError as error:
            refused.append(str(error))
    if refused:
        raise KitError("\n".join(refused))
    return curriculum.model_copy(update={"modules": tuple(fits)})


def fitted(module: Module, minutes: int, patterns: tuple[PracticePattern, ...]) -> Module:
    """The module in exactly so many minutes. Raises KitError where blocks cannot give enough, saying which and why."""
    if minutes == module.minutes:
        return module
    if minutes > module.minutes:
        raise KitError(
            f"The module {module.id} lasts {module.minutes} minutes, and {minutes} were asked for. "
            f"Modules can be made shorter, not longer: ask for {module.minutes} or less."
        )
    shape = next((shape for shape in _shapes(module, patterns) if shape.least <= minutes), None)
    if shape is None:
        raise KitError(_in_the_way(module, minutes, patterns))
    lengths = _lengths(module, shape, minutes)
    segments = tuple(_at_length(module, segment, lengths[segment.id]) for segment in _led_on(module, lengths))
    changes = {"minutes": minutes, "segments": segments, "cut_list": tuple(_left(module, segments))}
    if shape.pattern:
        changes["practice"] = _practice(module.practice, shape.pattern, patterns)
    return module.model_copy(update=changes)


def least(module: Module, patterns: tuple[PracticePattern, ...]) -> int:
    """The fewest minutes that a module can be fitted to."""
    return min(module.minutes, *(shape.least for shape in _shapes(module, patterns)))


# ------------------------------------------------------------------ what stays


def _shapes(module: Module, patterns: tuple[PracticePattern, ...]) -> Iterator[_Shape]:
    """Every shape a module may take, the one nearest to the whole first: practice is what gives way last."""
    for pattern in (None, *_shorter_patterns(module, patterns)):
        kept = tuple(_practice_block(segment, pattern) for segment in module.segments)
        yield _Shape(kept, pattern)
        for segment in reversed(module.segments):
            left = tuple(other for other in kept if other.id != segment.id)
            if _dispensable(module, segment, left):
                kept = left
                yield _Shape(kept, pattern)


def _practice_block(segment: Segment, pattern: PracticePattern | None) -> Segment:
    if segment.kind != "practice" or pattern is None:
        return segment
    return segment.model_copy(update={"minutes": pattern.block_minutes})


def _shorter_patterns(module: Module, patterns: tuple[PracticePattern, ...]) -> list[PracticePattern]:
    """The patterns that the practice block could take, the longest first."""
    block = next(segment for segment in module.segments if segment.kind == "practice")
    found = (
        pattern
        for pattern in patterns
        if block.min_minutes <= pattern.block_minutes < block.minutes and _fills(pattern, module.practice)
    )
    return sorted(found, key=lambda pattern: -pattern.block_minutes)


def _fills(pattern: PracticePattern, practice: Practice) -> bool:
    """Whether the turns of every size of group fill the pattern's block."""
    turns = {size: sum(getattr(phase, size) for phase in pattern.phases) for size in SIZES}
    return all(
        people * turns[size] == pattern.block_minutes
        or (size == "quad" and practice.quad_policy == "split_pairs" and not turns[size])
        for size, people in SIZES.items()
    )


def _dispensable(module: Module, segment: Segment, others: tuple[Segment, ...]) -> bool:
    """Whether a block may be left out: the author says so, and nothing that it serves would be without a block."""
    if segment.priority != "optional" or segment.kind in {"practice", "demo", "break"} or not others:
        return False
    learnt = {name for other in others if other.kind in {"concept", "drill", "practice"} for name in other.outcomes}
    used = {name for other in others for name in other.handout}
    at_home = any(sheet.segment == segment.id for sheet in module.worksheets)
    return not at_home and learnt.issuperset(segment.outcomes) and used.issuperset(segment.handout)


# ------------------------------------------------------------------ how long it lasts


def _floor(segment: Segment) -> int:
    """The least minutes of a block; the practice block gives way by its pattern alone."""
    return segment.minutes if segment.kind == "practice" else min(segment.min_minutes, segment.minutes)


def _lengths(module: Module, shape: _Shape, minutes: int) -> dict[str, int]:
    """The minutes of each block that stays; together exactly ``minutes``."""
    lengths = {segment.id: segment.minutes for segment in shape.segments}
    floors = {segment.id: _floor(segment) for segment in shape.segments}
    over = sum(lengths.values()) - minutes
    for name, offered in _savings(module, shape):
        saved = max(0, min(offered, over, lengths.get(name, 0) - floors.get(name, 0)))
        if saved:
            lengths[name] -= saved
            over -= saved
    return lengths


def _savings(module: Module, shape: _Shape) -> Iterator[tuple[str, int]]:
    """Blocks and the minutes to take from them, in order."""
    yield from ((cut.segment, cut.save) for cut in module.cut_list)
    room = {segment.id: segment.minutes - _floor(segment) for segment in shape.segments}
    for priority in _GIVES_FIRST:
        ranked = (segment for segment in shape.segments if segment.priority == priority)
        yield from ((each.id, room[each.id]) for each in sorted(ranked, key=lambda one: -room[one.id]))


def _left(module: Module, segments: tuple[Segment, ...]) -> Iterator[Cut]:
    """The cuts that a shorter module can still make. One that was made, if in part, is no longer offered."""
    room = {segment.id: segment.minutes - segment.min_minutes for segment in segments}
    for cut in _unmade(module, {segment.id: segment.minutes for segment in segments}):
        save = min(cut.save, room.get(cut.segment, 0))
        if save > 0:
            room[cut.segment] -= save
            yield cut.model_copy(update={"save": save})


def _unmade(module: Module, lengths: Mapping[str, int]) -> tuple[Cut, ...]:
    made = {id(cut) for segment in module.segments for cut in _made(module, segment, lengths.get(segment.id, 0))}
    return tuple(cut for cut in module.cut_list if id(cut) not in made)


def _made(module: Module, segment: Segment, minutes: int) -> Iterator[Cut]:
    """The cuts by which a block came down to so many minutes."""
    over = segment.minutes - minutes
    for cut in module.cut_list:
        if cut.segment == segment.id and over > 0:
            over -= cut.save
            yield cut


# ------------------------------------------------------------------ inside a shorter block


def _led_on(module: Module, kept: Container[str]) -> Iterator[Segment]:
    """The blocks that stay. One before a gap leads on in the words of the last block left out."""
    stays: Segment | None = None
    for segment in module.segments:
        if segment.id in kept:
            if stays:
                yield stays
            stays = segment
        elif stays:
            own = tuple(step for step in stays.steps if not isinstance(step, Transition))
            leading = tuple(step for step in segment.steps if isinstance(step, Transition))
            stays = stays.model_copy(update={"steps": (*own, *leading)})
    if stays:
        yield stays


def _at_length(module: Module, segment: Segment, minutes: int) -> Segment:
    """A block in fewer minutes: it opens with how to save them, and moments inside it move with its end."""
    if minutes == segment.minutes:
        return segment
    notes = tuple(Note(note=how) for how in _hows(module, segment, minutes))
    steps = tuple(_steps(segment, minutes))
    virtual = segment.virtual and _online(segment.virtual, minutes, segment.minutes)
    return segment.model_copy(update={"minutes": minutes, "steps": (*notes, *steps), "virtual": virtual})


def _online(virtual: Virtual, minutes: int, whole: int) -> Virtual:
    """The notes for online delivery, with messages that move with the block's end."""
    return virtual.model_copy(update={"broadcast_at": tuple(_moved(list(virtual.broadcast_at), minutes, whole))})


def _hows(module: Module, segment: Segment, minutes: int) -> Iterator[Prose]:
    """How to come down to so many minutes: by the cuts made, and where they are not enough by what the block says.

    The practice block says nothing: its card has the turns of the shorter pattern.
    """
    made = tuple(_made(module, segment, minutes))
    enough = made and sum(cut.save for cut in made) >= segment.minutes - minutes
    if segment.kind == "practice":
        return
    if enough or not segment.if_short:
        yield from (cut.how for cut in made)
    else:
        yield segment.if_short


def _steps(segment: Segment, minutes: int) -> Iterator[Step]:
    moments = [step.time_call.at for step in segment.steps if isinstance(step, TimeCall)]
    moved = iter(_moved(moments, minutes, segment.minutes))
    for step in segment.steps:
        if isinstance(step, TimeCall):
            yield step.model_copy(update={"time_call": step.time_call.model_copy(update={"at": next(moved)})})
        elif takes := getattr(step, "takes", None):
            yield step.model_copy(update={"takes": max(1, _scaled(takes, minutes, segment.minutes, _grain_of(takes)))})
        else:
            yield step


def _moved(moments: list[int], to: int, whole: int) -> list[int]:
    """Seconds since the start of a block of ``whole`` minutes, as they fall in one of ``to``; still in order."""
    for grain in GRAINS:
        moved = [_scaled(at, to, whole, grain) for at in moments]
        if all(before < after for before, after in pairwise(moved)):
            break
    return moved


def _scaled(seconds: int, to: int, whole: int, grain: int) -> int:
    """Seconds in proportion, on a multiple of ``grain`` that is not later than the proportion."""
    return seconds * to // (whole * grain) * grain


def _grain_of(seconds: int) -> int:
    return next((grain for grain in GRAINS if seconds >= 10 * grain), 1)


# ------------------------------------------------------------------ rounds


def _practice(practice: Practice, pattern: PracticePattern, patterns: tuple[PracticePattern, ...]) -> Practice:
    """The practice with a shorter pattern, in the words that the module has for its phases."""
    before = practice.phases or next(known.phases for known in patterns if known.id == practice.pattern)
    cards = practice.timed_cards and _cards(practice.timed_cards, before, pattern.phases)
    phases = _renamed(practice.phases, pattern.phases)
    return practice.model_copy(update={"pattern": pattern.id, "phases": phases, "timed_cards": cards})


def _renamed(own: tuple[Phase, ...], phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    """A pattern's minutes under the module's own names; nothing where it has none, or divides turns otherwise.

    A phase that the module has in several parts is divided among these as before.
    """
    parts = [tuple(alike) for _, alike in groupby(own, _what)]
    whole = [tuple(alike) for _, alike in groupby(phases, _what)]
    if [_what(alike[0]) for alike in parts] != [_what(alike[0]) for alike in whole]:
        return ()
    return tuple(named for before, after in zip(parts, whole, strict=True) for named in _shared_out(before, after))


def _what(phase: Phase) -> tuple[str, str | None]:
    return phase.kind, phase.who


def _shared_out(before: tuple[Phase, ...], after: tuple[Phase, ...]) -> Iterator[Phase]:
    """Phases with their share of other phases' minutes, to the minute; together they last as long as those."""
    shares = {
        size: _in_proportion([getattr(one, size) for one in before], sum(getattr(one, size) for one in after))
        for size in SIZES
    }
    for place, phase in enumerate(before):
        yield phase.model_copy(update={size: shares[size][place] for size in SIZES})


def _in_proportion(parts: list[int], whole: int) -> list[int]:
    """Whole numbers that add up to ``whole`` and stand to one another nearly as the parts do."""
    total, shares, given = sum(parts), list[int](), 0
    for count, _ in enumerate(parts, start=1):
        up_to = round(whole * sum(parts[:count]) / total) if total else whole * (count == len(parts))
        shares.append(up_to - given)
        given = up_to
    return shares


def _cards(cards: TimedCards, before: tuple[Phase, ...], after: tuple[Phase, ...]) -> TimedCards:
    """Cards turned up at the same part of a shorter turn."""
    turns = {size: [sum(getattr(phase, size) for phase in phases) for phases in (after, before)] for size in SIZES}
    moments = {
        size: _scaled(getattr(cards, size), lengths[0], lengths[1], 15) if lengths[1] else getattr(cards, size)
        for size, lengths in turns.items()
    }
    return cards.model_copy(update=moments)


# ------------------------------------------------------------------ what stands in the way


def _in_the_way(module: Module, minutes: int, patterns: tuple[PracticePattern, ...]) -> str:
    shape = min(_shapes(module, patterns), key=lambda shape: shape.least)
    floors = ", ".join(f"{segment.id} {_floor(segment)}" for segment in shape.segments)
    return (
        f"The module {module.id} takes {shape.least} minutes at the least, and {minutes} were asked for. "
        f"Every block is then at its shortest: {floors}. "
        f"Ask for {shape.least} or more, or lower a block's min_minutes.{_by_pattern(module, shape, patterns)}"
    )


def _by_pattern(module: Module, shape: _Shape, patterns: tuple[PracticePattern, ...]) -> str:
    """What the next shorter pattern would save, if the practice block were allowed to take it."""
    block = next(segment for segment in shape.segments if segment.kind == "practice")
    shorter = [one for one in patterns if one.block_minutes < block.minutes and _fills(one, module.practice)]
    if not shorter:
        return ""
    next_one = max(shorter, key=lambda one: one.block_minutes)
    saved = block.minutes - next_one.block_minutes
    return (
        f" With min_minutes {next_one.block_minutes} for {block.id}, its practice could follow the pattern "
        f"{next_one.id}, which saves {saved} minutes more."
    )
