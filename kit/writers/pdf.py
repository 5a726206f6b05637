"""The PDF writer: tagged PDF/UA-1 by WeasyPrint, with its pages settled and its known gaps closed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

from weasyprint import CSS, DEFAULT_OPTIONS
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document as Layout
from weasyprint.document import DocumentMetadata, Page
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.layout import layout_document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from kit.blocks import Document
from kit.brand import Brand
from kit.errors import RenderingError
from kit.paper import Paper
from kit.writers import html, tree
from kit.writers.figures import words
from kit.writers.finish import finish, trim
from kit.writers.fonts import form_font
from kit.writers.page_map import mark_pages, page_map, show_marks
from kit.writers.pages import settle
from kit.writers.setting import LARGE, STANDARD, PageMap, Setting
from kit.writers.stamp import stamp
from kit.writers.stylesheet import font_faces, font_files, stylesheet

BASE = "kit:///"
_LOGGER = logging.getLogger("weasyprint")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A laid-out document: its bytes, its number of pages, the page of each anchor, and promises it could not keep."""

    data: bytes
    pages: int
    anchors: Mapping[str, int]
    warnings: tuple[str, ...] = ()


def write(document: Document, brand: Brand, paper: Paper, setting: Setting = STANDARD) -> Rendered:
    """The document as PDF/UA-1.

    Same document, brand, paper and setting, same bytes. Raises RenderingError for anything that WeasyPrint complains
    about.
    """
    with _complaints() as complaints:
        layout = _lay_out(document, brand, paper, setting)
        data: bytes = layout.write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_forms=document.fillable,
            pdf_identifier=document.name.encode(),
            finisher=partial(_finish, setting),
        )
    if complaints:
        raise RenderingError(f"{document.name} cannot be printed as composed: {'; '.join(complaints)}.")
    promises = () if setting.standard else tuple(_broken_promises(document, layout))
    return Rendered(data, len(layout.pages), _anchors(layout), promises)


def print_page(markup: str, name: str, kind: str, brand: Brand, paper: Paper) -> bytes:
    """A page that no document is, such as a proof sheet, as PDF/UA-1 in the styles of its kind.

    Raises RenderingError for anything that WeasyPrint complains about.
    """
    with _complaints() as complaints:
        layout = _laid_out(markup, brand, _styles(brand, paper, kind, STANDARD, fields=False))
        data: bytes = layout.write_pdf(
            pdf_variant="pdf/ua-1", pdf_identifier=name.encode(), finisher=partial(_finish, STANDARD)
        )
    if complaints:
        raise RenderingError(f"{name} cannot be printed: {'; '.join(complaints)}.")
    return data


def _finish(setting: Setting, layout: Layout, pdf: Any) -> None:
    finish(layout, pdf)
    trim(pdf, setting.bleed_mm)


def large_print(document: Document, brand: Brand, paper: Paper, bleed_mm: float = 0) -> Setting:
    """The setting of a document in large print, with the page numbers of its standard copies."""
    layout = _lay_out(document, brand, paper, STANDARD)
    return Setting(bleed_mm, LARGE, page_map(layout, layout._html.etree_element))


# ------------------------------------------------------------------ layout


def _lay_out(document: Document, brand: Brand, paper: Paper, setting: Setting) -> Layout:
    turned = paper.turned if document.landscape else paper
    styles = _styles(brand, turned, document.kind, replace(setting, standard=None), document.fillable)
    markup = html.markup(document, brand, setting.sizes.growth)
    return _laid_out(markup, brand, styles, setting.standard, fillable=document.fillable)


