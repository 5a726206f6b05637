"""Editor: the command that opens a file at a line in the author's editor. A list of words, never a shell's line."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path

_AT_COLON = {"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"}
_PLAIN_COLON = {"subl", "zed", "zeditor"}
_PLUS = {"gvim", "mvim", "emacsclient", "gedit", "xed", "geany"}
_LINE_OPTION = {"kate", "kwrite", "pycharm", "idea", "mate"}


def pattern(given: str | None, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The words of the editor's command, with ``{file}`` and ``{line}`` in them; none where no editor is known.

    An option or $KIT_EDITOR is taken as it is. $VISUAL and $EDITOR are where the editor has a window of its own: one that
    lives in a terminal cannot be opened from a page.
    """
    own = given or environment.get("KIT_EDITOR", "")
    if own:
        words = tuple(shlex.split(own))
        return words if "{file}" in own else _known(words) or (*words, "{file}")
    for name in ("VISUAL", "EDITOR"):
        words = tuple(shlex.split(environment.get(name, "")))
        if found := _known(words):
            return found
    return ()


def command(words: tuple[str, ...], file: Path, line: int) -> list[str]:
    """The command for a place."""
    return [word.replace("{file}", str(file)).replace("{line}", str(line)) for word in words]


def _known(words: tuple[str, ...]) -> tuple[str, ...]:
    name = Path(words[0]).stem if words else ""
    if name in _AT_COLON:
        return (*words, "-g", "{file}:{line}")
    if name in _PLAIN_COLON:
        return (*words, "{file}:{line}")
    if name in _PLUS:
        return (*words, "+{line}", "{file}")
    if name in _LINE_OPTION:
        return (*words, "--line", "{line}", "{file}")
    return ()
