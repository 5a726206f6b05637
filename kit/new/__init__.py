"""New: a project to begin with. A commented curriculum that builds at once, a brand and what an editor needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from kit.errors import KitError, OutputError
from kit.new.course import LANGUAGES, Plan, files
from kit.new.title import printable

__all__ = ["LANGUAGES", "Begun", "Plan", "start"]


@dataclass(frozen=True, slots=True)
class Begun:
    """What a new project has: the names of its files in order, and the signs that its title had to lose."""

    files: tuple[str, ...]
    left_out: str


def start(folder: Path, plan: Plan) -> Begun:
    """Writes a new project.

    Raises KitError for a title that cannot be printed and a folder that holds anything, and OutputError where nothing
    can be written. Nothing that is there is ever written over.
    """
    title, left_out = printable(plan.title)
    composed = files(replace(plan, title=title))
    if folder.is_symlink() or folder.exists():
        _refuse_what_holds_something(folder)
    try:
        for name, text in composed.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror}. Choose a folder that you may write to.") from None
    return Begun(tuple(composed), left_out)


def _refuse_what_holds_something(folder: Path) -> None:
    if not folder.is_dir():
        raise KitError(f"{folder} is there already and is no folder. Name another: kit new DIR.")
    try:
        held = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror}. Choose a folder that you may read and write.") from None
    if held:
        raise KitError(
            f"{folder} is not empty: it holds {held[0]}. Name a new folder, so that nothing of yours is touched."
        )
