"""The HTML writer: a document as one page, a small template for each block."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from kit.blocks import Agenda, AnswerColumn, AnswerGrid, Block, Column, Cover, Document, RoomSketch, Section, Turns
from kit.brand import Brand
from kit.brand.pictures import data_address
from kit.paper import Paper
from kit.prose import Emphasis, Inline, LineBreak, Link, Para, Prose, Strong, Text, text_of
from kit.writers import figures
from kit.writers.build_mark import PLACE
from kit.writers.fitting import ROOMS, fitted
from kit.writers.stylesheet import screen, stylesheet

Render = Callable[[Block], Markup]
"""A block as HTML."""
MOST_BLOCKS: Final = 4096
"""Blocks whose HTML is remembered: those of the pages that somebody looks at."""
_PICTURE = re.compile(r'src="kit:///(logo|partner)"')
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


def write(document: Document, brand: Brand, paper: Paper) -> str:
    """A page that stands alone: the markup that the PDF is laid out from, with its styles inside."""
    paper = paper.turned if document.landscape else paper
    style = stylesheet(brand, paper, document.kind) + screen(brand, paper)
    environment, render = _environment(brand, document.fillable, 1), _remembered(brand, document.fillable)
    page = _page(document, brand, Markup(style), environment, render)  # noqa: S704  # the style sheet is ours; brand values are checked hex and paths
    return _PICTURE.sub(lambda found: f'src="{data_address(brand.pictures[found[1]])}"', page)


def markup(document: Document, brand: Brand, growth: float = 1) -> str:
    """The page without styles, for a renderer that has them parsed already; drawings with words for grown type."""
    environment = _environment(brand, document.fillable, growth)
    return _page(document, brand, Markup(""), environment, environment.filters["block"])


def render(template: str, brand: Brand, **values: Any) -> str:
    """A page from a template of its own, which has the filters that the templates of blocks have."""
    return _environment(brand, False, 1).get_template(template).render(**values)


def _page(document: Document, brand: Brand, style: Markup, environment: Environment, render: Render) -> str:
    return environment.get_template("document.html.j2").render(
        document=document,
        brand=brand,
        style=style,
        render=render,
        label=_label_parts(document.page_label),
        mark_place=PLACE,
        tab_offset=_tab_offset(document),
        signed=_signed(document) if brand.co_branded else (),
    )


def _signed(document: Document) -> tuple[Section, ...]:
    """The sections that bear an imprint: of a document with a cover none, of others the last, a card's front, each certificate."""
    if document.covered:
        return ()
    single = tuple(one for one in document.sections if one.role in {"scorecard-front", "certificate"})
    return single or document.sections[-1:]


def _label_parts(label: str) -> tuple[str, str, str]:
    """The words before, between and after the page number and the number of pages."""
    before, _, rest = label.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return before, between, after


def _tab_offset(document: Document) -> float:
    """How far down the edge the thumb tab stands, in millimetres, so that modules in one binder index themselves."""
    return round((document.number - 1) * min(28.0, 206.0 / max(document.of_modules - 1, 1)), 2)


@lru_cache(maxsize=8)
def _environment(brand: Brand, fillable: bool, growth: float) -> Environment:
    own = [FileSystemLoader(brand.templates)] if brand.templates else []
    loaders = [*own, PackageLoader("kit.writers", "templates")]
    kind = ImmutableSandboxedEnvironment if own else Environment  # another's templates may look, not touch
    environment = kind(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=True,
    )
    environment.filters.update(
        inline=inline,
        parts=parts,
        cell=cell,
        origin=origin,
        words=figures.words,
        share=_share,
        titled=_titled,
        grid_width=_grid_width,
    )
    environment.filters["figure"] = lambda block: Markup(_figure(block, brand, growth))  # noqa: S704  # figures escape their words
    environment.filters["block"] = _block_filter(environment)
    environment.filters["fitted"] = lambda card: fitted(text_of(card.title), ROOMS[card.size], _name_fonts(brand))
    environment.globals.update(brand=brand, fillable=fillable)
    return environment


def _name_fonts(brand: Brand) -> tuple[Path, ...]:
    """The fonts in which looks set names."""
    return tuple(family.upright(600).path for family in (brand.serif, brand.sans))


@lru_cache(maxsize=8)
def _remembered(brand: Brand, fillable: bool) -> Render:
    """Blocks as HTML, each written once however often its page is: after an edit, most of a page is what it was."""
    return lru_cache(maxsize=MOST_BLOCKS)(_environment(brand, fillable, 1).filters["block"])


