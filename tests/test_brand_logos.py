"""A logo is printed where it can be seen, with space kept clear round it; one that cannot be seen is refused."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image, ImageDraw

from kit.blocks import Cover
from kit.brand import Brand, Imprint, Logo, Logos, house, read
from kit.brand.shades import strength
from kit.errors import CurriculumError, Problem
from kit.paper import PAPERS, Paper
from kit.project import STYLES
from kit.writers import pdf
from tests.courses import documents

WHITE = "#FFFFFF"


def drawing(colour: str, more: str = "") -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1z" fill="{colour}"/>{more}</svg>'
    )


def written(folder: Path, text: str, **drawings: str) -> tuple[Brand, tuple[Problem, ...]]:
    for name, drawn in drawings.items():
        (folder / f"{name}.svg").write_text(drawn, encoding="utf-8")
    (folder / "_brand.yml").write_text(text, encoding="utf-8")
    return read(folder / "_brand.yml")


def said(folder: Path, text: str, **drawings: str) -> str:
    try:
        return " ".join(map(str, written(folder, text, **drawings)[1]))
    except CurriculumError as error:
        return " ".join(map(str, error.problems))


@pytest.mark.parametrize(
    ("picture", "least", "most"),
    [
        (drawing("black"), 20, 21),
        (drawing("#FFF"), 1, 1.1),
        (drawing("#FFF", "<circle r='1'/>"), 20, 21),
        (drawing("none", "<style>path { fill: #EEE }</style>"), 1, 1.5),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><g style="fill: navy"><path d="M0 0h1z"/></g></svg>', 15, 17),
    ],
)  # fmt: skip
def test_a_drawing_is_as_strong_as_its_strongest_paint(tmp_path: Path, picture: str, least: float, most: float) -> None:
    (tmp_path / "a.svg").write_text(picture, encoding="utf-8")
    assert least <= strength(tmp_path / "a.svg", WHITE) <= most


def test_a_picture_is_as_strong_as_what_is_not_clear_in_it(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    picture.save(tmp_path / "clear.png")
    ImageDraw.Draw(picture).rectangle((20, 20, 120, 60), (255, 255, 255, 255))
    picture.save(tmp_path / "white.png")
    ImageDraw.Draw(picture).rectangle((150, 20, 200, 60), (0, 0, 0, 255))
    picture.save(tmp_path / "black.png")
    clear, white, black = (strength(tmp_path / f"{name}.png", WHITE) for name in ("clear", "white", "black"))
    assert clear == white == 1
    assert black > 20
    assert strength(tmp_path / "white.png", "#000000") > 20


def test_a_logo_that_cannot_be_seen_on_paper_is_refused(tmp_path: Path) -> None:
    assert "_brand.yml:1:7: KIT407: The medium logo is too pale" in said(tmp_path, "logo: a.svg", a=drawing("#FFF"))
    partner = "defaults: {kit: {partner_logo: a.svg}}"
    assert "KIT407: The partner's logo is too pale" in said(tmp_path, partner, a=drawing("#FFE"))


def test_a_faint_one_is_said_to_be_and_a_clear_one_is_not(tmp_path: Path) -> None:
    assert "faint on white paper: 2.2:1" in said(tmp_path, "logo: a.svg", a=drawing("#AEAEAE"))
    assert said(tmp_path, "logo: a.svg", a=drawing("#444")) == ""


def test_logos_that_are_the_wrong_way_round_are_exchanged(tmp_path: Path) -> None:
    text = "logo: {medium: {light: white.svg, dark: ink.svg}}"
    brand, noted = written(tmp_path, text, white=drawing("#FFF"), ink=drawing("#000"))
    assert brand.logo == tmp_path / "ink.svg"
    assert brand.logos.dark_medium == Logo(tmp_path / "white.svg")
    assert ["is the one that is seen on white" in problem.message for problem in noted] == [True]


def test_a_logo_for_dark_grounds_alone_is_said_to_be_printed_nowhere(tmp_path: Path) -> None:
    text = "logo: {medium: {dark: white.svg}}"
    brand, noted = written(tmp_path, text, white=drawing("#FFF"))
    assert brand.logo is None
    assert ["no medium logo for white paper" in problem.message for problem in noted] == [True]


# ------------------------------------------------------------------ clear space

LONG = Imprint(
    "Delivered by River School of Conversation", "Licensed to Harbour Light Trust", "hello@example.org", "© A"
)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("two", [False, True])
@pytest.mark.parametrize("wide", [False, True])
def test_a_quarter_of_a_logos_height_stays_clear_on_covers(tmp_path: Path, paper: Paper, two: bool, wide: bool) -> None:
    Image.new("RGB", (800, 160) if wide else (400, 400), "black").save(tmp_path / "logo.png")
    partner = Logo(STYLES / "brands" / "aldermoor" / "logo.svg") if two else None
    brand = replace(house(), logo=tmp_path / "logo.png", logos=Logos(partner=partner), imprint=LONG)
    for document in (found for found in documents("everything") if found.kind in {"guide", "handout"}):
        assert document.covered
        cover = replace(document, sections=document.sections[:1])
        assert isinstance(cover.sections[0].body[0], Cover)
        with pdfplumber.open(io.BytesIO(pdf.write(cover, brand, paper).data)) as file:
            page = file.pages[0]
            (logo,) = page.images
            space = (logo["bottom"] - logo["top"]) / 4 - 0.2
            near = page.within_bbox(
                (logo["x0"] - space, logo["top"] - space, page.width, logo["bottom"] + space), strict=False
            )
            assert [letter["text"] for letter in near.chars] == []
