"""Figures: SVG drawings made from blocks, in millimetres and in the brand's colours, crisp in black and white."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin

from kit.blocks import Agenda, AgendaRow, Cover, RoomSketch, Turns
from kit.brand import Palette
from kit.brand.colours import COVER
from kit.prose import Prose, text_of

_POINT = 25.4 / 72
SANS, SERIF = "Kit Sans", "Kit Serif"


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws with one palette. All lengths are millimetres, type sizes are points."""

    palette: Palette

    @property
    def tint(self) -> str:
        """The quiet fill of led parts."""
        return self.palette.tint(self.palette.primary, 0.10)

    def text(self, x: float, y: float, words: str, size: float = 9, **style: str) -> str:
        """A line of text. Style: anchor, fill, weight, family, slant."""
        anchor, fill = style.get("anchor", "start"), style.get("fill", self.palette.ink)
        weight, family = style.get("weight", "400"), style.get("family", SANS)
        slant = f' font-style="{style["slant"]}"' if "slant" in style else ""
        return (
            f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size * _POINT:.3f}" font-family="{family}" font-weight="{weight}"'
            f' text-anchor="{anchor}" fill="{fill}"{slant}>{escape(words)}</text>'
        )

    def box(self, x: float, y: float, width: float, height: float, fill: str, stroke: str, radius: float = 1) -> str:
        """A rectangle with round corners."""
        radius = max(0, min(radius, height / 2 - 0.2))
        return (
            f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{max(height, 0.2):.2f}" rx="{radius:.2f}"'
            f' fill="{fill}" stroke="{stroke}" stroke-width=".26"/>'
        )

    def line(self, path: str, colour: str, width: float = 0.3, dashes: str = "") -> str:
        """A stroked path."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"{dashed}/>'

    def circle(
        self, x: float, y: float, radius: float, fill: str, stroke: str = "none", width: float = 0.5, dashes: str = ""
    ) -> str:
        """A circle."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="{fill}" stroke="{stroke}" stroke-width="{width}"{dashed}/>'


def svg(width: float, height: float, title: str, parts: Iterator[str], fit: str = "") -> str:
    """A drawing with its title, which is what a screen reader says."""
    ratio = f' preserveAspectRatio="{fit}"' if fit else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.2f} {height:.2f}" role="img"{ratio}>'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


# ------------------------------------------------------------------ agenda strip

STRIP_WIDTH, STRIP_HEIGHT = 70.0, 148.0
_BAR_X, _BAR_WIDTH, _LABEL_X, _LABEL_CHARS = 10.0, 11.0, 23.0, 28


@dataclass(frozen=True, slots=True)
class _Label:
    """The words beside a bar: lines of the title and of the detail, and where they start."""

    title: tuple[str, ...]
    detail: tuple[str, ...]
    top: float
    size: float

    @property
    def height(self) -> float:
        return 3.9 * (len(self.title) + len(self.detail)) * self.size / 10 + 0.8


def agenda(block: Agenda, palette: Palette) -> str:
    """The agenda as a vertical strip to scale: dark where people practise, tinted where they are led, a gap for the break."""
    return svg(STRIP_WIDTH, STRIP_HEIGHT, block.description, _agenda(block, Pen(palette)))


def _agenda(block: Agenda, pen: Pen) -> Iterator[str]:
    scale = (STRIP_HEIGHT - 5) / sum(row.minutes for row in block.rows)
    top, tops = 2.0, []
    for row in block.rows:
        tops.append(top)
        top += row.minutes * scale
    labels = _spread([_label(row, top) for row, top in zip(block.rows, tops, strict=True)])
    clocks = _spread_clocks(tops)
    for row, bar, label, mark in zip(block.rows, tops, labels, clocks, strict=True):
        yield pen.text(_BAR_X - 1.6, mark + 2.4, row.clock, 9, anchor="end", fill=pen.palette.soft)
        yield from _bar(row, bar, row.minutes * scale, pen)
        yield from _agenda_words(row, label, pen)
    yield pen.text(_BAR_X - 1.6, top + 1.2, block.end, 9, anchor="end", fill=pen.palette.soft)


