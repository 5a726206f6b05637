"""Sets: cards to cut apart, a document for each sort; what the demonstration is played from; the slip at the end."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from kit.blocks import Document, Section
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.kinds.context import Context
from kit.kinds.guide import demonstration, forms
from kit.kinds.guide.cards import Deck, decks
from kit.kinds.pack.frame import sheet
from kit.prose import plain, text_of
from kit.workshop import Workshop


def card_sets(curriculum: Curriculum, module: Module, workshop: Workshop) -> Iterator[tuple[Document, int]]:
    """Each sort of card as a document, with the sets that a workshop needs."""
    context = Context(curriculum, module, {})
    for deck in decks(context):
        section = Section(deck.id, "cards", deck.title, deck.body)
        yield sheet(context, text_of(deck.title), (section,)), _sets(deck, workshop)


def _sets(deck: Deck, workshop: Workshop) -> int:
    """How many sets to print: a spare one where groups have a set each, since groups change as people arrive."""
    match deck.per:
        case "group":
            return len(workshop.groups) + 1
        case "pair":
            return ceil(workshop.people / 2)
        case material:
            return workshop.count(material).total


def demonstration_script(curriculum: Curriculum, module: Module) -> Document | None:
    """What the demonstration is played from, for the hands of each player, in a module that has one."""
    if module.demonstration is None:
        return None
    context = Context(curriculum, module, {})
    body = tuple(demonstration.part(context, module.demonstration))
    section = Section("demonstration", "sheet", plain(context.labels.demonstration), body)
    return sheet(context, context.labels.demonstration, (section,))


def evaluation_slip(curriculum: Curriculum, module: Module) -> Document | None:
    """The slip of a module that has one."""
    context = Context(curriculum, module, {})
    found = tuple(section for section in forms.forms(context) if section.id == "evaluation")
    return sheet(context, context.labels.evaluation, found) if found else None
