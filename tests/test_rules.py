"""What the parts of a curriculum owe each other, and how it is said where they do not."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from kit.curriculum.module import Module
from kit.curriculum.steps import Do
from kit.curriculum.style import HouseStyle
from kit.curriculum.worksheets import Lines
from kit.errors import CurriculumError, Problem
from kit.pace import written_lines
from kit.prose import plain
from kit.reader import read, read_text
from kit.rules import agenda, check, findings
from kit.rules.finding import clock, count, listed
from kit.yamltree import decode
from tests.courses import course

CURRICULA = Path(__file__).parent / "curricula"
BROKEN = sorted((CURRICULA / "broken").glob("*.yaml"))
KIT = Path(__file__).parents[1] / "kit"


def problems_of(path: Path) -> tuple[Problem, ...]:
    try:
        return check(read(path, path.name))
    except CurriculumError as error:
        return error.problems


def findings_of(*edits: tuple[str, str], name: str = "minimal") -> list[tuple[str, str]]:
    """Code and origin of what rules find in a curriculum of ours once it is changed."""
    text = (CURRICULA / f"{name}.yaml").read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return [(found.code, found.origin) for found in findings(read_text(decode(text.encode(), "x")).curriculum)]


# ------------------------------------------------------------------ whole reports


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_curriculum_is_reported_word_for_word(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert [str(problem) for problem in problems_of(path)] == expected


def test_every_report_belongs_to_a_curriculum() -> None:
    assert [path.stem for path in BROKEN] == sorted(path.stem for path in (CURRICULA / "broken").glob("*.txt"))


def test_every_code_is_shown_in_some_report() -> None:
    sources = [
        path.read_text(encoding="utf-8")
        for part in ("yamltree", "reader", "rules")
        for path in (KIT / part).rglob("*.py")
    ]
    codes = {code for source in sources for code in re.findall(r'"(KIT\d{3})"', source)}
    shown = {problem.code for path in BROKEN for problem in problems_of(path)}
    made_in_tests_of_bytes_and_bounds = {"KIT101", "KIT102", "KIT103", "KIT117", "KIT118", "KIT119"}
    assert codes - shown == made_in_tests_of_bytes_and_bounds


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_mark_points_into_its_own_file(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    for problem in problems_of(path):
        assert problem.mark is not None
        assert problem.mark.excerpt == lines[problem.mark.line - 1].rstrip()
        assert 1 <= problem.mark.column <= len(problem.mark.excerpt) + 1


@pytest.mark.parametrize("name", ["minimal", "everything", "premiers-secours"])
def test_our_own_curricula_have_nothing_wrong(name: str) -> None:
    assert [str(problem) for problem in problems_of(CURRICULA / f"{name}.yaml")] == []


def test_rules_know_no_subject_and_no_course() -> None:
    words = re.compile(r"coach|client|\bnine\b|\b120\b|\b105\b|master", re.IGNORECASE)
    for path in (KIT / "rules").rglob("*.py"):
        assert words.findall(path.read_text(encoding="utf-8")) == [], path.name


# ------------------------------------------------------------------ rules one by one

ROUNDS = "modules/bowline/segments/rounds"


def test_minutes_of_blocks_add_up_to_those_of_the_module() -> None:
    assert findings_of(("    minutes: 12\n    prep", "    minutes: 11\n    prep")) == [
        ("KIT310", "modules/bowline/minutes")
    ]


def test_savings_in_the_same_block_are_added_up() -> None:
    cuts = "    cut_list:\n" + "      - {segment: rounds, save: 2, how: Hurry}\n" * 2 + "    never_cut:"
    floor = ("min_minutes: 12", "min_minutes: 9")
    assert findings_of(floor, ("    never_cut:", cuts)) == [("KIT317", "modules/bowline/cut_list/2/save")]
    assert findings_of(("min_minutes: 12", "min_minutes: 8"), ("    never_cut:", cuts)) == []


def test_speech_that_just_fits_is_no_problem() -> None:
    step = "          - do: Hand out the ropes.\n"

    def said(words: int, pace: int = 130) -> list[tuple[str, str]]:
        style = f"style:\n  longest_speech_words: 2000\n  speaking_words_a_minute: {pace}\n"
        patient = ("notices:\n", f"{style}notices:\n")
        return findings_of(patient, (step, f"          - say: >-\n              {'pull ' * words}\n{step}"))

    assert said(11 * 130) == []
    assert said(11 * 130 + 5) == said(11 * 130, pace=129) == [("KIT318", f"{ROUNDS}/minutes")]
    assert said(11 * 150, pace=150) == []


def test_every_field_of_the_house_style_is_read_by_a_rule() -> None:
    rules = "".join(path.read_text(encoding="utf-8") for path in (KIT / "pace.py", *(KIT / "rules").glob("*.py")))
    assert [field for field in HouseStyle.model_fields if f"style.{field}" not in rules] == []


def late(module: Module, **style: int) -> set[str]:
    """The blocks of a module that would last too long."""
    curriculum = course("everything")
    paces = curriculum.style.model_copy(update=style)
    found = agenda.rules(curriculum.model_copy(update={"style": paces, "modules": (module,)}))
    return {finding.origin.split("/")[3] for finding in found if finding.code == "KIT318"}


def test_a_block_holds_its_sheets_and_the_way_to_other_seats() -> None:
    module = course("everything").modules[0]
    assert late(module) == set()
    moved = {after.id for before, after in pairwise(module.segments) if before.grouping != after.grouping}
    assert late(module, regrouping_seconds=3600) == moved
    sheets = tuple(sheet.model_copy(update={"minutes": 60}) for sheet in module.worksheets)
    full = module.model_copy(update={"worksheets": sheets})
    assert late(full) == {sheet.segment for sheet in sheets if sheet.segment}


def test_a_block_holds_the_lines_of_its_sheets() -> None:
    """A block of 12 minutes with a sheet of seven lines, and nothing said: the lines just fit, and just do not."""
    module = course("everything").modules[0]
    sheet = next(sheet for sheet in module.worksheets if isinstance(sheet, Lines))
    prompts = (sheet.prompts[0].model_copy(update={"lines": 7}), sheet.prompts[0].model_copy(update={"lines": 0}))
    ruled = sheet.model_copy(update={"prompts": prompts, "top_lines": (), "foot_lines": (), "minutes": 0.5})
    block = next(segment for segment in module.segments if segment.id == sheet.segment)
    quiet = block.model_copy(update={"minutes": 7, "steps": (Do(do=plain("Wait.")),)})
    alone = module.model_copy(update={"segments": (quiet,), "worksheets": (ruled,)})
    assert written_lines(ruled) == 7
    assert late(alone, writing_seconds_a_line=60) == set()
    assert late(alone, writing_seconds_a_line=61) == {block.id}
    curriculum = course("everything")
    style = curriculum.style.model_copy(update={"writing_seconds_a_line": 61})
    found = agenda.rules(curriculum.model_copy(update={"style": style, "modules": (alone,)}))
    (said,) = (finding.message for finding in found if finding.code == "KIT318")
    assert "sheets with 7 lines to write (7:07) take 0:07 more than the block's 7:00" in said


def test_every_kind_of_worksheet_has_its_lines_counted() -> None:
    """Lines, rows and cells to write on; marks, ticks and strokes are none."""
    sheets = (sheet for module in course("everything").modules for sheet in module.worksheets)
    lines = {sheet.id: written_lines(sheet) for sheet in sheets}
    assert lines["thorn-hunt"] == 3 + 2 + 3, "rows, prompts, and lines above and below; a column is ticked"
    assert lines["my-plan"] == 3, "the first row of a plan"
    assert lines["patch-tally"] == 2, "the first column holds the labels of two rows"
    assert lines["order-of-work"] == 2 * 2 * 3, "fields, lines in each, and bars"
    assert lines["four-places"] == 4 * 2
    assert lines["marks-so-far"] == 1, "a statement of one's own"
    assert (lines["spare-kit"], lines["better-said"]) == (2, 0), "one is written, the other crossed out"
    assert lines["time-and-trouble"] == 4
    assert lines["who-helps"] == 1
    assert lines["self-check"] == lines["causes"] == lines["thorn-or-not"] == 0


def test_a_call_may_fall_on_the_end_of_its_block() -> None:
    step = "          - do: Hand out the ropes.\n"
    call = '          - time_call: {at: "12:00", text: Over}\n'
    assert findings_of((step, call + step)) == []


def test_fours_that_always_divide_into_pairs_need_no_turns() -> None:
    no_quad = ("        quad: 3", "        quad: 0")
    pairs = ("      pair_mode_note:", "      quad_policy: split_pairs\n      pair_mode_note:")
    assert findings_of(no_quad) == [("KIT312", "practice_patterns/twelve/phases")]
    assert findings_of(no_quad, pairs) == []


def test_phases_of_a_module_fill_the_block_like_those_of_a_pattern() -> None:
    own = "      phases:\n        - {id: own, name: Own, kind: practice, pair: 6, triad: 3, quad: 3}\n      pair_mode_note:"
    assert findings_of(("      pair_mode_note:", own)) == [("KIT312", "modules/bowline/practice/phases")]


def test_the_practice_block_is_as_long_as_its_pattern() -> None:
    longer = (
        ("        minutes: 12\n", "        minutes: 24\n"),
        ("    minutes: 12\n    prep", "    minutes: 24\n    prep"),
    )
    assert findings_of(*longer) == [("KIT313", f"{ROUNDS}/minutes")]


def test_a_module_without_practice_is_told_so() -> None:
    assert ("KIT313", "modules/bowline/segments") in findings_of(
        ("        kind: practice\n        grouping", "        kind: drill\n        grouping")
    )


def test_a_break_and_a_short_block_need_nothing_for_want_of_time() -> None:
    no_short = ("        if_short: Leave out the second try.\n", "")
    assert findings_of(no_short) == [("KIT333", ROUNDS)]
    tea = ("        if_short: One lever only.\n", "")
    as_break = (
        "        kind: connect\n        grouping: pair\n        purpose: Last",
        "        kind: break\n        grouping: pair\n        purpose: Last",
    )
    assert ("KIT333", "modules/brakes/segments/pull") in findings_of(tea, name="everything")
    assert ("KIT333", "modules/brakes/segments/pull") not in findings_of(tea, as_break, name="everything")


def test_the_verb_of_an_outcome_may_be_capital_in_its_text() -> None:
    assert findings_of(("text: Tie a bowline that holds.", "text: Knot a bowline.")) == [
        ("KIT331", "modules/bowline/outcomes/tie-loop/text")
    ]


def test_an_id_may_be_borne_by_things_of_different_kinds() -> None:
    assert (
        findings_of(
            ("      - id: rounds\n", "      - id: bowline\n"), ("        segment: rounds", "        segment: bowline")
        )
        == []
    )


def test_a_worksheet_and_a_scorecard_item_share_one_space_of_names() -> None:
    same = (
        ("        - id: loop-holds", "        - id: my-knot"),
        ("checked_by: [loop-holds]", "checked_by: [my-knot]"),
    )
    assert findings_of(*same) == [("KIT301", "modules/bowline/scorecard/items/my-knot/id")]


def test_labels_may_stay_away_in_english_only() -> None:
    assert findings_of(("language: en-GB", "language: en-NZ")) == []
    assert findings_of(("language: en-GB", "language: nl")) == [("KIT350", "labels")]


@pytest.mark.parametrize(
    ("label", "fits"),
    [
        ("page {page} of {pages}", True),
        ("{pages}: {page}", True),
        ("page {page}", False),
        ("page {page} of {pages} {page}", False),
        ("page {page} of {pages} {{x}}", True),
        ("page {0} of {pages}", False),
        ("page {page:>3} of {pages}", False),
        ("page {page.__class__} of {pages}", False),
        ("page {page} of {pages", False),
    ],
)
def test_a_label_has_exactly_the_places_of_the_original(label: str, fits: bool) -> None:
    found = findings_of(("language: en-GB", f'language: en-GB\nlabels:\n  page: "{label}"'))
    assert found == ([] if fits else [("KIT351", "labels/page")])


@pytest.mark.parametrize("rule", ["KIT318", "KIT331", "KIT335", "KIT336", "KIT337", "KIT338", "KIT341"])
def test_matters_of_judgement_are_warnings(rule: str) -> None:
    graded = {problem.warning for path in BROKEN for problem in problems_of(path) if problem.code == rule}
    assert graded == {True}


def test_numbers_are_told_in_words() -> None:
    assert (count(1, "minute"), count(0, "minute"), count(12, "word")) == ("1 minute", "0 minutes", "12 words")
    assert (clock(0), clock(59.6), clock(65), clock(3600)) == ("0:00", "1:00", "1:05", "60:00")
    assert (listed([]), listed(["a"]), listed(["a", "b"]), listed([1, 2, 3])) == (
        "nothing",
        "a",
        "a and b",
        "1, 2 and 3",
    )
