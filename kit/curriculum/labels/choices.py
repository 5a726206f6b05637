"""Choices: the words for each value that a field may have."""

from __future__ import annotations

from kit.curriculum.fields import Model
from kit.curriculum.labels.label import Label


class DocumentLabels(Model):
    """The names of the documents."""

    guide: Label = "Facilitator guide"
    handout: Label = "Participant handout"
    scorecard: Label = "Observer scorecard"
    overview: Label = "Programme overview"
    companion: Label = "Companion"
    glossary: Label = "Glossary"
    certificate: Label = "Certificate"


class VoiceLabels(Model):
    """The voices of the guide."""

    say: Label = "Say"
    say_exact: Label = "Exact words"
    do: Label = "Do"
    ask: Label = "Ask"
    expect: Label = "Expect"
    listen_for: Label = "Listen for"
    time_call: Label = "Time call"
    note: Label = "Note"
    transition: Label = "Transition"
    if_short: Label = "If short"
    if_stuck: Label = "If stuck"
    virtual: Label = "Online"


class GroupingLabels(Model):
    """How people sit."""

    whole: Label = "whole group"
    solo: Label = "alone"
    pair: Label = "pairs"
    practice_group: Label = "practice groups"
    fishbowl: Label = "in the middle, all watching"


class PriorityLabels(Model):
    """Whether a block may be shortened."""

    core: Label = "core"
    flex: Label = "may shrink"
    optional: Label = "may be dropped"


class ToolLabels(Model):
    """Online tools."""

    breakout: Label = "breakout rooms"
    chat: Label = "chat"
    whiteboard: Label = "shared board"
    poll: Label = "poll"
    none: Label = "no tool"


class PurposeLabels(Model):
    """What a debrief question is for."""

    describe: Label = "what happened"
    feel: Label = "how it was"
    analyse: Label = "what made the difference"
    generalise: Label = "what holds elsewhere"
    apply: Label = "what next"


class WhenLabels(Model):
    """When a checklist item is due."""

    two_weeks_before: Label = "Two weeks before"
    week_before: Label = "A week before"
    day_before: Label = "The day before"
    hour_before: Label = "An hour before"
    on_the_day: Label = "As people arrive"
    day_after: Label = "The day after"
    week_after: Label = "A week after"


class OwnerLabels(Model):
    """Who sees to a checklist item."""

    lead: Label = "lead"
    co: Label = "co-facilitator"
    producer: Label = "producer"


class ModeLabels(Model):
    """Where a checklist item applies."""

    room: Label = "room only"
    virtual: Label = "online only"


class LayoutLabels(Model):
    """Room layouts."""

    horseshoe: Label = "Horseshoe of chairs"
    circle_pairs: Label = "Circle of pairs"
    rows_of_pairs: Label = "Rows of pairs"
    cafe: Label = "Small tables"


class PolicyLabels(Model):
    """Choices of the practice block."""

    own_topic: Label = "Everyone brings a topic of their own."
    brief: Label = "Everyone works from a brief."
    choice: Label = "A topic of one's own, or a brief."
    own_choice: Label = "Whoever practises chooses the item to work on."
    given: Label = "The item to work on is given."
    rotate: Label = "Groups of four rotate through all seats, with two observers."
    split_pairs: Label = "Groups of four divide into two pairs."
