"""Reports: the words of what changed, and of what scorecards said."""

from __future__ import annotations

from kit.curriculum.fields import Model
from kit.curriculum.labels.label import Label


class ChangeLabels(Model):
    """The page that says what changed since a facilitator last taught this."""

    title: Label = "What changed since you last taught this"
    editions: Label = "From “{before}” to “{after}”"
    nothing: Label = "Nothing changed that you would notice in the room."
    what: Label = "What"
    was: Label = "Was"
    now: Label = "Is now"
    added: Label = "new"
    dropped: Label = "dropped"
    moved: Label = "moved"
    restyled: Label = "the same words, with other emphasis"
    module: Label = "Module"
    block: Label = "Block"
    worksheet: Label = "Worksheet"
    item: Label = "Scorecard item"
    outcome: Label = "Outcome"
    material: Label = "Material"
    text: Label = "Text"
    more: Label = "More changes: {count}"
    reprint: Label = "Print again"
    no_longer: Label = "No longer needed"
    edition_only: Label = "In other documents only the line of edition and date differs; copies that you have will do."


class ScoreLabels(Model):
    """The pictures that are made of filled scorecards."""

    person: Label = "What was heard of {name}"
    group: Label = "What was heard in the group {name}"
    everybody: Label = "What was heard of everybody"
    nobody: Label = "somebody unnamed"
    anonymous: Label = "Person {number}"
    round: Label = "Round {round}"
    unmarked: Label = "{mark} not marked"
    cards: Label = "Scorecards read"
    unread: Label = "Not read"
