"""Run: the build itself, from the curriculum to a report of what was made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from kit.brand import BRANDS
from kit.build import quick
from kit.build.bench import Bench
from kit.build.files import clear, prepare
from kit.build.plan import Edition, Order, artifacts, at_length, editions, plan
from kit.build.press import Press
from kit.build.prune import orphans, prune
from kit.build.report import Kept, Report, Watch
from kit.build.request import Request
from kit.errors import BusyError
from kit.kinds import PROGRAMME
from kit.project import PACKAGE, Project


def build(project: Project, request: Request, press: Press, watch: Watch) -> Report:
    """A report of what was made."""
    roots = _roots(project, request)
    looks = quick.look(roots)  # before anything is read: what changes while it is read counts as changed
    with press.pool(request.jobs) as pool:
        written, warnings = press.read(project)
        curriculum = at_length(written, request)
        gc.collect()  # gives back what reading took: a third of the memory, for as long as the build runs
        with _alone(project.output):
            wanted = editions(project, curriculum, request, press)
            assets = [(str(path), False) for edition in wanted for path in _assets(edition)]
            looks = quick.both(looks, quick.look(assets))
            orders = plan(request, press, wanted)
            bench = Bench(orders, request.force, watch)
            for edition in wanted:
                prepare(edition.folder)
            bench.work(pool)
            report = _pruned(bench.report(), wanted, request, press)
            noted = len({*warnings, *(one for edition in wanted for one in edition.warnings)})
            report = replace(report, folders=tuple(edition.folder for edition in wanted), warnings=noted)
            if not (report.kept or report.failed or request.force):
                report = replace(report, watched=(roots + assets, looks, _files(orders, wanted)))
    return report


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """One build at a time in an output folder."""
    lock = output / ".kit" / "lock"
    with clear(output):
        lock.parent.mkdir(parents=True, exist_ok=True)
        lock.touch()
    held = FileLock(lock, timeout=0)
    try:
        held.acquire()
    except Timeout:
        raise BusyError(
            f"Another build is writing to {output}. Wait until it has ended, or choose another folder with --output."
        ) from None
    try:
        yield
    finally:
        held.release()


def _pruned(report: Report, wanted: tuple[Edition, ...], request: Request, press: Press) -> Report:
    """The report, after what is planned no longer was taken away. After a failure nothing is: it may be all there is."""
    for edition in wanted:
        gone = () if report.failed else tuple(prune(edition, orphans(edition, request, press)))
        kept = tuple(found for found in gone if isinstance(found, Kept))
        paths = tuple(found for found in gone if not isinstance(found, Kept))
        report = replace(report, kept=report.kept + kept, pruned=report.pruned + paths)
        edition.manifest.compact({PROGRAMME, *(module.id for module in edition.curriculum.modules)})
    return report


def _files(orders: tuple[Order, ...], wanted: tuple[Edition, ...]) -> list[str]:
    products = [str(artifact.path) for artifact in artifacts(orders)]
    return products + [str(edition.manifest.path) for edition in wanted]


def _roots(project: Project, request: Request) -> list[quick.Root]:
    """All that a build may read: the curriculum, kit itself, styles, brands outside the project, other packages."""
    brands = [project.root / brand for brand in request.brands]
    folders = dict.fromkeys([PACKAGE, project.styles, project.root / "styles", project.root / BRANDS, *brands])
    return [(str(project.source), False), *((str(folder), True) for folder in folders), *quick.packages()]


def _assets(edition: Edition) -> Iterator[Path]:
    yield from edition.brand.files
