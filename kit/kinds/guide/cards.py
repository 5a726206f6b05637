"""Cards to cut: role cards, briefs, cards turned up during a turn, and the cards of materials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kit.blocks import Block, Bullets, Card, CardSheet, Numbered, Paragraph
from kit.curriculum.practice import Brief
from kit.curriculum.segment import CueCard, Segment
from kit.curriculum.shared import Material, RoleCard, TimedCards
from kit.kinds.context import Context, clock_seconds
from kit.kinds.frame import heading, small_heading
from kit.prose import NOTHING, Prose, joined, plain


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards of one sort: what they are called, whom a set of them is for, or the material that they are, and the blocks that print one set."""

    id: str
    title: Prose
    per: Literal["group", "pair"] | Material
    body: tuple[Block, ...]


def cards(context: Context) -> Iterator[Block]:
    """All cards of a module, a sheet for each sort."""
    yield heading(context, context.labels.cards, 1, "cards")
    for deck in decks(context):
        yield from deck.body


def decks(context: Context) -> Iterator[Deck]:
    """The cards of a module, sort by sort."""
    labels, practice = context.labels, context.practice
    known = {card.id: card for card in context.curriculum.role_cards}
    if practice.role_cards:
        sheet = CardSheet(tuple(_role_card(context, known[name]) for name in practice.role_cards))
        yield Deck("role-cards", plain(labels.role_card), "group", (sheet,))
    if context.module.briefs:
        sheet = CardSheet(tuple(_brief(context, brief) for brief in context.module.briefs))
        yield Deck("briefs", plain(labels.brief_card), "group", (sheet,))
    if practice.timed_cards:
        yield Deck("timed-cards", practice.timed_cards.title, "group", tuple(_timed(context, practice.timed_cards)))
    for segment in context.module.segments:
        if segment.cards:
            halves = CardSheet(tuple(half for card in segment.cards for half in _cue_halves(context, card)))
            body = (small_heading(context, "{title}", title=segment.title), halves)
            cue = _cue_cards(context, segment)
            yield Deck(cue.id if cue else segment.id, segment.title, cue or "pair", body)
    for material in context.materials:
        if material.cards:
            small = CardSheet(tuple(_small_card(words) for words in material.cards))
            yield Deck(
                material.id, material.name, material, (small_heading(context, "{name}", name=material.name), small)
            )


def _cue_cards(context: Context, segment: Segment) -> Material | None:
    """The material that a block's cards are, which counts them; a set for each pair where there is none."""
    return next((one for one in context.materials if one.sheet == "cue-cards" and one.id in segment.materials), None)


def _small_card(words: Prose) -> Card:
    """A card for a few words, below the heading that names its sort."""
    return Card(NOTHING, NOTHING, (Paragraph(words, "lead"),), "eighth")


def _role_card(context: Context, card: RoleCard) -> Card:
    labels = context.labels
    parts: list[Block] = []
    for title, lines in (
        (labels.before, card.before),
        (labels.during, card.during),
        (labels.after, card.after),
        (labels.avoid, card.avoid),
    ):
        parts += [small_heading(context, title), Bullets(lines, "small")]
    if card.starters:
        quoted = tuple(context.quoted(line) for line in card.starters)
        parts += [small_heading(context, labels.starters), Bullets(quoted, "quote")]
    note = context.practice.role_notes.get(card.role)
    if note:
        parts += [small_heading(context, labels.in_this_module), Paragraph(note, "small")]
    return Card(plain(labels.role_card), card.title or context.role_name(card.role), tuple(parts), "half")


def _brief(context: Context, brief: Brief) -> Card:
    labels = context.labels
    meta = context.label(labels.brief_meta, setting=brief.setting, difficulty=brief.difficulty)
    rules = tuple(
        context.listed(
            (
                context.labelled(labels.reply_if, rule.condition, " "),
                context.labelled(labels.reply_then, rule.then, " "),
            )
        )
        for rule in brief.reveal_rules
    )
    body: list[Block] = [
        Paragraph(joined((brief.label, " · ", meta)), "small"),
        small_heading(context, labels.brief_opening),
        Paragraph(context.quoted(brief.opening_line), "quote"),
        small_heading(context, labels.brief_facts),
        Paragraph(brief.facts),
        small_heading(context, labels.brief_underneath),
        Paragraph(brief.underneath),
        small_heading(context, labels.brief_reveal),
        Bullets(rules, "small"),
        small_heading(context, labels.brief_cues),
        Bullets(brief.cues_to_show, "small"),
    ]
    if brief.stay_away_from:
        body.append(Paragraph(context.labelled(labels.brief_avoid, context.listed(brief.stay_away_from)), "small"))
    if brief.tags:
        body.append(Paragraph(context.labelled(labels.brief_tags, context.listed(brief.tags)), "small"))
    return Card(plain(labels.brief_card), brief.title, tuple(body), "half")


def _cue_halves(context: Context, card: CueCard) -> tuple[Card, Card]:
    """The two halves of a cue card: what one partner reads out, and how the other answers."""
    labels = context.labels
    read = tuple(context.quoted(line.read) for line in card.proposals)
    answers = tuple(line.answer for line in card.proposals)
    return (
        Card(plain(labels.cards_read_out), card.topic, (Numbered(read, "small"),), "quarter"),
        Card(plain(labels.cards_answer), card.topic, (Numbered(answers, "small"),), "quarter"),
    )


def _timed(context: Context, timed: TimedCards) -> Iterator[Block]:
    labels = context.labels
    moments = ((labels.threes, timed.triad), (labels.fours, timed.quad), (labels.pairs, timed.pair))
    yield small_heading(context, "{title}", title=timed.title)
    times = context.listed(f"{name} {clock_seconds(at)}" for name, at in moments)
    yield Paragraph(context.labelled(labels.turn_up, times), "small")
    yield Paragraph(context.labelled(labels.card_back, context.quoted(timed.back)), "small")
    yield CardSheet(tuple(_small_card(words) for words in timed.cards))
