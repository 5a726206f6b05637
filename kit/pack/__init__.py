"""Pack: everything that one workshop needs on paper, in the order of printing, in a folder of its own."""

from __future__ import annotations

from kit.pack.course import pack_course
from kit.pack.making import Packed, Wanted, pack
from kit.pack.record import RECORD
from kit.pack.sessions import meeting, modules_of, sessions

__all__ = ["RECORD", "Packed", "Wanted", "meeting", "modules_of", "pack", "pack_course", "sessions"]
