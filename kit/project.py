"""Project: where things are, resolved once and passed down. Nothing below the command line asks where it is run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kit.errors import KitError

PACKAGE = Path(__file__).resolve().parent
"""The folder of this package."""

STYLES = PACKAGE / "styles" if (PACKAGE / "styles").is_dir() else PACKAGE.parent / "styles"
"""The stylesheets and brands that come with kit: inside an installed package, or beside it in a checkout."""

SOURCE = Path("source/curriculum.yaml")
"""The curriculum's place in a project."""

OUTPUT = Path("output")
"""The products' place in a project."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project's places, as absolute paths."""

    root: Path
    source: Path
    output: Path
    source_name: str
    """The curriculum as a person in that folder would type it; problems are reported under this name."""
    styles: Path = STYLES

    @classmethod
    def find(cls, start: Path, source: Path | None = None, output: Path | None = None) -> Project:
        """The project around a folder: the nearest one at or above it that holds a curriculum, else the folder itself.

        Places that are given count from ``start``; the others count from the project's root.
        """
        start = Path(os.path.abspath(start))
        root = next((folder for folder in (start, *start.parents) if (folder / SOURCE).is_file()), start)
        found = start / source if source else root / SOURCE
        if not found.is_file():
            raise KitError(_no_curriculum(source or SOURCE))
        where = Path(os.path.abspath(start / output if output else root / OUTPUT))
        return cls(root, Path(os.path.abspath(found)), where, _shown(found, start))

    def shown(self, path: Path) -> str:
        """A path as short as it can be said: relative to the root where it is inside."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)


def _shown(path: Path, start: Path) -> str:
    """A path as a person who stands in ``start`` would type it: one step up at most, else in full."""
    relative = Path(os.path.relpath(path, start))
    return os.path.abspath(path) if relative.parts[:2] == ("..", "..") else str(relative)


def _no_curriculum(wanted: Path) -> str:
    return (
        f"There is no curriculum at {wanted}. "
        f"Go to the folder that holds {SOURCE}, or name the file: kit build --source FILE."
    )
