"""Revision: a file as git keeps it in a commit, asked of git itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

from kit.errors import KitError, MissingPartError

PATIENCE: Final = 30
"""Seconds that git is waited for."""

_QUIET: Final = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
"""It asks nothing, locks nothing and answers in English."""


def committed(path: Path, revision: str) -> bytes:
    """The bytes of a file in a revision such as ``HEAD~3``, a tag or a branch.

    Raises KitError where there is no git, no repository around the file, no such revision, or no such file in it.
    """
    if _git(path, "rev-parse", "--git-dir").returncode:
        raise KitError(f"{path.parent} is in no git repository. Name two files instead: kit changes OLD.yaml NEW.yaml.")
    found = _git(path, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        raise KitError(f"There is no file and no revision {revision}. See what there is with: git log --oneline.")
    commit = found.stdout.decode().strip()
    file = _git(path, "cat-file", "blob", f"{commit}:./{path.name}")
    if file.returncode:
        raise KitError(f"{path.name} was not in its place in the revision {revision}. Name a later one.")
    return file.stdout


def _git(path: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603  # a list of arguments, no shell; a revision stands where git takes no option
            ["git", *words],  # noqa: S607  # whichever git is first on the person's own path
            cwd=path.parent,
            env={**os.environ, **_QUIET},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except FileNotFoundError:
        raise MissingPartError("git is not on this machine. Install it, or name two files.") from None
    except subprocess.TimeoutExpired:
        raise KitError(f"git gave no answer for {PATIENCE} seconds. Try again, or name two files.") from None
    except (OSError, ValueError) as error:
        raise KitError(f"git cannot be asked: {error}. Name two files instead.") from None
