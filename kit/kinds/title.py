"""Title: one document that a curriculum can be made into, and the kinds that say which titles there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from kit.blocks import Document
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.kinds.context import PageMaps
from kit.kinds.frame import file_stem, programme_stem

PROGRAMME = ""
"""Stands where the id of a module would, for what belongs to the whole programme."""


@dataclass(frozen=True, slots=True)
class Title:
    """A document to compose: whose it is, what it is called on disk, and the kinds whose page maps it prints."""

    module: str
    kind: str
    stem: str
    refers_to: tuple[str, ...]
    """Kinds of document of the same module."""
    compose: Callable[[PageMaps], Document] = field(compare=False, repr=False)


class AnyKind(Protocol):
    """A kind of document, of modules or of the programme."""

    @property
    def name(self) -> str:
        """What people call it when they ask for it."""
        ...

    @property
    def refers_to(self) -> tuple[str, ...]:
        """The kinds whose page maps it prints."""
        ...

    def titles(self, curriculum: Curriculum) -> tuple[Title, ...]:
        """Its documents, in the order of the curriculum."""
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document that every module has."""

    name: str
    refers_to: tuple[str, ...]
    compose: Callable[[Curriculum, Module, PageMaps], Document]

    def titles(self, curriculum: Curriculum) -> tuple[Title, ...]:
        """One for each module."""
        return tuple(
            Title(
                module.id,
                self.name,
                file_stem(curriculum, module, self.name),
                self.refers_to,
                partial(self.compose, curriculum, module),
            )
            for module in curriculum.modules
        )


@dataclass(frozen=True, slots=True)
class ProgrammeKind:
    """A kind of document that the programme has once, where the curriculum holds what it says."""

    name: str
    holds: Callable[[Curriculum], bool]
    """Whether a curriculum has anything to say in it."""
    compose: Callable[[Curriculum], Document]

    @property
    def refers_to(self) -> tuple[str, ...]:
        """It prints nobody's page numbers."""
        return ()

    def titles(self, curriculum: Curriculum) -> tuple[Title, ...]:
        """One, or none."""
        if not self.holds(curriculum):
            return ()
        stem = programme_stem(curriculum, self.name)
        return (Title(PROGRAMME, self.name, stem, (), lambda _: self.compose(curriculum)),)
