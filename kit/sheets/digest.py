"""Digests: what each page of a finished PDF prints, as a few signs, to tell which sheets have to be printed again.

Heads and feet are left out: that a document has become a page longer is no reason to print the others again. So is how
pages are put together inside the file: its tags, and the order in which drawings are numbered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

LENGTH = 16

_ASIDE = re.compile(rb"/Artifact\s*<<\s*/Type\s*/Pagination\s*>>\s*BDC.*?\bEMC\b|/MCID \d+", re.DOTALL)
_NAME = re.compile(rb"/([^\s/<>\[\]()]+)")
_DRAWINGS = ("/XObject", "/Pattern", "/Shading")


def page_digests(data: bytes) -> tuple[str, ...]:
    """The digest of each page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        known: dict[tuple[int, int], bytes] = {}
        return tuple(_page(page, known) for page in pdf.pages)


def _page(page: pikepdf.Page, known: dict[tuple[int, int], bytes]) -> str:
    contents = page.obj.get("/Contents", Array())
    streams = list(contents) if isinstance(contents, Array) else [contents]
    drawn = _drawn(b"\n".join(stream.read_bytes() for stream in streams), page.obj.get("/Resources"), known)
    size = " ".join(f"{float(edge):.1f}" for edge in page.mediabox)
    fields = b" ".join(annot.get("/Rect", Array()).unparse() for annot in page.obj.get("/Annots", ()))
    return sha256(b"\n".join((size.encode(), drawn, fields))).hexdigest()[:LENGTH]


def _drawn(content: bytes, resources: Any, known: dict[tuple[int, int], bytes]) -> bytes:
    """A stream with the digests of drawings in place of their names."""
    named = _drawings(resources)

    def replaced(found: re.Match[bytes]) -> bytes:
        item = named.get(found[1])
        return found[0] if item is None else _drawing(item, known)

    return _NAME.sub(replaced, _ASIDE.sub(b"", content))


def _drawings(resources: Any) -> Mapping[bytes, Any]:
    if resources is None:
        return {}
    kinds = (resources.get(kind, Dictionary()) for kind in _DRAWINGS)
    return {key[1:].encode(): item for kind in kinds for key, item in kind.items()}


def _drawing(item: Any, known: dict[tuple[int, int], bytes]) -> bytes:
    """The digest of a drawing, a picture or a pattern, looked at once in each file."""
    if item.objgen not in known:
        known[item.objgen] = b""  # a drawing that holds itself ends here
        known[item.objgen] = sha256(_told(item, known)).hexdigest()[:LENGTH].encode()
    return known[item.objgen]


def _told(item: Any, known: dict[tuple[int, int], bytes]) -> bytes:
    if not isinstance(item, Stream):
        return bytes(item.to_json(dereference=True))
    if item.get("/Subtype") == Name.Image:
        return item.read_raw_bytes()
    place = b" ".join(item[key].unparse() for key in ("/BBox", "/Matrix") if key in item)
    return place + _drawn(item.read_bytes(), item.get("/Resources"), known)
