"""Rules: what one field of a curriculum cannot know. Each rule is a small function from models to findings.

A finding names its place by origin; ``check`` gives every finding its place in the file. Codes KIT3xx.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from kit.curriculum import Curriculum
from kit.errors import Problem
from kit.reader import ReadResult
from kit.rules import agenda, ids, practice, prose, references, scorecard, tables, teaching, words
from kit.rules.finding import Finding

__all__ = ["Finding", "check", "findings"]

_RULES: Final[tuple[Callable[[Curriculum], Iterator[Finding]], ...]] = (
    ids.rules,
    references.rules,
    agenda.rules,
    practice.rules,
    scorecard.rules,
    teaching.rules,
    tables.rules,
    words.rules,
    prose.rules,
)


def findings(curriculum: Curriculum) -> tuple[Finding, ...]:
    """Everything that a curriculum's parts do not owe each other right, rule by rule."""
    return tuple(finding for rule in _RULES for finding in rule(curriculum))


def check(result: ReadResult) -> tuple[Problem, ...]:
    """The reader's warnings and all findings, in the order of the file."""
    located = (_located(finding, result) for finding in findings(result.curriculum))
    return tuple(sorted((*result.warnings, *located), key=_place))


def _located(finding: Finding, result: ReadResult) -> Problem:
    mark = result.places.mark(finding.origin)
    return Problem(finding.code, finding.message, finding.hint, mark, finding.warning)


def _place(problem: Problem) -> tuple[int, int, str]:
    return (problem.mark.line, problem.mark.column, problem.code) if problem.mark else (0, 0, problem.code)
