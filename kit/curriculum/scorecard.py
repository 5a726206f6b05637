"""Scorecard: the items that observers mark."""

from __future__ import annotations

from pydantic import Field

from kit.curriculum.fields import Line, Model, Slug


class Item(Model):
    """One item of the scorecard."""

    id: Slug
    label: Line
    anchors: dict[int, Line]
    """One sentence for each level of the scale."""
    marking_note: Line | None = None
    """How to decide where two fair observers could differ."""
    evidence_lines: int = Field(ge=2, le=4)
    behaviours: tuple[Slug, ...] = ()
    outcome: Slug | None = None


class Scorecard(Model):
    """What observers mark."""

    items: tuple[Item, ...] = Field(min_length=1, max_length=8)
