"""Greys: a PDF for copiers and black-only printers, in true DeviceGray, so that no colour is mixed and none is charged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Operator, Pdf
from pikepdf.models import PdfImage

_TO_GREY = {"rg": "g", "RG": "G", "k": "g", "K": "G"}

Instruction = Any
"""A pikepdf instruction of a content stream: operands and operator."""


def grey(data: bytes) -> bytes:
    """The same pages without colour, text and tags as they were.

    Fills, strokes and pictures become greys of the same lightness (Rec. 601). Same bytes in, same bytes out.
    """
    with Pdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            page.obj.Contents = pdf.make_stream(_greyed(page))
        for item in list(pdf.objects):
            if isinstance(item, pikepdf.Stream):
                _grey_stream(item)
            elif isinstance(item, Dictionary):
                _grey_fields(item)
        file = BytesIO()
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return file.getvalue()


def _grey_stream(stream: pikepdf.Stream) -> None:
    """Takes the colour from a form, a pattern or a picture."""
    if stream.get("/Subtype") == Name.Form or stream.get("/PatternType") == 1:
        stream.write(_greyed(stream))
    elif stream.get("/Subtype") == Name.Image and "/ImageMask" not in stream:
        _grey_picture(stream)


def _grey_fields(item: Any) -> None:
    """The colours that viewers give to what is filled in, and to the borders of fields."""
    if isinstance(item.get("/DA"), pikepdf.String):
        item.DA = pikepdf.String(_grey_words(str(item.DA)))
    for key, colour in item.get("/MK", Dictionary()).items():
        if key in {"/BC", "/BG"} and len(colour) > 1:
            item.MK[key] = pikepdf.Array([_lightness([float(part) for part in colour])])


def _grey_words(appearance: str) -> str:
    """A default appearance, such as “0.1 0.2 0.3 rg /F 10 Tf”."""
    words = appearance.split()
    if "rg" not in words[3:]:
        return appearance
    at = words.index("rg")
    return " ".join(
        [*words[: at - 3], f"{_lightness([float(word) for word in words[at - 3 : at]])}", "g", *words[at + 1 :]]
    )


def _greyed(content: Any) -> bytes:
    return pikepdf.unparse_content_stream(list(_instructions(pikepdf.parse_content_stream(content))))


def _instructions(instructions: Sequence[Instruction]) -> Iterator[Instruction]:
    for instruction in instructions:
        known = _TO_GREY.get(str(getattr(instruction, "operator", "")))
        if known:
            level = _lightness([float(part) for part in instruction.operands])
            yield pikepdf.ContentStreamInstruction([level], Operator(known))
        else:
            yield instruction


def _lightness(colour: Sequence[float]) -> Any:
    """The grey of a colour in RGB or CMYK, from 0 black to 1 white."""
    if len(colour) == 4:
        *inks, black = colour
        colour = [(1 - ink) * (1 - black) for ink in inks]
    red, green, blue = colour
    return round(0.299 * red + 0.587 * green + 0.114 * blue, 4)


def _grey_picture(stream: pikepdf.Stream) -> None:
    """Decodes a picture and stores its lightness, one byte a pixel. Masks stay as they are."""
    if stream.get("/ColorSpace") == Name.DeviceGray:
        return
    picture = PdfImage(stream).as_pil_image().convert("L")
    stream.write(picture.tobytes())
    changed: Mapping[str, Any] = {"/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 8}
    for key, value in changed.items():
        stream[key] = value
    if "/Decode" in stream:
        del stream.Decode
