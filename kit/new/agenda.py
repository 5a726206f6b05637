"""The agenda of a new module: blocks that fill its minutes, and turns of practice that fill their block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SHORTEST: Final = 30
LONGEST: Final = 480
"""Minutes that a module can be planned for."""

_TURNS: Final = 12
"""The practice block is a multiple of this, so that two, three and four turns fill it to the minute."""
_LONGEST_PRACTICE: Final = 10 * _TURNS
_DRILL_FROM: Final = 60
_BREAK_FROM: Final = 150
_SECOND_BREAK_FROM: Final = 240
_LUNCH_FROM: Final = 330
_BREAK: Final = 15
_LUNCH: Final = 45

_SHARES: Final = {"welcome": 2, "concept": 5, "drill": 4, "debrief": 3, "close": 3}
"""How the minutes that practice leaves are shared out."""


@dataclass(frozen=True, slots=True)
class Nature:
    """What the blocks of one name have in common, as the curriculum's fields say it."""

    kind: str
    grouping: str
    priority: str
    materials: tuple[str, ...] = ()
    sheet: str = ""
    outcomes: tuple[str, ...] = ()


_NATURES: Final = {
    "welcome": Nature("welcome", "whole", "core", materials=("handouts", "pens")),
    "concept": Nature("concept", "whole", "flex", sheet="my-example", outcomes=("outcome-2",)),
    "break": Nature("break", "whole", "flex"),
    "lunch": Nature("break", "whole", "flex"),
    "drill": Nature("drill", "pair", "optional", outcomes=("outcome-1",)),
    "practice": Nature("practice", "practice_group", "core", ("scorecards",), outcomes=("outcome-1", "outcome-2")),
    "debrief": Nature("debrief", "whole", "flex"),
    "close": Nature("close", "solo", "core", sheet="my-plan"),
}


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the agenda, in minutes; its name is where its words are found."""

    id: str
    name: str
    minutes: int
    nature: Nature

    @property
    def floor(self) -> int:
        """The shortest workable length: practice is never shortened, other blocks by a quarter at most."""
        return self.minutes if self.name == "practice" else -(-self.minutes * 3 // 4)

    @property
    def takes(self) -> str:
        """How long its main step runs: three fifths of the block, in whole tens of seconds."""
        minutes, seconds = divmod(self.minutes * 36 // 10 * 10, 60)
        return f"{minutes}:{seconds:02}"


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of one turn, in minutes for each size of group."""

    kind: str
    pair: int
    triad: int
    quad: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """The blocks of a module in order, and the turns of its practice."""

    blocks: tuple[Block, ...]
    phases: tuple[Phase, ...]
    practice: int

    @property
    def cuts(self) -> tuple[Block, ...]:
        """Blocks that can give time back, in the order in which they should."""
        found = {block.name: block for block in self.blocks}
        return tuple(found[name] for name in ("debrief", "concept") if found[name].minutes > found[name].floor)


def agenda(minutes: int) -> Agenda:
    """The agenda of a module of so many minutes: practice takes two fifths of what breaks leave, two hours at most."""
    breaks = {
        "break-1": minutes >= _BREAK_FROM,
        "lunch": minutes >= _LUNCH_FROM,
        "break-2": minutes >= _SECOND_BREAK_FROM,
    }
    free = minutes - _BREAK * (breaks["break-1"] + breaks["break-2"]) - _LUNCH * breaks["lunch"]
    practice = min(_LONGEST_PRACTICE, max(_TURNS, round(free * 2 / 5 / _TURNS) * _TURNS))
    shared = _shared(free - practice, [name for name in _SHARES if name != "drill" or free >= _DRILL_FROM])
    lengths = {**shared, "practice": practice, "break-1": _BREAK, "break-2": _BREAK, "lunch": _LUNCH}
    order = ("welcome", "concept", "break-1", "drill", "lunch", "practice", "break-2", "debrief", "close")
    here = [name for name in order if breaks.get(name, name in lengths)]
    return Agenda(tuple(_block(name, lengths[name]) for name in here), _phases(practice), practice)


def _block(id: str, minutes: int) -> Block:
    name = id.partition("-")[0]
    return Block(id, name, minutes, _NATURES[name])


def _shared(minutes: int, names: list[str]) -> dict[str, int]:
    """So many minutes shared out; what whole minutes leave over goes to the first idea."""
    whole = sum(_SHARES[name] for name in names)
    shares = {name: minutes * _SHARES[name] // whole for name in names}
    return {**shares, "concept": shares["concept"] + minutes - sum(shares.values())}


def _phases(block: int) -> tuple[Phase, ...]:
    """Practice, silent marking and feedback; a turn of a pair is half of the block, of a three a third, of a four a quarter."""
    turns = [block // 2, block // 3, block // 4]
    scoring = [1 if turn < 15 else 2 for turn in turns]
    feedback = [max(1, turn // 4) for turn in turns]
    practice = [turn - mark - talk for turn, mark, talk in zip(turns, scoring, feedback, strict=True)]
    return Phase("practice", *practice), Phase("scoring", *scoring), Phase("feedback", *feedback)
