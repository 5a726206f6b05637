"""Printing: a laid-out PDF, made ready for a printer."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

import pikepdf

from kit.errors import KitError
from kit.paper import SHEETS, Paper
from kit.sheets.grey import grey
from kit.sheets.imposed import MM, booklet, two_up
from kit.sheets.part import page_count

Layout = Literal["pages", "booklet", "four-up", "two-up"]


@dataclass(frozen=True, slots=True)
class Printing:
    """How a PDF is to be printed. Without a sheet, on the sheet nearest to the size of its pages."""

    layout: Layout = "pages"
    sheet: Paper | None = None
    greys: bool = False

    @property
    def name(self) -> str:
        """What is added to the file's name."""
        return "-".join([self.layout] * (self.layout != "pages") + ["grey"] * self.greys)


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF ready for the printer, with the pages it had, the sheets it takes and what to set at the printer."""

    data: bytes
    pages: int
    sheets: int
    sheet: str
    advice: str


def printed(data: bytes, printing: Printing) -> Printed:
    """A PDF as asked for."""
    pages, sheet = page_count(data), printing.sheet or _nearest(data)
    greyed = grey(data) if printing.greys else data
    match printing.layout:
        case "booklet":
            laid, advice = booklet(greyed, sheet), "print on both sides, flipped on the short edge; fold, then staple"
        case "four-up":
            laid = booklet(greyed, sheet, up=4)
            advice = "print on both sides, flipped on the long edge; fold twice, slit the top, then staple"
        case "two-up":
            laid, advice = two_up(greyed, sheet), "print on both sides, flipped on the short edge"
        case "pages":
            laid, advice = greyed, "print on both sides, flipped on the long edge"
    return Printed(laid, pages, -(-page_count(laid) // 2), sheet.name, advice)


def read(file: Path) -> bytes:
    """A finished PDF. Raises KitError where there is none that can be read."""
    try:
        data = file.read_bytes()
        page_count(data)
    except OSError as error:
        raise KitError(f"{file} cannot be read: {error.strerror}. Name a PDF that kit build has made.") from error
    except pikepdf.PasswordError as error:
        raise KitError(f"{file} is locked with a password. Save a copy without one, and print that.") from error
    except pikepdf.PdfError as error:
        raise KitError(f"{file} is not a PDF, or is damaged. Build it again, or name another.") from error
    return data


def _nearest(data: bytes) -> Paper:
    """The office sheet nearest to the first page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        left, low, right, high = (float(edge) / MM for edge in pdf.pages[0].trimbox)
    short, long = sorted((right - left, high - low))
    return min(SHEETS.values(), key=lambda sheet: abs(sheet.width_mm - short) + abs(sheet.height_mm - long))
