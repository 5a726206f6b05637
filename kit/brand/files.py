"""Brand files: a folder with a ``_brand.yml`` of the public brand.yml convention, read into a brand.

What the convention allows is read; what is not printed is let alone. Of a value for light and for dark grounds, the
light one is taken, since paper is white. Every value that cannot be used is a located problem, codes KIT4xx, and nothing
outside the brand's folder is opened.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import tinycss2

from kit.brand import reference, shape
from kit.brand.logos import logos
from kit.brand.notes import Notes, meant, value
from kit.brand.palette import named_colours, palette
from kit.brand.reference import Reference, UnusableReferenceError
from kit.brand.tokens import TWO_LINES, Brand, Imprint
from kit.brand.type import families, heading_weight, tell_unprinted
from kit.errors import KitError, Problem
from kit.project import STYLES, Project
from kit.yamltree import Scalar, read_source, shown

BRAND_FILE = "_brand.yml"
BRANDS = "brands"
"""The folder of a project's own brands."""
STYLE_FILE = "brand.css"
TEMPLATES = "templates"
_NAMES = (BRAND_FILE, "_brand.yaml", "brand/_brand.yml", "_brand/_brand.yml")
_LARGEST_TEXT = 256 * 1024
_LONGEST_LINE = 200
_LONGEST_SHOWN = 60


def load(name_or_path: str, project: Project) -> Brand:
    """The brand in ``styles/brands/<name>``, or in a folder or file given by its path.

    Raises KitError where there is none, and CurriculumError for a brand file that cannot be used.
    """
    return read(find(name_or_path, project))[0]


def find(name_or_path: str, project: Project) -> Path:
    """The brand file in ``styles/brands/<name>``, or in a folder given by its path. Raises KitError where there is none."""
    own = project.root / name_or_path
    if own.suffix in {".yml", ".yaml"} and own.is_file():
        return own
    folders = (project.styles / "brands" / name_or_path, project.root / BRANDS / name_or_path, own)
    found = next((folder / name for folder in folders for name in _NAMES if (folder / name).is_file()), None)
    if found is None:
        raise KitError(_no_brand(name_or_path, own, project))
    return found


def _no_brand(wanted: str, path: Path, project: Project) -> str:
    """What somebody is told who asked for a brand that is not there."""
    begin = "kit brand new begins one."
    if path.is_dir():
        return f"The folder {project.shown(path)} holds no file {BRAND_FILE}. Name the folder that does; {begin}"
    if path.exists():
        return f"{project.shown(path)} is no brand file. Name the folder that holds a {BRAND_FILE}; {begin}"
    if os.sep in wanted:
        return f"There is no folder {project.shown(path)}. Look at its name; {begin}"
    return f"There is no brand {wanted}. {meant(wanted, _known(project))} Or name a folder that holds a {BRAND_FILE}; {begin}"


def _known(project: Project) -> tuple[str, ...]:
    return tuple(folder.name for home in _homes(project) for folder in _in(home))


def every(project: Project) -> tuple[str, ...]:
    """The folders of all brands in the project's own ``brands``; of those in ``styles/brands`` where it has none."""
    found = next((folders for home in _homes(project) if (folders := _in(home))), ())
    return tuple(str(folder) for folder in found)


def _homes(project: Project) -> tuple[Path, ...]:
    return project.root / BRANDS, project.styles / "brands"


def _in(home: Path) -> tuple[Path, ...]:
    return tuple(sorted(path.parent for path in home.glob(f"*/{BRAND_FILE}")))


def read(file: Path) -> tuple[Brand, tuple[Problem, ...]]:
    """The brand of a brand file, and what its organisation should know. Raises CurriculumError."""
    folder = file.parent.resolve()
    if not file.resolve().is_relative_to(folder):
        raise KitError(f"{file}: the brand file is a link that leads out of its folder. Copy the file there.")
    notes = Notes(folder, read_source(file, f"{folder.name}/{file.name}"))
    shape.check(notes)
    brand = _brand(notes)
    return brand, notes.settle()


@lru_cache(maxsize=1)
def house() -> Brand:
    """The house brand."""
    return read(STYLES / "brands" / "house" / BRAND_FILE)[0]


