"""The command that makes everything that a workshop needs on paper."""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.build import quick
from kit.cli.group import brand_of, example, processors, project_of, source_option
from kit.cli.progress import progress
from kit.cli.screen import note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.build.press import Press
    from kit.build.report import Watch
    from kit.pack import Packed, Wanted
    from kit.project import Project
    from kit.workshop import Booking, Workshop


@click.command(
    epilog=example(
        "kit pack --module 3 --participants 17 --start 09:30",
        "kit pack --module 3 --names people.csv --start 18:00 --date 2027-03-15 --facilitator 'Your name'",
        "kit pack --workshop workshop.yaml",
    )
)
@click.option(
    "--module",
    "modules",
    multiple=True,
    metavar="ID",
    help="The module, by id or number; all for every module. Repeat for more.",
)
@click.option(
    "--workshop", "file", metavar="FILE.yaml", help="A file with these options. Those given here come before it."
)
@click.option(
    "--participants", type=int, metavar="N", help="How many people come, 4 to 30.  [default: as many as names]"
)
@click.option("--start", metavar="HH:MM", help="When it starts.")
@click.option(
    "--date", "days", multiple=True, metavar="YYYY-MM-DD", help="The day. Repeat for more: one for each module."
)
@click.option("--zone", metavar="NAME", help="The time zone, such as Europe/Lisbon, shown with the times.")
@click.option("--venue", help="Where.")
@click.option("--facilitator", help="Who leads.")
@click.option("--co-facilitator", help="Who leads too.")
@click.option("--names", metavar="FILE.csv", help="Who comes: one name a line, or a column headed Name.")
@click.option(
    "--mode",
    type=click.Choice(["room", "virtual"]),
    help="How people meet; virtual prints what leads it, and the rest is sent.  [default: room]",
)
@click.option(
    "--quads",
    type=click.Choice(["rotate", "split"]),
    help="What groups of four do: all four take turns, or they part into pairs.  [default: the module's own]",
)
@click.option("--brand", metavar="NAME", help="The brand.  [default: house]")
@click.option("--paper", type=click.Choice(["A4", "Letter"]), help="The paper.  [default: the curriculum's own]")
@click.option("--minutes", type=click.IntRange(min=1), metavar="N", help="Fit the module to a shorter slot.")
@click.option("--ink-saver", is_flag=True, default=None, help="White in place of large areas of colour.")
@click.option("--greyscale", is_flag=True, default=None, help="Greys for colours.")
@click.option("--booklet", "handouts", flag_value="booklet", help="Handouts as booklets, in a file of their own.")
@click.option("--two-up", "handouts", flag_value="two-up", help="Handouts two pages a side, in a file of their own.")
@click.option(
    "--large-print",
    type=click.IntRange(min=1),
    metavar="N",
    help="Handouts and scorecards in large print for N people.",
)
@click.option("--bleed", is_flag=True, default=None, help="Handouts and scorecards for a print shop that trims.")
@click.option("--since", metavar="DIR", help="The folder of the pack that you printed: a file of what differs now.")
@click.option("--output", metavar="DIR", help="The folder for the pack.  [default: output/packs/NAME-DATE]")
@source_option
def pack(
    source: str | None,
    file: str | None,
    modules: tuple[str, ...],
    days: tuple[str, ...],
    since: str | None,
    **given: Any,
) -> None:
    """Make what to print for a workshop, in the order to print it: run sheet, packing list, sign-in sheet and the rest.

    print-me.pdf holds everything with all copies, divider sheets between; the other files are the same documents, with
    the copies in their names. The kit itself is built first where it has to be, and never changed otherwise.

    Several modules are a course: a folder for each session, and before them what serves all.
    """
    project, press = project_of(source), _press()
    read = _looked_at(project.source, file)
    booking = _booking(project, press, file, given)
    read += _looked_at(booking.names)
    wanted = tuple(_wanted(project, press, booking, modules, days))
    made = []
    with progress() as watch:
        for packed in _packs(project, press, wanted, booking.output, since, watch):
            made.append(packed)
            _tell(project, packed, since)
    if not (since or any(_is_past(one.workshop) for one in wanted)):
        _remember(project, read, made)


Looked = tuple[quick.Root, str]
"""A file, and how it looked before it was read."""


def _looked_at(*names: Path | str | None) -> list[Looked]:
    """How files look that are about to be read: what changes while they are counts as changed."""
    files = [(os.path.abspath(name), False) for name in names if name]
    return [(file, quick.look([file])) for file in files]


def _remember(project: Project, read: list[Looked], made: list[Packed]) -> None:
    """Leaves a note of packs, which can be said to be unchanged as long as all that they were made of is."""
    from kit.pack import RECORD

    watched = [packed.watched for packed in made if packed.watched]
    changed = any(quick.look([file]) != looked for file, looked in read)
    if changed or len(watched) < len(made) or any(looks != watched[0][1] for _, looks, _ in watched):
        return
    roots, looks, _ = watched[0]
    for file, looked in read:
        roots, looks = [*roots, file], quick.both(looks, looked)
    products = dict.fromkeys(file for _, _, files in watched for file in files)
    files = [str(packed.folder / name) for packed in made for name in (*packed.files, RECORD)]
    typed = list(click.get_current_context().find_root().obj)
    said = [f"unchanged: {_said(project, packed)}" for packed in made]
    quick.remember(typed, str(Path.cwd()), (roots, looks, [*products, *files]), ([], said))


