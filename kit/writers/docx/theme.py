"""Theme: the brand's colours and faces as a Word theme, so that Design > Colours and Fonts reach everything."""

from __future__ import annotations

from typing import Literal

from kit.brand import Brand, Family, Palette
from kit.writers.docx.markup import DECLARATION, A, escape

Colour = Literal["ink", "paper", "soft", "primary", "accent", "rule", "pen", "title", "heading", "link"]

_SLOTS: dict[Colour, str] = {
    "ink": "text1",
    "paper": "background1",
    "soft": "text2",
    "primary": "accent1",
    "accent": "accent2",
    "rule": "accent3",
    "pen": "accent4",
    "title": "accent5",
    "heading": "accent6",
    "link": "hyperlink",
}


def _slot(palette: Palette, colour: Colour) -> str:
    """The slot of a colour; headings without one of their own follow the primary colour."""
    return _SLOTS["primary" if colour in {"title", "heading"} and not getattr(palette, colour) else colour]


def hexed(palette: Palette, colour: Colour) -> str:
    """The six figures of a colour of the palette."""
    return "FFFFFF" if colour == "paper" else palette.of(colour).lstrip("#").upper()


def coloured(palette: Palette, colour: Colour) -> str:
    """The attributes of a run's colour: theme slot, and the figures for readers that know no themes."""
    return f'w:val="{hexed(palette, colour)}" w:themeColor="{_slot(palette, colour)}"'


def line(palette: Palette, colour: Colour) -> str:
    """The attributes of a border's colour."""
    return f'w:color="{hexed(palette, colour)}" w:themeColor="{_slot(palette, colour)}"'


def shading(palette: Palette, colour: Colour, share: float = 1) -> str:
    """A background: a theme colour mixed with white; ``share`` is how much colour remains, from 0 to 1."""
    fill = palette.tint(f"#{hexed(palette, colour)}", share).lstrip("#")
    tint = "" if share == 1 else f' w:themeFillTint="{round(share * 255):02X}"'
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}" w:themeFill="{_slot(palette, colour)}"{tint}/>'


def drawn(palette: Palette, figures: str) -> str:
    """The colour of a shape: the theme's where it is one of the palette's or a tint of one, else its figures."""
    wanted = figures.lstrip("#").upper()
    for colour, slot in _SLOTS.items():
        if wanted == hexed(palette, colour):
            return f'<a:schemeClr val="{_DRAWN.get(slot, slot)}"/>'
    for colour, share in _TINTS:
        if wanted == palette.tint(f"#{hexed(palette, colour)}", share).lstrip("#").upper():
            return f'<a:schemeClr val="{_SLOTS[colour]}"><a:tint val="{round(share * 100_000)}"/></a:schemeClr>'
    return f'<a:srgbClr val="{wanted}"/>'


_DRAWN = {"text1": "tx1", "background1": "bg1", "text2": "tx2"}
"""What shapes call the slots that text calls otherwise."""
_TINTS: tuple[tuple[Colour, float], ...] = (("primary", 0.10), ("accent", 0.12))


def theme(brand: Brand) -> bytes:
    """The theme part."""
    palette = brand.palette
    colours = {
        "dk1": hexed(palette, "ink"),
        "lt1": "FFFFFF",
        "dk2": hexed(palette, "soft"),
        "lt2": palette.tint(palette.primary, 0.06).lstrip("#"),
        "accent1": hexed(palette, "primary"),
        "accent2": hexed(palette, "accent"),
        "accent3": hexed(palette, "rule"),
        "accent4": hexed(palette, "pen"),
        "accent5": (palette.title or palette.tint(palette.primary, 0.6)).lstrip("#"),
        "accent6": (palette.heading or palette.tint(palette.accent, 0.6)).lstrip("#"),
        "hlink": hexed(palette, "link"),
        "folHlink": hexed(palette, "soft"),
    }
    scheme = "".join(f'<a:{slot}><a:srgbClr val="{figures}"/></a:{slot}>' for slot, figures in colours.items())
    name = escape(brand.name)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{A}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="{name}">{_faces("major", brand.serif)}{_faces("minor", brand.sans)}</a:fontScheme>'
        f"{_FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    ).encode()


def _faces(use: str, family: Family) -> str:
    latin = f'<a:latin typeface="{escape(family.name)}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return f"<a:{use}Font>{latin}</a:{use}Font>"


_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_FORMATS = (
    f'<a:fmtScheme name="Flat"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)
