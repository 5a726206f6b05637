"""Composer: the events of a YAML parser become a tree, within bounds that a hostile file cannot pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NoReturn, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from kit.errors import CurriculumError, Mark, Problem
from kit.yamltree.nodes import Mapping, Node, Scalar, Sequence
from kit.yamltree.source import MOST_PROBLEMS, UNPRINTABLE, Source, character_name, shown
from kit.yamltree.syntax import complaint

DEEPEST: Final = 60
"""Lists and mappings inside one another."""
MOST_NODES: Final = 1_000_000
"""Values in one file, with those that aliases repeat."""
MOST_REPEATED: Final = 50_000
"""Values that aliases repeat, counted as often as they are repeated."""

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Start = ScalarEvent | SequenceStartEvent | MappingStartEvent


@dataclass(frozen=True, slots=True)
class Composed:
    """The tree of a text, and what it took."""

    root: Node
    values: int
    """How many values it holds, with those that aliases repeat."""
    anchored: bool
    """Whether any of them has a name that others could repeat it by."""


def compose(source: Source) -> Node:
    """The tree of a text that holds one document."""
    return composed(source).root


def composed(source: Source) -> Composed:
    """The tree of a text that holds one document, and what it took."""
    composer = _Composer(source)
    root = composer.document()
    if composer.problems:
        raise CurriculumError(tuple(composer.problems))
    return Composed(root, composer.count, bool(composer.anchors))


class _Composer:
    """Reads events one by one; keeps the problems found, and what each anchor stands for."""

    def __init__(self, source: Source) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._events = self._safe_events()
        self.anchors: dict[str, tuple[Node, int] | None] = {}
        self.count = 0
        self._repeated = 0

    def _safe_events(self) -> Iterator[Event]:
        """The parser's events; its errors become problems."""
        try:
            yield from yaml.parse(self._source.text, Loader=_LOADER)
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            fault = complaint(error, self._source.text)
            self._fail("KIT110", self._source.mark(fault.line, fault.column), fault.message, fault.hint)

    # -------------------------------------------------------------- problems

    def _mark(self, event: Event) -> Mark:
        return self._source.mark(*_place(event))

    def _report(self, code: str, mark: Mark, message: str, hint: str) -> None:
        self.problems.append(Problem(code, message, hint, mark))
        if len(self.problems) >= MOST_PROBLEMS:
            raise CurriculumError(tuple(self.problems))

    def _fail(self, code: str, mark: Mark, message: str, hint: str) -> NoReturn:
        raise CurriculumError((*self.problems, Problem(code, message, hint, mark)))

    # -------------------------------------------------------------- nodes

    def document(self) -> Node:
        """The root of the only document."""
        next(self._events)
        start = next(self._events)
        root = Scalar("", "", 1, 1) if isinstance(start, StreamEndEvent) else self._node(next(self._events), 0)
        if isinstance(root, Scalar) and root.null:
            self._fail("KIT106", self._source.mark(1, 1), "The file is empty.", "Start from a copy of an example.")
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                hint = "Keep one document in a file: delete the line of hyphens."
                self._fail("KIT114", self._mark(event), "A second document starts here.", hint)
        return root

    def _node(self, event: Event, depth: int) -> Node:
        """The node that starts with an event."""
        if isinstance(event, AliasEvent):
            return self._aliased(event)
        event = cast("_Start", event)
        self._take(event, depth)
        anchor, before = event.anchor, self.count
        if anchor is not None:
            self.anchors[anchor] = None
        node: Node
        match event:
            case ScalarEvent():
                node = self._scalar(event)
            case SequenceStartEvent():
                node = self._sequence(event, depth + 1)
            case MappingStartEvent():
                node = self._mapping(event, depth + 1)
        if anchor is not None:
            self.anchors[anchor] = (node, self.count - before + 1)
        return node

    def _take(self, event: _Start, depth: int) -> None:
        """Count a node, and refuse what no node may have."""
        self.count += 1
        if self.count > MOST_NODES:
            self._fail("KIT119", self._mark(event), f"The file holds more than {MOST_NODES} values.", "Divide it.")
        if depth > DEEPEST:
            hint = "Look for brackets that are not closed."
            self._fail(
                "KIT118", self._mark(event), f"Lists and keys stand more than {DEEPEST} deep inside one another.", hint
            )
        if event.tag is not None:
            hint = "Write the value alone; text that starts with an exclamation mark goes in quotation marks."
            tag = shown(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._report("KIT113", self._mark(event), f"Tags such as {tag} are not used here.", hint)

    def _scalar(self, event: ScalarEvent) -> Scalar:
        value, style = event.value, event.style or ""
        hidden = UNPRINTABLE.search(value) if style == '"' else None
        if hidden:
            message = (
                f"An escape in this text stands for a character that cannot be printed: {character_name(hidden[0])}."
            )
            self._report("KIT104", self._mark(event), message, "Delete it.")
        return Scalar(value, style, *_place(event))

    def _sequence(self, event: SequenceStartEvent, depth: int) -> Sequence:
        items: list[Node] = []
        for inner in self._events:
            if type(inner) is SequenceEndEvent:
                break
            items.append(self._node(inner, depth))
        return Sequence(tuple(items), bool(event.flow_style), *_place(event))

    def _mapping(self, event: MappingStartEvent, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for inner in self._events:
            if type(inner) is MappingEndEvent:
                break
            key = self._key(inner, self._node(inner, depth), entries)
            value = self._node(next(self._events), depth)
            if key:
                entries[key.value] = (key, value)
        return Mapping(tuple(entries.values()), bool(event.flow_style), *_place(event))

    def _key(self, event: Event, node: Node, known: dict[str, tuple[Scalar, Node]]) -> Scalar | None:
        """The key that a node is, unless it cannot be one."""
        if not isinstance(node, Scalar):
            hint = "Put text that starts with a bracket or brace in quotation marks."
            self._report("KIT120", self._mark(event), "A list or a mapping stands where a key should.", hint)
            return None
        if node.plain and node.value == "<<":
            hint = "Copy the keys, or name the shared part by its id."
            self._report("KIT112", self._mark(event), "Merge keys (`<<`) are not used here.", hint)
            return None
        if node.value in known:
            first = known[node.value][0].line
            message = f"The key `{shown(node.value)}` was given already, in line {first}."
            self._report("KIT111", self._mark(event), message, "Delete one of the two, or put both texts under one.")
            return None
        return node

    def _aliased(self, event: AliasEvent) -> Node:
        """The node that an alias repeats."""
        name, mark = str(event.anchor), self._mark(event)
        if name not in self.anchors:
            hint = "Text that starts with an asterisk goes in quotation marks."
            self._fail("KIT115", mark, f"Nothing above is named `&{shown(name)}`.", hint)
        known = self.anchors[name]
        if known is None:
            self._fail(
                "KIT116", mark, f"`*{shown(name)}` stands inside the very part that it repeats.", "Write the part out."
            )
        node, size = known
        self.count += size
        self._repeated += size
        if self._repeated > MOST_REPEATED:
            message = f"Aliases repeat more than {MOST_REPEATED} values."
            self._fail("KIT117", mark, message, "Write the parts out, or name a shared part by its id.")
        return node


def _place(event: Event) -> tuple[int, int]:
    """Line and column of an event, counted from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
