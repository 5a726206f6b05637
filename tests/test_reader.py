"""A file in, a curriculum out: or every problem, each in its place."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from kit.curriculum import Curriculum
from kit.curriculum.fields import Model
from kit.curriculum.module import Module
from kit.curriculum.segment import Segment
from kit.curriculum.worksheets import Map, TableSheet
from kit.errors import CurriculumError, KitError, Mark
from kit.prose import Items, Para, Prose, Text, text_of
from kit.reader import ReadResult, read, read_text
from kit.yamltree import decode

CURRICULA = Path(__file__).parent / "curricula"
MINIMAL = (CURRICULA / "minimal.yaml").read_text(encoding="utf-8")


def from_text(text: str) -> ReadResult:
    return read_text(decode(text.encode(), "x.yaml"))


def changed(*edits: tuple[str, str]) -> str:
    """The smallest curriculum, with some of its words changed."""
    text = MINIMAL
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def report(*edits: tuple[str, str]) -> list[str]:
    """What is wrong with the smallest curriculum once it is changed, without the name of the file."""
    with pytest.raises(CurriculumError) as caught:
        from_text(changed(*edits))
    return [str(problem).removeprefix("x.yaml:") for problem in caught.value.problems]


def named(name: str) -> Curriculum:
    return read(CURRICULA / f"{name}.yaml", name).curriculum


def parts_of(value: object) -> Iterator[BaseModel]:
    """Every model inside a value, and the value itself if it is one."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from parts_of(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts_of(item)


def prose_of(value: object) -> Iterator[Prose]:
    for part in parts_of(value):
        for name in type(part).model_fields:
            yield from _prose(getattr(part, name))


def _prose(value: object) -> Iterator[Prose]:
    if isinstance(value, Prose):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _prose(item)
    elif isinstance(value, dict):
        yield from value.values()


def every_model(base: type[Model] = Model) -> Iterator[type[Model]]:
    """The models of a curriculum; a workshop's file has its own, with tests of their own."""
    for model in base.__subclasses__():
        if model.__module__.startswith("kit.curriculum."):
            yield model
            yield from every_model(model)


# ------------------------------------------------------------------ curricula


def test_the_smallest_curriculum_is_read() -> None:
    curriculum = named("minimal")
    assert curriculum.edition_date == date(2026, 1, 31)
    assert curriculum.rating_scale.no_opportunity is False
    assert [module.id for module in curriculum.modules] == ["bowline"]
    assert curriculum.modules[0].room.breakout_spacing_m == 1.5
    assert text_of(curriculum.modules[0].title) == "The bowline: a loop that stays a loop"


def test_the_smallest_curriculum_has_only_what_must_be_there() -> None:
    needed_by_rules = {"invitation", "handout", "outcomes", "if_short", "virtual", "takes", "feedback_protocols"}
    given_but_optional = {
        name
        for part in parts_of(named("minimal"))
        for name in part.model_fields_set
        if not type(part).model_fields[name].is_required()
    }
    assert given_but_optional == needed_by_rules


def test_everything_uses_every_field_of_every_model() -> None:
    given: dict[type[BaseModel], set[str]] = {}
    for part in parts_of(named("everything")):
        for model in type(part).__mro__:
            if issubclass(model, Model):
                given.setdefault(model, set()).update(part.model_fields_set)
    for model in every_model():
        own = model.model_fields.keys() & model.__annotations__.keys()
        assert own <= given.get(model, set()), f"{model.__name__} lacks a field in everything.yaml"


def test_everything_has_every_kind_of_worksheet_and_every_shape_of_map() -> None:
    sheets = [sheet for module in named("everything").modules for sheet in module.worksheets]
    assert {sheet.kind for sheet in sheets} == {
        *("self_rating", "lines", "table", "action_plan", "tally", "checklist", "sort", "match", "rewrite"),
        *("quadrants", "map"),
    }
    assert {sheet.shape for sheet in sheets if isinstance(sheet, Map)} == {
        *("nested_boxes", "stave", "four_fields", "path", "round_table", "hub_and_ring"),
    }


def test_a_french_curriculum_is_set_in_french() -> None:
    first, *_ = named("premiers-secours").modules
    assert text_of(first.title) == "Protéger et alerter\u00a0: qu’est-ce qui peut encore blesser\u00a0?"
    assert text_of(first.practice.stop_rules).startswith("«\u00a0Stop, pour de vrai\u00a0» arrête le tour.")
    assert named("premiers-secours").labels.page == "page {page} sur {pages}"


