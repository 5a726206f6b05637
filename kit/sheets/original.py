"""Originals: a document taken apart into the drawing that its copies share, and the stencil of what each has for itself.

The drawing (content streams, fonts, pictures) is copied into a pack once. What has to be there for each copy is small:
page objects, tags, annotations, fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from kit.sheets.part import Part
from kit.sheets.stencil import COPY, Pierced, Stencil, cut

_PLAIN = re.compile(r"[\w.:/#-]*", re.ASCII)

Object = Any
"""A pikepdf object. Its type says nothing of what is in it."""


@dataclass(frozen=True, slots=True)
class Original:
    """The stencil of a part's copies, and pierced with it what a pack's catalogue holds for each."""

    stencil: Stencil
    pages: tuple[Pierced, ...]
    top: Pierced | None
    """Its topmost tag."""
    numbers: tuple[tuple[int, Pierced], ...]
    """Its rows of the parent tree."""
    form: Pierced | None
    """The field that holds all of its fields."""
    destinations: tuple[tuple[Pierced, Pierced], ...]
    bookmarks: tuple[Pierced, Pierced, int] | None
    """The first and the last of its own bookmarks, and how many there are to see."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a copy belongs to, as objects that stand for the pack's: its pages, its topmost tag, the part's bookmark.

    To a stencil they are shared, and so is the drawing, which comes after them.
    """

    pages: Object
    document: Object
    bookmark: Object


def original(pack: Pdf, part: Part) -> tuple[Original, Object, Object]:
    """A part, taken apart; and in the pack, as arrays: its drawing, which is shared, and the resources of its form."""
    with pikepdf.open(BytesIO(part.data)) as source:
        pages, form = [page.obj for page in source.pages], source.Root.get("/AcroForm", Dictionary())
        around = Around(*(source.make_indirect(Dictionary()) for _ in range(3)))
        drawing = Array(list(_drawing(source, pages)))
        shared = [item.objgen[0] for item in (around.pages, around.document, around.bookmark, *drawing)]
        made = _taken_apart(source, part, around, shared)
        return made, pack.copy_foreign(source.make_indirect(drawing)), _fonts(pack, source, form)


def _fonts(pack: Pdf, source: Pdf, form: Object) -> Object:
    return pack.copy_foreign(source.make_indirect(form.get("/DR", Dictionary())))


def _drawing(source: Pdf, pages: list[Object]) -> Iterator[Object]:
    """What all copies share, page by page, then the appearances of buttons.

    These never change; those of text fields do, and belong to each copy.
    """
    for page in pages:
        for key, none in ((Name.Contents, Array()), (Name.Resources, Dictionary())):
            page[key] = _indirect(source, page.get(key, none))
            yield page[key]
    for annot in _annotations(pages):
        if annot.get("/FT") == Name.Btn and "/AP" in annot:
            annot.AP = _indirect(source, annot.AP)
            yield annot.AP


def _indirect(source: Pdf, item: Object) -> Object:
    return item if item.is_indirect else source.make_indirect(item)


def _taken_apart(source: Pdf, part: Part, around: Around, shared: list[int]) -> Original:
    """What has to differ from copy to copy begins with the copy's name: identities, destinations, fields."""
    catalogue, pages = source.Root, [page.obj for page in source.pages]
    for element in _identified(source):
        _name_headers(element)
    for annot in _annotations(pages):
        _name_link(annot)
    numbers, destinations = _numbers(catalogue), list(_destinations(catalogue))
    top, form = _top(catalogue, part, around), _form(source, catalogue)
    printed = list(_printed(source, pages, part.step, around))
    marks = _bookmarks(catalogue, around)
    held = [*printed, *filter(None, (top, form)), *(row for _, row in numbers), *(place for _, place in destinations)]
    rows = max((number for number, _ in numbers), default=-1) + 1
    leading, extra = Array(held).unparse(), Array(marks[:1] + marks[-1:]).unparse()
    stencil = cut(source, leading, extra, shared, rows)

    def pierced(item: Object) -> Pierced:
        return stencil.pierced(item.unparse())

    return Original(
        stencil,
        pages=tuple(map(pierced, printed)),
        top=top and pierced(top),
        numbers=tuple((number, pierced(row)) for number, row in numbers),
        form=form and pierced(form),
        destinations=tuple((pierced(_named(key)), pierced(place)) for key, place in destinations),
        bookmarks=(pierced(marks[0]), pierced(marks[-1]), abs(int(catalogue.Outlines.Count))) if marks else None,
    )


