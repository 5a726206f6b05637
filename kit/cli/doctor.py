"""The command that examines the machine."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kit.cli.group import example, output_option


@click.command(epilog=example("kit doctor"))
@output_option
def doctor(output: str | None) -> None:
    """Examine what a build needs of this machine, and say of each thing that is missing what to do."""
    from kit.build.health import examine
    from kit.errors import ExitCode
    from kit.project import OUTPUT

    signs = examine(Path.cwd() / (output or OUTPUT))
    for sign in signs:
        click.echo(f"{sign.grade:<8} {sign.what:<22} {sign.words}")
    sys.exit(ExitCode.ENVIRONMENT if any(sign.grade == "problem" for sign in signs) else ExitCode.OK)
