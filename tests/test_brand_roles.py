"""Roles of type: what a brand file says of headings, running text and links is printed, in PDF and in Word alike, or named."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from lxml import etree

from kit.blocks import Document, Heading, Paragraph, Section
from kit.brand import Brand, contrast, greyscale, pairs, read
from kit.brand.colours import AA, AA_LARGE, LARGE, Pair
from kit.errors import CurriculumError, Problem
from kit.markup import parse
from kit.paper import A4
from kit.prose import plain
from kit.writers import docx, pdf
from kit.writers.docx.sheet import Sheet
from kit.writers.docx.styles import looks
from kit.writers.stylesheet import tokens
from tests.courses import documents

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ROLES = """
color: {primary: "#14466B", secondary: "#7A2E6A"}
typography:
  base: {family: Lato, color: "#20242A"}
  headings: {family: Roboto, color: "#E0553D", weight: %s}
  link: {color: "#1F5FBF"}
"""


def written(folder: Path, text: str) -> tuple[Brand, tuple[Problem, ...]]:
    (folder / "_brand.yml").write_text(text, encoding="utf-8")
    return read(folder / "_brand.yml")


# ------------------------------------------------------------------ large text has a limit of its own


def test_a_pair_that_passes_as_large_text_fails_as_small() -> None:
    colours = ("#E0553D", "#FFFFFF")
    assert AA_LARGE < contrast(*colours) < AA
    large, small = (Pair("title", "paper", colours, points) for points in (LARGE, LARGE - 0.5))
    assert (large.limit, large.passes) == (AA_LARGE, True)
    assert (small.limit, small.passes) == (AA, False)


def test_a_colour_of_headings_keeps_its_shade_where_they_are_large(tmp_path: Path) -> None:
    brand, noted = written(tmp_path, 'typography: {headings: {color: "#E0553D"}}')
    assert brand.palette.title == "#E0553D"
    assert contrast(brand.palette.heading, "#FFFFFF") >= AA
    assert [problem.code for problem in noted] == ["KIT405"]
    assert f"as {brand.palette.heading} where headings are smaller than 18 points" in noted[0].message


def test_one_that_is_too_pale_for_large_text_is_mended_for_both_or_refused(tmp_path: Path) -> None:
    brand, noted = written(tmp_path, 'typography: {headings: {color: "#FF9D8A"}}')
    title, heading = (contrast(colour, "#FFFFFF") for colour in (brand.palette.title, brand.palette.heading))
    assert AA_LARGE <= title < AA <= heading
    assert f"as {brand.palette.title}, and as {brand.palette.heading}" in noted[0].message
    with pytest.raises(CurriculumError, match=r"KIT406: typography\.headings\.color #FFEEEE is too pale"):
        written(tmp_path, 'typography: {headings: {color: "#FFEEEE"}}')


@pytest.mark.parametrize("role", ["base", "link"])
def test_colours_of_running_text_and_links_are_mended_for_small_text(role: str, tmp_path: Path) -> None:
    brand, noted = written(tmp_path, f'typography: {{{role}: {{color: "#7A8CA0"}}}}')
    printed = {"base": brand.palette.ink, "link": brand.palette.link}[role]
    assert contrast(printed, "#FFFFFF") >= AA
    assert f"typography.{role}.color #7A8CA0 is printed as {printed}" in noted[0].message


def test_headings_in_the_primary_colour_are_the_primary_colour(tmp_path: Path) -> None:
    brand, _ = written(
        tmp_path, 'color: {primary: "#00A0DF"}\ntypography: {headings: {color: primary}, link: {color: primary}}'
    )
    palette = brand.palette
    assert palette.of("title") == palette.of("heading") == palette.link == palette.primary


def test_greys_keep_every_limit(tmp_path: Path) -> None:
    brand, _ = written(tmp_path, ROLES % "bold")
    grey = greyscale(brand).palette
    assert {pair.text for pair in pairs(grey)} >= {"title", "heading", "link"}
    assert all(pair.passes for pair in pairs(grey))
    assert grey.title[1:3] == grey.title[3:5] == grey.title[5:7]


def test_titles_are_large_in_word() -> None:
    sizes = {
        look.face.colour: look.face.size for look in looks(Sheet(A4), ()) if look.face.colour in {"title", "heading"}
    }
    every = [look.face for look in looks(Sheet(A4), ()) if look.face.colour == "title"]
    assert set(sizes) == {"title", "heading"}
    assert min(face.size for face in every) >= LARGE


# ------------------------------------------------------------------ the same in both formats


@lru_cache
def document() -> Document:
    return next(found for found in documents("minimal") if found.kind == "handout")


def word_parts(brand: Brand) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(docx.write(document(), brand, A4, {}))) as file:
        return {name: etree.fromstring(file.read(name)) for name in ("word/styles.xml", "word/theme/theme1.xml")}


@pytest.mark.parametrize(("weight", "bold"), [("bold", True), ("normal", False)])
def test_headings_text_and_links_have_the_same_colours_and_weight_in_both_formats(
    weight: str, bold: bool, tmp_path: Path
) -> None:
    brand, _ = written(tmp_path, ROLES % weight)
    css = dict(re.findall(r"--([\w-]+): ([^;]+);", tokens(brand, A4)))
    parts = word_parts(brand)
    styles = {style.get(f"{W}styleId"): style for style in parts["word/styles.xml"].iter(f"{W}style")}
    slots = {
        slot.tag.removeprefix(A): slot[0].get("val") for slot in parts["word/theme/theme1.xml"].find(f".//{A}clrScheme")
    }
    for style, token, slot in (
        ("Normal", "ink", "dk1"),
        ("Title", "title", "accent5"),
        ("Heading1", "title", "accent5"),
        ("Heading2", "heading", "accent6"),
        ("Heading3", "heading", "accent6"),
        ("Heading4", "heading", "accent6"),
        ("Hyperlink", "link", "hlink"),
    ):
        colour = styles[style].find(f"{W}rPr/{W}color").get(f"{W}val")
        assert f"#{colour}" == css[token] == f"#{slots[slot]}", style
    for style in ("Title", "Heading1", "Heading2", "Heading3", "Heading4"):
        assert (styles[style].find(f"{W}rPr/{W}b") is not None) is bold is (int(css["heading-weight"]) >= 600), style


@pytest.mark.parametrize(("weight", "face"), [("bold", "Kit-Serif-Bold"), ("normal", "Kit-Serif")])
def test_a_printed_page_has_the_colours_and_the_face(weight: str, face: str, tmp_path: Path) -> None:
    brand, _ = written(tmp_path, ROLES % weight)
    assert printed(brand) == {
        "Title": (brand.palette.title, 22, face),
        "Part": (brand.palette.heading, 16, face),
        "Smaller": (brand.palette.heading, 13, face),
        "there": (brand.palette.link, 11.5, "Kit-Sans"),
        "Running": (brand.palette.ink, 11.5, "Kit-Sans"),
    }


def test_links_without_a_colour_are_printed_in_that_of_their_text(tmp_path: Path) -> None:
    brand, _ = written(tmp_path, "typography: {base: Lato}")
    page = printed(brand)
    assert page["there"] == page["Running"]
    assert page["Title"][0] == page["Part"][0] == brand.palette.primary


def printed(brand: Brand) -> dict[str, tuple[str, float, str]]:
    """The colour, size and face of some words of a page."""
    words = (Heading(plain("Title"), 1), Heading(plain("Part"), 2), Heading(plain("Smaller"), 3))
    text = Paragraph(parse("Running text leads [there](https://reed.example) now.", "", "en"))
    page = replace(document(), sections=(Section("only", "front", plain("Only"), (*words, text)),), fillable=False)
    with pdfplumber.open(io.BytesIO(pdf.write(page, brand, A4).data)) as file:
        found = file.pages[0].extract_words(extra_attrs=["non_stroking_color", "size", "fontname"])
    return {
        word["text"]: (
            "#" + "".join(f"{round(255 * part):02X}" for part in word["non_stroking_color"]),
            round(word["size"], 1),
            word["fontname"].split("+")[-1],
        )
        for word in found
        if word["text"] in {"Title", "Part", "Smaller", "there", "Running"}
    }


# ------------------------------------------------------------------ what is not printed is named


def test_a_weight_without_a_face_is_said_and_the_nearest_is_taken(tmp_path: Path) -> None:
    brand, noted = written(tmp_path, "typography: {headings: {family: Lato, weight: 300}}")
    assert brand.heading_weight == 400
    assert "KIT415: Lato has no face of weight 300, only 400, 700: headings are printed in 400." in str(noted[0])
    brand, noted = written(tmp_path, "typography: {headings: {family: Hanken Grotesk, weight: semi-bold}}")
    assert (brand.heading_weight, [problem.code for problem in noted if problem.code == "KIT415"]) == (600, [])


def test_the_face_of_headings_is_the_one_of_the_look(tmp_path: Path) -> None:
    text = "typography: {base: Lato, headings: {family: Hanken Grotesk, weight: 600}}\ndefaults: {kit: {look: %s}}"
    assert [written(tmp_path, text % look)[0].heading_weight for look in ("workbook", "editorial")] == [600, 700]


def test_what_no_document_prints_is_named_once_for_each_role(tmp_path: Path) -> None:
    text = """
typography:
  base: {family: Lato, size: 12pt, line-height: 1.5, weight: 400}
  headings: {style: italic, line-height: 1.1}
  monospace: {family: Fira Code, size: 0.9em}
  monospace-inline: {color: "#123456"}
  monospace-block: {line-height: 1.2}
  link: {decoration: underline, weight: 600, background-color: "#EEE"}
"""
    _, noted = written(tmp_path, text)
    assert [problem.message.split(";")[0] for problem in noted if problem.code == "KIT415"] == [
        "typography.base: size, line-height, weight are not printed",
        "typography.headings: style, line-height are not printed",
        "typography.monospace is not printed: no document has monospaced text.",
        "typography.monospace-inline is not printed: no document has monospaced text.",
        "typography.monospace-block is not printed: no document has monospaced text.",
        "typography.link: decoration, weight, background-color are not printed",
    ]
