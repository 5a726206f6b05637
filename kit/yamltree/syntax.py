"""Syntax: what a YAML parser complains of, in the words of somebody who writes the file by hand."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import yaml


class Complaint(NamedTuple):
    """A syntax error: where it is (counted from 1), what is wrong, and what to do."""

    line: int
    column: int
    message: str
    hint: str


class _Wording(NamedTuple):
    pattern: str
    """What libyaml or PyYAML says: context, a bar, problem."""
    message: str
    hint: str
    begin: bool = False
    """Whether the fault is where the construct begins, rather than where the parser gave up."""


_QUOTE = "Put the text in quotation marks, or under `>-` on lines of its own."

_WORDINGS: Final = (
    _Wording(
        "mapping values are not allowed",
        "There is a second colon in this text, or the line before is not finished.",
        _QUOTE,
    ),
    _Wording(
        "scanning an alias",
        "A text cannot start with an asterisk here: YAML takes it for a reference.",
        _QUOTE,
        begin=True,
    ),
    _Wording("scanning an anchor", "A text cannot start with an ampersand here.", _QUOTE, begin=True),
    _Wording("(scanning|parsing) a tag", "A text cannot start with an exclamation mark here.", _QUOTE, begin=True),
    _Wording(
        "quoted scalar.*end of stream|quoted.*document indicator",
        "A quotation mark opens here that is never closed.",
        "Close it, or double a mark that belongs to the text.",
        begin=True,
    ),
    _Wording(
        "unknown escape|Unicode character escape|hexdecimal|hexadecimal",
        "In double quotation marks a backslash starts an escape, and this is none.",
        "Use single quotation marks, or write the backslash twice.",
    ),
    _Wording(
        "block scalar.*(comment|indicator|chomping)",
        "`>` and `|` stand alone on their line, with the text below.",
        _QUOTE,
        begin=True,
    ),
    _Wording("tab character|'.t'", "A tab stands where a space should.", "Indent with spaces, two for each level."),
    _Wording(
        "directive|incompatible YAML", "A line cannot start with a per cent sign here.", "Delete the line.", begin=True
    ),
    _Wording("cannot start any token", "A text cannot start with this character.", _QUOTE),
    _Wording(
        "flow sequence",
        "The list that opens here with `[` is not closed.",
        "Close it, or write one item a line.",
        begin=True,
    ),
    _Wording(
        "flow mapping",
        "The braces that open here with `{` are not closed.",
        "Close them, or write one key a line.",
        begin=True,
    ),
    _Wording(
        "sequence entries are not allowed",
        "An item of a list stands where none can.",
        "Put the items under their key, one a line, each with the same indentation.",
    ),
    _Wording(
        "could not find expected ':'",
        "The line that starts here has no key and no colon.",
        "Write `key: value`, or indent the line to continue the text above.",
        begin=True,
    ),
    _Wording(
        "parsing a block (mapping|collection)",
        "This does not fit the lines above.",
        "Look at the indentation, and at quotation marks or brackets that end before the text does.",
    ),
    _Wording("document start", "There is text after the end of the document.", "Delete the line of dots."),
    _Wording("nesting depth", "Brackets stand too deep inside one another.", "Look for brackets that are not closed."),
    _Wording("node content", "A value is missing before this character.", _QUOTE),
)


def complaint(error: Exception, text: str) -> Complaint:
    """A parser's error in a text, explained."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Complaint(1, 1, "The file is not YAML.", "Look at its last change.")
    said = f"{error.context or ''} | {error.problem or ''}"
    wording = next((known for known in _WORDINGS if re.search(known.pattern, said)), None)
    mark = error.problem_mark
    if "did not find expected key" in said and text.split("\n")[mark.line][: mark.column].strip():
        ended = "A text in quotation marks, or something in brackets, has ended before this."
        return Complaint(mark.line + 1, mark.column + 1, ended, "Put the whole text in quotation marks.")
    if wording is None:
        return Complaint(
            mark.line + 1,
            mark.column + 1,
            f"This is not YAML: {error.problem}.",
            "Look at this line and the one above.",
        )
    if wording.begin and error.context_mark is not None:
        mark = error.context_mark
    return Complaint(mark.line + 1, mark.column + 1, wording.message, wording.hint)
