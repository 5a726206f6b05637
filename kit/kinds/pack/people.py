"""People: the sheet on which they sign in, and cards with their names."""

from __future__ import annotations

from collections.abc import Sequence

from kit.blocks import Card, CardSheet, Document, Section
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.shared import SignIn
from kit.kinds.context import Context
from kit.kinds.guide import forms
from kit.kinds.pack.frame import sheet
from kit.prose import NOTHING, Prose, plain
from kit.workshop import Workshop


def sign_in_sheet(curriculum: Curriculum, module: Module, workshop: Workshop, form: SignIn) -> Document:
    """The sign-in sheet, with a row for each person and a few more."""
    context = Context(curriculum, module, {})
    return sheet(context, context.labels.sign_in, (forms.sign_in_for(context, form, workshop.seated),))


def name_cards(curriculum: Curriculum, module: Module, workshop: Workshop, spare: int = 0) -> Document:
    """A card for each person, with the number of their group, empty where no name is known; and so many spare ones."""
    context = Context(curriculum, module, {})
    title = context.labels.pack.name_cards
    groups = tuple(
        context.label(context.labels.pack.group, number=group.number) for group in workshop.groups for _ in group.seats
    )
    section = Section("name-cards", "cards", plain(title), (CardSheet(cards_for(workshop, groups, spare)),))
    return sheet(context, title, (section,))


def cards_for(workshop: Workshop, labels: Sequence[Prose], spare: int) -> tuple[Card, ...]:
    """A card for each person under a label, empty where no name is known; and so many spare ones."""
    cards = (Card(label, plain(name), (), "badge") for label, name in zip(labels, workshop.seated, strict=True))
    return (*cards, *(Card(NOTHING, NOTHING, (), "badge"),) * spare)
