"""Record: what a pack printed, kept in its folder, so that a later pack knows which sheets differ."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from kit.errors import KitError
from kit.kinds.pack import Apart
from kit.pack.items import Item
from kit.sheets import page_digests

RECORD = ".pack.json"
"""The file that holds it. Its name begins with a dot, since nobody prints it."""
VERSION = 1


@dataclass(frozen=True, slots=True)
class Printed:
    """A document of a pack: its copies, and the digest of what each page prints."""

    id: str
    title: str
    copies: int
    one_sided: bool
    pages: tuple[str, ...]
    apart: Apart | None = None
    """Why it is in a file of its own."""

    @property
    def is_sent(self) -> bool:
        """Whether it is a file to send, which nobody prints."""
        return self.apart == "send"

    @property
    def sheets(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the pages on each sheet of paper, counted from 1."""
        sides = 1 if self.one_sided else 2
        numbers = range(1, len(self.pages) + 1)
        return tuple(tuple(numbers[at : at + sides]) for at in range(0, len(numbers), sides))

    @property
    def faces(self) -> tuple[tuple[str, ...], ...]:
        """What is printed on each sheet of paper."""
        return tuple(tuple(self.pages[number - 1] for number in sheet) for sheet in self.sheets)


def record(item: Item) -> Printed:
    """What a pack prints of a document."""
    return Printed(item.id, item.title, item.copies, item.one_sided, page_digests(item.data), item.apart)


def written(printed: Iterable[Printed], files: Mapping[str, str]) -> bytes:
    """A record as a file, with the digest of each of the pack's files."""
    told = {"kit_pack": VERSION, "printed": [asdict(one) for one in printed], "files": dict(files)}
    return json.dumps(told, indent=1).encode()


def read_files(folder: Path) -> Mapping[str, str] | None:
    """The digest of each file that a pack wrote into its folder, by name; None where no record says it."""
    try:
        found = json.loads((folder / RECORD).read_bytes())["files"]
        return {str(name): str(digest) for name, digest in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def read_record(folder: Path) -> tuple[Printed, ...]:
    """The record of a pack's folder. Raises KitError where there is none."""
    try:
        found = json.loads((folder / RECORD).read_bytes())
        if found["kit_pack"] != VERSION:
            raise KeyError(found["kit_pack"])
        return tuple(Printed(**one | {"pages": tuple(one["pages"])}) for one in found["printed"])
    except OSError as error:
        raise KitError(
            f"{folder} holds no record of a pack ({error.strerror}). Give --since the folder of a pack."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise KitError(
            f"{folder / RECORD} is damaged, or of another kit. Print the whole pack, without --since."
        ) from error
