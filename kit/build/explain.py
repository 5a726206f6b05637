"""Explain: why each product would be made, or not. Nothing is laid out and nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.build.judge import Judgement, Reason, judge
from kit.build.plan import Edition, Order, at_length, editions, plan
from kit.build.press import Press
from kit.build.prune import orphans
from kit.build.request import Request
from kit.kinds import PageMaps
from kit.manifest import Product, fingerprint
from kit.project import Project


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a product would be made, or not, or taken away."""

    path: Path
    why: str
    detail: str = ""


def explain(project: Project, request: Request, press: Press) -> tuple[Explanation, ...]:
    """Why each file of a request would be made, or not, if it were built now.

    Where page numbers that a document prints may come to change, it is judged by the present ones, and that is said.
    """
    written, _ = press.read(project)
    curriculum = at_length(written, request)
    wanted = editions(project, curriculum, request, press)
    orders = plan(request, press, wanted)
    told = (one for order in orders for one in _explained(order, orders, request))
    gone = (one for edition in wanted for one in _gone(edition, request, press))
    return tuple(sorted((*told, *gone), key=lambda one: one.path))


def _explained(order: Order, orders: tuple[Order, ...], request: Request) -> Iterator[Explanation]:
    maps = _known_maps(order)
    if maps is None:
        for name in order.formats:
            yield Explanation(
                order.artifact(name).path,
                Reason.NEW.value,
                f"after the {_and(order.title.refers_to)}, whose page numbers it prints",
            )
        return
    judged = judge(order, maps, request.force)
    unsure = tuple(kind for kind in order.title.refers_to if _moves(order, kind, orders))
    for name, reason in judged.reasons:
        yield _told(order, name, reason, judged, unsure)


def _known_maps(order: Order) -> PageMaps | None:
    """The last known page maps of what an order refers to; nothing if one was never laid out."""
    layouts = {kind: order.edition.manifest.layout(order.title.module, kind) for kind in order.title.refers_to}
    maps = {kind: layout.anchors for kind, layout in layouts.items() if layout}
    return maps if len(maps) == len(layouts) else None


def _moves(order: Order, kind: str, orders: tuple[Order, ...]) -> bool:
    """Whether a document that an order refers to would be laid out anew."""
    found = next(
        other
        for other in orders
        if other.edition is order.edition and other.title.module == order.title.module and other.title.kind == kind
    )
    maps = _known_maps(found)
    return maps is None or judge(found, maps, force=False).layout is None


def _told(order: Order, name: str, reason: Reason, judged: Judgement, unsure: tuple[str, ...]) -> Explanation:
    path = order.artifact(name).path
    if reason is Reason.TEXT:
        moved = _moved_pages(order, order.edition.manifest.candidates(path.name)[0], judged)
        return Explanation(path, Reason.PAGES.value, moved) if moved else Explanation(path, reason.value)
    if reason is Reason.CURRENT and unsure:
        return Explanation(path, reason.value, f"unless pages move in the {_and(unsure)}, which is laid out first")
    return Explanation(path, reason.value)


def _moved_pages(order: Order, entry: Product, judged: Judgement) -> str:
    """The page numbers that alone make a document differ from what was printed; nothing if its text differs too."""
    if not order.title.refers_to or entry.references == judged.maps:
        return ""
    try:
        before = order.title.compose(entry.references)
    except LookupError:  # it refers to something that was not there yet
        return ""
    if fingerprint(before) != entry.document:
        return ""
    return "; ".join(
        line
        for kind in order.title.refers_to
        for line in _differences(kind, entry.references.get(kind, {}), judged.maps[kind])
    )


def _differences(kind: str, before: Mapping[str, int], now: Mapping[str, int]) -> Iterator[str]:
    for anchor in sorted({*before, *now}):
        if before.get(anchor) != now.get(anchor):
            yield f"{kind} {anchor}: page {before.get(anchor, 'none')}, now {now.get(anchor, 'none')}"


def _gone(edition: Edition, request: Request, press: Press) -> Iterator[Explanation]:
    for entry in orphans(edition, request, press):
        yield Explanation(
            edition.folder / entry.name, "no longer part of the curriculum", "would be removed unless it was edited"
        )


def _and(names: tuple[str, ...]) -> str:
    return " and ".join(names)
