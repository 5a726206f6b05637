"""Why each file would be made, told without making any."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kit.build.explain import explain
from kit.build.request import Request
from tests.fakes import Shop, with_palette


def told(shop: Shop, **choices: Any) -> dict[str, str]:
    found = explain(shop.project, Request(**choices), shop.press)
    return {one.path.name: f"{one.why} ({one.detail})" if one.detail else one.why for one in found}


def changed(shop: Shop, **choices: Any) -> dict[str, str]:
    return {name: why for name, why in told(shop, **choices).items() if why != "unchanged"}


def test_before_the_first_build_everything_is_new(shop: Shop) -> None:
    reasons = told(shop, modules=("1",), formats=("pdf",))
    assert reasons == {
        "1-trust-guide.pdf": "new (after the handout, whose page numbers it prints)",
        "1-trust-handout.pdf": "new",
        "1-trust-scorecard.pdf": "new",
    }


def test_after_a_build_nothing_is_stale(built: Shop) -> None:
    assert set(told(built).values()) == {"unchanged"}
    assert len(told(built)) == 12


def test_nothing_is_rendered_or_written(built: Shop) -> None:
    built.write(0, "guide", "Say good morning.")
    before = built.files()
    told(built)
    assert built.files() == before


def test_a_changed_sentence_is_a_changed_text(built: Shop) -> None:
    built.write(0, "guide", "Say good morning.")
    assert changed(built) == {"1-trust-guide.pdf": "text changed", "1-trust-guide.docx": "text changed"}


def test_a_changed_handout_makes_its_guide_uncertain(built: Shop) -> None:
    built.write(0, "handout", "Trust is earned. Slowly.")
    assert changed(built, formats=("pdf",)) == {
        "1-trust-handout.pdf": "text changed",
        "1-trust-guide.pdf": "unchanged (unless pages move in the handout, which is laid out first)",
    }


def test_page_numbers_that_moved_are_named(built: Shop) -> None:
    built.write(0, "handout", "Trust is earned. Slowly.")
    built.build(documents=("handout",))
    assert changed(built, formats=("pdf",)) == {
        "1-trust-guide.pdf": "page numbers changed (handout task: page 1, now 2)"
    }


def test_text_and_page_numbers_that_changed_together_are_a_changed_text(built: Shop) -> None:
    built.write(0, "handout", "Trust is earned. Slowly.")
    built.write(0, "guide", "Say good morning.")
    built.build(documents=("handout",))
    assert changed(built, formats=("pdf",)) == {"1-trust-guide.pdf": "text changed"}


def test_a_brand_and_a_style_are_told_apart(built: Shop) -> None:
    pages = "unchanged (unless pages move in the handout, which is laid out first)"
    rebranded = replace(built, press=with_palette(built.press, ink="#000000"))
    assert set(told(rebranded).values()) == {"brand changed"}
    restyled = replace(built, press=replace(built.press, style=lambda brand, paper: "new"))
    assert set(told(restyled).values()) == {"styles or writers changed"}
    assert pages not in told(restyled).values()


def test_hands_are_told_apart(built: Shop) -> None:
    (built.house / "1-trust-guide.pdf").write_bytes(b"mine")
    (built.house / "1-trust-guide.docx").unlink()
    assert changed(built) == {
        "1-trust-guide.pdf": "edited since it was written: kept",
        "1-trust-guide.docx": "deleted since it was written",
    }


def test_a_file_in_the_way_is_told_of(shop: Shop) -> None:
    shop.house.mkdir(parents=True)
    (shop.house / "1-trust-handout.pdf").write_bytes(b"theirs")
    assert told(shop)["1-trust-handout.pdf"] == "in the way, and not written by kit"


def test_force_is_a_reason(built: Shop) -> None:
    assert set(told(built, force=True).values()) == {"asked for with --force"}


def test_what_would_be_taken_away_is_told(built: Shop) -> None:
    del built.course["modules"][1]
    built.save()
    why = "no longer part of the curriculum (would be removed unless it was edited)"
    assert changed(built, formats=("pdf",), documents=("guide",)) == {"2-listening-guide.pdf": why}


@pytest.mark.parametrize("choices", [{}, {"documents": ("guide",)}, {"force": True}])
def test_what_is_told_comes_true(built: Shop, choices: dict[str, Any]) -> None:
    built.write(0, "guide", "Say good morning.")
    (built.house / "2-listening-handout.docx").unlink()
    expected = {name for name, why in told(built, **choices).items() if not why.startswith(("unchanged", "edited"))}
    report = built.build(**choices)
    assert {path.name for path in report.written} == expected
