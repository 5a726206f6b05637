"""The command that reads filled scorecards back."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli.group import brand_of, example, output_option, project_of, source_option
from kit.cli.screen import note

if TYPE_CHECKING:
    from kit.project import Project
    from kit.scores import Gathered


@click.command(epilog=example("kit scores filled", "kit scores filled --without-names --output evening"))
@click.argument("folder", metavar="FOLDER")
@click.option("--without-names", is_flag=True, help="Number people instead of naming them.")
@click.option("--brand", default="house", metavar="NAME", help="The brand of the pictures.  [default: house]")
@click.option("--paper", type=click.Choice(["A4", "Letter"]), help="The paper.  [default: the curriculum's own]")
@output_option
@source_option
def scores(folder: str, source: str | None, output: str | None, **choices: Any) -> None:
    """Read the filled scorecards of a folder, and of folders in it: a table of all marks, and pictures to talk over.

    Each folder in it is a group. Every file is read or named with the reason why not.
    """
    project = project_of(source, output)
    gathered, place = _written(Path(os.path.abspath(folder)), project, **choices)
    for unread in gathered.unread:
        note(f"not read: {unread.file} {unread.why}")
    click.echo(f"scorecards read: {len(gathered.cards)}, not read: {len(gathered.unread)}; {project.shown(place)}")
    sys.exit(int(any(unread.lost for unread in gathered.unread)))


def _written(
    folder: Path, project: Project, *, without_names: bool, brand: str, paper: str | None
) -> tuple[Gathered, Path]:
    """What the folder holds, and where the table and the pictures were put."""
    from kit import scores as read
    from kit.build import files
    from kit.build.real import press
    from kit.curriculum.titled import titled
    from kit.errors import OutputError
    from kit.paper import PAPERS

    place = project.output / "scores"
    if place.is_relative_to(folder):
        raise OutputError(f"{place} is inside the folder that is read. Choose another place with --output.")
    real = press()
    curriculum, _ = real.read(project)
    gathered = read.gather(folder, curriculum)
    shown = read.unnamed(gathered, curriculum) if without_names else gathered
    files.prepare(place)
    look = real.brand(brand_of(brand), project)
    for sheet in read.sheets(shown, titled(curriculum, look.course), look, PAPERS[paper or curriculum.paper]):
        files.place(place / sheet.name, sheet.data, lambda _: None)
    return gathered, place
