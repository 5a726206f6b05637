"""Environment: what this machine lacks to lay out pages, said in names that a package manager understands."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from kit.errors import MissingPartError

LIBRARIES = (
    "Pango is not on this machine, and no page can be laid out without it. Install it, then build again: "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (Debian, Ubuntu), "
    "dnf install pango (Fedora), brew install pango (macOS)."
)
SLOW = (
    "HarfBuzz's subsetter is not on this machine: builds take twice as long without it. Install it: "
    "apt-get install libharfbuzz-subset0 (Debian, Ubuntu), dnf install harfbuzz (Fedora), brew install harfbuzz (macOS)."
)


@contextmanager
def needed() -> Iterator[None]:
    """Imports inside need Python packages and libraries of the system; what is missing is named."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingPartError(missing(error)) from error
    except OSError as error:
        raise MissingPartError(LIBRARIES) from error


def missing(error: ModuleNotFoundError) -> str:
    """What to do about a Python package that is not there."""
    return f"The Python package {error.name} is missing. Run make, or install kit again with pip."


def notices() -> tuple[str, ...]:
    """What this machine lacks that a build can do without."""
    with needed():
        from weasyprint.text.ffi import harfbuzz_subset
    return () if harfbuzz_subset else (SLOW,)


def libraries() -> str:
    """The libraries that decide where lines break and how files are packed, with their versions."""
    with needed():
        from weasyprint.text.ffi import harfbuzz_subset, pango
    return f"Pango {pango.pango_version()} subsetter {bool(harfbuzz_subset)} zlib {zlib.ZLIB_RUNTIME_VERSION}"
