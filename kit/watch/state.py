"""State: everything the page shows around the document, as plain values."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kit.build.plan import every_title
from kit.errors import KitError, Problem
from kit.kinds import PROGRAMME
from kit.prose import text_of
from kit.watch import pictures
from kit.watch.desk import Desk, View
from kit.watch.documents import Documents, Wanted
from kit.watch.printer import Printer, path


def state(desk: Desk, documents: Documents, printer: Printer, wanted: Wanted, *, editor: bool) -> dict[str, Any]:
    """What the page shows of a document, and of the file."""
    view = desk.view
    return {
        "number": view.number,
        "file": desk.project.source_name,
        "current": view.current,
        "checked": view.checked,
        "trouble": view.trouble,
        "milliseconds": round(1000 * view.seconds),
        "problems": [_problem(problem) for problem in view.problems],
        "title": text_of(view.reading.result.curriculum.title) if view.reading else "",
        "modules": _modules(view, documents),
        "brands": documents.brands,
        "papers": documents.papers,
        "wanted": asdict(wanted),
        "pdf": _pdf(view, documents, printer, wanted),
        "editor": editor,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    mark = problem.mark
    return {
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "warning": problem.warning,
        "place": f"{mark.file}:{mark.line}" if mark else "",
        "line": mark.line if mark else 0,
        "column": mark.column if mark else 0,
        "excerpt": mark.excerpt if mark else "",
    }


def _modules(view: View, documents: Documents) -> list[dict[str, Any]]:
    """Each module with the kinds of its documents, then the programme with its own."""
    if view.reading is None:
        return []
    curriculum = view.reading.result.curriculum
    kinds: dict[str, list[str]] = {}
    for title in every_title(curriculum, documents.press):
        kinds.setdefault(title.module, []).append(title.kind)
    heads = [(module.id, str(module.number), text_of(module.title)) for module in curriculum.modules]
    return [
        {"id": name, "number": number, "title": title, "kinds": kinds[name]}
        for name, number, title in (*heads, (PROGRAMME, "", "Programme"))
        if name in kinds
    ]


def _pdf(view: View, documents: Documents, printer: Printer, wanted: Wanted) -> dict[str, Any]:
    """How the PDF stands: ``current``, ``making``, ``kept`` from before an error, or ``failed``."""
    if view.reading is None:
        return {"state": "kept", "why": "", "pages": 0, "stamp": "0"}
    try:
        file = path(documents, view.reading, wanted)
        pages, stamp = pictures.count(file), str(pictures.stamp(file))
    except (KitError, OSError, RuntimeError) as error:
        return {"state": "failed", "why": str(error), "pages": 0, "stamp": "0"}
    printed = printer.state(wanted)
    known = printed is not None and printed.reading is view.reading
    if printed and known and printed.why:
        told = "failed"
    elif not view.sound:
        told = "kept" if view.checked or not view.current else "making"
    else:
        told = "current" if printed and known and printed.current else "making"
    return {"state": told, "why": printed.why if printed and known else "", "pages": pages, "stamp": stamp}
