"""The command that makes a finished PDF ready for a printer, or lays a document out anew for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from kit.cli.group import brand_of, example, output_option, project_of, source_option


@click.command(
    "print",
    epilog=example("kit print handout.pdf --booklet", "kit print --module 3 --document handout --large-print"),
)
@click.argument("file", metavar="[FILE]", required=False)
@click.option("--booklet", "layout", flag_value="booklet", help="Two pages a side, to fold once and staple.")
@click.option("--four-up", "layout", flag_value="four-up", help="Four pages a side, to fold twice, slit and staple.")
@click.option("--two-up", "layout", flag_value="two-up", help="Two pages a side, in reading order.")
@click.option(
    "--sheet",
    type=click.Choice(["A4", "A3", "Letter", "Tabloid"]),
    help="The sheet to print on.  [default: the size of the pages]",
)
@click.option("--greyscale", "greys", is_flag=True, help="Greys for colours.")
@click.option("--module", metavar="ID", help="Instead of a file: the module whose document is laid out anew.")
@click.option("--document", metavar="NAME", help="Which document of the module: guide, handout or scorecard.")
@click.option("--large-print", is_flag=True, help="Type of 16 points and more, with the page numbers of other copies.")
@click.option("--bleed", is_flag=True, help="Colour past the trim and crop marks outside it, for a print shop.")
@click.option("--brand", default="house", metavar="NAME", help="The brand of a document laid out anew.")
@click.option("--paper", type=click.Choice(["A4", "Letter"]), help="Its paper.  [default: the curriculum's own]")
@output_option
@source_option
def print_(file: str | None, layout: Any, sheet: str | None, greys: bool, output: str | None, **wanted: Any) -> None:
    """Make pages ready for the printer: as a booklet, in greys, in large print, with bleed for a print shop.

    Give it a finished FILE, which stays as it is, or a module and a document to lay out anew. Sheets of a booklet have
    no tags and no fields: give the file itself to those who read on a screen or by ear.
    """
    from kit.build.files import place
    from kit.sheets.printing import printed

    data, stem, folder = _anew(output, **wanted) if file is None else _finished(file, output, **wanted)
    printing = _printing(layout, sheet, greys)
    made = printed(data, printing)
    target = _target(folder, "-".join(filter(None, (stem, printing.name))), file)
    place(target, made.data, lambda _: None)
    click.echo(f"{made.pages} pages on {made.sheets} sheets of {made.sheet}: {target}\nAt the printer: {made.advice}.")


def _printing(layout: Any, sheet: str | None, greys: bool) -> Any:
    from kit.paper import SHEETS
    from kit.sheets.printing import Printing

    return Printing(layout or "pages", SHEETS[sheet] if sheet else None, greys)


def _finished(file: str, output: str | None, **wanted: Any) -> tuple[bytes, str, Path]:
    """A finished file, its name without ending, and the folder that holds it unless another is named."""
    from kit.errors import KitError
    from kit.sheets.printing import read

    if wanted["module"] or wanted["document"] or wanted["large_print"] or wanted["bleed"]:
        raise KitError(
            f"{Path(file).name} is laid out already. Give --module and --document instead of a file to lay one out anew."
        )
    path = Path(file)
    return read(path), path.stem, Path(output) if output else path.parent


def _anew(
    output: str | None,
    *,
    module: str | None,
    document: str | None,
    large_print: bool,
    bleed: bool,
    brand: str,
    paper: str | None,
    source: str | None,
) -> tuple[bytes, str, Path]:
    """A document laid out anew, its name without ending, and the folder for it."""
    from kit.build.plan import every_title, is_asked_for
    from kit.build.real import press
    from kit.build.request import Request
    from kit.curriculum.titled import titled
    from kit.errors import KitError
    from kit.paper import PAPERS
    from kit.sheets.anew import Use, laid_out

    unclear = "Name a PDF to print, or a document to lay out anew with --module and --document."
    if not document:
        raise KitError(unclear)
    project, real, use = project_of(source, output), press(), Use(large_print, bleed)
    look = real.brand(brand_of(brand), project)
    curriculum = titled(real.read(project, look.overlay)[0], look.course)
    titles = every_title(curriculum, real)
    request = Request(modules=(module,) if module else (), documents=(document,))
    chosen = [title for title in titles if is_asked_for(title, curriculum, request, real)]
    if len(chosen) != 1:
        raise KitError(unclear)
    data = laid_out(chosen[0], titles, look, PAPERS[paper or curriculum.paper], use)
    stem = "-".join(filter(None, (chosen[0].stem, use.name)))
    return data, stem, project.output / "print"


def _target(folder: Path, stem: str, file: str | None) -> Path:
    """Where the pages go, which is never where they came from."""
    from kit.build.files import prepare
    from kit.errors import KitError

    target = folder / f"{stem}.pdf"
    if file is not None and os.path.abspath(target) == os.path.abspath(file):
        raise KitError("Say how to print it: --booklet, --four-up, --two-up, --greyscale, or several of them.")
    prepare(folder)
    return target
