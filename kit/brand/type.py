"""Type: the families that a brand names, each resolved to font files, or an error that says which one and what to do.

``source: file`` takes the files beside the brand file. ``google``, ``bunny`` and ``system`` fetch nothing: the family
must be one that comes with kit, or have files in a ``fonts`` folder beside the brand file (``fonts/Name-Bold.ttf``), or a fallback in
``defaults.kit.word_fallbacks`` that is one of these; never is another typeface taken in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.brand import fontfiles, shape
from kit.brand.families import PACKAGED, packaged
from kit.brand.fontfiles import FontFileError
from kit.brand.notes import Notes, value
from kit.brand.tokens import SEMI_BOLD, Face, Family
from kit.yamltree import Mapping, Node, Scalar, Sequence, shown

_NAME = re.compile(r"[^\W_](?:[\w .&'’+-]{0,62}[\w.+])?")
_WEIGHTS = {
    "thin": 100, "extra-light": 200, "ultra-light": 200, "light": 300, "normal": 400, "regular": 400, "medium": 500, "semi-bold": 600,
    "demi-bold": 600, "bold": 700, "extra-bold": 800, "ultra-bold": 800, "black": 900, "heavy": 900,
}  # fmt: skip
_RANGE = re.compile(rf"(\d{{1,4}}|{'|'.join(_WEIGHTS)})\s*\.{{2,3}}\s*(\d{{1,4}}|{'|'.join(_WEIGHTS)})")
_SANS, _SERIF = "Source Sans Pro", "Source Serif Pro"


def families(notes: Notes) -> tuple[Family, Family]:
    """The families of running text and of headings; a brand that names one has it for both."""
    base, headings = (_named(notes, role) for role in ("base", "headings"))
    if not base and not headings:
        return packaged(_SANS), packaged(_SERIF)
    text = _family(notes, base or headings or notes.root)
    return text, _family(notes, headings) if headings else text


def heading_weight(notes: Notes, family: Family) -> int:
    """The weight of headings: the one that the file gives, or the nearest of which their family has a face."""
    node = notes.node("typography", "headings", "weight")
    if node is None:
        return SEMI_BOLD
    wanted = _weight(notes, value(node), node)
    nearest = family.upright(wanted).weight
    if nearest != wanted:
        has = ", ".join(str(face.weight) for face in family.faces if not face.italic)
        said = f"{family.name} has no face of weight {wanted}, only {has}: headings are printed in {nearest}."
        notes.warn("KIT415", node, said, "Name one of these, or add the font file.")
    return nearest


_USED = {"base": {"family", "color"}, "headings": {"family", "weight", "color"}, "link": {"color"}}
"""What is printed of each role of ``typography``; nothing is of those that are not here."""


def tell_unprinted(notes: Notes) -> None:
    """Says, once for each role of type, what the file sets and no document prints."""
    for role in shape.ROLES:
        node = notes.node("typography", role)
        if node is None or (isinstance(node, Scalar) and "family" in _USED.get(role, ())):
            continue
        if role not in _USED:
            notes.warn("KIT415", node, f"typography.{role} is not printed: no document has monospaced text.")
            continue
        entries = node.entries if isinstance(node, Mapping) else ()
        idle = [key for key, _ in entries if key.value in shape.TYPE and key.value not in _USED[role]]
        if idle:
            keys = ", ".join(key.value for key in idle)
            message = f"typography.{role}: {keys} {'is' if len(idle) == 1 else 'are'} not printed; kit has its own."
            notes.warn(
                "KIT415",
                idle[0],
                message,
                "Pages are laid out for kit's sizes and distances; a brand.css may change them.",
            )
        elif isinstance(node, Scalar):
            notes.warn(
                "KIT415", node, f"typography.{role}: {shown(node.value)} is not printed.", "Write color: below it."
            )


def _named(notes: Notes, role: str) -> Node | None:
    node = notes.node("typography", role)
    return node.get("family") if isinstance(node, Mapping) else node


def _family(notes: Notes, node: Node) -> Family:
    name, spare = value(node), packaged(_SANS)
    if not _NAME.fullmatch(name):
        notes.error(
            "KIT408", node, f"{shown(name)} cannot be the name of a typeface.", "Write letters, figures and spaces."
        )
        return spare
    other = notes.text("defaults", "kit", "word_fallbacks", name)
    if other and not _NAME.fullmatch(other):
        notes.error(
            "KIT408", node, f"The fallback {shown(other)} cannot be the name of a typeface.", "Write its name only."
        )
        return spare
    faces = tuple(_declared(notes, name)) or tuple(_beside(notes, name, node))
    if faces:
        family = Family(name, faces, other or "Calibri")
    elif name in PACKAGED or other in PACKAGED:
        family = packaged(name if name in PACKAGED else other, other)
        if family.name != name:
            notes.warn("KIT408", node, f"{name} has no font files here; {family.name} is printed, as the file says.")
    else:
        if not _refused(notes, name):
            notes.error("KIT408", node, f"There are no font files for {name}.", _cure(name))
        return spare
    _tell_word(notes, node, family)
    return family


def _cure(name: str) -> str:
    return (
        f"Put its files beside the brand file and list them under typography.fonts with source: file, or name a fallback: "
        f"defaults.kit.word_fallbacks: {{{name}: {_SANS}}}. These come with kit: {', '.join(PACKAGED)}."
    )


def _tell_word(notes: Notes, node: Node, family: Family) -> None:
    """Says where Word will show another typeface."""
    found = [fontfiles.look(face.path) for face in family.faces]
    if all(file.truetype and file.travels for file in found):
        return
    why = (
        "its licence does not let it travel" if not all(file.travels for file in found) else "Word embeds TrueType only"
    )
    message = f"{family.name} is not embedded in Word files, because {why}: where it is not installed, Word shows {family.word_fallback}."
    notes.warn("KIT410", node, message)


# ------------------------------------------------------------------ files


def _fonts(notes: Notes, name: str) -> Iterator[Mapping]:
    fonts = notes.node("typography", "fonts")
    for font in fonts.items if isinstance(fonts, Sequence) else ():
        if isinstance(font, Mapping) and value(font.get("family")) == name:
            yield font


def _entries(notes: Notes, name: str) -> Iterator[Node]:
    for font in _fonts(notes, name):
        listed = font.get("files")
        yield from listed.items if isinstance(listed, Sequence) else ()


def _refused(notes: Notes, name: str) -> bool:
    """Whether files were listed, so that something has been said about them already."""
    return any(True for _ in _entries(notes, name))


def _declared(notes: Notes, name: str) -> Iterator[Face]:
    for entry in _entries(notes, name):
        path = entry.get("path") if isinstance(entry, Mapping) else entry
        if not isinstance(path, Scalar):
            notes.error("KIT403", entry, "A font file needs a path.", "Write path: fonts/Name.ttf.")
            continue
        weight = value(entry.get("weight")) if isinstance(entry, Mapping) else ""
        italic = isinstance(entry, Mapping) and value(entry.get("style")) in {"italic", "oblique"}
        face = _checked(notes, path, _weight(notes, weight, entry), italic)
        if face:
            yield face


def _weight(notes: Notes, text: str, node: Node) -> int:
    """A weight by its name or number. A range of a variable font counts as ordinary."""
    if text.lower() in _WEIGHTS:
        return _WEIGHTS[text.lower()]
    if text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= 1000:
        return int(text)
    if text and text != "auto" and not _RANGE.fullmatch(text):
        notes.error("KIT403", node, f"{shown(text)} is no weight.", "Write a number from 100 to 900, or bold.")
    return 400


def _checked(notes: Notes, node: Scalar, weight: int, italic: bool) -> Face | None:
    path = notes.path(node, fontfiles.KINDS, "The font", fontfiles.LARGEST)
    if path is None:
        return None
    try:
        found = fontfiles.look(path)
    except FontFileError as error:
        notes.error(
            "KIT409", node, f"The font {shown(node.value)} {error}.", "Ask your designer for the TTF or OTF file."
        )
        return None
    if not found.printable:
        notes.error(
            "KIT409", node, f"The licence of {shown(node.value)} forbids embedding.", "Use another, or buy the right."
        )
        return None
    return Face(path, weight, italic)


def _beside(notes: Notes, name: str, node: Node) -> Iterator[Face]:
    """The files of a web font that lie in the fonts folder, called as their foundries do."""
    stem = name.replace(" ", "")
    styles = {
        "Regular": (400, False),
        "Italic": (400, True),
        "SemiBold": (600, False),
        "Bold": (700, False),
        "BoldItalic": (700, True),
    }
    for style, (weight, italic) in styles.items():
        for ending in sorted(fontfiles.KINDS):
            relative = f"fonts/{stem}-{style}{ending}"
            if (notes.folder / relative).exists():
                face = _checked(notes, Scalar(relative, "", node.line, node.column), weight, italic)
                if face:
                    yield face
                break
