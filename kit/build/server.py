"""Server: a process that loads what rendering needs, and that workers are split from. It starts before anything else.

Kept apart from the pool, and light, so that the server can load while the builder itself is still loading.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
CONTEXT = multiprocessing.get_context(METHOD)
WRITERS = "kit.build.preload"
"""The module that loads all writers."""


def start(preload: str | None = WRITERS) -> None:
    """Have a server load a module, without waiting for it. Where the system knows no such thing, do nothing."""
    if METHOD != "forkserver":
        return
    from multiprocessing import forkserver  # not on every system

    CONTEXT.set_forkserver_preload([preload] if preload else [])
    with interrupts_ignored():
        forkserver.ensure_running()


@contextmanager
def interrupts_ignored() -> Iterator[None]:
    """Processes that are started inside are deaf to Ctrl-C from their first moment."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
