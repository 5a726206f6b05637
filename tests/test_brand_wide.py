"""Faces that run wide are set a little closer, so that pages which promise to be one stay one, in Letter too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit.blocks import Document
from kit.brand import house, read
from kit.brand.families import PACKAGED, packaged
from kit.kinds import EVERY_KIND
from kit.paper import LETTER
from kit.project import STYLES
from kit.writers import pdf
from kit.writers.stylesheet import tracking
from tests.courses import course


def document(kind: str, module: int) -> Document:
    return EVERY_KIND[kind].titles(course("source"))[module - 1].compose({})


@pytest.mark.parametrize("name", ["aldermoor", "north-quay"])
@pytest.mark.parametrize(
    ("kind", "module", "section"), [("scorecard", 1, "front"), ("guide", 9, "plan"), ("handout", 7, "sheet-week-grid")]
)
def test_the_fullest_pages_stay_single_in_a_wide_face(name: str, kind: str, module: int, section: str) -> None:
    brand = read(STYLES / "brands" / name / "_brand.yml")[0]
    whole = document(kind, module)
    (page,) = (found for found in whole.sections if found.id == section)
    assert page.whole
    made = pdf.write(replace(whole, sections=(page,)), brand, LETTER)
    assert (made.pages, made.warnings) == (1, ())


def test_no_face_is_squeezed_and_the_house_keeps_its_own_spacing() -> None:
    assert tracking(house().sans) == 0
    for name in PACKAGED:
        assert -0.02 <= tracking(packaged(name)) <= 0
