"""What changed between two curricula: every kind of edit is named, and what is no change is not."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner, Result

from kit.brand import house
from kit.changes import changes
from kit.changes.sheet import compose
from kit.changes.wording import MOST_WORDS, lines, shortened
from kit.cli import commands
from kit.curriculum import Curriculum
from kit.paper import A4, LETTER, Paper
from kit.reader import read_text
from kit.writers import pdf
from kit.yamltree import Source
from tests.courses import COURSES, course

TEXT = COURSES["everything"].read_text(encoding="utf-8")
BEFORE = course("everything")


def edited(*edits: tuple[str, str]) -> Curriculum:
    """The course with every kind of thing in it, after edits of its text."""
    text = TEXT
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return read_text(Source("edited.yaml", text)).curriculum


def cut(start: str, end: str) -> tuple[str, str]:
    """An edit that deletes from one text up to another."""
    first = TEXT.index(start)
    return TEXT[first : TEXT.index(end, first)], ""


def swapped(first: str, second: str, end: str) -> tuple[str, str]:
    """An edit that lets two neighbours change places."""
    a, b = TEXT.index(first), TEXT.index(second)
    c = TEXT.index(end, b)
    return TEXT[a:c], TEXT[b:c] + TEXT[a:b]


def said(*edits: tuple[str, str]) -> list[str]:
    """What is said of edits, without the headings and the documents."""
    found = changes(BEFORE, edited(*edits))
    return [line.strip() for line in lines(found) if line.startswith("  ") and not is_of_documents(line)]


def is_of_documents(line: str) -> bool:
    return line.strip().startswith(("print again", "new document", "no longer made", "only the line"))


NEW_MATERIAL = """materials:
  - id: apron
    name: Aprons
    kind: equipment
    quantities:
      - per: participant
"""
EDITS = {
    "minutes of a block": (
        [
            ("minutes: 24\n        min_minutes: 24", "minutes: 26\n        min_minutes: 24"),
            ("    minutes: 34", "    minutes: 36"),
        ],
        ["minutes 34 → 36", "block “Set a brake”: minutes 24 → 26"],
    ),
    "a sentence": (
        [("The thorn was found after the patch.", "The thorn was found long after the patch.")],
        [
            "scorecard item “The cause is found”: anchors 2: was “… was found after the …”, is “… was found long after the …”"
        ],
    ),
    "a worksheet dropped": (
        [cut("      - id: spare-kit\n", "      - id: four-places\n"), (", spare-kit", "")],
        ["block “Look back”: handout: dropped: “spare-kit”", "worksheet “What I carry”: dropped"],
    ),
    "an outcome": (
        [
            (
                "Set a brake so that both pads touch at once.\n        checked_by",
                "Set a brake by eye.\n        checked_by",
            )
        ],
        [
            "outcome “Set a brake by eye.”: text: was “Set a brake so that both pads touch at once.”, is “Set a brake by eye.”"
        ],
    ),
    "an item moved": (
        [
            swapped(
                "        - id: hole-found\n          label",
                "        - id: patch-holds\n          label",
                "    between_session",
            )
        ],
        ["scorecard item “The patch holds”: moved"],
    ),
    "a material": ([("\nmaterials:\n", f"\n{NEW_MATERIAL}")], ["material “Aprons”: new"]),
    "a quantity": (
        [("      - per: group\n        count: 3", "      - per: group\n        count: 4")],
        ["quantities count 3 → 4"],
    ),
    "what a module needs": (
        [("    materials: [levers]", "    materials: [levers, stand]")],
        ["materials: new: “"],
    ),
    "a shared text": (
        [("© 2026 the Roadside Repair circle.", "© 2027 the Roadside Repair circle.")],
        ["notices copyright: was “© 2026 the Roadside …”, is “© 2027 the Roadside …”"],
    ),
    "a card added": (
        [("          - It begins to rain.\n", "          - It begins to rain.\n          - A dog comes by.\n")],
        ["practice timed cards cards: new: “A dog comes by.”"],
    ),
    "an optional line dropped": (
        [("        if_short: One lever only.\n", "")],
        ["block “Pull and look”: if short: dropped: “One lever only.”"],
    ),
    "emphasis alone": (
        [("get *oil* on them", "*get oil* on them")],
        ["prerequisites: the same words, with other emphasis or line ends"],
    ),
    "a yes or no": ([("        partner: true", "        partner: false")], ["partner yes → no"]),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_named_and_nothing_else(name: str) -> None:
    edits, expected = EDITS[name]
    found = said(*edits)
    assert len(found) == len(expected), found
    for line, words in zip(found, expected, strict=True):
        assert words in line


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\nmodules:\n", "\n# A remark.\nmodules:\n"),
        ("text: Set a brake so that both", "text: >-\n          Set a brake\n          so that both"),
        ("materials: [levers]\n", "materials:\n      - levers\n"),
        ("short_title: Brakes\n", 'short_title: "Brakes"\n'),
    ],
)
def test_what_reads_the_same_is_no_change(old: str, new: str) -> None:
    found = changes(BEFORE, edited((old, new)))
    assert found.chapters == ()
    assert list(lines(found)) == ["Nothing changed."]


def test_a_module_that_changes_its_place_keeps_its_name() -> None:
    """Modules are told apart by their ids: nothing inside one is compared with another."""
    turned = BEFORE.model_copy(update={"modules": BEFORE.modules[::-1]})
    found = [change for chapter in changes(BEFORE, turned).chapters for change in chapter.changes]
    assert [(change.sort, change.part) for change in found] == [("moved", "modules")]


def test_a_module_comes_and_goes() -> None:
    short = BEFORE.model_copy(update={"modules": BEFORE.modules[:1]})
    for before, after, sort, why in ((BEFORE, short, "dropped", "gone"), (short, BEFORE, "added", "new")):
        chapter = changes(before, after).chapters[-1]
        assert [(change.sort, change.name) for change in chapter.changes] == [(sort, "Brakes: where does the pull go?")]
        assert {reprint.why for reprint in chapter.reprints} == {why}
        assert [reprint.kind for reprint in chapter.reprints] == ["guide", "handout", "scorecard"]


def test_the_documents_that_an_edit_touches_are_named() -> None:
    found = changes(BEFORE, edited(("Try every brake yourself.", "Try every second brake yourself.")))
    (chapter,) = found.chapters
    assert [(reprint.kind, reprint.why) for reprint in chapter.reprints] == [("guide", "changed")]


def test_a_new_edition_alone_asks_for_no_new_copies() -> None:
    found = changes(BEFORE, edited(("edition: Second edition", "edition: Third edition")))
    whys = {reprint.why for chapter in found.chapters for reprint in chapter.reprints}
    assert (found.before, found.after, whys) == ("Second edition", "Third edition", {"edition"})


def test_long_texts_are_cut_down_to_what_differs() -> None:
    same = " ".join(["word"] * 40)
    old, new = shortened(f"{same} old {same}", f"{same} new {same}")
    assert (old, new) == ("… word word old word word …", "… word word new word word …")
    assert len(shortened("", same)[1].split()) == MOST_WORDS + 1
    assert shortened("one two", "one two three") == ("one two", "one two three")


# ------------------------------------------------------------------ the page for facilitators


@pytest.mark.parametrize("paper", [A4, LETTER])
@pytest.mark.parametrize("language", ["source", "french"])
def test_whatever_changed_takes_one_page(language: str, paper: Paper) -> None:
    """Even where every word of the course is another, the page holds, and what it cannot hold is counted."""
    other = course("everything" if language == "french" else "french")
    curriculum = course(language)
    for found in (changes(other, curriculum), changes(curriculum, curriculum)):
        page = pdf.write(compose(found, curriculum), house(), paper)
        with pypdfium2.PdfDocument(page.data) as file:
            assert len(file) == 1
            text = file[0].get_textpage().get_text_bounded()
        assert curriculum.labels.changes.title in " ".join(text.split())
        assert (curriculum.labels.changes.nothing[:12] in text) == (not found.chapters)


# ------------------------------------------------------------------ the command


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in a repository of its own, saved once and edited since."""
    source = tmp_path / "source" / "curriculum.yaml"
    source.parent.mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git("init", "-q")
    git("commit", "-q", "--allow-empty", "-m", "empty")
    source.write_text(TEXT, encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    source.write_text(TEXT.replace("Try every brake yourself.", "Try every second brake yourself."), encoding="utf-8")
    return tmp_path


def git(*words: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *who, *words], check=True, capture_output=True)


