"""What commands print: problems with their places, notes, and the last words of a command that stops."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from kit.errors import KitError, Mark, Problem

WIDTH = 100
"""How much of a line in question is shown."""

MARGIN = 40
"""How much of a long line is shown before the place in question."""


def listing(problems: tuple[Problem, ...]) -> str:
    """Problems for people: each with its place, its line and a caret, and a last line that counts them."""
    errors = sum(not problem.warning for problem in problems)
    warnings = len(problems) - errors
    counts = (
        f"{errors} {'problem' if errors == 1 else 'problems'}, {warnings} {'warning' if warnings == 1 else 'warnings'}"
    )
    return "\n".join([*(line for problem in problems for line in _problem(problem)), counts])


def _problem(problem: Problem) -> Iterator[str]:
    mark = problem.mark
    place = f"{mark}: " if mark else ""
    yield f"{place}{'warning' if problem.warning else 'error'} {problem.code}: {problem.message}"
    if mark and mark.excerpt:
        yield from _pointed(mark)
    if problem.hint:
        yield f"  {problem.hint}"


def _pointed(mark: Mark) -> Iterator[str]:
    """The line in question with a caret under the place; of a long line, the part around it."""
    start = max(0, mark.column - 1 - MARGIN) if len(mark.excerpt) > WIDTH else 0
    shown = mark.excerpt[start : start + WIDTH]
    indent = "".join("\t" if sign == "\t" else " " for sign in shown[: mark.column - 1 - start])
    yield f"{mark.line:>6} | {shown}"
    yield f"{'':>6} | {indent}^"


def as_json(problems: tuple[Problem, ...]) -> str:
    """Problems for programs."""
    from dataclasses import asdict

    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def note(text: str) -> None:
    """Print a line beside the products, for people only."""
    click.echo(text, err=True)


def fail(error: KitError) -> NoReturn:
    """Say what went wrong, and end with its exit code."""
    from kit.errors import CurriculumError

    text = listing(error.problems) if isinstance(error, CurriculumError) else str(error)
    stop(text, error.exit_code)


def stop(text: str, code: int) -> NoReturn:
    """Say why, and end."""
    note(text)
    sys.exit(code)
