"""Serve: a worker process's whole life."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection

from kit.build.worker import Job, Result

SELDOM = 50_000
"""How many new objects make Python look for garbage by itself: layout makes millions, nearly all of which free themselves."""


def serve(line: Connection, render: Callable[[Job], Result]) -> None:
    """Answer jobs until the line is closed: by the builder when it is done, or by its death.

    What a document leaves behind is collected when it is done, so that memory stays level without a search in between.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(SELDOM, 50, 100)
    with suppress(EOFError, OSError):
        while True:
            line.send(render(line.recv()))
            gc.collect()
