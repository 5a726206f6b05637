"""Anew: a document laid out for another use than the standard one, from the same words."""

from __future__ import annotations

from dataclasses import dataclass

from kit.brand import Brand
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.kinds import KINDS, Kind
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


def laid_out(curriculum: Curriculum, module: Module, kind: Kind, brand: Brand, paper: Paper, use: Use) -> bytes:
    """A module's document, laid out for a use; page numbers that it prints are those of standard copies."""
    maps = {
        name: pdf.write(KINDS[name].compose(curriculum, module, {}), brand, paper).anchors for name in kind.refers_to
    }
    document = kind.compose(curriculum, module, maps)
    bleed_mm = BLEED_MM if use.print_shop else 0
    large = use.large_print
    setting = pdf.large_print(document, brand, paper, bleed_mm) if large else Setting(bleed_mm)
    return pdf.write(document, brand, paper, setting).data
