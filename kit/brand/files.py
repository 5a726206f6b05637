"""Brand files: a folder with a ``_brand.yml`` of the public brand.yml convention, read into a brand.

Read are meta.name, color (palette and aliases), logo, typography with file fonts, and defaults.kit. Every value that
cannot be used is a located problem; nothing outside the brand's folder is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

from kit.brand.families import PACKAGED, packaged
from kit.brand.tokens import Brand, Face, Family, Palette
from kit.errors import CurriculumError, KitError, Problem
from kit.project import STYLES, Project
from kit.yamltree import Mapping, Node, Scalar, Sequence, Source, compose, read_source

BRAND_FILE = "_brand.yml"
STYLE_FILE = "brand.css"

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_ROLES = {"primary": "primary", "secondary": "accent", "foreground": "ink"}
_LOGO_TYPES = {".svg", ".png", ".jpg", ".jpeg"}
_FONT_TYPES = {".ttf", ".otf", ".woff2"}
_SANS, _SERIF = PACKAGED


def load(name_or_path: str, project: Project) -> Brand:
    """The brand in ``styles/brands/<name>``, or in a folder given by its path.

    Raises KitError where there is none, and CurriculumError for a brand file that cannot be used.
    """
    folders = [project.styles / "brands" / name_or_path, project.root / name_or_path]
    folder = next((folder for folder in folders if (folder / BRAND_FILE).is_file()), None)
    if folder is None:
        known = sorted(path.parent.name for path in (project.styles / "brands").glob(f"*/{BRAND_FILE}"))
        raise KitError(
            f"There is no brand {name_or_path}. Known are {', '.join(known)}; a path must lead to a folder that holds a {BRAND_FILE}."
        )
    return _Reader(folder.resolve()).brand()


@lru_cache(maxsize=1)
def house() -> Brand:
    """The house brand."""
    return _Reader(STYLES / "brands" / "house").brand()


class _Reader:
    """Reads one brand folder; stops at the first value that cannot be used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._source: Source = read_source(folder / BRAND_FILE, f"{folder.name}/{BRAND_FILE}")
        self._root: Node = compose(self._source)

    def brand(self) -> Brand:
        """The brand that the folder describes."""
        logo = self._logo()
        style = self._folder / STYLE_FILE
        return Brand(
            name=self._folder.name,
            organisation=self._text("meta", "name", "full") or self._text("meta", "name") or self._folder.name,
            sans=self._family("base", _SANS, "Calibri"),
            serif=self._family("headings", _SERIF, "Georgia"),
            palette=self._palette(),
            logo=logo[0] if logo else None,
            logo_alt=logo[1] if logo else "",
            contact=self._text("defaults", "kit", "contact"),
            css=style.read_text(encoding="utf-8") if style.is_file() else "",
        )

    # -------------------------------------------------------------- values

    def _node(self, *path: str) -> Node | None:
        node: Node | None = self._root
        for key in path:
            node = node.get(key) if isinstance(node, Mapping) else None
        return node

    def _text(self, *path: str) -> str:
        node = self._node(*path)
        return node.value.strip() if isinstance(node, Scalar) else ""

    def _refuse(self, node: Node, message: str, hint: str) -> NoReturn:
        mark = self._source.mark(node.line, node.column)
        raise CurriculumError((Problem("KIT401", message, hint, mark),))

    def _file(self, node: Scalar, kinds: set[str], what: str) -> Path:
        """A file inside the brand's folder, by a path relative to it."""
        path = (self._folder / node.value).resolve()
        if "://" in node.value or not path.is_relative_to(self._folder):
            self._refuse(
                node,
                f"{what} {node.value} is not inside the brand's folder.",
                "Copy it there and name it by a relative path.",
            )
        if not path.is_file() or path.suffix.lower() not in kinds:
            self._refuse(
                node,
                f"{what} {node.value} cannot be used.",
                f"Name an existing file of one of these kinds: {', '.join(sorted(kinds))}.",
            )
        return path

    # -------------------------------------------------------------- parts

    def _palette(self) -> Palette:
        colours = {
            ours: self._colour(node)
            for theirs, ours in _ROLES.items()
            if isinstance(node := self._node("color", theirs), Scalar)
        }
        return Palette(**colours)

    def _colour(self, node: Scalar, seen: tuple[str, ...] = ()) -> str:
        """A six-figure hex, through the palette's names."""
        if _HEX.fullmatch(node.value):
            return node.value.upper()
        named = self._node("color", "palette", node.value)
        if not isinstance(named, Scalar) or node.value in seen:
            self._refuse(
                node,
                f"The colour {node.value} is neither a hex such as #23483C nor a name in color.palette.",
                "Define it there, or write the hex in quotation marks.",
            )
        return self._colour(named, (*seen, node.value))

    def _logo(self) -> tuple[Path, str] | None:
        node = self._node("logo", "medium") or self._node("logo", "small") or self._node("logo")
        alt = ""
        if isinstance(node, Mapping):
            alt = self._text("logo", "medium", "alt") or self._text("logo", "alt")
            node = node.get("path") or node.get("light")
        if not isinstance(node, Scalar):
            return None
        return self._file(node, _LOGO_TYPES, "The logo"), alt

    def _family(self, role: str, default: str, fallback: str) -> Family:
        node = self._node("typography", role, "family") or self._node("typography", role)
        name = node.value if isinstance(node, Scalar) else default
        word = self._text("defaults", "kit", "word_fallbacks", name) or fallback
        faces = tuple(self._faces(name))
        if faces:
            return Family(name, faces, word)
        if name in PACKAGED or node is None:
            return packaged(name, word)
        return self._refuse(
            node,
            f"There are no font files for {name}.",
            f"List them under typography.fonts with source: file, or use {' or '.join(PACKAGED)}.",
        )

    def _faces(self, name: str) -> Iterator[Face]:
        fonts = self._node("typography", "fonts")
        for font in fonts.items if isinstance(fonts, Sequence) else ():
            if isinstance(font, Mapping) and _value(font, "family") == name and _value(font, "source") == "file":
                listed = font.get("files")
                for entry in listed.items if isinstance(listed, Sequence) else ():
                    yield self._face(entry)

    def _face(self, entry: Node) -> Face:
        path = entry.get("path") if isinstance(entry, Mapping) else entry
        if not isinstance(path, Scalar):
            self._refuse(entry, "A font file needs a path.", "Write path: fonts/Name.ttf.")
        weight = _value(entry, "weight") or "400"
        style = _value(entry, "style")
        return Face(
            self._file(path, _FONT_TYPES, "The font"), int(weight) if weight.isdigit() else 400, style == "italic"
        )


def _value(node: Node, key: str) -> str:
    found = node.get(key) if isinstance(node, Mapping) else None
    return found.value if isinstance(found, Scalar) else ""