@pytest.mark.parametrize("name", ["minimal", "everything", "premiers-secours"])
def test_every_text_has_an_origin_of_its_own(name: str) -> None:
    origins = [prose.origin for prose in prose_of(named(name))]
    assert all(origins)
    assert len(set(origins)) == len(origins)


@pytest.mark.parametrize("name", ["minimal", "everything", "premiers-secours"])
def test_every_text_is_found_again_by_its_origin(name: str) -> None:
    result = read(CURRICULA / f"{name}.yaml", name)
    marks: dict[tuple[int, int], str] = {}
    for prose in prose_of(result.curriculum):
        mark = result.places.mark(prose.origin)
        assert (mark.line, mark.column) not in marks, (
            f"{prose.origin} stands where {marks[mark.line, mark.column]} does"
        )
        marks[mark.line, mark.column] = prose.origin


# ------------------------------------------------------------------ texts


@pytest.mark.parametrize(
    "written",
    [
        "audience: >-\n  One\n  two.\n\n  Three.",
        "audience: One\n  two.\n\n  Three.",
        'audience: "One\n  two.\n\n  Three."',
        "audience: |\n  One\n  two.\n\n  Three.",
    ],
)
def test_a_blank_line_divides_paragraphs_however_the_text_is_written(written: str) -> None:
    curriculum = from_text(changed(("audience: Anyone with two hands and a rope.", written))).curriculum
    assert curriculum.audience.parts == (Para((Text("One two."),)), Para((Text("Three."),)))


def test_a_list_keeps_its_lines_under_a_literal_sign() -> None:
    written = "audience: |\n  Bring:\n\n  - a rope\n  - a chair"
    curriculum = from_text(changed(("audience: Anyone with two hands and a rope.", written))).curriculum
    assert curriculum.audience.parts[1] == Items(False, ((Text("a rope"),), (Text("a chair"),)))


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "true", "1:30", "3.10", "2026-01-31", "0x1F", "1_000"])
def test_words_that_yaml_would_turn_into_something_else_stay_words(word: str) -> None:
    curriculum = from_text(changed(("title: One good knot", f"title: {word}"))).curriculum
    assert text_of(curriculum.title) == word


def test_a_clock_time_needs_no_quotation_marks() -> None:
    curriculum = from_text(changed(('takes: "1:00"', "takes: 9:30"))).curriculum
    step = curriculum.modules[0].segments[0].steps[0]
    assert getattr(step, "takes", None) == 570


def test_strings_in_the_models_are_plain_strings() -> None:
    curriculum = named("everything")
    assert type(curriculum.id) is str
    assert type(curriculum.frameworks[0].url) is str
    assert {type(name) for name in curriculum.modules[0].practice.role_notes} == {str}


# ------------------------------------------------------------------ origins


def origin_of(curriculum: Curriculum, words: str) -> str:
    (origin,) = (prose.origin for prose in prose_of(curriculum) if text_of(prose) == words)
    return origin


@pytest.mark.parametrize(
    ("words", "origin"),
    [
        ("Turn the bicycle over and lay the tools in a row.", "role_cards/mender-card/before/1"),
        ("Say what your hands were unsure of.", "feedback_protocols/hands-first/steps/1/text"),
        ("The lever touches the bar.", "materials/fault-cards/cards/3"),
        (
            "Air leaves through a hole, a valve, a seam or a pinch.",
            "modules/puncture/segments/why-flat/steps/say-1/say",
        ),
        ("Last card.", "modules/puncture/segments/why-flat/steps/time_call-2/time_call/text"),
        ("A nail. Two kilometres.", "modules/puncture/segments/furthest/steps/ask-1/ask/expected/1"),
        ("Warmer.", "modules/puncture/segments/thumbs/cards/tyre-a/proposals/1/answer"),
        ("Before the patch, the tyre.", "modules/puncture/demonstration/flow/5/words"),
        ("Feel before you patch.", "modules/puncture/practice/role_notes/mender"),
        ("Air came out beside the patch.", "modules/puncture/scorecard/items/patch-holds/anchors/1"),
        ("The rim bit twice.", "modules/puncture/worksheets/causes/answer_key/rows/1/cells/2"),
        ("You cannot see the hole through a fork.", "modules/puncture/concept_page/sections/order/rows/1/3"),
        ("Cellar", "modules/puncture/worksheets/four-places/fields/cellar/label"),
    ],
)
def test_an_origin_is_a_path_of_ids(words: str, origin: str) -> None:
    assert origin_of(named("everything"), words) == origin


