"""A Word document that an organisation brings: its styles and theme are followed, within bounds; all else of it stays behind."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import docx_plus.lint
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from lxml import etree

from kit.blocks import Document
from kit.brand import Brand, house, read
from kit.errors import CurriculumError
from kit.paper import A4
from kit.writers import docx as word
from tests.courses import documents

REFERENCE = "defaults: {kit: {reference: ours.docx}}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def reference(folder: Path) -> Path:
    """A document as somebody in an organisation would make it, in another program than kit."""
    made: Any = docx.Document()
    made.add_paragraph("SECRET words of another document")
    first, normal, title = (made.styles[name] for name in ("Heading 1", "Normal", "Title"))
    first.font.size, first.font.bold, first.font.all_caps = Pt(23), False, True
    first.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    first.paragraph_format.space_after = Pt(2)
    normal.font.size = Pt(40)
    title.font.size, title.font.italic = Pt(3), True
    made.save(str(folder / "ours.docx"))
    return folder / "ours.docx"


def branded(folder: Path, text: str = REFERENCE) -> Brand:
    (folder / "_brand.yml").write_text(text, encoding="utf-8")
    return read(folder / "_brand.yml")[0]


def handout() -> Document:
    return next(found for found in documents("everything") if found.kind == "handout")


def accent(figures: str) -> Callable[[bytes], bytes]:
    """Changes the first accent of a theme."""
    pattern, slot = re.compile(rb"(<a:accent1>).*?(</a:accent1>)", re.DOTALL), f'<a:srgbClr val="{figures}"/>'.encode()
    return lambda theme: pattern.sub(rb"\1" + slot + rb"\2", theme)


def styles_of(brand: Brand) -> dict[str, Any]:
    opened = docx.Document(io.BytesIO(word.write(handout(), brand, A4, {})))
    return {style.name: style for style in opened.styles}


# ------------------------------------------------------------------ what is taken


def test_styles_of_the_same_name_are_followed_within_bounds(tmp_path: Path) -> None:
    reference(tmp_path)
    brand = branded(tmp_path)
    followed, own = styles_of(brand), styles_of(house())
    first = followed["Heading 1"]
    assert (first.font.size, first.font.bold, first.font.all_caps) == (Pt(23), None, True)
    assert first.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert first.paragraph_format.space_after == Pt(2)
    assert followed["Normal"].font.size == own["Normal"].font.size, "running text is never larger than kit's"
    assert followed["Title"].font.italic
    assert followed["Title"].font.size == Pt(29), "four fifths of kit's 36 points, as Word counts halves"
    assert followed["Kit Prompt"].font.size == own["Kit Prompt"].font.size


def test_nothing_else_of_the_document_comes_along(tmp_path: Path) -> None:
    reference(tmp_path)
    data = word.write(handout(), branded(tmp_path), A4, {})
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert not any(b"SECRET" in file.read(name) or b"Calibri Light" in file.read(name) for name in file.namelist())
    ours, theirs = (
        [str(finding) for finding in docx_plus.lint.lint(docx.Document(io.BytesIO(one)))]
        for one in (data, word.write(handout(), house(), A4, {}))
    )
    assert ours == theirs


def test_its_theme_has_the_colours_where_the_brand_file_names_none(tmp_path: Path) -> None:
    path = reference(tmp_path)
    rewritten(
        path,
        "word/theme/theme1.xml",
        accent("7A1F4B"),
    )
    brand = branded(tmp_path)
    assert brand.palette.primary == "#7A1F4B"
    with zipfile.ZipFile(io.BytesIO(word.write(handout(), brand, A4, {}))) as file:
        theme: Any = etree.fromstring(file.read("word/theme/theme1.xml"))
    assert theme.xpath("//*[local-name()='accent1']/*/@val") == ["7A1F4B"]
    assert branded(tmp_path, f"color: {{primary: navy}}\n{REFERENCE}").palette.primary == "#000080"


def test_a_pale_theme_is_darkened_as_any_palette_is(tmp_path: Path) -> None:
    path = reference(tmp_path)
    rewritten(
        path,
        "word/theme/theme1.xml",
        accent("EEEEFF"),
    )
    assert branded(tmp_path).palette.primary != "#EEEEFF"
    assert "primary #EEEEFF is printed as" in str(read(tmp_path / "_brand.yml")[1][0])


def test_a_document_that_says_nothing_changes_nothing(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "ours.docx", "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/styles.xml", f'<w:styles xmlns:w="{W[1:-1]}"/>')
    assert branded(tmp_path).word_styles == ()


# ------------------------------------------------------------------ what is refused


def rewritten(path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    with zipfile.ZipFile(path) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    parts[name] = change(parts.get(name, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for part, data in parts.items():
            file.writestr(part, data)


LINK = (
    b'<Relationship Id="rIdX" Type="http://x/%s" Target="https://example.org/a" TargetMode="External"/></Relationships>'
)
HOSTILE: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "macros": ("word/vbaProject.bin", lambda _: b"x", "macros"),
    "macro type": ("[Content_Types].xml", lambda text: text.replace(b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"), "macros"),
    "template": ("word/_rels/settings.xml.rels", lambda _: b"<Relationships>" + LINK % b"attachedTemplate", "attachedTemplate"),
    "picture": ("word/_rels/document.xml.rels", lambda text: text.replace(b"</Relationships>", LINK % b"image"), "outside itself"),
    "entities": ("word/styles.xml", lambda text: b'<!DOCTYPE a [<!ENTITY b "c">]>' + text.partition(b"?>")[2], "entities"),
    "bomb": ("word/styles.xml", lambda _: b" " * 5_000_000, "more than a document"),
    "bombs": ("word/media/a.bin", lambda _: b"\0" * 70_000_000, "more than a document"),
    "nesting": ("word/styles.xml", lambda _: b"<a>" * 20_000, "cannot be read"),
    "no styles": ("word/styles.xml", lambda _: b"", "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_document_that_does_more_than_state_styles_is_refused(name: str, tmp_path: Path) -> None:
    part, change, said = HOSTILE[name]
    rewritten(reference(tmp_path), part, change)
    with pytest.raises(CurriculumError, match=f"KIT414.*{said}"):
        branded(tmp_path)


def test_a_link_to_click_is_no_harm(tmp_path: Path) -> None:
    path = reference(tmp_path)
    rewritten(path, "word/_rels/document.xml.rels", lambda text: text.replace(b"</Relationships>", LINK % b"hyperlink"))
    assert branded(tmp_path).word_styles


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04" + b"\0" * 90, b"<html>"])
def test_what_is_no_document_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "ours.docx").write_bytes(data)
    with pytest.raises(CurriculumError, match="KIT414"):
        branded(tmp_path)


@pytest.mark.parametrize("name", ["../ours.docx", "ours.docm", "/etc/passwd", "https://example.org/ours.docx"])
def test_it_lies_in_the_folder_and_is_a_docx(name: str, tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    reference(tmp_path)
    with pytest.raises(CurriculumError):
        branded(tmp_path / "brand", f"defaults: {{kit: {{reference: '{name}'}}}}")
