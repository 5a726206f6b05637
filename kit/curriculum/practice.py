"""Practice: the main block, cases for those who bring no topic, and questions for the debrief."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kit.curriculum.demonstration import Reply
from kit.curriculum.fields import Line, Model, Rich, Slug
from kit.curriculum.shared import Phase, TimedCards


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
