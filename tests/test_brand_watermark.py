"""A watermark stands behind the text of every page, in each format, and the text on it can be read."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import ooxml_integrity
import pikepdf
import pypdfium2
import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image, ImageChops

from kit.blocks import Document
from kit.brand import Brand, greyscale, pairs, read
from kit.brand.colours import AA
from kit.errors import CurriculumError
from kit.paper import A4
from kit.writers import docx, html, pdf
from kit.writers.setting import BLEED_MM, Setting
from tests.courses import documents
from tests.texts import pdf_pages

WORDS = "Issued to <River> & School"
COLOUR = 'color: {primary: "#23483C", secondary: "#B4532A"}'
KINDS = pytest.mark.parametrize("kind", ["handout", "scorecard", "certificate"])


def written(folder: Path, watermark: str) -> Brand:
    file = folder / "_brand.yml"
    file.write_text(f"{COLOUR}\ndefaults: {{kit: {{watermark: {watermark!r}}}}}\n", encoding="utf-8")
    return read(file)[0]


@pytest.fixture(scope="module")
def brand(tmp_path_factory: pytest.TempPathFactory) -> Brand:
    return written(tmp_path_factory.mktemp("marked"), WORDS)


def letters(text: str) -> list[str]:
    """The letters of a page, in no order: a reader takes slanting words apart."""
    return sorted("".join(text.split()))


def pictures(data: bytes) -> list[Image.Image]:
    """Every page in greys, small."""
    with pypdfium2.PdfDocument(data) as file:
        return [page.render(scale=0.7, grayscale=True).to_pil() for page in file]


@lru_cache
def document(kind: str) -> Document:
    return next(found for found in documents("everything") if found.kind == kind)


def test_every_colour_of_text_can_be_read_on_it(brand: Brand) -> None:
    for chosen in (brand, greyscale(brand)):
        assert {pair.text for pair in pairs(chosen.palette) if pair.ground == "watermark"} >= {"ink", "soft", "accent"}
        assert min(pair.contrast for pair in pairs(chosen.palette)) >= AA


@pytest.mark.parametrize(("kind", "bleed_mm"), [("handout", BLEED_MM), ("certificate", 0)])
def test_it_is_behind_the_text_of_every_page(kind: str, bleed_mm: float, brand: Brand) -> None:
    marked, plain = (
        pdf.write(document(kind), one, A4, Setting(bleed_mm)).data
        for one in (brand, replace(brand, imprint=replace(brand.imprint, watermark="")))
    )
    assert [letters(page) for page in pdf_pages(marked)] == [letters(WORDS + page) for page in pdf_pages(plain)]
    for mine, theirs in zip(pictures(marked), pictures(plain), strict=True):
        assert ImageChops.subtract(mine, theirs).getbbox() is None, "nothing becomes lighter"
        tint = ImageChops.subtract(theirs, mine)
        assert tint.histogram()[0] < 0.99 * mine.width * mine.height
        assert not any(tint.histogram()[30:]), "paper is tinted, and no letter is covered"
        left, top, right, bottom = tint.getbbox() or (0, 0, 0, 0)
        assert 0 < left < right < mine.width
        assert 0 < top < bottom < mine.height
    with pikepdf.open(io.BytesIO(marked)) as file:
        for page in file.pages:
            first = next(
                one
                for one in pikepdf.parse_content_stream(page)
                if str(one.operator) in {"Tj", "TJ", "Do", "sh", "f", "BDC", "BMC"}
            )
            assert first.operands[0] == "/Artifact"


@KINDS
def test_word_has_it_in_every_running_head_and_its_checkers_agree(kind: str, brand: Brand, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(docx.write(document(kind), brand, A4, {}))
    with zipfile.ZipFile(file) as held:
        heads: dict[str, Any] = {name: etree.fromstring(held.read(name)) for name in held.namelist() if "/head" in name}
        body: Any = etree.fromstring(held.read("word/document.xml"))
        types = held.read("[Content_Types].xml").decode()
    assert heads
    for name, head in heads.items():
        assert head.xpath("//*[local-name()='textpath']/@string") == [WORDS]
        assert head.xpath("//*[local-name()='shape']/@id")[0].startswith("PowerPlusWaterMarkObject")
        assert f'"/{name}"' in types
    for section in body.iter("{*}sectPr"):
        assert section.findall("{*}headerReference"), "no page is without it"
    assert OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(file).errors == []
    assert [str(finding) for finding in ooxml_integrity.check(str(file))] == []


def test_a_browser_shows_it_behind_the_page(brand: Brand) -> None:
    page = html.write(document("handout"), brand, A4)
    assert WORDS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in unquote(page)
    assert "position: fixed" in page


def test_without_one_nothing_is_there(brand: Brand) -> None:
    plain = replace(brand, imprint=replace(brand.imprint, watermark=""))
    with zipfile.ZipFile(io.BytesIO(docx.write(document("handout"), plain, A4, {}))) as held:
        assert not any(b"w:pict" in held.read(name) for name in held.namelist())
    assert "position: fixed" not in html.write(document("handout"), plain, A4)


def test_it_is_one_short_line(tmp_path: Path) -> None:
    with pytest.raises(CurriculumError, match="longer than 60 letters"):
        written(tmp_path, "x" * 61)
