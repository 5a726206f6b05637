"""A workshop's file: what it says is made, what it says wrongly is told with its place, and options come before it."""

from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path

import pytest

from kit.blocks import AnswerGrid, CardSheet, Table, plain_text, walk
from kit.errors import CurriculumError, KitError
from kit.kinds.pack import Held, course_name_cards, course_packing_list, course_plan, course_sign_in
from kit.pack import meeting, modules_of, sessions
from kit.prose import text_of
from kit.workshop import Booking, Session, Workshop, read_booking
from tests.courses import ROOT, course

EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def booking(text: str, folder: Path) -> Booking:
    file = folder / "workshop.yaml"
    file.write_text(text, encoding="utf-8")
    return read_booking(file, file.name, modules_of(course("source")))


def problems(text: str, folder: Path) -> list[str]:
    with pytest.raises(CurriculumError) as raised:
        booking(text, folder)
    return [str(problem) for problem in raised.value.problems]


def test_the_example_in_the_documentation_is_read_and_names_every_field(tmp_path: Path) -> None:
    """Its lines are the documentation of the fields, those that are commented out too."""
    (tmp_path / "people.csv").write_text("Ana\n")
    page = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    (example,) = EXAMPLE.findall(page)
    found = booking(example, tmp_path)
    assert [session.module for session in found.sessions] == ["1", "2", "3"]
    named = set(re.findall(r"^ *(?:# |- )?(\w+):", example, re.MULTILINE))
    assert named == {*Booking.model_fields, *Session.model_fields}
    opened = re.sub(r"^( *)# (?=\w+: )", r"\1", example, flags=re.MULTILINE).replace("module: 3\n", "", 1)
    assert booking(opened, tmp_path).zone == "Europe/Lisbon"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "particpants: 8",
            "workshop.yaml:1:1: KIT201: The key `particpants` is not known here. Did you mean `participants`?",
        ),
        ("participants: 0", "workshop.yaml:1:15: KIT206: This must be at least 4."),
        ("start: 25:00", 'workshop.yaml:1:8: KIT207: "25:00" is not a time of day. Write it as 09:30 or 18:00.'),
        ("date: 2027-02-30", "workshop.yaml:1:7: KIT206: There is no such date."),
        ("zone: Mars", 'workshop.yaml:1:7: KIT207: There is no time zone "Mars". Zones are named like Europe/Lisbon.'),
        (
            "names: x.csv",
            "workshop.yaml:1:8: KIT713: There is no file `x.csv`. Its path counts from this file's folder.",
        ),
        (
            "sessions:\n  - module: engaged-listning",
            "workshop.yaml:2:13: KIT712: There is no module `engaged-listning`. Did you mean `engaged-listening`?",
        ),
        (
            "module: 3\nsessions:\n  - module: 4",
            "workshop.yaml:3:3: KIT711: There is a module and a list of sessions. Name the module in the list of sessions.",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, told: str, tmp_path: Path) -> None:
    assert problems(text, tmp_path) == [told]


def test_a_session_keeps_what_it_says_and_takes_the_rest_from_the_course(tmp_path: Path) -> None:
    asked = booking(
        "participants: 8\nstart: 9:30\nvenue: Library\nsessions:\n"
        "  - {module: 3, date: 2027-03-15}\n  - {module: 4, date: 2027-03-22, start: 14:00, venue: Town hall}\n",
        tmp_path,
    )
    first, second = (meeting(asked, session, ()) for session in sessions(course("source"), asked))
    assert (first.start, first.day, first.venue) == (time(9, 30), date(2027, 3, 15), "Library")
    assert (second.start, second.day, second.venue) == (time(14), date(2027, 3, 22), "Town hall")
    (only,) = sessions(course("source"), asked, ["4"], [date(2027, 4, 1)])
    assert (only.module, only.date, only.venue) == (course("source").modules[3].id, date(2027, 4, 1), "Town hall")


def test_all_is_every_module_and_days_go_round() -> None:
    curriculum = course("source")
    days = [date(2027, 3, day) for day in range(1, 10)]
    found = sessions(curriculum, Booking(), ["all"], days)
    assert [(session.module, session.date) for session in found] == list(
        zip((module.id for module in curriculum.modules), days, strict=True)
    )
    for wanted, given in (([], []), (["3", "3"], []), (["3", "4"], days), (["listning"], [])):
        with pytest.raises(KitError):
            sessions(curriculum, Booking(), wanted, given)


def _held(*quads: str) -> list[Held]:
    names = tuple(f"Person {number}" for number in range(1, 9))
    meetings = [Workshop(8, time(9, 30), date(2027, 3, 15), names=names, quads=quad) for quad in quads]  # type: ignore[arg-type]
    return [Held(module, meeting) for module, meeting in zip(course("source").modules, meetings, strict=False)]


def test_a_course_has_one_plan_one_sign_in_sheet_and_one_card_for_each_person() -> None:
    curriculum, held = course("source"), _held("rotate", "rotate")
    plan = next(block for block in walk(course_plan(curriculum, held).sections[0].body) if isinstance(block, Table))
    assert [text_of(row[2].text) for row in plan.rows] == ["9:30–11:30", "9:30–11:30"]
    assert curriculum.sign_in is not None
    signed = course_sign_in(curriculum, held, curriculum.sign_in).sections[0]
    grid = next(block for block in walk(signed.body) if isinstance(block, AnswerGrid))
    assert (len(grid.rows), len(grid.columns)) == (8 + 3, 1 + 2 + 2)  # name, sessions, boxes to tick
    for meetings, label in ((held, "Group 1"), (_held("rotate", "split"), "")):
        section = course_name_cards(curriculum, meetings, 2).sections[0]
        (sheet,) = (block for block in section.body if isinstance(block, CardSheet))
        cards = sheet.cards
        assert (len(cards), text_of(cards[0].label)) == (10, label)


def test_a_course_brings_a_thing_once_and_adds_what_is_used_up() -> None:
    curriculum, held = course("source"), _held("rotate", "rotate")
    words = plain_text(course_packing_list(curriculum, held, frozenset(("sign-in",)), [("Pack", 1, 4, 2)], 9))
    counts = {m.id: held[0].workshop.count(m).total for m in curriculum.materials}
    table = next(
        block
        for block in walk(course_packing_list(curriculum, held, frozenset(), [], 0).sections[0].body)
        if isinstance(block, Table)
    )
    rows = {text_of(row[0].text): text_of(row[2].text) for row in table.rows}
    names = {m.id: text_of(m.name) for m in curriculum.materials}
    assert rows[names["flip-chart"]] == str(counts["flip-chart"])
    assert rows[names["pens"]] == str(counts["pens"])
    assert rows[names["envelopes"]] == str(2 * counts["envelopes"])
    assert names["sign-in"] not in words
