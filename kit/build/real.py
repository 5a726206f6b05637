"""Real: the press that prints, and the curriculum as its reader and rules see it."""

from __future__ import annotations

from kit import brand, kinds, reader, rules, writers
from kit.build.pool import Processes
from kit.build.press import Press
from kit.build.server import WRITERS
from kit.build.worker import render
from kit.curriculum import Curriculum
from kit.errors import CurriculumError, Problem
from kit.project import Project


def press() -> Press:
    """The press that prints."""
    return Press(read, kinds.EVERY_KIND, brand.load, writers.fingerprint, processes)


def read(project: Project) -> tuple[Curriculum, tuple[Problem, ...]]:
    """A project's curriculum, read and checked, and the warnings about it."""
    found = reader.read(project.source, project.source_name)
    noted = rules.check(found)
    if any(not problem.warning for problem in noted):
        raise CurriculumError(noted)
    return found.curriculum, noted


def problems(project: Project) -> tuple[Problem, ...]:
    """Everything that is wrong with a project's curriculum, and every warning."""
    try:
        return rules.check(reader.read(project.source, project.source_name))
    except CurriculumError as error:
        return error.problems


def processes(jobs: int) -> Processes:
    """Processes that render real documents."""
    return Processes(render, jobs, WRITERS)
