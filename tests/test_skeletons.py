"""Skeletons: a part stands in its place, reads cleanly, and every other byte is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kit import rules
from kit.blocks import plain_text
from kit.cli import commands
from kit.errors import KitError
from kit.kinds import KINDS
from kit.reader import read_text
from kit.skeletons import Wish, added
from kit.skeletons.texts import SHEETS
from kit.typography import slug
from kit.yamltree import decode
from tests.courses import COURSES

EVERYTHING = COURSES["everything"].read_bytes()
WISHES = (
    Wish("module", "chains", "Chains: where does it slip?"),
    Wish("module", "chains", "Chains", after="puncture"),
    Wish("segment", "lunch", "Lunch", "brakes", minutes=9, kind="break"),
    Wish("segment", "lunch", 'A "quoted" title: with a colon', "2", after="pull", kind="drill"),
    *(Wish("worksheet", "a-sheet", "A sheet", "puncture", kind=kind) for kind in SHEETS),
    Wish("worksheet", "a-sheet", "A sheet", "brakes", after="pull-and-look", block="brake-rounds"),
    Wish("scorecard-item", "an-item", "An item", "puncture", after="hole-found"),
    Wish("scorecard-item", "an-item", "An item", "brakes"),
)


def without_new(before: list[bytes], after: list[bytes]) -> list[bytes]:
    """The later lines without the one run of lines that was put in."""
    same = next((n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(before))
    return after[:same] + after[len(after) - (len(before) - same) :]


CASES = [*((wish, b"\n") for wish in WISHES), *((wish, b"\r\n") for wish in WISHES[::3])]


@pytest.mark.parametrize(("wish", "end"), CASES)
def test_every_other_byte_is_as_it_was(wish: Wish, end: bytes) -> None:
    before = EVERYTHING.replace(b"\n", end)
    after = added(before, "c.yaml", wish).data
    assert without_new(before.split(b"\n"), after.split(b"\n")) == before.split(b"\n")
    assert after.count(b"\r") == (after.count(b"\n") if end == b"\r\n" else 0)
    assert wish.id in after.decode()


def test_it_stands_where_it_was_wished() -> None:
    found = read_text(decode(added(EVERYTHING, "c.yaml", WISHES[3]).data, "c.yaml")).curriculum
    assert [segment.id for segment in found.modules[1].segments] == ["pull", "lunch", "brake-rounds"]
    last = read_text(decode(added(EVERYTHING, "c.yaml", WISHES[0]).data, "c.yaml")).curriculum
    assert [(module.id, module.number) for module in last.modules][-1] == ("chains", 3)


@pytest.mark.parametrize("name", COURSES)
def test_a_module_at_the_end_keeps_the_rules(name: str) -> None:
    """A new module is whole: kit check finds no error in it, in any language and with any scale."""
    data = added(COURSES[name].read_bytes(), name, Wish("module", "new-one", "A new one")).data
    problems = rules.check(read_text(decode(data, name)))
    assert [str(problem) for problem in problems if not problem.warning] == []


def test_every_kind_of_worksheet_can_be_begun_and_composed() -> None:
    """The kinds are those of the schema, and each skeleton is a page of the handout as it stands."""
    data = EVERYTHING
    for kind in SHEETS:
        data = added(data, "c.yaml", Wish("worksheet", f"a-{slug(kind)}", "A sheet", "puncture", kind=kind)).data
    curriculum = read_text(decode(data, "c.yaml")).curriculum
    assert {sheet.kind for sheet in curriculum.modules[0].worksheets} == set(SHEETS)
    assert len(SHEETS) == 11
    words = plain_text(KINDS["handout"].compose(curriculum, curriculum.modules[0], {}))
    assert words.count("A sheet") >= len(SHEETS)


def test_remarks_and_block_texts_at_the_seam_stay_where_they_belong() -> None:
    text = EVERYTHING.replace(
        b"        if_short: One lever only.\n",
        b"        if_short: |\n          One lever only.\n          # a word, no remark\n\n      # A remark on what comes next.\n",
    )
    after = added(text, "c.yaml", Wish("segment", "lunch", "Lunch", "brakes", after="pull")).data
    assert b"          # a word, no remark\n\n      - id: lunch\n" in after
    assert b"leave out.\n\n      # A remark on what comes next.\n      - id: brake-rounds\n" in after


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish("segment", "pull", "Pull", "brakes"), "already"),
        (Wish("segment", "lunch", "Lunch", "nowhere"), "Known here: puncture, brakes"),
        (Wish("segment", "lunch", "Lunch", "brakes", after="dinner"), "no dinner"),
        (Wish("segment", "lunch", "Lunch", "brakes", kind="feast"), "kind feast"),
        (Wish("worksheet", "atlas", "Atlas", "brakes", kind="atlas"), "kind atlas"),
        (Wish("worksheet", "map", "Map", "brakes", block="dinner"), "no block dinner"),
        (Wish("segment", "No Id", "Lunch", "brakes"), "An id is lower-case"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(wish: Wish, words: str) -> None:
    with pytest.raises(KitError, match=words):
        added(EVERYTHING, "c.yaml", wish)


def test_a_list_in_brackets_is_left_alone() -> None:
    start, stop = (EVERYTHING.index(words) for words in (b"        - id: pads-touch", b"    never_cut: The trial"))
    item = b"        [{id: pads-touch, label: Both, anchors: {1: A, 2: B, 3: C}, evidence_lines: 4}]\n"
    with pytest.raises(KitError, match="by hand"):
        added(EVERYTHING[:start] + item + EVERYTHING[stop:], "c.yaml", Wish("scorecard-item", "x", "X", "brakes"))


def test_a_file_without_a_last_line_end_gets_one() -> None:
    after = added(EVERYTHING.rstrip(), "c.yaml", Wish("module", "chains", "Chains")).data
    assert after.startswith(EVERYTHING.rstrip() + b"\n")


# ------------------------------------------------------------------ the command


def kit(*words: str) -> Result:
    return CliRunner().invoke(commands, words, prog_name="kit")


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "source" / "curriculum.yaml"
    path.parent.mkdir()
    path.write_bytes(EVERYTHING)
    path.chmod(0o640)
    monkeypatch.chdir(tmp_path)
    return path


def test_the_command_says_what_to_fill_in(source: Path) -> None:
    result = kit("add", "segment", "--module", "2", "--title", "Lunch for all", "--kind", "break", "--minutes", "9")
    assert result.exit_code == 0
    assert "segment lunch-for-all is in source/curriculum.yaml." in result.stdout
    assert "now take 43 minutes; its own minutes say 34" in result.stdout
    assert b"      - id: lunch-for-all\n" in source.read_bytes()
    assert source.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in source.parent.iterdir()] == ["curriculum.yaml"]


def test_a_refusal_leaves_the_file(source: Path) -> None:
    for words in (["--module", "9"], ["--module", "2", "--after", "x"], ["--module", "2", "--id", "X Y"]):
        result = kit("add", "segment", "--title", "Lunch", *words)
        assert result.exit_code == 2
        assert "Traceback" not in result.stderr
    assert source.read_bytes() == EVERYTHING
