"""Tokens: the colours, type, logos and words of a brand, resolved and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Look = Literal["workbook", "editorial"]


@dataclass(frozen=True, slots=True)
class Face:
    """One file of a family. Weight from 100 to 900."""

    path: Path
    weight: int = 400
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """A family of type, with the name that Word falls back on where the family is not installed."""

    name: str
    faces: tuple[Face, ...]
    word_fallback: str

    @property
    def regular(self) -> Face:
        """The upright face of ordinary weight; the nearest where there is none."""
        return self.upright(400)

    def upright(self, weight: int) -> Face:
        """The upright face whose weight is nearest."""
        return min(self.faces, key=lambda face: (face.italic, abs(face.weight - weight)))


@dataclass(frozen=True, slots=True)
class WordStyle:
    """What an organisation's Word document says of one of its styles; ``None`` where it says nothing. Sizes in points."""

    name: str
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    underline: bool | None = None
    align: Literal["left", "center", "right"] | None = None
    before: float | None = None
    after: float | None = None


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as six-figure hex. Tints are flat, never transparent: a copier and a tagged PDF need it so."""

    primary: str = "#23483C"
    accent: str = "#B4532A"
    ink: str = "#1D1F1E"
    soft: str = "#505654"
    rule: str = "#B9BEBC"
    pen: str = "#999999"
    solid: bool = True
    """Whether large areas, such as a cover, are filled; otherwise they are white, and what stands on them is coloured."""

    marked: bool = False
    """Whether a watermark stands behind the text, which has to be read on it too."""

    title: str = ""
    """The colour of headings of 18 points and more; empty where they are printed in the primary colour."""
    heading: str = ""
    """That of smaller headings, which has to be darker where the brand's own is light."""
    link: str = ""
    """The colour of links; empty where they have that of the text in PDF, and the primary colour in Word."""

    def of(self, role: str) -> str:
        """The colour of a role by its name: of a heading or link without one of its own, the primary colour."""
        return str(getattr(self, role)) or self.primary

    @property
    def watermark(self) -> str:
        """The colour of a watermark: light, and still to be seen when it is printed."""
        return self.tint(self.ink, 0.10)

    @property
    def panel(self) -> str:
        """The ground of large areas."""
        return self.primary if self.solid else "#FFFFFF"

    @property
    def on_panel(self) -> str:
        """What stands on large areas."""
        return "#FFFFFF" if self.solid else self.primary

    def tint(self, colour: str, share: float) -> str:
        """A colour mixed with white; ``share`` is how much colour remains, from 0 to 1."""
        parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return "#" + "".join(f"{round(255 + (part - 255) * share):02X}" for part in parts)


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture inside the brand's folder, checked, with the words that stand for it."""

    path: Path
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Logos:
    """Logos by the room that they have: for white paper, and for a dark ground."""

    small: Logo | None = None
    medium: Logo | None = None
    large: Logo | None = None
    dark_small: Logo | None = None
    dark_medium: Logo | None = None
    dark_large: Logo | None = None
    partner: Logo | None = None
    """A second organisation's, which stands beside the own one."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file, once."""
        named = (self.small, self.medium, self.large, self.dark_small, self.dark_medium, self.dark_large, self.partner)
        return tuple(dict.fromkeys(logo.path for logo in named if logo))


SEMI_BOLD = 600
"""The weight of headings for which a brand names none; the nearest face prints it."""
ONE_LINE, TWO_LINES = 84, 160
"""Letters that the foot of a page has room for."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What an organisation prints of its own beside the course's words; empty where it prints nothing."""

    delivered_by: str = ""
    licensed_to: str = ""
    contact: str = ""
    copyright: str = ""
    watermark: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What a cover says at its foot, in the order in which it says it."""
        return tuple(line for line in (self.delivered_by, self.licensed_to, self.contact, self.copyright) if line)

    @property
    def long(self) -> bool:
        """Whether it takes two lines at the foot of a page, beside logos."""
        return len(" · ".join(self.lines)) > ONE_LINE


@dataclass(frozen=True, slots=True)
class Brand:
    """An organisation's brand, resolved: every path exists inside its folder, every colour is a hex that can be read."""

    name: str
    """The folder under output/ and the name given to --brand."""
    organisation: str
    sans: Family
    """The type of running text: ``typography.base``."""
    serif: Family
    """The type of headings and of what is said aloud: ``typography.headings``."""
    palette: Palette = field(default_factory=Palette)
    logo: Path | None = None
    """The logo for white paper, of the middle size where there are several."""
    logo_alt: str = ""
    contact: str = ""
    css: str = ""
    """The brand's own style sheet, which comes last."""
    short_name: str = ""
    heading_weight: int = SEMI_BOLD
    """The weight of headings, from 100 to 900, of which their family has a face."""
    look: Look = "workbook"
    colours: tuple[tuple[str, str], ...] = ()
    """Every colour that the brand names, by its name, for a proof sheet."""
    logos: Logos = Logos()
    imprint: Imprint = Imprint()
    templates: Path | None = None
    """A folder of block templates, which are taken before kit's own."""
    reference: Path | None = None
    """A Word document of the organisation's, whose styles its Word files follow."""
    word_styles: tuple[WordStyle, ...] = ()
    """What is taken of it."""
    overlay: Path | None = None
    """The organisation's changes to the course's words."""
    course: str = ""
    """What the organisation calls the course; empty where it keeps the course's own title."""

    @property
    def families(self) -> tuple[Family, ...]:
        """The families that are printed, once each."""
        return tuple(dict.fromkeys((self.sans, self.serif)))

    @property
    def pictures(self) -> dict[str, Path]:
        """The logos that documents show, by the names that templates have for them."""
        named = {"logo": self.logo, "partner": self.logos.partner and self.logos.partner.path}
        return {name: path for name, path in named.items() if path}

    @property
    def co_branded(self) -> bool:
        """Whether every document has to name somebody beside the organisation, or say something of its own."""
        return bool(self.imprint.lines or self.logos.partner)

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that a document of the brand may depend on."""
        faces = tuple(face.path for family in self.families for face in family.faces)
        named = tuple(path for path in (self.logo, self.reference, self.overlay) if path)
        own = tuple(sorted(self.templates.rglob("*.j2"))) if self.templates else ()
        return tuple(dict.fromkeys((*faces, *named, *self.logos.files, *own)))
