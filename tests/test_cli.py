"""The command line: options in, one function called, words and an exit code out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from filelock import FileLock

from kit import __version__
from kit.__main__ import main
from kit.build import environment
from kit.cli import commands
from kit.errors import ExitCode, Mark, MissingPartError, Problem
from tests.fakes import Inline, Shop

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def kit(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Commands as they are typed in a project's folder, with fakes to do the work."""
    monkeypatch.setattr("kit.build.real.press", lambda: replace(shop.press, pool=lambda jobs: Inline()))
    monkeypatch.chdir(shop.root)
    return lambda *words: CliRunner().invoke(commands, words, prog_name="kit")


Kit = Callable[..., Result]


def summary(result: Result) -> str:
    """A build's last line, without its seconds."""
    line = result.stdout.strip().splitlines()[-1]
    return line.partition(" s: ")[0].rpartition(", ")[0] or line


# ------------------------------------------------------------------ build


def test_a_build_says_what_it_did_in_one_line(kit: Kit) -> None:
    result = kit("build")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("12 written, 0 unchanged, 8 pages, ")
    assert result.stdout.endswith(" s: output/house\n")
    assert len(result.stdout.splitlines()) == 1


def test_a_build_with_nothing_to_do_says_so(kit: Kit) -> None:
    kit("build")
    result = kit("build")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("0 written, 12 unchanged, ")


def test_a_build_with_nothing_to_do_says_so_without_loading_the_command_line(
    kit: Kit, shop: Shop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.write(0, "scorecard", "One. Two. Three. Four. Five. Six.")
    kit("build", "--format", "pdf")
    monkeypatch.setattr("sys.argv", ["kit", "build", "--format", "pdf"])
    monkeypatch.setattr("kit.cli.commands", None)
    main()
    assert capsys.readouterr() == ("0 written, 6 unchanged\n", "warning: It is long.\n")


def test_whatever_else_was_typed_goes_to_the_command_line(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[dict[str, str]] = []
    kit("build", "--format", "pdf")
    monkeypatch.setattr("sys.argv", ["kit", "build"])
    monkeypatch.setattr("kit.cli.commands", lambda **options: called.append(options))
    main()
    assert called == [{"prog_name": "kit"}]


def test_choices_reach_the_build(kit: Kit, shop: Shop) -> None:
    result = kit("build", "--module", "2", "--document", "scorecard", "--format", "html", "--paper", "Letter")
    assert summary(result) == "1 written, 0 unchanged"
    assert set(shop.files()) == {"house-letter/2-listening-scorecard.html"}


def test_choices_can_be_repeated(kit: Kit, shop: Shop) -> None:
    kit("build", "--module", "2", "--module", "trust", "--format", "pdf", "--format", "html", "--document", "scorecard")
    assert len(shop.files()) == 4


def test_products_can_go_elsewhere(kit: Kit, shop: Shop, tmp_path: Path) -> None:
    kit("build", "--output", "elsewhere/kits", "--document", "scorecard")
    assert len(list((shop.root / "elsewhere" / "kits" / "house").glob("*.pdf"))) == 2
    assert not (shop.root / "output").exists()


def test_a_curriculum_can_be_elsewhere(kit: Kit, shop: Shop) -> None:
    (shop.root / "drafts").mkdir()
    shop.project.source.rename(shop.root / "drafts" / "course.yaml")
    assert kit("build").exit_code == ExitCode.USAGE
    assert kit("build", "--source", "drafts/course.yaml").exit_code == 0


def test_a_build_works_from_a_folder_below(kit: Kit, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shop.root / "source")
    assert kit("build").exit_code == 0
    assert len(shop.files()) == 12


def test_brands_by_name_and_by_path_have_their_folders(kit: Kit, shop: Shop) -> None:
    assert summary(kit("build", "--brand", "house", "--brand", "./brands/acme")) == "24 written, 0 unchanged, 16 pages"
    assert {name.split("/")[0] for name in shop.files()} == {"house", "acme"}


def test_an_edited_file_is_named_with_what_to_do(kit: Kit, shop: Shop) -> None:
    kit("build")
    (shop.house / "1-trust-guide.docx").write_bytes(b"mine")
    result = kit("build")
    assert result.exit_code == ExitCode.EDITED
    assert result.stderr == (
        "kept: output/house/1-trust-guide.docx was edited after it was written, so it was left alone\n"
        "Move such a file away and build again; or build with --force, which saves it under another name first.\n"
    )
    assert summary(result) == "0 written, 11 unchanged, 1 kept"


def test_force_says_where_the_edited_file_is_now(kit: Kit, shop: Shop) -> None:
    kit("build")
    (shop.house / "1-trust-guide.docx").write_bytes(b"mine")
    result = kit("build", "--force")
    assert result.exit_code == 0
    assert result.stderr == "saved: the edited output/house/1-trust-guide.docx is now 1-trust-guide.edited.docx\n"
    assert summary(result) == "12 written, 0 unchanged, 8 pages"


def test_files_taken_away_are_named(kit: Kit, shop: Shop) -> None:
    kit("build", "--format", "pdf", "--document", "guide")
    del shop.course["modules"][1]
    shop.save()
    result = kit("build", "--format", "pdf", "--document", "guide")
    assert result.stderr == "removed: output/house/2-listening-guide.pdf is no longer part of the curriculum\n"


def test_failures_are_named_and_have_their_exit_code(kit: Kit, shop: Shop) -> None:
    shop.write(0, "scorecard", "BROKEN.")
    result = kit("build", "--format", "pdf")
    assert result.exit_code == ExitCode.RENDERING
    assert result.stderr == "failed: output/house/1-trust-scorecard.pdf: It does not fit.\n"
    assert summary(result) == "5 written, 0 unchanged, 1 failed, 7 pages"


def test_what_else_is_to_be_said_is_said_by_every_build(kit: Kit, shop: Shop) -> None:
    shop.course["warnings"] = ["Mind the gap."]
    shop.write(0, "scorecard", "One. Two. Three. Four. Five. Six.")
    said = "warning: It is long.\n1 warning about the curriculum: kit check shows it\n"
    assert (kit("build").stderr, kit("build").stderr, kit("build", "--force").stderr) == (said, said, said)


def test_explain_gives_reasons_and_builds_nothing(kit: Kit, shop: Shop) -> None:
    result = kit("build", "--explain", "--format", "pdf", "--document", "scorecard")
    assert result.stdout.splitlines() == [
        "output/house/1-trust-scorecard.pdf: new",
        "output/house/2-listening-scorecard.pdf: new",
    ]
    assert shop.files() == {}


def test_a_second_build_at_the_same_time_is_told(kit: Kit, shop: Shop) -> None:
    kit("build")
    shop.save("changed")
    with FileLock(shop.root / "output" / ".kit" / "lock"):
        result = kit("build")
    assert result.exit_code == ExitCode.BUSY
    assert result.stderr.startswith("Another build is writing to ")
    assert len(result.stderr.splitlines()) == 1


def test_an_output_folder_that_cannot_be_is_told(kit: Kit, shop: Shop) -> None:
    (shop.root / "output").write_text("in the way")
    result = kit("build")
    assert (result.exit_code, result.stdout) == (ExitCode.OUTPUT, "")
    assert "cannot be a folder, because a file is in its way" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "--module", "lisening"), 'There is no module "lisening". Did you mean "listening"?\n'),
        (("build", "--document", "guides"), 'There is no document "guides". Did you mean "guide"?\n'),
    ],
)
def test_a_name_that_is_not_known_is_answered_in_one_line(kit: Kit, words: tuple[str, ...], said: str) -> None:
    result = kit(*words)
    assert (result.exit_code, result.stdout, result.stderr) == (ExitCode.USAGE, "", said)


