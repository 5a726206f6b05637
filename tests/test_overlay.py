"""An organisation's words over a course's, by ids; and no entry that does nothing without saying so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from kit import rules
from kit.build.real import examined
from kit.errors import CurriculumError, KitError
from kit.overlay import Overlaid, read
from kit.project import Project
from kit.prose import text_of
from tests.courses import CURRICULA, course

MINIMAL = CURRICULA / "minimal.yaml"


def overlaid(tmp_path: Path, text: str, name: str = "minimal") -> Overlaid:
    path = tmp_path / "overlay.yaml"
    path.write_text(text, encoding="utf-8")
    return read(CURRICULA / f"{name}.yaml", f"{name}.yaml", path, "overlay.yaml")


def problems(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(CurriculumError) as caught:
        overlaid(tmp_path, text)
    return [str(problem) for problem in caught.value.problems]


def place_of(words: str, file: Path = MINIMAL) -> str:
    """Where words stand in a file, as a problem would say it."""
    lines = file.read_text(encoding="utf-8").split("\n")
    number, line = next((number, line) for number, line in enumerate(lines, 1) if words in line)
    return f"{file.name}:{number}:{line.index(words) + 1}"


CHANGES = """
change:
  - at: modules.bowline.short_title
    was: Bowline
    now: The loop
  - at: labels.documents.guide
    was: Facilitator guide
    now: Leader's notes
  - at: modules.bowline.key_messages
    was: Pull every knot before you trust it.
    now: Trust no knot that you have not pulled.
  - at: modules.bowline.segments.rounds.steps.do
    was: Hand out the ropes.
    now: Give each pair one rope.
drop:
  - at: modules.bowline.segments.rounds.if_short
  - at: modules.bowline.concept_page.sections.moves.rows
    was: Round
add:
  - to: modules.bowline.worksheets
    before: my-knot
    item:
      {id: first-knot, kind: lines, title: First knot, segment: rounds, minutes: 1, instructions: Draw it.,
       min_height_mm: 60, prompts: [{label: Here}]}
  - to: modules.bowline.segments.rounds.handout
    item: first-knot
