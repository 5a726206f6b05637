"""Quick: "nothing has changed since the last complete build", from what the file system says of inputs and outputs.

A build that left nothing to do leaves a note: for this request, these inputs looked so and these outputs looked so
(size, times and inode of each file, so that not one has to be read). Where all of it still holds there is nothing to
do; where anything differs, the real build looks closer. Only the standard library's lightest parts are imported: the
answer has to come sooner than the schema could be loaded.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, TypedDict

NOTES = os.path.join(".kit", "unchanged")
VERSION = 1
KEPT_NOTES = 16
MOST_FILES = 5_000
Root = tuple[str, bool]
"""A path, and whether everything inside it counts too."""


class Said(TypedDict):
    """What the last build had to say."""

    files: int
    remarks: list[str]
    warnings: int


def key(request: Mapping[str, Any], root: str, source: str) -> str:
    """One line that says what was asked for, in which Python."""
    return json.dumps([VERSION, sys.version, root, source, sorted(request.items())])


def recall(output: str, wanted: str) -> Said | None:
    """What the last build for this request had to say, if nothing that it read or wrote looks different now."""
    note = dict(_notes(output)).get(wanted)
    if note is None:
        return None
    try:
        kept = json.loads(note)
        same = look(kept["roots"]) == kept["inputs"] and look(kept["files"]) == kept["outputs"]
        said: Said | None = kept["said"] if same else None
    except (ValueError, KeyError, TypeError):
        return None
    return said


def remember(output: str, wanted: str, roots: list[Root], inputs: str, files: list[str], said: Said) -> None:
    """Leave the note of a build that left nothing to do. ``inputs`` is how the roots looked before they were read."""
    watched = [(path, False) for path in files]
    note = json.dumps({"roots": roots, "inputs": inputs, "files": watched, "outputs": look(watched), "said": said})
    others = [pair for pair in _notes(output) if pair[0] != wanted][: KEPT_NOTES - 1]
    place = os.path.join(output, NOTES)
    with suppress(OSError):  # without the note, the next build only takes a second longer
        with open(place + ".new", "w", encoding="utf-8") as file:
            file.writelines(f"{name}\t{text}\n" for name, text in [(wanted, note), *others])
        os.replace(place + ".new", place)


def look(roots: Iterable[Root]) -> str:
    """How files look from outside: one line each. Folders that are to be entered give a line for each file inside."""
    return "\n".join(line for path, deep in roots for line in _lines(path, deep))


def both(first: str, second: str) -> str:
    """How two lists of files look, as they would if they were one."""
    return "\n".join(look for look in (first, second) if look)


def packages() -> list[Root]:
    """The folders that Python packages are installed in: they look different after any package was changed."""
    return [(path, False) for path in sys.path if os.path.basename(path) in {"site-packages", "dist-packages"}]


def _notes(output: str) -> list[tuple[str, str]]:
    try:
        with open(os.path.join(output, NOTES), encoding="utf-8") as file:
            pairs = [line.rstrip("\n").partition("\t") for line in file]
    except (OSError, UnicodeDecodeError):
        return []
    return [(name, text) for name, _, text in pairs]


def _lines(path: str, deep: bool) -> Iterator[str]:
    try:
        if not deep:
            yield _line(path, os.stat(path))
            return
        for number, (name, found) in enumerate(_inside(path)):
            if number == MOST_FILES:  # a home folder, perhaps: too much to look at, so it never looks the same twice
                yield os.urandom(16).hex()
                return
            yield _line(name, found)
    except OSError:
        yield f"{path} -"


def _inside(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name == "__pycache__" or entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _inside(entry.path)
        else:
            yield entry.path, entry.stat()


def _line(path: str, found: os.stat_result) -> str:
    return f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
