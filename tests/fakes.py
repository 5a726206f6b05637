"""A press of fakes: documents of one sentence, rendered to readable bytes in no time, so that builds can be told apart."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import yaml

from kit.blocks import Block, Document, Heading, Paragraph, Section, plain_text
from kit.brand import Brand, Family, Palette
from kit.build.pool import Processes
from kit.build.press import Press
from kit.build.report import Event, Report
from kit.build.request import Request
from kit.build.run import build
from kit.build.worker import Failure, Job, Pages, Result, told
from kit.errors import CurriculumError, Problem, RenderingError
from kit.kinds import Title
from kit.paper import Paper
from kit.project import Project
from kit.prose import plain

COURSE: dict[str, Any] = {
    "paper": "A4",
    "modules": [
        {"id": "trust", "number": 1, "handout": "Trust is earned.", "guide": "Say hello.", "scorecard": "Was it said?"},
        {"id": "listening", "number": 2, "handout": "Listen.", "guide": "Be quiet.", "scorecard": "Who spoke?"},
    ],
}
"""A course of two modules, three documents each."""

NUMBERED = {"handout": 1, "guide": 2, "scorecard": 3}


@dataclass(frozen=True)
class FakeModule:
    id: str
    number: int
    texts: Mapping[str, str]
    stem: str = ""


@dataclass(frozen=True)
class FakeCurriculum:
    paper: str
    modules: tuple[FakeModule, ...]


def read(project: Project, overlay: Path | None = None) -> tuple[Any, tuple[Problem, ...]]:
    """A course of fakes, from the file's YAML; an overlay has words for words."""
    text = project.source.read_text()
    for word, other in (yaml.safe_load(overlay.read_text()) if overlay else {}).items():
        text = text.replace(word, other)
    values = yaml.safe_load(text)
    if not isinstance(values, dict):
        raise CurriculumError((Problem("KIT001", "This is no course."),))
    modules = tuple(
        FakeModule(value["id"], value["number"], {kind: value[kind] for kind in NUMBERED}, value.get("stem", ""))
        for value in values["modules"]
    )
    warnings = tuple(Problem("KIT900", text, warning=True) for text in values.get("warnings", ()))
    return FakeCurriculum(values.get("paper", "A4"), modules), warnings


def file_stem(module: FakeModule, kind: str) -> str:
    return f"{module.stem or f'{module.number}-{module.id}'}-{kind}"


def compose(kind: str, module: FakeModule, pages: Mapping[str, Mapping[str, int]]) -> Document:
    """A document of one section: a page for each sentence, the last of which is the task."""
    text = module.texts[kind]
    if "UNCOMPOSABLE" in text:
        raise RenderingError("It cannot be composed.")
    sentences = [f"{sentence}." for sentence in text.split(".") if sentence]
    if kind == "guide":
        sentences.append(f"See handout page {pages['handout']['task']}.")
    body: tuple[Block, ...] = (
        *(Paragraph(plain(sentence)) for sentence in sentences),
        Heading(plain("Task"), 1, "task"),
    )
    name = file_stem(module, kind)
    return Document(
        kind,
        module.id,
        module.number,
        2,
        name,
        name,
        name,
        (),
        "en",
        date(2026, 1, 1),
        plain(name),
        plain(name),
        "{page}",
        "",
        (Section("only", "front", plain(name), body),),
    )


@dataclass(frozen=True)
class FakeKind:
    name: str
    refers_to: tuple[str, ...] = ()

    def titles(self, curriculum: Any) -> tuple[Title, ...]:
        return tuple(
            Title(
                module.id,
                self.name,
                file_stem(module, self.name),
                self.refers_to,
                partial(compose, self.name, module),
            )
            for module in curriculum.modules
        )


KINDS = {kind.name: kind for kind in (FakeKind("guide", ("handout",)), FakeKind("handout"), FakeKind("scorecard"))}


def brand(name: str, project: Project) -> Brand:
    family = Family("Fake", (), "Arial")
    overlay = project.root / f"{name}.yaml"
    return Brand(
        Path(name).name,
        f"The {Path(name).name} organisation",
        family,
        family,
        overlay=overlay if overlay.is_file() else None,
    )


def style(chosen: Brand, paper: Paper) -> str:
    return repr((chosen, paper))


# ------------------------------------------------------------------ rendering


