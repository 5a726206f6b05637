"""Palette: the colours that a brand file gives, through their aliases, as they can be read on paper.

What is too pale for the text that it makes is darkened by the rule of ``kit.brand.colours``, and said; what is nearly
white is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kit.brand import shape
from kit.brand.colours import AA, AA_LARGE, LARGE, PALEST, contrast, derived, hexed, mended
from kit.brand.notes import Notes, meant, value
from kit.brand.tokens import Palette
from kit.yamltree import Mapping, Node, shown

_WHITE = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class _Said:
    """A colour as hex, what the file calls it and where; empty where it says none."""

    colour: str = ""
    name: str = ""
    node: Node | None = None


def palette(notes: Notes, theme: dict[str, str], *, marked: bool) -> Palette:
    """The palette of a brand file; one that names no colours has those of its Word document's theme."""
    theme = {} if notes.node("color") else theme
    ink = _said(notes, theme, "foreground", "typography.base.color", "color.foreground")
    primary = _said(notes, theme, "primary", "color.primary")
    accent = _said(notes, theme, "secondary", "color.secondary", "color.tertiary")
    headings = _said(notes, {}, "", "typography.headings.color")
    link = _said(notes, {}, "", "typography.link.color", "color.link")
    for said, least in ((ink, 2 * PALEST), (primary, PALEST), (accent, PALEST), (headings, PALEST), (link, PALEST)):
        _refuse_pale(notes, said, least)
    if any(not problem.warning for problem in notes.problems):
        return Palette()
    main = primary.colour or ink.colour or "#333333"
    given = derived(main, accent.colour or main, ink.colour or "#1A1A1A", marked=marked)
    own = headings.colour if headings.colour != main else ""
    made = mended(replace(given, title=own, heading=own, link=link.colour))
    made = replace(made, link=made.primary) if link.colour == main else made
    for said, role in ((primary, "primary"), (accent, "accent"), (ink, "ink"), (link, "link")):
        _tell_mended(notes, said, getattr(made, role), marked)
    _tell_headings(notes, headings, made)
    return made


def _said(notes: Notes, theme: dict[str, str], slot: str, *places: str) -> _Said:
    """The colour at the first of some places that gives one, or of a slot of the Word document's theme."""
    for place in places:
        node = notes.node(*place.split("."))
        colour = _resolved(notes, node, ("palette",)) if node else None
        if colour:
            return _Said(colour, place.removeprefix("color."), node)
    if slot in theme:
        return _Said(theme[slot], slot, notes.node("defaults", "kit", "reference"))
    return _Said()


def _refuse_pale(notes: Notes, said: _Said, least: float) -> None:
    themed = said.node is notes.node("defaults", "kit", "reference")
    if said.node and not themed and contrast(said.colour, _WHITE) < least:
        hint = "Documents are printed on white paper: give a darker colour, or a light: and a dark: one."
        notes.error("KIT406", said.node, f"{said.name} {said.colour} is too pale to be read on white.", hint)


def _tell_mended(notes: Notes, said: _Said, printed: str, marked: bool) -> None:
    if said.node and printed != said.colour:
        grounds = "and on tints and the watermark" if marked else "and on tints"
        has = f"{contrast(said.colour, _WHITE):.1f}:1 on white, and text needs {AA:g}:1 on white {grounds}"
        notes.warn("KIT405", said.node, f"{said.name} {said.colour} is printed as {printed}: it has {has}.")


def _tell_headings(notes: Notes, said: _Said, made: Palette) -> None:
    if not said.node or not made.heading or said.colour == made.heading:
        return
    small = f"as {made.heading} where headings are smaller than {LARGE:g} points"
    printed = small if said.colour == made.title else f"as {made.title}, and {small}"
    has = f"{contrast(said.colour, _WHITE):.1f}:1 on white; large text needs {AA_LARGE:g}:1, small text {AA:g}:1"
    notes.warn("KIT405", said.node, f"{said.name} {said.colour} is printed {printed}: it has {has}.")


def _resolved(notes: Notes, node: Node, seen: tuple[str, ...], quiet: bool = False) -> str | None:
    """A colour through its aliases. Of a light and a dark one, the light one; nothing where there is only a dark one."""
    if isinstance(node, Mapping):
        light = node.get("light")
        return _resolved(notes, light, seen, quiet) if light else None
    text = value(node)
    named = notes.node("color", "palette", text) or (notes.node("color", text) if text in _NAMED else None)
    if named is not None and named is not node and text not in seen:
        return _resolved(notes, named, (*seen, text), quiet)
    found = hexed(text) if text not in seen else None
    if found is None and text in _NAMED and notes.node("color", text) is None:
        said = f"There is no {text} in color; what is printed in it has kit's own colour."
        notes.warn("KIT404", node, said, "Give it a colour there, or one here.")
    elif found is None:
        palette = notes.node("color", "palette")
        known = tuple(key.value for key, _ in palette.entries) if isinstance(palette, Mapping) else ()
        message = f'{shown(text)} is neither a colour such as "#23483C" nor a name in color.palette.'
        (notes.warn if quiet else notes.error)("KIT404", node, message, meant(text, (*known, *shape.THEME)))
    return found


_NAMED = (*shape.THEME, "link")


def named_colours(notes: Notes) -> Iterator[tuple[str, str]]:
    """Every colour that the file gives a name, with its name."""
    palette, theme = notes.node("color", "palette"), notes.node("color")
    entries = (
        *(palette.entries if isinstance(palette, Mapping) else ()),
        *(theme.entries if isinstance(theme, Mapping) else ()),
    )
    printed = {"primary", "secondary", "foreground"}
    for key, node in entries:
        if key.value != "palette":
            found = _resolved(notes, node, ("palette",), quiet=key.value not in printed)
            if found:
                yield key.value, found
