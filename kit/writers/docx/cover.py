"""Cover: the brand, a large numeral, what this is, and lines to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from kit.blocks import Cover, Field, FieldRow
from kit.writers.docx.job import Job, Place
from kit.writers.docx.tables import field_row
from kit.writers.docx.text import line, paragraph, run, said


def cover(block: Cover, job: Job, place: Place) -> Iterator[str]:
    """The cover. Its numeral is the number of a list, so that it is drawn and not read."""
    yield paragraph("Kit Numeral", counter=job.counters.start("Kit Numeral", block.number))
    yield _brand(job)
    yield said(block.label, "Kit Cover Label", job)
    yield paragraph("Title", line(block.title, job))
    yield said(block.subtitle, "Subtitle", job)
    for fact in block.facts:
        yield said(fact, "Kit Fact", job)
    yield said(block.list_title, "Kit Cover List Title", job)
    for check in block.checks:
        yield said(check, "Kit Tick", job)
    if block.fields:
        fields = tuple(Field(str(place), label) for place, label in enumerate(block.fields))
        yield field_row(FieldRow(fields), job, place, 20)
    if job.imprint:
        yield paragraph("Kit Imprint", run(" · ".join(job.imprint)))


def _brand(job: Job) -> str:
    name = run(job.organisation)
    logos = run("   ").join(logo.xml() for logo in job.logos)
    return (paragraph("Kit Brand", logos) if logos else "") + paragraph("Kit Brand", name)
