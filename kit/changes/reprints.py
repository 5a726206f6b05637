"""Reprints: which documents come out otherwise, judged by what they are composed of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kit.changes.change import Reprint
from kit.curriculum import Curriculum
from kit.kinds import EVERY_KIND, Title
from kit.manifest import fingerprint

Key = tuple[str, str]
"""Module and kind."""


def reprints(before: Curriculum, after: Curriculum) -> Iterator[tuple[str, Reprint]]:
    """The documents that differ, each with the id of its module.

    No page is laid out for it: that a reference alone would now name another page is not seen.
    """
    old, new = _titles(before), _titles(after)
    undated = _titles(after.model_copy(update={"edition": before.edition, "edition_date": before.edition_date}))
    for key, title in new.items():
        if key not in old:
            yield key[0], Reprint(title.kind, title.stem, "new")
        elif _print(title) != (was := _print(old[key])):
            yield key[0], Reprint(title.kind, title.stem, "edition" if _print(undated[key]) == was else "changed")
    for key, title in old.items():
        if key not in new:
            yield key[0], Reprint(title.kind, title.stem, "gone")


def _titles(curriculum: Curriculum) -> Mapping[Key, Title]:
    titles = (title for kind in EVERY_KIND.values() for title in kind.titles(curriculum))
    return {(title.module, title.kind): title for title in titles}


def _print(title: Title) -> str:
    return fingerprint(title.compose({}))
