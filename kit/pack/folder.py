"""Folder: a pack's files, put into their places all together or not at all; what people changed or added there stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kit.build.files import clear, free_name, place_all, prepare
from kit.errors import KitError
from kit.manifest import digest
from kit.pack.items import CHAT
from kit.pack.record import RECORD, Printed, read_files, written
from kit.pack.reprint import REPRINT

PRINT_ME = "print-me.pdf"
"""The file that holds everything, for machines that print one file."""


def must_be_ours(folder: Path) -> None:
    """Refuses a folder that is no pack's and holds files, so that nothing is lost or mixed."""
    if (folder / RECORD).is_file():
        return
    strangers = sorted(found.name for found in folder.glob("[!.]*") if found.is_file() and not _ours(found.name))
    if strangers:
        raise KitError(
            f"{folder} holds {strangers[0]}, which is no part of a pack. Choose an empty folder with --output."
        )


def must_be_another(folder: Path, since: Path) -> None:
    """Refuses to put a pack in the place of the one that it is compared with: it would no longer be known what was printed."""
    if folder.resolve() == since.resolve():
        raise KitError(f"{folder} is the pack that was printed. Put the new one into another folder, with --output.")


def put(folder: Path, files: Mapping[str, bytes], printed: Sequence[Printed]) -> tuple[Path, ...]:
    """Puts a pack's files in the place of an older pack's, all of them or none.

    Gives the files that people had changed since they were written, under the names that they have now. Files that no
    pack has written stay as they are. Raises KitError where the folder is not a pack's, or cannot be written.
    """
    must_be_ours(folder)
    prepare(folder)
    with clear(folder):
        leaving = dict(_leaving(folder, files))
    record = written(printed, {name: digest(data) for name, data in files.items()})
    place_all({folder / name: data for name, data in {**files, RECORD: record}.items()}, leaving)
    return tuple(place for place in leaving.values() if place)


def _leaving(folder: Path, files: Mapping[str, bytes]) -> Iterator[tuple[Path, Path | None]]:
    """What makes room for a pack's files, and where it goes: for good where it is as an older pack wrote it."""
    known = read_files(folder)
    for path in sorted(folder.glob("[!.]*")):
        if not path.is_file():
            continue
        ours = _ours(path.name) if known is None else path.name in known
        changed = ours and known is not None and digest(path.read_bytes()) != known[path.name]
        if changed or (not ours and path.name in files):
            yield path, free_name(path)
        elif ours and path.name not in files:
            yield path, None


def _ours(name: str) -> bool:
    """Whether a name is one that packs give: a number, a document, its copies."""
    return name in {PRINT_ME, REPRINT, CHAT} or (name[:2].isdigit() and name[2:3] == "-" and "-x" in name)
