"""The commands that look at a curriculum and make nothing."""

from __future__ import annotations

import sys
from typing import IO

import click

from kit.cli.group import brand_of, example, project_of, source_option
from kit.cli.screen import as_json, listing


@click.command(epilog=example("kit check --json", "kit check --minutes 90", "kit check --brand ./our-brand"))
@click.option("--json", "in_json", is_flag=True, help="Print the problems as JSON, for editors and other programs.")
@click.option(
    "--brand",
    "name",
    metavar="NAME",
    help="Check it in a brand's words: its brand file, its wording overlay, and the curriculum that they make.",
)
@click.option(
    "--minutes",
    type=click.IntRange(min=1),
    metavar="N",
    help="Check the shorter edition that a build of it would make.",
)
@source_option
def check(in_json: bool, name: str | None, minutes: int | None, source: str | None) -> None:
    """Check the curriculum and report every problem at once, each with its place and what to do."""
    from kit.build.real import examined_brand, problems

    project = project_of(source)
    found, touched = examined_brand(project, brand_of(name), minutes) if name else (problems(project, minutes), ())
    click.echo(as_json(found) if in_json else listing(found))
    for one in () if in_json else touched:
        click.echo(f"{one.form} is now {one.now}: {one.times} {'time' if one.times == 1 else 'times'}")
    sys.exit(int(any(not problem.warning for problem in found)))


@click.command("list", epilog=example("kit list --source drafts/curriculum.yaml"))
@source_option
def list_(source: str | None) -> None:
    """List the modules and the programme, with the names of their documents."""
    from kit.build.plan import contents
    from kit.build.real import press

    real = press()
    curriculum, _ = real.read(project_of(source))
    for heading, titles in contents(curriculum, real):
        click.echo(heading)
        for title in titles:
            click.echo(f"   {title.kind}: {title.stem}")


@click.command(epilog=example("kit schema --output curriculum.schema.json"))
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
