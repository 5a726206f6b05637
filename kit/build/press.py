"""Press: the functions that a build calls on for reading, composing and rendering, gathered so that tests can give others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kit.brand import Brand
from kit.build.pool import Pool
from kit.curriculum import Curriculum
from kit.errors import Problem
from kit.kinds import AnyKind
from kit.paper import Paper
from kit.project import Project


class Read(Protocol):
    """Reads a project's curriculum."""

    def __call__(self, project: Project, overlay: Path | None = None) -> tuple[Curriculum, tuple[Problem, ...]]:
        """The curriculum, with an organisation's changes laid over it, and the warnings about it.

        Raises CurriculumError where it has errors.
        """


@dataclass(frozen=True, slots=True)
class Press:
    """What a build calls on."""

    read: Read
    kinds: Mapping[str, AnyKind]
    brand: Callable[[str, Project], Brand]
    style: Callable[[Brand, Paper], str]
    """The fingerprint of all that a document's look depends on."""
    pool: Callable[[int], Pool]
    """Somebody to render, so many documents at a time."""
