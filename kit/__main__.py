"""The program: ``kit``, or ``python -m kit``.

Worker processes import this module once more, so it imports nothing by itself.
"""


def main() -> None:
    """Run the command that was typed."""
    from kit.cli import commands

    commands(prog_name="kit")


if __name__ == "__main__":
    main()
