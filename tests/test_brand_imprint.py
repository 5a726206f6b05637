"""Covers name an organisation's partner, licence, contact and copyright, in each format; without them nothing is there."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from lxml import etree

from kit.blocks import Cover
from kit.brand import Brand, Imprint, Logo, Logos, house
from kit.kinds import EVERY_KIND
from kit.paper import PAPERS
from kit.project import STYLES
from kit.writers import docx, html, pdf
from tests.courses import course

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
    assert len({one.get("id") for one in drawings}) == 2
    used = {value for one in body.iter() for name, value in one.attrib.items() if name.endswith("}embed")}
    assert len(used) == 4
    assert all(f'"{name}"' in relations for name in used)


@pytest.mark.parametrize("brand", [house()])
def test_without_them_nothing_is_there(brand: Brand) -> None:
    assert "cover-imprint" not in html.write(DOCUMENT, brand, PAPER).partition("</head>")[2]
    with zipfile.ZipFile(io.BytesIO(docx.write(DOCUMENT, brand, PAPER, {}))) as file:
        assert b"Kit Imprint" not in file.read("word/document.xml")
