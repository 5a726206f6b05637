"""The Word file as a package: whole, clean, the same every time, and clean in the eyes of checkers that did not write it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import docx_plus.lint
import ooxml_integrity
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from kit.blocks import Heading, Paragraph
from kit.brand import Brand
from kit.errors import KitError
from kit.paper import A4, LETTER, Paper
from kit.prose import Link, Text, plain
from kit.writers.docx import write
from tests.test_docx_everything import (
    BRAND,
    PAGES,
    body,
    cover,
    document,
    everything,
    opened,
    parts,
    words,
    words_of,
)

PAPERS = pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
KINDS = pytest.mark.parametrize("kind", ["guide", "handout", "scorecard"])


def saved(data: bytes, folder: Path) -> Path:
    path = folder / "a.docx"
    path.write_bytes(data)
    return path


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\0" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


# ------------------------------------------------------------------ the package


def test_the_package_holds_these_parts_in_this_order() -> None:
    heads = [f"word/head{n}-{side}.xml" for n in (1, 2, 3, 4) for side in ("right", "left")]
    assert list(parts(write(everything(), BRAND, A4, PAGES))) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/theme/theme1.xml",
        "word/numbering.xml",
        *heads,
        "word/foot-right.xml",
        "word/foot-left.xml",
        "docProps/core.xml",
        "docProps/app.xml",
    ]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(everything(), BRAND, A4, PAGES) == write(everything(), BRAND, A4, dict(reversed(PAGES.items())))


def test_no_part_of_the_package_knows_the_clock_or_the_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(write(everything(), BRAND, A4, PAGES))) as archive:
        stamps = {(entry.date_time, entry.create_system, entry.external_attr) for entry in archive.infolist()}
        kinds = {entry.compress_type for entry in archive.infolist()}
    assert stamps == {((1980, 1, 1, 0, 0, 0), 0, 0o600 << 16)}
    assert kinds == {zipfile.ZIP_DEFLATED}


def test_every_part_is_well_formed_and_nothing_is_left_of_a_template() -> None:
    for name, data in parts(write(everything(), BRAND, A4, PAGES)).items():
        ET.fromstring(data)  # noqa: S314  # kit's own
        for leftover in (b"python-docx", b"stylesWithEffects", b"<!--", b"updateFields", b"rsid"):
            assert leftover not in data, name


def test_the_properties_say_what_the_document_is_and_date_it_by_its_edition() -> None:
    properties = opened(write(everything(), BRAND, A4, PAGES)).core_properties
    date = datetime(2026, 11, 1, tzinfo=UTC)
    assert properties.title == "Relationship of trust · Facilitator guide"
    assert properties.subject == "Programme, module 1: facilitator guide"
    assert properties.keywords == "coaching, trust & more"
    assert (properties.author, properties.last_modified_by) == ("Brand & Sons", "Brand & Sons")
    assert (properties.created, properties.modified) == (date, date)
    assert (properties.language, properties.revision) == ("en-GB", 1)


def test_the_language_stands_where_word_looks_for_it() -> None:
    held = parts(write(replace(everything(), language="fr-CA"), BRAND, A4, PAGES))
    assert (
        b'<w:lang w:val="fr-CA" w:eastAsia="fr-CA" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>' in held["word/styles.xml"]
    )
    assert b'<w:themeFontLang w:val="fr-CA"/>' in held["word/settings.xml"]


# ------------------------------------------------------------------ checkers


@PAPERS
@KINDS
def test_the_schema_finds_nothing_to_object_to(kind: str, paper: Paper, tmp_path: Path) -> None:
    path = saved(write(everything(kind), BRAND, paper, PAGES), tmp_path)
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
    assert validator.validate(path).errors == []


@PAPERS
@KINDS
def test_the_package_checker_finds_nothing_at_all(kind: str, paper: Paper, tmp_path: Path) -> None:
    path = saved(write(everything(kind), BRAND, paper, PAGES), tmp_path)
    assert [str(finding) for finding in ooxml_integrity.check(str(path))] == []


def test_the_linter_finds_only_what_the_author_wrote() -> None:
    """Two spaces in an authored line, lists that follow one another, and styles that differ in their rules alone."""
    found = docx_plus.lint.lint(opened(write(everything(), BRAND, A4, PAGES)))
    assert {finding.rule for finding in found} == {"double-space", "duplicate-styles", "list-numbering-continuity"}


# ------------------------------------------------------------------ hostile text


def test_characters_that_xml_cannot_hold_are_dropped_and_separators_stay_spaces() -> None:
    hostile = "a\x00\x08b \ud800c\ufffe & <w:t>d</w:t> \"e\" \x0bf\x1cg\x85h ]]> 'i'"
    data = write(body(Heading(plain(hostile), 1, "x"), Paragraph(plain(hostile))), BRAND, A4, {})
    said = ["ab", "c", "&", "<w:t>d</w:t>", '"e"', "f", "g", "h", "]]>", "'i'"]
    assert words_of(data) == said * 2


def test_names_and_titles_are_escaped_wherever_they_are_printed(tmp_path: Path) -> None:
    name = 'A "B" <C> & D\x01'
    brand = replace(BRAND, name=name, organisation=name, sans=replace(BRAND.sans, name=name, word_fallback=name))
    given = replace(document(cover(), *everything().sections), title=name, head=plain(name), footer=plain(name))
    path = saved(write(replace(given, subject=name, keywords=(name,)), brand, A4, PAGES), tmp_path)
    assert OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(path).errors == []
    assert opened(path.read_bytes()).core_properties.title == 'A "B" <C> & D'


def test_addresses_become_external_links_one_for_each_address() -> None:
    link = Link("https://example.org/?a=1&b=<2>", (Text("here"),))
    data = write(body(Paragraph(words("See ", link, " and ", link, "."))), BRAND, A4, {})
    links = [rel for rel in opened(data).part.rels.values() if rel.is_external]
    assert [rel.target_ref for rel in links] == ["https://example.org/?a=1&b=<2>"]
    assert words_of(data) == ["See", "here", "and", "here."]


# ------------------------------------------------------------------ the logo


SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="3"><rect/></svg>'
JPEG = b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x0b\x08\x00\x32\x00\x64\x01\x00\x00\x00\x00\x00\x00\x00"


@pytest.mark.parametrize(
    ("name", "data", "files", "size_mm"),
    [
        ("logo.png", png(20, 10), ["word/media/logo.png"], (28, 14)),
        ("logo.jpg", JPEG, ["word/media/logo.jpeg"], (28, 14)),
        ("logo.svg", SVG, ["word/media/logo.png", "word/media/logo.svg"], (42, 14)),
        ("wide.png", png(100, 10), ["word/media/logo.png"], (70, 7)),
    ],
)
def test_the_logo_stands_on_the_cover_in_its_own_proportions_with_its_words(
    name: str, data: bytes, files: list[str], size_mm: tuple[int, int], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    brand = replace(BRAND, logo=tmp_path / name, logo_alt='The "Brand" sign')
    written = write(everything(), brand, A4, PAGES)
    shape = opened(written).inline_shapes[0]
    assert [file for file in parts(written) if "media" in file] == files
    assert (round(shape.width.mm), round(shape.height.mm)) == size_mm
    assert shape._inline.docPr.get("descr") == 'The "Brand" sign'
    path = saved(written, tmp_path)
    assert OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(path).errors == []


def test_a_logo_without_words_of_its_own_is_called_by_the_organisation(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(2, 2))
    brand = replace(BRAND, logo=tmp_path / "logo.png")
    assert opened(write(everything(), brand, A4, {})).inline_shapes[0]._inline.docPr.get("descr") == "Brand & Sons"


@pytest.mark.parametrize("data", [b"GIF89a", b"<svg></svg>", b"\xff\xd8\xff\xe0\x00\x04"])
def test_a_logo_that_word_cannot_show_is_named_with_what_to_do(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "logo.gif").write_bytes(data)
    brand: Brand = replace(BRAND, logo=tmp_path / "logo.gif")
    with pytest.raises(KitError, match=r"logo\.gif: .+\. (Give|Save) it|Give the brand"):
        write(everything(), brand, A4, {})


def test_a_document_without_a_cover_holds_no_logo(tmp_path: Path) -> None:
    brand = replace(BRAND, logo=tmp_path / "is not read")
    assert not [file for file in parts(write(body(Paragraph(plain("x"))), brand, A4, {})) if "media" in file]
