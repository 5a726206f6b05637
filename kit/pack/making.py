"""Making a pack: the kit is built where it has to be, its files are reused as they are, and copies are repeated pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kit.build.files import clear, place, prepare
from kit.build.plan import Edition, artifacts, chosen_modules, editions, plan
from kit.build.press import Press
from kit.build.report import Watch
from kit.build.request import HOUSE, Request
from kit.build.run import build
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.errors import KitError, RenderingError
from kit.kinds.pack import run_sheet
from kit.pack.items import Desk, Item, items
from kit.project import Project
from kit.prose import plain, text_of
from kit.sheets import Part, blank, joined, page_count, places_of
from kit.workshop import Workshop

PRINT_ME = "print-me.pdf"
"""The file that holds everything, for machines that print one file."""

DOCUMENTS = ("scorecard", "handout", "guide")
"""The products that go into a pack, in the order of printing."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A pack to make: the module by id or number, the meeting, and how it looks."""

    module: str
    workshop: Workshop
    brand: str = HOUSE
    paper: str | None = None
    jobs: int = 1
    folder: Path | None = None
    """Where it goes; without one, to a folder named after module and date in the project's output."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack that was made: its folder, its files in the order of printing, the sheets of paper that it takes."""

    folder: Path
    files: tuple[str, ...]
    pages: int
    sheets: int
    kept: tuple[Path, ...]
    """Files of the kit that a person edited: they went in as they are."""


def pack(project: Project, wanted: Wanted, press: Press, watch: Watch) -> Packed:
    """A pack, written to its folder. Raises KitError for what cannot be planned, built or written."""
    curriculum, _ = press.read(project)
    module = _module(curriculum, wanted.module)
    kept = _built(project, _request(module, wanted), press, watch)
    edition, products = _products(project, curriculum, _request(module, wanted), press)
    curriculum, module = edition.curriculum, _module(edition.curriculum, wanted.module)
    desk = Desk(curriculum, module, wanted.workshop, edition.brand, edition.paper)
    layout = edition.manifest.layout(module.id, "guide")
    made = items(desk, products, layout.anchors if layout else {})
    parts = tuple(_parts(desk, made))
    folder = wanted.folder or project.output / "packs" / _folder_name(module, wanted.workshop)
    files = dict(_files(made)) | {PRINT_ME: _print_me(desk, parts)}
    _put(folder, files)
    pages, sheets = _paper(parts)
    return Packed(folder, tuple(files), pages, sheets, kept)


def _module(curriculum: Curriculum, name: str) -> Module:
    return chosen_modules(curriculum, (name,))[0]


def _request(module: Module, wanted: Wanted) -> Request:
    return Request(
        modules=(module.id,),
        documents=DOCUMENTS,
        formats=("pdf",),
        brands=(wanted.brand,),
        paper=wanted.paper,
        jobs=wanted.jobs,
    )


def _built(project: Project, request: Request, press: Press, watch: Watch) -> tuple[Path, ...]:
    """Builds what is stale of the kit. Files that a person edited are kept, and named."""
    report = build(project, request, press, watch)
    if report.failed:
        reasons = "; ".join(f"{project.shown(failed.path)}: {failed.why}" for failed in report.failed)
        raise RenderingError(f"The kit could not be built, so there is no pack: {reasons}")
    return tuple(kept.path for kept in report.kept)


def _products(
    project: Project, curriculum: Curriculum, request: Request, press: Press
) -> tuple[Edition, dict[str, bytes]]:
    """The edition, and the bytes of its documents in the order of printing."""
    found = editions(project, curriculum, request, press)
    paths = {artifact.kind: artifact.path for artifact in artifacts(plan(request, press, found))}
    with clear(found[0].folder):
        return found[0], {kind: paths[kind].read_bytes() for kind in DOCUMENTS}


def _parts(desk: Desk, made: tuple[Item, ...]) -> Iterator[Part]:
    for item in made:
        yield desk.divided(item)
        yield item.part


def _print_me(desk: Desk, parts: tuple[Part, ...]) -> bytes:
    words = plain(desk.curriculum.labels.pack.left_blank, "labels")
    model = run_sheet(desk.curriculum, desk.module, desk.workshop, {})
    return joined(parts, text_of(desk.module.title), blank(words, model, desk.brand, desk.paper))


def _files(made: tuple[Item, ...]) -> Iterator[tuple[str, bytes]]:
    for number, item in enumerate(made, start=1):
        yield f"{number:02d}-{item.name}.pdf", item.data
        if item.word:
            yield f"{number:02d}-{item.name}.docx", item.word


def _put(folder: Path, files: dict[str, bytes]) -> None:
    """Puts every file in its place. A folder with files of somebody else is refused, so that nothing is lost or mixed."""
    strangers = sorted(found.name for found in folder.glob("[!.]*") if found.is_file() and not _ours(found.name))
    if strangers:
        raise KitError(
            f"{folder} holds {strangers[0]}, which is no part of a pack. Choose an empty folder with --output."
        )
    prepare(folder)
    for name, data in files.items():
        place(folder / name, data, lambda _: None)
    for old in folder.iterdir():
        if old.is_file() and _ours(old.name) and old.name not in files:
            with clear(folder):
                old.unlink()


def _ours(name: str) -> bool:
    """Whether a name is one that packs give: a number, a document, its copies."""
    return name == PRINT_ME or (name[:2].isdigit() and name[2:3] == "-" and "-x" in name)


def _paper(parts: tuple[Part, ...]) -> tuple[int, int]:
    """Pages and sheets of the file that holds everything."""
    last = places_of(parts)[-1]
    pages = last.first - 1 + page_count(parts[-1].data) * parts[-1].step
    return pages, -(-pages // 2)


def _folder_name(module: Module, workshop: Workshop) -> str:
    return f"{module.id}-{workshop.day.isoformat() if workshop.day else f'{workshop.people}-people'}"
