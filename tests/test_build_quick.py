"""Nothing changed: known from the file system alone, and never believed wrongly."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kit.build import quick
from tests.fakes import Shop

SAID: quick.Said = (["warning: It is long."], ["0 written, 12 unchanged"])


def build(shop: Shop, *words: str, **choices: Any) -> None:
    """A build and its note, as the command line leaves it."""
    report = shop.build(**choices)
    if report.watched:
        quick.remember(["build", *words], str(shop.root), report.watched, SAID)


def answer(shop: Shop, *words: str) -> quick.Said | None:
    return quick.answer(["build", *words], str(shop.root))


@pytest.fixture
def noted(shop: Shop) -> Shop:
    """A project that was built and left a note."""
    build(shop)
    return shop


def test_nothing_is_known_before_the_first_build(shop: Shop) -> None:
    assert answer(shop) is None


def test_after_a_build_its_words_are_said_again(noted: Shop) -> None:
    assert answer(noted) == SAID
    assert answer(noted) == SAID


def rewrite_source_with_the_same_size_and_time(shop: Shop) -> None:
    before = shop.project.source.stat()
    shop.project.source.write_text(shop.project.source.read_text().replace("hello", "Hello"))
    os.utime(shop.project.source, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Shop], object]] = {
    "a comment": lambda shop: shop.save("a comment"),
    "the source, its time set back": rewrite_source_with_the_same_size_and_time,
    "an edited product": lambda shop: (shop.house / "1-trust-guide.pdf").write_bytes(b"mine"),
    "a deleted product": lambda shop: (shop.house / "1-trust-guide.pdf").unlink(),
    "a lost manifest": lambda shop: (shop.house / ".manifest.jsonl").unlink(),
    "a brand of the project's own": lambda shop: write(shop.root / "styles" / "brands" / "acme" / "_brand.yml"),
    "a lost source": lambda shop: shop.project.source.unlink(),
}


def write(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("name: Acme")


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_noticed(noted: Shop, change: str) -> None:
    CHANGES[change](noted)
    assert answer(noted) is None


def test_a_change_in_the_folder_of_a_brand_from_elsewhere_is_noticed(shop: Shop, tmp_path: Path) -> None:
    write(tmp_path / "acme" / "_brand.yml")
    build(shop, "--brand", "acme", brands=(str(tmp_path / "acme"),))
    assert answer(shop, "--brand", "acme") == SAID
    (tmp_path / "acme" / "logo.svg").write_text("<svg/>")
    assert answer(shop, "--brand", "acme") is None


def test_kit_itself_and_its_packages_are_watched(shop: Shop) -> None:
    report = shop.build()
    assert report.watched
    roots = dict(report.watched[0])
    assert roots[str(Path(quick.__file__).parents[1])], "kit's own folder is entered"
    assert not roots[next(path for path in roots if path.endswith("site-packages"))], "other packages' is looked at"


def test_other_words_have_their_own_answers(noted: Shop) -> None:
    build(noted, "--paper", "Letter", paper="Letter")
    assert answer(noted) == SAID
    assert answer(noted, "--paper", "Letter") == SAID
    assert answer(noted, "--paper", "A4") is None
    assert quick.answer(["check"], str(noted.root)) is None


def test_other_folders_have_their_own_answers(noted: Shop) -> None:
    assert quick.answer(["build"], str(noted.root / "source")) is None


@pytest.mark.parametrize("words", [["--output", "elsewhere"], ["--output=elsewhere"]])
def test_products_elsewhere_have_their_note_there(shop: Shop, words: list[str]) -> None:
    (shop.root / "output").rename(shop.root / "elsewhere") if (shop.root / "output").exists() else None
    report = shop.build()
    assert report.watched
    (shop.root / "elsewhere" / ".kit").mkdir(parents=True)
    quick.remember(["build", *words], str(shop.root), report.watched, SAID)
    assert answer(shop, *words) == SAID
    assert answer(shop) is None


def test_an_output_folder_that_is_not_named_is_no_mistake(shop: Shop) -> None:
    assert answer(shop, "--output") is None


def test_old_notes_are_forgotten(noted: Shop) -> None:
    for number in range(quick.MOST_NOTES):
        build(noted, str(number))
    assert answer(noted) is None
    assert answer(noted, "0") == SAID


@pytest.mark.parametrize("text", ["BROKEN.", "NO WORD."])
def test_a_build_with_failures_leaves_no_note(shop: Shop, text: str) -> None:
    shop.write(0, "guide", text)
    assert shop.build().watched is None


def test_a_build_that_kept_an_edited_file_leaves_no_note(built: Shop) -> None:
    (built.house / "1-trust-guide.pdf").write_bytes(b"mine")
    assert built.build().watched is None


def test_a_forced_build_leaves_no_note(built: Shop) -> None:
    assert built.build(force=True).watched is None


NOTE_OF_OTHERS = f"{quick.VERSION}\nnote ['x']\nsaid yes\n"


@pytest.mark.parametrize(
    "content", ["", "\n", "\xff", "kit notes 99\n", NOTE_OF_OTHERS, f"{quick.VERSION}\nsaid yes\n"]
)
def test_a_damaged_note_is_no_note(noted: Shop, content: str) -> None:
    (noted.root / "output" / ".kit" / "unchanged").write_bytes(content.encode("latin-1"))
    assert answer(noted) is None
    build(noted)
    assert answer(noted) == SAID


@pytest.mark.parametrize("lines", range(1, 40, 6))
def test_a_note_cut_short_is_no_note(noted: Shop, lines: int) -> None:
    place = noted.root / "output" / ".kit" / "unchanged"
    place.write_text("\n".join(place.read_text().split("\n")[: -lines - 1]))
    assert answer(noted) is None


def test_a_note_that_cannot_be_left_is_no_failure(shop: Shop) -> None:
    report = shop.build()
    assert report.watched
    quick.remember(["build"], "/proc/nowhere", report.watched, SAID)


def test_a_path_of_two_lines_leaves_no_note(shop: Shop) -> None:
    report = shop.build()
    assert report.watched
    quick.remember(["build"], str(shop.root), ([("one\ntwo", False)], "", []), SAID)
    assert answer(shop) is None


def test_a_folder_with_too_many_files_is_never_taken_for_unchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick, "MOST_FILES", 3)
    for number in range(3):
        (tmp_path / str(number)).touch()
    assert quick.look([(str(tmp_path), True)]) == quick.look([(str(tmp_path), True)])
    (tmp_path / "one too many").touch()
    assert quick.look([(str(tmp_path), True)]) != quick.look([(str(tmp_path), True)])


def test_two_looks_are_one(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    roots = [(str(tmp_path), True), (str(tmp_path / "file"), False), (str(tmp_path / "missing"), False)]
    assert quick.both(quick.look(roots[:1]), quick.look(roots[1:])) == quick.look(roots)
    assert quick.both(quick.look(roots), quick.look([])) == quick.look(roots)


def test_the_answer_comes_before_anything_is_imported() -> None:
    code = "import sys; before = {*sys.modules}; import kit.__main__; print(*sorted({*sys.modules} - before))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert loaded == ["__future__", "kit", "kit.__main__", "kit.build", "kit.build.quick"]
