"""Shorter slots: whatever can be fitted is a valid module of exactly that length, and what cannot is refused in words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.cli import commands
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.steps import Note, Say, TimeCall, Transition
from kit.errors import KitError
from kit.prose import plain, text_of
from kit.rules import agenda, practice, references, teaching
from kit.slot import fitted, least, shorter
from tests.courses import course, every_document

NAMES = ("source", "everything", "french", "minimal")
PRIORITIES = ("core", "flex", "optional")


def errors(curriculum: Curriculum) -> set[tuple[str, str]]:
    """What the rules of lengths, turns, uses and references find; those of wording are slow and not concerned."""
    found = (finding for part in (agenda, practice, references, teaching) for finding in part.rules(curriculum))
    return {(finding.code, finding.origin) for finding in found if not finding.warning}


def only(curriculum: Curriculum, module: Module) -> Curriculum:
    """The curriculum with this module alone."""
    return curriculum.model_copy(update={"modules": (module,)})


@st.composite
def looser(draw: st.DrawFn) -> tuple[Curriculum, Module]:
    """A module of the course whose floors and priorities are anybody's."""
    curriculum = course("source")
    module = draw(st.sampled_from(curriculum.modules))
    segments = tuple(
        segment.model_copy(
            update={
                "min_minutes": draw(st.integers(1, segment.minutes)),
                "priority": draw(st.sampled_from(PRIORITIES)),
            }
        )
        for segment in module.segments
    )
    room = {segment.id: segment.minutes - segment.min_minutes for segment in segments}
    cuts = tuple(
        cut.model_copy(update={"save": save})
        for cut in module.cut_list
        if (save := min(cut.save, room[cut.segment])) and draw(st.booleans())
    )
    changed = module.model_copy(update={"segments": segments, "cut_list": cuts})
    return only(curriculum, changed), changed


@settings(max_examples=80, deadline=None)
@given(looser(), st.data())
def test_a_fitted_module_is_valid_and_exactly_so_long(made: tuple[Curriculum, Module], data: st.DataObject) -> None:
    curriculum, module = made
    patterns = curriculum.practice_patterns
    minutes = data.draw(st.integers(least(module, patterns), module.minutes))
    short = fitted(curriculum, module, minutes)
    before = {segment.id: segment for segment in module.segments}
    assert short.minutes == minutes == sum(segment.minutes for segment in short.segments)
    assert all(before[one.id].min_minutes <= one.minutes <= before[one.id].minutes for one in short.segments)
    gone = before.keys() - {segment.id for segment in short.segments}
    assert all(before[name].priority == "optional" for name in gone)
    assert [one.id for one in short.segments] == [one.id for one in module.segments if one.id not in gone]
    written = {sheet.id: sheet.minutes for sheet in module.worksheets}
    assert all(0.5 <= sheet.minutes <= written[sheet.id] for sheet in short.worksheets)
    assert errors(only(curriculum, short)) <= errors(curriculum)
    assert fitted(curriculum, module, minutes) == short


@settings(max_examples=40, deadline=None)
@given(looser(), st.integers(1, 60))
def test_what_cannot_be_fitted_says_the_least_and_every_floor(made: tuple[Curriculum, Module], less: int) -> None:
    curriculum, module = made
    lowest = least(module, curriculum.practice_patterns)
    with pytest.raises(KitError) as caught:
        fitted(curriculum, module, lowest - less)
    message = str(caught.value)
    assert f"takes {lowest} minutes at the least" in message
    stated = re.search(r"at its shortest: (.*?)\. ", message)
    assert stated
    assert sum(int(block.rsplit(" ", 1)[1]) for block in stated[1].split(", ")) == lowest


@pytest.mark.parametrize("name", NAMES)
def test_every_course_is_composed_at_its_shortest(name: str) -> None:
    curriculum = course(name)
    for module in curriculum.modules:
        lowest = least(module, curriculum.practice_patterns)
        short = shorter(curriculum, lowest, [module.id])
        assert errors(short) <= errors(curriculum)
        assert every_document(short)


