"""Printer: the PDFs of what is looked at, made behind the author's back. A newer save takes the place of an older job."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from multiprocessing.connection import wait
from pathlib import Path

from kit.build.pool import Processes
from kit.build.press import Press
from kit.build.report import Event, Failed, Kept, Report
from kit.build.run import build
from kit.build.worker import Job, Result, render, told
from kit.curriculum import Curriculum
from kit.errors import BusyError, Problem
from kit.kinds import PROGRAMME
from kit.project import Project
from kit.reader.again import Reading
from kit.watch.desk import Desk, View
from kit.watch.documents import Documents, Wanted

GLANCE = 0.05
"""Seconds after which a job asks whether it is still wanted."""
ASIDE = 5
"""How far jobs stand back, as ``nice`` counts."""
PATIENCE = 1.0
"""Seconds after which a folder that another build holds is tried again."""


class SupersededError(Exception):
    """A newer save is there."""


@dataclass(frozen=True, slots=True)
class Printed:
    """How a document's PDF stands to what was read: nothing is said of it where ``why`` is empty and it is current."""

    reading: Reading
    current: bool
    why: str = ""


def render_aside(job: Job) -> Result:
    """A job's result, from a process that lets the preview go first."""
    if hasattr(os, "nice") and os.nice(0) < ASIDE:
        os.nice(ASIDE)
    return render(job)


@dataclass
class Impatient(Processes):
    """A pool whose jobs are dropped as soon as nobody wants them any more."""

    unwanted: Callable[[], bool] = field(default=lambda: False)

    def finished(self) -> Iterator[tuple[Job, Result]]:
        """Jobs that have ended, after waiting for one at least; SupersededError where that is in vain."""
        lines = [hand.line for hand in self._hands if hand.job is not None]
        while not wait(lines, GLANCE):
            if self.unwanted():
                raise SupersededError
        yield from super().finished()


class Printer:
    """A thread that has PDFs made: what is looked at first."""

    def __init__(
        self, desk: Desk, documents: Documents, project: Project, jobs: int, say: Callable[[str], None]
    ) -> None:
        self._desk, self._documents, self._project, self._jobs, self._say = desk, documents, project, jobs, say
        self._wanted: list[Wanted] = []
        self._states: dict[Wanted, Printed] = {}
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._work, name="printer", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def join(self) -> None:
        """Wait until the last job was dropped; the desk is closed by now."""
        self._thread.join(10)

    def want(self, wanted: Wanted) -> None:
        """Have a document's PDF made from now on, whenever it is not current, and then the others of its module."""
        with self._lock:
            self._wanted += [one for one in (wanted, _others(wanted)) if one not in self._wanted]

    def state(self, wanted: Wanted) -> Printed | None:
        """How a document's PDF stands; nothing where nobody has looked yet."""
        return self._states.get(wanted)

    # ------------------------------------------------------------------ the thread

    def _work(self) -> None:
        while not self._desk.closed:
            tick, view = self._desk.tick, self._desk.view
            todo = self._next(view)
            if todo is None:
                self._desk.wait(tick, 0.5)
            else:
                self._make(todo, view)

    def _next(self, view: View) -> Wanted | None:
        if not view.sound:
            return None
        shown = self._desk.in_view
        with self._lock:
            waiting = [
                wanted
                for wanted in self._wanted
                if wanted not in self._states or self._states[wanted].reading is not view.reading
            ]
        return min(waiting, key=lambda one: (one not in shown, not one.kind), default=None)

    def _make(self, wanted: Wanted, view: View) -> None:
        reading = view.reading
        assert reading is not None  # noqa: S101  # a sound view has one
        try:
            report = self._built(wanted, reading)
        except SupersededError:
            return
        except BusyError:
            self._note(wanted, Printed(reading, current=False, why="waits for another build"), keep=False)
            self._desk.wait(self._desk.tick, PATIENCE, lambda: False)
            return
        except Exception as error:  # noqa: BLE001  # said in the preview; the watch goes on
            self._note(wanted, Printed(reading, current=False, why=told(error)))
            self._say(told(error))
            return
        left: tuple[Failed | Kept, ...] = (*report.failed, *report.kept)
        why = "; ".join(f"{one.path.name}: {one.why}" for one in left)
        self._note(wanted, Printed(reading, current=not why, why=why))
        if report.written or why:
            name = f"{wanted.module} {wanted.kind}".strip()
            written = "1 PDF" if len(report.written) == 1 else f"{len(report.written)} PDFs"
            self._say(f"{name}: {written} written{f'; {why}' if why else ''}")

    def _built(self, wanted: Wanted, reading: Reading) -> Report:
        def unwanted() -> bool:
            return self._desk.closed or self._desk.view.reading is not reading

        def watch(_: Event) -> None:
            if unwanted():
                raise SupersededError

        def pool(jobs: int) -> Processes:
            hands = self._documents.press.pool(jobs)
            assert isinstance(hands, Processes)  # noqa: S101  # the press is the one that prints
            return Impatient(render_aside, jobs, hands.preload, unwanted=unwanted)

        real = self._documents.press

        def read(project: Project, overlay: Path | None = None) -> tuple[Curriculum, tuple[Problem, ...]]:
            return real.read(project, overlay) if overlay else (reading.result.curriculum, ())

        press: Press = replace(real, read=read, pool=pool)
        return build(self._project, replace(self._documents.request(wanted), jobs=self._jobs), press, watch)

    def _note(self, wanted: Wanted, printed: Printed, keep: bool = True) -> None:
        if keep:
            self._states[wanted] = printed
        self._documents.forget()  # the page numbers of the new PDF
        self._desk.touch()


def _others(wanted: Wanted) -> Wanted:
    """All documents of a document's module; of the programme, each is for itself."""
    return wanted if wanted.module == PROGRAMME else replace(wanted, kind="")


def path(documents: Documents, reading: Reading, wanted: Wanted) -> Path:
    """The place of a document's PDF."""
    return documents.order(reading.result.curriculum, wanted).artifact("pdf").path
