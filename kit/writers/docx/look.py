"""Look: how one paragraph or character style looks, as a value, and its XML."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Literal

from kit.brand import Palette
from kit.writers.docx.markup import element, escape, twentieths, twips, value
from kit.writers.docx.theme import Colour, coloured, line, shading

BUILT_IN = frozenset(
    {
        "Normal", "Body Text", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4", "caption",
        "List Bullet", "List Number", "header", "footer", "toc 1", "toc 2", "TOC Heading", "Default Paragraph Font",
        "Emphasis", "Strong", "Intense Emphasis", "Hyperlink",
    }
)  # fmt: skip
"""Styles that every Word knows by name."""


@cache
def style_id(name: str) -> str:
    """The id of a style, from its name: ``Kit Say`` is ``KitSay``, ``toc 1`` is ``TOC1``."""
    words = name.replace("toc ", "TOC ").split()
    return "".join(word[0].upper() + word[1:] for word in words).replace(".", "_")


@dataclass(frozen=True, slots=True)
class Edge:
    """A border: the side of the paragraph, how the line is drawn, its thickness and distance from the text in points."""

    side: Literal["top", "left", "bottom", "right", "between"]
    colour: Colour
    thick: float
    space: int = 0
    drawn: Literal["single", "dotted", "dashed", "double"] = "single"

    def xml(self, palette: Palette) -> str:
        """The border's element."""
        figures = f'w:sz="{round(self.thick * 8)}" w:space="{self.space}" {line(palette, self.colour)}'
        return f'<w:{self.side} w:val="{self.drawn}" {figures}/>'


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop, in millimetres from the left margin."""

    at: float
    align: Literal["left", "right", "center"] = "left"
    leader: Literal["none", "dot", "underscore"] = "none"

    def xml(self) -> str:
        """The tab stop's element."""
        leader = "" if self.leader == "none" else f' w:leader="{self.leader}"'
        return f'<w:tab w:val="{self.align}"{leader} w:pos="{twips(self.at)}"/>'


@dataclass(frozen=True, slots=True)
class Face:
    """What letters look like: family, size in points, weight, slope, colour. ``track`` spaces letters out, in points."""

    family: Literal["", "sans", "serif", "symbol"] = ""
    size: float = 0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    track: float = 0
    colour: Colour | None = None
    lining: bool = False
    """Figures of one width that stand on the line."""
    tint: tuple[Colour, float] | None = None
    language: str = ""

    def xml(self, palette: Palette) -> str:
        """The run properties, in the order that the schema wants."""
        return element("rPr", self._properties(palette))

    def over(self, base: Face) -> Face:
        """The letters as they come out: what they leave open is as in ``base``."""
        mine = {field.name: getattr(self, field.name) for field in fields(self)}
        return replace(base, **{name: setting for name, setting in mine.items() if setting})

    def _properties(self, palette: Palette) -> list[str]:
        return [
            _FAMILIES[self.family],
            "<w:b/><w:bCs/>" if self.bold else "",
            "<w:i/><w:iCs/>" if self.italic else "",
            "<w:caps/>" if self.caps else "",
            f"<w:color {coloured(palette, self.colour)}/>" if self.colour else "",
            value("spacing", twentieths(self.track)) if self.track else "",
            value("sz", round(self.size * 2)) + value("szCs", round(self.size * 2)) if self.size else "",
            value("u", "single") if self.underline else "",
            shading(palette, *self.tint) if self.tint else "",
            self._language(),
            '<w14:numForm w14:val="lining"/><w14:numSpacing w14:val="tabular"/>' if self.lining else "",
        ]

    def _language(self) -> str:
        tongue = escape(self.language)
        return f'<w:lang w:val="{tongue}" w:eastAsia="{tongue}" w:bidi="ar-SA"/>' if tongue else ""


def _theme_face(slot: str) -> str:
    latin = f'w:asciiTheme="{slot}HAnsi" w:hAnsiTheme="{slot}HAnsi"'
    return f'<w:rFonts {latin} w:eastAsiaTheme="{slot}EastAsia" w:cstheme="{slot}Bidi"/>'


