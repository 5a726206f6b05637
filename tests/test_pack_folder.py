"""A pack's folder: a new pack takes an older one's place whole or not at all, and what people made of it stays."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.build import files
from kit.errors import KitError
from kit.pack.folder import put
from kit.pack.record import RECORD, Printed, read_record, written

CARDS = Printed("cards", "Cards", 4, True, ("k", "l", "m"))
OLD = {
    "01-run-sheet-x1.pdf": b"old run",
    "01-run-sheet-x1.docx": b"old words",
    "02-cards-x4.pdf": b"old",
    "chat.txt": b"old",
}
NEW = {"01-run-sheet-x1.pdf": b"new run", "01-run-sheet-x1.docx": b"new words", "02-cards-x5.pdf": b"new"}


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones but for the record too."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.name != RECORD}


@pytest.fixture
def older(tmp_path: Path) -> Path:
    put(tmp_path, OLD, (CARDS,))
    return tmp_path


def test_a_new_pack_takes_the_place_of_an_older_one(older: Path) -> None:
    assert put(older, NEW, ()) == ()
    assert held(older) == NEW
    assert read_record(older) == ()


def test_files_that_people_added_stay(older: Path) -> None:
    """Whatever they are called: only what a pack has written is taken away by the next."""
    theirs = {"notes.txt": b"mine", "09-my-list-x2.pdf": b"mine", "reprint.pdf": b"mine"}
    for name, data in theirs.items():
        (older / name).write_bytes(data)
    (older / "photos").mkdir()
    assert put(older, NEW, ()) == ()
    assert (older / "photos").is_dir()
    (older / "photos").rmdir()
    assert held(older) == NEW | theirs


def test_files_that_people_changed_are_kept_under_another_name(older: Path) -> None:
    (older / "01-run-sheet-x1.docx").write_bytes(b"by hand")
    (older / "chat.txt").write_bytes(b"by hand")
    (older / "02-cards-x5.pdf").write_bytes(b"in the way")
    kept = put(older, NEW, ())
    assert [path.name for path in kept] == [
        "01-run-sheet-x1.edited.docx",
        "02-cards-x5.edited.pdf",
        "chat.edited.txt",
    ]
    assert held(older) == NEW | dict(
        zip((path.name for path in kept), (b"by hand", b"in the way", b"by hand"), strict=True)
    )
    (older / "01-run-sheet-x1.docx").write_bytes(b"by hand again")
    assert [path.name for path in put(older, NEW, ())] == ["01-run-sheet-x1.edited-2.docx"]


def test_a_folder_of_an_older_kit_is_known_by_its_names(tmp_path: Path) -> None:
    for name, data in OLD.items():
        (tmp_path / name).write_bytes(data)
    put(tmp_path, NEW, ())
    assert held(tmp_path) == NEW


def full_after(count: int) -> Callable[[int], None]:
    """A disk that is full once so many files are written."""
    left = iter(range(count))

    def sync(_: int) -> None:
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")

    return sync


@pytest.mark.parametrize("count", range(len(NEW) + 1))
def test_a_full_disk_leaves_the_older_pack_whole(count: int, older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever file is the one for which there is no room, the last of which is the record."""
    (older / "01-run-sheet-x1.docx").write_bytes(b"by hand")
    before = held(older)
    monkeypatch.setattr(os, "fsync", full_after(count))
    with pytest.raises(KitError, match="is full"):
        put(older, NEW, ())
    assert held(older) == before
    assert read_record(older) == (CARDS,)


@pytest.mark.parametrize("stuck", [*OLD, "02-cards-x5.pdf"])
def test_a_file_that_cannot_be_moved_brings_the_others_back(
    stuck: str, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a viewer has it open, and the system then holds it."""
    before, replace = held(older), Path.replace

    def held_fast(path: Path, place: Path) -> Path:
        if stuck in {path.name, place.name}:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return replace(path, place)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", held_fast)
        with pytest.raises(KitError, match="close the program that has it open"):
            put(older, NEW, ())
    assert held(older) == before
    assert read_record(older) == (CARDS,)
    put(older, NEW, ())
    assert held(older) == NEW


def test_a_limit_of_the_system_leaves_the_older_pack_whole(older: Path) -> None:
    """A real one: files of this process may not grow beyond some kilobytes."""
    resource = pytest.importorskip("resource")
    before, limits = held(older), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, limits[1]))
    try:
        with pytest.raises(KitError, match="No finished file was harmed"):
            put(older, {**NEW, "print-me.pdf": b"p" * 100_000}, ())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert held(older) == before


def test_what_was_left_half_written_is_swept_away(older: Path) -> None:
    (older / f".print-me.pdf{files.UNFINISHED}").write_bytes(b"half")
    put(older, NEW, ())
    assert held(older) == NEW


def test_a_record_of_an_older_kit_is_still_compared_with(tmp_path: Path) -> None:
    told = written((CARDS,), {}).replace(b'"apart": null', b'"copies": 4')
    (tmp_path / RECORD).write_bytes(told)
    assert read_record(tmp_path) == (CARDS,)
