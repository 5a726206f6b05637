"""Every document names an organisation's partner, licence, contact and copyright; without them nothing is there."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import ooxml_integrity
import page as validator
import pdfplumber
import pypdfium2
import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image

from kit.blocks import Cover, Document
from kit.brand import Brand, Imprint, Logo, Logos, house, read
from kit.brand.tokens import TWO_LINES
from kit.errors import CurriculumError
from kit.kinds import EVERY_KIND
from kit.paper import PAPERS, Paper
from kit.project import STYLES
from kit.writers import docx, html, pdf
from tests.courses import course, documents, pack_sheets

BRANDS = STYLES / "brands"
PARTNERS = replace(
    house(),
    logo=BRANDS / "harbour-trust" / "logo.svg",
    logos=Logos(partner=Logo(BRANDS / "aldermoor" / "logo.svg", "Aldermoor & Co")),
    imprint=Imprint("Delivered by A", "Licensed to <B>", "c@example.org", "© D"),
)
WORDS = "Delivered by A · Licensed to <B> · c@example.org · © D"
(TITLE,) = EVERY_KIND["handout"].titles(course("minimal"))
DOCUMENT = TITLE.compose({})
PAPER = PAPERS["A4"]


def test_the_handout_has_a_cover() -> None:
    assert any(isinstance(block, Cover) for block in DOCUMENT.sections[0].body)


def test_the_page_says_it_and_shows_both_logos() -> None:
    page: Any = etree.HTML(html.write(DOCUMENT, PARTNERS, PAPER))
    assert page.xpath("string(//p[@class='cover-imprint'])") == WORDS
    logos = [image for image in page.iter("img") if "cover-logo" in (image.getparent().get("class") or "")]
    assert [image.get("alt") for image in logos] == [PARTNERS.organisation, "Aldermoor & Co"]


def test_the_pdf_says_it_above_the_edge_of_the_page() -> None:
    with pypdfium2.PdfDocument(pdf.write(DOCUMENT, PARTNERS, PAPER).data) as document:
        text = document[0].get_textpage()
        assert WORDS in " ".join(text.get_text_range().split())
        place = text.get_text_range().index("Delivered by A")
        _, bottom, _, _ = text.get_charbox(place)
        assert bottom > 5 / 25.4 * 72


def test_the_word_file_says_it_and_holds_both_logos() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.write(DOCUMENT, PARTNERS, PAPER, {}))) as file:
        body: Any = etree.fromstring(file.read("word/document.xml"))
        names = {name for name in file.namelist() if name.startswith("word/media/")}
        relations = file.read("word/_rels/document.xml.rels").decode()
    assert WORDS in "".join(body.itertext())
    assert names == {f"word/media/{name}.{kind}" for name in ("logo", "partner") for kind in ("png", "svg")}
    drawings = [one for one in body.iter() if etree.QName(one).localname == "docPr"]
    assert [one.get("descr") for one in drawings][1] == "Aldermoor & Co"
    assert len({one.get("id") for one in drawings}) == len(drawings) == 3  # the room is drawn too
    used = {value for one in body.iter() for name, value in one.attrib.items() if name.endswith("}embed")}
    assert len(used) == 4
    assert all(f'"{name}"' in relations for name in used)


def test_a_word_that_shows_no_svg_shows_the_same_logo_as_a_picture() -> None:
    first, again = (docx.write(DOCUMENT, PARTNERS, PAPER, {}) for _ in range(2))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as file, Image.open(io.BytesIO(file.read("word/media/logo.png"))) as image:
        assert min(image.size) >= 14 / 25.4 * 300 - 1
        pixels = [colour for _, colour in image.getcolors(1 << 20) or () if isinstance(colour, tuple)]
    drawn = (BRANDS / "harbour-trust" / "logo.svg").read_text().upper()
    assert any(f"#{bytes(colour[:3]).hex().upper()}" in drawn for colour in pixels if colour[3] == 255)
    assert any(colour[3] == 0 for colour in pixels), "its ground is clear"


# ------------------------------------------------------------------ documents without a cover


def uncovered(kind: str) -> Document:
    return next(found for found in documents("everything") if found.kind == kind and not found.covered)


UNCOVERED = pytest.mark.parametrize("kind", ["scorecard", "certificate", "glossary"])
EDGE = 3.7 / 25.4 * 72
"""What printers cannot print on."""


@UNCOVERED
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_a_document_without_a_cover_says_it_in_its_margin(kind: str, paper: Paper, tmp_path: Path) -> None:
    document = uncovered(kind)
    made, plain = (pdf.write(document, brand, paper) for brand in (PARTNERS, house()))
    assert made.pages == plain.pages
    (tmp_path / "a.pdf").write_bytes(made.data)
    report = validator.validate_pdf(str(tmp_path / "a.pdf"), profile=validator.ValidationProfile.PDF_UA_1)
    assert [failure.rule_id for failure in report.failures] == []
    with pdfplumber.open(io.BytesIO(made.data)) as file:
        pages = [page for page in file.pages if WORDS in " ".join(page.extract_text(layout=False).split())]
        assert len(pages) == (len(file.pages) if kind == "certificate" else 1)
        for page in pages:
            words = page.extract_words()
            first, last = (next(word for word in words if word["text"] == text) for text in ("Delivered", "D"))
            assert EDGE < first["top"] < first["bottom"] < page.height - EDGE
            assert not 0.1 * page.height < first["bottom"] < 0.8 * page.height
            others = [word for word in words if abs(word["top"] - first["top"]) > 3]
            assert not [word for word in others if abs(word["top"] - first["top"]) < 7 and word["x0"] < last["x1"]]
            drawn = [
                one
                for one in (*page.curves, *page.rects)
                if abs(one["top"] - first["top"]) < 9 and one["x0"] > last["x1"]
            ]
            assert drawn, "the logos stand beside it"


@pytest.mark.parametrize("kind", ["scorecard", "certificate", "glossary", "run-sheet"])
def test_the_longest_imprint_is_said_to_its_end(kind: str) -> None:
    long = Imprint(
        "Delivered by " + "many a word " * 4, "Licensed to " + "nobody at all " * 4, "c@example.org", "© the end"
    )
    letters = len(" · ".join(long.lines))
    assert TWO_LINES - 20 < letters <= TWO_LINES
    document = next(pack_sheets(course("everything"))) if kind == "run-sheet" else uncovered(kind)
    with pdfplumber.open(io.BytesIO(pdf.write(document, replace(PARTNERS, imprint=long), PAPER).data)) as file:
        page = file.pages[0 if kind == "scorecard" else -1]
        words = page.extract_words()
        said = [word["text"] for word in words]
        assert said.count("nobody") == 4
        end = max((word for word in words if word["text"] == "end"), key=lambda word: word["top"])
        assert end["bottom"] < page.height - EDGE or kind == "scorecard"


def test_an_imprint_that_no_foot_holds_is_refused(tmp_path: Path) -> None:
    (tmp_path / "_brand.yml").write_text(
        f"defaults: {{kit: {{contact: {'x' * 150}, copyright: {'y' * 150}}}}}", encoding="utf-8"
    )
    with pytest.raises(CurriculumError, match="longer than 160 letters together"):
        read(tmp_path / "_brand.yml")


def test_a_page_for_a_browser_holds_the_logos_themselves() -> None:
    page: Any = etree.HTML(html.write(uncovered("scorecard"), PARTNERS, PAPER))
    (imprint,) = page.xpath("//div[@class='imprint']")
    assert " ".join("".join(imprint.itertext()).split()) == WORDS
    assert [image.get("src")[:19] for image in imprint.iter("img")] == ["data:image/svg+xml;"] * 2


@UNCOVERED
def test_a_word_file_without_a_cover_says_it_in_its_feet(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(docx.write(uncovered(kind), PARTNERS, PAPER, {}))
    with zipfile.ZipFile(file) as held:
        for side in ("left", "right"):
            foot: Any = etree.fromstring(held.read(f"word/foot-{side}.xml"))
            assert WORDS in "".join(foot.itertext())
            links: Any = etree.fromstring(held.read(f"word/_rels/foot-{side}.xml.rels"))
            named = {link.get("Id"): link.get("Target") for link in links}
            used = [value for one in foot.iter() for name, value in one.attrib.items() if name.endswith("}embed")]
            assert len(used) == 4
            assert all(f"word/{named[id]}" in held.namelist() for id in used)
    assert OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(file).errors == []
    assert [str(finding) for finding in ooxml_integrity.check(str(file))] == []


@pytest.mark.parametrize("brand", [house()])
def test_without_them_nothing_is_there(brand: Brand) -> None:
    assert "imprint" not in html.write(uncovered("scorecard"), brand, PAPER).partition("</head>")[2]
    assert "cover-imprint" not in html.write(DOCUMENT, brand, PAPER).partition("</head>")[2]
    with zipfile.ZipFile(io.BytesIO(docx.write(DOCUMENT, brand, PAPER, {}))) as file:
        assert b"Kit Imprint" not in file.read("word/document.xml")
