"""The command that makes everything that a workshop needs on paper."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli.group import brand_of, example, processors, project_of, source_option
from kit.cli.screen import note

if TYPE_CHECKING:
    from kit.pack import Wanted


@click.command(
    epilog=example(
        "kit pack --module 3 --participants 17 --start 09:30",
        "kit pack --module 3 --names people.csv --start 18:00 --date 2027-03-15 --facilitator 'Your name'",
    )
)
@click.option(
    "--module",
    "modules",
    multiple=True,
    required=True,
    metavar="ID",
    help="The module, by id or number. Repeat for more.",
)
@click.option(
    "--participants", type=int, metavar="N", help="How many people come, 4 to 30.  [default: as many as names]"
)
@click.option("--start", required=True, metavar="HH:MM", help="When it starts.")
@click.option(
    "--date", "days", multiple=True, metavar="YYYY-MM-DD", help="The day. Repeat for more: one for each module."
)
@click.option("--zone", default="", metavar="NAME", help="The time zone, such as Europe/Lisbon, shown with the times.")
@click.option("--venue", default="", help="Where.")
@click.option("--facilitator", default="", help="Who leads.")
@click.option("--co-facilitator", default="", help="Who leads too.")
@click.option("--names", "names_file", metavar="FILE.csv", help="Who comes: one name a line, or a column headed Name.")
@click.option(
    "--quads",
    type=click.Choice(["rotate", "split"]),
    help="What groups of four do: all four take turns, or they part into pairs.  [default: the module's own]",
)
@click.option("--brand", default="house", metavar="NAME", help="The brand.  [default: house]")
@click.option("--paper", type=click.Choice(["A4", "Letter"]), help="The paper.  [default: the curriculum's own]")
@click.option("--minutes", type=click.IntRange(min=1), metavar="N", help="Fit the module to a shorter slot.")
@click.option("--ink-saver", is_flag=True, help="White in place of large areas of colour.")
@click.option("--greyscale", is_flag=True, help="Greys for colours.")
@click.option("--booklet", "handouts", flag_value="booklet", help="Handouts as booklets, in a file of their own.")
@click.option("--two-up", "handouts", flag_value="two_up", help="Handouts two pages a side, in a file of their own.")
@click.option("--output", metavar="DIR", help="The folder for the pack.  [default: output/packs/MODULE-DATE]")
@source_option
def pack(source: str | None, output: str | None, modules: tuple[str, ...], days: tuple[str, ...], **given: Any) -> None:
    """Make what to print for a workshop, in the order to print it: run sheet, packing list, sign-in sheet and the rest.

    print-me.pdf holds everything with all copies, divider sheets between; the other files are the same documents, with
    the copies in their names. The kit itself is built first where it has to be, and never changed otherwise.
    """
    from kit.build.real import press
    from kit.pack import pack as made

    project, real = project_of(source), press()
    for wanted in _wanted(modules, days, output, **given):
        packed = made(project, wanted, real, lambda _: None)
        for kept in packed.kept:
            note(f"as edited: {project.shown(kept)} went into the pack as it is")
        click.echo(
            f"{len(packed.files)} files; print-me.pdf has {packed.pages} pages on {packed.sheets} sheets: "
            f"{project.shown(packed.folder)}"
        )


def _wanted(modules: tuple[str, ...], days: tuple[str, ...], output: str | None, **given: Any) -> list[Wanted]:
    """A pack for each module, on its day."""
    from kit.errors import KitError
    from kit.workshop import parse_date

    if days and len(days) not in {1, len(modules)}:
        raise KitError(f"There are {len(days)} dates for {len(modules)} modules. Give one for all, or one for each.")
    dates: list[date | None] = [parse_date(text) for text in days] or [None]
    for day in dates:
        if day and day < date.today():  # noqa: DTZ011  # the day on the user's own calendar
            note(f"warning: {day.isoformat()} is in the past")
    spread = dates * len(modules) if len(dates) == 1 else dates
    folder = Path(os.path.abspath(output)) if output else None
    several = len(modules) > 1
    return [
        _one(module, day, folder / module if folder and several else folder, **given)
        for module, day in zip(modules, spread, strict=True)
    ]


def _one(
    module: str,
    day: date | None,
    folder: Path | None,
    *,
    participants: int | None,
    start: str,
    names_file: str | None,
    quads: Any,
    brand: str,
    paper: str | None,
    minutes: int | None,
    ink_saver: bool,
    greyscale: bool,
    handouts: Any,
    **facts: str,
) -> Wanted:
    from kit.errors import KitError
    from kit.pack import Wanted
    from kit.workshop import Workshop, parse_time

    names = _names(names_file) if names_file else ()
    if participants is None and not names:
        raise KitError("Say how many people come, with --participants, or who, with --names FILE.csv.")
    people = len(names) if participants is None else participants
    workshop = Workshop(people, parse_time(start), day, names=names, quads=quads, **facts)
    return Wanted(
        module, workshop, brand_of(brand), paper, processors(), minutes, ink_saver, greyscale, handouts, folder
    )


def _names(file: str) -> tuple[str, ...]:
    from kit.errors import KitError
    from kit.workshop import read_names

    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise KitError(f"{file} cannot be read: {error.strerror}. Name a CSV file with one name a line.") from error
    return read_names(data, file)
