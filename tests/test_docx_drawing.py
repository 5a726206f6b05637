"""Figures in Word: every shape of the PDF's figure, in theme colours, with what it shows in words."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pytest
from lxml import etree

from kit.blocks import RoomSketch, Turns, walk
from kit.brand import house
from kit.paper import A4, LETTER
from kit.prose import text_of
from kit.writers import figures
from kit.writers.docx import write
from kit.writers.docx.drawing import WPG, WPS, Drawing
from kit.writers.docx.markup import WP
from tests.courses import documents

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROOT = '<x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</x>'
GUIDE = next(found for found in documents("everything") if found.kind == "guide")
BLOCKS = [block for section in GUIDE.sections for block in walk(section.body) if isinstance(block, RoomSketch | Turns)]


def drawn(block: RoomSketch | Turns) -> str:
    palette = house().palette
    return figures.room(block, palette) if isinstance(block, RoomSketch) else figures.turns(block, palette)


def shapes(xml: Any) -> list[Any]:
    return list(xml.iter(f"{{{WPS}}}wsp"))


def whole(data: bytes) -> Any:
    return etree.fromstring(etree.tostring(docx.Document(io.BytesIO(data)).element))


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
def test_each_figure_is_in_the_word_file_shape_by_shape(paper: Any) -> None:
    found = list(whole(write(GUIDE, house(), paper, {})).iter(f"{{{WPG}}}wgp"))
    assert len(found) == len(BLOCKS) >= 2
    for group, block in zip(found, BLOCKS, strict=True):
        parts = [part for part in etree.fromstring(drawn(block)) if not str(part.tag).endswith("title")]
        assert len(shapes(group)) == len(parts) > 10
        said = ["".join(shape.itertext()).strip() for shape in shapes(group)]
        assert [words for words in said if words] == [part.text for part in parts if part.text]


def test_figures_say_in_words_what_they_show_and_have_numbers_of_their_own() -> None:
    root = whole(write(GUIDE, house(), A4, {}))
    frames = list(root.iter(f"{{{WP}}}docPr"))
    assert [frame.get("descr") for frame in frames][-len(BLOCKS) :] == [text_of(block.description) for block in BLOCKS]
    ids = [frame.get("id") for frame in frames] + [
        part.get("id") for shape in shapes(root) for part in shape.iter(f"{{{WPS}}}cNvPr")
    ]
    assert len(ids) == len(set(ids))


def test_colours_are_the_themes_so_that_word_recolours_them() -> None:
    root = whole(write(GUIDE, house(), A4, {}))
    used = {each.get("val") for each in root.iter(f"{A}schemeClr")}
    assert {"accent1", "accent2", "bg1", "tx2"} <= used
    assert [each.get("val") for shape in shapes(root) for each in shape.iter(f"{A}srgbClr")] == []


def test_a_figure_is_no_wider_than_its_place() -> None:
    (block, *_) = [block for block in BLOCKS if isinstance(block, Turns)]
    for widest in (200.0, 100.0):
        root = etree.fromstring(ROOT.format(Drawing(drawn(block), "Turns", house().palette).xml(1, widest)))
        (extent,) = root.iter(f"{{{WP}}}extent")
        assert int(extent.get("cx", "")) == round(min(widest, figures.TURNS_WIDTH) * 36000)


def test_every_layout_of_a_room_can_be_drawn() -> None:
    (room, *_) = [block for block in BLOCKS if isinstance(block, RoomSketch)]
    seen = set()
    for layout in ("horseshoe", "circle_pairs", "rows_of_pairs", "cafe"):
        other = replace(room, layout=layout)
        alone = replace(GUIDE, sections=(replace(GUIDE.sections[1], body=(other,)),))
        data = write(alone, house(), A4, {})
        seen.add(etree.tostring(next(whole(data).iter(f"{{{WPG}}}wgp"))))
    assert len(seen) == 4


def test_no_size_of_letter_in_a_figure_is_set_by_hand() -> None:
    root = whole(write(GUIDE, house(), A4, {}))
    paragraphs = [part for shape in shapes(root) for part in shape.iter(f"{W}p")]
    styles = {part.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for part in paragraphs}
    assert styles >= {"KitFigure", "KitFigureMiddle", "KitFigureNumber", "KitFigureLightNumber"}
    assert [part for part in paragraphs if part.find(f".//{W}sz") is not None] == []