SYMBOL = "Segoe UI Symbol"
_FAMILIES = {
    "": "",
    "sans": _theme_face("minor"),
    "serif": _theme_face("major"),
    "symbol": f'<w:rFonts w:ascii="{SYMBOL}" w:hAnsi="{SYMBOL}" w:eastAsia="{SYMBOL}" w:cs="{SYMBOL}"/>',
}


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style. Spaces and leading in points, indents and tabs in millimetres; ``None`` is as in ``based``."""

    name: str
    face: Face = Face()
    leading: float | None = None
    before: float | None = None
    after: float | None = None
    based: str = "Normal"
    next: str = ""
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    exact: bool = False
    """Whether lines are as high as ``leading`` whatever stands in them."""
    keep_next: bool = False
    keep_lines: bool = False
    align: Literal["", "left", "center", "right"] = ""
    edges: tuple[Edge, ...] = ()
    tint: tuple[Colour, float] | None = None
    tabs: tuple[Tab, ...] = ()
    outline: int | None = None
    list_id: int | None = None
    """The list, in numbering.xml, whose marker each paragraph of the style has."""

    @property
    def id(self) -> str:
        """The id by which paragraphs name the style."""
        return style_id(self.name)

    def over(self, base: Look) -> Look:
        """The look as it comes out: what it leaves open is as in the look that it is based on."""
        mine = {field.name: getattr(self, field.name) for field in fields(self)}
        given = {name: setting for name, setting in mine.items() if setting is not None and setting not in ("", ())}
        return replace(base, **{**given, "face": self.face.over(base.face)})

    def xml(self, palette: Palette) -> str:
        """The style's element."""
        own = ' w:default="1"' if self.name == "Normal" else "" if self.name in BUILT_IN else ' w:customStyle="1"'
        following = self.next or ("Body Text" if self.keep_next or self.outline is not None else "")
        return (
            f'<w:style w:type="paragraph"{own} w:styleId="{self.id}">{value("name", escape(self.name))}'
            + ("" if self.name == "Normal" else value("basedOn", style_id(self.based)))
            + (value("next", style_id(following)) if following else "")
            + f"{value('uiPriority', 1 if self.name in BUILT_IN else 2)}<w:qFormat/>"
            + f"{element('pPr', self._properties(palette))}{self.face.xml(palette)}</w:style>"
        )

    def _properties(self, palette: Palette) -> list[str]:
        edges = sorted(self.edges, key=lambda edge: _SIDES.index(edge.side))
        return [
            "<w:keepNext/>" if self.keep_next else "",
            "<w:keepLines/>" if self.keep_lines or self.keep_next else "",
            f"<w:numPr>{value('numId', self.list_id)}</w:numPr>" if self.list_id is not None else "",
            element("pBdr", (edge.xml(palette) for edge in edges)),
            shading(palette, *self.tint) if self.tint else "",
            element("tabs", (tab.xml() for tab in sorted(self.tabs, key=lambda tab: tab.at))),
            self._spacing(),
            self._indents(),
            value("jc", self.align) if self.align else "",
            value("outlineLvl", self.outline) if self.outline is not None else "",
        ]

    def _spacing(self) -> str:
        pairs = (("before", self.before), ("after", self.after), ("line", self.leading))
        given = "".join(f' w:{name}="{twentieths(points)}"' for name, points in pairs if points is not None)
        rule = f' w:lineRule="{"exact" if self.exact else "atLeast"}"' if self.leading is not None else ""
        return f"<w:spacing{given}{rule}/>" if given else ""

    def _indents(self) -> str:
        pairs = (("left", self.left), ("right", self.right), ("hanging", self.hanging))
        given = "".join(f' w:{name}="{twips(length)}"' for name, length in pairs if length is not None)
        return f"<w:ind{given}/>" if given else ""


_SIDES = ("top", "left", "bottom", "right", "between")


def character_style(name: str, face: Face, palette: Palette, based: str = "Default Paragraph Font") -> str:
    """The element of a character style."""
    own = "" if name in BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{own} w:styleId="{style_id(name)}">{value("name", escape(name))}'
        f"{value('basedOn', style_id(based))}{value('uiPriority', 3)}<w:qFormat/>{face.xml(palette)}</w:style>"
    )
