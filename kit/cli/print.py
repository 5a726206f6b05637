"""The command that makes a finished PDF ready for a printer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from kit.cli.group import example


@click.command(
    "print",
    epilog=example("kit print handout.pdf --booklet", "kit print handout.pdf --booklet --sheet A3 --greyscale"),
)
@click.argument("file", metavar="FILE")
@click.option("--booklet", "layout", flag_value="booklet", help="Two pages a side, to fold once and staple.")
@click.option("--four-up", "layout", flag_value="four-up", help="Four pages a side, to fold twice, slit and staple.")
@click.option("--two-up", "layout", flag_value="two-up", help="Two pages a side, in reading order.")
@click.option(
    "--sheet",
    type=click.Choice(["A4", "A3", "Letter", "Tabloid"]),
    help="The sheet to print on.  [default: the size of the file's pages]",
)
@click.option("--greyscale", "greys", is_flag=True, help="Greys for colours.")
@click.option("--output", metavar="FILE", help="Where to put it.  [default: beside the file, with a longer name]")
def print_(file: str, output: str | None, **choices: Any) -> None:
    """Make a PDF ready for the printer: as a booklet, two pages a side, in greys. The file itself stays as it is.

    Sheets for the printer have no tags and no fields: give the file itself to those who read on a screen or by ear.
    """
    from kit.build.files import place
    from kit.sheets.printing import printed

    printing = _printing(**choices)
    made = printed(Path(file), printing)
    target = _target(Path(file), output, printing.name)
    place(target, made.data, lambda _: None)
    click.echo(f"{made.pages} pages on {made.sheets} sheets of {made.sheet}: {target}\nAt the printer: {made.advice}.")


def _printing(layout: Any, sheet: str | None, greys: bool) -> Any:
    from kit.paper import SHEETS
    from kit.sheets.printing import Printing

    return Printing(layout or "pages", SHEETS[sheet] if sheet else None, greys)


def _target(file: Path, output: str | None, name: str) -> Path:
    from kit.errors import KitError, OutputError

    target = Path(output) if output else file.with_name(f"{file.stem}-{name}.pdf")
    if os.path.abspath(target) == os.path.abspath(file):
        raise KitError(f"{file} would be written over. Choose another name with --output.")
    if not target.parent.is_dir():
        raise OutputError(f"There is no folder {target.parent}. Make it, or choose another place with --output.")
    return target
