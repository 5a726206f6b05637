"""Groups: the sheet that says who is with whom, and who does what in each turn."""

from __future__ import annotations

from kit.blocks import Document, Heading, Paragraph, Section
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.kinds import meeting
from kit.kinds.context import Context
from kit.kinds.pack.frame import sheet
from kit.prose import plain
from kit.workshop import Workshop


def groups_sheet(curriculum: Curriculum, module: Module, workshop: Workshop) -> Document:
    """The groups of a meeting with their turns, for the wall and for whoever leads."""
    context = Context(curriculum, module, {})
    title = context.labels.pack.groups_sheet
    body = (
        Heading(plain(title), 1, "groups"),
        Paragraph(context.listed(meeting.facts(context, workshop), " · "), "small"),
        *meeting.seating(context, workshop),
    )
    return sheet(context, title, (Section("groups", "sheet", plain(title), body),))
