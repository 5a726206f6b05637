"""People: the sheet on which they sign in, and cards with their names."""

from __future__ import annotations

from kit.blocks import Card, CardSheet, Document, Section
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.shared import SignIn
from kit.kinds.context import Context
from kit.kinds.guide import forms
from kit.kinds.pack.frame import sheet
from kit.prose import NOTHING, plain
from kit.workshop import Workshop


def sign_in_sheet(curriculum: Curriculum, module: Module, workshop: Workshop, form: SignIn) -> Document:
    """The sign-in sheet, with a row for each person and a few more."""
    context = Context(curriculum, module, {})
    return sheet(context, context.labels.sign_in, (forms.sign_in_for(context, form, workshop.seated),))


def name_cards(curriculum: Curriculum, module: Module, workshop: Workshop, spare: int = 0) -> Document:
    """A card for each person, with the number of their group, empty where no name is known; and so many spare ones."""
    context = Context(curriculum, module, {})
    labels = context.labels.pack
    cards = tuple(
        Card(context.label(labels.group, number=group.number), plain(name), (), "quarter")
        for group in workshop.groups
        for name in group.seats
    )
    section = Section(
        "name-cards",
        "cards",
        plain(labels.name_cards),
        (CardSheet((*cards, *(Card(NOTHING, NOTHING, (), "quarter"),) * spare)),),
    )
    return sheet(context, labels.name_cards, (section,))
