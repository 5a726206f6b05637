"""Booking: what a workshop's own small file asks for, and the sessions of a course over several dates.

Fields are the options of ``kit pack`` by the same names, so that a file can hold them all. Codes KIT71x.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date as Day  # noqa: N812  # sessions have a field called date
from datetime import time
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from kit.curriculum.fields import Model
from kit.errors import CurriculumError, KitError, Problem
from kit.reader import read_part
from kit.workshop.meeting import LEAST, MOST, Mode, Quads, known_zone, parse_time
from kit.yamltree import Mapping, Node, Scalar, Sequence, compose, read_source, shown

EVERY = "all"
"""Stands for every module of the course, in its order."""


def _time(value: object) -> time:
    try:
        return parse_time(str(value))
    except KitError as error:
        raise PydanticCustomError("time", "{reason}", {"reason": str(error)}) from None


def _zone(value: object) -> str:
    try:
        return known_zone(str(value))
    except KitError as error:
        raise PydanticCustomError("zone", "{reason}", {"reason": str(error)}) from None


TimeOfDay = Annotated[time, PlainValidator(_time)]
Zone = Annotated[str, PlainValidator(_zone)]


class Session(Model):
    """One session of a course: its module, and what is otherwise than in the other sessions."""

    module: str
    date: Day | None = None
    start: TimeOfDay | None = None
    minutes: int | None = Field(default=None, ge=1)
    venue: str | None = None
    facilitator: str | None = None
    co_facilitator: str | None = None


class Booking(Model):
    """A workshop, or a course of several sessions: who comes, when, and how the pack looks."""

    module: str | None = None
    sessions: tuple[Session, ...] = ()
    participants: int | None = Field(default=None, ge=LEAST, le=MOST)
    names: str | None = None
    start: TimeOfDay | None = None
    date: Day | None = None
    zone: Zone | None = None
    venue: str | None = None
    facilitator: str | None = None
    co_facilitator: str | None = None
    mode: Mode | None = None
    quads: Quads | None = None
    minutes: int | None = Field(default=None, ge=1)
    brand: str | None = None
    paper: Literal["A4", "Letter"] | None = None
    handouts: Literal["booklet", "two-up"] | None = None
    ink_saver: bool | None = None
    greyscale: bool | None = None
    large_print: int | None = Field(default=None, ge=1)
    bleed: bool | None = None
    output: str | None = None


def read_booking(path: Path, name: str, modules: Collection[str]) -> Booking:
    """The booking in a file, its paths counted from the file's folder. ``modules`` are the ids and numbers that there are.

    Raises CurriculumError with every problem, each with its place.
    """
    source = read_source(path, name)
    root = compose(source)
    found = read_part(source, root, Booking)
    problems = tuple(
        Problem(code, message, hint, source.mark(node.line, node.column))
        for node, code, message, hint in _faults(root, path.parent, modules)
    )
    if problems:
        raise CurriculumError(problems)
    paths = {key: str(path.parent / value) for key in ("names", "output") if (value := getattr(found, key))}
    return found.model_copy(update=paths)


def _faults(root: Node, folder: Path, modules: Collection[str]) -> Iterator[tuple[Node, str, str, str]]:
    """What the fields alone cannot tell: modules that there are not, lists of names that are not there."""
    module, sessions, names = (root.get(key) if isinstance(root, Mapping) else None for key in _LOOKED_AT)
    if module and sessions:
        yield (
            sessions,
            "KIT711",
            "There is a module and a list of sessions.",
            "Name the module in the list of sessions.",
        )
    entries = sessions.items if isinstance(sessions, Sequence) else ()
    for node in (module, *(entry.get("module") for entry in entries if isinstance(entry, Mapping))):
        if isinstance(node, Scalar) and node.value not in {*modules, EVERY}:
            close = get_close_matches(node.value, modules, n=1)
            hint = f"Did you mean `{close[0]}`?" if close else f"There is {', '.join(modules)}."
            yield node, "KIT712", f"There is no module `{shown(node.value)}`.", hint
    if isinstance(names, Scalar) and not (folder / names.value).is_file():
        yield names, "KIT713", f"There is no file `{shown(names.value)}`.", "Its path counts from this file's folder."


_LOOKED_AT = ("module", "sessions", "names")
