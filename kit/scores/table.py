"""The table: one row an item and card, as CSV that spreadsheets open safely."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from kit.curriculum import Curriculum
from kit.prose import text_of
from kit.scores.cards import NO_OPPORTUNITY, Card, Mark
from kit.scores.folder import Gathered

FORMULA = ("=", "+", "-", "@", "\t", "\n")
"""What a cell must not begin with, because spreadsheets would run it."""


def table(gathered: Gathered, curriculum: Curriculum) -> bytes:
    """All marks as UTF-8 CSV with a byte order mark, by which spreadsheets know it; unread files stand at the end.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    most = max((len(mark.heard) for card in gathered.cards for mark in card.marks), default=0)
    header = [field.id for field in curriculum.scorecard_form.header]
    heads = ["file", "copy", "folder", "module_id", *header, "item_id", "item_text", "level", "level_text"]
    for line in range(1, most + 1):
        heads += [f"minute_{line}", f"words_{line}"]
    heads += ["strength", "next_step", "remark"]
    text = StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(heads)), restval="", lineterminator="\r\n")
    writer.writeheader()
    for card in gathered.cards:
        writer.writerows({name: safe(cell) for name, cell in row.items()} for row in _rows(card, curriculum))
    for unread in gathered.unread:
        writer.writerow({"file": safe(unread.file), "remark": safe(unread.why)})
    return text.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _rows(card: Card, curriculum: Curriculum) -> Iterator[dict[str, str]]:
    module = next(module for module in curriculum.modules if module.id == card.module)
    labels = {item.id: text_of(item.label) for item in module.scorecard.items}
    levels = {str(level.value): text_of(level.label) for level in curriculum.rating_scale.levels}
    levels[NO_OPPORTUNITY] = curriculum.labels.no_opportunity_label
    whole = {"strength": card.strength, "next_step": card.next_step}
    for mark in card.marks:
        row = {**card.header, "file": card.file, "copy": card.copy, "folder": card.group, "module_id": card.module}
        row |= {"item_id": mark.item, "item_text": labels[mark.item], "level": mark.level, **whole}
        row |= {"level_text": levels.get(mark.level, ""), "remark": _remark(mark, levels)}
        for line, heard in enumerate(mark.heard, start=1):
            row |= {f"minute_{line}": heard.minute, f"words_{line}": heard.words}
        yield row


def _remark(mark: Mark, levels: dict[str, str]) -> str:
    if not mark.level:
        return "not marked"
    return "" if mark.level in levels else f"no level is called {mark.level}"
