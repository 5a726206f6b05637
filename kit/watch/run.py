"""Run: a watch from its first reading to Ctrl-C."""

from __future__ import annotations

import errno
import gc
import threading
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kit.build import server
from kit.build.plan import chosen_modules
from kit.build.real import press
from kit.errors import KitError
from kit.project import Project
from kit.watch.desk import Desk, View
from kit.watch.documents import Documents, Wanted
from kit.watch.printer import Printer
from kit.watch.sight import Saved, Sight
from kit.watch.site import Room, Site

PORT = 8020
"""Where the preview is, unless another port is asked for or somebody else has it."""
AFTERWARDS = 0.1
"""Seconds after the pages at which the prose is looked at, so that browsers fetch them undisturbed."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a watch is asked for."""

    brands: tuple[str, ...]
    paper: str | None
    module: str | None
    port: int | None
    browser: bool
    editor: tuple[str, ...]
    jobs: int


def watch(project: Project, choices: Choices, say: Callable[[str], None], show: Callable[[View], None]) -> None:
    """Watch until interrupted. ``say`` is told what happens, ``show`` what every save came to.

    Raises KitError where the port is taken, or the brand is not there.
    """
    server.start()  # it loads the writers while the curriculum is read here
    real = press()
    for brand in choices.brands:
        real.brand(brand, project)
    documents = Documents(project, real, choices.brands)
    desk = Desk(project, documents)
    printer = Printer(desk, documents, project, choices.jobs, say)
    site = _site(Room(desk, documents, printer, choices.editor, _anything(choices)), choices.port)
    sight, stop = Sight(project, choices.brands), threading.Event()
    seen = sight.look()  # before anything is read: what changes while it is read counts as changed
    try:
        show(desk.saved())
        site.room.first = _first(desk, choices)
        threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True).start()
        say(f"preview: {site.address}  (Ctrl-C ends it)")
        desk.checked()
        gc.collect()
        gc.freeze()  # what was read stays; no later collection need look through it
        printer.want(site.room.first)
        printer.start()
        if choices.browser:
            webbrowser.open(site.address)
        _attend(desk, documents, sight.saves(seen, stop), partial(stop.wait, AFTERWARDS), show)
    finally:
        stop.set()
        desk.close()
        site.server_close()
        printer.join()


def _attend(
    desk: Desk,
    documents: Documents,
    saves: Iterator[Saved],
    pause: Callable[[], object],
    show: Callable[[View], None],
) -> None:
    """Take saves in: first the pages, and when browsers have had time to fetch them, what the prose owes its style."""
    for saved in saves:
        if saved.styles:
            documents.forget()
        before = desk.saved(styles=saved.styles)
        pause()
        after = desk.checked()
        show(after if after.problems != before.problems else before)


def _site(room: Room, port: int | None) -> Site:
    """The server at the port asked for; at its own port, or at any, where none was."""
    for wanted in (PORT, 0) if port is None else (port,):
        try:
            return Site(room, wanted)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
    raise KitError(f"Port {port} is in use, or may not be used. Choose another with --port, or leave it out.")


def _anything(choices: Choices) -> Wanted:
    return Wanted(choices.module or "", "guide", choices.brands[0], choices.paper or "A4")


def _first(desk: Desk, choices: Choices) -> Wanted:
    """The document to open with."""
    reading = desk.view.reading
    if reading is None:
        return _anything(choices)
    curriculum = reading.result.curriculum
    module = chosen_modules(curriculum, (choices.module,) if choices.module else ())[0]
    return Wanted(
        module.id, next(iter(desk.documents.press.kinds)), choices.brands[0], choices.paper or curriculum.paper
    )
