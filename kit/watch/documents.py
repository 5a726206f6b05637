"""Documents: the page of a document as HTML, and the files it has on disk."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import quote

from kit.brand import BRAND_FILE, BRANDS, Brand
from kit.build.environment import needed
from kit.build.plan import Edition, Order, editions, plan
from kit.build.press import Press
from kit.build.request import Request
from kit.build.worker import told
from kit.curriculum import Curriculum
from kit.curriculum.titled import titled
from kit.errors import KitError
from kit.kinds import PROGRAMME
from kit.paper import PAPERS
from kit.project import Project
from kit.reader.again import Reading

MOST_PAGES = 24
"""Documents that are held ready."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that somebody looks at."""

    module: str
    kind: str
    """Without one, all documents of the module are meant."""
    brand: str
    paper: str


class Documents:
    """Composes documents when they are wanted, and keeps the latest."""

    def __init__(self, project: Project, press: Press, brands: tuple[str, ...]) -> None:
        self.project = project
        self.press = press
        self._given = brands
        self._pages: OrderedDict[Wanted, tuple[Reading, str]] = OrderedDict()
        self._known: dict[tuple[str, str, str], tuple[Curriculum, tuple[Edition, ...]]] = {}
        self._lock = threading.Lock()

    @property
    def brands(self) -> tuple[str, ...]:
        """The brands to choose from: those asked for, then the project's own, then those that come with kit."""
        homes = self.project.root / BRANDS, self.project.styles / BRANDS
        there = (path.parent.name for home in homes for path in sorted(home.glob(f"*/{BRAND_FILE}")))
        return tuple(dict.fromkeys((*self._given, *there)))

    @property
    def papers(self) -> tuple[str, ...]:
        """The papers to choose from."""
        return tuple(PAPERS)

    def request(self, wanted: Wanted) -> Request:
        """What a build is asked for a document."""
        modules = () if wanted.module == PROGRAMME else (wanted.module,)
        kinds = (wanted.kind,) if wanted.kind else ()
        return Request(modules, kinds, ("pdf",), (wanted.brand,), wanted.paper)

    def order(self, curriculum: Curriculum, wanted: Wanted) -> Order:
        """The order of a document. Raises KitError where there is no such document, brand or paper."""
        if wanted.brand not in self.brands:
            raise KitError(f"There is no brand {wanted.brand} here.")
        request = self.request(wanted)
        orders = plan(request, self.press, self._editions(curriculum, wanted))
        found = next((order for order in orders if order.title.kind == wanted.kind and order.formats), None)
        if found is None:
            raise KitError(f"There is no document {wanted.kind}.")
        return found

    def _editions(self, curriculum: Curriculum, wanted: Wanted) -> tuple[Edition, ...]:
        """The edition of a brand on a paper; what its look depends on is read once, until it is said to have changed."""
        key = wanted.brand, wanted.paper, curriculum.paper
        made_of, known = self._known.get(key, (None, ()))
        if made_of is not curriculum and (not known or any(edition.brand.overlay for edition in known)):
            known = editions(self.project, curriculum, self.request(wanted), self.press)
        self._known[key] = curriculum, known
        return tuple(
            one if one.brand.overlay else replace(one, curriculum=titled(curriculum, one.brand.course)) for one in known
        )

    def page(self, reading: Reading, wanted: Wanted) -> str:
        """A document's page, composed of the reading; its page numbers are those of the last PDF."""
        with self._lock:
            held = self._pages.get(wanted)
            if held and held[0] is reading:
                return held[1]
            made = self._made(reading.result.curriculum, wanted)
            self._pages[wanted] = (reading, made)
            self._pages.move_to_end(wanted)
            if len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)
            return made

    def try_page(self, reading: Reading | None, wanted: Wanted) -> str:
        """The same; where it cannot be made, a page that says why."""
        try:
            if reading is None:
                raise KitError("There is nothing to show yet.")
            return self.page(reading, wanted)
        except Exception as error:  # noqa: BLE001  # the preview says what went wrong, and goes on
            return _apology(told(error))

    def forget(self) -> None:
        """Have every page made again."""
        with self._lock:
            self._pages.clear()
            self._known.clear()

    def _made(self, curriculum: Curriculum, wanted: Wanted) -> str:
        with needed():
            from kit.writers import html
        order = self.order(curriculum, wanted)
        manifest = order.edition.manifest
        title = order.title
        layouts = {name: manifest.layout(title.module, name) for name in title.refers_to}
        maps = {name: layout.anchors if layout else {} for name, layout in layouts.items()}
        document = title.compose(maps)
        page = html.write(document, order.edition.brand, order.edition.paper)
        styles = f"<style>{_faces(order.edition.brand, wanted)}{_ON_SCREEN}</style>\n</head>"
        paper = order.edition.paper.turned if document.landscape else order.edition.paper
        width = f'<html data-width="{paper.width_mm * _PIXELS:.0f}" '
        return page.replace("</head>", styles, 1).replace("<html ", width, 1)


def fonts(project: Project, press: Press, brand: str) -> dict[str, Path]:
    """The font files of a brand, by the names that its pages know them by."""
    from kit.writers.stylesheet import font_files

    return font_files(press.brand(brand, project))


def _faces(brand: Brand, wanted: Wanted) -> str:
    """The brand's type, served by the preview itself."""
    from kit.writers.stylesheet import font_faces

    return _FONT.sub(lambda found: f"url(/fonts/{quote(found[1])}?brand={quote(wanted.brand)})", font_faces(brand))


_FONT: Final = re.compile(r"url\(kit:///fonts/([^)]*)\)")
_PIXELS: Final = 96 / 25.4
"""In a millimetre, as browsers reckon."""
_ON_SCREEN: Final = """
html { overflow-x: hidden }
[data-origin] { cursor: pointer; border-radius: 2px }
[data-origin]:hover { background: #1f5f5b18 }
[data-origin]:focus-visible { outline: 2px solid #1f5f5b; outline-offset: 2px }
"""


def _apology(why: str) -> str:
    from markupsafe import escape

    return f"<!DOCTYPE html><title>No page</title><body><section><p role='alert'>{escape(why)}</p></section></body>"
