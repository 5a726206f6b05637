"""Nothing changed: known from the file system alone, and never believed wrongly."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.build import quick
from tests.fakes import Shop


def recalled(shop: Shop, note: str = "all") -> quick.Said | None:
    return quick.recall(str(shop.root / "output"), note)


def test_nothing_is_known_before_the_first_build(shop: Shop) -> None:
    assert recalled(shop) is None


def test_after_a_build_it_is_known_that_nothing_changed(built: Shop) -> None:
    assert recalled(built) == {"files": 12, "remarks": [], "warnings": 0}


def test_what_the_build_had_to_say_is_said_again(shop: Shop) -> None:
    shop.course["warnings"] = ["Mind the gap."]
    shop.write(0, "scorecard", "One. Two. Three. Four. Five. Six.")
    shop.build()
    assert recalled(shop) == {"files": 12, "remarks": ["It is long."], "warnings": 1}


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
    "a brand of the project's own": lambda shop: write(shop.root / "styles" / "brands" / "acme" / "brand.yml"),
    "a lost source": lambda shop: shop.project.source.unlink(),
}


def write(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("name: Acme")


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_noticed(built: Shop, change: str) -> None:
    CHANGES[change](built)
    assert recalled(built) is None


def test_a_change_outside_in_a_brands_own_folder_is_noticed(shop: Shop, tmp_path: Path) -> None:
    write(tmp_path / "acme" / "brand.yml")
    shop.build(brands=(str(tmp_path / "acme"),))
    assert recalled(shop) is not None
    (tmp_path / "acme" / "logo.svg").write_text("<svg/>")
    assert recalled(shop) is None


def test_a_change_to_kit_itself_or_to_its_packages_is_noticed(built: Shop) -> None:
    note = json.loads((built.root / "output" / ".kit" / "unchanged").read_text().partition("\t")[2])
    watched = {path for path, _ in note["roots"]}
    assert str(Path(quick.__file__).parents[1]) in watched
    assert any(path.endswith("site-packages") for path in watched)


def test_other_requests_have_their_own_answers(built: Shop) -> None:
    built.build(note="letter", paper="Letter")
    assert recalled(built, "all") is not None
    assert recalled(built, "letter") is not None
    assert recalled(built, "html") is None


def test_old_requests_are_forgotten(built: Shop) -> None:
    for number in range(quick.KEPT_NOTES):
        built.build(note=f"request {number}")
    assert recalled(built) is None
    assert recalled(built, "request 0") is not None


def test_a_build_that_kept_an_edited_file_says_so_every_time(built: Shop) -> None:
    (built.house / "1-trust-guide.pdf").write_bytes(b"mine")
    built.build()
    assert recalled(built) is None


def test_a_build_with_failures_is_tried_again(shop: Shop) -> None:
    shop.write(0, "guide", "BROKEN.")
    shop.build()
    assert recalled(shop) is None


@pytest.mark.parametrize("note", ["", "all\t{", "all\t[]", 'all\t{"roots": 1}', "all\n", "\xff"])
def test_a_damaged_note_is_no_note(built: Shop, note: str) -> None:
    (built.root / "output" / ".kit" / "unchanged").write_bytes(note.encode("latin-1"))
    assert recalled(built) is None
    assert built.build().unchanged == 12
    assert recalled(built) is not None


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


def test_the_answer_comes_before_anything_heavy_is_imported() -> None:
    code = "import sys, kit.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"pydantic", "weasyprint", "rich", "yaml", "docx", "jinja2", "filelock", "multiprocessing", "hashlib"}
    assert heavy.isdisjoint(loaded)
