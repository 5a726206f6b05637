"""Reprints: the sheets that differ from what was printed, both sides of each, and no others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kit.errors import KitError
from kit.pack.record import RECORD, Printed, read_record, written
from kit.pack.reprint import differing, dropped

HANDOUT = Printed("handout", "Handout", 9, False, ("a", "b", "c", "d", "e"))
CARDS = Printed("cards", "Cards", 4, True, ("k", "l", "m"))


def again(before: tuple[Printed, ...], now: tuple[Printed, ...]) -> list[tuple[str, str, int, int, bool]]:
    return [(one.id, one.ranges, one.copies, one.sheets, one.replaced) for one in differing(before, now)]


def test_what_is_the_same_is_not_printed_again() -> None:
    assert again((HANDOUT, CARDS), (CARDS, HANDOUT)) == []


def test_both_sides_of_a_changed_sheet_are_printed_again() -> None:
    assert again((HANDOUT,), (replace(HANDOUT, pages=("a", "b", "C", "d", "e")),)) == [("handout", "3–4", 9, 1, True)]
    assert again((HANDOUT,), (replace(HANDOUT, pages=("a", "B", "c", "d", "E")),)) == [
        ("handout", "1–2, 5", 9, 2, True)
    ]


def test_a_page_more_is_printed_with_the_side_before_it() -> None:
    longer = replace(HANDOUT, pages=(*HANDOUT.pages, "f"))
    assert again((HANDOUT,), (longer,)) == [("handout", "5–6", 9, 1, True)]
    assert again((longer,), (HANDOUT,)) == [("handout", "5", 9, 1, True)]


def test_cards_are_a_sheet_each() -> None:
    assert again((CARDS,), (replace(CARDS, pages=("k", "L", "m")),)) == [("cards", "2", 4, 1, True)]


def test_more_people_are_given_whole_copies() -> None:
    more = replace(HANDOUT, copies=11, pages=("a", "b", "c", "d", "E"))
    assert again((HANDOUT,), (more,)) == [("handout", "5", 9, 1, True), ("handout", "1–5", 2, 3, False)]
    assert again((HANDOUT,), (replace(HANDOUT, copies=5),)) == []


def test_a_file_to_send_is_sent_again_whole() -> None:
    """On no paper: sheets are none, whatever changed. What was sent is not printed yet, and the other way round."""
    sent = replace(HANDOUT, copies=1, apart="send")
    assert again((sent,), (sent,)) == []
    assert again((sent,), (replace(sent, pages=("a", "B", "c", "d", "e")),)) == [("handout", "1–5", 1, 0, True)]
    assert again((HANDOUT,), (sent,)) == [("handout", "1–5", 1, 0, False)]
    assert again((sent,), (HANDOUT,)) == [("handout", "1–5", 9, 3, False)]


def test_a_booklet_is_printed_again_by_its_sheets() -> None:
    booklet = replace(HANDOUT, apart="booklet", pages=("a", "b", "c", "d"))
    (one,) = differing((booklet,), (replace(booklet, pages=("a", "b", "c", "D")),))
    assert (one.ranges, one.copies, one.sheets, one.apart) == ("3–4", 9, 1, "booklet")


def test_what_came_and_what_went_is_said() -> None:
    assert again((HANDOUT,), (HANDOUT, CARDS)) == [("cards", "1–3", 4, 3, False)]
    assert dropped((HANDOUT, CARDS), (HANDOUT,)) == ("Cards",)


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / RECORD).write_bytes(written((HANDOUT, CARDS), {}))
    assert read_record(tmp_path) == (HANDOUT, CARDS)


@pytest.mark.parametrize(
    "content", [None, b"", b"{}", b'{"kit_pack": 9}', b'{"kit_pack": 1, "printed": [{"id": "a"}]}']
)
def test_a_folder_without_a_record_is_refused(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / RECORD).write_bytes(content)
    with pytest.raises(KitError):
        read_record(tmp_path)
