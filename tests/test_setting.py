"""Settings: bleed for a print shop, and large print that keeps the room together."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import page as validator
import pdfplumber
import pypdfium2
import pytest

from kit.blocks import Document
from kit.brand import house
from kit.paper import A4
from kit.writers import pdf
from kit.writers.setting import BLEED_MM, LARGE, STANDARD, Setting, Sizes, enlarged
from kit.writers.stylesheet import stylesheet
from tests.courses import documents
from tests.texts import pdf_pages

MM = 72 / 25.4
SHOP = Setting(bleed_mm=BLEED_MM)


def handout() -> Document:
    return next(document for document in documents("minimal") if document.kind == "handout")


@lru_cache
def standard() -> pdf.Rendered:
    return pdf.write(handout(), house(), A4)


@lru_cache
def shop() -> pdf.Rendered:
    return pdf.write(handout(), house(), A4, SHOP)


@lru_cache
def large_setting() -> Setting:
    return pdf.large_print(handout(), house(), A4)


@lru_cache
def large() -> pdf.Rendered:
    return pdf.write(handout(), house(), A4, large_setting())


@pytest.mark.parametrize("rendered", [shop, large])
def test_every_setting_is_accessible(rendered: Any, tmp_path: Path) -> None:
    file = tmp_path / "set.pdf"
    file.write_bytes(rendered().data)
    report = validator.validate_pdf(str(file), profile=validator.ValidationProfile.PDF_UA_1)
    assert [failure.rule_id for failure in report.failures] == []


# ------------------------------------------------------------------ bleed


def test_the_trim_is_the_paper_and_the_bleed_is_round_it() -> None:
    with pypdfium2.PdfDocument(shop().data) as file:
        assert len(file) == standard().pages
        for page in file:
            assert [round(edge / MM) for edge in page.get_trimbox()] == [0, 0, 210, 297]
            assert [round(edge / MM) for edge in page.get_bleedbox()] == [-3, -3, 213, 300]
            assert [round(edge / MM) for edge in page.get_mediabox()] == [-9, -9, 219, 306]


def test_covers_and_edges_are_printed_to_the_bleed_and_no_further() -> None:
    """Colour is where a knife may slip: between trim and bleed. The slug outside it holds crop marks alone."""
    with pypdfium2.PdfDocument(shop().data) as file:
        cover, second = (file[number].render(scale=4).to_pil().convert("RGB") for number in (0, 1))
    pixel = 4 * MM
    primary = tuple(int(house().palette.primary[at : at + 2], 16) for at in (1, 3, 5))
    for x, y in ((7, 7), (7, 60), (114, 7), (221, 7), (221, 60)):
        assert cover.getpixel((int(x * pixel), int(y * pixel))) == primary, f"{x} mm, {y} mm"
    for x, y in ((2, 60), (5, 60), (114, 3), (226, 60)):
        assert cover.getpixel((int(x * pixel), int(y * pixel))) == (255, 255, 255), f"{x} mm, {y} mm"
    tab = [second.getpixel((int(7 * pixel), y)) for y in range(0, second.height, 8)]
    assert primary in tab, "the thumb tab of a left-hand page"


def test_crop_marks_stand_clear_of_the_bleed() -> None:
    with pypdfium2.PdfDocument(shop().data) as file:
        image = file[2].render(scale=4).to_pil().convert("L")
    pixel = 4 * MM
    row = [image.getpixel((x, round(9 * pixel))) for x in range(int(9 * pixel))]
    dark = [x / pixel for x, value in enumerate(row) if isinstance(value, int) and value < 128]
    assert dark
    assert max(dark) < 6, "the mark ends before the bleed begins"


def test_without_bleed_nothing_differs() -> None:
    assert pdf.write(handout(), house(), A4, STANDARD).data == standard().data


# ------------------------------------------------------------------ large print


def test_all_type_is_large() -> None:
    """No letter is smaller than 16 points, in drawings neither."""
    with pdfplumber.open(BytesIO(large().data)) as file:
        sizes = {round(char["size"], 1) for page in file.pages for char in page.chars}
    assert min(sizes) >= 16
    assert 17 in sizes


def test_the_standard_numbers_stand_in_the_margin_where_their_pages_begin() -> None:
    """Beside each number is the line with which that page of a standard copy begins."""
    with pdfplumber.open(BytesIO(standard().data)) as file:
        openings = [first_line(page) for page in file.pages]
    found: list[int] = []
    with pdfplumber.open(BytesIO(large().data)) as file:
        for page in file.pages:
            for mark in marks(page):
                found.append(int(mark["text"]))
                words = [word["text"] for word in page.extract_words() if abs(word["top"] - mark["top"]) < 45]
                assert set(openings[found[-1] - 1][:2]) <= set(words), f"page {mark['text']}: {words}"
    assert found == list(range(1, standard().pages + 1))


def first_line(page: Any) -> list[str]:
    words = [word for word in page.extract_words() if 18 * MM < word["top"] < 277 * MM]
    top = min(word["top"] for word in words)
    return [word["text"] for word in words if word["top"] < top + 8]


def marks(page: Any) -> list[Any]:
    """The numbers in the inner margin, which is 24 mm wide."""
    left = page.page_number % 2 == 1
    edge = 23 * MM
    return [
        word
        for word in page.extract_words()
        if word["text"].isdigit() and 20 * MM < word["top"] < 270 * MM
        if (word["x1"] < edge if left else word["x0"] > page.width - edge)
    ]


def test_the_foot_says_the_standard_page() -> None:
    said = []
    with pdfplumber.open(BytesIO(large().data)) as file:
        for page in file.pages[1:]:
            text = page.crop((0, 275 * MM, page.width, page.height)).extract_text().split()
            total = text.index("of") if "of" in text else text.index("von")
            assert int(text[total + 1]) == standard().pages
            said.append(int(text[total - 1]))
    assert said == sorted(said)
    assert said[-1] == standard().pages


def test_large_print_says_every_word() -> None:
    """Nothing is cut off where type grew, but for the lines for notes, which are filler."""
    notes = words_in("NOTES TO MYSELF")
    missing = words_in(*pdf_pages(standard().data)) - words_in(*pdf_pages(large().data))
    assert missing.keys() <= notes.keys()


def words_in(*texts: str) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"[^\W\d_]{2,}", text))


def test_a_large_print_promises_nothing_about_pages() -> None:
    assert large().pages >= standard().pages
    assert large().warnings == ()


# ------------------------------------------------------------------ type


def test_type_leading_and_distances_grow_together() -> None:
    css = "a { font: 600 9pt/12pt x; margin: 4pt 2mm; border: .75pt solid } b { font-size: 11.5pt; line-height: 16pt } :root { --t7: 36pt }"
    assert enlarged(css, LARGE) == (
        "a { font: 600 16pt/21.33pt x; margin: 5.913pt 2mm; border: 0.75pt solid }"
        " b { font-size: 17pt; line-height: 23.64pt } :root { --t7: 41.5pt }"
    )
    assert enlarged("li::before { content: 'pt' }", LARGE) == "li::before { content: 'pt' }"


def test_the_standard_style_sheet_is_left_alone() -> None:
    assert stylesheet(house(), A4, "handout") == stylesheet(house(), A4, "handout", Setting(sizes=Sizes()))
    assert "standard-page" not in stylesheet(house(), A4, "handout")