def _label(row: AgendaRow, top: float) -> _Label:
    size = 12.0 if row.weight == "main" else 10.0
    width = round(_LABEL_CHARS * 10 / size)
    title = _wrapped(text_of(row.title), width) or ("",)
    detail = text_of(row.detail)
    return _Label(title, _wrapped(detail, 30), top + 0.4, size)


def _wrapped(words: str, width: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False))


def _spread(labels: list[_Label]) -> list[_Label]:
    """Labels moved just enough that none overlaps: down first, then up from the foot."""
    placed, floor = [], 0.0
    for label in labels:
        top = max(label.top, floor)
        placed.append(_Label(label.title, label.detail, top, label.size))
        floor = top + label.height
    ceiling = STRIP_HEIGHT + 0.5
    for index in range(len(placed) - 1, -1, -1):
        label = placed[index]
        top = min(label.top, ceiling - label.height)
        placed[index] = _Label(label.title, label.detail, top, label.size)
        ceiling = top
    return placed


def _spread_clocks(tops: list[float]) -> list[float]:
    """Clock marks at least 3.4 mm apart, the last ones keeping clear of the end."""
    placed: list[float] = []
    ceiling = STRIP_HEIGHT - 4.2
    for top in reversed(tops):
        placed.append(min(top, ceiling - 3.4))
        ceiling = placed[-1]
    return placed[::-1]


def _bar(row: AgendaRow, top: float, height: float, pen: Pen) -> Iterator[str]:
    primary, centre = pen.palette.primary, _BAR_X + _BAR_WIDTH / 2
    if row.weight == "break":
        yield pen.line(f"M{centre - 4:.2f} {top + 1:.2f}V{top + height - 1:.2f}", primary, 0.5, ".1 1.4")
        yield pen.text(centre, top + height / 2 + 1.2, str(row.minutes), 9, anchor="middle", fill=pen.palette.soft)
        return
    dark = row.weight in ("main", "practice")
    yield pen.box(_BAR_X, top + 0.25, _BAR_WIDTH, height - 0.5, primary if dark else pen.tint, primary, 1.6)
    ink = "#FFFFFF" if dark else primary
    for part in range(1, row.parts):
        y = top + height * part / row.parts
        yield pen.line(f"M{_BAR_X + 1.2:.2f} {y:.2f}H{_BAR_X + _BAR_WIDTH - 1.2:.2f}", "#FFFFFF", 0.35, "1 .9")
    size = 16 if row.weight == "main" else 11.5 if height > 6 else 9
    yield pen.text(
        centre,
        top + height / 2 + size * 0.12,
        str(row.minutes),
        size,
        anchor="middle",
        fill=ink,
        weight="600",
        family=SERIF,
    )


def _agenda_words(row: AgendaRow, label: _Label, pen: Pen) -> Iterator[str]:
    step, y = 3.9 * label.size / 10, label.top + 2.9 * label.size / 10
    fill = pen.palette.primary if row.weight in ("main", "practice") else pen.palette.ink
    family = SERIF if row.weight == "main" else SANS
    for line in label.title:
        yield pen.text(_LABEL_X, y, line + " ", label.size, fill=fill, weight="600", family=family)
        y += step
    for line in label.detail:
        yield pen.text(_LABEL_X, y, line + " ", 9, fill=pen.palette.soft)
        y += step


# ------------------------------------------------------------------ turns to scale

TURNS_WIDTH = 169.0


