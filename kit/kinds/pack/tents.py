"""Tents: a sheet for each person, folded to stand before them with their name to both sides."""

from __future__ import annotations

from kit.blocks import Card, CardSheet, Document, Section
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.kinds.context import Context
from kit.kinds.pack.frame import sheet
from kit.prose import NOTHING, plain
from kit.workshop import Workshop


def name_tents(curriculum: Curriculum, module: Module, workshop: Workshop, spare: int = 0) -> Document:
    """A tent for each person, with a line to write on where no name is known; and so many spare ones."""
    context = Context(curriculum, module, {})
    title = context.labels.pack.name_tents
    cards = tuple(Card(NOTHING, plain(name), (), "tent") for name in (*workshop.seated, *("",) * spare))
    return sheet(context, title, (Section("name-tents", "cards", plain(title), (CardSheet(cards),)),), "name-tents")
