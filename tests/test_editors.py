"""Editors and tools: what docs/editors.md promises of shells and hooks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.courses import COURSES, ROOT

PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_that_is_named_gets_its_completion(shell: str) -> None:
    assert f"_KIT_COMPLETE={shell}_source kit" in PAGE
    code = "import sys; sys.argv[0] = 'kit'; from kit.cli import commands; commands(prog_name='kit')"
    environment = {**os.environ, "COMP_WORDS": "kit bu", "COMP_CWORD": "1" if shell != "fish" else "bu"}
    words = [sys.executable, "-c", code]
    done = subprocess.run(
        words, env={**environment, "_KIT_COMPLETE": f"{shell}_complete"}, cwd=ROOT, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert "build" in done.stdout


def test_the_hooks_entry_passes_a_sound_course_and_refuses_a_slip(tmp_path: Path) -> None:
    """As pre-commit runs it: in the project, without names of files, by the command that the package installs."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *words = hook["entry"].split()
    assert program in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    source = tmp_path / "source" / "curriculum.yaml"
    source.parent.mkdir()
    text = COURSES["minimal"].read_text(encoding="utf-8")
    assert re.search(hook["files"], source.relative_to(tmp_path).as_posix())
    for written, code in ((text, 0), (text.replace("\n    minutes: 12", "\n    minutes: 13", 1), 1)):
        source.write_text(written, encoding="utf-8")
        run = [sys.executable, "-m", program, *words]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
    assert "source/curriculum.yaml:71:5: error KIT310" in done.stdout + done.stderr


def test_the_hook_checks_and_holds_no_address() -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (hook,) = yaml.safe_load(text)
    assert (hook["id"], hook["entry"], hook["pass_filenames"]) == ("kit-check", "kit check", False)
    assert "://" not in text
    assert "`kit-check`" in PAGE
