"""Processes that render: as many as asked for, renewed, and none lost without a word."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import Any

import pytest

from kit.build.pool import Processes
from kit.build.worker import Job, Result
from tests import fakes
from tests.fakes import Shop


def with_processes(shop: Shop, jobs: int = 2, **options: Any) -> Shop:
    pool = Processes(fakes.render, jobs, "tests.fakes", **options)
    shop.press = replace(shop.press, pool=lambda _: pool)
    return shop


def build(shop: Shop, **choices: Any) -> Any:
    from kit.build.request import Request
    from kit.build.run import build as run

    return run(shop.project, Request(**choices), shop.press, lambda event: None)


def render_slowly_with_pid(job: Job) -> Result:
    time.sleep(0.02)
    return Result(files=(("pdf", str(os.getpid()).encode()),))


def test_processes_write_what_one_process_would(shop: Shop, tmp_path_factory: pytest.TempPathFactory) -> None:
    alone = Shop(tmp_path_factory.mktemp("alone"))
    alone.build()
    build(with_processes(shop))
    assert shop.files() == alone.files()


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_as_many_processes_work_as_were_asked_for(shop: Shop, jobs: int) -> None:
    pids = {data for _, data in pids_of(shop, jobs, renew_after=100)}
    assert len(pids) == jobs


def test_processes_are_renewed(shop: Shop) -> None:
    assert len({data for _, data in pids_of(shop, 1, renew_after=4)}) == 3


def pids_of(shop: Shop, jobs: int, renew_after: int) -> list[tuple[str, bytes]]:
    shop.build(force=True)
    found: list[tuple[str, bytes]] = []
    waiting = [replace(job, key=(str(number), "", "")) for number in range(2) for job in shop.pool.jobs]
    with Processes(render_slowly_with_pid, jobs, __name__, renew_after=renew_after) as pool:
        while waiting or pool.busy:
            while waiting and pool.free:
                pool.start(waiting.pop())
            for job, result in pool.finished():
                found.append((job.key[0], result.files[0][1]))
    assert len(found) == 12
    return found


def test_a_process_that_dies_takes_only_its_own_document_along(shop: Shop) -> None:
    shop.write(0, "scorecard", "This one DIES.")
    report = build(with_processes(shop))
    assert {failed.path.name for failed in report.failed} == {"1-trust-scorecard.pdf", "1-trust-scorecard.docx"}
    assert report.failed[0].why == (
        "The process that worked on it ended without an answer (code 9). "
        "The machine may be short of memory: try --jobs 1."
    )
    assert len(report.written) == 10


def test_a_handout_lost_with_its_process_is_told_of_by_its_guide(shop: Shop) -> None:
    shop.write(0, "handout", "This one DIES.")
    report = build(with_processes(shop), documents=("guide",), formats=("pdf",))
    assert [failed.path.name for failed in report.failed] == ["1-trust-guide.pdf"]
    assert "ended without an answer" in report.failed[0].why


def test_no_process_is_left_behind(shop: Shop) -> None:
    pool = Processes(fakes.render, 2, "tests.fakes")
    with pool:
        shop.build()
        for job in shop.pool.jobs[:2]:
            pool.start(replace(job, document=job.document))
        processes = [hand.process for hand in pool._hands]
    assert [process.is_alive() for process in processes] == [False, False]
