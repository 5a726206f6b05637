"""Folder: every file in it, read or named with the reason why not. None is dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from kit.curriculum import Curriculum
from kit.errors import KitError
from kit.scores.cards import Card, card, is_observer, observed
from kit.scores.forms import UnreadableError, forms

LARGEST = 50_000_000
"""A scorecard has a hundred kilobytes; what is larger than this many bytes is something else."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or a copy in it, that gave no card, and why. What is blank or the same as another is not ``lost``."""

    file: str
    why: str
    lost: bool = True


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a folder holds: the cards, and all that gave none."""

    cards: tuple[Card, ...]
    unread: tuple[Unread, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups, which are the folders inside the folder."""
        return tuple(sorted({card.group for card in self.cards if card.group}))

    @property
    def people(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards of each person, by the name that was written first; "" for those without. Case does not matter."""
        found: dict[str, list[Card]] = {}
        for one in self.cards:
            found.setdefault(one.person.casefold(), []).append(one)
        return {cards[0].person: tuple(cards) for _, cards in sorted(found.items())}


def gather(folder: Path, curriculum: Curriculum) -> Gathered:
    """The cards of a folder and of the folders in it. Raises KitError where there is no such folder, or nothing in it."""
    if not folder.is_dir():
        raise KitError(f"There is no folder {folder}. Name the folder that holds the filled scorecards.")
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    if not files:
        raise KitError(f"{folder} is empty. Put the filled scorecards into it, a folder for each group if you like.")
    cards: list[Card] = []
    unread: list[Unread] = []
    seen: dict[str, str] = {}
    for path in files:
        for found in _read(path, folder, curriculum, seen):
            (cards if isinstance(found, Card) else unread).append(found)  # type: ignore[arg-type]  # one of the two
    return Gathered(tuple(cards), tuple(unread))


def unnamed(gathered: Gathered, curriculum: Curriculum) -> Gathered:
    """The same cards with numbers for the people observed, and nobody's name or initials in the lines for names."""
    template, observed_line = curriculum.labels.scores.anonymous, observed(curriculum)
    numbers = {person.casefold(): number for number, person in enumerate(gathered.people, start=1)}
    seats = {role.id for role in curriculum.roles}
    cards = []
    for one in gathered.cards:
        person = template.format(number=numbers[one.person.casefold()])
        kept = {name: "" if name in seats or is_observer(name) else words for name, words in one.header.items()}
        cards.append(replace(one, person=person, header={**kept, **({observed_line: person} if observed_line else {})}))
    return Gathered(tuple(cards), gathered.unread)


def _read(path: Path, folder: Path, curriculum: Curriculum, seen: dict[str, str]) -> Iterator[Card | Unread]:
    name = path.relative_to(folder).as_posix()
    group = path.relative_to(folder).parts[0] if path.parent != folder else ""
    try:
        data = _bytes(path)
        first = seen.setdefault(sha256(data).hexdigest(), name)
        if first != name:
            yield Unread(name, f"is the same file as {first}, which was read", lost=False)
            return
        found = forms(data)
    except UnreadableError as error:
        yield Unread(name, str(error))
        return
    cards = [card(curriculum, form, name, group) for form in found]
    if not any(cards):
        yield Unread(name, "is a form, but no scorecard of this curriculum")
    for one in cards:
        if one is not None:
            yield Unread(f"{name} {one.copy}".strip(), "is blank", lost=False) if one.is_blank else one


def _bytes(path: Path) -> bytes:
    if path.suffix.lower() != ".pdf":
        raise UnreadableError("is not a PDF: only PDFs are read")
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError("is too large for a scorecard")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {error.strerror}") from error
