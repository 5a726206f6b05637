"""Real: the press that prints, and the curriculum as its reader and rules see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kit import brand, kinds, overlay, reader, rules, slot, writers
from kit.build.pool import Processes
from kit.build.press import Press
from kit.build.server import WRITERS
from kit.build.worker import render
from kit.curriculum import Curriculum
from kit.curriculum.titled import mentions, titled
from kit.errors import CurriculumError, Problem
from kit.overlay import Touched
from kit.project import Project


def press() -> Press:
    """The press that prints."""
    return Press(read, kinds.EVERY_KIND, brand.load, writers.fingerprint, processes)


def read(project: Project, overlay: Path | None = None) -> tuple[Curriculum, tuple[Problem, ...]]:
    """A project's curriculum, with an organisation's changes laid over it, checked, and the warnings about it."""
    found, _ = _read(project, overlay)
    noted = rules.check(found)
    if any(not problem.warning for problem in noted):
        raise CurriculumError(noted)
    return found.curriculum, noted


def problems(project: Project, minutes: int | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with a project's curriculum, or with its edition of so many minutes, and every warning."""
    return examined(project, None, minutes)[0]


def examined(
    project: Project, overlay: Path | None, minutes: int | None = None
) -> tuple[tuple[Problem, ...], tuple[Touched, ...]]:
    """Everything that is wrong with a curriculum under an overlay, and what the overlay's terms touched."""
    try:
        found, touched = _read(project, overlay)
    except CurriculumError as error:
        return error.problems, ()
    return _checked(found, minutes), touched


def examined_brand(
    project: Project, name: str, minutes: int | None = None
) -> tuple[tuple[Problem, ...], tuple[Touched, ...]]:
    """Everything that is wrong with a brand, and with the curriculum in its words. Raises KitError where there is none."""
    file = brand.find(name, project)
    try:
        chosen, noted = brand.read(file)
    except CurriculumError as error:
        return error.problems, ()
    try:
        result, touched = _read(project, chosen.overlay)
    except CurriculumError as error:
        return (*noted, *error.problems), ()
    return (*noted, *_checked(result, minutes), *_traces(result, chosen)), touched


def _checked(result: reader.ReadResult, minutes: int | None) -> tuple[Problem, ...]:
    """What the rules find in a curriculum; where nothing is wrong with it, in its edition of so many minutes.

    Raises KitError where a module cannot be made so short.
    """
    noted = rules.check(result)
    if minutes is None or any(not problem.warning for problem in noted):
        return noted
    whole = result.curriculum
    return rules.check(replace(result, curriculum=slot.shorter(whole, minutes, (one.id for one in whole.modules))))


def _traces(result: reader.ReadResult, chosen: brand.Brand) -> Iterator[Problem]:
    """Where the house's name would stand in the documents of another brand."""
    name = brand.house().organisation
    if chosen.organisation == name:
        return
    hint = "Say what your course is called: defaults.kit.course. Other places are yours to change in an overlay. Notices stay."
    for prose in mentions(titled(result.curriculum, chosen.course), name):
        said = f"{name} would still stand here, in your documents."
        yield Problem("KIT413", said, hint, result.places.mark(prose.origin), warning=True)


def _read(project: Project, over: Path | None) -> tuple[reader.ReadResult, tuple[Touched, ...]]:
    if over is None:
        return reader.read(project.source, project.source_name), ()
    found = overlay.read(project.source, project.source_name, over, f"{over.parent.name}/{over.name}")
    return found.result, found.touched


def processes(jobs: int) -> Processes:
    """Processes that render real documents."""
    return Processes(render, jobs, WRITERS)
