"""Quick: "nothing has changed since the last complete build", from what the file system says of inputs and outputs.

A build, or a pack, that left nothing to do leaves a note: these words were typed there, these inputs and these outputs looked so
(size, times and inode of each file, so that not one has to be read), and this is what there was to say. Where all of it
still holds there is nothing to do but to say it again; where anything differs, the real build looks closer. So that the
answer comes before the command line itself could be loaded, nothing is imported that Python has not loaded already.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SOURCE = os.path.join("source", "curriculum.yaml")
OUTPUT = "output"
NOTES = os.path.join(".kit", "unchanged")
VERSION = "kit notes 1"
MOST_NOTES = 16
MOST_FILES = 5_000

Root = tuple[str, bool]
"""A path, and whether everything inside it counts too."""

Watched = tuple[list[Root], str, list[str]]
"""What a build read, how that looked before it was read, and the files that it is answerable for."""

Said = tuple[list[str], list[str]]
"""What is said on the side, and what is said."""


def answer(words: list[str], here: str) -> Said | None:
    """What there is to say if these words, typed in this folder, would find nothing to do now."""
    if words[:1] not in (["build"], ["pack"]):
        return None
    wanted = _key(words, here)
    for name, fields in _notes(_output(words, here)):
        if name == wanted:
            return _believed(fields)
    return None


def remember(words: list[str], here: str, watched: Watched, said: Said) -> None:
    """Leave the note of a build that left nothing to do."""
    roots, looks, files = watched
    fields = [("inside" if deep else "only", path) for path, deep in roots]
    fields += [("looks", line) for line in looks.split("\n")]
    fields += [("file", path) for path in files] + [("found", line) for line in look(_flat(files)).split("\n")]
    fields += [("aside", line) for line in said[0]] + [("said", line) for line in said[1]]
    place, name = _output(words, here), _key(words, here)
    others = [note for note in _notes(place) if note[0] != name][: MOST_NOTES - 1]
    if all("\n" not in value for _, value in fields):
        _write(os.path.join(place, NOTES), [(name, fields), *others])


def look(roots: Iterable[Root]) -> str:
    """How files look from outside: one line each. Folders that are to be entered give a line for each file inside."""
    return "\n".join(line for path, deep in roots for line in _lines(path, deep))


def both(first: str, second: str) -> str:
    """How two lists of files look, as they would if they were one."""
    return "\n".join(looks for looks in (first, second) if looks)


def packages() -> list[Root]:
    """The folders that Python packages are installed in: they look different after any package was changed."""
    return [(path, False) for path in sys.path if os.path.basename(path) in {"site-packages", "dist-packages"}]


# ------------------------------------------------------------------ notes

Fields = list[tuple[str, str]]


def _key(words: list[str], here: str) -> str:
    """What tells a note from others. What is said of a pack holds for a day: its date may be past tomorrow."""
    return repr([sys.version, here, words, *([time.strftime("%Y-%m-%d")] if words[0] == "pack" else [])])


def _output(words: list[str], here: str) -> str:
    """The output folder that these words mean; or another, where no note will be found.

    A pack's notes are with the builds': its own folder holds what is printed.
    """
    for number, word in enumerate(words if words[0] == "build" else ()):
        if word == "--output" and number + 1 < len(words):
            return os.path.join(here, words[number + 1])
        if word.startswith("--output="):
            return os.path.join(here, word.partition("=")[2])
    root = here
    while not os.path.isfile(os.path.join(root, SOURCE)) and os.path.dirname(root) != root:
        root = os.path.dirname(root)
    return os.path.join(root if os.path.isfile(os.path.join(root, SOURCE)) else here, OUTPUT)


def _believed(fields: Fields) -> Said | None:
    """What a note says, if all that it saw still looks the same."""
    roots = [(path, name == "inside") for name, path in fields if name in {"inside", "only"}]
    same_inputs = look(roots) == "\n".join(_all(fields, "looks"))
    same_outputs = look(_flat(_all(fields, "file"))) == "\n".join(_all(fields, "found"))
    said = _all(fields, "said")
    return (_all(fields, "aside"), said) if said and same_inputs and same_outputs else None


def _flat(paths: list[str]) -> list[Root]:
    return [(path, False) for path in paths]


def _all(fields: Fields, name: str) -> list[str]:
    return [value for key, value in fields if key == name]


def _notes(output: str) -> list[tuple[str, Fields]]:
    try:
        with open(os.path.join(output, NOTES), encoding="utf-8") as file:
            lines = file.read().split("\n")
    except (OSError, UnicodeDecodeError):
        return []
    notes: list[tuple[str, Fields]] = []
    for line in lines[1:] if lines[0] == VERSION else ():
        name, _, value = line.partition(" ")
        if name == "note":
            notes.append((value, []))
        elif notes and name:
            notes[-1][1].append((name, value))
    return notes


def _write(path: str, notes: list[tuple[str, Fields]]) -> None:
    lines = [VERSION]
    for name, fields in notes:
        lines += [f"note {name}", *(f"{key} {value}" for key, value in fields)]
    try:
        with open(f"{path}.new", "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        os.replace(f"{path}.new", path)
    except (OSError, UnicodeEncodeError):
        return  # without the note, the next build only takes a second longer


# ------------------------------------------------------------------ looks


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
