"""Typography: typed characters become the ones a printer would set, by the rules of the text's language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

NO_BREAK = "\u00a0"
"""The no-break space, the only special space that is used: many text faces lack the narrow ones."""

APOSTROPHE = "’"
STRAIGHT = "\"'"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a language sets its quotation marks and spaces."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str
    spaced: bool = False
    """Whether a no-break space stands inside the marks and before high punctuation."""
    elisions: str = "(?!)"
    """Words that begin with an apostrophe, as an expression."""


_ENGLISH = Manner("“", "”", "‘", "’", elisions="twas|twere|twill|twould|tis|til|em|n|[0-9]0s")
_FRENCH = Manner("«", "»", "“", "”", spaced=True)
_GERMAN = Manner("„", "“", "‚", "‘", elisions="s|n|ne|nen|nem|ner")
_MANNERS = {"en": _ENGLISH, "fr": _FRENCH, "de": _GERMAN}

_UNITS = r"mm|cm|dm|m|km|m²|m³|g|mg|kg|t|ml|cl|l|s|h|min|°C|°F|°|px|pt|kB|MB|GB|Hz|kHz|kW|kWh|W|V|%|€|£|\$"
_PLAIN = re.compile(r"""["'\u2009\u202f]|\.\.\.|--|[0-9](?:-[0-9]| [^0-9])""")
_SPACED = re.compile(r"""["'\u2009\u202f«»;:!?%]|\.\.\.|--|[0-9](?:-[0-9]| [^0-9])""")
_UNIT = re.compile(rf"(?<=[0-9]) (?=(?:{_UNITS})(?![\w'’²³]))")
_RANGE = re.compile(r"(?<![\w.,:/#§–-])([1-9][0-9]{0,3})-([1-9][0-9]{0,3})(?![\w/–-]|[.,:]\w)")
_DASH = re.compile("(?<= )--(?= )")
_YEAR = 4
_MARK = re.compile("[\"'“”‘’„‚«»]")
_GUILLEMET = re.compile(f"«[ {NO_BREAK}]?|[ {NO_BREAK}]?»")
_HIGH_SPACE = re.compile("(?<=[^ ]) (?=[;:!?])")
_HIGH_BARE = re.compile(r"(?<=[\w)\]}»”’…%])(?=[;:!?]+(?:[\s)\]»”’]|$))")
_PERCENT = re.compile(r"(?<=[0-9])(?=%(?!\w))")

_BEFORE_OPENING = "([{<«“‘„‚—–-/¿¡"
_AFTER_CLOSING = ")]}>,.;:!?…»”’—–-/"


def set_text(text: str, language: str, before: str = "") -> str:
    """The text as it is printed in a language, given the set text that stands directly before it.

    Straight quotation marks, apostrophes, three full stops, double hyphens, ranges such as 3-5, and the space between
    a figure and its unit are set. A mark after a figure with no quotation open (6' 2") is left as it is, and so are
    hyphens in dates, codes and scores. Setting a set text changes nothing.
    """
    manner = _MANNERS.get(language.partition("-")[0].lower(), _ENGLISH)
    if not (_SPACED if manner.spaced else _PLAIN).search(before[-1:] + text):
        return text
    text = text.replace("\u202f", NO_BREAK).replace("\u2009", NO_BREAK).replace("...", "…")
    if "'" in text or '"' in text:
        text = "".join(_set_quotes(text, before, manner))
    last = before[-1:]
    return _set_spaces(_set_dashes(last + text, len(last)), manner)[len(last) :]


def _set_dashes(text: str, start: int) -> str:
    return _RANGE.sub(lambda found: _range(found, start), _DASH.sub("–", text))


def _range(found: re.Match[str], start: int) -> str:
    """A range of two years or small figures that ascends; anything else may be a score, a date or a number to dial."""
    low, high = found.groups()
    years = len(low) == len(high) == _YEAR
    small = len(low) < _YEAR and len(high) < _YEAR
    ascends = int(low) < int(high)
    return f"{low}–{high}" if found.start() >= start and (years or small) and ascends else found[0]


def _set_spaces(text: str, manner: Manner) -> str:
    text = _UNIT.sub(NO_BREAK, text)
    if not manner.spaced:
        return text
    text = _GUILLEMET.sub(lambda found: f"«{NO_BREAK}" if "«" in found[0] else f"{NO_BREAK}»", text)
    text = _HIGH_SPACE.sub(NO_BREAK, text)
    text = _HIGH_BARE.sub(NO_BREAK, text)
    return _PERCENT.sub(NO_BREAK, text)


# ------------------------------------------------------------------ quotation marks


def _set_quotes(text: str, before: str, manner: Manner) -> Iterator[str]:
    """The text in pieces, its straight marks replaced; which quotations are open is known from the text before."""
    whole, done = before + text, len(before)
    outer = inner = 0
    mark, place = "", -1
    for found in _MARK.finditer(whole):
        at = found.start()
        previous = mark if place == at - 1 else whole[max(0, at - 1) : at]
        following = whole[at + 1 : at + 8]
        mark, place = found[0], at
        if at >= len(before) and mark in STRAIGHT:
            choose, depth = (_double, outer) if mark == '"' else (_single, inner)
            mark = choose(previous, following, depth, manner)
            yield whole[done:at] + mark
            done = at + 1
        outer = _count(outer, mark, manner.opening, manner.closing)
        if mark != APOSTROPHE or not following[:1].isalnum():
            inner = _count(inner, mark, manner.inner_opening, manner.inner_closing)
    yield whole[done:]


def _count(depth: int, mark: str, opening: str, closing: str) -> int:
    if mark == opening:
        return depth + 1
    return max(0, depth - 1) if mark == closing else depth


def _double(previous: str, following: str, depth: int, manner: Manner) -> str:
    if _opens(previous, following, depth, manner):
        return manner.opening
    if depth == 0 and previous.isdigit():
        return '"'
    return manner.closing


def _single(previous: str, following: str, depth: int, manner: Manner) -> str:
    free, letter = _is_free(previous, manner), following[:1].isalnum()
    if free and re.match(rf"(?:{manner.elisions})(?!\w)", following, re.IGNORECASE):
        return APOSTROPHE
    if free and _opens(previous, following, depth, manner):
        return manner.inner_opening
    if letter and (not previous.isdigit() or following[0] == "s"):
        return APOSTROPHE
    if depth:
        return manner.inner_closing
    return "'" if previous.isdigit() else APOSTROPHE


def _opens(previous: str, following: str, depth: int, manner: Manner) -> bool:
    """Whether a mark between two characters opens a quotation."""
    if not _is_free(previous, manner):
        return depth == 0 and following[:1].isalnum() and not previous.isalnum()
    ends = not following or following[0].isspace() or following[0] in _AFTER_CLOSING
    return depth == 0 or not ends


def _is_free(previous: str, manner: Manner) -> bool:
    """Whether a quotation can begin after a character."""
    return not previous or previous.isspace() or (previous in _BEFORE_OPENING and previous != manner.closing)


def slug(text: str, otherwise: str = "x") -> str:
    """A text as part of a file's or folder's name: small letters, figures and hyphens; ``otherwise`` if none are left."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-") or otherwise
