"""Bench: how long builds take, as ratios to the naive pipeline measured in the same run.

``make bench`` prints it; ``--quick`` runs once and leaves the growth out; ``--watch`` measures ``kit watch`` alone,
``--pack`` a pack for thirty people.

Bars: cold build of all files at most 0.38 of the naive one (0.34 is the floor on two processors); all Word files at most
0.02 of it; nothing changed at most 6 times an empty Python; one sentence in one guide at most 0.10; ten times the modules
at most 10.5 times the time and 1.25 times the memory of the whole build, all its processes together.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO
from urllib.parse import urlencode
from urllib.request import urlopen

from tests.browser import Browser, installed, wait_for
from tests.test_watch import Watch

ROOT = Path(__file__).resolve().parent.parent
MODULES_ONLY = ("--document", "guide", "--document", "handout", "--document", "scorecard")
"""What the naive pipeline makes too; the documents of the programme are left out."""
SOURCE = ROOT / "source" / "curriculum.yaml"
LONGEST = 90
"""Seconds after which a page or a PDF that has not come is given up."""


def main() -> int:
    """Prints a table of measurements; returns 1 where a bar is missed."""
    if "--watch" in sys.argv:
        return _watched()
    if "--pack" in sys.argv:
        return _packed()
    quick = "--quick" in sys.argv
    missed = False
    with tempfile.TemporaryDirectory() as name:
        for what, ratio, bar, detail in _measured(Path(name), 1 if quick else 3, growth=not quick):
            missed |= ratio > bar
            verdict = "ok  " if ratio <= bar else "MISS"
            print(f"{verdict} {what:44} {ratio:7.3f}  (at most {bar:g})  {detail}", flush=True)
    return int(missed)


Ratio = tuple[str, float, float, str]
"""What was measured, as a ratio, with its bar and the times behind it."""


def _measured(folder: Path, runs: int, growth: bool) -> Iterator[Ratio]:
    naive, cold, words = [], [], []
    for run in range(runs):
        plain, product = _new(folder / f"naive{run}"), folder / f"kit{run}"
        naive.append(_timed(partial(_python, "-m", "tests.naive", str(plain), "pdf", "docx")))
        cold.append(_timed(partial(_kit, product, "build", *MODULES_ONLY)))
        words.append(_word_files())
    whole, built = statistics.median(naive), statistics.median(cold)
    yield "cold build of all 54 / naive", built / whole, 0.38, f"{built:.1f} s / {whole:.1f} s"
    yield "all 27 Word files / naive", statistics.median(words) / whole, 0.02, f"{statistics.median(words):.2f} s"
    output = folder / "kit0"
    empty = statistics.median(_timed(lambda: _python("-c", "pass")) for _ in range(15))
    _kit(output, "build")
    unchanged = statistics.median(_timed(lambda: _kit(output, "build")) for _ in range(15))
    detail = f"{1000 * unchanged:.0f} ms / {1000 * empty:.0f} ms"
    yield "nothing changed / python -c pass", unchanged / empty, 6, detail
    edited = statistics.median(_edited(folder, output, number) for number in range(runs))
    yield "one sentence in one guide / naive", edited / whole, 0.10, f"{edited:.1f} s"
    if growth:
        yield from _growth(folder)


def _watched() -> int:
    """Prints seconds from saves to the page in a browser's hands, and to its PDF, against cold builds of the same files."""
    missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "source").mkdir()
        shutil.copy(SOURCE, folder / "source")
        for what, seconds, bar, known in chain(_pages(folder), _on_screen(folder), _files(folder)):
            missed |= statistics.median(seconds) > bar
            verdict = "ok  " if statistics.median(seconds) <= bar else "MISS"
            least, most = (f"{1000 * value:.0f}" for value in (min(seconds), max(seconds)))
            said = f"median {1000 * statistics.median(seconds):5.0f} ms, least {least}, most {most}"
            print(f"{verdict} {what:40} {said}  (at most {1000 * bar:.0f} ms{known})", flush=True)
        print(
            f"     load while measuring: {os.getloadavg()[1]:.1f} on {os.cpu_count()} processors; free ones give the least"
        )
    return int(missed)


Row = tuple[str, list[float], float, str]
"""What was measured: seconds, the bar for their median, and where the bar comes from."""


def _cold(output: Path, kind: str) -> None:
    _kit(output, "build", "--module", "6", "--document", kind, "--format", "pdf")


