"""A build that is interrupted or killed leaves every file old or new, never half, and the next build goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kit.build.files import UNFINISHED
from tests.fakes import Shop

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def slow(built: Shop) -> Shop:
    """A built project whose every text has changed, and takes its time to render."""
    for number, module in enumerate(built.course["modules"]):
        for kind in ("handout", "guide", "scorecard"):
            module[kind] = f"SLOW number {number}. Now longer."
    built.save()
    return built


@contextmanager
def building(shop: Shop, seconds: float = 0.3) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.fakes", str(shop.root)],
        cwd=REPOSITORY,
        env={**os.environ, "FAKE_SECONDS": str(seconds)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(word):
            return
    raise AssertionError(f"it ended before it said {word}")


def new_files(shop: Shop, old: dict[str, bytes]) -> set[str]:
    """The files that are new; every other one must be as it was, and none may be anything else."""
    now = shop.files()
    expected = shop_built_elsewhere(shop)
    assert now.keys() == old.keys()
    assert all(now[name] in {old[name], expected[name]} for name in now)
    return {name for name in now if now[name] != old[name]}


def shop_built_elsewhere(shop: Shop) -> dict[str, bytes]:
    other = Shop(shop.root.parent / f"{shop.root.name}-other", course=shop.course)
    other.build()
    return other.files()


@pytest.mark.parametrize("moment", ["started", "done"])
def test_after_kill_9_every_file_is_old_or_new_and_the_next_build_goes_on(slow: Shop, moment: str) -> None:
    old = slow.files()
    with building(slow) as process:
        wait_for(process, moment)
        os.kill(process.pid, signal.SIGKILL)
    done = new_files(slow, old)
    report = slow.build()
    assert (report.kept, report.failed) == ((), ())
    assert {f"house/{path.name}" for path in report.written} == old.keys() - done
    assert slow.files() == shop_built_elsewhere(slow)


def test_processes_that_lost_their_builder_end(slow: Shop) -> None:
    with building(slow) as process:
        wait_for(process, "started")
        os.kill(process.pid, signal.SIGKILL)
        group = process.pid
    assert left_after(10, group) == []


def left_after(seconds: float, group: int) -> list[int]:
    """The processes of a session that have not ended within some seconds."""
    deadline = time.monotonic() + seconds
    while (left := members(group)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


def members(group: int) -> list[int]:
    """The living processes of a session, from /proc."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == group and fields[0] != "Z":
            found.append(int(path.parent.name))
    return found


def test_ctrl_c_stops_the_processes_and_keeps_what_was_finished(slow: Shop) -> None:
    old = slow.files()
    with building(slow) as process:
        wait_for(process, "done")
        start = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process at once
        _, errors = process.communicate(timeout=10)
        assert time.monotonic() - start < 5
    assert errors.count("Traceback") == 1, "only the builder may be interrupted: its command line says it in a sentence"
    assert "KeyboardInterrupt" in errors
    assert left_after(5, process.pid) == [], "they have heard of it too, and end as soon as they see their builder gone"
    done = new_files(slow, old)
    assert done
    assert {f"house/{path.name}" for path in slow.build().written} == old.keys() - done


def test_a_lock_is_free_again_after_its_holder_was_killed(slow: Shop) -> None:
    with building(slow, seconds=1) as process:
        wait_for(process, "started")
        os.kill(process.pid, signal.SIGKILL)
    assert slow.build().failed == ()


def test_what_a_killed_build_left_unfinished_is_swept_away(built: Shop) -> None:
    left = built.house / f".1-trust-guide.pdf{UNFINISHED}"
    left.write_bytes(b"half a gui")
    built.build()
    assert not left.exists()


def test_a_build_killed_just_before_its_last_move_is_not_taken_for_an_edit(
    built: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*args: object) -> None:
        raise KeyboardInterrupt

    old = built.files()
    built.write(0, "guide", "Say good morning.")
    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.replace", stop)
        with pytest.raises(KeyboardInterrupt):
            built.build()
    assert built.files() == old
    assert '"1-trust-guide.pdf"' in (built.house / ".manifest.jsonl").read_text().splitlines()[-1]
    report = built.build()
    assert report.kept == ()
    assert [path.name for path in report.written] == ["1-trust-guide.pdf", "1-trust-guide.docx"]