def kit(*words: str) -> Result:
    return CliRunner().invoke(commands, words, prog_name="kit")


@pytest.mark.usefixtures("project")
def test_a_revision_is_compared_with_the_file_as_it_is() -> None:
    result = kit("changes", "HEAD")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Module 2: Brakes: where does the pull go?",
        "  practice facilitator rounds: was “Try every brake yourself.”, is “Try every second brake yourself.”",
        "  print again: guide",
    ]
    assert kit("changes", "HEAD", "HEAD").stdout == "Nothing changed.\n"


def test_files_are_compared_and_json_holds_whole_texts(project: Path) -> None:
    old = project / "old.yaml"
    old.write_text(TEXT, encoding="utf-8")
    result = kit("changes", "old.yaml", "source/curriculum.yaml", "--json", "--pdf", "page.pdf")
    (chapter,) = json.loads(result.stdout)["chapters"]
    assert chapter["changes"][0]["origin"] == "modules/brakes/practice/facilitator_rounds"
    assert chapter["changes"][0]["before"] == "Try every brake yourself."
    with pypdfium2.PdfDocument(project / "page.pdf") as file:
        assert "Try every second brake" in file[0].get_textpage().get_text_bounded()


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("revision", "words"),
    [
        ("nowhere", "no file and no revision nowhere"),
        ("HEAD:source", "no file and no revision"),
        ("HEAD~1", "was not in its place in the revision HEAD~1"),
        ("--upload-pack=x", "No such option"),
    ],
)
def test_what_git_does_not_have_is_said(revision: str, words: str) -> None:
    result = kit("changes", revision)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_without_git_or_a_repository_two_files_do(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / ".git").rename(project / "elsewhere")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.parent))
    assert "is in no git repository" in kit("changes", "HEAD").stderr
    monkeypatch.setenv("PATH", str(project))
    result = kit("changes", "HEAD")
    assert (result.exit_code, "git is not on this machine" in result.stderr) == (6, True)
    assert kit("changes", "source/curriculum.yaml").stdout == "Nothing changed.\n"


def test_a_broken_old_file_is_named_with_its_place(project: Path) -> None:
    (project / "old.yaml").write_text(TEXT.replace("\nid: roadside-repair", "\nidd: roadside-repair"), encoding="utf-8")
    result = kit("changes", "old.yaml")
    assert result.exit_code == 1
    assert "old.yaml:" in result.stderr
