"""Agenda: the blocks of a module as a table whose rows are as high as the blocks are long."""

from __future__ import annotations

from kit.blocks import Agenda, AgendaRow, Weight
from kit.brand import Palette
from kit.writers.docx.job import Job, Place
from kit.writers.docx.markup import twips
from kit.writers.docx.tables import cell, row, table
from kit.writers.docx.text import TAB, line, paragraph, run
from kit.writers.docx.theme import shading

_CLOCK_MM, _BAR_MM = 15.0, 20.0
_MINUTE_MM, _LEAST_MM = 1.5, 6.5
_SHARES: dict[Weight, float] = {"main": 1, "practice": 0.3, "led": 0.1, "break": 0}


def agenda(block: Agenda, job: Job, place: Place) -> str:
    """The agenda to scale: clock, a bar with its minutes, title and detail; the end stands below."""
    widths = [twips(_CLOCK_MM), twips(_BAR_MM), place.width - twips(_CLOCK_MM) - twips(_BAR_MM)]
    end = row((cell(widths[0], paragraph("Kit Agenda Clock", run(block.end))), cell(widths[1]), cell(widths[2])))
    rows = (_row(part, widths, job) for part in block.rows)
    return table("Kit Agenda", widths, (*rows, end), block.description, first_column=True, last_column=True)


def _row(part: AgendaRow, widths: list[int], job: Job) -> str:
    detail = line(part.detail, job, "Kit Detail")
    words = line(part.title, job, "Strong") + (TAB + detail if detail else "")
    bar = "Kit Main Bar" if part.weight == "main" else "Kit Bar"
    cells = (
        cell(widths[0], paragraph("Kit Agenda Clock", run(part.clock))),
        cell(widths[1], paragraph(bar, run(str(part.minutes))), _shade(job.palette, part.weight)),
        cell(widths[2], paragraph("Kit Agenda Text", words)),
    )
    return row(cells, twips(max(part.minutes * _MINUTE_MM, _LEAST_MM)))


def _shade(palette: Palette, weight: Weight) -> str:
    share = _SHARES[weight]
    return shading(palette, "primary", share) if share else ""
