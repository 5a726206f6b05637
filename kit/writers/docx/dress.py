"""Dress: what the editorial look changes in Word's styles. Sizes and distances stay, so that pages break as they do."""

from __future__ import annotations

from dataclasses import replace

from kit.brand import Brand
from kit.writers.docx.look import Edge, Face, Look

_IMPRINT = 44.0
"""Points that three lines at the foot of a cover take."""


def dressed(look: Look, brand: Brand) -> Look:
    """A paragraph style in the brand's look."""
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
