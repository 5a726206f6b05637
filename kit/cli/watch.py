"""The command that keeps a preview at hand while somebody writes."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

import click

from kit.cli.group import brand_of, example, output_option, project_of, source_option
from kit.cli.screen import listing, note

if TYPE_CHECKING:
    from kit.project import Project
    from kit.watch.desk import View


@click.command(epilog=example("kit watch --module 3", "kit watch --editor 'code -g {file}:{line}' --port 8100"))
@click.option("--module", metavar="ID", help="Open with this module, by id or number.  [default: the first]")
@click.option(
    "--brand",
    "brands",
    multiple=True,
    metavar="NAME",
    help="A brand in styles/brands, or the path of another. Repeat for more to switch between.  [default: house]",
)
@click.option("--paper", type=click.Choice(["A4", "Letter"]), help="The paper.  [default: the curriculum's own]")
@click.option(
    "--port", type=click.IntRange(1, 65535), metavar="N", help="The preview's port.  [default: 8020, or a free one]"
)
@click.option("--no-browser", is_flag=True, help="Open no browser; the address is printed.")
@click.option(
    "--editor",
    metavar="COMMAND",
    help="What opens a line, such as 'code -g {file}:{line}'.  [default: KIT_EDITOR, VISUAL or EDITOR]",
)
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="How many PDFs to lay out at a time.  [default: 1]")
@output_option
@source_option
def watch(source: str | None, output: str | None, **choices: Any) -> None:
    """Show the page as soon as the curriculum is saved, in a browser on this machine; PDFs follow.

    Styles, templates and brands count too. A slip is named with its line, and the last good pages stay. Ctrl-C ends it.
    """
    _watched(project_of(source, output), **choices)


def _watched(
    project: Project, brands: tuple[str, ...], no_browser: bool, editor: str | None, jobs: int | None, **choices: Any
) -> None:
    from kit.build.request import HOUSE
    from kit.watch.editor import pattern
    from kit.watch.run import Choices
    from kit.watch.run import watch as run

    named = tuple(brand_of(name) for name in brands) or (HOUSE,)
    words = pattern(editor, os.environ)
    asked = Choices(**choices, brands=named, browser=not no_browser, editor=words, jobs=jobs or 1)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        run(project, asked, note, _show)
    except KeyboardInterrupt:
        note("The watch has ended.")


def _show(view: View) -> None:
    """What a save came to."""
    if view.trouble:
        note(f"{view.trouble} The last good pages stay.")
    elif view.problems:
        note(listing(view.problems))
    if view.current:
        note(f"{1000 * view.seconds:.0f} ms: the pages are those of the file")
    elif not view.trouble:
        note("The last good pages stay until this is mended.")
