"""Bench: orders on their way to a file. Composed one by one, rendered by a pool, put in their place as they come.

Only what is in hand is held: a document in each process and one ahead, so that memory does not grow with the modules.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kit.build.files import Hand, inspect, place, set_aside
from kit.build.judge import Judgement, judge
from kit.build.plan import Artifact, Order, artifacts
from kit.build.pool import Pool
from kit.build.report import Event, Failed, Kept, Report, SetAside, Watch
from kit.build.worker import Job, Result, told
from kit.errors import MissingPartError, OutputError
from kit.manifest import Layout, Product, digest

Key = tuple[str, str, str]

EDITED = "was edited after it was written, so it was left alone"
STRANGER = "was not written by kit, so it was left alone"


@dataclass
class Tally:
    """What has been done so far."""

    written: list[Path] = field(default_factory=list)
    unchanged: int = 0
    pages: int = 0
    kept: list[Kept] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    notices: set[str] = field(default_factory=set)
    remarks: set[str] = field(default_factory=set)


class Bench:
    """Where a build's orders are worked off."""

    def __init__(self, orders: tuple[Order, ...], force: bool, watch: Watch) -> None:
        self.tally = Tally()
        self._force = force
        self._watch = watch
        self._waiting = {order.key: order for order in orders}
        self._pages: dict[Key, Mapping[str, int]] = {}
        self._lost: dict[Key, str] = {}
        """Why the page numbers of a document will never be known."""
        self._in_hand: dict[Key, tuple[Order, Judgement]] = {}
        self._ahead: Job | None = None
        watch(Event("planned", "", len(artifacts(orders))))

    def work(self, pool: Pool) -> None:
        """Work off every order. The next job is composed while others render, so that no process waits for it."""
        self._hand_out(pool)
        while pool.busy:
            self._look_ahead(pool)
            for job, result in pool.finished():
                self._start(pool, self._ahead)
                self._ahead = None
                self._take_in(job, result)
            self._hand_out(pool)

    def report(self) -> Report:
        """What has been done."""
        tally = self.tally
        return Report(
            written=tuple(tally.written),
            unchanged=tally.unchanged,
            pages=tally.pages,
            kept=tuple(tally.kept),
            set_aside=tuple(tally.set_aside),
            failed=tuple(tally.failed),
            notices=tuple(sorted(tally.notices)),
            remarks=tuple(sorted(tally.remarks)),
        )

    def _hand_out(self, pool: Pool) -> None:
        while pool.free and (job := self._ahead or self._next()):
            self._ahead = None
            self._start(pool, job)

    def _look_ahead(self, pool: Pool) -> None:
        if not self._ahead and (job := self._next()):
            pool.pack(job)
            self._ahead = job

    def _start(self, pool: Pool, job: Job | None) -> None:
        if job:
            pool.start(job)
            self._watch(Event("started", job.document.name, 0))

    def _next(self) -> Job | None:
        """The next job whose references are known, past all orders that turn out to need none."""
        while order := self._ready():
            del self._waiting[order.key]
            if job := self._job(order):
                return job
        return None

    def _ready(self) -> Order | None:
        known = {**self._pages, **self._lost}
        return next((order for order in self._waiting.values() if all(key in known for key in order.needs)), None)

    def _job(self, order: Order) -> Job | None:
        judged = self._judged(order)
        if judged is None:
            return None
        for name in (name for name, _ in judged.reasons if name not in judged.stale):
            self._leave(order.artifact(name), name in judged.kept)
        if judged.layout:
            self._pages[order.key] = judged.layout.anchors
            self.tally.remarks.update(judged.layout.remarks)
        unknown = order.referred_to and judged.layout is None
        if not judged.stale and not unknown:
            return None
        self._in_hand[order.key] = (order, judged)
        anchors = judged.layout.anchors if judged.layout else None
        return Job(order.key, judged.document, order.edition.brand, order.edition.paper, judged.stale, anchors, unknown)

    def _judged(self, order: Order) -> Judgement | None:
        lost = next((key for key in order.needs if key in self._lost), None)
        if lost:
            self._fail(
                order,
                order.formats,
                f"The {lost[2]}, whose page numbers it prints, could not be made: {self._lost[lost]}",
            )
            return None
        try:
            maps = {key[2]: self._pages[key] for key in order.needs}
            return judge(order, maps, self._force)
        except OutputError:
            raise
        except Exception as error:  # noqa: BLE001  # one document that cannot be composed must not stop the others
            self._fail(order, order.formats, told(error))
            return None

    def _fail(self, order: Order, formats: tuple[str, ...], why: str) -> None:
        for name in formats:
            self.tally.failed.append(Failed(order.artifact(name).path, why))
            self._done(order.artifact(name))
        if order.key not in self._pages:
            self._lost[order.key] = why

    def _leave(self, artifact: Artifact, edited: bool) -> None:
        if edited:
            self.tally.kept.append(Kept(artifact.path, EDITED))
        else:
            self.tally.unchanged += 1
        self._done(artifact)

    def _done(self, artifact: Artifact) -> None:
        self._watch(Event("done", artifact.name))

    # ------------------------------------------------------------------ results

    def _take_in(self, job: Job, result: Result) -> None:
        order, judged = self._in_hand.pop(job.key)
        self.tally.notices.update(result.notices)
        machine = next((failure for failure in result.failures if failure.machine), None)
        if machine:
            raise MissingPartError(machine.message)
        if result.pages:
            self._pages[order.key] = result.pages.anchors
            where = (order.title.module, order.title.kind, judged.print, order.edition.style)
            layout = Layout(*where, result.pages.count, dict(result.pages.anchors), result.pages.remarks)
            self.tally.remarks.update(layout.remarks)
            order.edition.manifest.add(layout)
        for name, data in result.files:
            self._store(order, judged, name, data)
            self.tally.pages += result.pages.count if result.pages and name == "pdf" else 0
        for failure in result.failures:
            self._fail(order, tuple(name for name in order.formats if name == failure.format), failure.message)

    def _store(self, order: Order, judged: Judgement, format_name: str, data: bytes) -> None:
        """Put a file in its place, unless a person's work is there or it holds the same bytes already."""
        artifact, manifest = order.artifact(format_name), order.edition.manifest
        product = _product(order, judged, artifact, data)
        hand, present = inspect(artifact.path, manifest)
        same, theirs = present == product.sha256, hand in {Hand.PERSON, Hand.STRANGER}
        if same and not self._force:
            manifest.add(_as_found(product, artifact.path.stat()))
            self.tally.unchanged += 1
        elif theirs and not self._force:
            self.tally.kept.append(Kept(artifact.path, EDITED if hand is Hand.PERSON else STRANGER))
        else:
            if theirs and not same:
                self.tally.set_aside.append(SetAside(artifact.path, set_aside(artifact.path)))
            place(artifact.path, data, lambda found: manifest.add(_as_found(product, found)))
            self.tally.written.append(artifact.path)
        self._done(artifact)


def _product(order: Order, judged: Judgement, artifact: Artifact, data: bytes) -> Product:
    edition = order.edition
    return Product(
        name=artifact.name,
        module=artifact.module,
        kind=artifact.kind,
        format=artifact.format,
        document=judged.print,
        style=edition.style,
        brand=edition.brand_print,
        sha256=digest(data),
        size=len(data),
        mtime_ns=0,
        references={kind: dict(anchors) for kind, anchors in judged.maps.items()},
    )


def _as_found(product: Product, found: os.stat_result) -> Product:
    return replace(product, size=found.st_size, mtime_ns=found.st_mtime_ns)
