"""Judge: whether a product is what it would be made into now, and if not, why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kit.blocks import Document
from kit.build.files import Hand, whose
from kit.build.plan import Artifact, Edition, Order
from kit.kinds import PageMaps
from kit.manifest import Layout, Product, fingerprint


class Reason(Enum):
    """Why a product is made, or not."""

    CURRENT = "unchanged"
    FORCED = "asked for with --force"
    NEW = "new"
    DELETED = "deleted since it was written"
    STRANGER = "in the way, and not written by kit"
    EDITED = "edited since it was written: kept"
    TEXT = "text changed"
    PAGES = "page numbers changed"
    BRAND = "brand changed"
    STYLE = "styles or writers changed"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A composed document, and how its products on disk compare."""

    document: Document
    print: str
    """Its fingerprint."""
    maps: PageMaps
    layout: Layout | None
    """Its layout, if that still holds."""
    reasons: tuple[tuple[str, Reason], ...]
    """Of each format."""

    @property
    def stale(self) -> tuple[str, ...]:
        """The formats to make."""
        return tuple(name for name, reason in self.reasons if reason not in {Reason.CURRENT, Reason.EDITED})

    @property
    def kept(self) -> tuple[str, ...]:
        """The formats that a person edited."""
        return tuple(name for name, reason in self.reasons if reason is Reason.EDITED)


def judge(order: Order, maps: PageMaps, force: bool) -> Judgement:
    """An order's document composed, and why each of its files is stale."""
    document = order.title.compose(maps)
    found = fingerprint(document)
    reasons = tuple((name, _reason(order.artifact(name), order.edition, found, force)) for name in order.formats)
    return Judgement(document, found, maps, current_layout(order, found), reasons)


def current_layout(order: Order, document: str) -> Layout | None:
    """The layout of a document with this fingerprint, if it was laid out in today's style."""
    layout = order.edition.manifest.layout(order.title.module, order.title.kind)
    holds = layout and (layout.document, layout.style) == (document, order.edition.style)
    return layout if holds else None


def _reason(artifact: Artifact, edition: Edition, document: str, force: bool) -> Reason:
    hand = whose(artifact.path, edition.manifest)
    if force:
        return Reason.FORCED
    match hand:
        case Hand.NOBODY:
            return Reason.DELETED if edition.manifest.candidates(artifact.name) else Reason.NEW
        case Hand.STRANGER:
            return Reason.STRANGER
        case Hand.PERSON:
            return Reason.EDITED
        case Hand.KIT:
            return _staleness(edition.manifest.candidates(artifact.name)[0], edition, document)


def _staleness(entry: Product, edition: Edition, document: str) -> Reason:
    if entry.document != document:
        return Reason.TEXT
    if entry.style == edition.style:
        return Reason.CURRENT
    return Reason.STYLE if entry.brand == edition.brand_print else Reason.BRAND
