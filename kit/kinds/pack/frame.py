"""Frame: a sheet of a pack, in the frame of its module's guide."""

from __future__ import annotations

from dataclasses import replace

from kit.blocks import Document, Section
from kit.kinds import frame
from kit.kinds.context import Context
from kit.prose import inline_text
from kit.typography import slug
from kit.workshop import Workshop


def sheet(context: Context, name: str, sections: tuple[Section, ...], kind: str = "guide") -> Document:
    """A document called ``name``, made like those of ``kind``; one of kind ``run-sheet`` lies on its long side."""
    made = frame.document(context, "guide", sections)
    module = inline_text(context.module.title.inlines)
    turned = kind == "run-sheet"
    return replace(made, kind=kind, name=slug(name), title=f"{module} · {name}", landscape=turned)


def moment(context: Context, workshop: Workshop, seconds: int) -> str:
    """A time on the clock, such as 9:30; past midnight it says so."""
    shown = clock_time(workshop, seconds)
    return context.labels.pack.next_day.format(time=shown) if workshop.days_after(seconds) else shown


def clock_time(workshop: Workshop, seconds: int) -> str:
    """What the clock on the wall shows, such as 9:30 or 9:30:30."""
    at = workshop.at(seconds)
    return f"{at.hour}:{at.minute:02d}" + (f":{at.second:02d}" if at.second else "")