def _brand(notes: Notes) -> Brand:
    shown_logos = logos(notes)
    sans, serif = families(notes)
    shown_logo = shown_logos.medium or shown_logos.large or shown_logos.small
    word = _reference(notes)
    full = notes.text("meta", "name", "full") or notes.text("meta", "name") or notes.text("meta", "name", "short")
    imprint = Imprint(**{field: _line(notes, field) for field in Imprint.__dataclass_fields__})
    if len(" · ".join(imprint.lines)) > TWO_LINES:
        node = next(found for key in Imprint.__dataclass_fields__ if (found := notes.node("defaults", "kit", key)))
        said = f"delivered_by, licensed_to, contact and copyright are longer than {TWO_LINES} letters together."
        notes.error("KIT401", node, said, "They share two lines at the foot of pages; make them shorter.")
    look = notes.node("defaults", "kit", "look")
    if look is not None and value(look) not in {"workbook", "editorial"}:
        notes.error(
            "KIT401", look, f"There is no look {shown(value(look))}.", meant(value(look), ("workbook", "editorial"))
        )
    editorial = value(look) == "editorial"
    tell_unprinted(notes)
    return Brand(
        name=notes.folder.name,
        organisation=full or notes.folder.name,
        short_name=notes.text("meta", "name", "short") or full or notes.folder.name,
        sans=sans,
        serif=serif,
        heading_weight=heading_weight(notes, sans if editorial else serif),
        palette=palette(notes, dict(word.colours), marked=bool(imprint.watermark)),
        colours=tuple(named_colours(notes)),
        logo=shown_logo.path if shown_logo else None,
        logo_alt=shown_logo.alt if shown_logo else "",
        logos=shown_logos,
        contact=imprint.contact,
        imprint=imprint,
        course=_line(notes, "course"),
        look="editorial" if editorial else "workbook",
        css=_css(notes),
        templates=_templates(notes),
        reference=word.path,
        word_styles=word.styles,
        overlay=_own_file(notes, "overlay", frozenset({".yaml", ".yml"}), _LARGEST_TEXT * 4),
    )


def _line(notes: Notes, key: str) -> str:
    node = notes.node("defaults", "kit", key)
    line = " ".join(value(node).split())
    longest = _LONGEST_SHOWN if key in {"watermark", "course"} else _LONGEST_LINE
    if node and len(line) > longest:
        notes.error("KIT401", node, f"{key} is longer than {longest} letters.", "It has one line; make it shorter.")
    return line


# ------------------------------------------------------------------ other files


def _own_file(notes: Notes, key: str, kinds: frozenset[str], largest: int) -> Path | None:
    node = notes.node("defaults", "kit", key)
    return notes.path(node, kinds, f"The {key}", largest) if isinstance(node, Scalar) else None


def _reference(notes: Notes) -> Reference:
    """What is taken of the Word document that the brand file names."""
    path = _own_file(notes, "reference", reference.KINDS, reference.LARGEST)
    node = notes.node("defaults", "kit", "reference")
    if not path or not node:
        return reference.NOTHING
    try:
        return reference.take(path)
    except UnusableReferenceError as error:
        hint = (
            "Save it in Word as an ordinary document (.docx), without macros, linked pictures or an attached template."
        )
        notes.error("KIT414", node, f"The reference {shown(value(node))} {error}.", hint)
        return reference.NOTHING


def _templates(notes: Notes) -> Path | None:
    """The folder of block templates: the one that is named, or the one that is there."""
    node = notes.node("defaults", "kit", "templates")
    if not isinstance(node, Scalar):
        if not (notes.folder / TEMPLATES).is_dir():
            return None
        node = Scalar(TEMPLATES, "", 1, 1)
    return notes.folder_at(node, "The folder of templates")


_REACHES_OUT = re.compile(r"</|@import|@namespace|expression\s*\(|javascript:", re.IGNORECASE)
_DEEPEST = 16


def _css(notes: Notes) -> str:
    """The brand's style sheet, if it stays within itself."""
    node = notes.node("defaults", "kit", "css")
    if not isinstance(node, Scalar):
        if not (notes.folder / STYLE_FILE).exists():
            return ""
        node = Scalar(STYLE_FILE, "", 1, 1)
    path = notes.path(node, frozenset({".css"}), "The style sheet", _LARGEST_TEXT)
    if path is None:
        return ""
    text = path.read_text(encoding="utf-8", errors="replace")
    if _REACHES_OUT.search(text) or _depth(text) > _DEEPEST or not all(map(_inside, _tokens(text))):
        hint = "Leave out @import, url() of anything but data:, and markup; nest less than 16 deep."
        notes.error("KIT412", node, f"The style sheet {shown(node.value)} reaches outside itself.", hint)
        return ""
    return text


def _depth(text: str) -> int:
    depth = most = 0
    for bracket in re.findall(r"[(\[{}\])]", text):
        depth += 1 if bracket in "([{" else -1
        most = max(most, depth)
    return most


def _tokens(text: str) -> Iterator[tinycss2.ast.Node]:
    waiting = list(tinycss2.parse_component_value_list(text, skip_comments=True))
    while waiting:
        token = waiting.pop()
        yield token
        waiting.extend(getattr(token, "content", None) or getattr(token, "arguments", None) or ())


def _inside(token: tinycss2.ast.Node) -> bool:
    """Whether a token names nothing outside the sheet."""
    if token.type == "at-keyword":
        return token.lower_value not in {"import", "namespace", "font-face", "color-profile"}
    if token.type == "url":
        return bool(token.value.startswith("data:"))
    if token.type == "function" and token.lower_name in {"url", "src", "image", "image-set", "attr", "element"}:
        return token.lower_name == "attr" or all(
            part.type != "string" or part.value.startswith("data:") for part in token.arguments
        )
    return True
