"""An executor renders what processes of this machine would; whoever would render it differently refuses."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from kit.build import executor
from kit.build.executor import Futures
from kit.build.real import press
from kit.build.report import Event, Report
from kit.build.request import Request
from kit.build.run import build
from kit.build.server import CONTEXT
from kit.build.worker import Job, Result
from kit.errors import KitError, MissingPartError, RenderingError
from kit.project import Project
from tests import fakes
from tests.courses import COURSES
from tests.fakes import Shop

with_dask = pytest.mark.skipif(not find_spec("distributed"), reason="the extra dask is not installed")


def built(shop: Shop, pool: Callable[[int], Any], watch: Callable[[Event], None] = lambda event: None) -> Report:
    return build(shop.project, Request(jobs=2), replace(shop.press, pool=pool), watch)


@pytest.fixture
def alone(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    shop = Shop(tmp_path_factory.mktemp("alone"))
    shop.build()
    return shop


@pytest.mark.parametrize(
    "hire",
    [partial(ThreadPoolExecutor, 2), partial(ProcessPoolExecutor, 2, mp_context=CONTEXT)],
    ids=["threads", "processes"],
)
def test_any_executor_writes_what_one_process_would(shop: Shop, alone: Shop, hire: Callable[[], Executor]) -> None:
    with hire() as hands:
        report = built(shop, partial(Futures, hands, fakes.render))
    assert len(report.written) == 12
    assert shop.files() == alone.files()


def test_no_more_is_in_hand_than_was_asked_for_and_nothing_at_the_end(shop: Shop) -> None:
    shop.build()
    jobs = [replace(job, key=(str(number), "", "")) for number in range(3) for job in shop.pool.jobs]
    ended: list[str] = []
    with ThreadPoolExecutor(4) as hands:
        with Futures(hands, fakes.render, 3, close=lambda: ended.append("closed")) as pool:
            for job in jobs:
                while not pool.free:
                    ended.extend(job.key[0] for job, _ in pool.finished())
                pool.start(job)
        assert not pool.busy
    assert ended[-1] == "closed"
    assert len(ended) >= len(jobs) - 2


def test_a_worker_with_another_kit_refuses_and_the_build_ends(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = executor.looks
    seen: list[object] = []

    def changing(*of: Any) -> str:
        seen.append(of)
        return f"{looks(*of)} {len(seen)}"

    monkeypatch.setattr(executor, "looks", changing)
    with ThreadPoolExecutor(1) as hands, pytest.raises(MissingPartError, match="would render it differently"):
        built(shop, partial(Futures, hands, fakes.render))
    assert shop.files() == {}


def test_a_brands_file_that_a_worker_does_not_have_is_named(shop: Shop, tmp_path: Path) -> None:
    shop.build()
    job = replace(shop.pool.jobs[0], brand=replace(shop.pool.jobs[0].brand, logo=tmp_path / "logo.svg"))
    for packed, said in ((pickle.dumps(job), "logo.svg"), (b"no job", "cannot take it")):
        (failure,) = executor.answer(fakes.render, packed, "").failures
        assert failure.machine
        assert said in failure.message


def test_an_executor_that_breaks_ends_the_build_with_a_sentence(shop: Shop) -> None:
    shop.write(0, "scorecard", "This one DIES.")
    with (
        ProcessPoolExecutor(1, mp_context=CONTEXT) as hands,
        pytest.raises(RenderingError, match=r"executor has ended.*build again"),
    ):
        built(shop, partial(Futures, hands, fakes.render))


def test_nobody_left_to_work_is_noticed(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "SILENCE", 0.01)
    shop.write(0, "handout", "SLOW.")
    with ThreadPoolExecutor(1) as hands, pytest.raises(RenderingError, match="No worker is left"):
        built(shop, lambda jobs: Futures(hands, fakes.render, jobs, staffed=lambda: False))


@pytest.mark.parametrize(
    "address", ["dask", "dask://", "nobody://x", "os:path", "no.such:Executor", "builtins:dict", ":x"]
)
def test_an_address_of_nobody_is_refused(address: str) -> None:
    with pytest.raises(KitError, match="xecutor"):
        executor.pool(address, None)


# ------------------------------------------------------------------ a real cluster


def counted(folder: Path, job: Job) -> Result:
    """A result, rendered slowly; every begin leaves a file."""
    (folder / f"{'-'.join(job.key)}.{os.getpid()}.{time.monotonic_ns()}").touch()
    time.sleep(0.15)
    return fakes.render(job)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=True) as found:
        yield found


@with_dask
@pytest.mark.filterwarnings("default")  # what the cluster itself is told by its own libraries
def test_a_killed_workers_jobs_run_again_and_every_byte_is_as_it_would_be(
    shop: Shop, alone: Shop, cluster: Any, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    begun.mkdir()
    killed: list[int] = []

    def kill_one(event: Event) -> None:
        if event.what == "done" and not killed:
            latest = max(begun.iterdir(), key=lambda path: int(path.name.split(".")[2]))
            killed.append(int(latest.name.split(".")[1]))
            os.kill(killed[0], signal.SIGKILL)

    def pool(_: int) -> Futures:
        found = executor.pool(cluster.scheduler_address.replace("tcp", "dask"), None)
        assert isinstance(found, Futures)
        assert found.jobs == 4
        found.render = partial(counted, begun)
        return found

    report = built(shop, pool, kill_one)
    assert (len(report.written), report.failed) == (12, ())
    assert shop.files() == alone.files()
    assert len(killed) == 1
    assert len(list(begun.iterdir())) > len({path.name.split(".")[0] for path in begun.iterdir()}) == 6


@with_dask
@pytest.mark.filterwarnings("default")
def test_a_cluster_prints_the_bytes_that_this_machine_prints(cluster: Any, tmp_path: Path) -> None:
    project = Project.find(tmp_path, COURSES["minimal"])
    request = Request(documents=("scorecard",), jobs=1)
    address = cluster.scheduler_address.replace("tcp", "dask")
    reports = [
        build(replace(project, output=tmp_path / name), request, made, lambda event: None)
        for name, made in (
            ("here", press()),
            ("there", replace(press(), pool=lambda jobs: executor.pool(address, jobs))),
        )
    ]
    here, there = ({path.name: path.read_bytes() for path in report.written} for report in reports)
    assert here == there
    assert len(here) >= 2


@with_dask
@pytest.mark.parametrize("greeting", [b"", b"SSH-2.0-somebody\r\n"])
@pytest.mark.filterwarnings("default")
def test_somebody_else_at_the_address_is_no_scheduler(monkeypatch: pytest.MonkeyPatch, greeting: bytes) -> None:
    monkeypatch.setattr(executor, "PATIENCE", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as other, ThreadPoolExecutor(1) as porter:
        come = porter.submit(other.accept)
        come.add_done_callback(lambda done: done.result()[0].sendall(greeting))
        for place in (f"127.0.0.1:{other.getsockname()[1]}", "127.0.0.1:1", "127.0.0.1", "127.0.0.1:port"):
            with pytest.raises(KitError, match="No Dask scheduler answers"):
                executor.pool(f"dask://{place}", None)
        come.result()[0].close()
