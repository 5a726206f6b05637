"""Workshop: one meeting, with its head count, names, groups and times on the clock."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kit.curriculum.module import Module
from kit.curriculum.shared import Material
from kit.errors import KitError
from kit.workshop.groups import Count, Groups, count, divide

LEAST, MOST = 4, 30
"""The head counts for which the practice is planned: below, nobody would watch; above, nobody could visit all groups."""

Quads = Literal["rotate", "split"]
Mode = Literal["room", "virtual"]

_ANY_DAY = date(2001, 1, 1)
"""Stands for the day of a workshop that has no date. Its clock has no zone, so the day makes no difference."""

_TIME = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Group:
    """A practice group: its number from 1, and its seats in the order of rotation, empty where no name is known."""

    number: int
    seats: tuple[str, ...]


@dataclass(frozen=True)
class Workshop:
    """A meeting. Raises KitError for a head count that cannot be planned and for a zone that nobody knows.

    Times are local. With a date and a zone, minutes are counted as they pass, also in a night when clocks change.
    """

    people: int
    start: time
    day: date | None = None
    zone: str = ""
    venue: str = ""
    facilitator: str = ""
    co_facilitator: str = ""
    names: tuple[str, ...] = ()
    mode: Mode = "room"
    quads: Quads | None = None
    """What groups of four do; where it is left open they rotate, unless the module says otherwise (see ``of``)."""

    def __post_init__(self) -> None:
        """Refuse what cannot be planned."""
        if not LEAST <= self.people <= MOST:
            raise KitError(
                f"A workshop is planned for {LEAST} to {MOST} people, not for {self.people}. "
                "Give the number that you expect with --participants; more people make two workshops."
            )
        if len(self.names) > self.people:
            raise KitError(
                f"There are {len(self.names)} names for {self.people} people. "
                "Leave --participants out to count the names, or give a number that holds them all."
            )
        if self.zone:
            _zone(self.zone)

    def of(self, module: Module) -> Workshop:
        """This meeting for a module, whose policy for groups of four holds where none was given."""
        own: Quads = "split" if module.practice.quad_policy == "split_pairs" else "rotate"
        return replace(self, quads=self.quads or own)

    @property
    def leaders(self) -> int:
        """How many people lead."""
        return 2 if self.co_facilitator else 1

    def divided(self, people: int) -> Groups:
        """The groups of so many people; with ``split``, each four becomes two pairs."""
        return divide(people).split if self.quads == "split" else divide(people)

    def count(self, material: Material) -> Count:
        """How many of a material to have ready."""
        return count(material, self.people, self.leaders, self.divided(self.people))

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """The sizes of the groups."""
        return self.divided(self.people).sizes

    @property
    def seated(self) -> tuple[str, ...]:
        """A name for each person, empty where none is known."""
        return (*self.names, *("",) * (self.people - len(self.names)))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups with their people, in the order of the list of names."""
        seats = iter(self.seated)
        return tuple(
            Group(number, tuple(next(seats) for _ in range(size))) for number, size in enumerate(self.sizes, start=1)
        )

    def at(self, seconds: int) -> datetime:
        """The local moment so many seconds after the start."""
        begin = datetime.combine(self.day or _ANY_DAY, self.start)
        if not (self.day and self.zone):
            return begin + timedelta(seconds=seconds)
        zone = _zone(self.zone)
        passed = begin.replace(tzinfo=zone).astimezone(UTC) + timedelta(seconds=seconds)
        return passed.astimezone(zone)

    def days_after(self, seconds: int) -> int:
        """How many midnights have passed since the day of the start."""
        return (self.at(seconds).date() - (self.day or _ANY_DAY)).days


def known_zone(name: str) -> str:
    """The name of a time zone that there is. Raises KitError."""
    _zone(name)
    return name


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise KitError(f'There is no time zone "{name}". Zones are named like Europe/Lisbon.') from error


def parse_time(text: str) -> time:
    """A time of day, written 9:30, 09.30 or 9h30. Raises KitError."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        raise KitError(f'"{text}" is not a time of day. Write it as 09:30 or 18:00.')
    return time(int(found[1]), int(found[2]))


def parse_date(text: str) -> date:
    """A date, written year-month-day. Raises KitError."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise KitError(f'"{text}" is not a date. Write year, month and day as in 2027-03-15.') from error
