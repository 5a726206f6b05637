"""Pool: processes that render, one job in each at a time. Nothing is queued, so memory does not grow with the work.

Where the system can, processes are split off a server that has loaded the writers once; it loads them while the
curriculum is still being read. A process that dies takes only its own job along. Processes are renewed now and then,
because layout leaves memory behind. Interrupts are the builder's: workers ignore them and are stopped by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from types import TracebackType
from typing import Protocol, Self

from kit.build import server
from kit.build.serve import serve
from kit.build.worker import Failure, Job, Result

RENEW_AFTER = 14
"""Jobs after which a process is renewed: each leaves one or two megabytes, and starting one costs as much as two short documents."""


class Pool(Protocol):
    """Something that renders jobs."""

    @property
    def free(self) -> bool:
        """Whether a job can be started at once."""
        ...

    @property
    def busy(self) -> bool:
        """Whether any job is in hand."""
        ...

    def pack(self, job: Job) -> None:
        """Make a job ready to be started next, while there is time for it."""
        ...

    def start(self, job: Job) -> None:
        """Take a job in hand."""
        ...

    def finished(self) -> Iterator[tuple[Job, Result]]:
        """Jobs that have ended, after waiting for one at least."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


@dataclass
class Hand:
    """A process, the line to it, and the job in hand."""

    process: BaseProcess
    line: Connection
    job: Job | None = None
    served: int = 0


@dataclass
class Processes:
    """A pool of processes."""

    render: Callable[[Job], Result]
    jobs: int
    preload: str | None = None
    renew_after: int = RENEW_AFTER
    _hands: list[Hand] = field(default_factory=list)
    _packed: tuple[Job, memoryview] | None = None

    def __enter__(self) -> Self:
        """Start loading what rendering needs, without waiting for it."""
        server.start(self.preload)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for hand in self._hands:
            hand.line.close()
            if hand.job is not None:
                hand.process.terminate()
        for hand in self._hands:
            hand.process.join()
        self._hands.clear()

    @property
    def free(self) -> bool:
        """Whether a job can be started at once."""
        return len(self._hands) < self.jobs or any(hand.job is None for hand in self._hands)

    @property
    def busy(self) -> bool:
        """Whether any job is in hand."""
        return any(hand.job is not None for hand in self._hands)

    def pack(self, job: Job) -> None:
        """Make a job ready to be started next: a process that is free need not wait for its document to be packed."""
        self._packed = (job, ForkingPickler.dumps(job))

    def start(self, job: Job) -> None:
        """Take a job in hand, in a process that is idle or new."""
        idle = next((hand for hand in self._hands if hand.job is None), None)
        hand = idle or self._hired()
        hand.job = job
        packed = self._packed[1] if self._packed and self._packed[0] is job else ForkingPickler.dumps(job)
        self._packed = None
        with suppress(OSError):  # a process that died while idle is noticed when its answer is read
            hand.line.send_bytes(packed)

    def finished(self) -> Iterator[tuple[Job, Result]]:
        """Jobs that have ended, after waiting for one at least."""
        lines = {hand.line: hand for hand in self._hands if hand.job is not None}
        for line in wait(list(lines)):
            hand = lines[line]  # type: ignore[index]  # only lines were waited for
            yield self._answer(hand)

    def _answer(self, hand: Hand) -> tuple[Job, Result]:
        job, hand.job = hand.job, None
        assert job is not None  # noqa: S101  # only hands with a job are waited for
        try:
            result: Result = hand.line.recv()
        except (EOFError, OSError):
            result = self._lost(hand, job)
        hand.served += 1
        if hand.served >= self.renew_after:
            self._let_go(hand)
        return job, result

    def _lost(self, hand: Hand, job: Job) -> Result:
        self._let_go(hand)
        reason = (
            f"The process that worked on it ended without an answer (code {hand.process.exitcode}). "
            "The machine may be short of memory: try --jobs 1."
        )
        return Result(failures=tuple(Failure(name, reason) for name in job.formats or ("",)))

    def _let_go(self, hand: Hand) -> None:
        hand.line.close()
        hand.process.join()
        if hand in self._hands:
            self._hands.remove(hand)

    def _hired(self) -> Hand:
        mine, theirs = server.CONTEXT.Pipe()
        process = server.CONTEXT.Process(target=serve, args=(theirs, self.render), daemon=True)  # type: ignore[attr-defined]
        with server.interrupts_ignored():
            process.start()
        theirs.close()
        self._hands.append(Hand(process, mine))
        return self._hands[-1]
