"""Progress: a bar on the screen while documents are made."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.build.report import Event, Watch


@contextmanager
def progress() -> Iterator[Watch]:
    """A bar that names the file in hand, where somebody is watching."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading the curriculum", total=None)

        planned = 0

        def watch(event: Event) -> None:
            nonlocal planned
            match event.what:
                case "planned":
                    planned += event.files
                    bar.update(task, total=planned)
                case "started":
                    bar.update(task, description=event.name)
                case "done":
                    bar.advance(task)

        yield watch