def _printed(source: Pdf, pages: list[Object], step: int, around: Around) -> Iterator[Object]:
    """The pages, with empty ones between where each of them takes several."""
    for page in pages:
        page.Parent = around.pages
        yield page
        for _ in range(step - 1):
            empty = Dictionary(Type=Name.Page, Parent=around.pages, MediaBox=page.MediaBox, Resources=Dictionary())
            yield source.make_indirect(empty)


# ------------------------------------------------------------------ tags


def _top(catalogue: Object, part: Part, around: Around) -> Object:
    """The topmost tag, as a part of the pack; None where there are no tags."""
    tree = catalogue.get("/StructTreeRoot")
    if tree is None:
        return None
    top = tree.K[0] if isinstance(tree.K, Array) else tree.K
    top.S, top.P, top.T = Name.Part, around.document, String(part.title)
    language = str(catalogue.get("/Lang", ""))
    if language:
        top.Lang = String(language)
    return top


def _numbers(catalogue: Object) -> list[tuple[int, Object]]:
    tree = catalogue.get("/StructTreeRoot")
    return [(int(number), row) for number, row in _pairs(tree.ParentTree.Nums)] if tree is not None else []


def _identified(source: Pdf) -> Iterator[Object]:
    """The tags that have an identity, or name those that do: cells of tables."""
    for item in source.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.StructElem:
            attributes = item.get("/A")
            if "/ID" in item or (isinstance(attributes, Dictionary) and "/Headers" in attributes):
                yield item


def _name_headers(element: Object) -> None:
    if "/ID" in element:
        element.ID = _named(element.ID)
    attributes = element.get("/A")
    if isinstance(attributes, Dictionary) and "/Headers" in attributes:
        attributes.Headers = Array([_named(header) for header in attributes.Headers])


# ------------------------------------------------------------------ fields, links and bookmarks


def _form(source: Pdf, catalogue: Object) -> Object:
    """One field that holds a copy's fields: ``2-1.date`` is the date in the first copy of part 2. None without fields."""
    fields = catalogue.get("/AcroForm", Dictionary()).get("/Fields", Array())
    if not len(fields):
        return None
    holder = source.make_indirect(Dictionary(T=String(COPY), Kids=fields))
    for field in fields:
        field.Parent = holder
    return holder


def _annotations(pages: list[Object]) -> Iterator[Object]:
    return (annot for page in pages for annot in page.get("/Annots", ()))


def _name_link(annot: Object) -> None:
    if isinstance(annot.get("/Dest"), String):
        annot.Dest = _named(annot.Dest)
    action = annot.get("/A")
    if isinstance(action, Dictionary) and isinstance(action.get("/D"), String):
        action.D = _named(action.D)


def _destinations(catalogue: Object) -> Iterator[tuple[Object, Object]]:
    names = catalogue.get("/Names", Dictionary()).get("/Dests", Dictionary())
    return _pairs(names.get("/Names", Array()))


def _bookmarks(catalogue: Object, around: Around) -> list[Object]:
    """The uppermost bookmarks, below that of the part."""
    found, mark = list[Object](), catalogue.get("/Outlines", Dictionary()).get("/First")
    while mark is not None:
        mark.Parent = around.bookmark
        found.append(mark)
        mark = mark.get("/Next")
    return found


def _pairs(flat: Object) -> Iterator[tuple[Object, Object]]:
    items = list(flat)
    return zip(items[::2], items[1::2], strict=True)


def _named(key: Object) -> String:
    """A key under its copy's name, in plain letters."""
    plain = bytes(key).decode("latin-1")
    return String(f"{COPY}/{plain if _PLAIN.fullmatch(plain) else bytes(key).hex()}")
