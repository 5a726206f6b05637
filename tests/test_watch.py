"""kit watch, as a person runs it: a real process, a real port, a file that is saved well and badly."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from tests.browser import Browser, installed, wait_for
from tests.courses import COURSES

ROOT = Path(__file__).parents[1]


class Watch:
    """A watch that runs in a folder of its own."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.source = folder / "source" / "curriculum.yaml"
        self.log = folder / "log"
        with self.log.open("w") as log:
            command = [sys.executable, "-m", "kit", "watch", "--no-browser", *words]
            environment = {**os.environ, "PYTHONPATH": str(ROOT), "EDITOR": "", "VISUAL": "", "KIT_EDITOR": ""}
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stderr=log, start_new_session=True)
        self.port = int(wait_for(lambda: self.said().partition("127.0.0.1:")[2].partition("/")[0]))

    def said(self) -> str:
        return self.log.read_text()

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> tuple[int, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request(method, path, body or None, {name.replace("_", "-"): text for name, text in headers.items()})
            answer = line.getresponse()
            return answer.status, answer.read()
        finally:
            line.close()

    def state(self) -> dict[str, Any]:
        return dict(json.loads(self.ask("/state")[1]))

    def until(self, what: str, value: object) -> dict[str, Any]:
        return dict(wait_for(lambda: (found := self.state())[what] == value and found))

    def save(self, text: str) -> None:
        """As editors do: a new file in the old one's place."""
        fresh = self.source.with_name("fresh")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(self.source)

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(15)
        wait_for(lambda: not alive(self.process.pid), 10)
        return code


def alive(session: int) -> list[int]:
    """The processes of a session that have not ended."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, of = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        found += [int(folder.name)] if int(of) == session and state != "Z" else []
    return found


@contextmanager
def watching(folder: Path, *words: str) -> Iterator[Watch]:
    source = folder / "source" / "curriculum.yaml"
    source.parent.mkdir(exist_ok=True)
    if not source.exists():
        source.write_bytes(COURSES["minimal"].read_bytes())
    watch = Watch(folder, *words)
    try:
        yield watch
    finally:
        if watch.process.poll() is None:
            watch.process.kill()
        watch.process.wait()


def replaced(text: str) -> str:
    assert text.count("minutes: ") > 0
    old = next(line for line in text.splitlines() if line.startswith("title: "))
    return text.replace(old, f"{old} indeed", 1)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are counted in /proc")
def test_a_save_is_shown_a_slip_is_named_and_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    with watching(tmp_path) as watch:
        good = watch.source.read_text()
        title = watch.state()["title"]
        watch.save(replaced(good))
        watch.until("title", f"{title} indeed")
        assert f"{title} indeed".encode() in watch.ask("/document")[1]

        pdf = wait_for(lambda: (found := watch.state()["pdf"])["state"] == "current" and found)
        file = next((tmp_path / "output" / "house").glob("*guide*.pdf"))
        assert pdf["pages"] == len(PdfDocument(file.read_bytes()))
        assert watch.ask(f"/picture?page=0&stamp={pdf['stamp']}")[1].startswith(b"\x89PNG")

        half = good[: len(good) // 2] + "\n  'half"
        for break_it in (
            lambda: watch.save(half),
            lambda: watch.source.write_text(""),
            watch.source.unlink,
            lambda: swapped_for_folder(watch.source),
        ):
            break_it()
            state = watch.until("current", False)
            assert state["problems"] or state["trouble"]
            assert state["pdf"]["state"] == "kept"
            assert watch.ask("/document")[0] == 200
            watch.source.rmdir() if watch.source.is_dir() else None
            watch.save(good)
            assert watch.until("current", True)["title"] == title
        assert "KIT1" in watch.said()
        assert "Traceback" not in watch.said()
        assert watch.end() == 0
    assert not list(tmp_path.rglob("*kit-unfinished*"))


def test_only_its_own_pages_are_answered(tmp_path: Path) -> None:
    with watching(tmp_path, "--editor", f"touch {tmp_path}/opened-{{line}} {{file}}") as watch:
        token = watch.ask("/")[1].decode().partition('kit-token" content="')[2].partition('"')[0]
        assert watch.ask("/state", Host="rebound.example")[0] == 403
        assert watch.ask("/state", Origin="http://elsewhere.example")[0] == 403
        assert watch.ask("/state", Origin="null")[0] == 403
        for path in ("/../source/curriculum.yaml", "/source/curriculum.yaml", "/fonts/..%2f..%2fx", "/page/page.js"):
            assert watch.ask(path)[0] == 404
        assert watch.ask("/document?module=none")[0] == 404
        assert watch.ask("/document?brand=../../x")[0] == 404
        body = json.dumps({"line": 7})
        assert watch.ask("/open", "POST", body)[0] == 403
        assert watch.ask("/open", "POST", body, **{"X-Kit-Token": "guess"})[0] == 403
        assert watch.ask("/open", "POST", "[1", X_Kit_Token=token)[0] == 400
        assert watch.ask("/open", "POST", body, X_Kit_Token=token)[0] == 200
        wait_for((tmp_path / "opened-7").exists)
        place = json.loads(watch.ask("/place?origin=title")[1])
        assert watch.source.read_text().splitlines()[place["line"] - 1].startswith("title:")


def test_a_second_watch_and_browsers_that_never_hang_up(tmp_path: Path) -> None:
    with (
        ExitStack() as stack,
        watching(tmp_path) as first,
        watching(tmp_path, "--port", str(free())) as second,
    ):
        lines = [stack.enter_context(socket.create_connection(("127.0.0.1", first.port))) for _ in range(30)]
        for line in lines:
            line.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{first.port}\r\n\r\n".encode())
        assert wait_for(lambda: refusals(lines) >= 6)
        title = f"{first.state()['title']} indeed"
        first.save(replaced(first.source.read_text()))
        for watch in (first, second):
            watch.until("title", title)
        taken = subprocess.run(
            [sys.executable, "-m", "kit", "watch", "--no-browser", "--port", str(second.port)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert taken.returncode == 2
        assert "--port" in taken.stderr
        assert first.end() == 0
        assert second.end() == 0


def free() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


@pytest.mark.skipif(not installed(), reason="no Chromium on this machine")
def test_the_page_in_a_browser(tmp_path: Path) -> None:
    text = "document.getElementById('document').contentDocument"
    with watching(tmp_path, "--editor", f"touch {tmp_path}/opened-{{line}}") as watch, Browser() as browser:
        good = watch.source.read_text()
        browser.go(f"http://127.0.0.1:{watch.port}/")
        browser.until(f"{text}.querySelectorAll('section [data-origin]').length")
        browser.until("document.querySelector('#page-list img')?.complete")
        assert browser.ask(f"Array.from({text}.fonts).some((font) => font.status === 'loaded')")
        browser.ask(f"{text}.scrollingElement.scrollTop = 400")
        top = browser.ask(f"{text}.scrollingElement.scrollTop")
        watch.save(replaced(good))
        browser.until("document.getElementById('course').textContent.endsWith('indeed')")
        assert abs(browser.ask(f"{text}.scrollingElement.scrollTop") - top) < 40

        browser.ask(f"{text}.querySelector('[data-origin^=modules]').focus()")
        browser.press("Enter")
        said = browser.until("document.querySelector('#place b')?.textContent")
        line = int(said.rpartition(":")[2])
        browser.press("e")
        wait_for((tmp_path / f"opened-{line}").exists)

        watch.save(good.replace("title: ", "title: [", 1))
        browser.until("!document.getElementById('stale').hidden")
        assert browser.ask("document.querySelector('#problem-list pre').textContent").startswith("title: [")
        watch.save(good)
        browser.until("document.getElementById('stale').hidden")
        named = "one.title || one.labels?.length || one.textContent || one.ariaLabel"
        controls = "document.querySelectorAll('select, input, button, iframe, nav')"
        assert browser.ask(f"Array.from({controls}).every((one) => {named})")
        assert browser.ask(
            "performance.getEntriesByType('resource').every((one) => one.name.startsWith(location.origin))"
        )
        assert watch.end() == 0
        browser.until("document.getElementById('status').className === 'bad'")


def swapped_for_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def refusals(lines: list[socket.socket]) -> int:
    """How many streams were told that there are too many."""
    heads = [line.recv(40, socket.MSG_PEEK) for line in lines]
    return sum(b" 503 " in head for head in heads)
