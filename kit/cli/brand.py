"""The commands that begin a brand and look at one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.group import brand_of, example, output_option, project_of, source_option
from kit.cli.screen import listing

if TYPE_CHECKING:
    from kit.brand import Brand
    from kit.errors import Problem
    from kit.project import Project


@click.group(epilog=example("kit brand new", "kit brand check ./our-brand", "kit brand sheet ./our-brand"))
def brand() -> None:
    """Begin an organisation's brand, and look at one."""


@brand.command(
    epilog=example('kit brand new --name "River School" --primary "#1F5F5B" --accent "" --logo river.svg --course ""')
)
@click.option("--name", prompt="Name of the organisation", metavar="TEXT", help="The organisation, as it is printed.")
@click.option("--primary", prompt="Main colour, such as #1F5F5B", metavar="COLOUR", help="The main colour.")
@click.option(
    "--accent",
    prompt="Second colour (none: press Enter)",
    default="",
    show_default=False,
    metavar="COLOUR",
    help="A second colour, for what should catch the eye; empty for none.",
)
@click.option(
    "--logo",
    prompt="Path of the logo (none: press Enter)",
    default="",
    show_default=False,
    metavar="FILE",
    help="The logo: SVG, PNG or JPEG; it is copied. Empty for none.",
)
@click.option(
    "--course",
    prompt="Title of the course, as you print it (as it is: press Enter)",
    default="",
    show_default=False,
    metavar="TEXT",
    help="What you call the course, wherever documents say its title; empty to keep it.",
)
@click.option("--folder", metavar="DIR", help="The folder to make.  [default: brands/ and the organisation's name]")
@source_option
def new(name: str, primary: str, accent: str, logo: str, course: str, folder: str | None, source: str | None) -> None:
    """Make a brand's folder with a commented brand file that builds as it is. What no option gives is asked for."""
    from kit.brand import BRANDS
    from kit.brand.begun import Beginning, begin, folder_name

    project = project_of(source)
    place = Path.cwd() / folder if folder else project.root / BRANDS / folder_name(name)
    _, noted = begin(place, Beginning(name, primary, accent, Path(logo).absolute() if logo else None, course))
    click.echo(listing(noted))
    shown = project.shown(place)
    click.echo(f"Made {shown}. Now: kit build --brand {shown} --module 1")


@brand.command("check", epilog=example("kit brand check harbour-trust"))
@click.argument("name", metavar="NAME|PATH")
@source_option
def check(name: str, source: str | None) -> None:
    """Check a brand file and its wording overlay, and show what is printed: names, type, colours and their contrast."""
    from kit.brand import find, read
    from kit.build.real import examined_brand

    project = project_of(source)
    found, _ = examined_brand(project, brand_of(name))
    click.echo(listing(found))
    if any(not problem.warning for problem in found):
        sys.exit(1)
    click.echo("\n".join(_printed(read(find(brand_of(name), project))[0])))


def _printed(chosen: Brand) -> Iterator[str]:
    """What is printed of a brand, line by line."""
    from kit.brand import pairs

    yield f"{chosen.organisation}: {chosen.look} look; {' and '.join(family.name for family in chosen.families)}"
    if chosen.word_styles:
        yield f"Word follows the reference document in {', '.join(style.name for style in chosen.word_styles)}"
    for pair in pairs(chosen.palette):
        needs = f"{pair.limit:g}:1 is needed, for {pair.points:g} pt and more"
        yield f"{pair.text} {pair.colours[0]} on {pair.ground} {pair.colours[1]}: {pair.contrast:.1f}:1 ({needs})"


@brand.command(epilog=example("kit brand sheet ./our-brand"))
@click.argument("name", metavar="[NAME|PATH]", default="house")
@click.option("--paper", type=click.Choice(["A4", "Letter"]), help="The paper.  [default: the curriculum's own]")
@click.option("--pdf", metavar="FILE", help="The file to write.  [default: NAME-proof-sheet.pdf beside the products]")
@output_option
@source_option
def sheet(name: str, paper: str | None, pdf: str | None, output: str | None, source: str | None) -> None:
    """Write a proof sheet of a brand: colours, contrasts, type, logos, and first pages of each document."""
    from kit.brand import find, read

    project = project_of(source, output)
    chosen, noted = read(find(brand_of(name), project))
    place = Path.cwd() / pdf if pdf else project.output / f"{chosen.name}-proof-sheet.pdf"
    _write(place, chosen, noted, project, paper)
    click.echo(f"{project.shown(place)} is written.")


def _write(place: Path, chosen: Brand, noted: tuple[Problem, ...], project: Project, paper: str | None) -> None:
    """Put the proof sheet in its place, whole or not at all."""
    from kit.build import files
    from kit.build.real import read
    from kit.paper import PAPERS
    from kit.proof import proof

    curriculum, _ = read(project, chosen.overlay)
    made = proof(chosen, noted, curriculum, PAPERS[paper or curriculum.paper])
    files.prepare(place.parent)
    files.place(place, made, lambda _: None)
