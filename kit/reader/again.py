"""Again: a file that was read before is read after a save, and only the module whose lines changed is read anew.

The text before a module and the text after it are what they were, and a module's item begins at a line of its own: so
the parser stands there as it stood before, and the module can be read from its lines alone. Whatever could make that
untrue (an anchor, a line that stands too far left, a new id, any problem at all) sends the whole file through the
ordinary reader. The result is always equal to the ordinary one; tests/test_reader_again.py holds it to that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, NamedTuple

from kit.curriculum import Curriculum
from kit.errors import CurriculumError, Mark, Problem
from kit.reader import Places, ReadResult, read_tree
from kit.reader.build import Builder
from kit.yamltree import MOST_NODES, MOST_PROBLEMS, Composed, Mapping, Node, Sequence, Source, composed, decode

_ITEM: Final = b"  - "
_INSIDE: Final = b"   "
_HEAD: Final = "modules:\n"


class Span(NamedTuple):
    """The lines of a module, from its hyphen to the line before the next; counted from 0, the end left out."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file was read into, and what it takes to read it again."""

    result: ReadResult
    lines: tuple[bytes, ...]
    spans: tuple[Span, ...]
    """Of each module; none where the file's shape allows no shortcut."""
    context: dict[str, str]
    values: int
    """At most so many values are in the file."""
    whole: bool
    """Whether all of it was read, rather than a module."""


def read(data: bytes, name: str, before: Reading | None = None) -> Reading:
    """The reading of a file's bytes; quick where one module differs from the reading before.

    Raises CurriculumError with every problem found, as the ordinary reader does.
    """
    lines = tuple(data.split(b"\n"))
    quick = before and _again(before, lines, name)
    return quick or _whole(data, lines, name)


def _whole(data: bytes, lines: tuple[bytes, ...], name: str) -> Reading:
    source = decode(data, name)
    tree = composed(source)
    result, context = read_tree(source, tree.root)
    return Reading(result, lines, _spans(tree, lines), context, tree.values, whole=True)


def _spans(tree: Composed, lines: tuple[bytes, ...]) -> tuple[Span, ...]:
    root = tree.root
    modules = root.get("modules") if isinstance(root, Mapping) else None
    if tree.anchored or not isinstance(modules, Sequence) or not isinstance(root, Mapping) or root.column != 1:
        return ()
    starts = [item.line - 1 for item in modules.items]
    plain = not modules.flow and all(lines[start].startswith(_ITEM) for start in starts)
    if not plain or not all(isinstance(item, Mapping) and item.column == 5 for item in modules.items):
        return ()
    after = [key.line - 1 for key, _ in root.entries if key.line - 1 > starts[-1]]
    return tuple(Span(*span) for span in pairwise([*starts, min(after, default=len(lines))]))


# ------------------------------------------------------------------ one module


def _again(before: Reading, lines: tuple[bytes, ...], name: str) -> Reading | None:
    """The reading of a file in which at most one module differs; nothing where that cannot be told for certain."""
    same, behind = _alike(before.lines, lines)
    if same == len(lines) == len(before.lines):
        return replace(before, whole=False)
    old_stop, grown = len(before.lines) - behind, len(lines) - len(before.lines)
    place = next((n for n, span in enumerate(before.spans) if span.start <= same and old_stop <= span.stop), None)
    if place is None or name != before.result.places.source.name:
        return None
    span = before.spans[place]
    piece = lines[span.start : span.stop + grown]
    if not _stands_alone(piece):
        return None
    new = _Piece(before, place, piece, grown, last=span.stop + grown == len(lines))
    return new.reading(lines)


def _alike(old: tuple[bytes, ...], new: tuple[bytes, ...]) -> tuple[int, int]:
    """How many lines are the same at the beginning, and how many of the others at the end."""
    shorter = min(len(old), len(new))
    same = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - same
    return same, next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)


