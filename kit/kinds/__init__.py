"""The table of kinds: what documents a module has, and what each refers to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kit.blocks import Document
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.kinds import guide, handout, scorecard
from kit.kinds.context import PageMaps
from kit.kinds.frame import file_stem


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: how it is composed, and the kinds whose page maps it prints."""

    name: str
    refers_to: tuple[str, ...]
    compose: Callable[[Curriculum, Module, PageMaps], Document]


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("guide", ("handout",), guide.compose),
        Kind("handout", (), handout.compose),
        Kind("scorecard", (), scorecard.compose),
    )
}

__all__ = ["KINDS", "Kind", "PageMaps", "file_stem"]
