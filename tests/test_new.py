"""A new course: valid and green at once, for every length, language and title, from an installed kit as from a checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.brand import load
from kit.build.real import problems
from kit.cli import commands
from kit.curriculum import Curriculum
from kit.errors import KitError, OutputError
from kit.markup import parse
from kit.new import LANGUAGES, Plan, start
from kit.new.agenda import LONGEST, SHORTEST, agenda
from kit.new.course import files
from kit.new.title import alone, id_of, inside, printable
from kit.project import Project
from kit.prose import text_of
from kit.reader import read
from tests.courses import ROOT

DAY = date(2027, 3, 1)
KNOTS = Plan("One good knot", 1, 60, "en", "A4", DAY)
OPTIONS = ("--title", "Knots", "--modules", "1", "--minutes", "60", "--language", "en", "--paper", "A4")


def kit(*words: str, cwd: Path, path: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": str(path), "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        [sys.executable, "-m", "kit", *words], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def course(folder: Path) -> Curriculum:
    return read(folder / "source" / "curriculum.yaml", "curriculum.yaml").curriculum


# ------------------------------------------------------------------ the agenda


def test_blocks_fill_a_module_and_turns_fill_their_block() -> None:
    for minutes in range(SHORTEST, LONGEST + 1):
        planned = agenda(minutes)
        assert sum(block.minutes for block in planned.blocks) == minutes
        assert all(block.minutes >= 2 and 1 <= block.floor <= block.minutes for block in planned.blocks)
        for people, size in ((2, "pair"), (3, "triad"), (4, "quad")):
            lengths = [getattr(phase, size) for phase in planned.phases]
            assert min(lengths) >= 1
            assert people * sum(lengths) == planned.practice


# ------------------------------------------------------------------ what is written


@pytest.mark.parametrize(
    ("language", "modules", "minutes", "paper"),
    [("en", 12, 480, "A4"), ("en", 1, 30, "Letter"), ("fr", 2, 73, "Letter"), ("de", 2, 30, "A4")],
)
def test_a_new_course_has_no_problem_and_no_warning(
    tmp_path: Path, language: str, modules: int, minutes: int, paper: str
) -> None:
    start(tmp_path / "new", Plan("Knots", modules, minutes, language, paper, DAY))
    project = Project.find(tmp_path / "new")
    assert problems(project) == ()
    curriculum = course(project.root)
    assert (len(curriculum.modules), curriculum.modules[-1].minutes, curriculum.paper) == (modules, minutes, paper)
    assert curriculum.language.startswith(language)
    assert curriculum.edition_date == DAY


def test_a_new_project_has_all_that_an_author_and_an_editor_need(tmp_path: Path) -> None:
    begun = start(tmp_path / "new", KNOTS)
    assert begun.files == (
        "source/curriculum.yaml",
        "source/curriculum.schema.json",
        "brands/one-good-knot/_brand.yml",
        "README.md",
        ".vscode/settings.json",
        ".gitignore",
    )
    text = (tmp_path / "new" / "source" / "curriculum.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=curriculum.schema.json\n")
    assert sum(line.lstrip().startswith("#") for line in text.splitlines()) > 25
    assert max(map(len, text.splitlines())) < 140
    schema = (ROOT / "source" / "curriculum.schema.json").read_text(encoding="utf-8")
    assert (tmp_path / "new" / "source" / "curriculum.schema.json").read_text(encoding="utf-8") == schema
    chosen = json.loads((tmp_path / "new" / ".vscode" / "settings.json").read_text())
    assert [(tmp_path / "new" / place).is_file() for place in chosen["yaml.schemas"]] == [True]
    brand = load("one-good-knot", Project.find(tmp_path / "new"))
    assert brand.organisation == "Your organisation"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_answers_give_the_same_bytes(language: str) -> None:
    plan = Plan("Knots", 2, 90, language, "A4", DAY)
    assert files(plan) == files(plan)


# ------------------------------------------------------------------ titles

TITLES = [
    '"Knots": what holds, and why',
    "L'été #1 : nœuds & cordes",
    "Straße, Äpfel, Öl",
    "1. First things",
    "- {braces} [brackets](x) *stars* | % @ ! `ticks` <b>",
    "back\\slash\\",
    "Узлы",
    "yes",
    "x" * 120,
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_printed_as_it_was_typed(tmp_path: Path, title: str) -> None:
    start(tmp_path / "new", Plan(title, 1, 30, "en", "A4", DAY))
    loosened = str.maketrans("“”‘’", "\"\"''")
    assert text_of(course(tmp_path / "new").title).translate(loosened) == title
    assert (tmp_path / "new" / "README.md").read_text(encoding="utf-8").startswith(f"# {inside(title)}\n")


def test_emoji_are_left_out_and_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(commands, ["new", str(tmp_path / "new"), *OPTIONS[2:], "--title", "Knots 🪢 for 👩‍🚒"])
    assert done.exit_code == 0
    assert "Left out of the title" in done.stderr
    assert "🪢" in done.stderr
    assert text_of(course(tmp_path / "new").title) == "Knots for"


@pytest.mark.parametrize("title", ["", "  \n", "🪢", "x" * 121])
def test_a_title_that_cannot_be_printed_is_refused_before_anything_is_written(tmp_path: Path, title: str) -> None:
    with pytest.raises(KitError, match="title"):
        start(tmp_path / "new", Plan(title, 1, 30, "en", "A4", DAY))
    assert not (tmp_path / "new").exists()


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_no_title_breaks_out_of_its_place(typed: str) -> None:
    try:
        title, _ = printable(typed)
    except KitError:
        return
    written = yaml.safe_load(files(Plan(title, 1, 30, "fr", "A4", DAY))["source/curriculum.yaml"])
    assert written["title"] == alone(title)
    assert written["notices"]["copyright"].endswith(inside(title))
    assert written["modules"][0]["minutes"] == 30
    assert parse(alone(title), "title", "en").parts
    assert set(id_of(title)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


# ------------------------------------------------------------------ folders


@pytest.mark.parametrize("held", ["mine.txt", ".hidden", "source/curriculum.yaml"])
def test_a_folder_that_holds_anything_is_left_as_it_is(tmp_path: Path, held: str) -> None:
    (tmp_path / held).parent.mkdir(exist_ok=True)
    (tmp_path / held).write_text("mine")
    done = CliRunner().invoke(commands, ["new", str(tmp_path), *OPTIONS])
    assert done.exit_code == 2
    assert f"{tmp_path} is not empty: it holds {Path(held).parts[0]}." in done.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / held]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert CliRunner().invoke(commands, ["new", str(tmp_path / "empty"), *OPTIONS]).exit_code == 0
    assert (tmp_path / "empty" / "source" / "curriculum.yaml").is_file()


def test_a_file_a_dangling_link_and_a_place_below_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "link"):
        with pytest.raises(KitError, match="is no folder"):
            start(tmp_path / name, KNOTS)
    with pytest.raises(OutputError, match="Choose a folder"):
        start(tmp_path / "file" / "below", KNOTS)
    assert (tmp_path / "file").read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_what_no_option_says_is_asked(tmp_path: Path) -> None:
    answers = "Ein guter Knoten\n13\n2\n45\nde\nLetter\n"
    done = CliRunner().invoke(commands, ["new", str(tmp_path / "new")], input=answers)
    assert done.exit_code == 0, done.output
    assert "13 is not in the range" in done.output
    curriculum = course(tmp_path / "new")
    found = (text_of(curriculum.title), len(curriculum.modules), curriculum.modules[0].minutes, curriculum.language)
    assert found == ("Ein guter Knoten", 2, 45, "de")
    assert curriculum.paper == "Letter"


# ------------------------------------------------------------------ built


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """kit as its wheel holds it, unpacked: nothing of the checkout is beside it."""
    assert find_spec("hatchling"), "make test installs it"
    folder = tmp_path_factory.mktemp("wheel")
    words = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", *words, "--wheel-dir", folder, ROOT], check=True, capture_output=True)
    (wheel,) = folder.glob("kit-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def test_an_installed_kit_begins_a_course_that_builds_at_once(tmp_path: Path, installed: Path) -> None:
    words = ("--title", "Fünf \"Knoten\": 1 & 2", "--modules", "1", "--minutes", "45", "--language", "de", "--paper", "Letter")  # fmt: skip
    begun = kit("new", "knoten", *words, cwd=tmp_path, path=installed)
    assert (begun.returncode, begun.stderr) == (0, "")
    checked = kit("check", cwd=tmp_path / "knoten", path=installed)
    assert (checked.returncode, checked.stdout) == (0, "0 problems, 0 warnings\n")
    built = kit("build", "--brand", "funf-knoten-1-2", cwd=tmp_path / "knoten", path=installed)
    assert (built.returncode, built.stdout.partition(",")[0]) == (0, "10 written"), built.stderr
    folder = tmp_path / "knoten" / "output" / "funf-knoten-1-2"
    texts = []
    for file in folder.glob("*.pdf"):
        with pypdfium2.PdfDocument(file) as document:
            assert [round(side) for side in document[0].get_size()] == [612, 792]
            texts += [document[number].get_textpage().get_text_range() for number in range(len(document))]
    assert len(texts) > 15
    assert any("Fünf „Knoten“: 1 & 2" in text for text in texts)
    assert not any(word in text for text in texts for word in ("Facilitator", "Worksheet", "Practice", "minutes"))
