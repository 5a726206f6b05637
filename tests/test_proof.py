"""A proof sheet shows all that a brand has: colours, contrasts, type, logos, pages of every document."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import page as validator
import pikepdf
import pytest
from click.testing import CliRunner

from kit.blocks import Document
from kit.brand import pairs, read
from kit.cli import commands
from kit.kinds import EVERY_KIND
from kit.project import STYLES
from kit.proof.pages import shots
from tests.courses import CURRICULA, course
from tests.texts import pdf_pages

BRANDS = STYLES / "brands"
SOURCE = ["--source", str(CURRICULA / "minimal.yaml")]
FILE = """
meta: {name: "Sun & <Moon>"}
logo: {medium: {light: {path: logo.svg, alt: The sign}, dark: {path: white.svg, alt: The pale sign}}}
color: {palette: {reed: "#1F5F5B", sand: "#C98A2B"}, primary: reed, secondary: sand}
typography: {base: Roboto, headings: Caladea}
defaults: {kit: {watermark: Proof of Sun, partner_logo: partner.svg, partner_alt: The friend, delivered_by: By Sun}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sun")
    for name, (brand, logo) in {
        "logo": ("north-quay", "logo"), "white": ("north-quay", "logo-white"), "partner": ("aldermoor", "logo"),
    }.items():  # fmt: skip
        (folder / f"{name}.svg").write_bytes((BRANDS / brand / f"{logo}.svg").read_bytes())
    (folder / "_brand.yml").write_text(FILE, encoding="utf-8")
    return folder


def test_the_sheet_names_everything_and_can_be_heard(folder: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(commands, ["brand", "sheet", str(folder), "--output", str(tmp_path), *SOURCE])
    assert done.exit_code == 0, done.output
    (made,) = tmp_path.iterdir()
    assert made.name == f"{folder.name}-proof-sheet.pdf"
    report = validator.validate_pdf(str(made), profile=validator.ValidationProfile.PDF_UA_1)
    assert [failure.rule_id for failure in report.failures] == []
    data = made.read_bytes()
    text = " ".join(pdf_pages(data))
    brand, noted = read(folder / "_brand.yml")
    for name, colour in brand.colours:
        assert f"{name} {colour}" in text
    for pair in pairs(brand.palette):
        assert (
            f"{pair.text} {pair.colours[0]} {pair.ground} {pair.colours[1]} {pair.contrast:.1f}:1 {pair.limit:g}:1 from {pair.points:g} pt passes"
            in text
        )
    assert noted
    for words in ("Sun & <Moon>", "Roboto base", "Caladea headings", *(problem.message for problem in noted)):
        assert words in text
    for words in ("On light", "Clear space", "Smallest", "On dark", "Partner", "watermark: Proof of Sun", "By Sun"):
        assert words in text
    with pikepdf.open(io.BytesIO(data)) as file:
        figures = [
            one.Alt for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
        assert file.Root.MarkInfo.Marked
    said = [str(figure) for figure in figures]
    assert {"The sign", "The pale sign", "The friend"} <= set(said)
    assert sum(", page " in words for words in said) >= len(EVERY_KIND) - 1


def test_every_kind_of_document_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def shoot(document: Document, *_: object) -> tuple[()]:
        shown.append(document.kind)
        return ()

    target: Callable[..., object] = shoot
    monkeypatch.setattr("kit.proof.pages._shots", target)
    brand, _ = read(BRANDS / "aldermoor" / "_brand.yml")
    assert not list(shots(course("everything"), brand, None))  # type: ignore[arg-type]  # nothing is printed
    assert shown == list(EVERY_KIND)


def test_a_sheet_that_cannot_be_made_leaves_the_old_one(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "_brand.yml").write_text("color: {primary: snow}", encoding="utf-8")
    old = tmp_path / "old.pdf"
    old.write_text("old")
    done = CliRunner().invoke(commands, ["brand", "sheet", str(tmp_path), "--pdf", str(old), *SOURCE])
    assert done.exit_code
    assert old.read_text() == "old"
