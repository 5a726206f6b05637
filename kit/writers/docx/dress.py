"""Dress: what the editorial look changes in Word's styles. Sizes and distances stay, so that pages break as they do."""

from __future__ import annotations

from dataclasses import replace

from kit.brand import Brand, WordStyle
from kit.writers.docx.look import Edge, Face, Look

_IMPRINT = 44.0
"""Points that three lines at the foot of a cover take."""


_LESS, _MORE = 0.8, 1.1
"""How much smaller than kit's the type of a reference document may be, and how much larger in titles."""
_SMALLEST = 9.0


def dressed(look: Look, brand: Brand) -> Look:
    """A paragraph style in the brand's look, with what its reference document says of it."""
    look = _weighed(_in_look(look, brand), brand)
    said = next((style for style in brand.word_styles if style.name == look.name), None)
    return _following(look, said) if said else look


_BOLD = 550
"""The weight from which Word, which has two of each family, shows bold."""


def _weighed(look: Look, brand: Brand) -> Look:
    """A style in the brand's weight of headings, if it is one of a heading."""
    heading = look.face.colour in {"title", "heading"}
    return replace(look, face=replace(look.face, bold=brand.heading_weight >= _BOLD)) if heading else look


def _following(look: Look, said: WordStyle) -> Look:
    """A style that follows one of the same name, within bounds in which pages still break as they do.

    Type is between four fifths of kit's size and kit's own, in titles a tenth more; space is kit's own at most.
    """
    face = look.face
    if said.size and face.size:
        most = face.size * (_MORE if look.outline is not None or look.name in {"Title", "Subtitle"} else 1)
        face = replace(face, size=min(most, max(said.size, _SMALLEST, face.size * _LESS)))
    toggles = {name: getattr(said, name) for name in ("bold", "italic", "caps", "underline")}
    face = replace(face, **{name: on for name, on in toggles.items() if on is not None})
    spaces = {
        name: min(getattr(said, name), getattr(look, name)) for name in ("before", "after") if _both(said, look, name)
    }
    return replace(look, face=face, align=said.align or look.align, **spaces)


def _both(said: WordStyle, look: Look, name: str) -> bool:
    return getattr(said, name) is not None and getattr(look, name) is not None


def _in_look(look: Look, brand: Brand) -> Look:
    if look.name == "Kit Numeral" and brand.imprint.lines:
        look = replace(look, leading=(look.leading or 0) - _IMPRINT)
    if look.name == "Kit Numeral" and not brand.palette.solid:
        look = replace(look, face=replace(look.face, colour="primary"), tint=None)
    if brand.look != "editorial":
        return look
    look = replace(look, face=dressed_face(look.face, brand))
    if look.name == "heading 1":
        return replace(look, edges=(Edge("top", "primary", 1.5, 3),))
    if look.name == "Kit Numeral":
        return replace(look, edges=())
    return replace(look, face=replace(look.face, family="sans")) if look.name == "Subtitle" else look


def dressed_face(face: Face, brand: Brand) -> Face:
    """Letters in the brand's look: titles are set in the sans; what is said aloud stays as it is."""
    return replace(face, family="sans") if brand.look == "editorial" and face.family == "serif" and face.bold else face
