"""Printer: a pack's documents laid out side by side by the build's own pool, in the order in which they are ordered."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from kit.brand import Brand
from kit.build.pool import Pool
from kit.build.report import Event, Watch
from kit.build.worker import Job, Result
from kit.errors import RenderingError
from kit.pack.items import Item, Sheet
from kit.paper import Paper


@dataclass(frozen=True, slots=True, eq=False)
class Ordered:
    """A sheet that is being laid out, or will be."""

    sheet: Sheet
    job: Job


@dataclass(frozen=True, slots=True)
class Printer:
    """Lays out sheets in one brand on one paper, while whoever ordered them does something else."""

    pool: Pool = field(repr=False)
    brand: Brand
    paper: Paper
    watch: Watch = field(repr=False)
    """Told of every sheet."""
    _orders: deque[Ordered] = field(default_factory=deque, repr=False)
    """Those that nobody works on yet."""
    _results: dict[tuple[str, str, str], Result] = field(default_factory=dict, repr=False)
    """Those that nobody has asked for yet."""
    _numbers: Iterator[int] = field(default_factory=count, repr=False)

    def order(self, sheet: Sheet) -> Ordered:
        """A sheet, in the hands of the pool as soon as one is free."""
        formats = (sheet.setting, "docx") if sheet.word else (sheet.setting,)
        key = ("pack", sheet.id, str(next(self._numbers)))
        ordered = Ordered(sheet, Job(key, sheet.document, self.brand, self.paper, formats, None, False))
        self.watch(Event("planned", sheet.title))
        self._orders.append(ordered)
        self._hand_out()
        return ordered

    def item(self, ordered: Ordered) -> Item:
        """What was ordered, when it is laid out. Raises RenderingError where it cannot be."""
        while ordered.job.key not in self._results:
            for job, result in self.pool.finished():
                self._results[job.key] = result
                self.watch(Event("done", ""))
            self._hand_out()
        return _item(ordered.sheet, self._results.pop(ordered.job.key))

    def items(self, sheets: Iterable[Sheet]) -> tuple[Item, ...]:
        """Sheets that are needed at once."""
        return tuple(map(self.item, [self.order(sheet) for sheet in sheets]))

    def _hand_out(self) -> None:
        while self._orders and self.pool.free:
            ordered = self._orders.popleft()
            self.watch(Event("started", ordered.sheet.title))
            self.pool.start(ordered.job)


def _item(sheet: Sheet, result: Result) -> Item:
    if result.failures:
        reasons = "; ".join(failure.message for failure in result.failures)
        raise RenderingError(f"{sheet.title} could not be laid out, so there is no pack: {reasons}")
    files, pages = dict(result.files), result.pages.count if result.pages else 0
    anchors = result.pages.anchors if result.pages else {}
    word = files.get("docx")
    return Item(
        sheet.id,
        sheet.title,
        files[sheet.setting],
        pages,
        sheet.copies,
        sheet.one_sided,
        sheet.finish,
        word,
        "bleed" if sheet.setting == "bleed" else sheet.apart,
        anchors,
    )
