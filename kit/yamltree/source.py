"""Source: the text of a file, after everything that is wrong with its bytes and characters has been refused."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Final

from kit.errors import CurriculumError, KitError, Mark, Problem

LARGEST: Final = 16 * 1024 * 1024
"""Bytes in one file."""
MOST_PROBLEMS: Final = 100
"""Problems of one file that are reported at a time."""

_LONGEST_EXCERPT: Final = 300
_LONGEST_QUOTE: Final = 40
_MOST_OF_A_KIND: Final = 20
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")

UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|\r(?!\n)"
)
"""Characters that no document can print: controls, hidden line ends, lone halves of a pair."""
_TAB: Final = re.compile(r"^ *(\t)", re.MULTILINE)
_EMPTY_WITH_TAB: Final = re.compile(r"^ *\t[ \t]*(?=\r?$)", re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """The text of one file, by the name that stands for it in problems."""

    name: str
    text: str

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def lines(self, start: int, stop: int) -> str:
        """The text of some lines, counted from 0, the end left out."""
        return "\n".join((*self._lines[start:stop], "")) if stop < len(self._lines) else "\n".join(self._lines[start:])

    def mark(self, line: int, column: int) -> Mark:
        """The mark of a place, with the line of text that it stands in."""
        found = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        return Mark(self.name, line, column, _excerpt(found))

    def mark_at(self, offset: int) -> Mark:
        """The mark of the character at an offset into the text."""
        start = self.text.rfind("\n", 0, offset) + 1
        return self.mark(self.text.count("\n", 0, offset) + 1, offset - start + 1)


def read_source(path: Path, name: str) -> Source:
    """The text of a file that is there, is an ordinary file and is not too large."""
    return decode(read_bytes(path, name), name)


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a file that is there and is an ordinary file."""
    try:
        return _read(path, name)
    except FileNotFoundError:
        raise KitError(f"{name}: there is no such file. Give the path of the curriculum.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise KitError(f"{name}: the file cannot be read ({reason}). Look at its name and its permissions.") from None


def _read(path: Path, name: str) -> bytes:
    """The bytes of an ordinary file. Opening never waits, as it would at a pipe that nobody writes to."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise KitError(f"{name}: this is not an ordinary file. Give the path of a YAML file.")
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(LARGEST + 1)
    finally:
        os.close(handle)


def decode(data: bytes, name: str) -> Source:
    """The text of a file's bytes: UTF-8, with or without a byte order mark, and fit to print."""
    if len(data) > LARGEST:
        raise _refusal("KIT101", Mark(name, 1, 1), f"The file is larger than {LARGEST // 1024**2} MiB.", "Divide it.")
    if data.startswith(_WIDE_MARKS) or b"\x00" in data[:4]:
        raise _refusal("KIT102", Mark(name, 1, 1), "The file is in UTF-16 or UTF-32.", "Save it as UTF-8.")
    try:
        source = Source(name, _EMPTY_WITH_TAB.sub("", data.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start, name) from None
    problems = (*islice(_unprintable(source), _MOST_OF_A_KIND), *islice(_tabs(source), _MOST_OF_A_KIND))
    if problems:
        raise CurriculumError(problems)
    return source


def _refusal(code: str, mark: Mark, message: str, hint: str) -> CurriculumError:
    return CurriculumError((Problem(code, message, hint, mark),))


def _not_utf8(data: bytes, offset: int, name: str) -> CurriculumError:
    """The error of the first byte that is not UTF-8, with a guess at the character that was meant."""
    start = data.rfind(b"\n", 0, offset) + 1
    line, _, _ = data[start : start + 4 * _LONGEST_EXCERPT].partition(b"\n")
    column = len(data[start:offset].decode("utf-8", "replace").removeprefix("\ufeff")) + 1
    byte = data[offset : offset + 1]
    guess = byte.decode("cp1252", "replace")
    meant = f" (“{guess}” in Windows-1252)" if guess.isprintable() and guess != "\ufffd" else ""
    excerpt = _excerpt(line.decode("utf-8", "replace").removeprefix("\ufeff"))
    mark = Mark(name, data.count(b"\n", 0, offset) + 1, column, excerpt)
    return _refusal("KIT103", mark, f"The byte 0x{byte.hex().upper()}{meant} is not UTF-8.", "Save the file as UTF-8.")


def _unprintable(source: Source) -> Iterator[Problem]:
    for found in UNPRINTABLE.finditer(source.text):
        what = character_name(found[0])
        yield Problem(
            "KIT104", f"A character that cannot be printed: {what}.", "Delete it.", source.mark_at(found.start())
        )


def _tabs(source: Source) -> Iterator[Problem]:
    for found in _TAB.finditer(source.text):
        hint = "Indent with spaces, two for each level."
        yield Problem("KIT105", "The line is indented with a tab.", hint, source.mark_at(found.start(1)))


def _excerpt(line: str) -> str:
    """A line as it can be shown on a screen: not too long, and without characters that would steer the terminal."""
    return UNPRINTABLE.sub("\ufffd", line.rstrip()[:_LONGEST_EXCERPT])


def shown(text: str) -> str:
    """An author's words as they are quoted in a message: in one line, cut short, and safe to print."""
    words = UNPRINTABLE.sub("\ufffd", " ".join(text.split()))
    return words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1]}…"


def character_name(character: str) -> str:
    """A character in words, such as "U+2028 line separator"."""
    name = unicodedata.name(character, "control character").lower()
    return f"U+{ord(character):04X} {name}"
