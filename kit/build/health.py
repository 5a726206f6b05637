"""Health: what a build needs of this machine, examined one by one."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final, Literal

from kit import __version__
from kit.brand.families import PACKAGED, packaged
from kit.build.environment import SLOW, needed
from kit.errors import MissingPartError
from kit.project import STYLES

_OLDEST: Final = (3, 11)
_PINNED: Final = re.compile(r"([\w.-]+)==([\w.]+)")


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that was examined. A note slows builds down, a problem stops them; both say what to do."""

    grade: Literal["ok", "note", "problem"]
    what: str
    words: str


def examine(output: Path) -> tuple[Sign, ...]:
    """The state of kit, Python, the libraries that lay out pages, typefaces, styles, the output folder and pinned packages."""
    return (
        Sign("ok", "kit", __version__),
        _python(),
        *_libraries(),
        _typefaces(),
        _styles(),
        _output(output),
        *_packages(),
    )


def _python() -> Sign:
    found = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info[:2] < _OLDEST:
        return Sign("problem", "Python", f"{found} is too old. Install Python 3.11 or newer, then kit again.")
    return Sign("ok", "Python", f"{found}, {sys.executable}")


def _libraries() -> Iterator[Sign]:
    try:
        with needed():
            from weasyprint.text.ffi import harfbuzz_subset, pango
    except MissingPartError as error:
        yield Sign("problem", "Pango", str(error))
        return
    number = pango.pango_version()
    yield Sign("ok", "Pango", f"{number // 10000}.{number // 100 % 100}.{number % 100}")
    yield Sign("ok", "HarfBuzz", "its subsetter is there") if harfbuzz_subset else Sign("note", "HarfBuzz", SLOW)


def _typefaces() -> Sign:
    try:
        missing = [face.path.name for name in PACKAGED for face in packaged(name).faces if not face.path.is_file()]
    except MissingPartError as error:
        return Sign("problem", "Typefaces", str(error))
    if missing:
        return Sign("problem", "Typefaces", f"{missing[0]} is missing. Run make, or install kit again with pip.")
    return Sign("ok", "Typefaces", ", ".join(PACKAGED))


def _styles() -> Sign:
    if not (STYLES / "kit.css").is_file():
        return Sign("problem", "Styles", f"{STYLES} holds no kit.css. Install kit again with pip.")
    return Sign("ok", "Styles", str(STYLES))


def _output(folder: Path) -> Sign:
    """Whether products can be written, judged by the nearest folder that is there. Nothing is made."""
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    if not nearest.is_dir():
        return Sign("problem", "Output", f"{nearest} is in the way of the folder {folder}. Move it, or use --output.")
    if not os.access(nearest, os.W_OK | os.X_OK):
        return Sign("problem", "Output", f"{nearest} may not be written to. Change its permissions, or use --output.")
    return Sign("ok", "Output", str(folder))


def _packages() -> Iterator[Sign]:
    """The packages of which kit asks for one exact version."""
    try:
        pinned = [_PINNED.match(line) for line in requires("kit") or () if "extra ==" not in line]
    except PackageNotFoundError:
        yield Sign("note", "Packages", "kit runs without being installed, so versions are not compared. Run make.")
        return
    for name, wanted in (found.groups() for found in pinned if found):
        try:
            found = version(name)
        except PackageNotFoundError:
            yield Sign("problem", name, f"It is missing. Run make, or pip install {name}=={wanted}.")
            continue
        right = found == wanted
        yield (
            Sign("ok", name, found)
            if right
            else Sign(
                "problem",
                name,
                f"{found} is installed, and pages were proven with {wanted}: pip install {name}=={wanted}.",
            )
        )
