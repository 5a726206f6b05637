"""Clones: copies of a document's pages that share their drawing, each with tags, fields and links of its own.

A document's drawing (content streams, fonts, pictures) is copied into the pack once. What has to be there for each copy
is small: page objects, tags, annotations, fields. That skeleton is kept as a PDF of its own and opened anew for each
copy, because PDF libraries copy an object from one file to another once only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

Object = Any
"""A pikepdf object. Its type says nothing of what is in it."""


@dataclass(frozen=True, slots=True)
class Original:
    """A document ready to be cloned into a pack."""

    skeleton: bytes
    contents: Object
    resources: Object
    buttons: Object
    """The appearances of its buttons, which never change; those of text fields do, and belong to the skeleton."""
    fonts: Object
    """The resources of its form, or None."""
    numbers: int
    """How many rows its parent tree takes."""
    language: str

    @property
    def pages(self) -> int:
        """The number of its pages."""
        return len(self.contents)


@dataclass(frozen=True, slots=True)
class Clone:
    """One copy in a pack: its first page and what the pack's catalogue has to hold for it."""

    page: Object
    pages: int
    root: Object
    """Its topmost tag, or None."""
    numbers: tuple[tuple[int, Object], ...]
    """Its rows of the parent tree."""
    form: Object
    """The field that holds all of its fields, or None."""
    fonts: Object
    destinations: tuple[tuple[bytes, Object], ...]
    outline: Object
    """Its bookmarks, or None."""


