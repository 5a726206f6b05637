"""The command line: each command reads its options, calls one function and prints what comes back. Nothing else prints.

What a command needs is imported inside it: a help text or a mistyped word has to be answered before the schema, let
alone the page layout, could be loaded.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

import click

from kit import __version__
from kit.build import quick

if TYPE_CHECKING:
    from kit.build.report import Event, Report, Watch
    from kit.build.request import Request
    from kit.errors import KitError, Mark, Problem
    from kit.project import Project

WIDTH = 100
"""How much of a line in question is shown."""

MARGIN = 40
"""How much of a long line is shown before the place in question."""


class Kit(click.Group):
    """Commands whose foreseeable failures end in one clear message and a documented exit code, never in a traceback."""

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> click.Context:
        """The context of a run, which keeps the words as they were typed."""
        return super().make_context(info_name, args, *rest, **extra, obj=tuple(args))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            _stop("Stopped. Files that were finished are in place; all others are as they were.", 130)
        except ModuleNotFoundError as error:
            from kit.build.environment import missing

            _stop(missing(error), 6)
        except Exception as error:
            from kit.errors import KitError

            if not isinstance(error, KitError):
                raise
            _fail(error)


def example(*lines: str) -> str:
    """The end of a help text: commands as one would type them, each on its line."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


@click.group(
    cls=Kit,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example("kit check", "kit build --module 3 --document handout"),
)
@click.version_option(__version__, prog_name="kit")
def commands() -> None:
    """Turn one curriculum, written in YAML, into guides, handouts and scorecards, as PDF and as Word files.

    Run it in the folder that holds source/curriculum.yaml. Products go to output/.
    """


source_option = click.option("--source", metavar="FILE", help="The curriculum.  [default: source/curriculum.yaml]")
output_option = click.option("--output", metavar="DIR", help="The folder for products.  [default: output]")


@commands.command(epilog=example("kit build --module trust --format pdf --brand ./our-brand"))
@click.option(
    "--module", "modules", multiple=True, metavar="ID", help="Only this module, by id or number. Repeat for more."
)
@click.option(
    "--document", "documents", multiple=True, metavar="NAME", help="Only guide, handout or scorecard. Repeat for more."
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
    help="A brand in styles/brands, or the path of another. Repeat for more.  [default: house]",
)
@click.option("--paper", type=click.Choice(["A4", "Letter"]), help="The paper.  [default: the curriculum's own]")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="How many documents to lay out at a time.  [default: one for each processor]",
)
@output_option
@source_option
@click.option(
    "--force", is_flag=True, help="Make everything anew, edited files too: each is saved under another name first."
)
@click.option("--explain", is_flag=True, help="Say why each file would be made, or not, and make none.")
def build(source: str | None, output: str | None, jobs: int | None, force: bool, explain: bool, **choices: Any) -> None:
    """Build whatever has changed: every document, or those that the options choose.

    A file that somebody edited since it was built is left alone and named; --force writes over it, after saving the
    edited one beside it.
    """
    project, request = _project(source, output), _request(choices, jobs, force)
    if explain:
        _show_reasons(project, request)
    else:
        _show_report(project, _built(project, request))


@commands.command(epilog=example("kit check --json"))
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON, for editors and other programs.")
@source_option
def check(as_json: bool, source: str | None) -> None:
    """Check the curriculum and report every problem at once, each with its place and what to do."""
    from kit.build.real import problems

    found = problems(_project(source))
    click.echo(_json(found) if as_json else _listing(found))
    sys.exit(int(any(not problem.warning for problem in found)))


@commands.command("list", epilog=example("kit list --source drafts/curriculum.yaml"))
@source_option
def list_(source: str | None) -> None:
    """List the modules, with their minutes and the names of their documents."""
    from kit.build.real import press

    real = press()
    curriculum, _ = real.read(_project(source))
    for module in curriculum.modules:
        click.echo(f"{module.number}  {module.id}  ({module.minutes} minutes)")
        for kind in real.kinds:
            click.echo(f"   {kind}: {real.file_stem(curriculum, module, kind)}")


@commands.command(epilog=example("kit schema --output curriculum.schema.json"))
@click.option("--markdown", is_flag=True, help="Write the reference of all fields instead, for people to read.")
@click.option(
    "--output",
    type=click.File("w", encoding="utf-8", lazy=True),
    default="-",
    metavar="FILE",
    help="Write to a file.  [default: the screen]",
)
def schema(markdown: bool, output: IO[str]) -> None:
    """Print the curriculum's JSON Schema, with which editors complete and check as you type."""
    from kit import schema as fields

    output.write(fields.reference() if markdown else fields.schema_text())


