"""kit watch, as a person runs it: a real process, a real port, a file that is saved well and badly."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
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

    def __init__(self, folder: Path, *words: str, log: str = "log") -> None:
        self.source = folder / "source" / "curriculum.yaml"
        self.log = folder / log
        with self.log.open("w") as said:
            command = [sys.executable, "-m", "kit", "watch", "--no-browser", *words]
            environment = {**os.environ, "PYTHONPATH": str(ROOT), "EDITOR": "", "VISUAL": "", "KIT_EDITOR": ""}
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stderr=said, start_new_session=True)
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
def watching(folder: Path, *words: str, log: str = "log") -> Iterator[Watch]:
    source = folder / "source" / "curriculum.yaml"
    source.parent.mkdir(exist_ok=True)
    if not source.exists():
        source.write_bytes(COURSES["minimal"].read_bytes())
    watch = Watch(folder, *words, log=log)
    try:
        yield watch
    finally:
        if watch.process.poll() is None:
            watch.process.kill()
        watch.process.wait()


@pytest.fixture(scope="module")
def whole_watch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    """One watch for all that follows: it takes a second or two to start."""
    folder = tmp_path_factory.mktemp("watch")
    with watching(folder, "--editor", f"touch {folder}/opened-{{line}} {{file}}") as watch:
        yield watch


GOOD = COURSES["minimal"].read_text(encoding="utf-8")
TITLE = next(line.removeprefix("title: ") for line in GOOD.splitlines() if line.startswith("title: "))


@pytest.fixture
def watch(whole_watch: Watch) -> Iterator[Watch]:
    """The watch, with the course as it was at first."""
    yield whole_watch
    if whole_watch.process.poll() is None:
        whole_watch.save(GOOD)
        whole_watch.until("title", TITLE)


def titled(words: str) -> str:
    """The course with other words for its title."""
    return GOOD.replace(f"title: {TITLE}", f"title: {words}", 1)


def test_a_save_is_shown_and_its_pages_follow(watch: Watch) -> None:
    watch.save(titled(f"{TITLE} indeed"))
    watch.until("title", f"{TITLE} indeed")
    assert f"{TITLE} indeed".encode() in watch.ask("/document")[1]
    pdf = wait_for(lambda: (found := watch.state()["pdf"])["state"] == "current" and found, 60)
    file = next((watch.source.parents[1] / "output" / "house").glob("*guide*.pdf"))
    assert pdf["pages"] == len(PdfDocument(file.read_bytes()))
    assert watch.ask(f"/picture?page=0&stamp={pdf['stamp']}")[1].startswith(b"\x89PNG")


def half_written(path: Path) -> None:
    path.write_text(f"{GOOD[: len(GOOD) // 2]}\n  'half", encoding="utf-8")


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def renamed(path: Path) -> None:
    path.rename(path.with_name("elsewhere.yaml"))


def swapped_for_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def unreadable(path: Path) -> None:
    path.chmod(0)


BREAKS = (half_written, emptied, Path.unlink, renamed, swapped_for_folder, unreadable)


@pytest.mark.parametrize("spoil", BREAKS, ids=lambda spoil: spoil.__name__)
def test_nothing_old_passes_for_new(watch: Watch, spoil: Callable[[Path], None]) -> None:
    """Whatever happens to the file, the last good pages stay, marked as old, until it is well again."""
    wait_for(lambda: watch.state()["checked"])
    spoil(watch.source)
    if spoil is unreadable and os.access(watch.source, os.R_OK):
        pytest.skip("whoever runs this can read everything")
    state = watch.until("current", False)
    assert state["problems"] or state["trouble"]
    assert state["pdf"]["state"] == "kept"
    status, page = watch.ask("/document")
    assert status == 200
    assert b"Bowline" in page
    if watch.source.is_dir():
        watch.source.rmdir()
    watch.save(GOOD)
    assert watch.until("current", True)["title"] == TITLE


def test_a_slip_is_named_with_its_line_in_the_terminal_too(watch: Watch) -> None:
    watch.save(titled("[open"))
    problem = watch.until("current", False)["problems"][0]
    assert problem["excerpt"].startswith("title: [open")
    wait_for(lambda: f"{problem['place']}:" in watch.said())
    assert "The last good pages stay" in watch.said()


def test_only_its_own_pages_are_answered(watch: Watch) -> None:
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
    wait_for((watch.source.parents[1] / "opened-7").exists)
    place = json.loads(watch.ask("/place?origin=title")[1])
    assert watch.source.read_text().splitlines()[place["line"] - 1].startswith("title:")


def test_a_second_watch_and_browsers_that_never_hang_up(watch: Watch) -> None:
    folder = watch.source.parents[1]
    with ExitStack() as stack, watching(folder, "--port", str(free()), log="log-2") as second:
        lines = [stack.enter_context(socket.create_connection(("127.0.0.1", watch.port))) for _ in range(30)]
        for line in lines:
            line.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{watch.port}\r\n\r\n".encode())
        assert wait_for(lambda: refusals(lines) >= 6)
        watch.save(titled(f"{TITLE} twice"))
        for one in (watch, second):
            one.until("title", f"{TITLE} twice")
        taken = subprocess.run(
            [sys.executable, "-m", "kit", "watch", "--no-browser", "--port", str(second.port)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert taken.returncode == 2
        assert "--port" in taken.stderr
        assert second.end() == 0


def free() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def refusals(lines: list[socket.socket]) -> int:
    """How many streams were told that there are too many."""
    heads = [line.recv(40, socket.MSG_PEEK) for line in lines]
    return sum(b" 503 " in head for head in heads)


TEXT = "document.getElementById('document').contentDocument"


@pytest.fixture
def browser(watch: Watch) -> Iterator[Browser]:
    """The preview in a browser, with its text and page pictures."""
    if not installed():
        pytest.skip("no Chromium on this machine")
    with Browser() as browser:
        browser.go(f"http://127.0.0.1:{watch.port}/")
        browser.until(f"{TEXT}.querySelectorAll('section [data-origin]').length")
        browser.until("document.querySelector('#page-list img')?.complete", 60)
        yield browser


def test_the_page_in_a_browser(watch: Watch, browser: Browser) -> None:
    assert browser.ask(f"Array.from({TEXT}.fonts).some((font) => font.status === 'loaded')")
    assert 790 < float(browser.ask(f"{TEXT}.documentElement.dataset.width")) < 800, (
        "A4 in pixels, to be as wide as the pane"
    )
    browser.ask(f"{TEXT}.scrollingElement.scrollTop = 400")
    top = browser.ask(f"{TEXT}.scrollingElement.scrollTop")
    watch.save(titled(f"{TITLE} indeed"))
    browser.until("document.getElementById('course').textContent.endsWith('indeed')")
    browser.until(f"{TEXT}.body.dataset.footer.includes('indeed')")
    assert abs(browser.ask(f"{TEXT}.scrollingElement.scrollTop") - top) < 40

    browser.ask(f"{TEXT}.querySelector('[data-origin^=modules]').focus()")
    browser.press("Enter")
    said = browser.until("document.querySelector('#place b')?.textContent")
    line = int(said.rpartition(":")[2])
    browser.press("e")
    wait_for((watch.source.parents[1] / f"opened-{line}").exists)
    assert browser.ask("document.querySelector('#place').ariaLive") == "polite"
    assert browser.ask("document.activeElement.id") == "document"
    browser.press("Escape")
    assert browser.until("document.activeElement.id !== 'document' && document.activeElement.id") == "open"

    watch.save(titled("[open"))
    browser.until("!document.getElementById('stale').hidden")
    assert browser.ask("document.querySelector('#problem-list pre').textContent").startswith("title: [")
    watch.save(GOOD)
    browser.until("document.getElementById('stale').hidden")
    assert browser.ask("performance.getEntriesByType('resource').every((one) => one.name.startsWith(location.origin))")

    named = "one.title || one.labels?.length || one.textContent || one.ariaLabel"
    controls = "document.querySelectorAll('select, input, button, iframe, nav')"
    assert browser.ask(f"Array.from({controls}).every((one) => {named})")
    assert watch.end() == 0
    browser.until("document.getElementById('status').className === 'bad'")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are counted in /proc")
def test_ctrl_c_leaves_nothing(watch: Watch) -> None:
    if watch.process.poll() is None:
        assert watch.end() == 0
    assert watch.process.returncode == 0
    assert not alive(watch.process.pid)
    assert "Traceback" not in watch.said()
    assert not list(watch.source.parents[1].rglob("*kit-unfinished*"))
