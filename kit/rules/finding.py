"""Finding: a problem that a rule has found, placed by origin; and the words that rules share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from kit.curriculum.module import Module
from kit.curriculum.segment import Segment


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem before it has a place in a file. A warning does not stop a build."""

    code: str
    origin: str
    message: str
    hint: str = ""
    warning: bool = False


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The id."""


def ids(things: Iterable[Named]) -> tuple[str, ...]:
    """The ids of things, in their order."""
    return tuple(thing.id for thing in things)


def module_origin(module: Module) -> str:
    """The origin of a module."""
    return f"modules/{module.id}"


def segment_origin(module: Module, segment: Segment) -> str:
    """The origin of a block of the agenda."""
    return f"modules/{module.id}/segments/{segment.id}"


def step_names(segment: Segment) -> tuple[str, ...]:
    """What the steps of a block are called in origins: kind and number among its kind, such as ``say-2``."""
    counts: dict[str, int] = {}
    names = []
    for step in segment.steps:
        kind = next(iter(type(step).model_fields))
        counts[kind] = counts.get(kind, 0) + 1
        names.append(f"{kind}-{counts[kind]}")
    return tuple(names)


def count(number: int, thing: str) -> str:
    """A number of things, such as "1 minute" or "3 minutes"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def clock(seconds: float) -> str:
    """A length as it is written in a curriculum, such as 1:05."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def listed(names: Iterable[object]) -> str:
    """Names in one line, such as "a, b and c"."""
    *first, last = [str(name) for name in names] or ["nothing"]
    return f"{', '.join(first)} and {last}" if first else last
