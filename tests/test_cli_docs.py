"""The page about commands says what the commands say."""

from __future__ import annotations

import re

import click
import pytest

from kit.build.request import FORMATS
from kit.errors import ExitCode
from kit.kinds import KINDS
from kit.paper import PAPERS
from tests.write_docs import COMMANDS, command_of, documented, help_of, names

PAGE = COMMANDS.read_text(encoding="utf-8")
NAMES = list(names())


@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_documented_as_it_helps_itself(name: str) -> None:
    assert documented(PAGE)[name] == help_of(name), "run make docs"


def test_no_command_is_documented_that_is_not_there() -> None:
    assert set(documented(PAGE)) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_help_ends_in_an_example_of_the_command(name: str) -> None:
    example = help_of(name).rpartition("Example:\n")[2]
    assert example.startswith(f"    {name}")


@pytest.mark.parametrize("name", NAMES)
def test_every_option_says_what_it_does(name: str) -> None:
    for parameter in command_of(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.name}"


def test_every_exit_code_is_documented() -> None:
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)] == [code.value for code in ExitCode]


def test_help_names_every_document_format_and_paper() -> None:
    text = help_of("kit build")
    assert all(name in text for name in (*KINDS, *FORMATS, *PAPERS))