def turns(block: Turns, palette: Palette, growth: float = 1) -> str:
    """All sizes of group on one time axis: every row ends at the same minute.

    It is drawn narrower by the ``growth`` of type, to be shown across the whole page all the same.
    """
    width = TURNS_WIDTH / growth
    rows = _legend_rows(block, width)
    height = 13.5 * len(block.tracks) + 13 + _LEGEND_STEP * (len(rows) - 1)
    return svg(width, height, text_of(block.description), _turns(block, width, rows, Pen(palette)))


def _turns(block: Turns, width: float, legend: Sequence[Sequence[tuple[str, str]]], pen: Pen) -> Iterator[str]:
    length = max(track.turns * sum(part.minutes for part in track.parts) for track in block.tracks)
    scale, top = (width - 0.4) / length, 4.0
    for track in block.tracks:
        yield pen.text(0, top - 1, text_of(track.label), 9, weight="600", fill=pen.palette.primary)
        minute = 0
        for _ in range(track.turns):
            if minute:
                yield pen.line(
                    f"M{minute * scale + 0.1:.2f} {top - 0.6:.2f}V{top + 8.6:.2f}", pen.palette.primary, 0.45
                )
            for part in track.parts:
                yield from _turn_part(part.kind, part.minutes, minute * scale, top, scale, pen)
                minute += part.minutes
        top += 13.5
    yield from _axis(block.start, length, top - 2.4, scale, pen)
    for place, row in enumerate(legend):
        yield from _legend(row, top + 5.8 + _LEGEND_STEP * place, pen)


def _turn_part(kind: str, minutes: int, x: float, y: float, scale: float, pen: Pen) -> Iterator[str]:
    fill, stroke, dashes = _turn_style(kind, pen)
    width = minutes * scale - 0.45
    yield f'<rect x="{x + 0.3:.2f}" y="{y}" width="{width:.2f}" height="8" rx=".9" fill="{fill}" stroke="{stroke}" stroke-width=".26"{dashes}/>'
    practice = kind == "practice"
    ink = "#FFFFFF" if practice else pen.palette.ink
    yield pen.text(
        x + minutes * scale / 2,
        y + (5.5 if practice else 5.2),
        str(minutes),
        13 if practice else 9,
        anchor="middle",
        fill=ink,
        weight="600",
        family=SERIF if practice else SANS,
    )


def _turn_style(kind: str, pen: Pen) -> tuple[str, str, str]:
    palette = pen.palette
    if kind == "practice":
        return palette.primary, palette.primary, ""
    if kind == "feedback":
        return palette.tint(palette.accent, 0.12), palette.accent, ""
    if kind == "scoring":
        return "#FFFFFF", palette.primary, ' stroke-dasharray="1 .8"'
    return "#FFFFFF", palette.primary, ""


def _axis(start: int, length: int, y: float, scale: float, pen: Pen) -> Iterator[str]:
    step = 12 if length % 12 == 0 else max(5, round(length / 4))
    for minute in range(0, length + 1, step):
        x = minute * scale + 0.1
        anchor = "start" if minute == 0 else "end" if minute >= length else "middle"
        moment = start + minute
        yield pen.line(f"M{x:.2f} {y - 1:.2f}v1.2", pen.palette.primary)
        yield pen.text(x, y + 3.4, f"{moment // 60 % 24}:{moment % 60:02d}", 9, anchor=anchor, fill=pen.palette.soft)


_LEGEND_STEP = 4.6


def _legend_rows(block: Turns, width: float) -> list[list[tuple[str, str]]]:
    """The kinds of parts with their words, in as many rows as the drawing is narrow."""
    rows: list[list[tuple[str, str]]] = [[]]
    x = 0.0
    for kind, words in block.legend:
        label = text_of(words)
        if rows[-1] and x + _legend_width(label) > width + 4:
            rows.append([])
            x = 0.0
        rows[-1].append((kind, label))
        x += _legend_width(label)
    return rows


def _legend_width(label: str) -> float:
    return 9.5 + len(label) * 1.62


