"""Request: what somebody asks to be built."""

from __future__ import annotations

from dataclasses import dataclass

HOUSE = "house"
FORMATS = ("html", "pdf", "docx")
DEFAULT_FORMATS = ("pdf", "docx")


@dataclass(frozen=True, slots=True)
class Request:
    """What to build. Empty means all: all modules, all documents, the default formats."""

    modules: tuple[str, ...] = ()
    """Ids or numbers."""
    documents: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    brands: tuple[str, ...] = (HOUSE,)
    """Names, or paths of brands outside the project."""
    paper: str | None = None
    """The curriculum's own where none is named."""
    minutes: int | None = None
    """The length of a shorter edition of the chosen modules; as written where none is named."""
    jobs: int = 1
    force: bool = False

    @property
    def wanted_formats(self) -> tuple[str, ...]:
        """The formats to make, in the order in which they are made."""
        wanted = self.formats or DEFAULT_FORMATS
        return tuple(name for name in FORMATS if name in wanted)
