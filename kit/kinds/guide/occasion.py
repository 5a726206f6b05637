"""Occasion: for whom and when a guide is: for any group, by minutes from the start, or for one meeting, by the clock."""

from __future__ import annotations

from dataclasses import dataclass

from kit.blocks import Block, Heading
from kit.curriculum.segment import Segment
from kit.curriculum.shared import Material
from kit.kinds import meeting
from kit.kinds.context import Context, clock
from kit.prose import Prose
from kit.workshop import Count, Workshop, count, divide


@dataclass(frozen=True)
class GuideContext(Context):
    """What a guide is composed of: for whoever comes whenever, with the course's ideal head count."""

    @property
    def people(self) -> int:
        """The head count that quantities are for."""
        return self.curriculum.group_size.ideal

    @property
    def group_sizes(self) -> tuple[int, ...]:
        """The sizes of the groups."""
        return divide(self.people).sizes

    def count(self, material: Material) -> Count:
        """How many of a material to have ready, with one facilitator."""
        return count(material, self.people)

    def time(self, seconds: int) -> str:
        """When something happens: hours and minutes from the start, with half minutes shown, such as 0:27½."""
        half = "½" if seconds % 60 >= 30 else ""
        return clock(seconds // 60) + half

    def since_start(self, segment: Segment) -> tuple[Prose, ...]:  # noqa: ARG002  # its time says so
        """How long after the start a block begins, where its time does not say so."""
        return ()

    @property
    def practice_start(self) -> int:
        """The minute at which the axis of the practice block starts."""
        return self.starts[self.practice_segment.id]

    @property
    def left_out(self) -> frozenset[str]:
        """Parts that there is no use for."""
        return frozenset()

    @property
    def modes(self) -> tuple[str, ...]:
        """Which items of the checklist apply."""
        return ("both", "room", "virtual")

    @property
    def facts(self) -> tuple[Prose, ...]:
        """What the cover says of the occasion."""
        return ()

    @property
    def open_fields(self) -> tuple[Prose, ...]:
        """What is left to be filled in on the cover: who leads, when and where."""
        labels = self.labels
        return tuple(self.label(label) for label in (labels.facilitator, labels.date, labels.place))

    def more_calls(self, segment: Segment) -> tuple[Prose, ...]:  # noqa: ARG002  # whatever the block
        """What is to be called out in a block, beside what its author wrote."""
        return ()

    @property
    def groups(self) -> tuple[Block, ...]:
        """Who is with whom, and who does what when."""
        return ()


@dataclass(frozen=True)
class MeetingContext(GuideContext):
    """What the guide of one meeting is composed of: with its people and groups, and times on the clock."""

    workshop: Workshop

    @property
    def people(self) -> int:
        """Who comes."""
        return self.workshop.people

    @property
    def group_sizes(self) -> tuple[int, ...]:
        """The sizes of their groups."""
        return self.workshop.sizes

    def count(self, material: Material) -> Count:
        """How many of a material to have ready for them."""
        return self.workshop.count(material)

    def time(self, seconds: int) -> str:
        """What the clock on the wall shows when something happens."""
        return meeting.clock_time(self.workshop, seconds)

    def since_start(self, segment: Segment) -> tuple[Prose, ...]:
        """The time from the start, beside the clock's."""
        return (self.label(self.labels.pack.since_start, time=clock(self.starts[segment.id])),)

    @property
    def practice_start(self) -> int:
        """The minute of the day at which the practice block starts."""
        at = self.workshop.at(super().practice_start * 60)
        return at.hour * 60 + at.minute

    @property
    def facts(self) -> tuple[Prose, ...]:
        """Day, time and head count; who leads; where."""
        return tuple(meeting.facts(self, self.workshop))

    @property
    def open_fields(self) -> tuple[Prose, ...]:
        """What was not given."""
        labels, workshop = self.labels, self.workshop
        known = (
            (labels.facilitator, workshop.facilitator),
            (labels.date, workshop.day),
            (labels.place, workshop.venue),
        )
        return tuple(self.label(label) for label, given in known if not given)

    @property
    def left_out(self) -> frozenset[str]:
        """What a pack has as sheets of their own, cards to cut and the sheet to sign; on screens the room's sketch too."""
        apart = ("cards", "sign-in")
        return frozenset((*apart, "room") if self.workshop.mode == "virtual" else apart)

    @property
    def modes(self) -> tuple[str, ...]:
        """Items for the way in which people meet."""
        return ("both", self.workshop.mode)

    def more_calls(self, segment: Segment) -> tuple[Prose, ...]:
        """When turns start; the middle and the last minute of practice that has no calls."""
        starts = meeting.turn_starts(self, self.workshop, segment)
        return (*starts, *meeting.unwritten_calls(self, self.workshop, segment))

    @property
    def groups(self) -> tuple[Block, ...]:
        """The groups with their turns, and how they would be for one fewer and one more."""
        title = Heading(self.label(self.labels.pack.groups_sheet), 1, "groups")
        return (title, *meeting.seating(self, self.workshop))
