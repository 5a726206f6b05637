"""Notes: every problem of an overlay, so that its author reads all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from kit.errors import CurriculumError, Problem
from kit.yamltree import MOST_PROBLEMS, Node, Source

_LONGEST = 240


class Notes:
    """Gathers problems, in the order in which they are found."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._problems: list[Problem] = []

    def error(self, code: str, node: Node, message: str, hint: str) -> None:
        """Notes what must be mended. Of very many, the first are enough."""
        self._add(code, node, message, hint, warning=False)

    def warn(self, code: str, node: Node, message: str, hint: str) -> None:
        """Notes what an author should look at."""
        self._add(code, node, message, hint, warning=True)

    def _add(self, code: str, node: Node, message: str, hint: str, warning: bool) -> None:
        if len(self._problems) < MOST_PROBLEMS:
            mark = self.source.mark(node.line, node.column)
            self._problems.append(Problem(code, message, hint, mark, warning))

    def settle(self) -> tuple[Problem, ...]:
        """The warnings, in the order of the file. Raises CurriculumError where there are errors."""
        ordered = tuple(
            sorted(self._problems, key=lambda one: (one.mark.line, one.mark.column) if one.mark else (0, 0))
        )
        if any(not problem.warning for problem in ordered):
            raise CurriculumError(ordered)
        return ordered

    def place(self, node: Node) -> str:
        """A place as file, line and column."""
        return str(self.source.mark(node.line, node.column))


def meant(name: str, known: Iterable[str]) -> str:
    """What somebody who wrote a name may have meant."""
    names = tuple(known)
    close = get_close_matches(name, names, n=1, cutoff=0.6)
    return f"Did you mean `{close[0]}`?" if close else f"There is {', '.join(names[:12]) or 'nothing'}."


def quoted(text: str) -> str:
    """A text in full, or as much of it as one can compare."""
    words = " ".join(text.split())
    return f'"{words}"' if len(words) <= _LONGEST else f'"{words[:_LONGEST]}…"'