def test_origins_do_not_change_when_something_is_put_in_front() -> None:
    before = origin_of(from_text(MINIMAL).curriculum, "Hand out the ropes.")
    put_in_front = ("          - do: Hand out", "          - note: Count them.\n          - do: Hand out")
    assert origin_of(from_text(changed(put_in_front)).curriculum, "Hand out the ropes.") == before


# ------------------------------------------------------------------ places


@pytest.mark.parametrize(
    ("origin", "line", "excerpt"),
    [
        ("title", 5, "title: One good knot"),
        ("modules/bowline/segments/rounds/minutes", 94, "        minutes: 12"),
        ("modules/bowline/segments/rounds", 92, "      - id: rounds"),
        ("modules/bowline/segments/rounds/steps/do-1/takes", 105, '            takes: "1:00"'),
        ("modules/bowline/segments/rounds/nothing/at/all", 92, "      - id: rounds"),
        ("modules/bowline/segments/gone/minutes", 91, "    segments:"),
        ("modules/bowline/scorecard/items/loop-holds/anchors/2", 138, "            2: The loop kept its size."),
        ("labels/page", 3, 'schema_version: "1"'),
        ("", 3, 'schema_version: "1"'),
    ],
)
def test_places_lead_to_the_line_or_to_what_stands_nearest_above(origin: str, line: int, excerpt: str) -> None:
    mark = from_text(MINIMAL).places.mark(origin)
    assert (mark.line, mark.excerpt) == (line, excerpt)


def test_the_second_bearer_of_an_id_has_a_place_of_its_own() -> None:
    text = changed(("    seat: performer\n  - id: watcher", "    seat: performer\n  - id: tier"))
    places = from_text(text).places
    assert [places.mark(f"roles/{name}/id").line for name in ("tier", "tier~2")] == [23, 26]


# ------------------------------------------------------------------ problems


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    assert report(
        ("title: One good knot", "titel: One good knot"),
        ("  no_opportunity: false", "  no_opportunity: no"),
        ("        priority: core", "        priority: corr"),
    ) == [
        "5:1: KIT201: The key `titel` is not known here. Did you mean `title`?",
        "38:19: KIT205: `no` is not `true` or `false`. YAML's yes, no, on and off are plain words here.",
        "96:19: KIT205: `corr` is not one of core, flex, optional. Did you mean `core`?",
    ]


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "True", "FALSE", "1", "0", "y", "n", "t"])
def test_only_true_and_false_are_true_or_false(word: str) -> None:
    (line,) = report(("no_opportunity: false", f"no_opportunity: {word}"))
    assert f"KIT205: `{word}` is not `true` or `false`." in line


@pytest.mark.parametrize("number", ["inf", "1e3", "1_000", "0x10", "2.5", "12.0", "+12", "012", "٣", "1" * 5000])
def test_whole_numbers_are_written_in_plain_figures(number: str) -> None:
    (line,) = report(("min_minutes: 12", f"min_minutes: {number}"))
    assert "is not a whole number. Write plain figures, such as 12." in line


@pytest.mark.parametrize(
    "day", ["2026-13-01", "2026-02-30", "20260131", "0", "31.1.2026", "2026-1-31", "2026-01-31T10:00"]
)
def test_a_date_is_a_real_day_written_in_full(day: str) -> None:
    (line,) = report(("edition_date: 2026-01-31", f"edition_date: {day}"))
    assert "is not a date" in line or "There is no such date" in line


def test_a_mark_carries_the_line_of_text() -> None:
    with pytest.raises(CurriculumError) as caught:
        from_text(changed(("title: One good knot", "titel: One good knot")))
    assert caught.value.problems[0].mark == Mark("x.yaml", 5, 1, "titel: One good knot")


def test_a_key_in_the_wrong_part_is_sent_home() -> None:
    assert report(("        kind: lines\n", "        kind: lines\n        never_cut: The pull.\n")) == [
        "125:9: KIT201: The key `never_cut` is not known here. It belongs to the module around this: look at its indentation."
    ]


def test_a_key_that_lacks_its_colon_is_told_so() -> None:
    step = ('          - do: Hand out the ropes.\n            takes: "1:00"\n', "          - do Hand out the ropes.\n")
    assert report(step) == ["104:13: KIT203: A set of keys is expected here, not text. Write a colon after `do`."]


def test_a_problem_inside_a_part_is_told_once() -> None:
    assert report(("          - label: Before the pull", "          - labl: Before the pull")) == [
        "131:13: KIT201: The key `labl` is not known here. Did you mean `label`?"
    ]


