"""Numbering: the markers of every list, and a fresh count for every numbered list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kit.brand import Palette
from kit.writers.docx.look import Face
from kit.writers.docx.markup import part, twips, value

_ACCENT = Face(colour="accent")
_ACCENT_BOLD = Face("sans", bold=True, colour="accent", lining=True)
_BOX = Face("symbol", colour="primary")


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before each paragraph of a style; ``text`` with ``%1`` counts. Indents in millimetres."""

    style: str
    text: str
    left: float
    hanging: float
    face: Face = _ACCENT

    @property
    def counts(self) -> bool:
        """Whether the marker is a number."""
        return "%1" in self.text


MARKERS = {
    marker.style: marker
    for marker in (
        Marker("List Bullet", "•", 5, 5),
        Marker("List Number", "%1", 7, 7, _ACCENT_BOLD),
        Marker("Kit Tick", "☐", 9, 9, Face("symbol", 15, colour="primary")),
        Marker("Kit Quote Bullet", "–", 5, 5),
        Marker("Kit Small Bullet", "•", 4, 4),
        Marker("Kit Small Number", "%1", 6, 6, _ACCENT_BOLD),
        Marker("Kit Outcome", "%1", 7, 7, Face("serif", bold=True, colour="accent", lining=True)),
        Marker("Kit Say Bullet", "•", 10, 5),
        Marker("Kit Say Number", "%1", 11, 6, _ACCENT_BOLD),
        Marker("Kit Voice Bullet", "•", 38, 4),
        Marker("Kit Voice Number", "%1", 39, 5, _ACCENT_BOLD),
        Marker("Kit Cell Bullet", "•", 3.5, 3.5),
        Marker("Kit Cell Number", "%1", 5, 5, _ACCENT_BOLD),
        Marker("Kit Cell Quote Bullet", "–", 3.5, 3.5),
        Marker("Kit Cell Tick", "☐", 6, 6, _BOX),
        Marker("Kit Performer", "●", 5, 5, _BOX),
        Marker("Kit Partner", "○", 5, 5, Face("symbol", colour="accent")),
        Marker("Kit Observer", "◌", 5, 5, Face("symbol", colour="soft")),
        Marker("Kit Numeral", "%1", 0, 0, Face("serif", lining=True)),
    )
}
_IDS = {style: place for place, style in enumerate(MARKERS, start=1)}
_FIRST_OWN = 101


def list_id(style: str) -> int:
    """The id of the list that gives a style its marker."""
    return _IDS[style]


class Counters:
    """The numbered lists of one document: each starts afresh, so each has a list of its own."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, int]] = []

    def start(self, style: str, first: int = 1) -> int:
        """The id of a new list that counts from ``first``."""
        self._lists.append((style, first))
        return _FIRST_OWN + len(self._lists) - 1

    def xml(self) -> Iterable[str]:
        """The elements of the lists."""
        for place, (style, first) in enumerate(self._lists, start=_FIRST_OWN):
            fresh = f'<w:lvlOverride w:ilvl="0">{value("startOverride", first)}</w:lvlOverride>'
            yield f'<w:num w:numId="{place}">{value("abstractNumId", _IDS[style])}{fresh}</w:num>'


def definitions(palette: Palette) -> str:
    """The markers of all styles: what is the same in every document of a brand."""
    kinds = "".join(_definition(marker, palette) for marker in MARKERS.values())
    bullets = (_IDS[marker.style] for marker in MARKERS.values() if not marker.counts)
    lists = "".join(f'<w:num w:numId="{place}">{value("abstractNumId", place)}</w:num>' for place in bullets)
    return kinds + lists


def numbering(definitions: str, counters: Counters) -> bytes:
    """The numbering part."""
    return part("w:numbering", (definitions, *counters.xml()))


def _definition(marker: Marker, palette: Palette) -> str:
    bare = value("suff", "nothing") if not marker.hanging else ""
    indents = f'<w:pPr><w:ind w:left="{twips(marker.left)}" w:hanging="{twips(marker.hanging)}"/></w:pPr>'
    return (
        f'<w:abstractNum w:abstractNumId="{_IDS[marker.style]}">{value("multiLevelType", "hybridMultilevel")}'
        f'<w:lvl w:ilvl="0">{value("start", 1)}{value("numFmt", "decimal" if marker.counts else "bullet")}{bare}'
        f"{value('lvlText', marker.text)}{value('lvlJc', 'left')}{indents}{marker.face.xml(palette)}</w:lvl></w:abstractNum>"
    )
