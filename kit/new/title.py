"""The title of a new course: what pages can show of it, the id that is made of it, and the way it is written in YAML."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from fontTools.ttLib import TTFont

from kit.brand.families import packaged
from kit.errors import KitError

LONGEST: Final = 5 * 24
"""Letters of a title: five lines of a cover, which the foot of a page holds in one."""

_FAMILIES: Final = ("Source Serif Pro", "Source Sans Pro")
_LONGEST_ID: Final = 40
_MARKUP: Final = re.compile(r"([\\*\[\]])")
_LIST: Final = re.compile(r"^(\d*)([.)+-])(?=\s)")
_WRITING: Final = "LN"
"""Letters and figures: what no title can lose. A script that kit's own faces lack is left to those of the machine."""


def printable(given: str) -> tuple[str, str]:
    """A title on one line, and the signs that were left out of it because no page could show them: emoji, as a rule.

    Raises KitError for a title that is empty or too long.
    """
    signs = unicodedata.normalize("NFC", " ".join(given.split()))
    shown = {sign for sign in signs if unicodedata.category(sign)[0] in _WRITING or ord(sign) in _drawn()}
    title = " ".join("".join(sign for sign in signs if sign in shown or sign == " ").split())
    if not title:
        raise KitError('A course needs a title in letters: kit new DIR --title "One good knot".')
    if len(title) > LONGEST:
        raise KitError(f"The title has {len(title)} letters; {LONGEST} fit. Put the rest into a subtitle afterwards.")
    return title, "".join(dict.fromkeys(sign for sign in signs if sign not in shown and sign != " "))


@lru_cache(maxsize=1)
def _drawn() -> frozenset[int]:
    """The characters that all of the house's faces can draw."""
    faces = [face.path for family in _FAMILIES for face in packaged(family).faces]
    maps = []
    for path in faces:
        with TTFont(path, lazy=True) as font:
            maps.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*maps)


def inside(title: str) -> str:
    """The title in the authors' markup, as a part of a sentence that prints it as it was typed."""
    return _MARKUP.sub(r"\\\1", title)


def alone(title: str) -> str:
    """The title in the authors' markup where nothing stands before it, and it might be taken for an item of a list."""
    return _LIST.sub(r"\1\\\2", inside(title))


def id_of(title: str) -> str:
    """The course's id, of which file names are made: lower-case letters, figures and hyphens, without half a word at the end."""
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    while len(words) > 1 and len("-".join(words)) > _LONGEST_ID:
        words.pop()
    return "-".join(words)[:_LONGEST_ID] or "course"
