"""Anew: a document laid out for another use than the standard one, from the same words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kit.brand import Brand
from kit.kinds import Title
from kit.paper import Paper
from kit.writers import pdf
from kit.writers.setting import BLEED_MM, Setting


@dataclass(frozen=True, slots=True)
class Use:
    """What a layout is for: readers of large print, a print shop that trims, or both."""

    large_print: bool = False
    print_shop: bool = False

    @property
    def name(self) -> str:
        """What is added to the file's name."""
        return "-".join(["large-print"] * self.large_print + ["bleed"] * self.print_shop)


def laid_out(title: Title, titles: Iterable[Title], brand: Brand, paper: Paper, use: Use) -> bytes:
    """One of a curriculum's titles, laid out for a use; page numbers that it prints are those of standard copies."""
    referred = (other for other in titles if other.module == title.module and other.kind in title.refers_to)
    maps = {other.kind: pdf.write(other.compose({}), brand, paper).anchors for other in referred}
    document = title.compose(maps)
    bleed_mm = BLEED_MM if use.print_shop else 0
    large = use.large_print
    setting = pdf.large_print(document, brand, paper, bleed_mm) if large else Setting(bleed_mm)
    return pdf.write(document, brand, paper, setting).data
