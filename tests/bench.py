"""Bench: how long builds take, as ratios to the naive pipeline measured in the same run.

``make bench`` prints it; ``--quick`` runs once and leaves the growth out; ``--watch`` measures ``kit watch`` alone,
``--pack`` a pack for thirty people.

Bars: cold build of all files at most 0.38 of the naive one (0.34 is the floor on two processors); all Word files at most
0.02 of it; nothing changed at most 6 times an empty Python; one sentence in one guide at most 0.10; ten times the modules
at most 10.5 times the time and 1.25 times the memory of the whole build, all its processes together.
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO
from urllib.parse import urlencode
from urllib.request import urlopen

from tests.browser import wait_for
from tests.test_watch import Watch

ROOT = Path(__file__).resolve().parent.parent
MODULES_ONLY = ("--document", "guide", "--document", "handout", "--document", "scorecard")
"""What the naive pipeline makes too; the documents of the programme are left out."""
SOURCE = ROOT / "source" / "curriculum.yaml"


def main() -> int:
    """Prints a table of measurements; returns 1 where a bar is missed."""
    if "--watch" in sys.argv:
        return _watched()
    if "--pack" in sys.argv:
        return _packed()
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory() as name:
        rows = _measure(Path(name), 1 if quick else 3, growth=not quick)
    missed = False
    for what, ratio, bar, detail in rows:
        missed |= ratio > bar
        print(f"{'ok  ' if ratio <= bar else 'MISS'} {what:44} {ratio:7.3f}  (at most {bar:g})  {detail}")
    return int(missed)


def _measure(folder: Path, runs: int, growth: bool) -> list[tuple[str, float, float, str]]:
    naive, cold, words = [], [], []
    for run in range(runs):
        plain, product = _new(folder / f"naive{run}"), folder / f"kit{run}"
        naive.append(_timed(partial(_python, "-m", "tests.naive", str(plain), "pdf", "docx")))
        cold.append(_timed(partial(_kit, product, "build", *MODULES_ONLY)))
        words.append(_word_files())
    whole = statistics.median(naive)
    output = folder / "kit0"
    empty = statistics.median(_timed(lambda: _python("-c", "pass")) for _ in range(15))
    _kit(output, "build")
    unchanged = statistics.median(_timed(lambda: _kit(output, "build")) for _ in range(15))
    edited = statistics.median(_edited(folder, output, number) for number in range(runs))
    rows = [
        (
            "cold build of all 54 / naive",
            statistics.median(cold) / whole,
            0.38,
            f"{statistics.median(cold):.1f} s / {whole:.1f} s",
        ),
        ("all 27 Word files / naive", statistics.median(words) / whole, 0.02, f"{statistics.median(words):.2f} s"),
        (
            "nothing changed / python -c pass",
            unchanged / empty,
            6,
            f"{1000 * unchanged:.0f} ms / {1000 * empty:.0f} ms",
        ),
        ("one sentence in one guide / naive", edited / whole, 0.10, f"{edited:.1f} s"),
    ]
    return rows + (_growth(folder) if growth else [])


def _watched() -> int:
    """Medians from a save to the page, and to its PDF in place, against a cold build of the same file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "source").mkdir()
        shutil.copy(SOURCE, folder / "source")
        cold = _timed(
            lambda: _kit(folder / "cold", "build", "--module", "6", "--document", "scorecard", "--format", "pdf")
        )
        pages, files = _saves(folder, 9, 1)
    page, file = statistics.median(pages), statistics.median(files)
    print(
        f"{'ok  ' if page <= 0.2 else 'MISS'} save to page {1000 * page:.0f} ms (at most 200 ms); worst {1000 * max(pages):.0f} ms"
    )
    print(f"     save to PDF of module 6's scorecard {file:.1f} s; cold kit build of it {cold:.1f} s")
    return int(page > 0.2)


def _packed() -> int:
    """The median of a pack for 30 people when the kit is built, against an empty Python's time."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "source").mkdir()
        shutil.copy(SOURCE, folder / "source")
        words = ("pack", "--source", str(folder / "source" / SOURCE.name), "--module", "3", "--participants", "30")
        seconds = [_timed(lambda: _kit(folder / "pack", *words, "--start", "9:30")) for _ in range(4)][1:]
    pack = statistics.median(seconds)
    print(f"{'ok  ' if pack <= 6 else 'MISS'} a pack for 30 people, kit built: {pack:.1f} s (at most 6 s)")
    return int(pack > 6)


def _saves(folder: Path, pages: int, files: int) -> tuple[list[float], list[float]]:
    """Seconds from saves to the page, and from saves to the PDF, each with a browser's question for it in between."""
    watch = Watch(folder, "--module", "6")
    try:
        asked = urlencode({**watch.state()["wanted"], "kind": "guide"})
        text = watch.source.read_text(encoding="utf-8")
        with urlopen(f"http://127.0.0.1:{watch.port}/events?{asked}", timeout=60) as events:
            return (
                [_save_to_page(watch, events, asked, text, number) for number in range(pages)],
                [_save_to_pdf(watch, text, number) for number in range(files)],
            )
    finally:
        watch.end()


def _save_to_page(watch: Watch, events: IO[bytes], asked: str, text: str, number: int) -> float:
    time.sleep(1.5)  # as an author does; the last save's rules are done by then
    said = f"Seen {number} times."
    start = time.perf_counter()
    watch.save(text.replace(_GUIDE_SENTENCE, said))
    while said.encode() not in watch.ask(f"/document?{asked}")[1]:
        while not events.readline().startswith(b"data"):
            pass
    return time.perf_counter() - start


def _save_to_pdf(watch: Watch, text: str, number: int) -> float:
    asked = urlencode({**watch.state()["wanted"], "kind": "scorecard"})
    watch.ask(f"/document?{asked}")
    wait_for(lambda: json.loads(watch.ask(f"/state?{asked}")[1])["pdf"]["state"] == "current", 120)
    start, before = time.perf_counter(), json.loads(watch.ask(f"/state?{asked}")[1])["pdf"]["stamp"]
    watch.save(text.replace("edition: Edition 1", f"edition: Edition {number + 2}", 1))
    wait_for(lambda: json.loads(watch.ask(f"/state?{asked}")[1])["pdf"]["stamp"] != before, 120)
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


_GUIDE_SENTENCE = "Actions can wait for Module 7."


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


def _growth(folder: Path) -> list[tuple[str, float, float, str]]:
    """Time and peak memory of ninety modules against nine, PDF and Word, from empty folders."""
    many = _ninety(folder / "ninety.yaml")
    small, small_peak = _with_peak("--output", str(folder / "grow9"))
    large, large_peak = _with_peak("--output", str(folder / "grow90"), "--source", str(many))
    return [
        ("90 modules / 9 modules, time", large / small, 10.5, f"{large:.0f} s / {small:.0f} s"),
        (
            "90 modules / 9 modules, peak memory",
            large_peak / small_peak,
            1.25,
            f"{large_peak:.0f} MB / {small_peak:.0f} MB",
        ),
    ]


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


def _python(*words: str) -> str:
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
