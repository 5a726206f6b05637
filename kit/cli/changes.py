"""The command that says what changed between two states of a curriculum."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.group import brand_of, example, project_of, source_option
from kit.cli.screen import note

if TYPE_CHECKING:
    from kit.changes import Changes
    from kit.curriculum import Curriculum
    from kit.project import Project


@click.command(epilog=example("kit changes HEAD~1", "kit changes spring.yaml autumn.yaml --pdf changes.pdf"))
@click.argument("before", metavar="A")
@click.argument("after", metavar="B", required=False)
@click.option("--json", "in_json", is_flag=True, help="Print the changes as JSON, with whole texts.")
@click.option("--pdf", metavar="FILE", help="Write a page for facilitators: what changed since they last taught this.")
@click.option("--brand", default="house", metavar="NAME", help="The brand of that page.  [default: house]")
@click.option("--paper", type=click.Choice(["A4", "Letter"]), help="Its paper.  [default: the curriculum's own]")
@source_option
def changes(
    before: str, after: str | None, in_json: bool, pdf: str | None, brand: str, paper: str | None, source: str | None
) -> None:
    """Say what changed from A to B, module by module, in words, and which documents to print again.

    A and B are files, or git revisions of the curriculum. Without B, the curriculum as it is now.
    """
    project = project_of(source)
    found, curriculum = _compared(project, before, after)
    click.echo(_text(found, in_json))
    if pdf:
        _write(Path(os.path.abspath(pdf)), found, curriculum, project, brand, paper)
        note(f"{pdf} is written.")


def _compared(project: Project, before: str, after: str | None) -> tuple[Changes, Curriculum]:
    """What changed, and the later curriculum."""
    from kit.changes import changes as compare

    old, new = _curriculum(project, before), _curriculum(project, after)
    return compare(old, new), new


def _curriculum(project: Project, name: str | None) -> Curriculum:
    """The curriculum in a file, in a revision or, without a name, in the project."""
    from kit import rules
    from kit.changes.revision import committed
    from kit.errors import CurriculumError
    from kit.reader import read, read_text
    from kit.yamltree import decode

    if name is None:
        found = read(project.source, project.source_name)
    elif Path(name).is_file():
        found = read(Path(os.path.abspath(name)), name)
    else:
        found = read_text(decode(committed(project.source, name), f"{name}:{project.source_name}"))
    problems = rules.check(found)
    if any(not problem.warning for problem in problems):
        raise CurriculumError(problems)
    return found.curriculum


def _text(found: Changes, in_json: bool) -> str:
    from dataclasses import asdict

    from kit.changes.wording import lines

    return json.dumps(asdict(found), ensure_ascii=False, indent=2) if in_json else "\n".join(lines(found))


def _write(path: Path, found: Changes, curriculum: Curriculum, project: Project, brand: str, paper: str | None) -> None:
    """Put the page in its place, whole or not at all."""
    from kit.build import files
    from kit.build.real import press
    from kit.changes.sheet import compose
    from kit.curriculum.titled import titled
    from kit.paper import PAPERS
    from kit.writers import pdf

    dress = press().brand(brand_of(brand), project)
    page = pdf.write(compose(found, titled(curriculum, dress.course)), dress, PAPERS[paper or curriculum.paper])
    files.place(path, page.data, lambda _: None)
