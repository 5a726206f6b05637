"""Files: how products get to their place whole, and whose hand was on them last."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path

from kit.errors import OutputError
from kit.manifest import Manifest, digest

UNFINISHED = ".kit-unfinished"
"""The ending of a file that is being written. What a killed build leaves is swept away by the next."""


class Hand(Enum):
    """Whose bytes are in a file's place."""

    NOBODY = "absent"
    KIT = "as it was written"
    PERSON = "changed since it was written"
    STRANGER = "not written by kit"


def whose(path: Path, manifest: Manifest) -> Hand:
    """Whose bytes are in a file's place now, by its size and time, or by its bytes where those differ.

    The record that describes the file is settled in the manifest.
    """
    try:
        found = path.stat()
    except OSError:
        return Hand.NOBODY
    for entry in manifest.candidates(path.name):
        if (entry.size, entry.mtime_ns) == (found.st_size, found.st_mtime_ns):
            manifest.settle(entry)
            return Hand.KIT
    return inspect(path, manifest)[0]


def inspect(path: Path, manifest: Manifest) -> tuple[Hand, str]:
    """Whose bytes are in a file's place now, judged by the bytes alone, and their digest: asked before it is replaced."""
    with clear(path.parent):
        try:
            found = digest(path.read_bytes())
        except FileNotFoundError:
            return Hand.NOBODY, ""
    candidates = manifest.candidates(path.name)
    for entry in candidates:
        if entry.sha256 == found:
            manifest.settle(entry)
            return Hand.KIT, found
    return Hand.PERSON if candidates else Hand.STRANGER, found


def prepare(folder: Path) -> None:
    """Make a folder for products, and sweep away what a killed build left unfinished there."""
    with clear(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f".*{UNFINISHED}"):
            left.unlink(missing_ok=True)


def place(path: Path, data: bytes, recorded: Callable[[os.stat_result], None]) -> None:
    """Put bytes in a file's place, all of them or none. ``recorded`` is called when only the move is left to do."""
    unfinished = _unfinished(path)
    with clear(path.parent):
        try:
            recorded(_write(unfinished, data))
            unfinished.replace(path)
        except BaseException:
            _discard([unfinished])
            raise


def place_all(files: Mapping[Path, bytes], leaving: Mapping[Path, Path | None]) -> None:
    """Put files in their places in one folder, all of them or none: everything is written before anything is moved.

    What is ``leaving`` its place goes to another one, or for good where that is None.
    """
    new = {path: _unfinished(path) for path in files}
    old = {path: path.with_name(f".{path.name}.replaced{UNFINISHED}") for path in (*files, *leaving) if path.is_file()}
    old |= {path: place for path, place in leaving.items() if place}
    with clear(next(iter(files)).parent):
        try:
            for path, data in files.items():
                _write(new[path], data)
            _move((*old.items(), *((unfinished, path) for path, unfinished in new.items())))
        except BaseException:
            _discard(new.values())
            raise
    _discard(place for path, place in old.items() if place != leaving.get(path))


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name}{UNFINISHED}")


def _write(path: Path, data: bytes) -> os.stat_result:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        return os.fstat(file.fileno())


def _move(moves: Iterable[tuple[Path, Path]]) -> None:
    """Moves files in order; where one cannot be moved, those before it are moved back."""
    done: list[tuple[Path, Path]] = []
    try:
        for path, place in moves:
            path.replace(place)
            done.append((path, place))
    except BaseException:
        for path, place in reversed(done):
            with suppress(OSError):
                place.replace(path)
        raise


def _discard(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()


def free_name(path: Path) -> Path:
    """A name beside an edited file that is free for it."""
    copies = (path.with_name(f"{path.stem}.edited{number}{path.suffix}") for number in _numbers())
    return next(candidate for candidate in copies if not candidate.exists())


def set_aside(path: Path) -> Path:
    """Where a copy of an edited file is now: beside it, under a name that is free."""
    copy = free_name(path)
    with clear(path.parent):
        shutil.copy2(path, copy)
    return copy


def remove(path: Path) -> None:
    """Take a product away."""
    with clear(path.parent):
        path.unlink(missing_ok=True)


def _numbers() -> Iterator[str]:
    yield ""
    number = 2
    while True:
        yield f"-{number}"
        number += 1


@contextmanager
def clear(folder: Path) -> Iterator[None]:
    """Failures of the file system, as one clear sentence."""
    try:
        yield
    except OSError as error:
        raise OutputError(_sentence(folder, error)) from error


def _sentence(folder: Path, error: OSError) -> str:
    place = error.filename or folder
    whole = "No finished file was harmed."
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"The disk that holds {folder} is full. {whole} Make room, then build again."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"{place} may not be written to. {whole} Change its permissions, close the program that has it open, or choose another folder with --output."
        case errno.ENOTDIR | errno.EEXIST:
            return f"{folder} cannot be a folder, because a file is in its way. {whole} Choose another folder with --output."
        case _:
            return f"{place} cannot be written: {error.strerror}. {whole} Mend that or choose another folder with --output."
