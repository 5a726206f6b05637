"""Cards: filled scorecards as values, matched to the module whose items they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.scores.forms import Form

NO_OPPORTUNITY = "no"
"""What the box for “no opportunity” says."""

STRENGTH, NEXT_STEP = "strength", "next-step"


@dataclass(frozen=True, slots=True)
class Heard:
    """Words that an observer wrote down, and the minute beside them."""

    minute: str
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What was marked for one item: the level's value, ``no`` or nothing; and the words heard."""

    item: str
    level: str
    heard: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A filled scorecard. ``person`` is the one who was observed, "" where no name was given."""

    file: str
    copy: str
    group: str
    module: str
    header: Mapping[str, str]
    person: str
    marks: tuple[Mark, ...]
    strength: str
    next_step: str

    @property
    def when(self) -> str:
        """The round it was filled in, or else the date."""
        digits = re.search(r"\d+", self.header.get("round", ""))
        return digits[0] if digits else self.header.get("round", "") or self.header.get("date", "")

    @property
    def observer(self) -> str:
        """Who filled it in, as far as the card says."""
        return next((value for name, value in self.header.items() if is_observer(name)), "")

    @property
    def is_blank(self) -> bool:
        """Whether nobody wrote anything on it."""
        marked = any(mark.level or mark.heard for mark in self.marks)
        return not (marked or self.strength or self.next_step or any(self.header.values()))


def card(curriculum: Curriculum, form: Form, file: str, group: str) -> Card | None:
    """The card that a form is; None where it holds no item of the curriculum."""
    module = max(curriculum.modules, key=lambda module: len(_items(module) & form.values.keys()))
    if not _items(module) & form.values.keys():
        return None
    names = [field.id for field in curriculum.scorecard_form.header]
    header = {name: form.values.get(name, "") for name in names}
    return Card(
        file=file,
        copy=form.copy,
        group=group,
        module=module.id,
        header=header,
        person=" ".join(header.get(observed(curriculum), "").split()),
        marks=tuple(_mark(item.id, form.values) for item in module.scorecard.items),
        strength=form.values.get(STRENGTH, ""),
        next_step=form.values.get(NEXT_STEP, ""),
    )


def observed(curriculum: Curriculum) -> str:
    """The line of the scorecard that names who was observed: the one that is called as the first role that has one."""
    names = {field.id for field in curriculum.scorecard_form.header}
    return next((role.id for role in curriculum.roles if role.id in names), "")


def is_observer(name: str) -> bool:
    """Whether a line of the scorecard names who filled it in."""
    return name.startswith("observ")


def _items(module: Module) -> set[str]:
    return {item.id for item in module.scorecard.items}


def _mark(item: str, values: Mapping[str, str]) -> Mark:
    return Mark(item, values.get(item, ""), tuple(_heard(item, values)))


def _heard(item: str, values: Mapping[str, str]) -> Iterator[Heard]:
    """The lines of an item on which anything was written, in order."""
    line = 1
    while f"{item}-words-{line}" in values or f"{item}-minute-{line}" in values:
        minute, words = values.get(f"{item}-minute-{line}", ""), values.get(f"{item}-words-{line}", "")
        if minute or words:
            yield Heard(minute, words)
        line += 1
