"""One module of a curriculum: what it is for, and all that it holds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kit.curriculum.demonstration import Demonstration
from kit.curriculum.fields import Line, Model, Rich, Slug
from kit.curriculum.handout import ConceptPage, Task
from kit.curriculum.practice import Brief, DebriefQuestion, Practice
from kit.curriculum.scorecard import Scorecard
from kit.curriculum.segment import Segment
from kit.curriculum.shared import ChecklistItem
from kit.curriculum.worksheets import AnyWorksheet


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
