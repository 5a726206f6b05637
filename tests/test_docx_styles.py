"""Styles carry every bit of formatting: an assistant who changes one changes every place, and a brand changes them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree

from kit.blocks import Numbered, Paragraph
from kit.brand import Family, Palette
from kit.paper import A4
from kit.prose import plain
from kit.writers.docx import write
from kit.writers.docx.look import style_id
from kit.writers.docx.sheet import sheet_for
from kit.writers.docx.styles import looks
from tests.test_docx_everything import BRAND, PAGES, RICH, body, everything, opened, parts

KINDS = pytest.mark.parametrize("kind", ["guide", "handout", "scorecard"])
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def everywhere(data: bytes) -> Iterator[Any]:
    """Every element of the text, its running heads and feet."""
    for name, part in parts(data).items():
        if name.startswith("word/") and name.rsplit("/", 1)[1].startswith(("document.xml", "head", "foot")):
            yield from etree.fromstring(part).iter()


def of(parent: Any, path: str) -> Any:
    """The element at a path of Word's or drawing's names, which has to be there."""
    found = parent.find("/".join(A + step[2:] if step.startswith("a:") else qn(step) for step in path.split("/")))
    assert found is not None, path
    return found


def tags(parents: list[Any]) -> set[str]:
    return {etree.QName(child).localname for parent in parents for child in parent}


@KINDS
def test_nothing_is_formatted_directly(kind: str) -> None:
    found = list(everywhere(write(everything(kind), BRAND, A4, PAGES)))
    assert tags([each for each in found if each.tag == qn("w:pPr")]) == {"pStyle", "numPr", "sectPr"}
    assert tags([each for each in found if each.tag == qn("w:rPr")]) == {"rStyle"}
    assert tags([each for each in found if each.tag == qn("w:tcPr")]) == {"tcW", "shd"}
    assert tags([each for each in found if each.tag == qn("w:trPr")]) == {"cantSplit", "trHeight", "tblHeader"}
    assert tags([each for each in found if each.tag == qn("w:tblPr")]) == {
        "tblStyle",
        "tblW",
        "tblLayout",
        "tblLook",
        "tblCaption",
        "tblDescription",
    }


def test_only_the_bars_of_the_agenda_are_shaded_and_in_theme_colours() -> None:
    shades = [each for each in everywhere(write(everything(), BRAND, A4, PAGES)) if each.tag == qn("w:shd")]
    styles = [shade.getparent().getparent().find(f".//{qn('w:pStyle')}").get(qn("w:val")) for shade in shades]
    assert {shade.get(qn("w:themeFill")) for shade in shades} == {"accent1"}
    assert styles == ["KitBar"] * 5 + ["KitMainBar"] + ["KitBar"] * 3


@KINDS
def test_every_style_that_is_used_is_defined_once(kind: str) -> None:
    data = write(everything(kind), BRAND, A4, PAGES)
    defined = [style.style_id for style in opened(data).styles]
    used = {
        each.get(qn("w:val"))
        for each in everywhere(data)
        if each.tag in map(qn, ("w:pStyle", "w:rStyle", "w:tblStyle"))
    }
    assert len(defined) == len(set(defined))
    assert used <= set(defined)


def test_styles_refer_to_styles_and_lists_that_exist() -> None:
    held = parts(write(everything(), BRAND, A4, PAGES))
    styles, numbering = etree.fromstring(held["word/styles.xml"]), etree.fromstring(held["word/numbering.xml"])
    ids = {style.get(qn("w:styleId")) for style in styles.iter(qn("w:style"))}
    lists = {each.get(qn("w:numId")) for each in numbering.iter(qn("w:num"))}
    for tag in ("w:basedOn", "w:next"):
        assert {each.get(qn("w:val")) for each in styles.iter(qn(tag))} <= ids
    assert {each.get(qn("w:val")) for each in styles.iter(qn("w:numId"))} <= lists


def test_styles_have_names_that_an_assistant_understands() -> None:
    names = {style.name for style in opened(write(everything(), BRAND, A4, PAGES)).styles}
    assert {
        "Body Text", "Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "List Bullet", "List Number", "Caption",
        "Header", "Footer", "toc 1", "toc 2", "TOC Heading", "Emphasis", "Strong", "Hyperlink", "Kit Say", "Kit Say Exact",
        "Kit Do", "Kit Ask", "Kit Expect", "Kit Listen For", "Kit Time Call", "Kit Note", "Kit Transition", "Kit Label",
        "Kit Lead", "Kit Writing Line", "Kit Writing Line 8.5", "Kit Prompt", "Kit Card Title", "Kit Page Number",
        "Kit Brand", "Kit Table", "Kit Plain Table", "Kit Grid", "Kit Cards", "Kit Agenda", "Kit Strip", "Kit Fields",
    } <= names  # fmt: skip


@pytest.mark.parametrize(("kind", "size"), [("guide", 11.5), ("handout", 11), ("scorecard", 10)])
def test_running_text_has_the_size_of_its_document(kind: str, size: float) -> None:
    styles = opened(write(everything(kind), BRAND, A4, PAGES)).styles
    assert styles["Normal"].font.size == Pt(size)
    assert styles["Body Text"].font.size is None


def test_what_is_said_is_13_point_serif_behind_a_thick_rule() -> None:
    say = opened(write(everything(), BRAND, A4, PAGES)).styles["Kit Say"].element
    assert say.rPr.find(qn("w:sz")).get(qn("w:val")) == "26"
    assert say.rPr.find(qn("w:rFonts")).get(qn("w:asciiTheme")) == "majorHAnsi"
    rule = say.pPr.find(f"{qn('w:pBdr')}/{qn('w:left')}")
    assert (rule.get(qn("w:val")), rule.get(qn("w:sz")), rule.get(qn("w:themeColor"))) == ("single", "24", "accent1")


def test_no_letter_is_smaller_than_nine_points_where_there_is_something_to_read() -> None:
    gaps = {"Kit Gap", "Kit Wide Gap", "Kit Section End"}
    for kind in ("guide", "handout", "scorecard"):
        styles = opened(write(everything(kind), BRAND, A4, PAGES)).styles
        lettered = [style for style in styles if style.type in (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER)]
        sizes = {style.name: style.font.size.pt for style in lettered if style.font.size}
        assert {name: size for name, size in sizes.items() if size < 9 and name not in gaps} == {}


def test_headings_labels_and_questions_stay_with_what_follows() -> None:
    styles = opened(write(everything(), BRAND, A4, PAGES)).styles
    names = [f"Heading {level}" for level in (1, 2, 3, 4)]
    names += [
        "Kit Label",
        "Kit Voice Label",
        "Kit Ask",
        "Kit Expect",
        "Kit When",
        "Kit Purpose",
        "Kit Prompt",
        "Kit Cell Head",
    ]
    assert [name for name in names if not styles[name].paragraph_format.keep_with_next] == []


def test_an_empty_line_is_as_high_as_its_pitch_and_each_has_its_rule() -> None:
    line = opened(write(everything(), BRAND, A4, PAGES)).styles["Kit Writing Line"].element.pPr
    spacing = line.find(qn("w:spacing"))
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("500", "exact")
    assert tags([line.find(qn("w:pBdr"))]) == {"bottom", "between"}
    assert round((500 / 20 + 0.5) / 72 * 25.4, 1) == 9.0


def test_no_label_or_number_is_turned_light_by_being_bold_in_a_bold_paragraph() -> None:
    """Word turns a bold character style round in a bold paragraph style: bold on bold is light."""
    styles = {look.id: look for look in looks(sheet_for("guide", A4), (9, 8, 8.5))}
    bold = {id for id, look in styles.items() if look.face.bold or styles[style_id(look.based)].face.bold}
    document = opened(write(everything(), BRAND, A4, PAGES))
    light = set()
    for paragraph in document.element.iter(qn("w:p")):
        if of(paragraph, "w:pPr/w:pStyle").get(qn("w:val")) in bold:
            light |= {each.get(qn("w:val")) for each in paragraph.iter(qn("w:rStyle"))}
    assert {name for name in light if document.styles.element.get_by_id(name).rPr.find(qn("w:b")) is not None} == set()


# ------------------------------------------------------------------ the brand


def test_every_colour_is_a_slot_of_the_theme_with_the_brands_figures_in_it() -> None:
    palette = Palette(primary="#112233", accent="#AABBCC", ink="#010203", soft="#040506", rule="#070809", pen="#0A0B0C")
    held = parts(write(everything(), replace(BRAND, palette=palette), A4, PAGES))
    scheme = of(etree.fromstring(held["word/theme/theme1.xml"]), "a:themeElements/a:clrScheme")
    figures = {etree.QName(slot).localname: slot[0].get("val") for slot in scheme}
    assert [figures[slot] for slot in ("dk1", "lt1", "dk2", "accent1", "accent2", "accent3", "accent4")] == [
        "010203", "FFFFFF", "040506", "112233", "AABBCC", "070809", "0A0B0C",
    ]  # fmt: skip
    for name in ("word/styles.xml", "word/numbering.xml", "word/document.xml"):
        for each in etree.fromstring(held[name]).iter():
            if each.get(qn("w:color")) not in (None, "auto") or each.tag == qn("w:color"):
                assert each.get(qn("w:themeColor")), etree.tostring(each)
            if each.get(qn("w:fill")):
                assert each.get(qn("w:themeFill")), etree.tostring(each)


def test_the_brands_faces_are_the_themes_and_have_others_to_fall_back_on() -> None:
    brand = replace(BRAND, sans=Family("Lato", (), "Segoe UI"), serif=Family("Lora", (), "Cambria"))
    held = parts(write(everything(), brand, A4, PAGES))
    theme, fonts = etree.fromstring(held["word/theme/theme1.xml"]), etree.fromstring(held["word/fontTable.xml"])
    assert [
        of(theme, f"a:themeElements/a:fontScheme/a:{use}Font/a:latin").get("typeface") for use in ("major", "minor")
    ] == ["Lora", "Lato"]
    others = {font.get(qn("w:name")): font.find(qn("w:altName")) for font in fonts}
    assert {name: other.get(qn("w:val")) for name, other in others.items() if other is not None} == {
        "Lato": "Segoe UI",
        "Lora": "Cambria",
    }


# ------------------------------------------------------------------ lists


def test_every_numbered_list_counts_from_one() -> None:
    lists = (Numbered((plain("a"), plain("b"))), Numbered((plain("c"),), "small"), Paragraph(RICH), Paragraph(RICH))
    data = write(body(*lists), BRAND, A4, {})
    numbering = etree.fromstring(parts(data)["word/numbering.xml"])
    used = [each.get(qn("w:val")) for each in everywhere(data) if each.tag == qn("w:numId")]
    assert used == ["101", "101", "102", "103", "103", "104", "104"]
    fresh = [each for each in numbering.iter(qn("w:num")) if each.get(qn("w:numId")) in used]
    assert [of(each, "w:lvlOverride/w:startOverride").get(qn("w:val")) for each in fresh] == ["1", "1", "1", "1"]


def test_strong_and_stressed_words_have_a_style_for_each_mixture() -> None:
    data = write(body(Paragraph(RICH)), BRAND, A4, {})
    styles = [run.style.name for paragraph in opened(data).paragraphs for run in paragraph.runs]
    assert styles == [
        "Default Paragraph Font", "Emphasis", "Intense Emphasis", "Default Paragraph Font",
        "Default Paragraph Font",
        "Strong", "Default Paragraph Font",
        "Default Paragraph Font", "Default Paragraph Font", "Default Paragraph Font", "Default Paragraph Font",
        "Default Paragraph Font", "Default Paragraph Font",
    ]  # fmt: skip
    linked = [run.style.name for link in opened(data).paragraphs[-1].hyperlinks for run in link.runs]
    assert linked == ["Hyperlink", "Kit Link Emphasis"]
