"""Selected: some pages of a finished PDF, with what belongs to them: tags, bookmarks, links within them, fields.

PDF libraries take pages out and leave the rest pointing at them: tags of pages that are gone, links that lead nowhere.
So what belongs to other pages is taken out first, and the file is then written without it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

Object = Any
"""A pikepdf object. Its type says nothing of what is in it."""

Kept = Collection[tuple[int, int]]
"""The numbers of the pages that stay, or of annotations on them."""


def selected(data: bytes, pages: Sequence[int]) -> bytes:
    """The pages with these numbers, counted from 1, in the order of the document; tagged where the document is."""
    with Pdf.open(BytesIO(data)) as pdf:
        for place in reversed(range(len(pdf.pages))):
            if place + 1 not in pages:
                del pdf.pages[place]
        stay = {page.obj.objgen for page in pdf.pages}
        _keep_destinations(pdf.Root, stay)
        annots = {annot.objgen for annot in _keep_annotations(pdf)}
        _keep_fields(pdf.Root, annots)
        _keep_bookmarks(pdf.Root, stay)
        _keep_tags(pdf, stay, annots)
        file = BytesIO()
        pdf.save(file, min_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return file.getvalue()


# ------------------------------------------------------------------ links, fields and bookmarks


def _keep_destinations(catalogue: Object, stay: Kept) -> None:
    names = catalogue.get("/Names", Dictionary()).get("/Dests")
    if names is not None:
        flat = list(names.get("/Names", Array()))
        found = [pair for pair in zip(flat[::2], flat[1::2], strict=True) if pair[1][0].objgen in stay]
        names.Names = Array([item for pair in found for item in pair])


def _keep_annotations(pdf: Pdf) -> Iterator[Object]:
    """What is left on the pages, without links to where nothing is any more."""
    names = pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", Array())
    known = {bytes(name) for name in list(names)[::2]}
    for page in pdf.pages:
        left = [annot for annot in page.obj.get("/Annots", ()) if "/Dest" not in annot or bytes(annot.Dest) in known]
        if "/Annots" in page.obj:
            page.obj.Annots = Array(left)
        yield from left


def _keep_fields(catalogue: Object, annots: Kept) -> None:
    form = catalogue.get("/AcroForm")
    if form is None:
        return
    for field in form.Fields:
        if "/Kids" in field:
            field.Kids = Array([kid for kid in field.Kids if kid.objgen in annots])
    form.Fields = Array([one for one in form.Fields if one.objgen in annots or len(one.get("/Kids", ()))])
    if not len(form.Fields):
        del catalogue.AcroForm


def _keep_bookmarks(catalogue: Object, stay: Kept) -> None:
    outlines = catalogue.get("/Outlines")
    if outlines is not None and not _keep_below(outlines, stay):
        del catalogue.Outlines


def _keep_below(holder: Object, stay: Kept) -> int:
    """How many bookmarks are shown of those below one, when only those that lead to pages that stay are left.

    One whose page is gone stays for those below it, and leads where the first of them does.
    """
    found, shown = [], 0
    for mark in _beside(holder.get("/First")):
        is_open, below = int(mark.get("/Count", 0)) > 0, _keep_below(mark, stay)
        if below and mark.Dest[0].objgen not in stay:
            mark.Dest = mark.First.Dest
        if mark.Dest[0].objgen in stay:
            found.append(mark)
            shown += 1 + below * is_open
            mark.Count = below if is_open else -below
    for key in ("/First", "/Last"):
        if key in holder:
            del holder[key]
    if found:
        holder.First, holder.Last, holder.Count = found[0], found[-1], shown
    _chain(found)
    return shown


def _beside(mark: Object) -> list[Object]:
    """A bookmark and those that follow it."""
    found = []
    while mark is not None:
        found.append(mark)
        mark = mark.get("/Next")
    return found


def _chain(marks: Sequence[Object]) -> None:
    for mark in marks:
        for key in ("/Prev", "/Next"):
            if key in mark:
                del mark[key]
    for before, after in pairwise(marks):
        before.Next, after.Prev = after, before


# ------------------------------------------------------------------ tags


def _keep_tags(pdf: Pdf, stay: Kept, annots: Kept) -> None:
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        return
    for top in tree.K if isinstance(tree.K, Array) else [tree.K]:
        _keep_kids(top, stay, annots)
    rows = {page.obj.get("/StructParents") for page in pdf.pages}
    rows |= {annot.get("/StructParent") for page in pdf.pages for annot in page.obj.get("/Annots", ())}
    flat = list(tree.ParentTree.Nums)
    found = [pair for pair in zip(flat[::2], flat[1::2], strict=True) if pair[0] in rows]
    tree.ParentTree.Nums = Array([item for pair in found for item in pair])


def _keep_kids(element: Object, stay: Kept, annots: Kept) -> bool:
    """Whether anything is left of a tag when what belongs to other pages is taken out of it."""
    here = "/Pg" in element and element.Pg.objgen in stay
    held = element.get("/K", Array())
    kids = list(held) if isinstance(held, Array) else [held]
    left = [kid for kid in kids if _stays(kid, here, stay, annots)]
    if _refers(kids) and not _refers(left) and str(element.S) == "/Link":
        element.S = Name.Span  # words that led to a page that is gone
    element.K = Array(left)
    if "/Pg" in element and not here:
        del element.Pg
    return here or bool(left)


def _stays(kid: Object, here: bool, stay: Kept, annots: Kept) -> bool:
    """Whether a tag's kid stays: marked content, an annotation, another tag. ``here`` is whether the tag's page does."""
    if not isinstance(kid, Dictionary):
        return here
    if _kind(kid) == "/OBJR":
        return kid.Obj.objgen in annots
    if _kind(kid) == "/MCR":
        return kid.Pg.objgen in stay if "/Pg" in kid else here
    return _keep_kids(kid, stay, annots)


def _refers(kids: Sequence[Object]) -> bool:
    """Whether there is an annotation among a tag's kids."""
    return any(_kind(kid) == "/OBJR" for kid in kids)


def _kind(kid: Object) -> str:
    return str(kid.get("/Type")) if isinstance(kid, Dictionary) else ""