def _packed() -> int:
    """The median of a pack for 30 people when the kit is built, then of saying that it is unchanged.

    Most of it is the guide, which has the meeting's own times.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "source").mkdir()
        shutil.copy(SOURCE, folder / "source")
        words = ("pack", "--module", "3", "--participants", "30", "--output", "pack", "--start")
        made = [_timed(partial(_kit_in, folder, *words, f"9:3{number}")) for number in range(4)][1:]
        again = [_timed(partial(_kit_in, folder, *words, "9:33")) for _ in range(5)]
    bars = {"a pack for 30 people, kit built": (made, 6.0), "the same pack again": (again, 0.5)}
    for what, (seconds, bar) in bars.items():
        median = statistics.median(seconds)
        print(
            f"{'ok  ' if median <= bar else 'MISS'} {what}: {median:.2f} s, least {min(seconds):.2f} (at most {bar:g} s)"
        )
    return int(any(statistics.median(seconds) > bar for seconds, bar in bars.values()))


@contextmanager
def _watching(folder: Path) -> Iterator[tuple[Watch, str]]:
    """A watch of the course, and the course's text."""
    watch = Watch(folder, "--module", "6")
    try:
        yield watch, SOURCE.read_text(encoding="utf-8")
    finally:
        watch.end()


def _pages(folder: Path) -> Iterator[Row]:
    """From saves to the page in the hands of whoever asks for it."""
    with _watching(folder) as (watch, text):
        for what, sentence in _PAGE_SENTENCES.items():
            yield f"save to page, {what}", _to_pages(watch, text, sentence), 0.2, ""


def _files(folder: Path) -> Iterator[Row]:
    """From saves to the PDF in its place; the bar is a cold build of that file."""
    for kind in _FILE_SENTENCES:
        cold = _timed(partial(_cold, folder / f"cold-{kind}", kind))
        with _watching(folder) as (watch, text):
            seconds = [_to_pdf(watch, text, kind, number) for number in range(3)]
        yield f"save to PDF, {kind} of module 6", seconds, cold, ", as a cold kit build"


def _to_pages(watch: Watch, text: str, sentence: str, saves: int = 9) -> list[float]:
    assert text.count(sentence) == 1, sentence
    watch.save(text)
    time.sleep(3)
    asked = urlencode({**watch.state()["wanted"], "kind": "guide"})
    watch.ask(f"/document?{asked}")  # a page is there before its author changes it
    with urlopen(f"http://127.0.0.1:{watch.port}/events?{asked}", timeout=LONGEST) as events:
        return [
            _to_page(watch, events, asked, text.replace(sentence, f"{sentence} {_seen(n)}"), n) for n in range(saves)
        ]


def _seen(number: int) -> str:
    return f"Seen {number} times"


def _to_page(watch: Watch, events: IO[bytes], asked: str, text: str, number: int) -> float:
    """Seconds until a browser has the page, asking for it as the preview does: when it is told of another save."""
    before = watch.state()["number"]
    start = time.perf_counter()
    watch.save(text)
    while _told(events) <= before:
        assert time.perf_counter() - start < LONGEST, "the page never came"
    page = watch.ask(f"/document?{asked}")[1]
    seconds = time.perf_counter() - start
    assert _seen(number).encode() in page
    time.sleep(1.5)  # as an author does; the last save's rules are done by then
    return seconds


def _told(events: IO[bytes]) -> int:
    """The number of the save that the next event is of."""
    while not (line := events.readline()).startswith(b"data: "):
        pass
    return int(line.split()[1])


def _on_screen(folder: Path) -> Iterator[Row]:
    """From saves to the frame in which a browser draws what changed."""
    if not installed():
        return
    sentence = _PAGE_SENTENCES[IN_A_MODULE]
    with _watching(folder) as (watch, text), Browser() as browser:
        browser.go(f"http://127.0.0.1:{watch.port}/")
        browser.until(f"{_PREVIEW}.querySelectorAll('section [data-origin]').length", LONGEST)
        saves = [text.replace(sentence, f"{sentence} {_seen(number)}") for number in range(9)]
        seconds = [_drawn(watch, browser, save, number) for number, save in enumerate(saves)]
        yield f"save to screen, {IN_A_MODULE}", seconds, 0.2, ""


def _drawn(watch: Watch, browser: Browser, text: str, number: int) -> float:
    time.sleep(1.5)
    saved: list[float] = []

    def save() -> None:
        saved.append(time.time())
        watch.save(text)

    threading.Timer(0.1, save).start()
    drawn = browser.ask(
        f"""new Promise((done) => {{
          const look = () => {_PREVIEW}.body.textContent.includes("{_seen(number)}")
            && requestAnimationFrame(() => done(performance.timeOrigin + performance.now()));
          new MutationObserver(look).observe(document.body, {{ attributes: true }});
        }})"""
    )
    return float(drawn) / 1000 - saved[0]


def _to_pdf(watch: Watch, text: str, kind: str, number: int) -> float:
    sentence = _FILE_SENTENCES[kind]
    assert text.count(sentence) == 1, sentence
    asked = urlencode({**watch.state()["wanted"], "kind": kind})

    def pdf() -> dict[str, str]:
        return dict(json.loads(watch.ask(f"/state?{asked}")[1])["pdf"])

    watch.ask(f"/document?{asked}")
    watch.save(text)
    time.sleep(1)
    before = wait_for(lambda: (found := pdf())["state"] == "current" and found, LONGEST)
    with urlopen(f"http://127.0.0.1:{watch.port}/events?{asked}", timeout=LONGEST):  # somebody looks at it
        start = time.perf_counter()
        watch.save(text.replace(sentence, f"{sentence} Once more, {number}"))
        wait_for(lambda: (found := pdf())["state"] == "current" and found["stamp"] != before["stamp"], LONGEST)
        return time.perf_counter() - start