"""


def test_texts_change_and_parts_go_and_come_by_their_ids(tmp_path: Path) -> None:
    found = overlaid(tmp_path, CHANGES).result.curriculum
    module = found.modules[0]
    assert text_of(module.short_title) == "The loop"
    assert found.labels.documents.guide == "Leader’s notes"
    assert [text_of(one) for one in module.key_messages] == ["Trust no knot that you have not pulled."]
    assert "Give each pair one rope." in str(module.segments[0].steps)
    assert module.segments[0].if_short is None
    assert "Round" not in str(module.concept_page)
    assert "Down" in str(module.concept_page)
    assert [sheet.id for sheet in module.worksheets] == ["first-knot", "my-knot"]
    assert module.segments[0].handout == ("my-knot", "first-knot")


def test_what_is_not_named_is_what_it_was(tmp_path: Path) -> None:
    only_title = "change: [{at: modules.bowline.short_title, now: The loop}]"
    found, before = overlaid(tmp_path, only_title).result.curriculum, course("minimal")
    assert found.labels == before.labels
    assert found.modules[0].model_copy(update={"short_title": before.modules[0].short_title}) == before.modules[0]


def test_an_overlay_finds_its_texts_in_the_next_edition(tmp_path: Path) -> None:
    """Parts that move, and parts that come before them, shift no name."""
    text = MINIMAL.read_text(encoding="utf-8")
    old = "          - do: Hand out the ropes.\n"
    assert text.count(old) == 1
    new = '          - do: Say who you are.\n            takes: "0:30"\n'
    later, path = tmp_path / "minimal.yaml", tmp_path / "overlay.yaml"
    later.write_text(text.replace(old, new + old), encoding="utf-8")
    path.write_text(CHANGES.replace("steps.do", "steps"), encoding="utf-8")
    steps = str(read(later, "m", path, "o").result.curriculum.modules[0].segments[0].steps)
    assert "Say who you are." in steps
    assert "Give each pair one rope." in steps


class Wrong(NamedTuple):
    overlay: str
    code: str
    said: tuple[str, ...]


WRONG = {
    "a path that leads nowhere": Wrong(
        "change:\n  - at: modules.bowlin.title\n    now: X\n",
        "overlay.yaml:2:9: KIT502",
        ("There is no `bowlin` in modules.", "Did you mean `bowline`?"),
    ),
    "a number": Wrong(
        "change:\n  - at: modules.1.title\n    now: X\n", "overlay.yaml:2:9: KIT504", ("by its number", "`was`")
    ),
    "a text that has changed": Wrong(
        "change:\n  - at: modules.bowline.never_cut\n    was: The rope.\n    now: X\n",
        "overlay.yaml:3:10: KIT503",
        ('It was "The rope.". It is "The pull.".', "Look at " + place_of("The pull.")),
    ),
    "a text that has changed somewhere in a part": Wrong(
        "change:\n  - at: modules.bowline\n    was: Hand out the new ropes.\n    now: X\n",
        "overlay.yaml:3:10: KIT503",
        ('It is "Hand out the ropes.".',),
    ),
    "a text that is gone": Wrong(
        "change:\n  - at: modules.bowline\n    was: 12345 67890\n    now: X\n",
        "overlay.yaml:3:10: KIT503",
        ("nowhere",),
    ),
    "a text that stands twice": Wrong(
        "change:\n  - at: modules\n    was: rounds\n    now: X\n", "overlay.yaml:2:9: KIT504", ("stands there 2 times",)
    ),
    "an unknown part": Wrong(
        "changes: []\n", "overlay.yaml:1:1: KIT501", ("`changes` is no part of an overlay.", "Did you mean `change`?")
    ),
    "an unknown key": Wrong(
        "drop:\n  - at: modules.bowline\n    why: X\n", "overlay.yaml:3:5: KIT501", ("`why` is not known",)
    ),
    "an entry without what it needs": Wrong("add:\n  - to: modules\n", "overlay.yaml:2:5: KIT501", ("no `item`",)),
    "no list": Wrong("drop: modules.bowline\n", "overlay.yaml:1:7: KIT501", ("list of entries",)),
    "an id that is there": Wrong(
        "add:\n  - to: modules.bowline.segments.rounds.handout\n    item: my-knot\n",
        "overlay.yaml:3:11: KIT506",
        ("already",),
    ),
    "something added to no list": Wrong(
        "add:\n  - to: modules.bowline.title\n    item: X\n", "overlay.yaml:2:9: KIT506", ("is no list",)
    ),
    "a neighbour that is not there": Wrong(
        "add:\n  - to: modules.bowline.materials\n    after: ropes\n    item: {}\n",
        "overlay.yaml:3:12: KIT502",
        ("`ropes`",),
    ),
    "two entries about one part": Wrong(
        "change:\n  - {at: modules.bowline.title, now: X}\ndrop:\n  - at: modules.bowline\n",
        "overlay.yaml:4:9: KIT507",
        ("overlay.yaml:2:10",),
    ),
    "something added to what is taken away": Wrong(
        "drop:\n  - at: modules.bowline\nadd:\n  - to: modules.bowline.materials\n    item: X\n",
        "overlay.yaml:5:11: KIT507",
        ("overlay.yaml:2:9",),
    ),
    "a term that stands nowhere": Wrong(
        "terms:\n  - forms: {zebra: horse}\n", "overlay.yaml:2:13: KIT505", ("stands anywhere",)
    ),
    "an exception that leads nowhere": Wrong(
        "terms:\n  - forms: {knot: tie}\n    except: [modules.bowlin]\n", "overlay.yaml:3:14: KIT502", ("`bowlin`",)
    ),
    "forms that are none": Wrong("terms:\n  - forms: knot\n", "overlay.yaml:2:12: KIT501", ("`forms`",)),
    "a text that its field refuses": Wrong(
        "change:\n  - at: modules.bowline.title\n    now: ''\n", "overlay.yaml:3:10: KIT2", ("empty",)
    ),
    "an item that its list refuses": Wrong(
        "add:\n  - to: modules.bowline.worksheets\n    item:\n      id: x\n      kind: drawing\n",
        "overlay.yaml:5:13: KIT2",
        ("drawing",),
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_at_the_line_of_the_overlay(name: str, tmp_path: Path) -> None:
    wrong = WRONG[name]
    found = problems(tmp_path, wrong.overlay)
    one = next((problem for problem in found if problem.startswith(wrong.code)), "")
    assert one, found
    for words in wrong.said:
        assert words in one


def test_all_problems_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = "terms:\n  - forms: {zebra: horse}\ndrop:\n  - at: nothing\nchange:\n  - {at: no.such, now: X}\n"
    assert [one.split(": ")[0] for one in problems(tmp_path, text)] == [
        "overlay.yaml:2:13",
        "overlay.yaml:4:9",
        "overlay.yaml:6:10",
    ]


def test_what_the_rules_find_in_overlaid_text_is_said_there(tmp_path: Path) -> None:
    found = overlaid(tmp_path, "change:\n  - at: modules.bowline.segments.rounds.handout\n    now: [my-knott]\n")
    told = [str(problem) for problem in rules.check(found.result) if problem.code == "KIT303"]
    assert len(told) == 1
    assert told[0].startswith("overlay.yaml:3:11: ")
    assert "Did you mean `my-knot`?" in told[0]


# ------------------------------------------------------------------ terms

TERMS = """
terms:
  - forms: {knot: hitch, knots: hitches, Knot: Hitch}
    except: [modules.bowline.key_messages]
