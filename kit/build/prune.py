"""Prune: products that nothing plans any more, because their module was removed or renamed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kit.build.files import Hand, inspect, remove
from kit.build.plan import Edition, of_chosen_module, possible_names
from kit.build.press import Press
from kit.build.report import Kept
from kit.build.request import Request
from kit.curriculum import Curriculum
from kit.manifest import Product


def orphans(edition: Edition, request: Request, press: Press) -> tuple[Product, ...]:
    """Recorded products that the curriculum no longer makes. What a request filters out is none of its business."""
    curriculum = edition.curriculum
    planned = possible_names(curriculum, press)
    recorded = (edition.manifest.candidates(name)[0] for name in edition.manifest.names)
    return tuple(entry for entry in recorded if entry.name not in planned and _asked_for(entry, curriculum, request))


def prune(edition: Edition, entries: tuple[Product, ...]) -> Iterator[Path | Kept]:
    """Each product taken away, or kept because a person edited it. Either way it is off the record: it is theirs now."""
    for entry in entries:
        path = edition.folder / entry.name
        hand, _ = inspect(path, edition.manifest)
        match hand:
            case Hand.KIT:
                remove(path)
                yield path
            case Hand.PERSON | Hand.STRANGER:
                yield Kept(
                    path,
                    "is no longer part of the curriculum, but was edited; it is yours from now on",
                    replaceable=False,
                )
            case Hand.NOBODY:
                pass
        edition.manifest.forget(entry.name)


def _asked_for(entry: Product, curriculum: Curriculum, request: Request) -> bool:
    return (
        of_chosen_module(entry, curriculum, request)
        and (not request.documents or entry.kind in request.documents)
        and (not request.formats or entry.format in request.formats)
    )