def test_warnings_are_kept_for_a_curriculum_that_can_be_read() -> None:
    (warning,) = from_text(changed(("    - Watch the hands.", "    [Watch the hands, never the face]"))).warnings
    assert str(warning) == (
        "x.yaml:63:23: warning KIT250: “never the face” looks like part of the sentence before it: "
        "in brackets, every comma starts a new item. Write one item a line, or use quotation marks."
    )


@pytest.mark.parametrize(
    "items",
    ["[Pens, Paper, Tape]", "[red, green, blue]", "[Ask once., then wait a moment]", '["Ask once", then wait a bit]'],
)
def test_short_lists_in_brackets_raise_no_warning(items: str) -> None:
    assert from_text(changed(("    - Watch the hands.", f"    {items}"))).warnings == ()


def test_a_list_that_ran_together_raises_a_warning() -> None:
    written = "audience: >-\n  Bring these:\n  - two hands\n  - a rope"
    (warning,) = from_text(changed(("audience: Anyone with two hands and a rope.", written))).warnings
    assert (warning.code, warning.warning) == ("KIT251", True)


def test_very_many_problems_are_cut_short() -> None:
    keys = "\n".join(f"key{number}: x" for number in range(5000))
    with pytest.raises(CurriculumError) as caught:
        from_text(f"{keys}\n{MINIMAL}")
    assert len(caught.value.problems) == 100


def test_very_many_warnings_stop_nothing() -> None:
    rules = "\n".join("    - >-\n      - one - two" for _ in range(5000))
    assert len(from_text(changed(("    - Watch the hands.", rules))).warnings) == 100


def test_a_missing_file_is_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="there is no such file"):
        read(tmp_path / "none.yaml", "none.yaml")


def test_aliases_share_what_they_repeat() -> None:
    curriculum = from_text(
        changed(
            ("          - do: Hand out the ropes.\n", "          - do: &ropes Hand out the ropes.\n"),
            ("        if_short: Leave out the second try.", "        if_short: *ropes"),
        )
    ).curriculum
    segment = curriculum.modules[0].segments[0]
    assert segment.if_short is not None
    assert text_of(segment.if_short) == "Hand out the ropes."
    assert segment.if_short.origin == "modules/bowline/segments/rounds/if_short"


# ------------------------------------------------------------------ anything at all


LINES = MINIMAL.splitlines(keepends=True)


@given(
    st.integers(0, len(LINES) - 1),
    st.sampled_from(["", "x\n", "  - \n", "? [a]\n", "a: {b, c: d}\n", "- - x\n", "*a\n"]),
)
def test_a_file_with_one_line_spoilt_is_read_or_refused(place: int, line: str) -> None:
    spoilt = "".join([*LINES[:place], line, *LINES[place + 1 :]])
    found: tuple[object, ...] = ("nothing",)
    try:
        from_text(spoilt)
    except CurriculumError as error:
        found = error.problems
    assert found


@given(st.data())
def test_a_file_with_one_value_spoilt_is_read_or_refused(data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([number for number, line in enumerate(LINES) if ": " in line]))
    key, _, _ = LINES[place].partition(": ")
    value = data.draw(
        st.sampled_from(["[]", "{}", "''", "~", "no", "-1", "1e999", "[a, {b: c}]", "{a: b}", "|\n\n", "99999999999"])
    )
    spoilt = "".join([*LINES[:place], f"{key}: {value}\n", *LINES[place + 1 :]])
    found: tuple[object, ...] = ("nothing",)
    try:
        from_text(spoilt)
    except CurriculumError as error:
        found = error.problems
    assert found


def test_a_long_curriculum_is_read_in_a_moment() -> None:
    head, _, module = (CURRICULA / "premiers-secours.yaml").read_text(encoding="utf-8").partition("\nmodules:\n")
    text = f"{head}\nmodules:\n{module * 8}"
    started = time.process_time()
    assert len(from_text(text).curriculum.modules) == 24
    assert time.process_time() - started < 3


def test_models_are_frozen() -> None:
    module: Module = named("minimal").modules[0]
    segment: Segment = module.segments[0]
    with pytest.raises(ValueError, match="frozen"):
        segment.minutes = 3


def test_kinds_of_worksheet_share_models() -> None:
    sheets = {sheet.id: sheet for sheet in named("everything").modules[0].worksheets}
    assert isinstance(sheets["patch-tally"], TableSheet)
    assert isinstance(sheets["my-plan"], TableSheet)
