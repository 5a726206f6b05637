"""Marks, problems and errors: what went wrong, where it stands, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """What a kit command returns to the shell. Public: documented in docs/commands.md."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    EDITED = 3
    BUSY = 4
    OUTPUT = 5
    ENVIRONMENT = 6
    RENDERING = 7
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file. Line and column count from 1, as editors show them."""

    file: str
    line: int
    column: int
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an author should mend: a stable code, the place, what is wrong and what to do.

    A warning does not stop a build.
    """

    code: str
    message: str
    hint: str = ""
    mark: Mark | None = None
    warning: bool = False

    def __str__(self) -> str:
        place = f"{self.mark}: " if self.mark else ""
        grade = "warning " if self.warning else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{place}{grade}{self.code}: {self.message}{hint}"


class KitError(Exception):
    """A failure that a person caused and can mend. The message says what to do next."""

    exit_code = ExitCode.USAGE


class CurriculumError(KitError):
    """The curriculum cannot be read or breaks its own rules; carries every problem found."""

    exit_code = ExitCode.PROBLEMS

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class BusyError(KitError):
    """Another build holds the output folder."""

    exit_code = ExitCode.BUSY


class OutputError(KitError):
    """A product cannot be written where it belongs."""

    exit_code = ExitCode.OUTPUT


class MissingPartError(KitError):
    """A font, a library or a program that the build needs is not on this machine."""

    exit_code = ExitCode.ENVIRONMENT


class RenderingError(KitError):
    """A document was composed but cannot be laid out as promised."""

    exit_code = ExitCode.RENDERING
