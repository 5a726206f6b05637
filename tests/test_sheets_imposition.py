"""Imposition: page orders against folded paper, written out by hand, and sheets looked at as drawn."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.brand import house
from kit.paper import A3, A4, LETTER, Paper
from kit.prose import plain
from kit.sheets import blank, booklet, grey, joined, page_count, two_up
from kit.sheets.imposed import CALIPER_MM, MM
from kit.sheets.imposition import Side, quarto, saddle, side_by_side
from kit.sheets.part import Part
from kit.writers import pdf
from tests.courses import documents

# Fold one sheet of paper once, number its four pages as you leaf through, and open it: 4 and 1 outside, 2 and 3 inside.
# Two sheets put inside each other, and three, and four, in the same way:
FOLDED_ONCE = {
    4: [(4, 1), (2, 3)],
    8: [(8, 1), (2, 7), (6, 3), (4, 5)],
    12: [(12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)],
    16: [(16, 1), (2, 15), (14, 3), (4, 13), (12, 5), (6, 11), (10, 7), (8, 9)],
}

# Fold the top half of one sheet behind the bottom half, then the left half behind the right, so that page 1 lies before
# you with the fold on its left. Number the pages, slitting the top, and open the sheet.
# Each side is read top left, top right, bottom left, bottom right; the top row stands on its head.
FOLDED_TWICE = {
    8: [(5, 4, 8, 1), (3, 6, 2, 7)],
    16: [(13, 4, 16, 1), (3, 14, 2, 15), (9, 8, 12, 5), (7, 10, 6, 11)],
    24: [(21, 4, 24, 1), (3, 22, 2, 23), (17, 8, 20, 5), (7, 18, 6, 19), (13, 12, 16, 9), (11, 14, 10, 15)],
}


def pages_of(sides: tuple[Side, ...]) -> list[tuple[int | None, ...]]:
    return [tuple(slot.page for slot in side) for side in sides]


@pytest.mark.parametrize("pages", FOLDED_ONCE)
def test_a_booklet_folded_once_reads_in_order(pages: int) -> None:
    assert pages_of(saddle(pages)) == FOLDED_ONCE[pages]


@pytest.mark.parametrize("pages", FOLDED_TWICE)
def test_a_booklet_folded_twice_reads_in_order(pages: int) -> None:
    sides = quarto(pages)
    assert pages_of(sides) == FOLDED_TWICE[pages]
    assert [[slot.turned for slot in side] for side in sides] == [[True, True, False, False]] * len(sides)


def test_what_runs_out_is_left_white_at_the_end() -> None:
    assert pages_of(saddle(11)) == [(None, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)]
    assert pages_of(saddle(1)) == [(None, 1), (None, None)]
    assert pages_of(quarto(5)) == [(5, 4, None, 1), (3, None, 2, None)]
    assert pages_of(side_by_side(3)) == [(1, 2), (3, None)]


@given(st.integers(1, 90))
def test_a_leaf_has_two_pages_that_follow_each_other(pages: int) -> None:
    """Whatever is printed at a place of a front has its next or last page at the mirrored place of the back."""
    for sides in (saddle(pages), quarto(pages)):
        assert sorted(slot.page for side in sides for slot in side if slot.page) == list(range(1, pages + 1))
        for front, back in zip(sides[::2], sides[1::2], strict=True):
            behind = {(1 - slot.column, slot.row): slot for slot in back}
            for slot in front:
                other = behind[slot.column, slot.row]
                assert (slot.turned, slot.depth) == (other.turned, other.depth)
                if slot.page and other.page:
                    assert abs(slot.page - other.page) == 1
                    assert (slot.page + 1) // 2 == (other.page + 1) // 2, "both sides of one leaf"


def test_depth_counts_the_leaves_folded_round_a_page() -> None:
    assert [[slot.depth for slot in side] for side in saddle(12)] == [[0, 0], [0, 0], [1, 1], [1, 1], [2, 2], [2, 2]]
    depths = {slot.page: slot.depth for side in quarto(16) for slot in side}
    assert [depths[page] for page in range(1, 17)] == [0, 0, 1, 1, 2, 2, 3, 3, 3, 3, 2, 2, 1, 1, 0, 0]


# ------------------------------------------------------------------ drawn


@lru_cache
def handout(paper: Paper = A4) -> bytes:
    document = next(document for document in documents("minimal") if document.kind == "handout")
    return pdf.write(document, house(), paper).data


def numbered(pages: int) -> bytes:
    """Pages of A4 with a black square of 20 mm in the top left corner, and their number in squares below it."""
    with pikepdf.Pdf.new() as file:
        for number in range(1, pages + 1):
            page = file.add_blank_page(page_size=(210 * MM, 297 * MM))
            squares = "".join(f"{10 * MM} {(277 - 12 * count) * MM} 20 10 re f\n" for count in range(number))
            page.obj.Contents = file.make_stream(squares.encode())
        stream = BytesIO()
        file.save(stream)
        return stream.getvalue()


def boxes(data: bytes) -> list[list[tuple[float, float]]]:
    """Of each sheet, the middle of every square in mm from the left and from the top."""
    with pdfplumber.open(BytesIO(data)) as file:
        return [
            sorted(((box["x0"] + box["x1"]) / 2 / MM, (box["top"] + box["bottom"]) / 2 / MM) for box in page.rects)
            for page in file.pages
        ]


def test_a4_pages_become_a5_on_a_landscape_sheet() -> None:
    data = booklet(handout(), A4)
    with pdfplumber.open(BytesIO(data)) as file:
        assert [(round(page.width / MM), round(page.height / MM)) for page in file.pages] == [(297, 210)] * len(
            file.pages
        )
        assert len(file.pages) == 2 * -(-page_count(handout()) // 4)
        first = file.pages[0]
        with pdfplumber.open(BytesIO(handout())) as before:
            cover = before.pages[0].extract_text()
        assert first.crop((first.width / 2, 0, first.width, first.height)).extract_text() == cover


def test_a_page_is_full_size_on_a_sheet_twice_as_large() -> None:
    with pdfplumber.open(BytesIO(booklet(handout(), A3))) as file, pdfplumber.open(BytesIO(handout())) as before:
        sizes = [
            {round(char["size"], 1) for char in pages[at].chars} for pages, at in ((file.pages, 1), (before.pages, 1))
        ]
    assert sizes[1] <= sizes[0]


def test_inner_sheets_are_drawn_towards_the_fold() -> None:
    """The third sheet of twelve pages lies 0.2 mm nearer to the fold than the first, on both sides of it."""
    sheets = boxes(booklet(numbered(12), A4))
    left = [min(sheet)[0] for sheet in (sheets[1], sheets[3], sheets[5])]
    assert [round(place - left[0], 3) for place in left] == [0, CALIPER_MM, 2 * CALIPER_MM]
    right = [next(x for x, _ in sheet if x > 148.5) for sheet in (sheets[0], sheets[2], sheets[4])]
    assert [round(place - right[0], 3) for place in right] == [0, -CALIPER_MM, -2 * CALIPER_MM]


def test_pages_on_their_heads_stand_in_the_top_row() -> None:
    """On the front of a signature page 4 hangs from the middle of the sheet, page 1 stands below it, both on the right."""
    (front, _) = boxes(booklet(numbered(8), A4, up=4))
    right = [(x, y) for x, y in front if x > 105]
    above, below = [place for place in right if place[1] < 148.5], [place for place in right if place[1] > 148.5]
    assert (len(above), len(below)) == (4, 1)
    assert min(x for x, _ in above) > 190, "the left edge of a page on its head is on the right"
    assert below[0][0] < 120


def test_fold_marks_stand_at_the_fold_and_staples_on_the_outside() -> None:
    with pdfplumber.open(BytesIO(booklet(numbered(8), A4))) as file:
        for number, page in enumerate(file.pages):
            lines = [(line["x0"] / MM, abs(line["bottom"] - line["top"]) / MM) for line in page.lines]
            assert all(round(x, 1) == 148.5 for x, _ in lines)
            assert len(lines) == (4 if number == 0 else 2)


def test_letter_pages_keep_their_shape() -> None:
    with pdfplumber.open(BytesIO(booklet(handout(LETTER), LETTER))) as file:
        assert [(round(float(page.width)), round(float(page.height))) for page in file.pages[:1]] == [(792, 612)]
        assert all(char["x0"] >= -1 and char["x1"] <= page.width + 1 for page in file.pages for char in page.chars)


def test_two_up_reads_flat() -> None:
    data = two_up(numbered(3), A4)
    assert [len([x for x, _ in sheet if x < 148.5]) for sheet in boxes(data)] == [1, 3]
    assert [len([x for x, _ in sheet if x > 148.5]) for sheet in boxes(data)] == [2, 0]


def test_imposed_sheets_are_artifacts_and_go_into_a_pack() -> None:
    """No tag is left on a sheet; a pack that holds a booklet still has the tags of everything else."""
    said = blank(plain("Left blank"), documents("minimal")[0], house(), A4)
    data = booklet(handout(), A4, blank=said)
    with pikepdf.open(BytesIO(data)) as file:
        assert "/StructTreeRoot" not in file.Root
        for form in (
            item for item in file.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
        ):
            assert not operators(form) & {"BDC", "BMC", "EMC"}
    together = joined([Part(data, "Booklet"), Part(handout(), "Handout")], "Pack", said)
    with pikepdf.open(BytesIO(together)) as file:
        assert [str(part.T) for part in file.Root.StructTreeRoot.K[0].K] == ["Handout"]
    if page_count(handout()) % 4:
        with pypdfium2.PdfDocument(data) as sheets:
            assert "Left blank" in sheets[0].get_textpage().get_text_range()


def operators(content: Any) -> set[str]:
    return {str(item.operator) for item in pikepdf.parse_content_stream(content)}


def test_the_same_pages_make_the_same_sheets() -> None:
    assert booklet(handout(), A4) == booklet(handout(), A4)
    assert two_up(handout(), A4) == two_up(handout(), A4)


# ------------------------------------------------------------------ greys


def test_no_colour_is_left_in_grey_pages() -> None:
    """Every operator that mixes colour is gone, and every pixel has as much red as green as blue."""
    data = grey(handout())
    with pikepdf.open(BytesIO(data)) as file:
        contents = list(file.pages)
        forms = [item for item in file.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"]
        assert not set().union(*map(operators, [*contents, *forms])) & {"rg", "RG", "k", "K"}
    with pypdfium2.PdfDocument(data) as after, pypdfium2.PdfDocument(handout()) as before:
        red, green, blue = after[0].render(scale=0.5).to_pil().convert("RGB").split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()
        assert before[0].get_textpage().get_text_range() == after[0].get_textpage().get_text_range()
    assert grey(handout()) == data
