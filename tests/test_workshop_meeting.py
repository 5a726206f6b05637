"""A meeting: for every head count everyone practises once and all finish together; clocks and lists of names behave."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from kit.errors import CurriculumError, KitError
from kit.kinds.context import Context
from kit.kinds.practice import turn_minutes
from kit.workshop import LEAST, MOST, Workshop, parse_date, parse_time, read_names, rotation
from tests.courses import course

SIZE = {2: "pair", 3: "triad", 4: "quad"}
EVERY_COUNT = range(LEAST, MOST + 1)


@pytest.mark.parametrize("quads", ["rotate", "split"])
@pytest.mark.parametrize("people", EVERY_COUNT)
def test_everyone_practises_once_and_all_groups_finish_together(people: int, quads: str) -> None:
    meeting = Workshop(people, time(9), names=tuple(f"P{number}" for number in range(people)), quads=quads)  # type: ignore[arg-type]  # both are literals
    assert [name for group in meeting.groups for name in group.seats] == list(meeting.names)
    for group in meeting.groups:
        turns = rotation(len(group.seats), len(group.seats))
        first_role = [turn.index(0) for turn in turns]
        assert sorted(first_role) == list(range(len(group.seats)))
        assert all(turn.count(0) == 1 for turn in turns)
    for module in course("source").modules:
        context = Context(course("source"), module, {})
        lengths = {len(group.seats) * turn_minutes(context.phases, SIZE[len(group.seats)]) for group in meeting.groups}
        assert lengths == {context.practice_segment.minutes}


@pytest.mark.parametrize("people", EVERY_COUNT)
def test_groups_are_threes_with_as_few_fours_as_possible(people: int) -> None:
    sizes = Workshop(people, time(9)).sizes
    assert sum(sizes) == people
    assert sizes == (3, 2) if people == 5 else sizes.count(4) <= 2
    assert 4 not in Workshop(people, time(9), quads="split").sizes


@pytest.mark.parametrize("people", [0, 3, 31, -1])
def test_other_head_counts_are_refused_with_the_numbers_that_work(people: int) -> None:
    with pytest.raises(KitError, match="4 to 30"):
        Workshop(people, time(9))


def test_more_names_than_people_are_refused() -> None:
    with pytest.raises(KitError, match="5 names for 4"):
        Workshop(4, time(9), names=("A", "B", "C", "D", "E"))


def test_midnight_is_a_new_day() -> None:
    late = Workshop(6, time(23, 10))
    assert (late.at(49 * 60).time(), late.days_after(49 * 60)) == (time(23, 59), 0)
    assert (late.at(50 * 60).time(), late.days_after(50 * 60)) == (time(0), 1)


@pytest.mark.parametrize(
    ("day", "shown"),
    [(date(2027, 3, 28), time(3, 30)), (date(2027, 10, 31), time(1, 30)), (date(2027, 6, 1), time(2, 30))],
)
def test_minutes_are_counted_as_they_pass_in_a_night_when_clocks_change(day: date, shown: time) -> None:
    """In Berlin clocks jump from 2 to 3 in March, and from 3 back to 2 in October."""
    begin = time(1, 30) if day.month != 10 else time(0, 30)
    meeting = Workshop(6, begin, day, "Europe/Berlin")
    assert meeting.at(3600).time() == shown
    passed = meeting.at(7200).timestamp() - datetime.combine(day, begin, ZoneInfo("Europe/Berlin")).timestamp()
    assert passed == 7200


def test_words_that_are_no_time_date_or_zone_are_refused() -> None:
    assert (parse_time("9:30"), parse_time("09h30"), parse_date("2027-03-15")) == (
        time(9, 30),
        time(9, 30),
        date(2027, 3, 15),
    )
    for read, text in ((parse_time, "25:00"), (parse_time, "half nine"), (parse_date, "15.3.2027")):
        with pytest.raises(KitError, match=text):
            read(text)
    with pytest.raises(KitError, match="Nowhere"):
        Workshop(6, time(9), zone="Europe/Nowhere")


PEOPLE = ("Ana Núñez", "Bo Chen")


@pytest.mark.parametrize(
    "data",
    [
        "Ana Núñez\nBo Chen\n".encode(),
        "Name,Mail\r\nAna Núñez,a@example.org\r\n\r\nBo Chen,b@example.org\r\n".encode("utf-8-sig"),
        "Mail;Name\nx;Ana  Núñez\ny;Bo Chen".encode("cp1252"),
        "Name\tMail\nAna Núñez\tx\nBo Chen\ty\n".encode("utf-16"),
    ],
)
def test_lists_are_read_however_they_were_saved(data: bytes) -> None:
    assert read_names(data, "people.csv") == PEOPLE


def test_every_line_that_has_to_be_mended_is_named() -> None:
    lines = ("Name", "Ana", '=HYPERLINK("x")', "ana", "B" * 40, "Cy")
    with pytest.raises(CurriculumError) as failed:
        read_names("\n".join(lines).encode(), "people.csv")
    found = [(problem.code, problem.mark.line) for problem in failed.value.problems if problem.mark]
    assert found == [("KIT702", 3), ("KIT705", 4), ("KIT704", 5)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "KIT701"),
        (b"PK\x03\x04 a workbook", "KIT706"),
        (b"\x89PNG\r\n\x00\x00\x00", "KIT706"),
        (b"Given,Family\nAna,Lima\nBo,Chen\n", "KIT707"),
        (b"Ana\x07\nBo\n", "KIT703"),
    ],
)
def test_a_file_that_is_no_list_of_names_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(CurriculumError, match=code):
        read_names(data, "people.csv")


def test_text_of_two_bytes_a_letter_needs_no_mark() -> None:
    assert read_names("Ana\nBo".encode("utf-16-le"), "people.csv") == ("Ana", "Bo")
