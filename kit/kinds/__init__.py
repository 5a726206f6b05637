"""The tables of kinds: what documents a module has, what documents the programme has, and what each refers to."""

from __future__ import annotations

from collections.abc import Mapping

from kit.kinds import certificate, guide, handout, programme, scorecard
from kit.kinds.context import PageMaps
from kit.kinds.frame import file_stem
from kit.kinds.title import PROGRAMME, AnyKind, Kind, ProgrammeKind, Title

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("guide", ("handout",), guide.compose),
        Kind("handout", (), handout.compose),
        Kind("scorecard", (), scorecard.compose),
    )
}
"""The documents of a module."""

PROGRAMME_KINDS: Mapping[str, ProgrammeKind] = {
    kind.name: kind
    for kind in (
        ProgrammeKind("overview", programme.has_overview, programme.overview),
        ProgrammeKind("companion", programme.has_companion, programme.companion),
        ProgrammeKind("glossary", programme.has_glossary, programme.glossary),
        ProgrammeKind("certificate", certificate.has_certificate, certificate.compose),
    )
}
"""The documents of the programme."""

EVERY_KIND: Mapping[str, AnyKind] = {**KINDS, **PROGRAMME_KINDS}

__all__ = [
    "EVERY_KIND",
    "KINDS",
    "PROGRAMME",
    "PROGRAMME_KINDS",
    "AnyKind",
    "Kind",
    "PageMaps",
    "ProgrammeKind",
    "Title",
    "file_stem",
]