def _edited(folder: Path, output: Path, number: int) -> float:
    """The time of a build after one sentence of one guide has changed."""
    source = folder / "source" / "curriculum.yaml"
    source.parent.mkdir(exist_ok=True)
    text = SOURCE.read_text(encoding="utf-8")
    assert text.count(_GUIDE_SENTENCE) == 1
    source.write_text(text, encoding="utf-8")
    _kit(output, "build", "--source", str(source))
    source.write_text(text.replace(_GUIDE_SENTENCE, f"{_GUIDE_SENTENCE} Once more, {number}."), encoding="utf-8")
    return _timed(lambda: _kit(output, "build", "--source", str(source)))


_PREVIEW = "document.getElementById('document').contentDocument"
_GUIDE_SENTENCE = "Actions can wait for Module 7."
IN_A_MODULE = "in a module"
_PAGE_SENTENCES = {IN_A_MODULE: "Actions can wait for Module 7", "at the head of the file": "edition: Edition 1"}
_FILE_SENTENCES = {"guide": "Actions can wait for Module 7", "scorecard": "Takes the opening statement as the task"}


def _word_files() -> float:
    """The time that writing all Word files takes when their pages are known, in one process."""
    code = (
        "import time; from kit.kinds import KINDS; from kit.brand import house; from kit.paper import A4\n"
        "from kit.reader import read; from kit.writers import docx; from pathlib import Path\n"
        f"c = read(Path({str(SOURCE)!r}), 'curriculum.yaml').curriculum\n"
        "ds = [k.compose(c, m, {}) for m in c.modules for k in KINDS.values()]\n"
        "t = time.perf_counter(); [docx.write(d, house(), A4, {}) for d in ds]; print(time.perf_counter() - t)"
    )
    return float(_python("-c", code))


def _growth(folder: Path) -> Iterator[Ratio]:
    """Time and peak memory of ninety modules against nine, PDF and Word, from empty folders."""
    many = _ninety(folder / "ninety.yaml")
    small, small_peak = _with_peak("--output", str(folder / "grow9"))
    large, large_peak = _with_peak("--output", str(folder / "grow90"), "--source", str(many))
    yield "90 modules / 9 modules, time", large / small, 10.5, f"{large:.0f} s / {small:.0f} s"
    detail = f"{large_peak:.0f} MB / {small_peak:.0f} MB"
    yield "90 modules / 9 modules, peak memory", large_peak / small_peak, 1.25, detail


def _ninety(path: Path) -> Path:
    """The curriculum with its modules ten times over, under new ids and numbers."""
    head, body = SOURCE.read_text(encoding="utf-8").split("\nmodules:\n")
    modules = re.split(r"(?m)^(?=  - id: )", body)
    modules = [module for module in modules if module.startswith("  - id: ")]
    copies: list[str] = []
    for turn in range(10):
        for module in modules:
            copy = re.sub(r"\A  - id: (\S+)", rf"  - id: \1-{turn}", module)
            copy = re.sub(r"(?m)^    number: .*$", f"    number: {len(copies) + 1}", copy)
            copies.append(re.sub(r"(?m)^( +due_module: \S+).*$", rf"\1-{turn}", copy))
    head = re.sub(r"(?m)^(    module: \S+)$", r"\1-0", head)
    head = re.sub(r"(?m)^    modules:\s*\[[^\]]*\]\n", "", head)
    head = re.sub(r"longest_echo_words: \d+", "longest_echo_words: 9999", head)
    path.write_text(f"{head}\nmodules:\n{''.join(copies)}", encoding="utf-8")
    return path


def _new(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _with_peak(*words: str) -> tuple[float, float]:
    """Seconds of a build, and the most memory in MB that all its processes together held at one moment."""
    start, peak = time.perf_counter(), 0.0
    command = [sys.executable, "-m", "kit", "build", *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        while process.poll() is None:
            peak = max(peak, _held(process.pid))
            time.sleep(0.1)
    assert process.returncode == 0
    return time.perf_counter() - start, peak


def _held(session: int) -> float:
    """The memory in MB of a session's processes. What they share counts once (PSS, from Linux's /proc)."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if int((folder / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                total += int(re.findall(r"(?m)^Pss: +(\d+)", (folder / "smaps_rollup").read_text())[0])
        except (OSError, IndexError):
            continue  # it has ended
    return total / 1024


def _kit(output: Path, *words: str) -> str:
    return _python("-m", "kit", *words, "--output", str(output))


def _kit_in(folder: Path, *words: str) -> str:
    return _python("-m", "kit", *words, folder=folder)


def _python(*words: str, folder: Path = ROOT) -> str:
    known = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, *words], cwd=folder, env=known, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
