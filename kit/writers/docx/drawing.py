"""Drawing: a figure as a group of Word's own shapes, in theme colours, for people to move, recolour and mend.

The figure is the one that the PDF has: its SVG holds rectangles, circles, texts and paths of straight lines and quarter
circles, in millimetres.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring

from kit.brand import Palette
from kit.writers.docx.markup import MC, WP, A, escape
from kit.writers.docx.picture import EMU
from kit.writers.docx.text import paragraph, run
from kit.writers.docx.theme import drawn

WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_STYLES = {"start": "Kit Figure", "middle": "Kit Figure Middle", "end": "Kit Figure End"}
_BOLD, _LIGHT = "Kit Figure Number", "Kit Figure Light Number"
_CAP, _LINE, _LETTER = 1.0, 1.5, 0.62
"""Of a text's size: how far its line begins above its foot, how high the line is, how wide a letter is at most."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure of a width and a height in millimetres, with the words that say what it shows."""

    svg: str
    alt: str
    palette: Palette

    def xml(self, number: int, widest_mm: float) -> str:
        """The run with the figure in line with the text, no wider than there is room. ``number`` tells it from all others."""
        root = fromstring(self.svg)  # noqa: S314  # drawn by kit itself
        width, height = (float(side) for side in root.attrib["viewBox"].split()[2:])
        scale = min(1.0, widest_mm / width)
        shapes = "".join(
            _shape(part, 100 * number + place, self.palette) for place, part in enumerate(_parts(root), start=1)
        )
        frame = f'<a:off x="0" y="0"/><a:ext {_size(width * scale, height * scale)}/>'
        inner = f'<a:chOff x="0" y="0"/><a:chExt {_size(width, height)}/>'
        return (
            f'<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:wpg="{WPG}" Requires="wpg"><w:drawing>'
            f'<wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent {_size(width * scale, height * scale)}/><wp:docPr id="{100 * number}" name="Figure {number}" descr="{escape(self.alt)}"/>'
            f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{A}"><a:graphicData uri="{WPG}"><wpg:wgp><wpg:cNvGrpSpPr/>'
            f"<wpg:grpSpPr><a:xfrm>{frame}{inner}</a:xfrm></wpg:grpSpPr>{shapes}"
            "</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
        )


def _parts(root: Element) -> Iterator[Element]:
    return (part for part in root if _name(part) != "title")


def _name(part: Element) -> str:
    return part.tag.rpartition("}")[2]


def _shape(part: Element, id: int, palette: Palette) -> str:
    match _name(part):
        case "rect":
            x, y, width, height = (float(part.attrib[name]) for name in ("x", "y", "width", "height"))
            return _drawn(part, id, palette, (x, y, width, height), _rounded(part, width, height))
        case "circle":
            x, y, radius = (float(part.attrib[name]) for name in ("cx", "cy", "r"))
            place = (x - radius, y - radius, 2 * radius, 2 * radius)
            return _drawn(part, id, palette, place, _preset("ellipse"))
        case "path":
            strokes = list(_strokes(part.attrib["d"]))
            place = _bounds(strokes)
            return _drawn(part, id, palette, place, _path(strokes, place))
        case "text":
            return _text(part, id)
        case other:
            raise ValueError(f"A figure holds <{other}>, which has no shape in Word.")


def _drawn(part: Element, id: int, palette: Palette, place: tuple[float, float, float, float], form: str) -> str:
    fill, stroke = (part.attrib.get(name, "none") for name in ("fill", "stroke"))
    inside = "<a:noFill/>" if fill == "none" else f"<a:solidFill>{drawn(palette, fill)}</a:solidFill>"
    return _framed(id, place, form + inside + _outline(part, palette, stroke), "<wps:bodyPr/>")


def _outline(part: Element, palette: Palette, stroke: str) -> str:
    if stroke == "none":
        return "<a:ln><a:noFill/></a:ln>"
    dashes = '<a:prstDash val="sysDash"/>' if "stroke-dasharray" in part.attrib else ""
    width = round(float(part.attrib["stroke-width"]) * EMU)
    return f'<a:ln w="{width}"><a:solidFill>{drawn(palette, stroke)}</a:solidFill>{dashes}</a:ln>'


