"""A brand that was just begun builds, whatever its name; what cannot be used leaves nothing behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kit.brand import find
from kit.brand.begun import Beginning, begin, folder_name
from kit.cli import commands
from kit.errors import KitError
from kit.overlay.entries import entries
from kit.overlay.notes import Notes
from kit.project import STYLES, Project
from kit.yamltree import compose, decode
from tests.courses import CURRICULA, ROOT

LOGO = STYLES / "brands" / "aldermoor" / "logo.svg"


@pytest.mark.parametrize("name", ["River School", 'Sun & Co: "x"', "École #1 {ouverte}", "#", "a\nb: c"])
def test_any_name_makes_a_brand_of_that_name(name: str, tmp_path: Path) -> None:
    brand, noted = begin(tmp_path / "brand", Beginning(name, "#1F5F5B", "navy", LOGO))
    assert brand.organisation.split() == name.split()
    assert brand.palette.primary == "#1F5F5B"
    assert brand.palette.accent == "#000080"
    assert brand.logo == tmp_path / "brand" / "logo.svg"
    assert noted == ()


@pytest.mark.parametrize("colour", ["#ffffee", "lightish", "", "red; } body {"])
def test_a_colour_that_cannot_be_used_leaves_nothing_behind(colour: str, tmp_path: Path) -> None:
    with pytest.raises(KitError):
        begin(tmp_path / "brand", Beginning("X", colour))
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="something at"):
        begin(tmp_path, Beginning("X", "navy"))


def test_a_logo_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="no logo"):
        begin(tmp_path / "brand", Beginning("X", "navy", logo=tmp_path / "logo.svg"))


@pytest.mark.parametrize(("name", "folder"), [("École d'été", "ecole-d-ete"), ("../x", "x"), ("日本", "brand")])
def test_a_folder_has_a_name_that_any_computer_takes(name: str, folder: str) -> None:
    assert folder_name(name) == folder


def test_it_is_asked_for_made_and_looked_at(tmp_path: Path) -> None:
    source = ["--source", str(CURRICULA / "minimal.yaml")]
    run = CliRunner()
    made = run.invoke(
        commands, ["brand", "new", "--folder", f"{tmp_path}/b", *source], input="River\nnavy\n\n\nRiver Practice\n"
    )
    assert made.exit_code == 0, made.output
    looked = run.invoke(commands, ["brand", "check", f"{tmp_path}/b", *source])
    assert looked.exit_code == 0
    assert 'course: "River Practice"' in (tmp_path / "b" / "_brand.yml").read_text(encoding="utf-8")
    assert "primary #000080 on paper #FFFFFF: 16.0:1" in looked.output


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("nonsense", "There is no brand nonsense. Known are"),
        ("harbor-trust", "Did you mean harbour-trust?"),
        ("{}", "holds no file _brand.yml"),
        ("{}/nowhere", "There is no folder"),
        ("{}/logo.svg", "is no brand file"),
    ],
)
def test_a_brand_that_is_not_there_is_answered_with_what_to_do(wanted: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").touch()
    with pytest.raises(KitError, match=re.escape(said)) as caught:
        find(wanted.format(tmp_path), Project.find(ROOT))
    assert "kit brand new" in str(caught.value)


def test_an_organisation_without_a_name_is_asked_for_it(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="--name"):
        begin(tmp_path / "brand", Beginning(" ", "navy"))


def test_the_check_says_of_monospaced_type_that_nothing_prints_it(tmp_path: Path) -> None:
    (tmp_path / "_brand.yml").write_text("typography: {base: Lato, monospace: {family: Fira Code}}", encoding="utf-8")
    looked = CliRunner().invoke(
        commands, ["brand", "check", str(tmp_path), "--source", str(CURRICULA / "minimal.yaml")]
    )
    assert looked.exit_code == 0, looked.output
    assert "typography.monospace is not printed: no document has monospaced text." in looked.output


def test_the_guide_shows_an_overlay_that_can_be_read() -> None:
    guide = (ROOT / "docs" / "brands.md").read_text(encoding="utf-8")
    boxes = [box for box in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if box.startswith("terms:")]
    source = decode(boxes[0].encode(), "guide")
    notes = Notes(source)
    found = entries(compose(source), notes)
    assert notes.settle() == ()
    assert all((found.terms, found.changes, found.drops, found.adds))
