"""A brand in its products: PDF and Word agree, fonts travel, two looks say the same, and no other brand shows."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from kit.blocks import Document
from kit.brand import Brand, greyscale, ink_saver, read
from kit.build.real import examined_brand
from kit.curriculum.titled import mentions, titled
from kit.curriculum.walk import proses
from kit.paper import A4, LETTER
from kit.project import STYLES, Project
from kit.prose import text_of
from kit.typography import slug
from kit.writers import docx, html, pdf
from kit.writers.docx.fonts import obfuscated
from kit.writers.stylesheet import font_files, tokens
from tests.courses import ROOT, course, documents, every_document
from tests.texts import pdf_pages

FOREIGN = ("harbour-trust", "north-quay", "aldermoor")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@lru_cache
def brand(name: str) -> Brand:
    return read(STYLES / "brands" / name / "_brand.yml")[0]


def document(kind: str) -> Document:
    return next(found for found in documents("minimal") if found.kind == kind)


@lru_cache
def printed(name: str, kind: str) -> bytes:
    return pdf.write(document(kind), brand(name), A4).data


@lru_cache
def word(name: str, kind: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx.write(document(kind), brand(name), A4, {}))) as file:
        return {entry: file.read(entry) for entry in file.namelist()}


def parsed(data: bytes) -> Any:
    return etree.fromstring(data)


# ------------------------------------------------------------------ one compile


@pytest.mark.parametrize("name", ["house", *FOREIGN])
def test_the_colours_and_faces_of_both_formats_are_the_same(name: str) -> None:
    css = dict(re.findall(r"--([\w-]+): (#\w{6});", tokens(brand(name), A4)))
    theme = parsed(word(name, "handout")["word/theme/theme1.xml"])
    slots = {slot.tag.removeprefix(A): slot[0].get("val") for slot in theme.find(f".//{A}clrScheme")}
    for slot, token in {
        "dk1": "ink",
        "dk2": "soft",
        "accent1": "primary",
        "accent2": "accent",
        "accent3": "rule",
        "accent4": "pen",
    }.items():
        assert f"#{slots[slot]}" == css[token], slot
    faces = [theme.find(f".//{A}{use}Font/{A}latin").get("typeface") for use in ("minor", "major")]
    in_files = []
    for family in (brand(name).sans, brand(name).serif):
        with TTFont(family.faces[0].path, lazy=True) as font:
            in_files.append(font["name"].getDebugName(1))
    assert faces == in_files == [brand(name).sans.name, brand(name).serif.name]


@pytest.mark.parametrize("name", FOREIGN)
def test_every_colour_of_word_styles_follows_the_theme(name: str) -> None:
    theme = parsed(word(name, "guide")["word/theme/theme1.xml"])
    slots = {slot.tag.removeprefix(A): slot[0].get("val") for slot in theme.find(f".//{A}clrScheme")}
    names = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "hyperlink": "hlink"} | {
        f"accent{n}": f"accent{n}" for n in range(1, 7)
    }
    coloured = list(parsed(word(name, "guide")["word/styles.xml"]).iter(f"{W}color"))
    assert coloured
    for node in coloured:
        assert node.get(f"{W}val") == slots[names[node.get(f"{W}themeColor")]]


# ------------------------------------------------------------------ fonts


@pytest.mark.parametrize("name", ["harbour-trust", "aldermoor"])
def test_truetype_faces_travel_in_the_word_file_and_are_whole(name: str) -> None:
    files = word(name, "scorecard")
    links = {link.get("Id"): link.get("Target") for link in parsed(files["word/_rels/fontTable.xml.rels"])}
    found = 0
    for font in parsed(files["word/fontTable.xml"]):
        for face in font:
            if "embed" in face.tag:
                id = face.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
                data = obfuscated(files[f"word/{links[id]}"], face.get(f"{W}fontKey").strip("{}"))
                with TTFont(io.BytesIO(data)) as unpacked:
                    assert unpacked["name"].getDebugName(1) == font.get(f"{W}name")
                    assert {ord(letter) for letter in "Aé–“’…ß"} <= set(unpacked.getBestCmap())
                found += 1
    assert found == 4 * len(brand(name).families)
    assert b"embedTrueTypeFonts" in files["word/settings.xml"]


def test_postscript_outlines_stay_at_home() -> None:
    assert not [name for name in word("house", "scorecard") if "odttf" in name]
    assert b'altName w:val="Calibri"' in word("house", "scorecard")["word/fontTable.xml"]


@pytest.mark.parametrize("name", FOREIGN)
def test_every_font_of_a_pdf_is_embedded(name: str) -> None:
    with pikepdf.open(io.BytesIO(printed(name, "scorecard"))) as file:
        fonts = [font for page in file.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            descriptor = font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys())


# ------------------------------------------------------------------ looks


def test_both_looks_say_the_same_words_on_the_same_pages() -> None:
    editorial = brand("north-quay")
    for paper in (A4, LETTER):
        pages = [
            pdf_pages(pdf.write(document("handout"), replace(editorial, look=look), paper).data)
            for look in ("workbook", "editorial")
        ]
        assert len(pages[0]) == len(pages[1])
        assert ["".join(sorted("".join(page).split())) for page in pages[0]] == [
            "".join(sorted("".join(page).split())) for page in pages[1]
        ]


def test_a_template_of_a_brands_own_is_taken_first(tmp_path: object) -> None:
    folder = STYLES.__class__(str(tmp_path))
    (folder / "blocks").mkdir()
    (folder / "blocks" / "cover.html.j2").write_text("<h1>OUR COVER {{ b.title|inline }}</h1>")
    page = html.markup(document("handout"), replace(brand("aldermoor"), templates=folder))
    assert "OUR COVER" in page
    assert "<section" in page


@pytest.mark.parametrize("derive", [greyscale, ink_saver])
def test_other_printing_lays_out_alike(derive: object) -> None:
    assert callable(derive)
    other = pdf.write(document("scorecard"), derive(brand("house")), A4)
    assert other.pages == pdf.write(document("scorecard"), brand("house"), A4).pages


# ------------------------------------------------------------------ no trace


def _traces() -> list[str]:
    house = brand("house")
    palette = house.palette
    colours = [getattr(palette, name) for name in ("primary", "accent", "ink", "soft", "rule")]
    tints = [
        palette.tint(colour, share) for colour in (palette.primary, palette.accent) for share in (0.06, 0.1, 0.25, 0.6)
    ]
    names = [house.organisation, house.sans.name, house.serif.name]
    files = [path.stem for path in font_files(house).values()]
    return [
        trace.lstrip("#").lower()
        for trace in (*colours, *tints, *names, *files, *(name.replace(" ", "") for name in names))
    ]


@pytest.mark.parametrize("kind", ["guide", "handout", "scorecard"])
@pytest.mark.parametrize("name", FOREIGN)
def test_nothing_of_the_house_is_in_another_brands_word_file(name: str, kind: str) -> None:
    for part, data in word(name, kind).items():
        text = (part + " " + data.decode("utf-8", "replace")).lower()
        assert [trace for trace in _traces() if trace in text] == [], part


@pytest.mark.parametrize("kind", ["guide", "handout", "scorecard"])
@pytest.mark.parametrize("name", FOREIGN)
def test_nothing_of_the_house_is_in_another_brands_pdf(name: str, kind: str) -> None:
    data = printed(name, kind)
    with pikepdf.open(io.BytesIO(data)) as file:
        said = " ".join(["".join(page) for page in pdf_pages(data)] + [str(value) for value in file.docinfo.values()])
        streams = [obj.read_bytes() for obj in file.objects if isinstance(obj, pikepdf.Stream)]
        metadata = file.Root.Metadata.read_bytes().decode()
    everything = (said + metadata + " ".join(stream.decode("latin-1") for stream in streams)).lower()
    assert [trace for trace in _traces() if trace in everything] == []
    for colour in (brand("house").palette.primary, brand("house").palette.accent):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        pattern = r"\s+".join(re.escape(f"{part:.3f}"[:5]) + r"\d*" for part in parts) + r"\s+(rg|scn?)\b"
        assert not re.search(pattern, everything, re.IGNORECASE)
    assert brand(name).organisation in metadata + said


def test_a_course_is_called_as_its_organisation_calls_it_but_for_whose_work_it_is() -> None:
    ours = titled(course("source"), "River Practice")
    house = brand("house").organisation
    assert [prose.origin for prose in mentions(course("source"), house)] == [
        "title",
        "certificates/attendance-certificate/statement",
    ]
    stay = {text_of(prose) for prose in proses(ours.notices) if house in text_of(prose)}
    assert len(stay) == 1, "the notice of copyright"
    for document in every_document(ours):
        said = str(document).replace(stay.copy().pop(), "")
        assert house not in said, document.name
        assert slug(house) not in said
        assert document.name.startswith("river-practice-")
        assert "River Practice" in document.title + document.subject


def test_a_title_of_one_word_is_changed_in_its_place_alone() -> None:
    own = titled(course("source"), "Trust")
    assert titled(own, "Care").model_copy(update={"title": own.title}) == own


def test_the_check_names_each_place_where_the_house_would_still_stand(tmp_path: Path) -> None:
    (tmp_path / "_brand.yml").write_text("meta: {name: River}", encoding="utf-8")
    project = Project.find(ROOT)
    found, _ = examined_brand(project, str(tmp_path))
    traces = [problem for problem in found if problem.code == "KIT413"]
    assert [problem.mark.line for problem in traces if problem.mark] == sorted(
        _lines_that_say(brand("house").organisation)
    )
    (tmp_path / "_brand.yml").write_text(
        "{meta: {name: River}, defaults: {kit: {course: River Practice}}}", encoding="utf-8"
    )
    assert [problem for problem in examined_brand(project, str(tmp_path))[0] if problem.code == "KIT413"] == []


def _lines_that_say(name: str) -> list[int]:
    """The lines of the course that begin a text with a name in it, its notices apart."""
    lines = (ROOT / "source" / "curriculum.yaml").read_text(encoding="utf-8").splitlines()
    return [
        next(start for start in range(number, 0, -1) if re.match(r"\s*\w+: ", lines[start - 1]))
        for number, line in enumerate(lines, 1)
        if name in line and not line.lstrip().startswith("copyright:")
    ]


def test_the_licence_of_the_course_stays_whoever_prints_it() -> None:
    ours, theirs = (
        "".join("".join(page) for page in pdf_pages(printed(name, "handout"))) for name in ("house", "aldermoor")
    )
    sentences = ours.replace("©", ". ©").split(". ")
    notices = [sentence for sentence in sentences if "©" in sentence or "licen" in sentence.lower()]
    assert notices
    assert [sentence for sentence in notices if sentence not in theirs] == []
