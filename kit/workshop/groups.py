"""Group arithmetic: how a head count divides into practice groups, and how many of each thing it needs.

The rules are the blueprint's, sections 2.1 and 2.2: groups of three, as few fours as possible, and for five people a
three and a pair, so that everybody takes the first role once and all groups finish together.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from kit.curriculum.shared import Material, Quantity
from kit.errors import KitError


@dataclass(frozen=True, slots=True)
class Groups:
    """How a head count divides: numbers of threes, fours and pairs."""

    triads: int
    quads: int
    pairs: int = 0

    @property
    def count(self) -> int:
        """The number of groups."""
        return self.triads + self.quads + self.pairs

    @property
    def sizes(self) -> tuple[int, ...]:
        """The size of each group, largest kind last but pairs."""
        return (3,) * self.triads + (4,) * self.quads + (2,) * self.pairs

    @property
    def split(self) -> Groups:
        """The same people where each four parts into two pairs."""
        return Groups(self.triads, 0, self.pairs + 2 * self.quads)

    @property
    def marked_in_rounds(self) -> int:
        """Scorecards marked in the rounds: 3 a triad, 8 a quad (two observers), 4 a pair (both mark)."""
        return 3 * self.triads + 8 * self.quads + 4 * self.pairs


def divide(people: int) -> Groups:
    """The groups for a head count of 4 or more (2 and 3 are one group).

    Raises KitError for fewer than 2.
    """
    if people < 2:
        raise KitError(f"A workshop for {people} cannot practise in groups: give a head count of 2 or more.")
    if people in (2, 3):
        return Groups(people - 2, 0, 3 - people)
    if people == 5:
        return Groups(1, 0, 1)
    thirds, rest = divmod(people, 3)
    return Groups(thirds - rest, rest)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a material to have ready, and how many of them are spare."""

    needed: int
    spare: int

    @property
    def total(self) -> int:
        """Copies to print or things to bring."""
        return self.needed + self.spare


def count(material: Material, people: int, facilitators: int = 1, groups: Groups | None = None) -> Count:
    """The quantity of a material for a head count: all its rules added up, spares rounded up.

    Groups are those of the head count unless others are given.
    """
    parts = [_quantity(rule, people, facilitators, groups or divide(people)) for rule in material.quantities]
    return Count(sum(part.needed for part in parts), sum(part.spare for part in parts))


def _quantity(rule: Quantity, people: int, facilitators: int, groups: Groups) -> Count:
    bases = {
        "participant": people,
        "group": groups.count,
        "pair": ceil(people / 2),
        "round_observer": groups.marked_in_rounds,
        "room": 1,
        "facilitator": facilitators,
    }
    needed = bases[rule.per] * rule.count
    return Count(needed, max(rule.spare_min, ceil(needed * rule.spare_percent / 100)))


def rotation(size: int, roles: int) -> tuple[tuple[int, ...], ...]:
    """Who plays what: for each turn, the index of each person's role. The first role goes round once.

    In a group of four and three roles, the last role is played twice, unless there is a fourth role for it.
    """
    return tuple(tuple(min((person - turn) % size, roles - 1) for person in range(size)) for turn in range(size))


def partners(people: tuple[str, ...], round_number: int) -> tuple[tuple[str, ...], ...]:
    """Pairs for a round, others in each round until everybody has met; an odd number makes one three.

    The circle method of tournaments: one person stays, all others move on by a place.
    """
    last = people[-1:] if len(people) % 2 else ()
    first, *others = people[: len(people) - len(last)]
    turned = round_number % len(others)
    ring = (first, *others[turned:], *others[:turned])
    pairs = [(ring[place], ring[-1 - place]) for place in range(len(ring) // 2)]
    return (*pairs[:-1], (*pairs[-1], *last))
