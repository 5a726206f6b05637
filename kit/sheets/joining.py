"""Joining: laid-out documents and their copies as one PDF/UA-1 file, with nothing rendered again.

PDF libraries lose or corrupt the tags when they join files (two of five still pass a validator), so the tags are put
together here: one tree, in which each copy is a part; one parent tree, its rows renumbered; identities, destinations
and fields renamed for each copy, so that copies link within themselves and are filled in apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import chain

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from kit.sheets.appending import appended
from kit.sheets.binding import Bound, Once, bound
from kit.sheets.original import Object, Original, original
from kit.sheets.part import Part, Place, places


def joined(parts: Sequence[Part], title: str, blank: Part) -> bytes:
    """The parts with their copies in order, as one tagged file called ``title``.

    ``blank`` is a document of one page that says that it is left blank; it stands wherever a part that starts recto
    would start on a left-hand page. Each part is a bookmark, with its own bookmarks below it; page labels say the part
    and its page. Same parts, same bytes.
    """
    return Binder().joined(parts, title, blank)


class Binder:
    """Joins parts, once. Those that are there before the others can be taken apart meanwhile, which is half of the work."""

    def __init__(self) -> None:
        self._pack = Pdf.new()
        self._taken: dict[Part, tuple[Original, Object, Object]] = {}

    def take(self, part: Part) -> None:
        """Take a part apart."""
        if part not in self._taken:
            self._taken[part] = original(self._pack, part)

    def pages(self, parts: Sequence[Part]) -> int:
        """How many pages parts have together, with the blank ones between."""
        for part in parts:
            self.take(part)
        lengths = [len(self._taken[part][0].pages) for part in parts]
        *_, last = places((length, part.copies, part.recto) for length, part in zip(lengths, parts, strict=True))
        return last.first - 1 + lengths[-1]

    def joined(self, parts: Sequence[Part], title: str, blank: Part) -> bytes:
        """All parts as one file (see ``joined``)."""
        for part in (*parts, blank):
            self.take(part)
        with self._pack as pack:
            base = _base(pack, self._taken, parts[0], title)
        models = {part: model for part, (model, _, _) in self._taken.items()}
        with Pdf.open(BytesIO(base)) as held:
            first = int(held.trailer.Size)
            drawings = {
                part: [item.objgen[0] for item in drawn] for part, drawn in zip(models, held.Root.Drawings, strict=True)
            }
            said = {key: held.Root[f"/{key}"].unparse() for key in ("Lang", "Metadata", "ViewerPreferences", "DR")}
        once = Once.starting(first)
        copies = tuple(_bound(parts, blank, models, drawings, once))
        texts = chain(bound(copies, once, len(parts), title, said), *(copy.objects for copy in copies))
        return appended(base, first, tuple(texts), once.catalogue)


def _base(pack: Pdf, taken: Mapping[Part, tuple[Original, Object, Object]], first: Part, title: str) -> bytes:
    """A file without pages that holds what copies share."""
    pack.Root.Drawings = Array([drawing for _, drawing, _ in taken.values()])
    pack.Root.DR = _together([fonts for _, _, fonts in taken.values()])
    _describe(pack, first, title)
    file = BytesIO()
    pack.save(file, min_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return file.getvalue()


def _together(resources: Sequence[Object]) -> Dictionary:
    """The resources of all forms; where two have one name, the first."""
    found = Dictionary()
    for one in resources:
        for kind, entries in one.items():
            found[kind] = Dictionary({**dict(entries.items()), **dict(found.get(kind, {}).items())})
    return found


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


def _bound(
    parts: Sequence[Part],
    blank: Part,
    models: Mapping[Part, Original],
    drawings: Mapping[Part, Sequence[int]],
    once: Once,
) -> Iterator[Bound]:
    """Every copy in order, its rows and objects numbered after those before it."""
    row, number = 0, once.bookmark(len(parts))
    for part, name, place in _order(parts, blank, models):
        model = models[part]
        mark = once.bookmark(place.part) if place else once.outline
        shared = (once.pages, once.document, mark, *drawings[part])
        copy = Bound(part.title, model, model.stencil.values(name, row, number, shared), row, place)
        yield copy
        row += model.stencil.rows
        number += len(model.stencil.objects) + len(model.stencil.extras) * copy.is_first


def _order(
    parts: Sequence[Part], blank: Part, models: Mapping[Part, Original]
) -> Iterator[tuple[Part, str, Place | None]]:
    """What is printed after what: the part, the name of its copy, its place."""
    for place in places((len(models[part].pages), part.copies, part.recto) for part in parts):
        if place.after_blank:
            yield blank, f"blank-{place.first - 1}", None
        yield parts[place.part], f"{place.part + 1}-{place.copy + 1}", place