change:
  - at: modules.bowline.never_cut
    now: The knot that I wrote myself.
"""


def test_terms_are_words_and_touch_no_id(tmp_path: Path) -> None:
    found = overlaid(tmp_path, TERMS)
    module = found.result.curriculum.modules[0]
    assert module.worksheets[0].id == "my-knot"
    assert text_of(module.worksheets[0].title) == "My hitch"
    assert text_of(module.key_messages[0]) == "Pull every knot before you trust it."
    assert text_of(module.never_cut) == "The knot that I wrote myself."
    touched = {one.form: one.times for one in found.touched}
    assert touched["knot"] > 2
    assert set(touched) == {"knot", "knots", "Knot"}


def test_terms_reach_the_labels_that_the_course_leaves_to_kit(tmp_path: Path) -> None:
    found = overlaid(tmp_path, "terms:\n  - forms: {Participant: Learner}\n").result.curriculum
    assert found.labels.documents.handout == "Learner handout"
    assert found.labels.documents.guide == "Facilitator guide"


def test_spellings_that_no_form_is_are_named(tmp_path: Path) -> None:
    change = "change:\n  - {at: modules.bowline.never_cut, now: X}\n"
    found = overlaid(tmp_path, change + "terms:\n  - forms: {rope: line}\n")
    (told,) = (str(problem) for problem in found.result.warnings)
    assert told.startswith("overlay.yaml:4:13: warning KIT508: ")
    assert "`ropes` (1)" in told


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("A client's own words", "A coachee's own words"),
        ("client-led, subclient, clients", "client-led, subclient, clients"),
        ("[the client](https://client.org/client)", "[the coachee](https://client.org/client)"),
        ("{client} and *client*", "{client} and *coachee*"),
        ("a thinking\n  partner", "a colleague"),
    ],
)
def test_terms_keep_to_the_boundaries_of_words(text: str, now: str) -> None:
    from kit.overlay.entries import Term
    from kit.overlay.terms import Terms
    from kit.yamltree import Scalar

    def scalar(value: str) -> Scalar:
        return Scalar(value, "", 1, 1)

    pairs = (("client", "coachee"), ("thinking partner", "colleague"))
    terms = Terms((Term(tuple((scalar(form), scalar(other)) for form, other in pairs)),))
    assert terms.applied(scalar(text)).value == now


def test_the_real_course_takes_other_terms(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(
        "terms:\n  - forms: {client: coachee, clients: coachees, Client: Coachee, Clients: Coachees}\n"
        "    except: [frameworks]\n",
        encoding="utf-8",
    )
    found, touched = examined(replace(Project.find(Path(__file__).parents[1]), source_name="c.yaml"), overlay)
    assert [problem for problem in found if not problem.warning] == []
    assert next(one for one in touched if one.form == "client").times > 100


def test_a_missing_overlay_is_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="no such file"):
        read(MINIMAL, "m", tmp_path / "none.yaml", "none.yaml")
