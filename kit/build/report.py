"""Report: what a build did, as values. Only the command line turns them into words on a screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kit.build.quick import Watched
from kit.errors import ExitCode


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened while a build was running: ``files`` files are dealt with, or one is taken in hand."""

    what: Literal["planned", "started", "done"]
    name: str
    files: int = 1


Watch = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was left as it is, because kit did not write what is in it."""

    path: Path
    why: str
    replaceable: bool = True
    """Whether a build with --force would write over it."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A copy of an edited file, made before the file was written over."""

    path: Path
    copy: Path


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be made, and why. The earlier one is still in its place."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did."""

    folders: tuple[Path, ...] = ()
    written: tuple[Path, ...] = ()
    unchanged: int = 0
    pages: int = 0
    """Pages of the PDFs that were written."""
    kept: tuple[Kept, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    pruned: tuple[Path, ...] = ()
    failed: tuple[Failed, ...] = ()
    notices: tuple[str, ...] = ()
    """What the machine lacks."""
    remarks: tuple[str, ...] = ()
    """Promises that pages did not keep, such as a section that outgrew its page."""
    warnings: int = 0
    """Warnings about the curriculum, which ``kit check`` shows."""
    seconds: float = 0
    watched: Watched | None = None
    """What to look at in order to know that nothing has changed; nothing if there is still something to do."""

    @property
    def exit_code(self) -> ExitCode:
        """What the shell is told."""
        if self.failed:
            return ExitCode.RENDERING
        return ExitCode.EDITED if self.kept else ExitCode.OK
