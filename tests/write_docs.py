"""Writes the parts of docs/ that are made from the code: ``make docs``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from kit import schema
from kit.cli import commands

ROOT = Path(__file__).parents[1]
COMMANDS = ROOT / "docs" / "commands.md"
FIELDS = ROOT / "docs" / "fields.md"
_BOX = re.compile(r"(##+ (kit(?: \w+)*)\n.*?```\n)(.*?)(```\n)", re.DOTALL)


def help_of(name: str) -> str:
    """What a command says with --help, at a width of 100."""
    words = name.split()
    chain = [command_of(" ".join(words[: count + 1])) for count in range(len(words))]
    context = click.Context(commands, info_name="kit", **commands.context_settings, terminal_width=100)
    for word, command in zip(words[1:], chain[1:], strict=True):
        context = click.Context(command, info_name=word, parent=context, **command.context_settings)
    return chain[-1].get_help(context) + "\n"


def command_of(name: str) -> click.Command:
    """The command that somebody types as this."""
    found: click.Command = commands
    for word in name.split()[1:]:
        assert isinstance(found, click.Group)
        found = found.commands[word]
    return found


def names(command: click.Command = commands, name: str = "kit") -> Iterator[str]:
    """What somebody types for a command and for all those inside it."""
    yield name
    if isinstance(command, click.Group):
        for word, inside in command.commands.items():
            yield from names(inside, f"{name} {word}")


def with_help(text: str) -> str:
    """A page with the help of each command in the box under its heading."""
    return _BOX.sub(lambda found: found[1] + help_of(found[2]) + found[4], text)


def documented(text: str) -> dict[str, str]:
    """The commands of a page, and what stands in the box under each."""
    return {found[2]: found[3] for found in _BOX.finditer(text)}


if __name__ == "__main__":
    COMMANDS.write_text(with_help(COMMANDS.read_text(encoding="utf-8")), encoding="utf-8")
    FIELDS.write_text(schema.reference(), encoding="utf-8")
    (ROOT / "source" / "curriculum.schema.json").write_text(schema.schema_text(), encoding="utf-8")
