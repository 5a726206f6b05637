"""The practice block as blocks: turns to scale, who does what, one turn step by step, the order of feedback."""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import Block, Cell, Column, Heading, Table, Track, TurnPart, Turns
from kit.curriculum.shared import Phase, Role
from kit.kinds.context import Context
from kit.kinds.frame import small_heading
from kit.prose import NOTHING, Prose, inline_text, plain
from kit.workshop import rotation

SIZES = ("pair", "triad", "quad")
PEOPLE = {"pair": 2, "triad": 3, "quad": 4}
LETTERS = "ABCD"


def turn_minutes(phases: tuple[Phase, ...], size: str) -> int:
    """The length of one turn in minutes, for ``pair``, ``triad`` or ``quad``."""
    return sum(getattr(phase, size) for phase in phases)


def turns(context: Context, start: int | None = None) -> Turns:
    """All sizes of group on one axis, from the minute at which the practice block starts, or one that is given."""
    labels, block = context.labels, context.practice_segment
    kinds = {phase.kind for phase in context.phases}
    legend = (
        ("practice", labels.legend_practice),
        ("scoring", labels.legend_scoring),
        ("feedback", labels.legend_feedback),
        ("set_up", labels.legend_set_up),
    )
    return Turns(
        description=context.label(labels.turns_description, minutes=block.minutes),
        tracks=tuple(_track(context, size) for size in ("triad", "quad", "pair")),
        start=context.starts[block.id] if start is None else start,
        legend=tuple((kind, context.label(text)) for kind, text in legend if kind in kinds),
    )


def _track(context: Context, size: str) -> Track:
    parts = tuple(TurnPart(getattr(phase, size), phase.kind) for phase in context.phases if getattr(phase, size))
    minutes, people = turn_minutes(context.phases, size), PEOPLE[size]
    label = context.label(context.labels.turns_of, people=people, turns=people, minutes=minutes)
    return Track(label, people, parts)


def one_turn(context: Context) -> Table:
    """One turn of the module's practice, minute by minute, for each size of group."""
    return _phases(context, context.phases, context.labels.one_turn)


def patterns(context: Context) -> Iterator[Block]:
    """The practice patterns of the course side by side, for a block that has to be shorter or may be longer.

    A cell holds the minutes of threes, fours and pairs.
    """
    labels, known = context.labels, context.curriculum.practice_patterns
    sizes = context.listed((labels.threes, labels.fours, labels.pairs), " · ")
    yield small_heading(context, "{title}: {sizes}", title=context.label(labels.patterns), sizes=sizes)
    heads = (context.listed((pattern.title, context.minutes(pattern.block_minutes)), " · ") for pattern in known)
    columns = (Column(context.label(labels.step), 1.6), *(Column(head, 1, "center") for head in heads))
    steps = {phase.id: phase.name for pattern in known for phase in pattern.phases}
    found = [{phase.id: phase for phase in pattern.phases} for pattern in known]
    rows = (
        (Cell(name), *(Cell(plain(_three_sizes(phases.get(step)))) for phases in found)) for step, name in steps.items()
    )
    yield Table(labels.patterns, columns, tuple(rows), "phases")


def _three_sizes(phase: Phase | None) -> str:
    minutes = (phase.triad, phase.quad, phase.pair) if phase else ()
    return " · ".join(str(number or "–") for number in minutes)


def _phases(context: Context, phases: tuple[Phase, ...], title: str) -> Table:
    labels, sizes = context.labels, ("triad", "quad", "pair")
    heads = {"triad": labels.threes, "quad": labels.fours, "pair": labels.pairs}
    columns = (
        Column(context.label(labels.step), 6),
        *(Column(context.label(heads[size]), 1, "right") for size in sizes),
    )
    rows = tuple(
        (Cell(phase.name), *(Cell(plain(str(getattr(phase, size) or "–"))) for size in sizes)) for phase in phases
    )
    return Table(title, columns, rows, "phases")


def matrix(context: Context, size: int) -> Table:
    """The rotation matrix of a group: a row a turn, a column a person."""
    roles = seats(context, size)
    columns = (
        Column(context.label(context.labels.turn), 0.6),
        *(Column(plain(letter)) for letter in LETTERS[:size]),
    )
    rows = tuple(
        (Cell(plain(str(turn))), *(Cell(roles[index].name, roles[index].seat) for index in row))
        for turn, row in enumerate(rotation(size, len(roles)), start=1)
    )
    title = context.filled(context.labels.who_does_what, people=size)
    return Table(title, columns, rows, "matrix")


def seats(context: Context, size: int) -> tuple[Role, ...]:
    """The roles of a group in the order of rotation; in a four, everybody who watches has the first observer's name."""
    roles = tuple(context.roles.values())
    watching = next((role for role in roles if role.seat == "observer"), roles[-1])
    return (roles[0], roles[1], *(watching,) * (size - 2))


def feedback_heading(context: Context) -> Heading:
    """The heading over the order of feedback, with the protocol's title."""
    return small_heading(context, context.labels.feedback_order, title=context.feedback.title)


def feedback_table(context: Context, sizes: tuple[str, ...] = ("triad", "quad", "pair")) -> Table:
    """Who speaks in which order after a turn, with the minutes of each size of group."""
    labels = context.labels
    heads = {"triad": labels.threes, "quad": labels.fours, "pair": labels.pairs}
    minutes = {phase.who: phase for phase in context.phases if phase.who}
    columns = (
        Column(context.label(labels.who), 1.8),
        Column(context.label(labels.says), 6),
        *(Column(context.label(heads[size]), 1.3, "right") for size in sizes),
    )
    rows, seen = [], set()
    for step in context.feedback.steps:
        phase = None if step.who in seen else minutes.get(step.who)
        seen.add(step.who)
        cells = (plain(str(getattr(phase, size) or "–")) if phase else NOTHING for size in sizes)
        rows.append((Cell(context.role_name(step.who)), Cell(step.text), *(Cell(cell) for cell in cells)))
    return Table(inline_text(context.feedback.title.inlines), columns, tuple(rows), "feedback")


def role_notes(context: Context) -> Iterator[tuple[Prose, Prose]]:
    """The line that the module adds for each role, with the role's name."""
    for role, note in context.practice.role_notes.items():
        yield context.role_name(role), note


def rules(context: Context) -> Iterator[Block]:
    """The rules of the practice block, each as a labelled paragraph; for the guide."""
    labels, practice = context.labels, context.practice
    policies = labels.policies
    texts = (
        (labels.topics, (context.label(getattr(policies, practice.topic_policy)), practice.topic_note)),
        (labels.focus, (context.label(getattr(policies, practice.focus)),)),
        (labels.stop_rules, (practice.stop_rules,)),
        (labels.facilitator_rounds, (practice.facilitator_rounds,)),
        (labels.pair_mode, (practice.pair_mode_note,)),
        (labels.quad_mode, (context.label(getattr(policies, practice.quad_policy)), *_given(practice.quad_note))),
    )
    columns = (Column(NOTHING, 1), Column(NOTHING, 5))
    rows = tuple((Cell(context.label(name)), Cell(context.listed(parts, " "))) for name, parts in texts)
    yield small_heading(context, labels.policies_title)
    yield Table(labels.policies_title, columns, rows, "plain")


def _given(text: Prose | None) -> tuple[Prose, ...]:
    return (text,) if text else ()
