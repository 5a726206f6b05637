"""Joining: laid-out documents and their copies as one PDF/UA-1 file, with nothing rendered again.

PDF libraries lose or corrupt the tags when they join files (two of five still pass a validator), so the tags are put
together here: one tree, in which each copy is a part; one parent tree, its rows renumbered; identities, destinations
and fields renamed for each copy, so that copies link within themselves and are filled in apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate, pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from kit.sheets.clone import Clone, Object, clone, original
from kit.sheets.part import Part, Place, places


@dataclass(frozen=True, slots=True)
class _Bound:
    """A clone at its place; a blank page has none."""

    clone: Clone
    title: str
    language: str
    place: Place | None


def joined(parts: Sequence[Part], title: str, blank: Part) -> bytes:
    """The parts with their copies in order, as one tagged file called ``title``.

    ``blank`` is a document of one page that says that it is left blank; it stands wherever a part that starts recto
    would start on a left-hand page. Each part is a bookmark, with its own bookmarks below it; page labels say the part
    and its page. Same parts, same bytes.
    """
    with Pdf.new() as pack:
        bound = _bound(pack, parts, blank)
        _tag(pack, bound, title)
        _add_fields(pack, bound)
        _add_destinations(pack, bound)
        _add_bookmarks(pack, bound)
        _label_pages(pack, bound)
        _describe(pack, parts[0], title)
        file = BytesIO()
        pack.save(file, min_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return file.getvalue()


def _bound(pack: Pdf, parts: Sequence[Part], blank: Part) -> list[_Bound]:
    """Every copy and every blank page, appended in order."""
    models = {part: original(pack, part.data) for part in dict.fromkeys((*parts, blank))}
    stands = places((models[part].pages * part.step, part.copies, part.recto) for part in parts)
    order = list(_order(parts, blank, stands))
    numbers = accumulate((models[part].numbers for part, _, _ in order), initial=0)
    return [
        _Bound(clone(pack, models[part], name, number, part.step), part.title, models[part].language, place)
        for (part, name, place), number in zip(order, numbers, strict=False)
    ]


def _order(parts: Sequence[Part], blank: Part, stands: Iterable[Place]) -> Iterator[tuple[Part, str, Place | None]]:
    """What is printed after what: the part, the name of its copy, its place."""
    for place in stands:
        if place.after_blank:
            yield blank, f"blank-{place.first - 1}", None
        yield parts[place.part], f"{place.part + 1}-{place.copy + 1}", place


# ------------------------------------------------------------------ catalogue


def _tag(pack: Pdf, bound: list[_Bound], title: str) -> None:
    tree = pack.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pack.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree, T=String(title)))
    document.K = Array([_part(one, document) for one in bound if one.clone.root is not None])
    tree.K = Array([document])
    rows = [item for one in bound for pair in one.clone.numbers for item in pair]
    tree.ParentTree = pack.make_indirect(Dictionary(Nums=Array(rows)))
    tree.ParentTreeNextKey = sum(len(one.clone.numbers) for one in bound)
    pack.Root.StructTreeRoot = tree
    pack.Root.MarkInfo = Dictionary(Marked=True)


def _part(one: _Bound, document: Object) -> Object:
    root = one.clone.root
    root.S, root.P, root.T = Name.Part, document, String(one.title)
    if one.language:
        root.Lang = String(one.language)
    return root


def _add_fields(pack: Pdf, bound: list[_Bound]) -> None:
    forms = [one.clone for one in bound if one.clone.form is not None]
    if not forms:
        return
    resources = Dictionary()
    for form in forms:
        for kind, entries in (form.fonts or {}).items():
            resources[kind] = Dictionary({**dict(entries.items()), **dict(resources.get(kind, {}).items())})
    pack.Root.AcroForm = Dictionary(Fields=Array([form.form for form in forms]), DR=resources, NeedAppearances=False)


def _add_destinations(pack: Pdf, bound: list[_Bound]) -> None:
    named = sorted((pair for one in bound for pair in one.clone.destinations), key=lambda pair: pair[0])
    if named:
        names = Array([item for name, place in named for item in (String(name), place)])
        pack.Root.Names = Dictionary(Dests=pack.make_indirect(Dictionary(Names=names)))


def _add_bookmarks(pack: Pdf, bound: list[_Bound]) -> None:
    """A bookmark for each part, at its first copy, closed over its own."""
    outline = pack.make_indirect(Dictionary(Type=Name.Outlines))
    firsts = [one for one in bound if one.place is not None and one.place.copy == 0]
    items = [_bookmark(pack, one, outline) for one in firsts]
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before
    outline.First, outline.Last, outline.Count = items[0], items[-1], len(items)
    pack.Root.Outlines = outline


def _bookmark(pack: Pdf, one: _Bound, outline: Object) -> Object:
    item = one.clone.outline if one.clone.outline is not None else pack.make_indirect(Dictionary())
    item.Title, item.Parent, item.Dest = String(one.title), outline, Array([one.clone.page, Name.Fit])
    if "/Count" in item:
        item.Count = -abs(int(item.Count))
    if "/Type" in item:
        del item.Type
    return item


def _label_pages(pack: Pdf, bound: list[_Bound]) -> None:
    """Labels such as “Participant handout 3”, as viewers show them beside the page."""
    starts = accumulate((one.clone.pages for one in bound), initial=0)
    labels: list[Object] = []
    for start, one in zip(starts, bound, strict=False):
        label = Dictionary(P=String(f"{one.title} "), S=Name.D) if one.place else Dictionary(P=String(one.title))
        labels += [start, label]
    pack.Root.PageLabels = Dictionary(Nums=Array(labels))


def _describe(pack: Pdf, first: Part, title: str) -> None:
    """Whose file it is, from its first part, and that it keeps to PDF/UA-1."""
    with pikepdf.open(BytesIO(first.data)) as source:
        with source.open_metadata() as said:
            kept = {key: said[key] for key in ("dc:creator", "xmp:CreateDate", "xmp:ModifyDate") if key in said}
        pack.Root.Lang = String(str(source.Root.get("/Lang", "")))
    with pack.open_metadata(set_pikepdf_as_editor=False) as metadata:
        for key, value in {**kept, "dc:title": title, "pdfuaid:part": "1", "xmp:CreatorTool": "kit"}.items():
            metadata[key] = value
    pack.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Duplex=Name.DuplexFlipLongEdge)
