"""Frame: a sheet of a pack, in the frame of its module's guide, or of the course where it is for several modules."""

from __future__ import annotations

from dataclasses import replace

from kit.blocks import Document, Section
from kit.kinds import frame
from kit.kinds.context import Context, Course
from kit.prose import inline_text
from kit.typography import slug


def course_sheet(course: Course, name: str, sections: tuple[Section, ...], landscape: bool = False) -> Document:
    """A document for several modules, called ``name``."""
    made = frame.programme_document(course, "overview", sections, landscape)
    programme = inline_text(course.curriculum.title.inlines)
    return replace(made, kind="guide", name=slug(name), title=f"{programme} · {name}")


def sheet(context: Context, name: str, sections: tuple[Section, ...], kind: str = "guide") -> Document:
    """A document called ``name``, made like those of ``kind``; run sheets and name tents lie on their long side."""
    made = frame.document(context, "guide", sections)
    module = inline_text(context.module.title.inlines)
    turned = kind in {"run-sheet", "name-tents"}
    return replace(made, kind=kind, name=slug(name), title=f"{module} · {name}", landscape=turned)
