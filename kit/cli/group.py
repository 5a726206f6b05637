"""What all commands share: how failures end, how help texts end, and the options that many take."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli.screen import fail, stop

if TYPE_CHECKING:
    from kit.project import Project


class Kit(click.Group):
    """Commands whose foreseeable failures end in one clear message and a documented exit code, never in a traceback."""

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> click.Context:
        """The context of a run, which keeps the words as they were typed."""
        return super().make_context(info_name, args, *rest, **extra, obj=tuple(args))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            stop("Stopped. Files that were finished are in place; all others are as they were.", 130)
        except ModuleNotFoundError as error:
            from kit.build.environment import missing

            stop(missing(error), 6)
        except Exception as error:
            from kit.errors import KitError

            if not isinstance(error, KitError):
                raise
            fail(error)


def example(*lines: str) -> str:
    """The end of a help text: commands as one would type them, each on its line."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


source_option = click.option("--source", metavar="FILE", help="The curriculum.  [default: source/curriculum.yaml]")
output_option = click.option("--output", metavar="DIR", help="The folder for products.  [default: output]")


def project_of(source: str | None, output: str | None = None) -> Project:
    """The project that a command was run in."""
    from kit.project import Project

    return Project.find(Path.cwd(), Path(source) if source else None, Path(output) if output else None)


def brand_of(name: str) -> str:
    """A brand's name as it is; a path made absolute, since nothing further down knows where kit was run."""
    return os.path.abspath(name) if os.sep in name or "/" in name or name.endswith((".yml", ".yaml")) else name


def processors() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
