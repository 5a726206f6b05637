"""Pack: everything that one workshop needs on paper, in the order of printing, in a folder of its own."""

from __future__ import annotations

from kit.pack.making import Packed, Wanted, pack

__all__ = ["Packed", "Wanted", "pack"]
