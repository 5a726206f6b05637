"""Sheet: what a proof sheet says of a brand: swatches, contrasts, specimens of type and places of logos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.blocks import Block, Bullets, Cell, Column, Heading, Panel, Paragraph, Table
from kit.brand import Brand, Family, Logo, Palette, greyscale, ink_saver, pairs
from kit.brand.fontfiles import look
from kit.brand.pictures import data_address
from kit.errors import Problem
from kit.prose import plain


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour with its name."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Swatches:
    """Colours that belong together."""

    title: str
    colours: tuple[Swatch, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """A colour of text on a ground."""

    text: str
    ground: str
    colours: tuple[str, str]
    ratio: str
    needs: str
    passes: bool


@dataclass(frozen=True, slots=True)
class Specimen:
    """A family in its role: the CSS family that shows it, and what is to be known of its files."""

    role: str
    name: str
    css: str
    faces: str
    word: str


@dataclass(frozen=True, slots=True)
class Placement:
    """A logo in one of its places, as an address that holds the picture; without one, ``said`` tells why."""

    kind: str
    title: str
    said: str
    address: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that a proof sheet says but the pages of documents."""

    facts: tuple[str, ...]
    noted: tuple[str, ...]
    swatches: tuple[Swatches, ...]
    contrasts: tuple[Contrast, ...]
    specimens: tuple[Specimen, ...]
    samples: tuple[Block, ...]
    placements: tuple[Placement, ...]


def sheet(brand: Brand, noted: tuple[Problem, ...]) -> Sheet:
    """What the proof sheet of a brand says. ``noted`` is what its organisation should know."""
    return Sheet(
        tuple(_facts(brand)),
        tuple(problem.message for problem in noted),
        tuple(_swatches(brand)),
        tuple(_contrasts(brand.palette)),
        tuple(_specimens(brand)),
        SAMPLES,
        tuple(_placements(brand)),
    )


def _facts(brand: Brand) -> Iterator[str]:
    yield f"{brand.look} look"
    yield from brand.imprint.lines
    if brand.imprint.watermark:
        yield f"watermark: {brand.imprint.watermark}"


# ------------------------------------------------------------------ colours

_PRINTED = ("primary", "accent", "ink", "soft", "rule", "pen", "title", "heading", "link")
_TINTS = (
    ("primary", 0.60),
    ("primary", 0.30),
    ("primary", 0.25),
    ("primary", 0.10),
    ("primary", 0.06),
    ("accent", 0.12),
)


def _swatches(brand: Brand) -> Iterator[Swatches]:
    if brand.colours:
        yield Swatches("In the brand file", tuple(Swatch(name, colour) for name, colour in brand.colours))
    yield Swatches("As printed", (*_printed(brand.palette), *_tints(brand.palette)))
    yield Swatches("In greys", _printed(greyscale(brand).palette))
    sparing = ink_saver(brand).palette
    yield Swatches("With little ink", (Swatch("panel", sparing.panel), Swatch("on panel", sparing.on_panel)))


def _printed(palette: Palette) -> tuple[Swatch, ...]:
    return tuple(Swatch(name, colour) for name in _PRINTED if (colour := getattr(palette, name)))


def _tints(palette: Palette) -> Iterator[Swatch]:
    for name, share in _TINTS:
        yield Swatch(f"{name} {share:.0%}", palette.tint(getattr(palette, name), share))
    if palette.marked:
        yield Swatch("watermark", palette.watermark)


def _contrasts(palette: Palette) -> Iterator[Contrast]:
    for pair in pairs(palette):
        ratio, needs = f"{pair.contrast:.1f}:1", f"{pair.limit:g}:1 from {pair.points:g} pt"
        yield Contrast(pair.text, pair.ground, pair.colours, ratio, needs, pair.passes)


# ------------------------------------------------------------------ type


def _specimens(brand: Brand) -> Iterator[Specimen]:
    if brand.sans == brand.serif:
        yield _specimen("base and headings", brand.sans, "Kit Sans")
        return
    yield _specimen("base", brand.sans, "Kit Sans")
    yield _specimen("headings", brand.serif, "Kit Serif")


def _specimen(role: str, family: Family, css: str) -> Specimen:
    faces = ", ".join(f"{face.weight}{' italic' if face.italic else ''}" for face in family.faces)
    found = [look(face.path) for face in family.faces]
    travels = all(file.truetype and file.travels for file in found)
    word = "travels in Word files" if travels else f"Word shows {family.word_fallback} where it is not installed"
    return Specimen(role, family.name, css, faces, word)


SAMPLES: tuple[Block, ...] = (
    Heading(plain("A title on a page"), 1),
    Paragraph(plain("An opening sentence, a little larger, which says what the page is for."), "lead"),
    Heading(plain("A part of the page"), 2),
    Paragraph(plain("Running text is set for reading aloud from, standing up, at arm’s length.")),
    Heading(plain("A smaller part"), 3),
    Bullets((plain("one point of a list"), plain("and another"))),
    Paragraph(plain("“Words that somebody says are set apart from all others.”"), "quote"),
    Table(
        "A table",
        (Column(plain("What"), 2), Column(plain("How many"), 1, "right")),
        ((Cell(plain("Sheets")), Cell(plain("1,234"))), (Cell(plain("Pens")), Cell(plain("56.7")))),
    ),
    Panel(plain("A panel"), (Paragraph(plain("Holds what belongs together.")),)),
    Paragraph(plain("Small print is small, and can be read."), "notice"),
)
"""Blocks that show each role of type as documents have it."""


# ------------------------------------------------------------------ logos


def _placements(brand: Brand) -> Iterator[Placement]:
    logos = brand.logos
    own = logos.medium or logos.large or logos.small
    dark = logos.dark_medium or logos.dark_large or logos.dark_small
    if not own:
        yield Placement("none", "On light", "The brand file names no logo for light grounds; covers have none.")
    else:
        yield _placed("light", "On light", "As on covers, at most 18 mm high", own, brand)
        yield _placed("clear", "Clear space", "A quarter of its height on every side stays free", own, brand)
        yield _placed("small", "Smallest", "5 mm high, at the edge of pages without a cover", logos.small or own, brand)
    if dark:
        yield _placed("dark", "On dark", "For your own use: kit’s documents place logos on white", dark, brand)
    elif own:
        yield Placement("none", "On dark", "The brand file names no logo for dark grounds; kit prints none there.")
    if logos.partner:
        yield _placed("light", "Partner", "Beside your own, as high", logos.partner, brand)


def _placed(kind: str, title: str, said: str, logo: Logo, brand: Brand) -> Placement:
    return Placement(kind, title, said, data_address(logo.path), logo.alt or brand.organisation)
