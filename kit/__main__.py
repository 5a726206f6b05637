"""The program: ``kit``, or ``python -m kit``.

Says at once that a build has nothing to do; leaves everything else to the command line. Worker processes import this
module once more, so it imports nothing heavy by itself.
"""

from __future__ import annotations

import os
import sys

from kit.build import quick


def main() -> None:
    """Run the command that was typed."""
    said = quick.answer(sys.argv[1:], os.getcwd())  # noqa: PTH109  # pathlib would double the time that this takes
    if said is None:
        from kit.cli import commands

        commands(prog_name="kit")
    else:
        sys.stderr.writelines(f"{line}\n" for line in said[0])
        sys.stdout.writelines(f"{line}\n" for line in said[1])


if __name__ == "__main__":
    main()
