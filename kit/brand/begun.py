"""Begun: a brand's folder with a first, commented brand file, which builds as it is."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kit.brand.files import BRAND_FILE, read
from kit.brand.tokens import Brand
from kit.errors import KitError, Problem
from kit.typography import slug


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of a brand at first. Colours are CSS colours; the accent and the logo may be left out."""

    name: str
    primary: str
    accent: str = ""
    logo: Path | None = None
    course: str = ""
    """What the organisation calls the course; empty where the title stays as it is."""


def begin(folder: Path, wanted: Beginning) -> tuple[Brand, tuple[Problem, ...]]:
    """The brand of a new folder, and what its organisation should know.

    Raises KitError where something is there already and CurriculumError for what cannot be used; no folder stays then.
    """
    if folder.exists() or folder.is_symlink():
        raise KitError(f"There is something at {folder} already. Choose another folder with --folder.")
    if not wanted.name.strip():
        raise KitError("An organisation has a name, which is printed. Give it with --name.")
    if wanted.logo and not wanted.logo.is_file():
        raise KitError(f"There is no logo at {wanted.logo}. Give the path of an SVG, PNG or JPEG file.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as made:
        draft = Path(made) / folder.name
        draft.mkdir()
        logo = f"logo{wanted.logo.suffix.lower()}" if wanted.logo else ""
        if wanted.logo:
            shutil.copyfile(wanted.logo, draft / logo)
        (draft / BRAND_FILE).write_text(brand_file(wanted, logo), encoding="utf-8")
        read(draft / BRAND_FILE)
        draft.rename(folder)
    return read(folder / BRAND_FILE)


def folder_name(name: str) -> str:
    """A folder's name for an organisation: lower-case letters, figures and hyphens."""
    return slug(name, "brand")


def brand_file(wanted: Beginning, logo: str) -> str:
    """The text of a brand file. What is not known yet stands there as a comment to fill in."""
    name, primary, accent, course = (
        json.dumps(text, ensure_ascii=False) for text in (wanted.name, wanted.primary, wanted.accent, wanted.course)
    )
    shown = (
        f"logo:\n  medium: {{path: {logo}, alt: {name}}}"
        if logo
        else f"# logo:\n#   medium: {{path: logo.svg, alt: {name}}}"
    )
    called = f"    course: {course} " if wanted.course else "#     course: Our Course  "
    second = f"  secondary: {accent}" if wanted.accent else '#   secondary: "#B4532A"'
    return f"""# The brand of {" ".join(wanted.name.split())}. After each change: kit brand check {folder_name(wanted.name)}
# A line that begins with # is not read. The file follows the public brand.yml convention.

meta:
  name: {name}

# SVG prints sharpest. For a logo on dark grounds too: medium: {{light: logo.svg, dark: logo-white.svg}}
{shown}

# Small words are printed in these colours, so they must be dark enough to be read on white paper. What is a little
# too pale is darkened, and kit brand check says how far; what is much too pale is refused.
color:
  primary: {primary}      # headings, panels, the numerals of steps
{second}      # what should catch the eye
#   foreground: "#1D1F1E"   # running text

# Families that come with kit need no files: Source Sans Pro, Source Serif Pro, Lato, Caladea, Roboto, Hanken Grotesk.
# For your own, put the font files into this folder:
# typography:
#   fonts:
#     - {{family: Our Sans, source: file, files: [{{path: OurSans-Regular.ttf}}, {{path: OurSans-Bold.ttf, weight: 700}}]}}
#   base: Our Sans
#   headings: {{family: Our Sans}}

defaults:
  kit:
    look: workbook            # or editorial
{called}# the course's title, wherever documents and their file names say it
#     overlay: words.yaml     # your own words in place of the course's: docs/brands.md
"""
