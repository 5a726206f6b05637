"""``kit print``: a finished file goes to the printer, and bad input harms nothing."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from kit.cli import commands
from kit.sheets import page_count
from tests.courses import COURSES
from tests.test_sheets_imposition import numbered

HERE = ("--source", str(COURSES["minimal"]))
Kit = Callable[..., Result]


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kit:
    """The command, in a folder with a file of six pages."""
    (tmp_path / "six.pdf").write_bytes(numbered(6))
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(commands, ["print", *words], prog_name="kit")


@pytest.mark.parametrize(
    ("words", "name", "sides", "width"),
    [
        (["--booklet"], "six-booklet.pdf", 4, 297),
        (["--booklet", "--sheet", "A3"], "six-booklet.pdf", 4, 420),
        (["--four-up"], "six-four-up.pdf", 2, 210),
        (["--two-up", "--greyscale"], "six-two-up-grey.pdf", 3, 297),
        (["--greyscale"], "six-grey.pdf", 6, 210),
        (["--greyscale", "--output", "new/folder"], "new/folder/six-grey.pdf", 6, 210),
    ],
)
def test_a_file_is_made_ready(kit: Kit, words: list[str], name: str, sides: int, width: int) -> None:
    result = kit("six.pdf", *words)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(f"6 pages on {-(-sides // 2)} sheets of A")
    assert "both sides" in result.stdout
    with pikepdf.open(name) as made:
        assert len(made.pages) == sides
        assert round(float(made.pages[0].mediabox[2]) / 72 * 25.4) == width
    assert page_count(Path("six.pdf").read_bytes()) == 6


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["six.pdf"], "Say how to print it"),
        (["none.pdf", "--booklet"], "none.pdf cannot be read"),
        ([".", "--booklet"], "cannot be read"),
        (["words.pdf", "--booklet"], "is not a PDF"),
        (["empty.pdf", "--booklet"], "is not a PDF"),
        (["locked.pdf", "--booklet"], "is locked with a password"),
        (["six.pdf", "--output", "."], "Say how to print it"),
        (["six.pdf", "--booklet", "--output", "words.pdf"], "cannot be a folder"),
        (["six.pdf", "--booklet", "--large-print"], "is laid out already"),
        (["six.pdf", "--module", "1"], "is laid out already"),
        (["--booklet"], "Name a PDF to print, or a document"),
        (["--module", "1", "--booklet"], "Name a PDF to print, or a document"),
        (["--module", "9", "--document", "handout", *HERE], 'no module "9"'),
        (["--module", "1", "--document", "handbook", *HERE], 'Did you mean "handout"?'),
    ],
)
def test_what_cannot_be_done_is_said(kit: Kit, words: list[str], said: str) -> None:
    Path("words.pdf").write_text("Dear printer", encoding="utf-8")
    Path("empty.pdf").write_bytes(b"")
    with pikepdf.open(BytesIO(numbered(1))) as file:
        file.save("locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    before = sorted(Path().iterdir())
    result = kit(*words)
    assert result.exit_code in {2, 5}
    assert said in result.stderr
    assert sorted(Path().iterdir()) == before


@pytest.mark.parametrize(
    ("words", "name", "width"),
    [
        (["--large-print", "--greyscale"], "large-print-grey", 210),
        (["--bleed"], "bleed", 228),
        (["--bleed", "--booklet"], "bleed-booklet", 297),
    ],
)
def test_a_document_is_laid_out_anew(kit: Kit, words: list[str], name: str, width: int, tmp_path: Path) -> None:
    """Its pages go to a folder of their own; a booklet of pages with bleed is cut at the trim."""
    result = kit("--module", "1", "--document", "scorecard", *words, *HERE, "--output", "out")
    assert result.exit_code == 0, result.stderr
    (made,) = (tmp_path / "out" / "print").iterdir()
    assert made.stem.endswith(f"-{name}")
    with pikepdf.open(made) as file:
        left, _, right, _ = file.pages[0].mediabox
        assert round(float(right - left) / 72 * 25.4) == width