def _said(project: Project, packed: Packed) -> str:
    """What was made, in a line."""
    return (
        f"{len(packed.files)} files; print-me.pdf has {packed.pages} pages on {packed.sheets} sheets: "
        f"{project.shown(packed.folder)}"
    )


def _tell(project: Project, packed: Packed, since: str | None) -> None:
    """Says what was made, what people had edited, and what differs from an older pack."""
    for kept in packed.kept:
        note(f"as edited: {project.shown(kept)} went into the pack as it is")
    for edited in packed.edited:
        note(f"saved: a file of the older pack that was edited is now {project.shown(edited)}")
    click.echo(_said(project, packed))
    if since:
        _tell_differences(packed)


def _tell_differences(packed: Packed) -> None:
    """Says what differs from the pack that was printed."""
    for one in packed.again or ():
        kind = "page" if len(one.pages) == 1 else "pages"
        why = "changed" if one.replaced else "more"
        if one.apart == "send":
            click.echo(f"send again: {one.title}")
        else:
            file = "in a file of its own" if one.apart else "reprint.pdf"
            click.echo(f"{file}: {one.title}, {kind} {one.ranges}, {one.copies} × ({why})")
    if packed.again == ():
        click.echo("nothing to print again: every sheet is as it was")
    if packed.again is None:
        click.echo("nothing of it was in the older pack: print all of it")


def _press() -> Press:
    """The press that prints, which reads the curriculum once for all sessions."""
    from dataclasses import replace

    from kit.build import server

    server.start()  # it loads the writers while the rest is loaded here
    from kit.build.real import press

    real = press()
    return replace(real, read=cache(real.read))


def _packs(
    project: Project, press: Press, wanted: tuple[Wanted, ...], output: str | None, since: str | None, watch: Watch
) -> Iterator[Packed]:
    from dataclasses import replace

    from kit.pack import pack as made
    from kit.pack import pack_course

    folder, older = (Path(os.path.abspath(name)) if name else None for name in (output, since))
    compared = [replace(one, since=older) for one in wanted]
    if len(compared) == 1:
        yield made(project, replace(compared[0], folder=folder), press, watch)
    else:
        yield from pack_course(project, compared, folder, press, watch)


def _booking(project: Project, press: Press, file: str | None, given: dict[str, Any]) -> Booking:
    """What a workshop's file asks for, under the options that were given."""
    from kit.errors import KitError
    from kit.pack import modules_of
    from kit.workshop import Booking, Session, known_zone, parse_time, read_booking

    booking = Booking()
    if file:
        if not Path(file).is_file():
            raise KitError(
                f"There is no file {file}. Give the path of a workshop's file; docs/packs.md has an example."
            )
        curriculum, _ = press.read(project)
        booking = read_booking(Path(os.path.abspath(file)), file, modules_of(curriculum))
    options = {name: value for name, value in given.items() if value is not None}
    start, zone = options.get("start"), options.get("zone")
    if start is not None:
        options["start"] = parse_time(start)
    if zone:
        known_zone(zone)
    common = dict.fromkeys(options.keys() & Session.model_fields.keys())
    sessions = tuple(session.model_copy(update=common) for session in booking.sessions)
    return booking.model_copy(update={**options, "sessions": sessions})


def _wanted(
    project: Project, press: Press, booking: Booking, modules: tuple[str, ...], days: tuple[str, ...]
) -> Iterator[Wanted]:
    """A pack for each session."""
    from kit.pack import Wanted, meeting, sessions
    from kit.workshop import parse_date

    dates = [parse_date(text) for text in days]
    curriculum, _ = press.read(project)
    names = _names(booking.names, curriculum.labels.name) if booking.names else ()
    for session in sessions(curriculum, booking, modules, dates):
        workshop = meeting(booking, session, names)
        if _is_past(workshop):
            note(f"warning: {workshop.day} is in the past")
        yield Wanted(
            session.module,
            workshop,
            brand_of(booking.brand or "house"),
            booking.paper,
            processors(),
            session.minutes or booking.minutes,
            bool(booking.ink_saver),
            bool(booking.greyscale),
            booking.handouts,
            booking.large_print or 0,
            bool(booking.bleed),
        )


def _is_past(workshop: Workshop) -> bool:
    """Whether a meeting has a day before today, on the user's own calendar."""
    return workshop.day is not None and workshop.day < date.today()  # noqa: DTZ011  # the user's own


def _names(file: str, head: str) -> tuple[str, ...]:
    from kit.errors import KitError
    from kit.workshop import read_names

    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise KitError(f"{file} cannot be read: {error.strerror}. Name a CSV file with one name a line.") from error
    return read_names(data, file, (head,))
