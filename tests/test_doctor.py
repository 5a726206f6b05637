"""kit doctor: each thing that a build needs is examined, and what is missing is said with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kit.build import health
from kit.cli import commands
from kit.errors import MissingPartError
from tests.courses import ROOT


def doctor(output: Path) -> Result:
    return CliRunner().invoke(commands, ["doctor", "--output", str(output)])


def graded(result: Result) -> dict[str, str]:
    """The grade of each thing that was examined."""
    return {line[9:31].strip(): line[:8].strip() for line in result.stdout.splitlines()}


def test_a_machine_that_builds_is_well(tmp_path: Path) -> None:
    result = doctor(tmp_path / "later" / "out")
    assert result.exit_code == 0, result.output
    assert {"Python", "Pango", "HarfBuzz", "Typefaces", "Styles", "Output"} <= graded(result).keys()
    assert "problem" not in graded(result).values()
    assert list(tmp_path.iterdir()) == []


def test_the_last_line_says_what_to_do_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert doctor(tmp_path).stdout.splitlines()[-1].endswith("begin one: kit new DIR.")
    monkeypatch.chdir(ROOT)
    assert doctor(tmp_path).stdout.splitlines()[-1] == "A build has all it needs: kit build."
    (tmp_path / "out").write_text("mine")
    assert doctor(tmp_path / "out").stdout.splitlines()[-1] == "1 problem to mend before a build."


def test_a_file_in_the_way_of_the_output_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    result = doctor(tmp_path / "out" / "house")
    assert (result.exit_code, graded(result)["Output"]) == (6, "problem")
    assert f"{tmp_path / 'out'} is in the way" in result.stdout


def test_a_package_of_another_version_and_a_missing_one_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "requires", lambda name: ["weasyprint==1.0", "no-such-package==2.0", "pytest>=9"])
    result = doctor(tmp_path)
    assert result.exit_code == 6
    assert "pip install weasyprint==1.0." in result.stdout
    assert "pip install no-such-package==2.0." in result.stdout
    assert "pytest" not in graded(result)


def test_a_missing_typeface_and_missing_styles_are_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise MissingPartError(f"The typeface {name} is missing: run make.")

    monkeypatch.setattr(health, "packaged", missing)
    monkeypatch.setattr(health, "STYLES", tmp_path)
    result = doctor(tmp_path)
    assert result.exit_code == 6
    assert (graded(result)["Typefaces"], graded(result)["Styles"]) == ("problem", "problem")
