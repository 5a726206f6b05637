"""Pages of a Word file: sections and margins, running heads, contents, tables that are tables, and what fits a page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Mm
from docx.table import Table as WordTable

from kit.blocks import (
    Agenda,
    AgendaRow,
    AnswerColumn,
    AnswerGrid,
    AnswerRow,
    Cell,
    Column,
    Contents,
    ContentsEntry,
    Cover,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
    WritingLines,
)
from kit.paper import A4, LETTER, PAPERS, Paper
from kit.prose import plain
from kit.writers.build_mark import document_mark
from kit.writers.docx import _pitches, write
from kit.writers.docx.measure import height
from kit.writers.docx.sheet import sheet_for
from tests.courses import documents
from tests.test_docx_everything import BRAND, NOTHING, PAGES, body, cover, document, everything, opened, parts

TEN = tuple(plain(str(number)) for number in range(10))


def section(name: str, *content: Any, title: str = "") -> Section:
    return Section(name, "front", plain(title or name), content or (Paragraph(plain(name)),))


def mm(*lengths: Any) -> list[int]:
    return [round(length.mm) for length in lengths]


def styled(data: bytes) -> list[tuple[str, str]]:
    """The style and text of each paragraph outside tables."""
    return [(str(line.style.name), line.text) for line in opened(data).paragraphs if line.style]


def value(parent: Any, *path: str, name: str = "w:val") -> str | None:
    """An attribute of the element at a path, which has to be there."""
    for step in path:
        parent = parent.find(qn(step))
        assert parent is not None, step
    found: str | None = parent.get(qn(name))
    return found


def xml(data: bytes) -> str:
    return parts(data)["word/document.xml"].decode()


def tables(data: bytes) -> list[WordTable]:
    return opened(data).tables


# ------------------------------------------------------------------ sections


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
@pytest.mark.parametrize(("kind", "margins"), [("guide", [24, 17, 20, 20]), ("scorecard", [14, 14, 12, 12])])
def test_pages_have_the_paper_and_margins_of_their_document(kind: str, margins: list[int], paper: Paper) -> None:
    for each in opened(write(everything(kind), BRAND, paper, PAGES)).sections:
        assert mm(each.page_width, each.page_height) == [round(paper.width_mm), round(paper.height_mm)]
        assert mm(each.left_margin, each.right_margin, each.top_margin, each.bottom_margin) == margins


def test_facing_pages_are_mirrored() -> None:
    settings = parts(write(everything(), BRAND, A4, PAGES))["word/settings.xml"]
    assert b"<w:mirrorMargins/>" in settings
    assert b"<w:evenAndOddHeaders/>" in settings


def test_every_section_is_one_of_words_and_starts_a_page_without_a_break_in_the_text() -> None:
    data = write(document(cover(), section("a"), section("b"), section("c")), BRAND, A4, {})
    assert [each.start_type for each in opened(data).sections] == [2, 2, 2, 2]  # a new page
    assert 'w:type="page"' not in xml(data)
    assert "pageBreakBefore" not in xml(data) + parts(data)["word/styles.xml"].decode()


def heads(each: WordSection) -> list[str]:
    places = (each.header, each.even_page_header, each.footer, each.even_page_footer)
    return [place.paragraphs[0].text for place in places]


def test_running_heads_say_module_and_section_and_are_mirrored_on_left_pages() -> None:
    given = document(section("a", title="Run sheet"), section("b", title="Cards"))
    data, said = write(given, BRAND, A4, {}), f"Edition 1 · 1 November 2026 · {document_mark(given)}"
    feet = [f"Coaching Practice Studio · {said}\tpage 1 of 1", f"page 1 of 1\tCoaching Practice Studio · {said}"]
    first, second = opened(data).sections
    assert heads(first) == ["1 · Relationship of trust\tRun sheet", "Run sheet\t1 · Relationship of trust", *feet]
    assert heads(second) == ["1 · Relationship of trust\tCards", "Cards\t1 · Relationship of trust", *feet]


def test_sections_with_one_title_share_one_running_head() -> None:
    names = parts(write(document(*(section(name, title="Handout") for name in "abc")), BRAND, A4, {}))
    assert [name for name in names if "head" in name] == ["word/head1-right.xml", "word/head1-left.xml"]


def test_a_cover_has_no_running_head_or_foot() -> None:
    first, second = opened(write(document(cover(), section("a")), BRAND, A4, {})).sections
    assert first.different_first_page_header_footer
    assert first._sectPr.findall(qn("w:headerReference")) == []
    assert first._sectPr.findall(qn("w:footerReference")) == []
    assert len(second._sectPr.findall(qn("w:headerReference"))) == 2


@pytest.mark.parametrize(
    ("label", "said", "fields"),
    [
        ("page {page} of {pages}", "page 1 of 1", [" PAGE ", " NUMPAGES "]),
        ("{pages} pages, this is {page}", "1 pages, this is 1", [" NUMPAGES ", " PAGE "]),
        ("{page}", "1", [" PAGE "]),
        ("sheet", "sheet", []),
    ],
)
def test_page_numbers_are_fields_in_the_authors_own_words(label: str, said: str, fields: list[str]) -> None:
    data = write(replace(document(section("a")), page_label=label), BRAND, A4, {})
    foot = opened(data).sections[0].footer.paragraphs[0]
    assert foot.text.split("\t")[1] == said
    assert [each.text for each in foot._p.iter(qn("w:instrText"))] == fields


def test_a_section_that_ends_in_a_table_ends_in_a_paragraph_after_all() -> None:
    table = Table("t", (Column(plain("a")),), ((Cell(plain("b")),),))
    data = write(document(section("a", table), section("b", table)), BRAND, A4, {})
    assert xml(data).count("</w:tbl>") == xml(data).count('</w:tbl><w:p><w:pPr><w:pStyle w:val="KitSectionEnd"/>') == 2


# ------------------------------------------------------------------ headings and contents


def test_headings_skip_no_level() -> None:
    levels = (1, 3, 3, 2, 4, 1)
    data = write(body(*(Heading(plain(str(level)), level) for level in levels)), BRAND, A4, {})
    assert [style for style, text in styled(data) if text] == [
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Heading 2",
        "Heading 3",
        "Heading 1",
    ]


def test_bookmarks_have_valid_names_that_no_other_has() -> None:
    ids = ["run/a b", "run-a.b", "Run/A_B", "1st", "ü", "x" * 60, "x" * 61]
    data = write(body(*(Heading(plain(id), 1, id) for id in ids)), BRAND, A4, {})
    names = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]*)"/>', xml(data))
    assert names == ["_run_a_b", "_run_a_b_2", "_Run_A_B_3", "_1st", "__", f"_{'x' * 39}", f"_{'x' * 37}_2"]
    assert re.findall(r'<w:bookmarkStart w:id="(\d+)"', xml(data)) == re.findall(
        r'<w:bookmarkEnd w:id="(\d+)"', xml(data)
    )


def test_the_contents_are_words_own_and_already_filled() -> None:
    entries = (
        ContentsEntry(plain("One"), "one"),
        ContentsEntry(plain("Two"), "two", 2),
        ContentsEntry(plain("Lost"), "lost"),
    )
    data = write(
        body(
            Heading(plain("Contents"), 1),
            Contents(entries),
            Heading(plain("One"), 1, "one"),
            Heading(plain("Two"), 2, "two"),
        ),
        BRAND,
        A4,
        {"one": 3, "two": 14},
    )
    assert [line for line in styled(data) if line[1]] == [
        ("TOC Heading", "Contents"),
        ("toc 1", "One\t3"),
        ("toc 2", "Two\t14"),
        ("toc 1", "Lost"),
        ("Heading 1", "One"),
        ("Heading 2", "Two"),
    ]
    fields = [each.text for each in opened(data).element.iter(qn("w:instrText"))]
    assert fields == [r' TOC \o "1-2" \h \z ', r" PAGEREF _one \h ", r" PAGEREF _two \h "]
    marks = [each.get(qn("w:fldCharType")) for each in opened(data).element.iter(qn("w:fldChar"))]
    assert marks == ["begin", "separate"] + ["begin", "separate", "end"] * 2 + ["end"]


def test_a_page_that_is_not_known_is_left_out_of_the_contents() -> None:
    data = write(body(Contents((ContentsEntry(plain("One"), "one"),)), Heading(plain("One"), 1, "one")), BRAND, A4, {})
    assert [line.text for line in opened(data).paragraphs if line.text] == ["One", "One"]
    assert "PAGEREF" not in xml(data)


def test_the_numeral_of_the_cover_is_drawn_by_a_list_and_not_read() -> None:
    data = write(document(replace(cover(), body=(Cover(7, plain("L"), plain("T"), NOTHING),))), BRAND, A4, {})
    assert b'<w:startOverride w:val="7"/>' in parts(data)["word/numbering.xml"]
    assert styled(data) == [
        ("Kit Numeral", ""),
        ("Kit Brand", "Brand & Sons"),
        ("Kit Cover Label", "L"),
        ("Title", "T"),
    ]


# ------------------------------------------------------------------ tables


def test_tables_have_heads_that_repeat_names_for_the_blind_and_fixed_columns() -> None:
    columns = (Column(plain("a"), 1), Column(plain("b"), 3))
    (table,) = tables(
        write(body(Table("What to bring", columns, ((Cell(plain("c")), Cell(plain("d"))),))), BRAND, A4, {})
    )
    names = [value(table._tbl.tblPr, tag) for tag in ("w:tblCaption", "w:tblDescription")]
    flags = [value(table._tbl.tblPr, "w:tblLook", name=flag) for flag in ("w:firstRow", "w:firstColumn", "w:val")]
    assert names == ["What to bring", "What to bring"]
    assert flags == ["1", "1", "06A0"]
    assert value(table._tbl.tblPr, "w:tblLayout", name="w:type") == "fixed"
    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows] == [True, False]
    assert mm(*(column.width for column in table.columns)) == [42, 127]


def test_a_table_without_a_single_title_has_no_head() -> None:
    (table,) = tables(
        write(body(Table("t", (Column(NOTHING), Column(NOTHING)), ((Cell(plain("c")), Cell(NOTHING)),))), BRAND, A4, {})
    )
    assert len(table.rows) == 1


def test_no_column_is_narrower_than_its_longest_word() -> None:
    columns = (Column(plain("Beobachterin"), 1), Column(plain("b"), 30), Column(plain("c"), 3))
    (table,) = tables(
        write(body(Table("t", columns, ((Cell(plain("a")), Cell(plain("b")), Cell(plain("c"))),))), BRAND, A4, {})
    )
    assert mm(*(column.width for column in table.columns)) == [29, 127, 13]
    assert sum(column.width for column in table.columns) == pytest.approx(Mm(169), abs=Mm(0.1))


def test_no_cell_is_merged_or_left_without_a_paragraph_and_no_row_is_split() -> None:
    root = opened(write(everything(), BRAND, A4, PAGES)).element
    assert [each for tag in ("w:gridSpan", "w:vMerge") for each in root.iter(qn(tag))] == []
    assert [each for each in root.iter(qn("w:tc")) if each[-1].tag != qn("w:p")] == []
    rows = list(root.iter(qn("w:tr")))
    assert [each for each in rows if each.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None] == []


def test_two_tables_do_not_become_one() -> None:
    table = Table("t", (Column(plain("a")),), ((Cell(plain("b")),),))
    assert "</w:tbl><w:tbl>" not in xml(write(body(table, table, table), BRAND, A4, {}))


def test_the_agenda_is_drawn_to_scale() -> None:
    rows = tuple(AgendaRow("0:00", minutes, plain("x"), NOTHING, "led") for minutes in (2, 10, 48))
    (table,) = tables(write(body(Agenda("sixty minutes", rows, "1:00")), BRAND, A4, {}))
    assert [row.height.mm if row.height else None for row in table.rows] == [
        pytest.approx(6.5, abs=0.1),
        pytest.approx(15, abs=0.1),
        pytest.approx(72, abs=0.1),
        None,
    ]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["0:00", "2", "x"],
        ["0:00", "10", "x"],
        ["0:00", "48", "x"],
        ["1:00", "", ""],
    ]


def test_grids_offer_boxes_to_tick_and_room_to_write() -> None:
    columns = (
        AnswerColumn(plain("a"), "given"),
        AnswerColumn(plain("b"), "tick"),
        AnswerColumn(plain("c"), "scale"),
        AnswerColumn(plain("d"), "write"),
    )
    grid = AnswerGrid("g", columns, (AnswerRow("1", (plain("x"), NOTHING, NOTHING, NOTHING)),), 14, ("1", "2"))
    (table,) = tables(write(body(grid), BRAND, A4, {}))
    assert [cell.text for cell in table.rows[1].cells] == ["1\tx", "☐", "☐\u00a01 ☐\u00a02", ""]
    assert mm(table.rows[1].height) == [14]


# ------------------------------------------------------------------ what fits a page


def lines_of(data: bytes) -> int:
    return [style for style, _ in styled(data)].count("Kit Writing Line")


def test_lines_to_write_on_grow_into_what_the_page_leaves_free() -> None:
    short = WritingLines(plain("Why"), NOTHING, 2)
    assert lines_of(write(body(short), BRAND, A4, {})) == 2
    assert lines_of(write(body(short, whole=True), BRAND, A4, {})) == 14
    assert lines_of(write(body(short, short, whole=True), BRAND, A4, {})) == 24
    assert lines_of(write(body(short, short, whole=True), BRAND, LETTER, {})) == 22


def test_lines_that_were_promised_stay_and_lines_for_notes_go_where_there_is_no_room() -> None:
    text = tuple(Paragraph(plain("word " * 60)) for _ in range(12))
    kept, notes = WritingLines(plain("Why"), NOTHING, 3), WritingLines(plain("Notes"), NOTHING, 3, role="notes")
    assert lines_of(write(body(*text, kept, whole=True), BRAND, A4, {})) == 3
    assert lines_of(write(body(*text, notes, whole=True), BRAND, A4, {})) == 0
    assert lines_of(write(body(*text, notes), BRAND, A4, {})) == 3


def sections_of(data: bytes) -> list[str]:
    """The paragraphs and tables of each section, as they were written."""
    content = xml(data).split("<w:body>")[1].split("</w:body>")[0]
    ended = re.split(r"<w:sectPr>.*?</w:sectPr>(?:</w:pPr></w:p>)?", content)
    return [each.removesuffix('<w:p><w:pPr><w:pStyle w:val="KitSectionEnd"/>') for each in ended if each]


PROMISED = [document for document in documents("source") if document.kind in ("handout", "scorecard")]


@pytest.mark.parametrize("paper", [*PAPERS.values()], ids=lambda paper: paper.name)
@pytest.mark.parametrize("given", PROMISED, ids=lambda document: document.name)
def test_every_section_that_is_promised_whole_fits_one_page(given: Document, paper: Paper) -> None:
    sheet, written = sheet_for(given.kind, paper), sections_of(write(given, BRAND, paper, {}))
    assert len(written) == len(given.sections)
    page = sheet.height_mm * 72 / 25.4
    filled = {
        each.id: height(content, sheet, _pitches(given)) / page
        for each, content in zip(given.sections, written, strict=True)
    }
    assert {id: share for id, share in filled.items() if share > 1} == {}
