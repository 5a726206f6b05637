"""Names: badges in a grid with crop marks, tents that fold, and every name as large as its place allows."""

from __future__ import annotations

from datetime import time
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import page as validator
import pdfplumber
import pytest

from kit.brand import house
from kit.kinds.pack import name_cards, name_tents
from kit.paper import A4, LETTER
from kit.workshop import Workshop
from kit.writers import pdf
from kit.writers.fitting import MM, ROOMS, fitted
from tests.courses import course

LONG = "Wolfeschlegelsteinhausenbergerdorffs"
"""The longest name that is taken, of 36 characters, in one word."""
NAMES = ("Ana", "Bartholomew Featherstonehaugh", LONG, "Łukasz Żółć", "Ngozi Okonkwo-Adeyemi")
PAPERS = {"A4": A4, "Letter": LETTER}
FONTS = (house().serif.upright(600).path, house().sans.upright(600).path)


@lru_cache
def written(kind: str, paper: str) -> bytes:
    curriculum = course("minimal")
    compose = {"badges": name_cards, "tents": name_tents}[kind]
    document = compose(curriculum, curriculum.modules[0], Workshop(7, time(9, 30), names=NAMES))
    return pdf.write(document, house(), PAPERS[paper]).data


def read(kind: str, paper: str) -> Any:
    return pdfplumber.open(BytesIO(written(kind, paper)))


def spots(page: Any) -> set[tuple[float, float, float, float]]:
    """Every box that is drawn, as left, top, width and height in millimetres."""
    return {
        tuple(round(float(box[key]) / MM, 1) for key in ("x0", "top", "width", "height"))  # type: ignore[misc]
        for box in page.rects
    }


@pytest.mark.parametrize("paper", PAPERS)
def test_badges_are_ninety_by_fifty_five_in_the_middle_of_the_paper(paper: str) -> None:
    with read("badges", paper) as file:
        page = file.pages[0]
        edge = (PAPERS[paper].width_mm - 180) / 2
        badges = sorted(spot for spot in spots(page) if spot[2:] == (90, 55))
        assert [round(left - edge, 1) for left, *_ in badges] == [0] * 4 + [90] * 3
        tops = [top for left, top, *_ in badges if left == badges[0][0]]
        assert [round(top - tops[0], 1) for top in tops] == [0, 55, 110, 165]


@pytest.mark.parametrize("paper", PAPERS)
def test_crop_marks_stand_outside_on_the_lines_of_cutting(paper: str) -> None:
    """Strokes of 3 mm, a millimetre away from the corners, in line with the edges of the badges."""
    with read("badges", paper) as file:
        drawn = spots(file.pages[0])
        left, top = min((left, top) for left, top, *size in drawn if size == [90, 55])
        down = {(x, y) for x, y, wide, high in drawn if (wide, high) == (0.1, 3)}
        across = {(x, y) for x, y, wide, high in drawn if (wide, high) == (3, 0.1)}
    for x in (left, left + 90, left + 180):
        assert any(abs(at - x) <= 0.2 and abs(y - (top - 4)) <= 0.2 for at, y in down), x
    for y in (top, top + 55, top + 110, top + 165):
        assert any(abs(at - (left - 4)) <= 0.2 and abs(low - y) <= 0.2 for at, low in across), y


@pytest.mark.parametrize("paper", PAPERS)
def test_every_name_is_inside_its_badge(paper: str) -> None:
    edge = (PAPERS[paper].width_mm - 180) / 2
    with read("badges", paper) as file:
        words = file.pages[0].extract_words()
    for place, name in enumerate(NAMES):
        low, high = edge + 90 * (place % 2) + 4, edge + 90 * (place % 2) + 86
        inside = {word["text"] for word in words if low < word["x0"] / MM and word["x1"] / MM < high}
        assert set(name.split()) <= inside, name


@pytest.mark.parametrize("paper", PAPERS)
def test_a_tent_has_its_name_to_both_sides_of_the_fold(paper: str) -> None:
    """The paper lies on its long side; above the fold the name stands on its head, below it on its feet."""
    with read("tents", paper) as file:
        assert len(file.pages) == 7
        for page, name in zip(file.pages, NAMES, strict=False):
            width, height = float(page.width), float(page.height)
            assert width > height
            fold = {(x, top) for x, top, wide, _ in spots(page) if wide == 8}
            assert {round(top, 0) for _, top in fold} == {round(height / MM / 2, 0)}
            assert {round(x, 0) for x, _ in fold} == {6, round(width / MM - 14, 0)}
            chars = [char for char in page.chars if char["top"] < height - 12 * MM]  # edition and mark stand below
            turned = {bool(char["top"] < height / 2): char["matrix"][0] < 0 for char in chars if char["text"].strip()}
            assert turned == {True: True, False: False}
            assert all(char["x0"] > 10 * MM and char["x1"] < width - 10 * MM for char in chars)
            said = "".join(char["text"] for char in chars)
            assert sorted(said.replace(" ", "")) == sorted(name.replace(" ", "") * 2)


@pytest.mark.parametrize("kind", ["badges", "tents"])
def test_they_are_accessible(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "names.pdf"
    file.write_bytes(written(kind, "A4"))
    report = validator.validate_pdf(str(file), profile=validator.ValidationProfile.PDF_UA_1)
    assert [failure.rule_id for failure in report.failures] == []


def test_a_name_is_as_large_as_there_is_room() -> None:
    badge = ROOMS["badge"]
    assert fitted("Ana", badge, FONTS).points == badge.most
    assert fitted("Bartholomew Featherstonehaugh", badge, FONTS).lines == ("Bartholomew", "Featherstonehaugh")
    assert 10 <= fitted(LONG, badge, FONTS).points < 14
    assert fitted("", badge, FONTS).points == badge.most
