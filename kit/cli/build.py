"""The command that builds, with its progress bar and its last line."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from kit.build import quick
from kit.cli.group import brand_of, example, output_option, processors, project_of, source_option
from kit.cli.progress import progress
from kit.cli.screen import note

if TYPE_CHECKING:
    from kit.build.press import Press
    from kit.build.report import Report
    from kit.build.request import Request
    from kit.project import Project


@click.command(epilog=example("kit build --module trust --format pdf --brand ./our-brand"))
@click.option(
    "--module", "modules", multiple=True, metavar="ID", help="Only this module, by id or number. Repeat for more."
)
@click.option(
    "--document",
    "documents",
    multiple=True,
    metavar="NAME",
    help="Only this: guide, handout or scorecard of the modules; overview, companion, glossary or certificate of the programme. Repeat for more.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(["pdf", "docx", "html"]),
    help="Only this format. Repeat for more.  [default: pdf and docx]",
)
@click.option(
    "--brand",
    "brands",
    multiple=True,
    metavar="NAME",
    help="A brand in brands/ or styles/brands/, or the path of another. Repeat for more.  [default: house]",
)
@click.option(
    "--all-brands",
    is_flag=True,
    help="Every brand in the folder brands/ beside source/; where there is none, those that come with kit.",
)
@click.option("--paper", type=click.Choice(["A4", "Letter"]), help="The paper.  [default: the curriculum's own]")
@click.option(
    "--minutes",
    type=click.IntRange(1),
    metavar="N",
    help="A shorter edition of the modules, in a folder of its own.  [default: the length that they were written for]",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="How many documents to lay out at a time.  [default: one for each processor]",
)
@click.option(
    "--executor",
    metavar="ADDRESS",
    help="Who lays them out: dask://HOST:PORT, or MODULE:NAME of an executor's class.  [default: processes on this machine]",
)
@output_option
@source_option
@click.option(
    "--force", is_flag=True, help="Make everything anew, edited files too: each is saved under another name first."
)
@click.option("--explain", is_flag=True, help="Say why each file would be made, or not, and make none.")
def build(
    source: str | None,
    output: str | None,
    jobs: int | None,
    executor: str | None,
    force: bool,
    explain: bool,
    **choices: Any,
) -> None:
    """Build whatever has changed: every document, or those that the options choose.

    A file that somebody edited since it was built is left alone and named; --force writes over it, after saving the
    edited one beside it.
    """
    project = project_of(source, output)
    request = _request(project, choices, jobs, force)
    if explain:
        _show_reasons(project, request)
    else:
        _show_report(project, _built(project, request, executor, jobs))


def _request(project: Project, choices: dict[str, Any], jobs: int | None, force: bool) -> Request:
    from kit.build.request import HOUSE, Request

    brands = tuple(brand_of(name) for name in choices["brands"]) or (HOUSE,)
    if choices.pop("all_brands"):
        if choices["brands"]:
            raise click.UsageError("--all-brands and --brand exclude each other. Choose one.")
        from kit.brand import every

        brands = every(project)
    return Request(**{**choices, "brands": brands}, jobs=jobs or processors(), force=force)


def _press(executor: str | None, jobs: int | None) -> Press:
    """What a build calls on: with the executor that is asked for, else with processes of this machine."""
    if executor:
        from kit.build.executor import pool
        from kit.build.real import press

        return replace(press(), pool=lambda _: pool(executor, jobs))
    from kit.build import server

    server.start()  # it loads the writers while the rest is loaded here
    from kit.build.real import press

    return press()


def _built(project: Project, request: Request, executor: str | None, jobs: int | None) -> Report:
    start = time.perf_counter()
    real = _press(executor, jobs)
    from kit.build.run import build as run

    with progress() as watch:
        report = run(project, request, real, watch)
    return replace(report, seconds=time.perf_counter() - start)


def _show_report(project: Project, report: Report) -> NoReturn:
    for failed in report.failed:
        note(f"failed: {project.shown(failed.path)}: {failed.why}")
    for kept in report.kept:
        note(f"kept: {project.shown(kept.path)} {kept.why}")
    if any(kept.replaceable for kept in report.kept):
        note("Move such a file away and build again; or build with --force, which saves it under another name first.")
    for saved in report.set_aside:
        note(f"saved: the edited {project.shown(saved.path)} is now {saved.copy.name}")
    for path in report.pruned:
        note(f"removed: {project.shown(path)} is no longer part of the curriculum")
    aside = [*(f"warning: {remark}" for remark in report.remarks), *_warnings(report.warnings)]
    for text in (*report.notices, *aside):
        note(text)
    click.echo(_summary(project, report))
    if report.watched:
        typed = list(click.get_current_context().find_root().obj)
        unchanged = f"0 written, {len(report.written) + report.unchanged} unchanged"
        quick.remember(typed, str(Path.cwd()), report.watched, (aside, [unchanged]))
    sys.exit(report.exit_code)


def _summary(project: Project, report: Report) -> str:
    counts = [
        (len(report.written), "written"),
        (report.unchanged, "unchanged"),
        (len(report.kept), "kept"),
        (len(report.failed), "failed"),
    ]
    said = [f"{number} {what}" for number, what in counts if number or what in {"written", "unchanged"}]
    pages = [f"{report.pages} pages"] if report.pages else []
    folders = ", ".join(project.shown(folder) for folder in report.folders)
    return f"{', '.join(said + pages)}, {report.seconds:.1f} s: {folders}"


def _warnings(number: int) -> list[str]:
    which, shows = ("warning", "it") if number == 1 else ("warnings", "them")
    return [f"{number} {which} about the curriculum: kit check shows {shows}"] if number else []


def _show_reasons(project: Project, request: Request) -> None:
    from kit.build.explain import explain
    from kit.build.real import press

    for one in explain(project, request, press()):
        detail = f" ({one.detail})" if one.detail else ""
        click.echo(f"{project.shown(one.path)}: {one.why}{detail}")
