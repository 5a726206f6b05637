"""What a guide has: cover, contents, agenda, figures, timed blocks and their voices, cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kit.prose import NOTHING, Prose

if TYPE_CHECKING:
    from kit.blocks.block import Block

Weight = Literal["main", "practice", "led", "break"]
CalloutRole = Literal["say", "say-exact", "do", "ask", "listen", "time", "note", "transition"]


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover: a large numeral, what this is, lines to fill in."""

    number: int
    label: Prose
    title: Prose
    subtitle: Prose
    facts: tuple[Prose, ...] = ()
    list_title: Prose = NOTHING
    checks: tuple[Prose, ...] = ()
    fields: tuple[Prose, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: the text and the id of the heading it points at."""

    text: Prose
    target: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents. Page numbers are the writer's."""

    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A block of the agenda: clock offset, length in minutes, title, one detail, and how it is drawn."""

    clock: str
    minutes: int
    title: Prose
    detail: Prose
    weight: Weight
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda drawn to scale. ``description`` says in words what it shows."""

    description: str
    rows: tuple[AgendaRow, ...]
    end: str


@dataclass(frozen=True, slots=True)
class TurnPart:
    """One phase of one turn, in minutes."""

    minutes: int
    kind: Literal["set_up", "practice", "scoring", "feedback", "change"]


@dataclass(frozen=True, slots=True)
class Track:
    """All turns of one size of group: the phases of a turn, repeated."""

    label: Prose
    turns: int
    parts: tuple[TurnPart, ...]


@dataclass(frozen=True, slots=True)
class Turns:
    """Turns of all group sizes on one time axis, to show that they finish together. Clock offsets in minutes."""

    description: Prose
    tracks: tuple[Track, ...]
    start: int
    legend: tuple[tuple[Literal["set_up", "practice", "scoring", "feedback", "change"], Prose], ...]


@dataclass(frozen=True, slots=True)
class RoomSketch:
    """The room: a layout before the break, groups after it. Group sizes in people."""

    description: Prose
    layout: Literal["horseshoe", "circle_pairs", "rows_of_pairs", "cafe"]
    groups: tuple[int, ...]
    people: int
    front: Prose
    door: Prose


@dataclass(frozen=True, slots=True)
class Moment:
    """When a block falls: clock offset, length, shortest length, grouping. All as printed."""

    clock: str
    length: Prose
    floor: Prose
    grouping: Prose
    icon: Literal["whole", "solo", "pair", "group", "fishbowl", "break"]


@dataclass(frozen=True, slots=True)
class Callout:
    """One of the voices of the guide. ``clock`` is printed with a time call."""

    role: CalloutRole
    label: Prose
    body: tuple[Block, ...]
    clock: str = ""


@dataclass(frozen=True, slots=True)
class StripCell:
    """A cell of the quiet strip at a block's foot."""

    role: Literal["short", "stuck", "virtual"]
    label: Prose
    text: Prose


@dataclass(frozen=True, slots=True)
class Strip:
    """If short, if stuck, virtual: always in the same place."""

    cells: tuple[StripCell, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """A timed block of the run sheet."""

    id: str
    title: Prose
    moment: Moment
    purpose: Prose
    references: tuple[Prose, ...]
    body: tuple[Block, ...]
    quiet: bool = False
    """A break: drawn as a pause."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card that can be cut out: whose it is, its title, its text. Small cards carry their text alone."""

    label: Prose
    title: Prose
    body: tuple[Block, ...]
    size: Literal["half", "quarter", "eighth", "badge", "tent"] = "quarter"
    """A share of the page; or, for the name of a person, a badge of 90 by 55 mm, or a whole page to be folded."""


@dataclass(frozen=True, slots=True)
class CardSheet:
    """Cards printed together and cut apart."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A titled box of related text. ``wide`` is no box: text that takes the whole width of a run page."""

    title: Prose
    body: tuple[Block, ...]
    role: Literal["", "quiet", "wide"] = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns read one after the other; the first is ``share`` of the width, from 0 to 1."""

    first: tuple[Block, ...]
    second: tuple[Block, ...]
    share: float = 0.5
