"""The command that adds a skeleton to the curriculum."""

from __future__ import annotations

from typing import Any

import click

from kit.cli.group import example, project_of, source_option


@click.command(
    epilog=example(
        "kit add segment --module 3 --title 'Two minutes each' --after welcome --minutes 8",
        "kit add worksheet --module 3 --title 'My first question' --kind lines",
    )
)
@click.argument("what", type=click.Choice(["module", "segment", "worksheet", "scorecard-item"]))
@click.option("--title", required=True, metavar="TEXT", help="Its title, as it is printed.")
@click.option("--id", metavar="ID", help="Its id.  [default: made from the title]")
@click.option("--module", metavar="ID", default="", help="The module that it is for, by id or number.")
@click.option("--after", metavar="ID", default="", help="What it comes after.  [default: the last]")
@click.option("--kind", metavar="KIND", default="", help="The kind of block or worksheet.")
@click.option("--minutes", type=click.IntRange(min=1), default=5, help="The length of a block.  [default: 5]")
@click.option(
    "--segment", "block", metavar="ID", default="", help="The block that a worksheet is for.  [default: first]"
)
@source_option
def add(source: str | None, **wish: Any) -> None:
    """Add a commented skeleton of a module, block (segment), worksheet or scorecard item at its place in the curriculum.

    Every other byte of the file stays as it was. Nothing is written where the file would not read cleanly.
    """
    click.echo(_add(source, **wish))


def _add(source: str | None, *, title: str, id: str | None, **wish: Any) -> str:
    """Put the skeleton into the file, and say what to fill in."""
    from kit.build import files
    from kit.errors import KitError
    from kit.skeletons import Wish, added
    from kit.typography import slug
    from kit.yamltree.source import read_bytes

    if not title.strip():
        raise KitError("A title is needed. Give it with --title.")
    project = project_of(source)
    data = read_bytes(project.source, project.source_name)
    asked = Wish(title=" ".join(title.split()), id=id or slug(title), **wish)
    found = added(data, project.source_name, asked)
    place = project.source.resolve()
    mode = place.stat().st_mode
    files.place(place, found.data, lambda _: None)
    place.chmod(mode)
    return f"{asked.what} {asked.id} is in {project.source_name}. {found.advice}"