@pytest.mark.parametrize(
    "words",
    [("bild",), ("build", "--formt", "pdf"), ("build", "--format", "odt"), ("build", "--jobs", "0"), ("build", "x")],
)
def test_what_is_not_understood_is_answered_with_help(kit: Kit, words: tuple[str, ...]) -> None:
    result = kit(*words)
    assert result.exit_code == ExitCode.USAGE
    assert "Try 'kit" in result.stderr


def test_an_interrupted_build_says_so(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kit.build.run.build", interrupted)
    result = kit("build")
    assert result.exit_code == ExitCode.INTERRUPTED
    assert result.stderr == "Stopped. Files that were finished are in place; all others are as they were.\n"


def test_a_missing_package_is_named(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*args: object) -> None:
        raise ModuleNotFoundError("No module named 'pikepdf'", name="pikepdf")

    monkeypatch.setattr("kit.build.run.build", missing)
    result = kit("build")
    assert result.exit_code == ExitCode.ENVIRONMENT
    assert result.stderr == "The Python package pikepdf is missing. Run make, or install kit again with pip.\n"


def test_missing_libraries_are_named_for_each_system() -> None:
    with pytest.raises(MissingPartError) as caught, environment.needed():
        raise OSError("cannot load library 'libpango-1.0-0'")
    for words in (
        "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "dnf install pango",
        "brew install pango",
    ):
        assert words in str(caught.value)


def test_a_slow_machine_is_told_what_would_help(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.notices() == ()
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
    assert "apt-get install libharfbuzz-subset0" in environment.notices()[0]


# ------------------------------------------------------------------ check, list, schema

MARK = Mark("source/curriculum.yaml", 12, 3, "  titel: Trust")
PROBLEMS = (
    Problem("KIT201", "The key `titel` is not known here.", "Did you mean `title`?", MARK),
    Problem("KIT301", "The minutes add up to 119.", "", None, warning=True),
)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    problems = list(PROBLEMS)
    monkeypatch.setattr("kit.build.real.problems", lambda project, minutes: tuple(problems))
    return problems


def test_check_shows_every_problem_with_its_line_a_caret_and_what_to_do(kit: Kit, found: list[Problem]) -> None:
    result = kit("check")
    assert result.exit_code == ExitCode.PROBLEMS
    assert result.stdout.splitlines() == [
        "source/curriculum.yaml:12:3: error KIT201: The key `titel` is not known here.",
        "    12 |   titel: Trust",
        "       |   ^",
        "  Did you mean `title`?",
        "warning KIT301: The minutes add up to 119.",
        "1 problem, 1 warning",
    ]


def test_check_is_content_with_warnings(kit: Kit, found: list[Problem]) -> None:
    del found[0]
    assert kit("check").exit_code == 0


def test_check_is_content_with_nothing(kit: Kit, found: list[Problem]) -> None:
    found.clear()
    assert (kit("check").exit_code, kit("check").stdout) == (0, "0 problems, 0 warnings\n")


def test_check_shows_the_part_of_a_long_line_that_matters(kit: Kit, found: list[Problem]) -> None:
    found[:] = [Problem("KIT206", "No.", "", Mark("c.yaml", 1, 251, "x" * 250 + "HERE" + "y" * 250))]
    _, line, caret, _ = kit("check").stdout.splitlines()
    assert len(line) == len("     1 | ") + 100
    assert line[caret.index("^") :].startswith("HERE")


def test_a_caret_stands_under_its_place_after_tabs(kit: Kit, found: list[Problem]) -> None:
    found[:] = [Problem("KIT101", "No.", "", Mark("c.yaml", 1, 3, "\t\tx"))]
    assert kit("check").stdout.splitlines()[1:3] == ["     1 | \t\tx", "       | \t\t^"]


def test_check_speaks_json(kit: Kit, found: list[Problem]) -> None:
    result = kit("check", "--json")
    assert result.exit_code == ExitCode.PROBLEMS
    assert json.loads(result.stdout) == [
        {
            "code": "KIT201",
            "message": "The key `titel` is not known here.",
            "hint": "Did you mean `title`?",
            "mark": {"file": "source/curriculum.yaml", "line": 12, "column": 3, "excerpt": "  titel: Trust"},
            "warning": False,
        },
        {"code": "KIT301", "message": "The minutes add up to 119.", "hint": "", "mark": None, "warning": True},
    ]


def test_a_curriculum_with_errors_is_shown_by_a_build_in_the_same_way(kit: Kit, shop: Shop) -> None:
    shop.project.source.write_text("just words")
    result = kit("build")
    assert (result.exit_code, result.stdout) == (ExitCode.PROBLEMS, "")
    assert result.stderr == "error KIT001: This is no course.\n1 problem, 0 warnings\n"


def test_schema_can_be_written_to_a_file(kit: Kit, shop: Shop) -> None:
    assert kit("schema", "--output", "curriculum.schema.json").stdout == ""
    assert (shop.root / "curriculum.schema.json").read_text() == kit("schema").stdout
    assert kit("schema", "--markdown").stdout.startswith("# The curriculum, field by field\n")


def test_schema_that_cannot_be_written_is_told(kit: Kit) -> None:
    result = kit("schema", "--output", "missing/curriculum.schema.json")
    assert result.exit_code != 0
    assert "missing/curriculum.schema.json" in result.stderr


def test_the_version_is_told(kit: Kit) -> None:
    assert kit("--version").stdout == f"kit, version {__version__}\n"


# ------------------------------------------------------------------ as a program


def run(*words: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kit", *words]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_the_course_that_comes_with_kit_has_no_errors() -> None:
    result = run("check")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1].startswith("0 problems, ")


def test_the_course_that_comes_with_kit_can_be_listed() -> None:
    lines = run("list").stdout.splitlines()
    assert sum(not line.startswith(" ") for line in lines) == 9 + 1
    assert len(lines) == 36 + 5


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    command = f"{sys.executable} -m kit schema | head -n 1"
    result = subprocess.run(command, shell=True, cwd=REPOSITORY, capture_output=True, text=True, check=False)  # noqa: S602
    assert (result.stdout, result.stderr) == ("{\n", "")


def test_where_somebody_is_watching_a_bar_names_the_document_in_hand(tmp_path: Path) -> None:
    pytest.importorskip("pty")
    import pty

    shop = Shop(tmp_path)
    shop.write(0, "handout", "SLOW.")
    script = (
        "import kit.build.real, tests.fakes as f; from dataclasses import replace; "
        "kit.build.real.press = lambda: replace(f.PRESS, pool=lambda jobs: f.Inline()); "
        "from kit.cli import commands; commands(['build'], prog_name='kit')"
    )
    ours, theirs = pty.openpty()
    environment = {
        **os.environ,
        "PYTHONPATH": str(REPOSITORY),
        "FAKE_SECONDS": "0.5",
        "TERM": "xterm",
        "COLUMNS": "120",
    }
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=theirs, text=True
    ) as process:
        os.close(theirs)
        seen = _all_of(ours)
        assert process.stdout
        assert process.stdout.read().startswith("12 written, 0 unchanged, 8 pages, ")
    assert "1-trust-handout" in seen
    assert "0/12" in seen


def _all_of(terminal: int) -> str:
    seen = b""
    try:
        while piece := os.read(terminal, 4096):
            seen += piece
    except OSError:
        pass  # the other side has closed
    finally:
        os.close(terminal)
    return seen.decode()