def original(pack: Pdf, data: bytes) -> Original:
    """A document's drawing, copied into a pack, and the skeleton of its copies."""
    with pikepdf.open(BytesIO(data)) as source:
        pages = [page.obj for page in source.pages]
        shared = {
            "contents": Array([page.get("/Contents", Array()) for page in pages]),
            "resources": Array([page.get("/Resources", Dictionary()) for page in pages]),
            "buttons": Array([annot.AP for annot in _buttons(pages)]),
        }
        form = source.Root.get("/AcroForm")
        fonts = form.get("/DR") if form is not None else None
        copied = {name: pack.copy_foreign(source.make_indirect(items)) for name, items in shared.items()}
        fonts = pack.copy_foreign(source.make_indirect(fonts)) if fonts is not None else None
        numbers = max((number for number, _ in _numbers(source.Root)), default=-1) + 1
        language = str(source.Root.get("/Lang", ""))
        _strip(source, pages)
        file = BytesIO()
        source.save(file, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Original(file.getvalue(), **copied, fonts=fonts, numbers=numbers, language=language)


def clone(pack: Pdf, model: Original, name: str, first_number: int, step: int = 1) -> Clone:
    """A copy, its pages appended to a pack; with a ``step`` of 2, an empty page behind each.

    Its names start with ``name``, and the rows of its parent tree are numbered from ``first_number``.
    """
    with pikepdf.open(BytesIO(model.skeleton)) as source:
        start = len(pack.pages)
        for page in source.pages:
            pack.pages.append(page)
            for _ in range(step - 1):
                left, low, right, high = (float(edge) for edge in page.mediabox)
                pack.add_blank_page(page_size=(right - left, high - low))
        held = pack.copy_foreign(source.Root.Held)
    pages = [page.obj for page in pack.pages[start::step]]
    _dress(pages, model)
    _renumber(pages, first_number)
    for element in held.Identified:
        _rename_headers(element, name)
    for annot in _annotations(pages):
        _rename_link(annot, name)
    return Clone(
        page=pages[0],
        pages=len(pages) * step,
        root=held.get("/Top"),
        numbers=tuple((first_number + int(number), row) for number, row in _pairs(held.Numbers)),
        form=_form(pack, held.get("/Fields"), name),
        fonts=model.fonts,
        destinations=tuple((_renamed(name, key), place) for key, place in _pairs(held.Destinations)),
        outline=held.get("/Outline"),
    )


# ------------------------------------------------------------------ the skeleton


def _strip(source: Pdf, pages: list[Object]) -> None:
    """Leaves of a document what every copy needs: its catalogue's holdings stand under one name, its drawing is gone."""
    catalogue = source.Root
    held = Dictionary(
        Numbers=Array([item for pair in _numbers(catalogue) for item in pair]),
        Destinations=_destinations(catalogue),
        Identified=Array(list(_identified(source))),
    )
    tree, form = catalogue.get("/StructTreeRoot"), catalogue.get("/AcroForm")
    if tree is not None:
        held.Top = tree.K[0] if isinstance(tree.K, Array) else tree.K
    if form is not None:
        held.Fields = form.Fields
    if "/Outlines" in catalogue and "/First" in catalogue.Outlines:
        held.Outline = catalogue.Outlines
    for annot in _buttons(pages):
        del annot.AP
    for page in pages:
        for key in ("/Contents", "/Resources"):
            if key in page:
                del page[key]
    for key in set(catalogue.keys()) - {"/Type", "/Pages"}:
        del catalogue[key]
    if form is not None:
        catalogue.AcroForm = Dictionary(Fields=held.Fields)  # fields without a form are warned about
    catalogue.Held = source.make_indirect(held)


def _numbers(catalogue: Object) -> list[tuple[int, Object]]:
    tree = catalogue.get("/StructTreeRoot")
    return [(int(number), row) for number, row in _pairs(tree.ParentTree.Nums)] if tree is not None else []


def _destinations(catalogue: Object) -> Object:
    names = catalogue.get("/Names", Dictionary()).get("/Dests", Dictionary())
    return names.get("/Names", Array())


def _identified(source: Pdf) -> Iterator[Object]:
    """The tags that have an identity, or name those that do: cells of tables."""
    for item in source.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.StructElem:
            attributes = item.get("/A")
            if "/ID" in item or (isinstance(attributes, Dictionary) and "/Headers" in attributes):
                yield item


def _buttons(pages: list[Object]) -> Iterator[Object]:
    return (annot for annot in _annotations(pages) if annot.get("/FT") == Name.Btn and "/AP" in annot)


def _annotations(pages: list[Object]) -> Iterator[Object]:
    return (annot for page in pages for annot in page.get("/Annots", ()))


def _pairs(flat: Object) -> Iterator[tuple[Object, Object]]:
    items = list(flat)
    return zip(items[::2], items[1::2], strict=True)


# ------------------------------------------------------------------ the copy


def _dress(pages: list[Object], model: Original) -> None:
    """Gives a copy the drawing that all copies share."""
    for page, contents, resources in zip(pages, model.contents, model.resources, strict=True):
        page.Contents, page.Resources = contents, resources
    buttons = (annot for annot in _annotations(pages) if annot.get("/FT") == Name.Btn)
    for annot, appearance in zip(buttons, model.buttons, strict=True):
        annot.AP = appearance


def _renumber(pages: list[Object], first: int) -> None:
    for page in pages:
        if "/StructParents" in page:
            page.StructParents += first
    for annot in _annotations(pages):
        if "/StructParent" in annot:
            annot.StructParent += first


def _rename_headers(element: Object, name: str) -> None:
    if "/ID" in element:
        element.ID = String(_renamed(name, element.ID))
    attributes = element.get("/A")
    if isinstance(attributes, Dictionary) and "/Headers" in attributes:
        attributes.Headers = Array([String(_renamed(name, header)) for header in attributes.Headers])


def _rename_link(annot: Object, name: str) -> None:
    if isinstance(annot.get("/Dest"), String):
        annot.Dest = String(_renamed(name, annot.Dest))
    action = annot.get("/A")
    if isinstance(action, Dictionary) and isinstance(action.get("/D"), String):
        action.D = String(_renamed(name, action.D))


def _renamed(name: str, key: Object) -> bytes:
    return f"{name}/".encode() + bytes(key)


def _form(pack: Pdf, fields: Object, name: str) -> Object:
    """One field that holds a copy's fields: ``2-1.date`` is the date in the first copy of part 2."""
    if fields is None or not len(fields):
        return None
    holder = pack.make_indirect(Dictionary(T=String(name), Kids=fields))
    for field in fields:
        field.Parent = holder
    return holder
