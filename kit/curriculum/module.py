"""One module of a curriculum: its agenda, demonstration, practice, scorecard and the rest of its content."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from kit.curriculum.fields import Clock, Line, MaybeLine, Model, Rich, Slug
from kit.curriculum.shared import ChecklistItem, Phase, TimedCards
from kit.curriculum.worksheets import AnyWorksheet

Grouping = Literal["whole", "solo", "pair", "practice_group", "fishbowl"]
SegmentKind = Literal[
    "welcome", "connect", "concept", "demo", "drill", "practice", "debrief", "reflect", "plan", "break", "close"
]


class Outcome(Model):
    """Something that participants can be seen to do by the end."""

    id: Slug
    verb: Line
    """The observable verb; the text starts with it."""
    text: Line
    checked_by: tuple[Slug, ...] = Field(min_length=1)
    """Scorecard items and worksheets in which the outcome shows."""


class Distinction(Model):
    """Two things that look alike and are not."""

    id: Slug
    rather_than: Line
    prefer: Line
    note: Line
    source: str | None = None
    """Where the point comes from, for the guide's list of sources."""


class Behaviour(Model):
    """Something seen or heard in practice, skilled or not yet."""

    id: Slug
    level: Literal["skilled", "novice"]
    text: Line
    sounds_like: tuple[Line, ...] = ()
    """Words that a real person could say. Printed in quotation marks."""
    counterpart: Slug | None = None
    """The behaviour that shows the same moment at the other level."""
    item: Slug | None = None
    """The scorecard item under which it is marked."""
    source: str | None = None
    """Where the point comes from, for the guide's list of sources."""


# ------------------------------------------------------------------ steps of a block


class Say(Model):
    """Words to say, in the facilitator's own manner."""

    say: Rich
    takes: Clock | None = None


class SayExact(Model):
    """Words to say exactly as printed, because safety or the exercise depends on them."""

    say_exact: Rich
    takes: Clock | None = None


class Do(Model):
    """Something to do: starts with a verb."""

    do: Rich
    takes: Clock | None = None


class Question(Model):
    """A question and what people are likely to answer."""

    q: Line
    expected: tuple[Line, ...] = Field(min_length=1)


class Ask(Model):
    """A question put to the room."""

    ask: Question
    takes: Clock | None = None


class ListenFor(Model):
    """Signs to listen for while people work."""

    listen_for: tuple[Line, ...] = Field(min_length=1)


class Call(Model):
    """What is called out, and when: time since the start of the block."""

    at: Clock
    text: Line


class TimeCall(Model):
    """A time call."""

    time_call: Call


class Note(Model):
    """A remark to the facilitator."""

    note: Rich


class Transition(Model):
    """The words that lead to the next block."""

    transition: Line


_STEPS: dict[str, type[Model]] = {
    "say": Say,
    "say_exact": SayExact,
    "do": Do,
    "ask": Ask,
    "listen_for": ListenFor,
    "time_call": TimeCall,
    "note": Note,
    "transition": Transition,
}


