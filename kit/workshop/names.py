"""Names: a list of participants from a spreadsheet, whatever it was saved as."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Collection, Iterator, Sequence
from io import StringIO

from kit.errors import CurriculumError, Mark, Problem

LONGEST = 36
"""A name of more characters does not fit a badge, in two lines of large type."""

_FORMULA = ("=", "+", "-", "@", "\t")


def read_names(data: bytes, file: str, heads: Sequence[str] = ()) -> tuple[str, ...]:
    """The names in the first column, or in the column under one of ``heads``, in order.

    Raises CurriculumError with every line that has to be mended: formulas, names given twice, names too long.
    """
    if _is_no_text(data):
        hint = "Save the sheet as CSV, and name that file."
        raise CurriculumError((Problem("KIT706", "This is no list as plain text", hint, Mark(file, 1, 1)),))
    lines = list(_lines(_decoded(data)))
    known = tuple(dict.fromkeys(head.casefold() for head in (*heads, "name", "names")))
    column, first = _column(lines, known)
    if first == 0 and len([cell for cell in lines[0][1] if cell.strip()] if lines else ()) > 1:
        mark = Mark(file, 1, 1, ", ".join(lines[0][1]))
        hint = f'Write "{heads[0] if heads else "Name"}" at the head of that column, with whole names in it.'
        raise CurriculumError((Problem("KIT707", "It is not said which column holds the names", hint, mark),))
    found = [
        (number, " ".join(row[column].split()))
        for number, row in lines[first:]
        if len(row) > column and row[column].strip()
    ]
    problems = tuple(_problems(found, file))
    if problems:
        raise CurriculumError(problems)
    return tuple(name for _, name in found)


def _is_no_text(data: bytes) -> bool:
    """Whether this is a workbook, a picture or the like, and no text in any encoding."""
    return data.startswith(b"PK\x03\x04") or "\0" in _decoded(data)


def _decoded(data: bytes) -> str:
    """The text of a file that a spreadsheet saved: by its mark, as UTF-8, or else as Windows writes Western languages."""
    if data[1:2] == b"\0" and not data.startswith(codecs.BOM_UTF16_LE):
        return data.decode("utf-16-le", errors="replace")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with their line numbers; the columns are parted by whichever sign the first line has most of."""
    head = text.split("\n", 1)[0]
    parting = max(",;\t", key=head.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=parting)
    for row in reader:
        yield reader.line_num, row


def _column(lines: list[tuple[int, list[str]]], heads: Collection[str]) -> tuple[int, int]:
    """The column that holds names, and the first row that does."""
    head = [cell.strip().casefold() for cell in lines[0][1]] if lines else []
    found = next((place for place, cell in enumerate(head) if cell in heads), None)
    return (0, 0) if found is None else (found, 1)


def _problems(found: list[tuple[int, str]], file: str) -> Iterator[Problem]:
    if not found:
        yield Problem(
            "KIT701", "There is no name in the file", "Write one name a line, in the first column.", Mark(file, 1, 1)
        )
    seen: dict[str, int] = {}
    for line, name in found:
        mark = Mark(file, line, 1, name)
        if name.startswith(_FORMULA):
            yield Problem("KIT702", "This is a formula, not a name", "Save the sheet with values, or retype it.", mark)
        elif "�" in name or not name.isprintable():
            yield Problem("KIT703", "Letters of this name cannot be read", "Save the file as CSV UTF-8.", mark)
        elif len(name) > LONGEST:
            advice = f"Shorten it to {LONGEST} characters: the name that people call them by."
            yield Problem("KIT704", f"This name is too long for a badge ({len(name)} characters)", advice, mark)
        if name.casefold() in seen:
            advice = "Add an initial to one of them, or take one line out."
            yield Problem("KIT705", f"This name is in line {seen[name.casefold()]} already", advice, mark)
        seen.setdefault(name.casefold(), line)