def test_the_cut_list_is_made_from_the_top_and_the_block_says_how() -> None:
    curriculum = course("source")
    module = curriculum.modules[0]
    first, second = module.cut_list[:2]
    short = fitted(curriculum, module, module.minutes - first.save - 1)
    lengths = {segment.id: segment.minutes for segment in module.segments}
    saved = {one.id: lengths[one.id] - one.minutes for one in short.segments if one.minutes < lengths[one.id]}
    assert saved == {first.segment: first.save, second.segment: 1}
    opening = {segment.id: segment.steps[0] for segment in short.segments}
    assert opening[first.segment] == Note(note=first.how)
    assert opening[second.segment] == Note(note=second.how)
    further = fitted(curriculum, module, 103 - 1)
    shortest = next(one for one in module.segments if one.id == "trust-demonstration")
    said = {one.id: one.steps[0] for one in further.segments}[shortest.id]
    assert shortest.if_short
    assert said == Note(note=shortest.if_short), "the cut alone does not save so much"
    assert short.cut_list == module.cut_list[2:]


def late(curriculum: Curriculum) -> set[tuple[str, str]]:
    """Module and block of all that lasts longer at the course's own pace than its minutes."""
    found = (finding.origin.split("/") for finding in agenda.rules(curriculum) if finding.code == "KIT318")
    return {(origin[1], origin[3]) for origin in found}


def test_what_is_said_in_a_shorter_block_leaves_room_for_the_rest() -> None:
    """Steps share what speech leaves. Where a block is late all the same, its author's floor is too low for its sheets."""
    curriculum = course("source")
    style = curriculum.style.model_copy(update={"writing_seconds_a_line": 0})
    spoken = curriculum.model_copy(update={"style": style})
    assert late(shorter(spoken, 90, [module.id for module in spoken.modules])) == set()
    short = shorter(curriculum, 90, [module.id for module in curriculum.modules])
    at_floor = {(m.id, one.id) for m in short.modules for one in m.segments if one.minutes == one.min_minutes}
    assert late(curriculum) == set()
    assert late(short) <= at_floor
    assert len(late(short)) <= 4


def test_a_block_keeps_the_minutes_of_its_speech_while_others_have_some_to_give() -> None:
    """All that can shrink says little, but for one block that talks for more than four of its minutes."""
    curriculum = course("source")
    module = curriculum.modules[0]
    talker = next(one for one in module.segments if one.id == "safe-to-disagree")
    talk = Say(say=plain("word " * (curriculum.style.speaking_words_a_minute * 4 + 10)))
    talking = talker.model_copy(update={"min_minutes": 1, "steps": (talk,)})
    low = {"min_minutes": 1, "priority": "core"}
    segments = tuple(
        talking if one is talker else one if one.kind == "practice" else one.model_copy(update=low)
        for one in module.segments
    )
    changed = module.model_copy(update={"segments": segments, "cut_list": ()})

    def minutes(of: int) -> int:
        return next(one.minutes for one in fitted(curriculum, changed, of).segments if one.id == talker.id)

    assert minutes(110) == minutes(90) == 5
    assert minutes(least(changed, ())) == 1


def _with_practice_floor(module: Module, minutes: int) -> Module:
    segments = tuple(
        one.model_copy(update={"min_minutes": minutes}) if one.kind == "practice" else one for one in module.segments
    )
    return module.model_copy(update={"segments": segments})


def test_rounds_and_calls_follow_where_the_practice_block_may_shrink() -> None:
    curriculum = course("source")
    patterns = curriculum.practice_patterns
    module = _with_practice_floor(curriculum.modules[0], 36)
    short = fitted(curriculum, module, least(module, patterns))
    block = next(segment for segment in short.segments if segment.kind == "practice")
    assert (block.minutes, short.practice.pattern) == (36, "rounds-36")
    names = [text_of(phase.name) for phase in short.practice.phases]
    assert names == [text_of(phase.name) for phase in module.practice.phases]
    assert 3 * sum(phase.triad for phase in short.practice.phases) == 36
    assert [step.time_call.at for step in block.steps if isinstance(step, TimeCall)] == [18 * 60 + 30, 35 * 60]


def test_practice_is_shortened_last() -> None:
    curriculum = course("source")
    patterns = curriculum.practice_patterns
    whole = curriculum.modules[0]
    lowest = least(_with_practice_floor(whole, 48), patterns)
    assert least(whole, patterns) < lowest
    assert fitted(curriculum, whole, lowest).practice == whole.practice


