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
from tests.test_sheets_imposition import numbered

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
        (["--greyscale", "--output", "other.pdf"], "other.pdf", 6, 210),
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
        (["six.pdf", "--booklet", "--output", "./six.pdf"], "would be written over"),
        (["six.pdf", "--booklet", "--output", "nowhere/six.pdf"], "no folder nowhere"),
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
