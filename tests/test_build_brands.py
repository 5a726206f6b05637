"""Brands side by side: each has its folder and its words, and only what changed for it is rendered."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from kit.brand import every, find, load
from kit.build.explain import explain
from kit.build.request import Request
from kit.cli import commands
from tests.courses import CURRICULA
from tests.fakes import Shop

MINIMAL = CURRICULA / "minimal.yaml"
BOTH = ("house", "other")


def both(shop: Shop) -> Shop:
    """Two brands, built; one says good day where the course says hello."""
    (shop.root / "other.yaml").write_text("hello: good day\n")
    assert len(shop.build(brands=BOTH).written) == 24
    return shop


def test_each_brand_has_its_words_in_its_folder(shop: Shop) -> None:
    files = both(shop).files()
    assert b"Say hello." in files["house/1-trust-guide.pdf"]
    assert b"Say good day." in files["other/1-trust-guide.pdf"]
    assert shop.build(brands=BOTH).written == ()


def test_other_words_of_a_brand_render_what_prints_them_in_that_brand(shop: Shop) -> None:
    both(shop)
    (shop.root / "other.yaml").write_text("hello: good morning\n")
    written = [f"{path.parent.name}/{path.name}" for path in shop.build(brands=BOTH).written]
    assert written == ["other/1-trust-guide.pdf", "other/1-trust-guide.docx"]


def test_a_change_of_the_course_renders_what_it_touches_in_every_brand(shop: Shop) -> None:
    both(shop).write(1, "scorecard", "Who was silent?")
    shop.build(brands=BOTH)
    assert shop.rendered == ["2-listening-scorecard.pdf+docx"] * 2


def test_a_change_under_an_overlaid_text_leaves_that_brand_alone(shop: Shop) -> None:
    (shop.root / "other.yaml").write_text("Be quiet: Hush\nBe silent: Hush\n")
    shop.build(brands=BOTH)
    shop.write(1, "guide", "Be silent.")
    assert {path.parent.name for path in shop.build(brands=BOTH).written} == {"house"}


def test_a_brand_may_leave_a_module_out_and_another_may_not(shop: Shop) -> None:
    (shop.root / "other.yaml").write_text("stem: stem\n")
    shop.build(brands=BOTH)
    (shop.root / "other.yaml").write_text("2-listening: 2-hearing\nlistening: hearing\n")
    report = shop.build(brands=BOTH)
    assert {path.parent.name for path in report.pruned} == {"other"}
    names = {name for name in shop.files() if "2-" in name}
    assert {name.split("-")[1] for name in names if name.startswith("other")} == {"hearing"}
    assert {name.split("-")[1] for name in names if name.startswith("house")} == {"listening"}


def test_it_is_explained_by_brand(shop: Shop) -> None:
    both(shop)
    (shop.root / "other.yaml").write_text("hello: good morning\n")
    told = explain(shop.project, Request(brands=BOTH), shop.press)
    assert [f"{one.path.parent.name}/{one.path.name}" for one in told if one.why == "text changed"] == [
        "other/1-trust-guide.docx",
        "other/1-trust-guide.pdf",
    ]


def test_the_overlay_is_watched(shop: Shop) -> None:
    both(shop)
    report = shop.build(brands=BOTH)
    assert report.watched
    roots, looks, _ = report.watched
    assert (str(shop.root / "other.yaml"), False) in roots
    assert "other.yaml" in looks


# ------------------------------------------------------------------ which brands there are


def brand_file(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "_brand.yml").write_text(f"meta: {{name: {folder.name}}}\n")


def test_all_brands_are_those_of_the_project_or_else_those_that_come_with_kit(shop: Shop) -> None:
    kits = {Path(name).name for name in every(shop.project)}
    assert "house" in kits
    brand_file(shop.root / "brands" / "north")
    brand_file(shop.root / "brands" / "south")
    assert [Path(name).name for name in every(shop.project)] == ["north", "south"]
    assert find("south", shop.project) == shop.root / "brands" / "south" / "_brand.yml"
    assert load("north", shop.project).organisation == "north"


def test_one_brand_or_all(shop: Shop) -> None:
    typed = ["build", "--brand", "house", "--all-brands", "--source", str(shop.project.source)]
    result = CliRunner().invoke(commands, typed)
    assert result.exit_code == 2
    assert "exclude each other" in result.output


def test_a_check_of_a_brand_says_what_its_terms_touched(tmp_path: Path) -> None:
    brand_file(tmp_path / "climbers")
    with (tmp_path / "climbers" / "_brand.yml").open("a") as file:
        file.write("defaults: {kit: {overlay: words.yaml}}\n")
    words = tmp_path / "climbers" / "words.yaml"
    words.write_text("terms:\n  - forms: {bowline: figure of eight}\n")
    typed = ["check", "--brand", f"{tmp_path}/climbers", "--source", str(MINIMAL)]
    result = CliRunner().invoke(commands, typed)
    assert "bowline is now figure of eight: " in result.output
    words.write_text("drop:\n  - at: modules.bowlin\n")
    result = CliRunner().invoke(commands, typed)
    assert result.exit_code == 1
    assert "climbers/words.yaml:2:9: error KIT502" in result.output