@pytest.mark.parametrize("minutes", [90, 105])
def test_every_module_of_the_course_holds_a_shorter_evening(minutes: int) -> None:
    """Everybody coaches once, all groups finish together, and every shorter block says how."""
    curriculum = course("source")
    short = shorter(curriculum, minutes, [module.id for module in curriculum.modules])
    assert errors(short) == errors(curriculum) == set()
    for module, before in zip(short.modules, curriculum.modules, strict=True):
        assert module.minutes == sum(one.minutes for one in module.segments) == minutes
        whole = {one.id: one.minutes for one in before.segments}
        shrunk = [one for one in module.segments if one.minutes < whole[one.id] and one.kind != "practice"]
        assert all(isinstance(one.steps[0], Note) for one in shrunk)
        assert len(module.practice.phases) == len(before.practice.phases)
        kinds = {one.kind for one in module.segments}
        assert kinds >= {"welcome", "concept", "demo", "break", "practice", "debrief", "plan"}


def test_a_block_before_a_gap_leads_on_to_what_follows_it() -> None:
    curriculum = course("source")
    module = curriculum.modules[2]
    short = fitted(curriculum, module, 90)
    gone = next(one for one in module.segments if one.id not in {other.id for other in short.segments})
    before = module.segments[module.segments.index(gone) - 1]
    words = [
        step for one in short.segments if one.id == before.id for step in one.steps if isinstance(step, Transition)
    ]
    assert words == [step for step in gone.steps if isinstance(step, Transition)]


def test_a_turn_in_parts_keeps_its_parts() -> None:
    """Module 9 coaches and then closes; in a block of 48 minutes it still does, in the minutes that its author names."""
    curriculum = course("source")
    short = fitted(curriculum, curriculum.modules[8], 90)
    parts = [(phase.triad, phase.quad, phase.pair) for phase in short.practice.phases if phase.kind == "practice"]
    assert parts == [(5, 4, 8), (3, 2, 4)]


def test_a_shorter_edition_has_its_folder_and_says_its_length_on_every_page(tmp_path: Path) -> None:
    words = ["build", "--module", "9", "--document", "scorecard", "--format", "html", "--output", str(tmp_path)]
    assert CliRunner().invoke(commands, [*words, "--minutes", "90"]).exit_code == 0
    (page,) = tmp_path.rglob("*.html")
    assert page.parent.name == "house-90"
    assert "Edition 1, 90 minutes" in page.read_text(encoding="utf-8").partition("<body ")[2].partition(">")[0]
    refused = CliRunner().invoke(commands, [*words, "--minutes", "80"])
    assert refused.exit_code == 2
    assert "takes 90 minutes at the least" in refused.output
    assert CliRunner().invoke(commands, [*words, "--minutes", "120"]).exit_code == 0
    assert "Edition 1 ·" in next((tmp_path / "house-120").glob("*.html")).read_text(encoding="utf-8")


@pytest.mark.parametrize(("minutes", "said"), [(87, "takes 90 minutes"), (121, "not longer"), (1, "at the least")])
def test_refusals_say_what_to_do(minutes: int, said: str) -> None:
    curriculum = course("source")
    every: Any = [module.id for module in curriculum.modules]
    with pytest.raises(KitError, match=said) as caught:
        shorter(curriculum, minutes, every)
    assert all(module.id in str(caught.value) for module in curriculum.modules if module.minutes == 120)


def test_a_shorter_edition_is_checked_before_it_is_built() -> None:
    """Each block that is too full is named with its line; one that cannot be so short is refused."""
    assert CliRunner().invoke(commands, ["check", "--minutes", "120"]).stdout == "0 problems, 0 warnings\n"
    checked = CliRunner().invoke(commands, ["check", "--minutes", "90", "--json"])
    found = json.loads(checked.stdout)
    assert checked.exit_code == 0
    assert {problem["code"] for problem in found} == {"KIT318", "KIT363"}, "blocks and sheets with too few minutes"
    assert all(problem["mark"]["excerpt"].startswith("        minutes: ") for problem in found)
    refused = CliRunner().invoke(commands, ["check", "--minutes", "80"])
    assert refused.exit_code == 2
    assert "takes 90 minutes at the least" in refused.output
