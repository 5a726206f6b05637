"""Appending: objects that are text, added to a finished PDF as an update of it, compressed in batches."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from hashlib import md5
from itertools import accumulate

Numbered = tuple[int, bytes]
"""The number of an object, and its text."""

BATCH = 200
"""How many objects are compressed together; readers unpack them together."""


def appended(base: bytes, first: int, texts: Sequence[bytes], root: int) -> bytes:
    """A PDF with objects added that are numbered from ``first``, its next free number; ``root`` becomes its catalogue.

    Texts of streams end in “endstream”. Same base and texts, same bytes.
    """
    numbered = list(enumerate(texts, first))
    small = [one for one in numbered if not one[1].endswith(b"endstream")]
    batches = [small[at : at + BATCH] for at in range(0, len(small), BATCH)]
    table = first + len(numbered) + len(batches)
    written = [
        *(one for one in numbered if one[1].endswith(b"endstream")),
        *zip(range(first + len(numbered), table), map(_batch, batches), strict=True),
    ]
    bodies = [b"%d 0 obj\n%b\nendobj\n" % one for one in written]
    starts = accumulate(map(len, bodies), initial=len(base))
    places = {number: (1, start, 0) for (number, _), start in zip([*written, (table, b"")], starts, strict=True)}
    for place, batch in enumerate(batches, first + len(numbered)):
        places |= {number: (2, place, at) for at, (number, _) in enumerate(batch)}
    added = b"".join(bodies)
    return b"".join((base, added, _table(base, places, root, md5(added, usedforsecurity=False).hexdigest())))


def _batch(objects: Sequence[Numbered]) -> bytes:
    """A stream of objects."""
    starts = accumulate((len(text) + 1 for _, text in objects), initial=0)
    head = b" ".join(b"%d %d" % (number, start) for (number, _), start in zip(objects, starts, strict=False)) + b"\n"
    held = zlib.compress(head + b"\n".join(text for _, text in objects), 4)
    said = b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>"
    return said % (len(objects), len(head), len(held)) + b"\nstream\n" + held + b"\nendstream"


def _table(base: bytes, places: dict[int, tuple[int, int, int]], root: int, digest: str) -> bytes:
    """The table of where objects are, which goes before that of the base."""
    numbers = sorted(places)
    rows = zlib.compress(b"".join(struct.pack(">BIH", *places[number]) for number in numbers))
    before = int(base.rsplit(b"startxref", 1)[1].split()[0])
    said = (
        b"<< /Type /XRef /Size %d /Index [ %d %d ] /W [ 1 4 2 ] /Root %d 0 R /Prev %d /ID [ <%b> <%b> ]"
        b" /Filter /FlateDecode /Length %d >>"
    )
    identity = digest.encode()
    entries = said % (numbers[-1] + 1, numbers[0], len(numbers), root, before, identity, identity, len(rows))
    start = places[numbers[-1]][1]
    stream = b"%d 0 obj\n%b\nstream\n" % (numbers[-1], entries) + rows + b"\nendstream\nendobj\n"
    return stream + b"startxref\n%d\n%%%%EOF\n" % start
