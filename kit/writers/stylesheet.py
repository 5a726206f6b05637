"""Style sheets: the brand's tokens as custom properties, followed by the print styles of a kind of document."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kit.brand import Brand, Face, Family
from kit.paper import Paper
from kit.project import STYLES
from kit.writers.fonts import width
from kit.writers.icons import icons, writing_line
from kit.writers.setting import STANDARD, Setting, Sizes, enlarged
from kit.writers.watermark import watermark_on_screen, watermark_styles


@lru_cache(maxsize=32)
def stylesheet(brand: Brand, paper: Paper, kind: str, setting: Setting = STANDARD) -> str:
    """The style sheet of a kind of document on a paper: tokens, page geometry, shared styles, the kind's own, the brand's."""
    files = [STYLES / "kit.css", STYLES / f"{kind}.css", STYLES / "looks" / f"{brand.look}.css"]
    styles = (file.read_text(encoding="utf-8") for file in files if file.is_file())
    standard = "\n".join((tokens(brand, paper, setting.bleed_mm), *styles, brand.css))
    if setting.sizes != Sizes():
        standard = enlarged(standard, setting.sizes) + _LARGE_PRINT.read_text("utf-8")
    return standard + watermark_styles(brand, paper)


_LARGE_PRINT = STYLES / "large-print.css"
SLUG = 3
"""What is printed round the trim is three times the bleed: crop marks take the outer half of it, clear of the bleed."""


def tokens(brand: Brand, paper: Paper, bleed_mm: float = 0) -> str:
    """The brand and the paper as custom properties."""
    palette = brand.palette
    colours = {
        "primary": palette.primary,
        "accent": palette.accent,
        "ink": palette.ink,
        "soft": palette.soft,
        "rule": palette.rule,
        "pen": palette.pen,
        "panel": palette.panel,
        "on-panel": palette.on_panel,
        "tab": palette.accent if palette.solid else palette.panel,
        "primary-6": palette.tint(palette.primary, 0.06),
        "primary-10": palette.tint(palette.primary, 0.10),
        "primary-25": palette.tint(palette.primary, 0.25),
        "primary-60": palette.tint(palette.primary, 0.60),
        "accent-10": palette.tint(palette.accent, 0.10),
        "title": palette.of("title"),
        "heading": palette.of("heading"),
        **({"link": palette.link} if palette.link else {}),
    }
    lines = [f"--{name}: {value};" for name, value in colours.items()]
    lines += [f'--i-{name}: url("{address}");' for name, address in icons(palette).items()]
    lines.append(f'--lines: url("{writing_line(palette.pen)}");')
    lines.append(f"--heading-weight: {brand.heading_weight};")
    lines.append(f"--tight: {tracking(brand.sans):.4f}em;")
    lines.append(f"--page-w: {paper.width_mm}mm; --page-h: {paper.height_mm}mm; --bleed: {bleed_mm}mm;")
    marks = f"; bleed: {SLUG * bleed_mm}mm; marks: crop" if bleed_mm else ""
    return f"@page {{ size: {paper.width_mm}mm {paper.height_mm}mm{marks} }}\n:root {{\n{chr(10).join(lines)}\n}}"


_ORDINARY = "the minute counts as part of the turn, so there is always an opportunity for somebody to ask again"
_WIDTH, _CLOSEST = 0.4155, -0.02
"""The mean width of a letter for which pages that hold one sheet are laid out, and how close letters may be set."""


def tracking(family: Family) -> float:
    """How much closer letters are set where a page has to hold, as a share of their size: not at all unless the face runs wide."""
    mean = width(_ORDINARY, family.regular.path) / len(_ORDINARY)
    return max(_CLOSEST, min(0.0, _WIDTH - mean))


def font_faces(brand: Brand, fields: bool = True) -> str:
    """The @font-face rules of a brand, and of the font of form ``fields``: each file under an address that only the kit's own fetcher answers."""
    families = (("Kit Sans", brand.sans), ("Kit Serif", brand.serif))
    places = {face.path: place for place, face in enumerate(_all_faces(brand))}
    rules = [rule for name, family in families for rule in _faces(name, family, places)]
    if fields:
        rules.append('@font-face { font-family: "Kit Form"; src: url(kit:///fonts/form) }')
    return "\n".join(rules)


def _all_faces(brand: Brand) -> list[Face]:
    return [face for family in brand.families for face in family.faces]


def _faces(name: str, family: Family, places: dict[Path, int]) -> list[str]:
    return [
        f'@font-face {{ font-family: "{name}"; src: url(kit:///fonts/{places[face.path]}); font-weight: {face.weight};'
        f" font-style: {'italic' if face.italic else 'normal'} }}"
        for face in family.faces
    ]


def font_files(brand: Brand) -> dict[str, Path]:
    """The font files that the rules of ``font_faces`` name, by number: no name of a brand's own comes into a style sheet."""
    return {str(place): face.path for place, face in enumerate(_all_faces(brand))}


def screen(brand: Brand, paper: Paper) -> str:
    """Styles that make the page readable in a browser: the paper's width, the imprint in line, the watermark behind."""
    return f"""
@media screen {{
  body {{ max-width: {paper.width_mm - 41}mm; margin: 10mm auto; padding: 0 24mm }}
  section {{ padding: 8mm 0; border-bottom: 1px solid #ccc }}
}}
.imprint {{ position: static; transform: none }}
{watermark_on_screen(brand, paper)}"""
