"""Desk: what the file holds now, what is wrong with it, and the pages to show. Safe to ask from any thread."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from kit import rules, writers
from kit.build.environment import needed
from kit.build.worker import told
from kit.errors import CurriculumError, KitError, Problem
from kit.project import Project
from kit.reader import ReadResult
from kit.reader.again import Reading, read
from kit.watch.documents import Documents, Wanted
from kit.yamltree.source import read_bytes


@dataclass(frozen=True, slots=True)
class View:
    """What there is to show: the last good reading, and how it stands to the file."""

    number: int = 0
    """Counts saves that were read."""
    reading: Reading | None = None
    current: bool = False
    """Whether the reading is that of the file as it stands now."""
    checked: bool = False
    """Whether the house style of the prose has been looked at too."""
    problems: tuple[Problem, ...] = ()
    trouble: str = ""
    """Why the file cannot be read at all, in a sentence."""
    seconds: float = 0
    """From the save's arrival to the pages being ready."""

    @property
    def sound(self) -> bool:
        """Whether files may be built from it."""
        return self.current and self.checked and not any(not problem.warning for problem in self.problems)


class Desk:
    """Holds the view. One thread takes saves in; any number wait for what comes of them."""

    def __init__(self, project: Project, documents: Documents) -> None:
        self.project = project
        self.documents = documents
        self.tick = 0
        """Counts everything that a page may want to show."""
        self._view = View()
        self._changed = threading.Condition()
        self._viewers: Counter[Wanted] = Counter()
        self._closed = False

    @property
    def view(self) -> View:
        """What there is to show now."""
        return self._view

    @property
    def closed(self) -> bool:
        """Whether the watch has ended."""
        return self._closed

    @property
    def in_view(self) -> tuple[Wanted, ...]:
        """The documents that somebody looks at."""
        with self._changed:
            return tuple(self._viewers)

    @contextmanager
    def viewing(self, wanted: Wanted | None) -> Iterator[None]:
        """A document is looked at for as long as this lasts."""
        with self._changed:
            self._viewers.update([wanted] if wanted else [])
        try:
            yield
        finally:
            with self._changed:
                self._viewers.subtract([wanted] if wanted else [])
                self._viewers += Counter()

    # ------------------------------------------------------------------ saves

    def saved(self, styles: bool = False) -> View:
        """Take in what was saved: read it, look at its structure, have the pages in view ready, and let them be seen."""
        start = time.perf_counter()
        if styles:
            with needed():
                writers.forget()
        found = replace(self._found(self._view), number=self._view.number + 1)
        if found.current:
            self._ready(found)
        self._publish(replace(found, seconds=time.perf_counter() - start))
        return self._view

    def checked(self) -> View:
        """Look at the prose of the whole course too."""
        view = self._view
        if view.current and not view.checked and view.reading:
            self._publish(replace(view, checked=True, problems=rules.check(view.reading.result)))
        return self._view

    def _found(self, before: View) -> View:
        """The view after a save. Where the file cannot be read, the last good reading stays, and is not current."""
        stale = View(reading=before.reading)
        try:
            data = read_bytes(self.project.source, self.project.source_name)
            reading = read(data, self.project.source_name, before.reading)
            problems = rules.check_structure(reading.result)
        except CurriculumError as error:
            return replace(stale, problems=error.problems)
        except KitError as error:
            return replace(stale, trouble=str(error))
        except Exception as error:  # noqa: BLE001  # a mistake of ours is told, and the watch goes on
            return replace(stale, trouble=told(error))
        if any(not problem.warning for problem in problems):
            return replace(stale, problems=problems)
        return View(reading=reading, current=True, problems=problems)

    def _ready(self, view: View) -> None:
        """Have the pages in view ready before anybody asks for them; whoever asks is told what is wrong with one."""
        for wanted in self.in_view:
            self.documents.try_page(view.reading, wanted)

    def result(self) -> ReadResult | None:
        """The last good reading's result."""
        return self._view.reading.result if self._view.reading else None

    # ------------------------------------------------------------------ waiting

    def _publish(self, view: View) -> None:
        with self._changed:
            self._view = view
            self.tick += 1
            self._changed.notify_all()

    def touch(self) -> None:
        """Let waiters look again."""
        with self._changed:
            self.tick += 1
            self._changed.notify_all()

    def wait(self, tick: int, seconds: float, until: Callable[[], bool] = lambda: False) -> int:
        """The count, as soon as it is another than ``tick``, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.tick != tick or self._closed or until(), seconds)
            return self.tick

    def close(self) -> None:
        """Send everybody who waits home."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
