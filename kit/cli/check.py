"""The commands that look at a curriculum and make nothing."""

from __future__ import annotations

import sys
from typing import IO

import click

from kit.cli.group import example, project_of, source_option
from kit.cli.screen import as_json, listing


@click.command(epilog=example("kit check --json"))
@click.option("--json", "in_json", is_flag=True, help="Print the problems as JSON, for editors and other programs.")
@source_option
def check(in_json: bool, source: str | None) -> None:
    """Check the curriculum and report every problem at once, each with its place and what to do."""
    from kit.build.real import problems

    found = problems(project_of(source))
    click.echo(as_json(found) if in_json else listing(found))
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
