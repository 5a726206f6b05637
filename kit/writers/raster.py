"""Raster: an SVG logo as a PNG, for programs that show no SVG. Same drawing, same bytes; nothing is fetched."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from io import BytesIO
from typing import Any

import pypdfium2
from weasyprint import HTML
from weasyprint.urls import URLFetcher

from kit.errors import RenderingError

DPI = 300


class _Sealed(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves data addresses and nothing else."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        """What a data address holds. Raises RenderingError for anything else."""
        if not url.startswith("data:"):
            raise RenderingError(f"A logo reaches for {url}, and nothing outside it may be read.")
        return super().fetch(url, headers)


@lru_cache(maxsize=16)
def png(svg: bytes, width_mm: float, height_mm: float) -> bytes:
    """The drawing at a size, on a clear ground, with as many pixels as a printer shows."""
    address = f"data:image/svg+xml;base64,{b64encode(svg).decode()}"
    size = f"width: {width_mm:.3f}mm; height: {height_mm:.3f}mm"
    style = f"@page {{ size: {width_mm:.3f}mm {height_mm:.3f}mm; margin: 0 }} img {{ display: block; {size} }}"
    page = f"<style>{style}</style><img src='{address}'>"
    drawn = HTML(string=page, url_fetcher=_Sealed()).write_pdf()
    with pypdfium2.PdfDocument(drawn) as file:
        image = file[0].render(scale=DPI / 72, fill_color=(255, 255, 255, 0), rev_byteorder=True).to_pil()
    data = BytesIO()
    image.save(data, "PNG", optimize=True)
    return data.getvalue()
