"""Executor: a pool over anybody who takes a function and gives a future, such as the workers of a cluster.

A worker gets a job packed, and bytes come back. What it renders with (kit, its styles and packages, the layout libraries,
the brand's files) has to be what is here, or its pages would differ: it says what it has, and refuses where that is another.
"""

from __future__ import annotations

import pickle
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from functools import lru_cache, partial
from importlib import import_module
from types import TracebackType
from typing import Any, Self

from kit import __version__, writers
from kit.brand import Brand
from kit.build.environment import libraries
from kit.build.pool import Pool
from kit.build.worker import Failure, Job, Result, render, told
from kit.errors import KitError, MissingPartError, RenderingError
from kit.paper import Paper

PATIENCE = 10.0
"""Seconds in which a cluster has to answer."""
SILENCE = 30.0
"""Seconds without a result after which it is asked whether anybody is left to give one."""
LONGEST_GREETING = 100_000
"""Bytes of what a scheduler says first."""
AHEAD = 2
"""Jobs in hand for each place that a cluster has: one rendered, one on its way."""


@dataclass
class Futures:
    """A pool whose jobs are in the hands of an executor."""

    executor: Executor
    render: Callable[[Job], Result]
    jobs: int
    staffed: Callable[[], bool] = lambda: True
    """Whether there is anybody left to work."""
    close: Callable[[], object] = lambda: None
    """What is done with the executor at the end."""
    _in_hand: dict[Future[Result], Job] = field(default_factory=dict)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for future in self._in_hand:
            future.cancel()
        self._in_hand.clear()
        self.close()

    @property
    def free(self) -> bool:
        """Whether a job can be started at once."""
        return len(self._in_hand) < self.jobs

    @property
    def busy(self) -> bool:
        """Whether any job is in hand."""
        return bool(self._in_hand)

    def pack(self, job: Job) -> None:
        """Nothing: a job is packed when it is sent, and whoever it is sent to has others until then."""

    def start(self, job: Job) -> None:
        """Take a job in hand."""
        try:
            future = self.executor.submit(answer, self.render, pickle.dumps(job), looks(job.brand, job.paper))
        except RuntimeError as error:  # it was broken, or ended
            raise _gone(error) from error
        self._in_hand[future] = job

    def finished(self) -> Iterator[tuple[Job, Result]]:
        """Jobs that have ended, after waiting for one at least. Raises RenderingError where none will any more."""
        while not (done := wait(self._in_hand, SILENCE, FIRST_COMPLETED).done):
            if not self.staffed():
                raise RenderingError(f"No worker is left, and {len(self._in_hand)} documents wait. {_GO_ON}")
        for future in done:
            job = self._in_hand.pop(future)
            yield job, _result(job, future)


def _result(job: Job, future: Future[Result]) -> Result:
    """What a job gave. An executor that is a cluster has run the jobs of lost workers again by now."""
    if future.cancelled():
        raise _gone(None)
    match future.exception():
        case None:
            return future.result()
        case ModuleNotFoundError() as error:
            return _refusal(f"A worker has no Python package {error.name}. {_SAME}")
        case RuntimeError() as error:  # concurrent.futures.BrokenExecutor
            raise _gone(error) from error
        case error:
            reason = f"The workers that had it in hand were lost, one after another ({type(error).__name__}). {_MEMORY}"
            return Result(failures=tuple(Failure(name, reason) for name in job.formats or ("",)))


_GO_ON = "Files that were finished are in place: start the executor again, then build again."
_MEMORY = "They may be short of memory: start each with --nthreads 1, and fewer on a machine."
_SAME = (
    "Workers need the same kit, packages and layout libraries as this machine, and the brand's files at the same paths; "
    "start them again after a change."
)


def _gone(error: BaseException | None) -> RenderingError:
    return RenderingError(f"The executor has ended{f': {error}' if error else ''}. {_GO_ON}")


# ------------------------------------------------------------------ in the worker


