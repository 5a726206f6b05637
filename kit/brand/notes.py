"""Notes: a brand file's located tree, and every problem found while it is read."""

from __future__ import annotations

import os
import stat
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from kit.errors import CurriculumError, Problem
from kit.yamltree import Mapping, Node, Scalar, Source, compose, shown


class Notes:
    """Gathers problems, so that an organisation reads all of them at once."""

    def __init__(self, folder: Path, source: Source) -> None:
        self.folder = folder
        self.root: Node = compose(source)
        self._source = source
        self._problems: list[Problem] = []

    def error(self, code: str, node: Node, message: str, hint: str) -> None:
        """Notes what must be mended."""
        self._add(Problem(code, message, hint, self._source.mark(node.line, node.column)))

    def warn(self, code: str, node: Node, message: str, hint: str = "") -> None:
        """Notes what a reader should know."""
        self._add(Problem(code, message, hint, self._source.mark(node.line, node.column), warning=True))

    def _add(self, problem: Problem) -> None:
        if (problem.code, problem.message) not in {(one.code, one.message) for one in self._problems}:
            self._problems.append(problem)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was noted, in the order of the file."""
        return tuple(sorted(self._problems, key=lambda one: (one.mark.line, one.mark.column) if one.mark else (0, 0)))

    def settle(self) -> tuple[Problem, ...]:
        """The warnings. Raises CurriculumError where there are errors."""
        if any(not problem.warning for problem in self._problems):
            raise CurriculumError(self.problems)
        return self.problems

    # -------------------------------------------------------------- values

    def node(self, *path: str) -> Node | None:
        """What stands at the end of a path of keys."""
        node: Node | None = self.root
        for key in path:
            node = node.get(key) if isinstance(node, Mapping) else None
        return None if isinstance(node, Scalar) and node.null else node

    def text(self, *path: str) -> str:
        """The text at the end of a path of keys; empty where there is none."""
        return value(self.node(*path))

    # -------------------------------------------------------------- files

    def path(self, node: Scalar, kinds: frozenset[str], what: str, largest: int) -> Path | None:
        """A file inside the folder, named relative to it; otherwise a problem and None. Nothing outside is opened."""
        name = node.value.strip()
        if "://" in name or name.startswith("data:") or PurePosixPath(name).suffix.lower() not in kinds:
            hint = f"Put a file of one of these kinds beside the brand file and name it: {', '.join(sorted(kinds))}."
            self.error("KIT401", node, f"{what} {shown(name)} cannot be used.", hint)
            return None
        path = self._inside(node, what)
        if path and path.stat().st_size > largest:
            self.error("KIT401", node, f"{what} {shown(name)} is larger than {largest // 1024} KB.", "Save it smaller.")
            return None
        return path

    def _inside(self, node: Scalar, what: str) -> Path | None:
        try:
            path = (self.folder / node.value.strip()).resolve()
            if not path.is_relative_to(self.folder):
                outside = f"{what} {shown(node.value)} is not inside the brand's folder."
                self.error("KIT411", node, outside, "Copy it there and name it by a relative path.")
            elif path.is_file() and os.access(path, os.R_OK) and stat.S_ISREG(path.stat().st_mode):
                return path
            else:
                hint = "Look at its name; it must be an ordinary file that you may read."
                self.error("KIT401", node, f"{what} {shown(node.value)} is not there.", hint)
        except (OSError, ValueError, RuntimeError):
            self.error("KIT401", node, f"{what} {shown(node.value)} cannot be found.", "Look at its name.")
        return None

    def folder_at(self, node: Scalar, what: str) -> Path | None:
        """A folder inside the brand's, no file of which leads out of it; otherwise a problem and None."""
        path = (self.folder / node.value.strip()).resolve() if "\0" not in node.value else self.folder.parent
        if not path.is_relative_to(self.folder) or not path.is_dir():
            self.error(
                "KIT411", node, f"{what} {shown(node.value)} is not a folder inside the brand's.", "Copy it there."
            )
            return None
        for file in path.rglob("*"):
            if not file.resolve().is_relative_to(self.folder) or not (file.is_file() or file.is_dir()):
                self.error("KIT411", node, f"{what} holds {shown(file.name)}, which is not in it.", "Copy it there.")
                return None
        return path


def value(node: Node | None) -> str:
    """The text of a scalar; empty for anything else."""
    return node.value.strip() if isinstance(node, Scalar) and not node.null else ""


def meant(word: str, known: tuple[str, ...]) -> str:
    """What somebody who wrote a word may have meant."""
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"Did you mean {close[0]}?" if close else f"Known are {', '.join(known)}."
