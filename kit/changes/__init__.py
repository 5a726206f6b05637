"""Changes: what differs between two states of a curriculum, in the words of those who teach it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kit.changes.change import Change, Changes, Chapter, Reprint
from kit.changes.differences import differences
from kit.changes.reprints import reprints
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.kinds import PROGRAMME
from kit.prose import text_of

__all__ = ["Change", "Changes", "Chapter", "Reprint", "changes"]


def changes(before: Curriculum, after: Curriculum) -> Changes:
    """What changed, module by module, and what to print again. Parts are told apart by their ids, never by their place."""
    found = _with_names(differences(before, after), before, after)
    printed = tuple(reprints(before, after))
    chapters = []
    for module, number, title in _headings(before, after):
        mine = tuple(change for change in found if _module(change) == module)
        again = tuple(reprint for owner, reprint in printed if owner == module)
        if mine or again:
            chapters.append(Chapter(module, number, title, mine, again))
    return Changes(text_of(before.edition), text_of(after.edition), tuple(chapters))


def _with_names(found: Iterator[Change], before: Curriculum, after: Curriculum) -> tuple[Change, ...]:
    """Changes in lists of materials with the names of the things in place of their ids."""
    names = {thing.id: text_of(thing.name) for thing in (*before.materials, *after.materials)}
    return tuple(
        replace(change, before=names.get(change.before, change.before), after=names.get(change.after, change.after))
        if change.field == "materials"
        else change
        for change in found
    )


def _headings(before: Curriculum, after: Curriculum) -> Iterator[tuple[str, int, str]]:
    """Id, number and title of what is common to all modules, of every module, and of those that are no more."""
    yield PROGRAMME, 0, text_of(after.title)
    for module in (*after.modules, *_gone(before, after)):
        yield module.id, module.number, text_of(module.title)


def _gone(before: Curriculum, after: Curriculum) -> Iterator[Module]:
    kept = {module.id for module in after.modules}
    return (module for module in before.modules if module.id not in kept)


def _module(change: Change) -> str:
    steps = change.origin.split("/")
    return steps[1] if steps[0] == "modules" and len(steps) > 1 else PROGRAMME