def _legend(row: Sequence[tuple[str, str]], y: float, pen: Pen) -> Iterator[str]:
    x = 0.0
    for kind, label in row:
        fill, stroke, dashes = _turn_style(kind, pen)
        yield f'<rect x="{x + 0.2:.2f}" y="{y - 2.6:.2f}" width="4" height="2.8" rx=".7" fill="{fill}" stroke="{stroke}" stroke-width=".26"{dashes}/>'
        yield pen.text(x + 5.6, y - 0.3, label, 9)
        x += _legend_width(label)


# ------------------------------------------------------------------ the room

ROOM_WIDTH, ROOM_HEIGHT = 70.0, 33.0


def room(block: RoomSketch, palette: Palette) -> str:
    """The room from above: chairs for the opening layout in outline, groups for practice with a number in each."""
    return svg(ROOM_WIDTH, ROOM_HEIGHT, text_of(block.description), _room(block, Pen(palette)))


def _room(block: RoomSketch, pen: Pen) -> Iterator[str]:
    primary, soft = pen.palette.primary, pen.palette.soft
    yield pen.box(0.4, 0.4, ROOM_WIDTH - 0.8, ROOM_HEIGHT - 0.8, "none", primary, 2)
    yield pen.box(6, 2.2, 18, 1.6, primary, primary, 0.8)
    yield pen.text(15, 6.8, text_of(block.front), 9, anchor="middle", fill=soft)
    yield pen.line(f"M2 {ROOM_HEIGHT - 0.5}a5 5 0 0 1 5 -5v5", primary, 0.3, "1 1")
    yield pen.text(8, ROOM_HEIGHT - 1.6, text_of(block.door), 9, fill=soft)
    for x, y in _opening_seats(block):
        yield pen.box(x - 0.9, y - 0.9, 1.8, 1.8, "#FFFFFF", primary, 0.5)
    yield pen.line(f"M32.5 4V{ROOM_HEIGHT - 4}", pen.palette.rule, 0.3, "1.4 1.4")
    yield pen.line("M30.5 16.5l4 0m-1.3 -1.3l1.3 1.3l-1.3 1.3", soft, 0.4)
    yield from _groups(block, pen)


