"""The demonstration: set-up, a playable script with its planned misses, and the calibration key."""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import Block, Cell, Column, Heading, Paragraph, Table
from kit.curriculum.demonstration import Demonstration, SpokenLine, StopLine
from kit.kinds.context import Context, clock_seconds
from kit.kinds.frame import small_heading
from kit.prose import NOTHING, Emphasis, Inline, Para, Prose, Strong, Text, plain


def script(context: Context, scene: Demonstration) -> Iterator[Block]:
    """Everything needed to play the scene and to compare marks."""
    labels = context.labels
    yield from part(context, scene)
    if scene.first_take_note:
        yield Paragraph(context.labelled(labels.first_take, scene.first_take_note))
    if scene.planned_misses:
        yield small_heading(context, labels.planned_misses)
        yield _misses(context, scene)
    yield small_heading(context, labels.calibration)
    yield _key(context, scene)


def part(context: Context, scene: Demonstration) -> Iterator[Block]:
    """What those who play the scene have in their hands."""
    labels = context.labels
    yield Heading(context.labelled(labels.demonstration, scene.title), 1, "demonstration")
    yield Paragraph(context.minutes(scene.minutes), "small")
    yield Paragraph(scene.set_up)
    yield _flow(context, scene)
    if scene.replies:
        rows = tuple((Cell(reply.condition), Cell(context.quoted(reply.then), "quote")) for reply in scene.replies)
        yield small_heading(context, labels.replies)
        yield Table(
            labels.replies,
            (Column(context.label(labels.reply_if), 1), Column(context.label(labels.reply_then), 1)),
            rows,
            "key",
            False,
        )
    if scene.reserve_line:
        yield Paragraph(context.labelled(labels.reserve_line, context.quoted(scene.reserve_line)))


def _flow(context: Context, scene: Demonstration) -> Table:
    labels = context.labels
    columns = (
        Column(context.label(labels.script_time), 1),
        Column(context.label(labels.script_who), 1.4),
        Column(context.label(labels.script_words), 9),
    )
    rows: list[tuple[Cell, ...]] = []
    take: int | None = None
    for line in scene.flow:
        if isinstance(line, SpokenLine) and line.take != take:
            take = line.take
            rows.append((Cell(NOTHING), Cell(context.label(labels.script_take, number=take), "strong"), Cell(NOTHING)))
        rows.append(_row(context, line))
    return Table(labels.demonstration, columns, tuple(rows), "script", head_column=False)


def _row(context: Context, line: SpokenLine | StopLine) -> tuple[Cell, ...]:
    labels = context.labels
    if isinstance(line, StopLine):
        pause = context.label(labels.script_pause, count=line.pause)
        stop = context.label(labels.script_stop)
        return (
            Cell(plain(clock_seconds(line.at))),
            Cell(stop, "strong"),
            Cell(context.listed((line.stop, pause), " · ")),
        )
    time = plain(clock_seconds(line.at)) if line.at is not None else NOTHING
    return Cell(time), Cell(context.role_name(line.who), "small"), Cell(_words(context, line), "quote")


def _words(context: Context, line: SpokenLine) -> Prose:
    """The line as it is played: silence first, the words, then how they are said and whether a miss was planned."""
    labels, inlines = context.labels, list[Inline]()
    if line.pause:
        inlines.append(Emphasis((Text(f"[{context.filled(labels.script_pause, count=line.pause)}] "),)))
    if line.words:
        inlines.extend(context.quoted(line.words).inlines)
    if line.cue:
        inlines.append(Emphasis((Text(" ["), *line.cue.inlines, Text("]"))))
    if line.miss:
        inlines.append(Strong((Text(f" ({labels.script_miss})"),)))
    return Prose((Para(tuple(inlines)),), line.words.origin if line.words else "")


def _misses(context: Context, scene: Demonstration) -> Table:
    labels = context.labels
    columns = (
        Column(context.label(labels.miss_item), 2),
        Column(context.label(labels.miss_what), 4),
        Column(context.label(labels.miss_repair), 4),
    )
    rows = tuple(
        (Cell(context.items[miss.item].label), Cell(miss.what), Cell(miss.repair)) for miss in scene.planned_misses
    )
    return Table(labels.planned_misses, columns, rows, "key")


def _key(context: Context, scene: Demonstration) -> Table:
    labels = context.labels
    columns = (
        Column(context.label(labels.miss_item), 2.4),
        Column(context.label(labels.key_mark), 0.8, "center"),
        Column(context.label(labels.key_why), 6),
    )
    rows = []
    for mark in scene.calibration_key:
        item = context.items[mark.item].label
        name = (
            context.listed((item, context.labelled(labels.key_scene, mark.scene, " ")), " · ") if mark.scene else item
        )
        rows.append((Cell(name), Cell(plain(str(mark.expected)), "strong"), Cell(mark.why)))
    return Table(labels.calibration, columns, tuple(rows), "key")
