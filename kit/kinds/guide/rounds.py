"""The practice card of the guide: turns to scale, who does what, one turn, rules, feedback."""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import Beside, Block, Heading
from kit.kinds import practice
from kit.kinds.frame import small_heading
from kit.kinds.guide.occasion import GuideContext


def card(context: GuideContext) -> Iterator[Block]:
    """Everything that the facilitator needs while groups practise."""
    labels = context.labels
    yield Heading(context.label(labels.turns_to_scale, minutes=context.practice_segment.minutes), 1, "turns")
    yield practice.turns(context, context.practice_start)
    three = (small_heading(context, labels.who_does_what, people=3), practice.matrix(context, 3))
    four = (small_heading(context, labels.who_does_what, people=4), practice.matrix(context, 4))
    yield Beside(three, four, 0.43)
    yield small_heading(context, labels.one_turn)
    yield practice.one_turn(context)
    yield practice.feedback_heading(context)
    yield practice.feedback_table(context)
