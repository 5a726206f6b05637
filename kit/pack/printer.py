"""Printer: a pack's documents laid out side by side by the build's own pool, and given back in the order asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kit.brand import Brand
from kit.build.pool import Pool
from kit.build.worker import Job, Result
from kit.errors import RenderingError
from kit.pack.items import Item, Sheet
from kit.paper import Paper


@dataclass(frozen=True, slots=True)
class Printer:
    """Lays out sheets in one brand on one paper."""

    pool: Pool = field(repr=False)
    brand: Brand
    paper: Paper

    def items(self, sheets: Sequence[Sheet]) -> tuple[Item, ...]:
        """The sheets, laid out. Raises RenderingError for one that cannot be."""
        jobs = [self._job(place, sheet) for place, sheet in enumerate(sheets)]
        results = self._results(jobs)
        return tuple(_item(sheet, results[job.key]) for sheet, job in zip(sheets, jobs, strict=True))

    def _job(self, place: int, sheet: Sheet) -> Job:
        formats = (sheet.setting, "docx") if sheet.word else (sheet.setting,)
        return Job(("pack", sheet.id, str(place)), sheet.document, self.brand, self.paper, formats, None, False)

    def _results(self, jobs: Sequence[Job]) -> dict[tuple[str, str, str], Result]:
        waiting, found = list(reversed(jobs)), dict[tuple[str, str, str], Result]()
        while waiting or self.pool.busy:
            while waiting and self.pool.free:
                self.pool.start(waiting.pop())
            found.update((job.key, result) for job, result in self.pool.finished())
        return found


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
