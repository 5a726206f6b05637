"""Reader: a file's located tree becomes a Curriculum, or one error that names every problem with its place.

The schema decides what a scalar is, never YAML: ``no`` is a word in prose and an error in a true-or-false field. Codes
KIT2xx; what fields owe each other is in ``kit.rules``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from kit.curriculum import Curriculum
from kit.errors import CurriculumError, Problem
from kit.reader.build import Builder
from kit.reader.places import Places
from kit.reader.shapes import Part
from kit.yamltree import Node, Source, compose, read_source

__all__ = ["Places", "ReadResult", "read", "read_part", "read_text", "read_tree"]

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A curriculum, where its parts stand in the file, and what its author may want to look at again."""

    curriculum: Curriculum
    places: Places
    warnings: tuple[Problem, ...] = ()


def read(path: Path, name: str) -> ReadResult:
    """The curriculum in a file. The name stands for the file in problems."""
    return read_text(read_source(path, name))


def read_text(source: Source) -> ReadResult:
    """The curriculum in a text."""
    return read_tree(source, compose(source))[0]


def read_tree(source: Source, root: Node) -> tuple[ReadResult, dict[str, str]]:
    """The curriculum in a text whose tree is known, and the context that its prose was read in."""
    builder = Builder(source)
    found = builder.build(root)
    problems = tuple(sorted(builder.problems, key=_place))
    if found is None or any(not problem.warning for problem in problems):
        raise CurriculumError(problems)
    return ReadResult(found, Places(source), problems), builder.context


def read_part(source: Source, root: Node, model: type[_Model]) -> _Model:
    """The model that a file of its own holds, such as a workshop's. Raises CurriculumError with every problem."""
    builder = Builder(source)
    found = builder.part(root, Part(model), "", {"language": "en"})
    if not isinstance(found, model) or any(not problem.warning for problem in builder.problems):
        raise CurriculumError(tuple(sorted(builder.problems, key=_place)))
    return found


def _place(problem: Problem) -> tuple[int, int]:
    return (problem.mark.line, problem.mark.column) if problem.mark else (0, 0)
