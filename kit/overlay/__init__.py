"""Overlay: an organisation's changes to a course's words, laid over its tree before it is read.

A file of its own names parts by the path of their ids and says what stands there instead, what is left out, what is added
and which terms are others. Nodes keep the place that they were written at, so whatever the reader and the rules find
wrong in a text of the overlay is reported at the overlay's line. Codes KIT5xx; an entry that does nothing is a problem.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kit.overlay.changed import changed
from kit.overlay.entries import entries
from kit.overlay.joined import Joined, shifted
from kit.overlay.notes import Notes
from kit.overlay.terms import Touched
from kit.reader import Places, ReadResult, read_tree
from kit.yamltree import compose, read_source

__all__ = ["Overlaid", "Touched", "read"]


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A curriculum with an overlay laid over it, and how often each form of a term was put in the place of another."""

    result: ReadResult
    touched: tuple[Touched, ...]


def read(path: Path, name: str, overlay: Path, overlay_name: str) -> Overlaid:
    """The curriculum in a file, changed by an overlay. The names stand for the files in problems.

    Raises CurriculumError with every problem of the overlay, or else with every one of what it makes of the curriculum.
    """
    below, above = read_source(path, name), read_source(overlay, overlay_name)
    source = Joined(below.name, below.text, above)
    notes = Notes(source)
    written = entries(shifted(compose(above), source.shift), notes)
    tree, touched = changed(compose(below), written, notes)
    noted = notes.settle()
    found, _ = read_tree(source, tree)
    return Overlaid(ReadResult(found.curriculum, Places(source, tree=tree), (*noted, *found.warnings)), touched)