def render(job: Job) -> Result:
    """Readable bytes for each format; words in the text ask for trouble."""
    text = plain_text(job.document)
    wait(text)
    pages = None if job.anchors is not None and "pdf" not in job.formats else lay_out(job.document)
    made = [(name, _made(name, job, text)) for name in job.formats]
    files = tuple((name, data) for name, data in made if isinstance(data, bytes))
    failures = tuple(failure for _, failure in made if isinstance(failure, Failure))
    if "BROKEN" in text:
        return Result(failures=failures or (Failure("page numbers", "It does not fit."),))
    return Result(files, pages, failures)


def _made(name: str, job: Job, text: str) -> bytes | Failure:
    if "BROKEN" in text:
        return Failure(name, "It does not fit.")
    if "NO PANGO" in text:
        return Failure(name, "Pango is missing.", machine=True)
    if "NO WORD" in text and name == "docx":
        return Failure(name, "Word cannot say that.")
    if "BUG" in text:
        try:
            raise ValueError("unforeseen")
        except ValueError as error:
            return Failure(name, told(error))
    return f"{name} {job.brand.name} {job.brand.palette.ink} {job.paper.name}\n{text}".encode()


def wait(text: str) -> None:
    if "DIES" in text:
        os._exit(9)
    if "SLOW" in text:
        time.sleep(float(os.environ.get("FAKE_SECONDS", "0.05")))


def lay_out(document: Document) -> Pages:
    sentences = len(document.sections[0].body) - 1
    remarks = ("It is long.",) if sentences > 5 else ()
    return Pages(sentences, {"task": sentences}, remarks)


@dataclass
class Inline:
    """A pool that renders on the spot and remembers what."""

    jobs: list[Job] = field(default_factory=list)
    in_hand: list[Job] = field(default_factory=list)
    interrupt: Callable[[Job], None] = lambda job: None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.in_hand.clear()

    @property
    def free(self) -> bool:
        return not self.in_hand

    @property
    def busy(self) -> bool:
        return bool(self.in_hand)

    def pack(self, job: Job) -> None:
        """Nothing to pack."""

    def start(self, job: Job) -> None:
        self.in_hand.append(job)

    def finished(self) -> Iterator[tuple[Job, Result]]:
        job = self.in_hand.pop()
        self.jobs.append(job)
        self.interrupt(job)
        yield job, render(job)


PRESS = Press(read, KINDS, brand, style, lambda jobs: Inline())


@dataclass
class Shop:
    """A project in a folder, and builds of it with fakes."""

    root: Path
    press: Press = PRESS
    course: dict[str, Any] = field(default_factory=lambda: yaml.safe_load(yaml.safe_dump(COURSE)))
    pool: Inline = field(default_factory=Inline)
    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        (self.root / "source").mkdir(parents=True, exist_ok=True)
        self.save()

    @property
    def house(self) -> Path:
        return self.root / "output" / "house"

    @property
    def project(self) -> Project:
        return Project.find(self.root)

    def save(self, comment: str = "") -> None:
        text = yaml.safe_dump(self.course, sort_keys=False)
        (self.root / "source" / "curriculum.yaml").write_text(f"# {comment}\n{text}")

    def write(self, module: int, kind: str, text: str) -> None:
        """Change one text of one module."""
        self.course["modules"][module][kind] = text
        self.save()

    def build(self, **choices: Any) -> Report:
        """Build; what was rendered is in ``pool.jobs`` afterwards."""
        self.pool = Inline(interrupt=self.pool.interrupt)
        self.events = []
        press = replace(self.press, pool=lambda jobs: self.pool)
        return build(self.project, Request(**choices), press, self.events.append)

    @property
    def rendered(self) -> list[str]:
        """The documents and formats that the last build rendered."""
        return [f"{job.document.name}.{'+'.join(job.formats) or 'pages'}" for job in self.pool.jobs]

    def files(self) -> dict[str, bytes]:
        """Every product in the output folder, by name."""
        output = self.root / "output"
        found = (path for path in output.rglob("*") if path.is_file() and ".kit" not in path.parts)
        return {str(path.relative_to(output)): path.read_bytes() for path in found if not path.name.startswith(".")}


def with_palette(press: Press, **colours: Any) -> Press:
    """A press whose brands have other colours."""
    return replace(press, brand=lambda name, project: replace(brand(name, project), palette=Palette(**colours)))


def say(event: Event) -> None:
    sys.stdout.write(f"{event.what} {event.name}\n")
    sys.stdout.flush()


if __name__ == "__main__":  # a build of fakes in processes of its own, to be interrupted and killed
    work = replace(PRESS, pool=lambda jobs: Processes(render, jobs, "tests.fakes"))
    build(Project.find(Path(sys.argv[1])), Request(jobs=2, force="--force" in sys.argv), work, say)