def _opening_seats(block: RoomSketch) -> Iterator[tuple[float, float]]:
    """Where chairs stand at the start, in the left half of the sketch."""
    people, centre_x, centre_y = min(block.people, 16), 15.0, 16.5
    if block.layout == "horseshoe":
        for place in range(people):
            angle = pi * (-0.06 + 1.12 * place / (people - 1))
            yield centre_x + 10.5 * cos(angle), centre_y + 9 * sin(angle) - 2
    elif block.layout == "rows_of_pairs":
        for place in range(people):
            column, row = divmod(place, 4)
            yield 5.5 + column * 5.6 + (row % 2) * 2.3, 12 + (row // 2) * 7
    elif block.layout == "cafe":
        for place in range(people):
            table, seat = divmod(place, 4)
            angle = pi / 2 * seat + pi / 4
            yield 8.5 + (table % 2) * 12 + 3 * cos(angle), 12.5 + (table // 2) * 8.5 + 3 * sin(angle)
    else:
        for place in range(people):
            angle = 2 * pi * (place // 2) / (people / 2)
            reach = 10 if place % 2 else 6.8
            yield centre_x + 2 + reach * cos(angle), centre_y + 0.5 + reach * 0.8 * sin(angle)


def _groups(block: RoomSketch, pen: Pen) -> Iterator[str]:
    """Practice groups in the right half, each as a ring of seats round its number."""
    shown = block.groups[:10]
    columns = 2 if len(shown) <= 4 else 3 if len(shown) <= 6 else 5
    rows = -(-len(shown) // columns)
    radius = min(6.6, 33 / columns / 2 - 0.6, 29 / rows / 2 - 0.5)
    for place, size in enumerate(shown):
        row, column = divmod(place, columns)
        x = 36 + 32 * (column + 0.5) / columns
        y = 2 + 29 * (row + 0.5) / rows
        yield pen.circle(x, y, radius, pen.tint)
        for seat in range(size):
            angle = 2 * pi * seat / size - pi / 2
            yield from _seat(x + radius * 0.66 * cos(angle), y + radius * 0.66 * sin(angle), seat, radius / 7.4, pen)
        yield pen.text(
            x, y + 1.3, str(place + 1), 10, anchor="middle", fill=pen.palette.primary, weight="600", family=SERIF
        )


def _seat(x: float, y: float, role: int, scale: float, pen: Pen) -> Iterator[str]:
    half, primary, accent = 1.7 * scale, pen.palette.primary, pen.palette.accent
    styles = (
        f'fill="{primary}" stroke="{primary}" stroke-width=".35"',
        f'fill="#FFFFFF" stroke="{accent}" stroke-width=".7"',
        f'fill="#FFFFFF" stroke="{primary}" stroke-width=".45" stroke-dasharray=".9 .8"',
    )
    yield f'<rect x="{x - half:.2f}" y="{y - half:.2f}" width="{2 * half:.2f}" height="{2 * half:.2f}" rx="{0.8 * scale:.2f}" {styles[min(role, 2)]}/>'


# ------------------------------------------------------------------ the cover

COVER_WIDTH, COVER_HEIGHT = 216.0, 153.0


def cover(block: Cover, palette: Palette, look: str = "workbook") -> str:
    """The cover: two large rounds that overlap, a dotted round that stands by, and the module's numeral.

    In the editorial look it is the numeral alone, as large as it can be.
    """
    return svg(
        COVER_WIDTH,
        COVER_HEIGHT,
        f"{text_of(block.label)}: {text_of(block.title)}",
        (_numeral if look == "editorial" else _cover)(block, Pen(palette)),
        "xMidYMax slice",
    )


def _numeral(block: Cover, pen: Pen) -> Iterator[str]:
    palette, size = pen.palette, 400 if block.number < 10 else 330
    yield f'<rect width="216" height="152.4" fill="{palette.panel}"/>'
    yield pen.text(20, 132, str(block.number), size, fill=palette.on_panel, weight="600")
    yield f'<rect x="24" y="149.4" width="24" height="3" fill="{palette.accent}"/>'


def _cover(block: Cover, pen: Pen) -> Iterator[str]:
    palette = pen.palette
    x, shift = 122.0, 30.0
    yield f'<rect width="216" height="150" fill="{palette.panel}"/>'
    if palette.solid:
        lighter, lightest = _mix(palette.primary, 0.06), _mix(palette.primary, COVER)
        yield pen.circle(x - shift, 92, 56, lighter) + pen.circle(x + shift, 92, 56, lighter)
        yield f'<path d="M{x} 44.72A56 56 0 0 1 {x} 139.28A56 56 0 0 1 {x} 44.72z" fill="{lightest}"/>'
    else:
        yield from (pen.circle(x + side, 92, 56, "none", palette.primary, 0.4) for side in (-shift, shift))
    angle = 2 * pi * (block.number % 12) / 12 - pi / 2.4
    yield pen.circle(
        x + 78 * cos(angle), 84 + 52 * sin(angle), 15, "none", palette.tint(palette.primary, 0.25), 0.9, "2.2 2.6"
    )
    yield f'<rect y="150" width="216" height="2.4" fill="{palette.accent}"/>'
    size = 190 if block.number < 10 else 150
    yield pen.text(
        x,
        92 + size * 0.126,
        str(block.number),
        size,
        anchor="middle",
        fill=palette.on_panel,
        weight="600",
        family=SERIF,
    )


def _mix(colour: str, white: float) -> str:
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * white):02X}" for part in parts)


def words(text: Prose) -> str:
    """The words of a text on one line."""
    return text_of(text).replace("\n", " ")
