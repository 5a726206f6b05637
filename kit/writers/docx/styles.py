"""Styles: every style of the kit as Word's styles part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kit.brand import Brand
from kit.writers.docx.cell_styles import cell_looks
from kit.writers.docx.dress import dressed, dressed_face
from kit.writers.docx.look import Face, Look, character_style
from kit.writers.docx.markup import element, part, value
from kit.writers.docx.sheet import Sheet
from kit.writers.docx.table_styles import table_styles
from kit.writers.docx.text_styles import ACCENT_LABEL, LABEL, named, text_looks
from kit.writers.docx.voice_styles import voice_looks


def looks(sheet: Sheet, pitches: Iterable[float]) -> Iterator[Look]:
    """All paragraph styles for a sheet, with a writing line for each pitch."""
    yield from text_looks(sheet, pitches)
    yield from voice_looks(sheet)
    yield from cell_looks(sheet)


def styles(brand: Brand, language: str, sheet: Sheet, pitches: Iterable[float]) -> bytes:
    """The styles part."""
    paragraphs = (dressed(look, brand).xml(brand.palette) for look in looks(sheet, pitches))
    tables = table_styles(brand.palette, sheet)
    return part("w:styles", (_defaults(brand, language), _LATENT, *paragraphs, *_characters(brand), *tables))


def _characters(brand: Brand) -> Iterator[str]:
    name, palette = "Default Paragraph Font", brand.palette
    yield (
        f'<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">{value("name", name)}'
        f"{value('uiPriority', 1)}<w:semiHidden/></w:style>"
    )
    for name, face in _MARKS.items():
        yield character_style(name, face, palette)
        yield character_style(f"Kit Link {name}", face, palette, "Hyperlink")
    for name, face in _FACES.items():
        yield character_style(name, dressed_face(face, brand), palette)


_MARKS = {
    "Emphasis": Face(italic=True),
    "Strong": Face(bold=True),
    "Intense Emphasis": Face(bold=True, italic=True),
}
_FACES = {
    "Hyperlink": Face(colour="link", underline=True),
    "Kit Cue": LABEL,
    "Kit Accent Cue": ACCENT_LABEL,
    "Kit Bold Cue": replace(LABEL, bold=False),
    "Kit Italic Cue": replace(ACCENT_LABEL, italic=True),
    "Kit Clock": Face("sans", 11.5, bold=True, colour="accent", lining=True),
    "Kit Large Clock": Face("serif", 16, bold=True, colour="primary", lining=True),
    "Kit Length": Face("sans", 11.5, bold=True, lining=True),
    "Kit Number": Face("sans", bold=True, colour="accent", lining=True),
    "Kit Bold Number": Face("sans", colour="accent", lining=True),
    "Kit Worksheet Number": Face("serif", colour="accent", lining=True),
    "Kit Box": Face("symbol", 15, colour="primary"),
    "Kit Detail": Face("sans", colour="soft"),
    "Kit Map Label": named(12),
    "Kit Page Number": Face(lining=True),
}
"""Character styles. In a bold or italic paragraph, Word turns a bold or italic character style round."""


def _defaults(brand: Brand, language: str) -> str:
    letters = Face("sans", 11, colour="ink", language=language).xml(brand.palette)
    return f"<w:docDefaults>{element('rPrDefault', letters)}<w:pPrDefault/></w:docDefaults>"


_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
    ' w:defQFormat="0" w:count="376"/>'
)
