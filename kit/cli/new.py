"""The command that begins a course."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kit.cli.group import example
from kit.cli.screen import note

LANGUAGES = ("en", "fr", "de")
"""Those of kit.new, which a help text does not wait for."""


@click.command(
    epilog=example(
        "kit new knots",
        'kit new knots --title "One good knot" --modules 3 --minutes 90 --language en --paper A4',
    )
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", prompt="Title of the course", help="The course's title.")
@click.option(
    "--modules", type=click.IntRange(1, 12), prompt="How many modules", default=3, help="How many modules, 1 to 12."
)
@click.option(
    "--minutes",
    type=click.IntRange(30, 480),
    prompt="Minutes of each module",
    default=90,
    help="The length of each module, 30 to 480.",
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    prompt="Language",
    default="en",
    help="The language of the texts, comments and fixed words.",
)
@click.option("--paper", type=click.Choice(["A4", "Letter"]), prompt="Paper", default="A4", help="The paper.")
def new(folder: Path, title: str, modules: int, minutes: int, language: str, paper: str) -> None:
    """Begin a course in a new folder: a commented curriculum that builds at once, a brand, and what an editor needs.

    Asks for whatever no option says. A folder that holds anything is left alone.
    """
    from kit.new import Plan, start

    begun = start(folder, Plan(title, modules, minutes, language, paper, date.today()))  # noqa: DTZ011  # the author's day
    for name in begun.files:
        click.echo(str(folder / name))
    if begun.left_out:
        note(f"Left out of the title, because kit's typefaces cannot draw it: {begun.left_out}")
    click.echo(f"Go to {folder}, then: kit check, kit build, kit watch.")
