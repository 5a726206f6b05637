"""Selected: some pages of a finished PDF, for paper."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from kit.sheets.imposed import describe, drawing


def selected(data: bytes, pages: Sequence[int]) -> bytes:
    """The pages with these numbers, counted from 1, as drawings: a sheet that takes another's place needs no tags."""
    with Pdf.open(BytesIO(data)) as source, Pdf.new() as made:
        source.flatten_annotations("print")
        for number in pages:
            page = source.pages[number - 1]
            left, low, right, high = (float(edge) for edge in page.mediabox)
            sheet = made.add_blank_page(page_size=(right - left, high - low))
            sheet.obj.Resources = Dictionary(XObject=Dictionary(P=made.copy_foreign(drawing(page))))
            sheet.obj.Contents = made.make_stream(b"/Artifact BMC q 1 0 0 1 %.4f %.4f cm /P Do Q EMC" % (-left, -low))
            for key in (Name.TrimBox, Name.BleedBox):
                if key in page:
                    sheet.obj[key] = Array([float(edge) - (left, low)[at % 2] for at, edge in enumerate(page.obj[key])])
        describe(source, made)
        file = BytesIO()
        made.save(file, min_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return file.getvalue()