# ------------------------------------------------------------------ from options to values


def _project(source: str | None, output: str | None = None) -> Project:
    from kit.project import Project

    return Project.find(Path.cwd(), Path(source) if source else None, Path(output) if output else None)


def _request(choices: dict[str, Any], jobs: int | None, force: bool) -> Request:
    from kit.build.request import HOUSE, Request

    brands = tuple(_brand(name) for name in choices["brands"]) or (HOUSE,)
    return Request(**{**choices, "brands": brands}, jobs=jobs or _processors(), force=force)


def _brand(name: str) -> str:
    """A brand's name as it is; a path made absolute, since nothing further down knows where kit was run."""
    return os.path.abspath(name) if os.sep in name or "/" in name or name.endswith((".yml", ".yaml")) else name


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _built(project: Project, request: Request) -> Report:
    start = time.perf_counter()
    from kit.build import server

    server.start()  # it loads the writers while the rest is loaded here
    from kit.build.real import press
    from kit.build.run import build as run

    with _progress() as watch:
        report = run(project, request, press(), watch)
    return replace(report, seconds=time.perf_counter() - start)


# ------------------------------------------------------------------ to the screen


@contextmanager
def _progress() -> Iterator[Watch]:
    """A bar that names the file in hand, where somebody is watching."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading the curriculum", total=None)

        def watch(event: Event) -> None:
            match event.what:
                case "planned":
                    bar.update(task, total=event.files)
                case "started":
                    bar.update(task, description=event.name)
                case "done":
                    bar.advance(task)

        yield watch


def _show_report(project: Project, report: Report) -> NoReturn:
    for failed in report.failed:
        _note(f"failed: {project.shown(failed.path)}: {failed.why}")
    for kept in report.kept:
        _note(f"kept: {project.shown(kept.path)} {kept.why}")
    if any(kept.replaceable for kept in report.kept):
        _note("Move such a file away and build again; or build with --force, which saves it under another name first.")
    for saved in report.set_aside:
        _note(f"saved: the edited {project.shown(saved.path)} is now {saved.copy.name}")
    for path in report.pruned:
        _note(f"removed: {project.shown(path)} is no longer part of the curriculum")
    aside = [*(f"warning: {remark}" for remark in report.remarks), *_warnings(report.warnings)]
    for text in (*report.notices, *aside):
        _note(text)
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


def _listing(problems: tuple[Problem, ...]) -> str:
    """Problems for people: each with its place, its line and a caret, and a last line that counts them."""
    errors = sum(not problem.warning for problem in problems)
    warnings = len(problems) - errors
    counts = (
        f"{errors} {'problem' if errors == 1 else 'problems'}, {warnings} {'warning' if warnings == 1 else 'warnings'}"
    )
    return "\n".join([*(line for problem in problems for line in _problem(problem)), counts])


def _problem(problem: Problem) -> Iterator[str]:
    mark = problem.mark
    place = f"{mark}: " if mark else ""
    yield f"{place}{'warning' if problem.warning else 'error'} {problem.code}: {problem.message}"
    if mark and mark.excerpt:
        yield from _pointed(mark)
    if problem.hint:
        yield f"  {problem.hint}"


def _pointed(mark: Mark) -> Iterator[str]:
    """The line in question with a caret under the place; of a long line, the part around it."""
    start = max(0, mark.column - 1 - MARGIN) if len(mark.excerpt) > WIDTH else 0
    shown = mark.excerpt[start : start + WIDTH]
    indent = "".join("\t" if sign == "\t" else " " for sign in shown[: mark.column - 1 - start])
    yield f"{mark.line:>6} | {shown}"
    yield f"{'':>6} | {indent}^"


def _json(problems: tuple[Problem, ...]) -> str:
    from dataclasses import asdict

    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def _note(text: str) -> None:
    click.echo(text, err=True)


def _fail(error: KitError) -> NoReturn:
    from kit.errors import CurriculumError

    listing = _listing(error.problems) if isinstance(error, CurriculumError) else str(error)
    _stop(listing, error.exit_code)


def _stop(text: str, code: int) -> NoReturn:
    _note(text)
    sys.exit(code)
