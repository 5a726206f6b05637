"""Icons: one idea each, on a grid of 24 units, drawn with a stroke in a brand's colour and used as CSS backgrounds."""

from __future__ import annotations

from urllib.parse import quote

from kit.brand import Palette

_PRIMARY = {
    "say": '<path d="M6 4h12a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-6l-5 4v-4H6a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z"/><path d="M8 9h8M8 12.500h5"/>',
    "do": '<circle cx="12" cy="4.800" r="2.300"/><path d="M5 10.500l4-1h6l4-2.500M9.500 9.500v5l-2.500 6.500M14.500 9.500v5l2.500 6.500M9.500 14.500h5"/>',
    "ask": '<circle cx="12" cy="12" r="9"/><path d="M9.200 9.700c.3-1.700 1.400-2.500 2.900-2.500 1.700 0 2.900 1 2.900 2.500 0 2.200-2.900 2.300-2.900 4.300"/><path d="M12.100 17.100v.01" stroke-width="2.500"/>',
    "note": '<path d="M5 19l1-4L16.500 4.500a2 2 0 0 1 3 3L9 18z"/><path d="M14.500 6.500l3 3"/>',
    "arrow": '<path d="M3 12h16M13 6l6 6-6 6"/>',
    "whole": '<circle cx="12" cy="6" r="2"/><circle cx="6" cy="10" r="2"/><circle cx="18" cy="10" r="2"/><circle cx="8.500" cy="17" r="2"/><circle cx="15.500" cy="17" r="2"/>',
    "solo": '<circle cx="12" cy="12" r="3"/>',
    "pair": '<circle cx="7" cy="12" r="3"/><circle cx="17" cy="12" r="3"/>',
    "group": '<circle cx="7" cy="8" r="3"/><circle cx="17" cy="8" r="3"/><circle cx="12" cy="17" r="3"/>',
    "fishbowl": '<circle cx="12" cy="12" r="9" stroke-dasharray="2 3"/><circle cx="9" cy="12" r="2"/><circle cx="15" cy="12" r="2"/>',
    "break": '<path d="M5 9h11v5a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5zM16 10h2a2.500 2.500 0 0 1 0 5h-2M8 3v2.500M12 3v2.500"/>',
    "short": '<circle cx="6" cy="7" r="2.500"/><circle cx="6" cy="17" r="2.500"/><path d="M8 8.500L20 17M8 15.500L20 7"/>',
    "stuck": '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="3.500"/><path d="M5.600 5.600l4 4M14.400 14.400l4 4M18.400 5.600l-4 4M9.600 14.400l-4 4"/>',
    "virtual": '<path d="M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM9 21h6M12 17v4"/>',
}
_ACCENT = {
    "listen": '<path d="M6 9.500a6 6 0 0 1 12 0c0 4.200-3.900 4.700-3.900 8.100a3.400 3.400 0 0 1-6.300 1.700"/><path d="M9.500 10a2.500 2.500 0 0 1 5 0c0 1.700-2.300 2-2.300 4.200"/>',
    "clock": '<circle cx="12" cy="12" r="8.500"/><path d="M12 7v5.300l3.500 2"/>',
    "next": '<path d="M4 12h15M13 6l6 6-6 6"/>',
}


def icons(palette: Palette) -> dict[str, str]:
    """Every icon as a data address, by name, in the colour that its meaning has."""
    drawn = {name: _icon(path, palette.primary) for name, path in _PRIMARY.items()}
    drawn.update({name: _icon(path, palette.accent) for name, path in _ACCENT.items()})
    return drawn


def writing_line(colour: str) -> str:
    """A tile with one writing line, half a unit above its lower edge: at the edge itself rounding would lose lines."""
    path = f'<path d="M0 8.700H10" stroke="{colour}" stroke-width=".2"/>'
    return _address(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 9" width="10" height="9" preserveAspectRatio="none">{path}</svg>'
    )


def _icon(path: str, colour: str) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="{colour}"'
    return _address(f'{head} stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">{path}</svg>')


def _address(svg: str) -> str:
    return f"data:image/svg+xml,{quote(svg)}"