def forget() -> None:
    """Have the templates read again."""
    _environment.cache_clear()
    _remembered.cache_clear()


def template_name(block_type: type) -> str:
    """The file of a block's template: ``AnswerGrid`` has ``blocks/answer_grid.html.j2``."""
    return f"blocks/{_WORDS.sub('_', block_type.__name__).lower()}.html.j2"


def _block_filter(environment: Environment) -> Render:
    templates: dict[type, Any] = {}

    def render(block: Block) -> Markup:
        kind = type(block)
        template = templates.get(kind) or templates.setdefault(kind, environment.get_template(template_name(kind)))
        return Markup(template.render(b=block))  # noqa: S704  # the template escapes

    return render


def _figure(block: Block, brand: Brand, growth: float) -> str:
    match block:
        case Agenda():
            return figures.agenda(block, brand.palette)
        case Turns():
            return figures.turns(block, brand.palette, growth)
        case RoomSketch():
            return figures.room(block, brand.palette)
        case Cover():
            return figures.cover(block, brand.palette, brand.look)
        case _:
            raise TypeError(f"{type(block).__name__} has no figure")


# ------------------------------------------------------------------ prose


def inline(prose: Prose) -> Markup:
    """One-paragraph prose as phrasing content; further parts follow on new lines."""
    return Markup("<br/>").join(_inlines(run) for run in _runs(prose))


def _runs(prose: Prose) -> list[tuple[Inline, ...]]:
    runs: list[tuple[Inline, ...]] = []
    for part in prose.parts:
        runs.extend([part.inlines] if isinstance(part, Para) else part.items)
    return runs


def parts(prose: Prose) -> Markup:
    """Prose as paragraphs and lists."""
    return Markup("").join(_part(part) for part in prose.parts)


def _part(part: Any) -> Markup:
    if isinstance(part, Para):
        return Markup("<p>{}</p>").format(_inlines(part.inlines))
    items = Markup("").join(Markup("<li>{}</li>").format(_inlines(item)) for item in part.items)
    tag = "ol" if part.ordered else "ul"
    return Markup("<{0} class='plain'>{1}</{0}>").format(Markup(tag), items)  # noqa: S704  # one of two words


def cell(prose: Prose) -> Markup:
    """Prose in a table cell: bare where it is one paragraph."""
    single = len(prose.parts) == 1 and isinstance(prose.parts[0], Para)
    return inline(prose) if single or not prose.parts else parts(prose)


def _inlines(inlines: tuple[Inline, ...]) -> Markup:
    return Markup("").join(_inline(item) for item in inlines)


def _inline(item: Inline) -> Markup:
    match item:
        case Text(text):
            return escape(text)
        case LineBreak():
            return Markup("<br/>")
        case Emphasis(children):
            return Markup("<em>{}</em>").format(_inlines(children))
        case Strong(children):
            return Markup("<strong>{}</strong>").format(_inlines(children))
        case Link(href, children):
            return Markup('<a href="{}">{}</a>').format(href, _inlines(children))


def origin(prose: Prose) -> Markup:
    """The attribute that says where a text comes from."""
    return Markup(' data-origin="{}"').format(prose.origin) if prose.origin else Markup("")


# ------------------------------------------------------------------ columns


def _share(column: Column, columns: tuple[Column, ...]) -> str:
    return f"{100 * column.width / sum(other.width for other in columns):.2f}%"


def _titled(columns: tuple[Column | AnswerColumn, ...]) -> bool:
    return any(column.title for column in columns)


_ASSUMED_MM = 168.0
_TICK_MM = 20.0


def _grid_width(column: AnswerColumn, grid: AnswerGrid) -> str:
    """A column's width as a share: as declared, 20 mm for a bare box, and what is left in equal parts for the rest."""
    fixed = [_declared(other) for other in grid.columns]
    free = sum(1 for width in fixed if width is None)
    rest = max(_ASSUMED_MM - sum(width or 0 for width in fixed), 30.0 * free) / free if free else 0.0
    widths = [rest if width is None else width for width in fixed]
    mine = widths[next(place for place, other in enumerate(grid.columns) if other is column)]
    return f"width:{100 * mine / sum(widths):.2f}%"


def _declared(column: AnswerColumn) -> float | None:
    if column.width_mm is not None:
        return column.width_mm
    return _TICK_MM if column.kind == "tick" else None
