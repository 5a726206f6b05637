"""Again: a file that was read before is read after a save, and only the stretch whose lines changed is read anew.

The smallest stretch around the change is parsed and built by itself, and takes its place in what was read before.
Whatever could make that untrue (a name to repeat a value by, a line that stands too far left, a new id, a slip) sends the
whole file through the ordinary reader. The result is always equal to the ordinary one; tests/test_reader_again.py holds
it to that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kit.errors import CurriculumError, Mark, Problem
from kit.reader import Places, ReadResult, read_tree
from kit.reader.build import Builder
from kit.reader.stretches import Path, Stretch, of_file, of_stretch
from kit.yamltree import MOST_NODES, MOST_PROBLEMS, Node, Source, composed, decode


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file was read into, and what it takes to read it again."""

    result: ReadResult
    lines: tuple[bytes, ...]
    stretches: tuple[Stretch, ...]
    """What can be read alone; none where the file's shape allows no shortcut."""
    context: dict[str, str]
    values: int
    """At most so many values are in the file."""
    whole: bool
    """Whether all of it was read, rather than a stretch."""


class _SlipError(Exception):
    """What changed has something wrong with it: it has to be seen in its file."""


def read(data: bytes, name: str, before: Reading | None = None) -> Reading:
    """The reading of a file's bytes; quick where one stretch differs from the reading before.

    Raises CurriculumError with every problem found, as the ordinary reader does.
    """
    lines = tuple(data.split(b"\n"))
    quick = before and _again(before, lines, name)
    return quick or _whole(data, lines, name)


def _whole(data: bytes, lines: tuple[bytes, ...], name: str) -> Reading:
    source = decode(data, name)
    tree = composed(source)
    result, context = read_tree(source, tree.root)
    stretches = of_file(tree, lines)
    located = replace(result, places=Places(source, stretches))
    return Reading(located, lines, stretches, context, tree.values, whole=True)


# ------------------------------------------------------------------ one stretch


def _again(before: Reading, lines: tuple[bytes, ...], name: str) -> Reading | None:
    """The reading of a file in which at most one stretch differs; nothing where that cannot be told for certain."""
    same, behind = _alike(before.lines, lines)
    if same == len(lines) == len(before.lines):
        return replace(before, whole=False)
    if name != before.result.places.source.name:
        return None
    old_stop = len(before.lines) - behind
    around = (one for one in before.stretches if one.start <= same and old_stop <= one.stop)
    try:
        tried = (_Change(before, one, lines).reading() for one in sorted(around, key=lambda one: one.stop - one.start))
        return next((reading for reading in tried if reading), None)
    except (CurriculumError, _SlipError):
        return None


def _alike(old: tuple[bytes, ...], new: tuple[bytes, ...]) -> tuple[int, int]:
    """How many lines are the same at the beginning, and how many of the others at the end."""
    shorter = min(len(old), len(new))
    same = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - same
    return same, next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)


@dataclass(frozen=True)
class _Piece(Source):
    """A piece of a file that says the places of the whole."""

    whole: Source
    before: int

    def mark(self, line: int, column: int) -> Mark:
        """The mark in the whole file of a place in the piece."""
        return self.whole.mark(line + self.before, column)


@dataclass(frozen=True, slots=True)
class _Change:
    """A stretch whose lines are other than they were."""

    before: Reading
    stretch: Stretch
    lines: tuple[bytes, ...]
    """All lines of the file."""

    @property
    def grown(self) -> int:
        """By how many lines."""
        return len(self.lines) - len(self.before.lines)

    def reading(self) -> Reading | None:
        """The new reading; nothing where a larger stretch has to be seen. Raises where the whole file has to be."""
        stretch, before = self.stretch, self.before
        piece = self.lines[stretch.start : stretch.stop + self.grown]
        if not stretch.stands_in(piece):
            return None
        last = stretch.stop + self.grown == len(self.lines)
        name = before.result.places.source.name
        text = decode(b"\n".join(piece) + (b"" if last else b"\n"), name).text
        tree = composed(Source(name, text))
        node, values = stretch.held(tree.root), before.values + tree.values
        if node is None or tree.anchored or values > MOST_NODES:
            return None
        source = Source(name, self._text(text if last else text[:-1]))
        builder = Builder(_Piece(name, text, source, stretch.start))
        part = builder.part(node, stretch.shape, stretch.origin, before.context)
        warnings = tuple(sorted((*self._kept(source), *builder.problems), key=_where))
        if part is None or any(not one.warning for one in builder.problems) or len(warnings) >= MOST_PROBLEMS:
            raise _SlipError
        value = getattr(part, stretch.name) if stretch.entry else part
        curriculum = put(before.result.curriculum, stretch.path, value)
        stretches = self._stretches(node, piece)
        result = ReadResult(curriculum, Places(source, stretches), warnings)
        return Reading(result, self.lines, stretches, before.context, values, whole=False)

    def _text(self, text: str) -> str:
        """The text of the whole file."""
        old = self.before.result.places.source.text.split("\n")
        return "\n".join((*old[: self.stretch.start], text, *old[self.stretch.stop :]))

    def _stretches(self, node: Node, piece: tuple[bytes, ...]) -> tuple[Stretch, ...]:
        return tuple(self._moved(node, piece))

    def _moved(self, node: Node, piece: tuple[bytes, ...]) -> Iterator[Stretch]:
        """What can be read alone in the new file."""
        here, depth = self.stretch, len(self.stretch.path)
        for one in self.before.stretches:
            if one.start >= here.stop:
                yield one.moved(self.grown)
            elif one.path == here.path:
                yield one.moved(0, self.grown)
                yield from of_stretch(one, node, piece)
            elif one.path == here.path[: len(one.path)]:
                yield one.moved(0, self.grown)
            elif one.path[:depth] != here.path:
                yield one

    def _kept(self, source: Source) -> Iterator[Problem]:
        """The warnings about other parts of the file, where these stand now."""
        for problem in self.before.result.warnings:
            line = problem.mark.line if problem.mark else 0
            column = problem.mark.column if problem.mark else 0
            if line <= self.stretch.start:
                yield problem
            elif line > self.stretch.stop:
                yield replace(problem, mark=source.mark(line + self.grown, column))


def put(whole: Any, path: Path, value: Any) -> Any:
    """A part of a curriculum with another value at a path. No rule of the schema binds fields to the ones beside them."""
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        return (*whole[:step], put(whole[step], tuple(rest), value), *whole[step + 1 :])
    return whole.model_copy(update={step: put(getattr(whole, step), tuple(rest), value)})


def _where(problem: Problem) -> tuple[int, int]:
    return (problem.mark.line, problem.mark.column) if problem.mark else (0, 0)
