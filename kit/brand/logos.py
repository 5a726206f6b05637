"""Logos: the pictures that a brand file names, for light and for dark grounds, each where it is seen.

Kit prints logos on white paper. One that cannot be seen there is refused; where two are the wrong way round, they are
exchanged; one that is faint is said to be.
"""

from __future__ import annotations

from dataclasses import replace

from kit.brand import pictures, shades, shape
from kit.brand.notes import Notes, value
from kit.brand.tokens import Logo, Logos
from kit.yamltree import Mapping, Node, Scalar, shown

_PAPER = "#FFFFFF"
_PALE = "Ask for the version for white paper; the pale one is for dark grounds."


def logos(notes: Notes) -> Logos:
    """The logos of a brand file, checked."""
    node = notes.node("logo")
    found: dict[str, Logo | None] = {}
    if isinstance(node, Mapping) and not (node.get("path") or node.get("light") or node.get("dark")):
        for size in shape.SIZES:
            at = notes.node("logo", size)
            found[size], found[f"dark_{size}"] = _shades(notes, at) if at else (None, None)
    elif node is not None:
        found["medium"], found["dark_medium"] = _shades(notes, node)
    found = {key: logo for size in shape.SIZES for key, logo in _seen(notes, size, found).items()}
    partner = notes.node("defaults", "kit", "partner_logo")
    logo = _picture(notes, partner) if partner else None
    if logo and partner and _on(logo, _PAPER) < shades.LEAST:
        notes.error("KIT407", partner, "The partner's logo is too pale to be seen on white paper.", _PALE)
    alt = notes.text("defaults", "kit", "partner_alt")
    return Logos(**found, partner=replace(logo, alt=alt) if logo else None)


def _on(logo: Logo, ground: str) -> float:
    return shades.strength(logo.path, ground)


def _seen(notes: Notes, size: str, found: dict[str, Logo | None]) -> dict[str, Logo | None]:
    """The logos of a size for light and for dark grounds, each where it is seen; exchanged if they are the wrong way round."""
    light, dark = found.get(size), found.get(f"dark_{size}")
    node = notes.node("logo", size) or notes.node("logo") or notes.root
    if dark and _on(dark, _PAPER) >= shades.LEAST and (light is None or _on(light, _PAPER) < shades.LEAST):
        notes.warn(
            "KIT407", node, f"The {size} logo for dark grounds is the one that is seen on white; it is printed there."
        )
        return {size: dark, f"dark_{size}": light}
    if light and _on(light, _PAPER) < shades.LEAST:
        notes.error("KIT407", node, f"The {size} logo is too pale to be seen on white paper.", _PALE)
    elif light and _on(light, _PAPER) < shades.CLEAR:
        notes.warn(
            "KIT407",
            node,
            f"The {size} logo is faint on white paper: {_on(light, _PAPER):.1f}:1, where {shades.CLEAR:g}:1 is clear.",
        )
    elif dark and not light:
        notes.warn("KIT407", node, f"There is no {size} logo for white paper, on which kit prints logos.", _PALE)
    return {size: light, f"dark_{size}": dark}


def _shades(notes: Notes, node: Node) -> tuple[Logo | None, Logo | None]:
    """The logo for light grounds and the one for dark grounds."""
    if isinstance(node, Mapping) and not node.get("path"):
        light, dark = node.get("light"), node.get("dark")
        return _picture(notes, light) if light else None, _picture(notes, dark) if dark else None
    return _picture(notes, node), None


def _picture(notes: Notes, node: Node, named: bool = False) -> Logo | None:
    alt = ""
    if isinstance(node, Mapping):
        path, alt = node.get("path"), value(node.get("alt"))
    else:
        path = node
        image = None if named else notes.node("logo", "images", value(node))
        if image is not None:
            return _picture(notes, image, named=True)
    if not isinstance(path, Scalar):
        notes.error("KIT403", node, "A logo is a path, or a path and alt.", "Write path: logo.svg.")
        return None
    if path.value.startswith(("https://", "http://")):
        notes.error(
            "KIT407",
            path,
            f"The logo {shown(path.value)} is on the web; nothing is fetched.",
            "Save it beside the brand file.",
        )
        return None
    file = notes.path(path, pictures.KINDS, "The logo", pictures.LARGEST)
    finding = pictures.look(file) if file else None
    if finding:
        say = notes.error if finding.fatal else notes.warn
        say("KIT407", path, f"The logo {shown(path.value)} {finding.message}.", finding.hint)
    return Logo(file, alt) if file and not (finding and finding.fatal) else None
