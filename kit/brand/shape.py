"""Shape: which keys a brand file may have. The public convention is closed in some places and open in others.

What the convention does not know is a warning, because a file may have been written for a newer tool; in
``defaults.kit`` it is an error, because nobody else reads it.
"""

from __future__ import annotations

from kit.brand.notes import Notes, meant
from kit.yamltree import Mapping, Scalar, shown

THEME = (
    "foreground", "background", "primary", "secondary", "tertiary", "success", "info", "warning", "danger", "light", "dark",
)  # fmt: skip
SIZES = ("small", "medium", "large")
TYPE = ("family", "size", "line-height", "weight", "style", "color", "background-color", "decoration")
ROLES = ("base", "headings", "monospace", "monospace-inline", "monospace-block", "link")
OWN = (
    "look", "course", "word_fallbacks", "partner_logo", "partner_alt", "delivered_by", "licensed_to", "contact", "copyright", "watermark", "css",
    "templates", "reference", "overlay",
)  # fmt: skip
"""The keys of ``defaults.kit``."""

_CLOSED: dict[tuple[str, ...], tuple[str, ...]] = {
    (): ("meta", "logo", "color", "typography", "defaults"),
    ("logo",): ("images", *SIZES, "path", "alt", "attrs", "light", "dark"),
    ("color",): ("palette", *THEME, "link"),
    ("typography",): ("fonts", *ROLES),
    **{("typography", role): TYPE for role in ROLES},
}
_SCALARS = {"word_fallbacks"}


def check(notes: Notes) -> None:
    """Notes unknown keys and parts of the wrong shape."""
    if not isinstance(notes.root, Mapping):
        if not isinstance(notes.root, Scalar) or not notes.root.null:
            notes.error("KIT403", notes.root, "A brand file is keys and values.", "Begin it with a line such as meta:.")
        return
    for path, known in _CLOSED.items():
        node = notes.node(*path)
        for key, _ in node.entries if isinstance(node, Mapping) else ():
            if key.value not in known:
                where = ".".join(path) or "a brand file"
                notes.warn(
                    "KIT402",
                    key,
                    f"{shown(key.value)} is not known in {where}; it is not read.",
                    meant(key.value, known),
                )
    for part in ("meta", "color", "typography", "defaults"):
        node = notes.node(part)
        if node is not None and not isinstance(node, Mapping):
            notes.error("KIT403", node, f"{part} is keys and values.", f"Indent them below {part}:.")
    _own(notes)


def _own(notes: Notes) -> None:
    node = notes.node("defaults", "kit")
    if node is None:
        return
    if not isinstance(node, Mapping):
        notes.error("KIT403", node, "defaults.kit is keys and values.", meant("", OWN))
        return
    for key, found in node.entries:
        if key.value not in OWN:
            notes.error("KIT402", key, f"{shown(key.value)} is not known in defaults.kit.", meant(key.value, OWN))
        elif isinstance(found, Scalar) == (key.value in _SCALARS) and not (isinstance(found, Scalar) and found.null):
            what = "a family and a fallback in each line" if key.value in _SCALARS else "one text"
            notes.error("KIT403", found, f"{key.value} is {what}.", "Write it so.")
