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
    problems = sum(sign.grade == "problem" for sign in signs)
    click.echo(_verdict(problems))
    sys.exit(ExitCode.ENVIRONMENT if problems else ExitCode.OK)


def _verdict(problems: int) -> str:
    """What it comes to, and what to do next."""
    from kit.errors import KitError
    from kit.project import Project

    if problems:
        return f"{problems} problem{'s' if problems > 1 else ''} to mend before a build."
    try:
        Project.find(Path.cwd())
    except KitError:
        return "A build has all it needs, but for a curriculum: go to your project's folder, or begin one: kit new DIR."
    return "A build has all it needs: kit build."
