"""Handout: the page of ideas, and what participants do before the next module. Worksheets have a file of their own."""

from __future__ import annotations

from pydantic import Field

from kit.curriculum.fields import Line, MaybeLine, Model, Rich, Slug


class ConceptSection(Model):
    """A named list or small table on the concept page."""

    id: Slug
    title: Line
    columns: tuple[MaybeLine, ...] = ()
    rows: tuple[tuple[MaybeLine, ...], ...] = Field(min_length=1)
    """Each row a list of cells, one line an item."""


class WriteIn(Model):
    """A line to complete on the concept page."""

    label: Line
    lines: int = Field(default=1, ge=1, le=4)


class ConceptPage(Model):
    """The one page of ideas in the handout."""

    title: Line
    sections: tuple[ConceptSection, ...] = Field(min_length=1)
    write_in: tuple[WriteIn, ...] = ()
    close: Line


class Task(Model):
    """Something to do before the next module."""

    id: Slug
    title: Line
    task: Rich
    minutes: int = Field(ge=1)
    partner: bool
    bring_back: Line
    due_module: Slug | None = None
    """The module that opens with it."""
    safety_note: Line | None = None