def _framed(id: int, place: tuple[float, float, float, float], properties: str, content: str) -> str:
    x, y, width, height = place
    frame = f'<a:xfrm><a:off x="{round(x * EMU)}" y="{round(y * EMU)}"/><a:ext {_size(width, height)}/></a:xfrm>'
    return (
        f'<wps:wsp xmlns:wps="{WPS}"><wps:cNvPr id="{id}" name="Shape {id}"/><wps:cNvSpPr/>'
        f"<wps:spPr>{frame}{properties}</wps:spPr>{content}</wps:wsp>"
    )


def _size(width: float, height: float) -> str:
    return f'cx="{round(width * EMU)}" cy="{round(height * EMU)}"'


def _preset(name: str, guides: str = "") -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def _rounded(part: Element, width: float, height: float) -> str:
    """A rectangle whose corners are as round as the figure's: a share of its shorter side, in hundred thousandths."""
    share = round(100_000 * float(part.attrib.get("rx", "0")) / min(width, height))
    return _preset("roundRect", f'<a:gd name="adj" fmla="val {min(share, 50_000)}"/>')


# ------------------------------------------------------------------ words


def _text(part: Element, id: int) -> str:
    """A line of text as a shape without fill: its words in a style, so that nothing is formatted directly."""
    words, anchor = part.text or "", part.attrib["text-anchor"]
    x, y, size = (float(part.attrib[name]) for name in ("x", "y", "font-size"))
    width = max(_LETTER * size * len(words), 2 * size)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    written = paragraph(_style(part, anchor), run(words))
    form = f"{_preset('rect')}<a:noFill/><a:ln><a:noFill/></a:ln>"
    body = (
        f"<wps:txbx><w:txbxContent>{written}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>'
    )
    return _framed(id, (left, y - _CAP * size, width, _LINE * size), form, body)


def _style(part: Element, anchor: str) -> str:
    if anchor != "middle" or part.attrib["font-weight"] == "400":
        return _STYLES[anchor]
    return _LIGHT if part.attrib["fill"].upper() == "#FFFFFF" else _BOLD


# ------------------------------------------------------------------ paths

Point = tuple[float, float]
Stroke = tuple[str, Point, Point]
"""How the pen moves (``M`` lifted, ``L`` straight, ``A`` round a quarter circle), from where, to where."""

_COMMANDS = re.compile(r"([MVHmlhva])([^MVHmlhva]*)")


def _strokes(path: str) -> Iterator[Stroke]:
    here: Point = (0.0, 0.0)
    for command, rest in _COMMANDS.findall(path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", rest)]
        there = _moved(command, numbers, here)
        yield {"M": "M", "m": "M", "a": "A"}.get(command, "L"), here, there
        here = there


def _moved(command: str, numbers: list[float], here: Point) -> Point:
    x, y = here
    match command:
        case "M":
            return numbers[0], numbers[1]
        case "V":
            return x, numbers[0]
        case "H":
            return numbers[0], y
        case "v":
            return x, y + numbers[0]
        case "h":
            return x + numbers[0], y
        case _:  # m, l and a end with how far they go
            return x + numbers[-2], y + numbers[-1]


def _bounds(strokes: list[Stroke]) -> tuple[float, float, float, float]:
    across, down = zip(*(there for _, _, there in strokes), strict=True)
    return min(across), min(down), max(across) - min(across), max(down) - min(down)


def _path(strokes: list[Stroke], place: tuple[float, float, float, float]) -> str:
    x, y, width, height = place

    def point(at: Point) -> str:
        return f'<a:pt x="{round((at[0] - x) * EMU)}" y="{round((at[1] - y) * EMU)}"/>'

    def step(how: str, start: Point, end: Point) -> str:
        match how:
            case "M":
                return f"<a:moveTo>{point(end)}</a:moveTo>"
            case "A":
                return f"<a:quadBezTo>{point((start[0], end[1]))}{point(end)}</a:quadBezTo>"
            case _:
                return f"<a:lnTo>{point(end)}</a:lnTo>"

    steps = "".join(step(*stroke) for stroke in strokes)
    size = f'w="{round(width * EMU)}" h="{round(height * EMU)}"'
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path {size} fill="none">{steps}</a:path></a:pathLst></a:custGeom>'
    )
