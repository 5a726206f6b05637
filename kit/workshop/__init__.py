"""Workshop: how a head count divides, how many of each thing it needs, and one evening with its times and names."""

from __future__ import annotations

from kit.workshop.booking import EVERY, Booking, Session, read_booking
from kit.workshop.groups import Count, Groups, count, divide, partners, rotation
from kit.workshop.meeting import LEAST, MOST, Group, Mode, Workshop, known_zone, parse_date, parse_time
from kit.workshop.names import read_names

__all__ = [
    "EVERY",
    "LEAST",
    "MOST",
    "Booking",
    "Count",
    "Group",
    "Groups",
    "Mode",
    "Session",
    "Workshop",
    "count",
    "divide",
    "known_zone",
    "parse_date",
    "parse_time",
    "partners",
    "read_booking",
    "read_names",
    "rotation",
]
