"""The command line: each command reads its options, calls one function and prints what comes back. Nothing else prints.

A file holds the commands of one task. What a command needs is imported inside it: a help text or a mistyped word has to
be answered before the schema, let alone the page layout, could be loaded.
"""

from __future__ import annotations

import click

from kit import __version__
from kit.cli.add import add
from kit.cli.brand import brand
from kit.cli.build import build
from kit.cli.changes import changes
from kit.cli.check import check, list_, schema
from kit.cli.doctor import doctor
from kit.cli.group import Kit, example
from kit.cli.new import new
from kit.cli.pack import pack
from kit.cli.print import print_
from kit.cli.scores import scores
from kit.cli.watch import watch


@click.group(
    cls=Kit,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example("kit check", "kit build --module 3 --document handout"),
)
@click.version_option(__version__, prog_name="kit")
def commands() -> None:
    """Turn one curriculum, written in YAML, into guides, handouts and scorecards, as PDF and as Word files.

    Run it in the folder that holds source/curriculum.yaml. Products go to output/.
    """


for command in (add, brand, build, changes, check, doctor, list_, new, pack, print_, schema, scores, watch):
    commands.add_command(command)