_ONE = threading.Lock()
"""Layout is not made for several threads."""


def answer(rendered: Callable[[Job], Result], packed: bytes, wanted: str) -> Result:
    """A packed job's result; a refusal where it would be rendered with other things here than where it comes from."""
    try:
        job: Job = pickle.loads(packed)  # noqa: S301  # a worker trusts those whom it was started for
        found = looks(job.brand, job.paper)
    except Exception as error:  # noqa: BLE001  # another kit cannot even read it, or the brand's files are not there
        return _refusal(f"The worker at {socket.gethostname()} cannot take it: {told(error)} {_SAME}")
    if found != wanted:
        return _refusal(f"The worker at {socket.gethostname()} would render it differently. {_SAME}")
    with _ONE:
        return rendered(job)


def _refusal(reason: str) -> Result:
    return Result(failures=(Failure("", reason, machine=True),))


@lru_cache(maxsize=256)
def looks(brand: Brand, paper: Paper) -> str:
    """The fingerprint of all that a document's bytes depend on besides its words, as it was when first asked for.

    So a worker that outlives a change of the files that it holds in memory is found out.
    """
    return f"{__version__} {libraries()} {writers.fingerprint(brand, paper)}"


# ------------------------------------------------------------------ finding one


def pool(address: str, jobs: int | None) -> Pool:
    """The pool at an address: ``dask://HOST:PORT``, or ``MODULE:NAME`` of an executor's class. ``jobs`` at a time.

    Raises KitError where nobody is there.
    """
    scheme, _, rest = address.partition("://")
    if scheme == "dask" and rest:
        return _dask(rest, jobs)
    module, _, name = address.partition(":")
    if name.isidentifier():
        return _made(module, name, jobs or AHEAD)
    raise KitError(f"There is no executor {address}: give dask://HOST:PORT, or MODULE:NAME of a class.")


def _dask(place: str, jobs: int | None) -> Pool:
    """The workers of the Dask scheduler at a place."""
    try:
        distributed: Any = import_module("distributed")
    except ModuleNotFoundError:
        raise MissingPartError("A Dask cluster needs the package distributed: pip install 'kit[dask]'.") from None
    try:
        _greeted(place)
        cluster: Any = distributed.Client(f"tcp://{place}", timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise KitError(
            f"No Dask scheduler answers at {place}. Start one (dask scheduler), or correct the address."
        ) from error
    try:
        cluster.wait_for_workers(1, timeout=PATIENCE)
    except (OSError, TimeoutError) as error:
        cluster.close()
        raise KitError(
            f"The Dask scheduler at {place} has no workers. Start some: dask worker {place} --nthreads 1."
        ) from error
    places = AHEAD * sum(cluster.nthreads().values())
    return Futures(
        cluster.get_executor(pure=False), render, jobs or places, lambda: bool(cluster.nthreads()), cluster.close
    )


def _greeted(place: str) -> None:
    """Hear a scheduler's greeting, which comes unasked: its length in eight bytes, then itself.

    Dask itself would wait for a stranger for ever. Raises OSError or ValueError where there is none.
    """
    host, _, port = place.rpartition(":")
    with socket.create_connection((host.strip("[]"), int(port)), PATIENCE) as line:
        line.settimeout(PATIENCE)
        if int.from_bytes(line.recv(8, socket.MSG_WAITALL), "little") not in range(1, LONGEST_GREETING):
            raise OSError("It is no scheduler.")


def _made(module: str, name: str, jobs: int) -> Pool:
    """An executor of a class, started with so many workers."""
    try:
        made: Any = getattr(import_module(module), name)(max_workers=jobs)
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise KitError(f"There is no executor {module}:{name}: {error}.") from error
    if not isinstance(made, Executor):
        raise KitError(f"{module}:{name} is no executor: it has to be a class of concurrent.futures' kind.")
    return Futures(made, render, jobs, close=partial(made.shutdown, wait=True, cancel_futures=True))
