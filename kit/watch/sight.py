"""Sight: what was saved. Folders are watched rather than files, since editors put a new file in the old one's place."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import watchfiles

from kit.brand import BRANDS, find
from kit.errors import KitError
from kit.project import PACKAGE, STYLES, Project

DEBOUNCE: Final = 60
"""Milliseconds that a burst of changes may last before it is taken as it is."""
STEP: Final = 15
"""Milliseconds of quiet after which a change is taken."""
GLANCE: Final = 1000
"""Milliseconds after which the files are looked at anyway: folders come and go, and not every disk tells of changes."""

Look = tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Saved:
    """What has changed: the curriculum, what pages look like, or both."""

    source: bool
    styles: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """What is watched."""

    project: Project
    brands: tuple[str, ...]

    def saves(self, seen: dict[Path, Look], stop: threading.Event) -> Iterator[Saved]:
        """Each burst of changes since the files looked as they were ``seen``, as one; until stopped."""
        while not stop.is_set():
            folders = self._folders()
            for _ in _stirrings(folders, stop):
                now = self.look()
                changed = {path for path in now.keys() | seen.keys() if now.get(path) != seen.get(path)}
                seen = now
                if changed:
                    source = self.project.source in changed
                    yield Saved(source, bool(changed - {self.project.source}))
                if self._folders() != folders:
                    break

    def _folders(self) -> tuple[Path, ...]:
        """The folders whose files are watched."""
        own = self.project.root / BRANDS
        roots = [STYLES, self.project.styles, PACKAGE / "writers" / "templates", own, *self._brands()]
        inside = {folder for root in dict.fromkeys(roots) for folder in _folders_in(root)}
        near = next(folder for folder in self.project.source.parents if folder.is_dir())
        return (near, *sorted(inside - {near}))

    def _brands(self) -> Iterator[Path]:
        """The folders of brands that were asked for, wherever they are: with their overlays, logos and templates."""
        for brand in self.brands:
            with suppress(KitError):  # its file is gone, for now
                yield find(brand, self.project).parent

    def look(self) -> dict[Path, Look]:
        """How the files look from outside. A file that is gone looks like none."""
        others = self._folders()[1:]
        files = {path for folder in others for path in _files_in(folder)}
        return {path: _look(path) for path in {self.project.source, *files}}


def _stirrings(folders: tuple[Path, ...], stop: threading.Event) -> Iterator[None]:
    """A moment after something stirred in a folder, and now and then."""
    try:
        for _ in watchfiles.watch(
            *folders,
            watch_filter=None,
            debounce=DEBOUNCE,
            step=STEP,
            stop_event=stop,
            rust_timeout=GLANCE,
            yield_on_timeout=True,
            recursive=False,
        ):
            yield
    except (OSError, RuntimeError):  # a folder went away, or there are no watches left: look now and then
        stop.wait(GLANCE / 1000)
        yield


def _folders_in(root: Path) -> Iterator[Path]:
    if root.is_dir():
        yield root
        yield from (path for path in root.rglob("*") if path.is_dir())


def _files_in(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if not path.name.endswith(("~", ".swp")) and path.is_file()]
    except OSError:
        return []


def _look(path: Path) -> Look:
    """Size, time and mode: a file made unreadable looks different too."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_mode ^ found.st_ino
