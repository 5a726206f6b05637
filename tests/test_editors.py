"""Editors and tools: what docs/editors.md promises of shells and hooks."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import yaml

from tests.courses import ROOT

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


def test_the_hook_checks_and_holds_no_address() -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (hook,) = yaml.safe_load(text)
    assert (hook["id"], hook["entry"], hook["pass_filenames"]) == ("kit-check", "kit check", False)
    assert "://" not in text
    assert "`kit-check`" in PAGE
