"""Segment: a timed block of the agenda, its steps, cards and what changes online."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kit.curriculum.fields import Clock, Line, Model, Slug
from kit.curriculum.steps import Step

Grouping = Literal["whole", "solo", "pair", "practice_group", "fishbowl"]
SegmentKind = Literal[
    "welcome", "connect", "concept", "demo", "drill", "practice", "debrief", "reflect", "plan", "break", "close"
]


TurnMoment = Literal[
    "set_up", "practice", "scoring", "feedback", "change", "last_minute", "practice_ends", "half_time", "return"
]
"""A moment of the practice block: the start of a phase in every turn, the last minute or the end of what is practised in
it; or once, half-time, and the return a minute before the end."""


class Virtual(Model):
    """How a block changes when people meet online."""

    tool: Literal["breakout", "chat", "whiteboard", "poll", "none"]
    setup: Line
    changes: Line
    broadcast: tuple[Line, ...] = ()
    """Messages sent to all breakout rooms, in order."""
    broadcast_at: tuple[Clock, ...] = ()
    """When each message is sent, since the start of the block; without them, at the block's time calls if they are as many."""
    broadcast_on: tuple[TurnMoment, ...] = ()
    """For the practice block, in place of times: at which moment of every turn each message is sent, or once at half-time
    or for the return."""
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
