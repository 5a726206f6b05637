"""Demonstration: a short scene that everybody marks, with its planned misses and the key."""

from __future__ import annotations

from pydantic import Field

from kit.curriculum.fields import Clock, Line, Model, Rich, Slug


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