def _step_kind(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else type(value).model_fields if isinstance(value, Model) else ()
    return next((kind for kind in _STEPS if kind in keys), None)


Step = Annotated[
    Annotated[Say, Tag("say")]
    | Annotated[SayExact, Tag("say_exact")]
    | Annotated[Do, Tag("do")]
    | Annotated[Ask, Tag("ask")]
    | Annotated[ListenFor, Tag("listen_for")]
    | Annotated[TimeCall, Tag("time_call")]
    | Annotated[Note, Tag("note")]
    | Annotated[Transition, Tag("transition")],
    Discriminator(
        _step_kind,
        custom_error_type="step",
        custom_error_message="A step is one of say, say_exact, do, ask, listen_for, time_call, note or transition",
    ),
]
"""One step of a block."""


class Virtual(Model):
    """How a block changes when people meet online."""

    tool: Literal["breakout", "chat", "whiteboard", "poll", "none"]
    setup: Line
    changes: Line
    broadcast: tuple[Line, ...] = ()
    """Messages sent to all breakout rooms, in order."""
    broadcast_at: tuple[Clock, ...] = ()
    """When each message is sent, since the start of the block; without them, at the block's time calls if they are as many."""
    extra_minutes: int = Field(default=0, ge=0)


class CueCard(Model):
    """A card that one partner reads from in a drill."""

    id: Slug
    topic: Line
    proposals: tuple[Proposal, ...] = Field(min_length=1)


class Proposal(Model):
    """A line to read out, and how the partner answers."""

    read: Line
    answer: Line


class Segment(Model):
    """A timed block of the agenda."""

    id: Slug
    title: Line
    minutes: int = Field(ge=1)
    min_minutes: int = Field(ge=1)
    """The shortest workable length."""
    priority: Literal["core", "flex", "optional"]
    """Whether the block may be shortened or left out."""
    kind: SegmentKind
    stage: Slug | None = None
    """The stage of the learning arc."""
    grouping: Grouping
    purpose: Line
    """Why this block is there, in one sentence."""
    invitation: Line | None = None
    """The task in exact words. Drills and practice need one."""
    materials: tuple[Slug, ...] = ()
    handout: tuple[Slug, ...] = ()
    """Worksheets used. Numbers and pages are computed."""
    outcomes: tuple[Slug, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=1)
    cards: tuple[CueCard, ...] = ()
    if_short: Line | None = None
    if_stuck: Line | None = None
    virtual: Virtual | None = None
    risk: Line | None = None
    """What to watch for people's safety."""
    pair_mode_note: Line | None = None
    """What changes for a group of two."""


# ------------------------------------------------------------------ demonstration


class SpokenLine(Model):
    """A line of the demonstration."""

    at: Clock | None = None
    """Time since the demonstration began."""
    take: int | None = None
    """Which take, where the same moment is played twice."""
    pause: int | None = None
    """Seconds of silence before the line."""
    who: Slug
    """The role that speaks."""
    words: Line | None = None
    """Absent where the line is a silence."""
    cue: Line | None = None
    """How the line is played."""
    miss: Slug | None = None
    """The planned miss that this line carries."""


class StopLine(Model):
    """A moment at which the demonstration halts and the room works."""

    at: Clock
    stop: Line
    pause: int
    """Seconds that the stop takes."""


class Reply(Model):
    """A condition and what then happens."""

    condition: Line
    then: Line


class PlannedMiss(Model):
    """A mistake made on purpose."""

    id: Slug
    item: Slug
    what: Line
    repair: Line


class KeyMark(Model):
    """The expected mark for one scorecard item, and why."""

    item: Slug
    scene: Line | None = None
    expected: int
    why: Line


class Demonstration(Model):
    """A short scene that everybody marks, so that marks mean the same later."""

    title: Line
    minutes: int = Field(ge=1)
    set_up: Rich
    flow: tuple[SpokenLine | StopLine, ...] = Field(min_length=1)
    replies: tuple[Reply, ...] = ()
    """How the partner answers what the room proposes."""
    reserve_line: Line | None = None
    """A line to use if the room offers none that fits."""
    first_take_note: Line | None = None
    planned_misses: tuple[PlannedMiss, ...] = ()
    calibration_key: tuple[KeyMark, ...] = Field(min_length=1)


# ------------------------------------------------------------------ practice


class Practice(Model):
    """The main practice block."""

    id: Slug
    pattern: Slug
    """The practice pattern that gives block minutes and phases."""
    phases: tuple[Phase, ...] = ()
    """Phases in place of the pattern's, where this module names or divides them otherwise."""
    topic_policy: Literal["own_topic", "brief", "choice"]
    topic_note: Line
    focus: Literal["own_choice", "given"]
    """Who chooses the item that the performer works on."""
    feedback_protocol: Slug
    role_cards: tuple[Slug, ...]
    role_notes: dict[Slug, Line] = Field(default_factory=dict)
    """One line for each role that this module adds to its card."""
    stop_rules: Rich
    facilitator_rounds: Rich
    """Whom the facilitator visits when."""
    pair_mode_note: Line
    quad_policy: Literal["rotate", "split_pairs"] = "rotate"
    quad_note: Line | None = None
    timed_cards: TimedCards | None = None


class Brief(Model):
    """A case for people who would rather not bring a topic of their own."""

    id: Slug
    title: Line
    setting: Line
    label: Line
    """Name and post of the person played."""
    difficulty: int = Field(ge=1, le=3)
    tags: tuple[Line, ...] = ()
    opening_line: Line
    facts: Rich
    underneath: Rich
    """For the eyes of whoever plays the part."""
    reveal_rules: tuple[Reply, ...] = Field(min_length=1)
    cues_to_show: tuple[Line, ...] = Field(min_length=1)
    stay_away_from: tuple[Line, ...] = ()


class DebriefQuestion(Model):
    """A question for the debrief."""

    id: Slug
    question: Line
    purpose: Literal["describe", "feel", "analyse", "generalise", "apply"]
    listen_for: tuple[Line, ...] = Field(min_length=1)


# ------------------------------------------------------------------ scorecard, handout, the rest


class Item(Model):
    """One item of the scorecard."""

    id: Slug
    label: Line
    anchors: dict[int, Line]
    """One sentence for each level of the scale."""
    marking_note: Line | None = None
    """How to decide where two fair observers could differ."""
    evidence_lines: int = Field(ge=2, le=4)
    behaviours: tuple[Slug, ...] = ()
    outcome: Slug | None = None


class Scorecard(Model):
    """What observers mark."""

    items: tuple[Item, ...] = Field(min_length=1, max_length=8)


class ConceptSection(Model):
    """A named list or small table on the concept page."""

    id: Slug
    title: Line
    columns: tuple[MaybeLine, ...] = ()
    rows: tuple[tuple[MaybeLine, ...], ...] = Field(min_length=1)
    """Each row a list of cells, one line an item."""


class WriteIn(Model):
    """A line to complete on the concept page."""

    label: Line
    lines: int = Field(default=1, ge=1, le=4)


class ConceptPage(Model):
    """The one page of ideas in the handout."""

    title: Line
    sections: tuple[ConceptSection, ...] = Field(min_length=1)
    write_in: tuple[WriteIn, ...] = ()
    close: Line


class Task(Model):
    """Something to do before the next module."""

    id: Slug
    title: Line
    task: Rich
    minutes: int = Field(ge=1)
    partner: bool
    bring_back: Line
    due_module: Slug | None = None
    """The module that opens with it."""
    safety_note: Line | None = None


class Pitfall(Model):
    """Something that goes wrong in the room, and a line that brings it back."""

    symptom: Line
    cause: Line
    recovery_line: Line


class Cut(Model):
    """A saving of time, in the order in which savings are made."""

    segment: Slug
    save: int = Field(ge=1)
    how: Line


class Room(Model):
    """How the room is set."""

    layout: Literal["horseshoe", "circle_pairs", "rows_of_pairs", "cafe"]
    then: Line
    """How the room changes for practice."""
    min_floor_m2_per_person: float = Field(gt=0)
    breakout_spacing_m: float = Field(gt=0)
    wall_space: Line
    access_notes: Rich


class CrossReference(Model):
    """A relation to a point of somebody else's framework, in our own words."""

    framework: Slug
    code: str
    short_label: Line
    strength: Literal["primary", "secondary"]
    why: Line


class Module(Model):
    """One module."""

    id: Slug
    number: int = Field(ge=1)
    title: Line
    short_title: Line
    """Printed in running heads."""
    minutes: int = Field(ge=10)
    prep_minutes: int = Field(ge=0)
    """Minutes that a facilitator needs to prepare."""
    purpose: Rich
    why_it_matters: Rich | None = None
    design_note: Rich | None = None
    """How the module came about, where readers should know."""
    key_messages: tuple[Line, ...] = Field(min_length=1)
    sensitivity: Rich | None = None
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    distinctions: tuple[Distinction, ...] = ()
    concept_page: ConceptPage
    behaviours: tuple[Behaviour, ...] = ()
    segments: tuple[Segment, ...] = Field(min_length=1)
    demonstration: Demonstration | None = None
    practice: Practice
    briefs: tuple[Brief, ...] = ()
    debrief_bank: tuple[DebriefQuestion, ...] = ()
    worksheets: tuple[AnyWorksheet, ...] = Field(min_length=1)
    """In the order in which people use them; the order gives the numbers."""
    scorecard: Scorecard
    between_session: tuple[Task, ...] = ()
    pitfalls: tuple[Pitfall, ...] = ()
    cut_list: tuple[Cut, ...] = ()
    never_cut: Line
    materials: tuple[Slug, ...]
    room: Room
    checklist: tuple[ChecklistItem, ...] = ()
    crossmap: tuple[CrossReference, ...] = ()
    certificate: Slug | None = None
    evaluation: Slug | None = None
