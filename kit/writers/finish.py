"""Finishing: what PDF/UA asks for and WeasyPrint 70 leaves out, done on its objects just before they are written.

* Running heads and feet become artifacts; WeasyPrint marks them as content outside the tree.
* Header cells say whether they head a column or a row.
* Radio groups are real groups: one field each, its buttons as kids without names of their own.
* The bleed box is as far outside the trim box as was asked for; WeasyPrint makes it ten points where there is room.
"""

from __future__ import annotations

import re
from os.path import commonprefix
from typing import Any

import pydyf


def finish(_: Any, pdf: pydyf.PDF) -> None:
    """Closes the gaps in a PDF that is about to be written; WeasyPrint passes its document first."""
    objects = {item.reference: item for item in pdf.objects if hasattr(item, "reference") and item.number}
    _make_artifacts(pdf, objects)
    _scope_headers(pdf, objects)
    _mend_forms(pdf, objects)


def trim(pdf: pydyf.PDF, bleed_mm: float) -> None:
    """Sets the bleed boxes, which tell a print shop how far the printing reaches past the trim."""
    bleed = bleed_mm * 72 / 25.4
    for page in (item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/Page"):
        left, low, right, high = page["TrimBox"]
        page["BleedBox"] = pydyf.Array((left - bleed, low - bleed, right + bleed, high + bleed))


def _elements(pdf: pydyf.PDF) -> list[pydyf.Dictionary]:
    return [item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem"]


# ------------------------------------------------------------------ artifacts


def _make_artifacts(pdf: pydyf.PDF, objects: dict[bytes, Any]) -> None:
    root = objects[pdf.catalog["StructTreeRoot"]]
    tree = objects[root["ParentTree"]]["Nums"]
    reached = _reachable(objects[root["K"][0]], objects)
    pages = [objects[reference] for reference in pdf.page_references]
    for page in pages:
        row = tree[tree.index(page["StructParents"]) + 1]
        outside = {mcid for mcid, reference in enumerate(row) if reference not in reached}
        if outside:
            _unmark(objects[page["Contents"]], outside)
            for mcid in outside:
                row[mcid] = "null"


def _reachable(element: pydyf.Dictionary, objects: dict[bytes, Any]) -> set[bytes]:
    reached, waiting = set[bytes](), [element]
    while waiting:
        current = waiting.pop()
        reached.add(current.reference)
        for kid in current.get("K", ()):
            child = objects.get(kid) if isinstance(kid, bytes) else None
            if isinstance(child, pydyf.Dictionary) and child.get("Type") == "/StructElem":
                waiting.append(child)
    return reached


def _unmark(stream: pydyf.Stream, mcids: set[int]) -> None:
    """Turns marked content into pagination artifacts: in WeasyPrint's stream, tag and properties are items side by side."""
    for place, item in enumerate(stream.stream):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in mcids:
            stream.stream[place - 1] = "/Artifact"
            stream.stream[place] = pydyf.Dictionary({"Type": "/Pagination"})


# ------------------------------------------------------------------ tables


def _scope_headers(pdf: pydyf.PDF, objects: dict[bytes, Any]) -> None:
    """A header is a row's where its row also holds data cells, and a column's otherwise."""
    for element in _elements(pdf):
        if element["S"] != "/TR":
            continue
        cells = [objects[kid] for kid in element["K"] if isinstance(kid, bytes)]
        holds_data = any(cell.get("S") == "/TD" for cell in cells)
        for cell in cells:
            if cell.get("S") == "/TH":
                cell["A"]["Scope"] = "/Row" if holds_data else "/Column"


# ------------------------------------------------------------------ forms


def _mend_forms(pdf: pydyf.PDF, objects: dict[bytes, Any]) -> None:
    form = pdf.catalog.get("AcroForm")
    if form is None:
        return
    form["NeedAppearances"] = "false"
    fields = [objects[reference] for reference in form["Fields"]]
    form["Fields"] = pydyf.Array(field.reference for field in fields if "Parent" not in field)
    empty: dict[tuple[float, float], bytes] = {}
    for field in fields:
        if "Kids" in field:
            _mend_group(field, objects, pdf, empty)
        elif field.get("FT") == "/Tx":
            field["DA"] = pydyf.String(_default_appearance(field["DA"]))
            field["AP"] = pydyf.Dictionary({"N": _empty(field, pdf, empty)})


def _mend_group(
    group: pydyf.Dictionary, objects: dict[bytes, Any], pdf: pydyf.PDF, empty: dict[tuple[float, float], bytes]
) -> None:
    """Makes the kids of a radio group answer to their values: a filled card then says 3, and not the third button.

    The group is called as what the names of its buttons begin with, which is the item that is marked.
    """
    values = [str(option.string) for option in group.pop("Opt")]
    names = [str(objects[reference]["TU"].string) for reference in group["Kids"]]
    group["TU"] = pydyf.String(commonprefix(names).rstrip(": ") or names[0])  # noqa: RUF071  # letters are what is compared
    for reference, value in zip(group["Kids"], values, strict=True):
        button = objects[reference]
        del button["T"]
        normal = button["AP"]["N"]
        (ticked,) = normal.values()
        button["AP"]["N"] = pydyf.Dictionary({value: ticked, "Off": _empty(button, pdf, empty)})


def _empty(field: pydyf.Dictionary, pdf: pydyf.PDF, known: dict[tuple[float, float], bytes]) -> bytes:
    """An empty appearance of a field's size."""
    left, top, right, bottom = field["Rect"]
    size = round(abs(right - left), 2), round(abs(bottom - top), 2)
    if size not in known:
        extra = {"Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array((0, 0, *size))}
        stream = pydyf.Stream([], extra)
        pdf.add_object(stream)
        known[size] = stream.reference
    return known[size]


def _default_appearance(value: pydyf.String) -> str:
    """The font and colour of a text field, without the graphics state that WeasyPrint leaves in."""
    words = value.string if isinstance(value.string, str) else value.string.decode("latin-1")
    return re.sub(r"/\S+ gs\s*", "", words).strip()