def _stands_alone(piece: tuple[bytes, ...]) -> bool:
    """Whether lines are an item with all its lines to the right of its hyphen: nothing in them can end the list."""
    inside = (line.startswith(_INSIDE) or not line.strip() or line.lstrip().startswith(b"#") for line in piece[1:])
    return bool(piece) and piece[0].startswith(_ITEM) and all(inside)


@dataclass(frozen=True)
class _Whole(Source):
    """A part of a file that says the places of the whole."""

    whole: Source
    before: int

    def mark(self, line: int, column: int) -> Mark:
        """The mark in the whole file of a place in the part."""
        return self.whole.mark(line + self.before, column)


@dataclass(frozen=True, slots=True)
class _Piece:
    """The lines of one module, after a save."""

    before: Reading
    place: int
    piece: tuple[bytes, ...]
    grown: int
    last: bool

    def reading(self, lines: tuple[bytes, ...]) -> Reading | None:
        """The new reading, unless the module has to be seen in its file."""
        before, span = self.before, self.before.spans[self.place]
        name = before.result.places.source.name
        try:
            text = decode(b"\n".join(self.piece) + (b"" if self.last else b"\n"), name).text
            tree = composed(Source(name, _HEAD + text))
        except CurriculumError:
            return None
        values = before.values + tree.values
        node = _only_item(tree.root)
        if node is None or tree.anchored or values > MOST_NODES:
            return None
        source = Source(name, self._text(text))
        builder = Builder(_Whole(name, text, source, span.start - 1))
        old = before.result.curriculum
        module = builder.module(node, f"modules/{old.modules[self.place].id}", before.context)
        warnings = tuple(sorted((*self._kept(source), *builder.problems), key=_where))
        sound = all(problem.warning for problem in builder.problems) and len(warnings) < MOST_PROBLEMS
        if module is None or module.id != old.modules[self.place].id or not sound:
            return None
        modules = (*old.modules[: self.place], module, *old.modules[self.place + 1 :])
        result = ReadResult(_with_modules(old, modules), Places(source), warnings)
        return Reading(result, lines, self._spans(), before.context, values, whole=False)

    def _text(self, text: str) -> str:
        """The text of the whole file."""
        span, old = self.before.spans[self.place], self.before.result.places.source.text.split("\n")
        new = text.split("\n") if self.last else text.split("\n")[:-1]
        return "\n".join((*old[: span.start], *new, *old[span.stop :]))

    def _spans(self) -> tuple[Span, ...]:
        spans, here = self.before.spans, self.place
        later = (Span(span.start + self.grown, span.stop + self.grown) for span in spans[here + 1 :])
        return (*spans[:here], Span(spans[here].start, spans[here].stop + self.grown), *later)

    def _kept(self, source: Source) -> Iterator[Problem]:
        """The warnings about other parts of the file, where these stand now."""
        span = self.before.spans[self.place]
        for problem in self.before.result.warnings:
            line = problem.mark.line if problem.mark else 0
            column = problem.mark.column if problem.mark else 0
            if line <= span.start:
                yield problem
            elif line > span.stop:
                yield replace(problem, mark=source.mark(line + self.grown, column))


def _only_item(root: Node) -> Mapping | None:
    modules = root.get("modules") if isinstance(root, Mapping) and len(root.entries) == 1 else None
    items = modules.items if isinstance(modules, Sequence) else ()
    return items[0] if len(items) == 1 and isinstance(items[0], Mapping) else None


def _with_modules(old: Curriculum, modules: tuple[object, ...]) -> Curriculum:
    """A curriculum with other modules; no rule of the schema binds modules to the fields beside them."""
    others = {name: getattr(old, name) for name in Curriculum.model_fields if name != "modules"}
    return Curriculum.model_construct(old.model_fields_set, **others, modules=modules)


def _where(problem: Problem) -> tuple[int, int]:
    return (problem.mark.line, problem.mark.column) if problem.mark else (0, 0)
