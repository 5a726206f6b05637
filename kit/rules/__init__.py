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

__all__ = ["Finding", "check", "check_structure", "findings"]

_STRUCTURE: Final[tuple[Callable[[Curriculum], Iterator[Finding]], ...]] = (
    ids.rules,
    references.rules,
    agenda.rules,
    practice.rules,
    scorecard.rules,
    teaching.rules,
    tables.rules,
    words.rules,
)
"""What documents are composed on the strength of."""
_RULES: Final = (*_STRUCTURE, prose.rules)


def findings(curriculum: Curriculum) -> tuple[Finding, ...]:
    """Everything that a curriculum's parts do not owe each other right, rule by rule."""
    return tuple(finding for rule in _RULES for finding in rule(curriculum))


def check(result: ReadResult) -> tuple[Problem, ...]:
    """The reader's warnings and all findings, in the order of the file."""
    return _ordered(findings(result.curriculum), result)


def check_structure(result: ReadResult) -> tuple[Problem, ...]:
    """The same, but for the house style of the prose, which no document depends on and which takes the longest."""
    return _ordered(tuple(finding for rule in _STRUCTURE for finding in rule(result.curriculum)), result)


def _ordered(found: tuple[Finding, ...], result: ReadResult) -> tuple[Problem, ...]:
    located = (_located(finding, result) for finding in found)
    return tuple(sorted((*result.warnings, *located), key=_place))


def _located(finding: Finding, result: ReadResult) -> Problem:
    mark = result.places.mark(finding.origin)
    return Problem(finding.code, finding.message, finding.hint, mark, finding.warning)


def _place(problem: Problem) -> tuple[int, int, str]:
    return (problem.mark.line, problem.mark.column, problem.code) if problem.mark else (0, 0, problem.code)
