"""DOCX writer: a document as an editable Word file.

::

    Document ─body→ document.xml ─┐
    Brand, Paper ─template→ styles, theme, settings, fonts, list markers ─┤─package→ bytes
    Document ─sections→ running heads and feet, properties ─┘

The styles carry every bit of formatting: a change to a style in Word changes every place. Nothing of a brand, a
language or a sheet is built twice in a process; the rest of a file is strings, joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from kit.blocks import Document, FieldMap, RatingSheet, WritingLines, walk
from kit.brand import Brand
from kit.paper import Paper
from kit.writers.docx.fonts import embedded
from kit.writers.docx.grids import rating_pitches
from kit.writers.docx.job import Job, bookmark_names
from kit.writers.docx.numbering import definitions, numbering
from kit.writers.docx.package import Part, package
from kit.writers.docx.parts import app_properties, core_properties, font_table, settings
from kit.writers.docx.picture import Picture, logos
from kit.writers.docx.sections import NO_IMPRINT, FootImprint, main_part, margins
from kit.writers.docx.sheet import Sheet, sheet_for
from kit.writers.docx.styles import styles
from kit.writers.docx.theme import theme
from kit.writers.docx.watermark import marks

__all__ = ["write"]


def write(document: Document, brand: Brand, paper: Paper, pages: Mapping[str, int]) -> bytes:
    """The Word file of a document. ``pages`` gives the page of each heading, for the contents."""
    sheet = sheet_for(document.kind, paper.turned if document.landscape else paper)
    signed = brand.co_branded and not document.covered
    sheet = sheet.signed(long=brand.imprint.long) if signed else sheet
    in_feet = logos(brand, small=True) if signed and brand.logos.partner else ()
    imprint = FootImprint(brand.imprint.lines, in_feet) if signed else NO_IMPRINT
    job = Job(
        sheet=sheet,
        pitches=_pitches(document),
        bookmarks=bookmark_names(document),
        page_numbers=pages,
        palette=brand.palette,
        organisation=brand.organisation,
        logos=logos(brand) if document.covered else (),
        imprint=brand.imprint.lines,
        watermark=marks(brand, sheet),
    )
    main = main_part(document, job)
    lists = Part("word/numbering.xml", "numbering", numbering(_markers(brand), job.counters), "rIdNumbering")
    heads = tuple(
        Part(f"word/{head.name}-{head.side}.xml", head.name[:4], head.data, head.relationship)
        for head in margins(document, job.watermark, imprint)
    )
    core = Part("docProps/core.xml", "core", core_properties(document, brand), "rId2")
    app = Part("docProps/app.xml", "app", app_properties(brand), "rId3")
    constant = _template(brand, document.language, sheet, job.pitches)
    held = {"word/fontTable.xml": tuple(face.part for face in embedded(brand))}
    held |= {head.path: tuple(_media(in_feet)) for head in heads if head.kind == "foot"}
    return package(main, (*constant, lists, *heads), tuple(_media(job.logos)), job.links, (core, app), held)


@lru_cache(maxsize=64)
def _template(brand: Brand, language: str, sheet: Sheet, pitches: tuple[float, ...]) -> tuple[Part, ...]:
    """The parts that are the same in every document of a brand, language and sheet."""
    return (
        Part("word/styles.xml", "styles", styles(brand, language, sheet, pitches), "rIdStyles"),
        Part("word/settings.xml", "settings", settings(language, fonts=bool(embedded(brand))), "rIdSettings"),
        Part("word/fontTable.xml", "fontTable", font_table(brand), "rIdFonts"),
        Part("word/theme/theme1.xml", "theme", theme(brand), "rIdTheme"),
    )


@lru_cache(maxsize=16)
def _markers(brand: Brand) -> str:
    return definitions(brand.palette)


def _pitches(document: Document) -> tuple[float, ...]:
    """Every distance between writing lines in a document, and the usual one."""
    found = {9.0}
    for section in document.sections:
        for block in walk(section.body):
            match block:
                case WritingLines(pitch_mm=pitch) | FieldMap(pitch_mm=pitch):
                    found.add(pitch)
                case RatingSheet():
                    found |= rating_pitches(block)
    return tuple(sorted(found))


def _media(logos: tuple[Picture, ...]) -> Iterable[Part]:
    for logo in logos:
        for place, (name, data) in enumerate(logo.files.items(), start=1):
            yield Part(f"word/media/{name}", "image", data, f"rId{logo.name}{place}")
