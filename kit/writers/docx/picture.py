"""Picture: the brand's logo as it goes into a Word file: bytes, kind and proportions."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from pathlib import Path

from kit.brand import Brand
from kit.errors import KitError
from kit.writers import raster
from kit.writers.docx.markup import WP, A, R, escape

HEIGHT_MM, WIDEST_MM = 14.0, 70.0
FOOT_MM, WIDEST_IN_FOOT_MM = 5.0, 28.0
EMU = 36000
"""Word's drawing units in a millimetre."""
_SVG_PURPOSE = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


class PictureError(KitError):
    """A logo of a kind that Word cannot show."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, with the size at which it is shown."""

    kind: str
    data: bytes
    width_mm: float
    height_mm: float
    alt: str
    name: str = "Logo"
    """Tells it from the document's other pictures."""
    number: int = 1

    @property
    def files(self) -> dict[str, bytes]:
        """The media files by name, the one that every Word can show first: of an SVG, a PNG that is drawn from it."""
        stem = self.name.lower()
        own = {f"{stem}.{self.kind}": self.data}
        if self.kind != "svg":
            return own
        return {f"{stem}.png": raster.png(self.data, self.width_mm, self.height_mm), **own}

    def xml(self) -> str:
        """The run with the picture, in line with the text."""
        size = f'cx="{round(self.width_mm * EMU)}" cy="{round(self.height_mm * EMU)}"'
        name = f'name="{self.name}" descr="{escape(self.alt)}"'
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}"'
            f' distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr id="{self.number}" {name}/>'
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{A.replace("/main", "/picture")}">'
            f'<pic:pic xmlns:pic="{A.replace("/main", "/picture")}"><pic:nvPicPr><pic:cNvPr id="{self.number}" {name}/><pic:cNvPicPr/></pic:nvPicPr>'
            f"<pic:blipFill>{self._blip()}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _blip(self) -> str:
        if self.kind != "svg":
            return f'<a:blip r:embed="rId{self.name}1"/>'
        drawing = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
        svg = f'<asvg:svgBlip xmlns:asvg="{drawing}" xmlns:r="{R}" r:embed="rId{self.name}2"/>'
        return (
            f'<a:blip r:embed="rId{self.name}1"><a:extLst><a:ext uri="{_SVG_PURPOSE}">{svg}</a:ext></a:extLst></a:blip>'
        )


def logos(brand: Brand, *, small: bool = False) -> tuple[Picture, ...]:
    """The organisation's logo, then its partner's: as covers show them, or ``small`` as feet do."""
    partner = brand.logos.partner
    room = (FOOT_MM, WIDEST_IN_FOOT_MM) if small else (HEIGHT_MM, WIDEST_MM)
    own = picture(brand.logo, brand.logo_alt or brand.organisation, room) if brand.logo else None
    alt = partner.alt or brand.imprint.delivered_by or brand.organisation if partner else ""
    other = picture(partner.path, alt, room, "Partner", 2) if partner else None
    return tuple(logo for logo in (own, other) if logo)


def picture(path: Path, alt: str, room: tuple[float, float], name: str = "Logo", number: int = 1) -> Picture:
    """The logo in a file, as large as a height and a width in millimetres let it be."""
    data = path.read_bytes()
    kind, width, height = _measured(data, path)
    scale = min(room[0] / height, room[1] / width)
    return Picture(kind, data, width * scale, height * scale, alt, name, number)


def _measured(data: bytes, path: Path) -> tuple[str, float, float]:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png", *struct.unpack(">II", data[16:24])
    if data.startswith(b"\xff\xd8"):
        return "jpeg", *_jpeg_size(data, path)
    if b"<svg" in data[:4096]:
        return "svg", *_svg_size(data, path)
    raise PictureError(f"{path}: not a PNG, JPEG or SVG picture. Give the brand a logo of one of these kinds.")


def _jpeg_size(data: bytes, path: Path) -> tuple[int, int]:
    place = 2
    while place + 9 < len(data):
        marker, length = struct.unpack(">HH", data[place : place + 4])
        if 0xFFC0 <= marker <= 0xFFCF and marker not in (0xFFC4, 0xFFC8, 0xFFCC):
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + length
    raise PictureError(f"{path}: this JPEG states no size. Save it again from a picture editor.")


def _svg_size(data: bytes, path: Path) -> tuple[float, float]:
    opening = re.search(rb"<svg\b[^>]*>", data)
    text = opening.group().decode("utf-8", "replace") if opening else ""
    box = re.search(r"""viewBox\s*=\s*["']\s*[-\d.eE]+[\s,]+[-\d.eE]+[\s,]+([\d.eE]+)[\s,]+([\d.eE]+)""", text)
    sides = box.groups() if box else tuple(_length(text, side) for side in ("width", "height"))
    width, height = (float(side or 0) for side in sides)
    if not (width > 0 and height > 0):
        raise PictureError(f"{path}: this SVG states no size. Give it a viewBox.")
    return width, height


def _length(text: str, side: str) -> str | None:
    found = re.search(rf"""\s{side}\s*=\s*["']\s*([\d.]+)""", text)
    return found.group(1) if found else None
