"""README: every command in it works, in a project of its own."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.courses import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.split("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]
SET_UP = {"make", "make test"}
"""What runs these tests has run them already."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course that has just begun, with the house's brand."""
    folder = tmp_path_factory.mktemp("project") / "course"
    begun = ["new", str(folder), "--title", "A course", "--modules", "2", "--minutes", "90", "--language", "en"]
    subprocess.run([sys.executable, "-m", "kit", *begun, "--paper", "A4"], capture_output=True, check=True)
    return folder


def test_the_readme_shows_the_two_commands_and_the_daily_jobs() -> None:
    """Two commands of set-up, and more than ten of use."""
    assert [command for command in COMMANDS if command in SET_UP] == ["make", "make test"]
    assert len(COMMANDS) > 10


@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in SET_UP])
def test_every_command_in_the_readme_works(command: str, project: Path) -> None:
    """It ends well and says something."""
    program, *words = shlex.split(command)
    assert program == "kit"
    done = subprocess.run(
        [sys.executable, "-m", "kit", *words], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout or "--output" in words


def test_every_picture_in_the_readme_is_there() -> None:
    """No broken picture."""
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert len(pictures) == 4
    assert all((ROOT / picture).is_file() for picture in pictures)


def test_the_architecture_names_what_is_there() -> None:
    """The picture of the folder holds no name that is not there, and leaves none out."""
    drawn = set(re.findall(r"[a-z_]+(?:\.py|/)(?=\s)", README))
    there = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in (ROOT / "kit").iterdir()
        if not path.name.startswith("__")
    }
    assert there - drawn == set()
