"""What belongs to the whole programme: the organiser's overview, and the companion that participants keep."""

from __future__ import annotations

from pydantic import Field

from kit.curriculum.counts import CountedRich
from kit.curriculum.fields import Line, Model, Rich, Slug


class RunningNote(Model):
    """Something that whoever organises the programme settles or knows."""

    id: Slug
    title: Line
    text: CountedRich
    """The text as it is printed. {modules}, {hours}, {minutes_each} and {hours_each} are filled in."""


class Overview(Model):
    """The programme on paper for whoever books, pays for or organises it."""

    lead: CountedRich
    """What the programme does for people, in a few sentences. {modules}, {hours}, {minutes_each} and {hours_each} are filled in."""
    thread: Rich
    """How one module leads to the next."""
    running: tuple[RunningNote, ...] = ()
    """How to run it: dates, leaders, rooms, what to tell people, what to keep."""


class Stretch(Model):
    """A stretch of an engagement: what the practitioner does in it, and what is better left alone."""

    id: Slug
    name: Line
    question: Line
    """What the other person is asking meanwhile, in their words."""
    do: tuple[Line, ...] = Field(min_length=1)
    leave: tuple[Line, ...] = Field(min_length=1)
    """What to leave alone."""
    moves_on: Line
    """What shows that the next stretch may begin."""
    modules: tuple[Slug, ...] = ()
    """The modules that practise it."""


class Engagement(Model):
    """A whole engagement, stretch by stretch."""

    title: Line
    intro: Rich
    stretches: tuple[Stretch, ...] = Field(min_length=1)


class Stop(Model):
    """A session on the map of an engagement."""

    id: Slug
    name: Line
    length: Line
    """Such as "twenty to thirty minutes"."""
    ask: Line
    """A question that opens it, in exact words."""
    work: Line
    """What happens in it."""
    leaves_with: Line
    """What the other person takes away."""
    modules: tuple[Slug, ...] = ()
    """The modules that practise it."""


class SessionMap(Model):
    """The sessions of an engagement in order."""

    title: Line
    intro: Rich
    stops: tuple[Stop, ...] = Field(min_length=1)


class Companion(Model):
    """What participants keep beside their handouts: a whole engagement, and its sessions."""

    title: Line
    engagement: Engagement
    sessions: SessionMap
    credit: Line
    """What it rests on, and what of it is our own."""


class Programme(Model):
    """Documents of the whole programme, beside those of its modules."""

    overview: Overview | None = None
    companion: Companion | None = None