def _laid_out(
    markup: str,
    brand: Brand,
    styles: tuple[FontConfiguration, CSS],
    standard: PageMap | None = None,
    *,
    fillable: bool = False,
) -> Layout:
    """WeasyPrint's own steps, with pages settled between layout and drawing."""
    fonts, css = styles
    source = tree.Page(markup, BASE, _fetcher(brand))
    if standard:
        mark_pages(source.etree_element, standard)
    options = {**DEFAULT_OPTIONS, "stylesheets": [css], "pdf_forms": fillable, "cache": None}
    counters = CounterStyle()
    context = Layout._build_layout_context(source, fonts, counters, {}, options)
    root = build_formatting_structure(
        source.etree_element,
        context.style_for,
        context.get_image_from_uri,
        source.base_url,
        context.target_collector,
        counters,
        context.footnotes,
    )
    pages = []
    for page in layout_document(source, root, context):
        settle(page, context.get_image_from_uri)
        show_marks(page)
        stamp(page)
        pages.append(Page(page))
    layout = Layout(pages, DocumentMetadata(**get_html_metadata(source)), source.url_fetcher, fonts, {}, None)
    layout._html = source
    return layout


@lru_cache(maxsize=8)
def _fonts(brand: Brand, fields: bool) -> tuple[FontConfiguration, CSS]:
    """The brand's fonts, loaded once in each process; the one for ``fields`` takes as long as a short document."""
    configuration = FontConfiguration()
    faces = CSS(string=font_faces(brand, fields), font_config=configuration, base_url=BASE, url_fetcher=_fetcher(brand))
    return configuration, faces


@lru_cache(maxsize=32)
def _styles(brand: Brand, paper: Paper, kind: str, setting: Setting, fields: bool) -> tuple[FontConfiguration, CSS]:
    """The style sheet of a kind, parsed once in each process."""
    configuration, _ = _fonts(brand, fields)
    text = stylesheet(brand, paper, kind, setting)
    return configuration, CSS(string=text, font_config=configuration, base_url=BASE, url_fetcher=_fetcher(brand))


class _Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves the brand's own files under fixed addresses, and nothing else: no network, no other path."""

    def __init__(self, files: Mapping[str, Callable[[], bytes]]) -> None:
        super().__init__()
        self._files = files

    def fetch(self, url: str, headers: Any = None) -> Any:
        """One of the brand's files, or what a data address holds. Raises RenderingError for anything else."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        read = self._files.get(url)
        if read is None:
            raise RenderingError(f"{url} is not one of this brand's files, and nothing else may be read.")
        return URLFetcherResponse(url, read())


@lru_cache(maxsize=8)
def _fetcher(brand: Brand) -> _Fetcher:
    files: dict[str, Callable[[], bytes]] = {
        f"{BASE}fonts/{name}": path.read_bytes for name, path in font_files(brand).items()
    }
    files[f"{BASE}fonts/form"] = partial(form_font, brand.sans.regular.path)
    files |= {f"{BASE}{name}": path.read_bytes for name, path in brand.pictures.items()}
    return _Fetcher(files)


# ------------------------------------------------------------------ what came out


def _anchors(layout: Layout) -> dict[str, int]:
    """The page, counted from 1, on which each anchor first stands."""
    found: dict[str, int] = {}
    for number, page in enumerate(layout.pages, start=1):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    return found


def _broken_promises(document: Document, layout: Layout) -> Iterator[str]:
    """A sentence for each section that promised to be one page and is not."""
    spread: dict[str, set[int]] = {}
    for number, page in enumerate(layout.pages, start=1):
        for box in page._page_box.descendants():
            if box.element_tag == "section":
                spread.setdefault(box.element.get("id"), set()).add(number)
    for section in document.sections:
        pages = spread.get(f"section-{section.id}", set())
        if section.whole and len(pages) > 1:
            yield f"{document.name}: “{words(section.title)}” ({section.id}) takes pages {min(pages)} to {max(pages)} and should be one page"


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Everything that WeasyPrint logs at warning level or above while the block runs."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]  # the smallest handler
    _LOGGER.addHandler(handler)
    try:
        yield said
    finally:
        _LOGGER.removeHandler(handler)
