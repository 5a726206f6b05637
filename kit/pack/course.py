"""A course's packs: one for each session, and one for what serves them all: the plan, one packing list, one sign-in sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from kit.build.plan import at_length, chosen_modules, editions
from kit.build.press import Press
from kit.build.report import Watch
from kit.curriculum import Curriculum
from kit.errors import KitError
from kit.kinds.pack import (
    Again,
    Held,
    Sent,
    course_divider,
    course_name_cards,
    course_packing_list,
    course_plan,
    course_reprint_list,
    course_sign_in,
    name_tents,
)
from kit.pack.folder import must_be_another, must_be_ours
from kit.pack.items import Sheet, blank_like
from kit.pack.making import (
    Packed,
    Stack,
    Wanted,
    branded,
    divided,
    finished,
    folder_name,
    pack,
    packing,
    request_for,
    session_name,
)
from kit.pack.printer import Printer
from kit.pack.record import Printed, read_record
from kit.project import Project
from kit.prose import text_of
from kit.sheets import Binder

SHARED = frozenset(("sign-in", "name-cards", "name-tents"))
"""Sheets that a course has once for all sessions."""


@dataclass(frozen=True, slots=True)
class CourseDesk:
    """What the pack for all sessions is composed of; ``packs`` are those of the sessions."""

    curriculum: Curriculum
    sessions: tuple[Held, ...]
    packs: tuple[Packed, ...]

    def first(self) -> Iterator[Sheet]:
        """The plan of the course."""
        yield Sheet(course_plan(self.curriculum, self.sessions), self.sessions[0].workshop.leaders, word=True)

    def door(self) -> Iterator[Sheet]:
        """What stands at the door in every session."""
        if self.curriculum.sign_in:
            yield Sheet(course_sign_in(self.curriculum, self.sessions, self.curriculum.sign_in))
        spare, first = self._spare_cards, self.sessions[0]
        most = max(spare, default=0)
        yield Sheet(course_name_cards(self.curriculum, self.sessions, most), one_sided=True, word=True)
        if spare:
            tents = name_tents(self.curriculum, first.module, first.workshop, most)
            yield Sheet(tents, one_sided=True, finish="fold")

    def packing(self, sent: Sequence[Sent], sheets: int) -> Sheet:
        """What to bring to the sessions, and what is printed for all of them."""
        printed = frozenset(one.id for one in sent).union(*(pack.printed for pack in self.packs))
        paper = [(one.title, one.copies, one.pages, one.sheets) for one in sent]
        paper += [(pack.title, 1, pack.pages, pack.sheets) for pack in self.packs]
        total = sheets + sum(pack.sheets for pack in self.packs)
        return Sheet(course_packing_list(self.curriculum, self.sessions, printed, paper, total))

    def reprint(self, again: Sequence[Again], gone: Sequence[str]) -> Sheet:
        """The list of what is printed again."""
        return Sheet(course_reprint_list(self.curriculum, again, gone))

    def divided(self, sent: Sent) -> Sheet:
        """The divider before a document."""
        return Sheet(course_divider(self.curriculum, sent))

    def blank(self) -> Sheet:
        """The page that says that it is left blank."""
        return Sheet(blank_like(self.divided(Sent("", "", 0, 0, one_sided=False)).document, self.curriculum))

    @property
    def _spare_cards(self) -> list[int]:
        """The spare name cards that each session asks for that has any."""
        return [
            held.workshop.count(material).spare
            for held in self.sessions
            for material in self.curriculum.materials
            if material.sheet == "name-cards" and material.id in held.module.materials
        ]


def pack_course(
    project: Project, sessions: Sequence[Wanted], folder: Path | None, press: Press, watch: Watch
) -> Iterator[Packed]:
    """The packs of a course's sessions in their order, each in a folder inside the course's, and last the course's own.

    Raises KitError for what cannot be planned, before anything is built, and for what cannot be built or written.
    """
    known = replace(press, read=cache(press.read))
    curriculum, _ = known.read(project)
    since = sessions[0].since
    before = read_record(since) if since else None
    home = folder or project.output / "packs" / folder_name(curriculum.id, sessions[0].workshop)
    placed = [_placed(curriculum, wanted, home) for wanted in sessions]
    for place in (home, *(wanted.folder for wanted in placed)):
        must_be_ours(place or home)
    if since:
        must_be_another(home, since)
        _must_be_courses(since, placed)
    held = [_held(curriculum, wanted) for wanted in placed]
    packs = []
    for wanted in placed:
        packs.append(pack(project, wanted, known, watch))
        yield packs[-1]
    desk = CourseDesk(curriculum, tuple(held), tuple(packs))
    yield _own(project, desk, sessions[0], home, known, before, watch)


def _placed(curriculum: Curriculum, wanted: Wanted, home: Path) -> Wanted:
    (module,) = chosen_modules(curriculum, (wanted.module,))
    name = session_name(module)
    since = wanted.since / name if wanted.since and (wanted.since / name).is_dir() else None
    return replace(wanted, folder=home / name, elsewhere=SHARED, since=since)


def _must_be_courses(since: Path, placed: Sequence[Wanted]) -> None:
    """Refuses what is no pack of a course with any of these sessions, and one that cannot be read."""
    older = [read_record(wanted.since) for wanted in placed if wanted.since]
    if not older:
        raise KitError(
            f"{since} is not the pack of a course with these modules. Give --since the folder of such a pack."
        )


def _held(curriculum: Curriculum, wanted: Wanted) -> Held:
    (module,) = chosen_modules(at_length(curriculum, request_for(wanted)), (wanted.module,))
    return Held(module, wanted.workshop.of(module))


def _own(
    project: Project,
    desk: CourseDesk,
    look: Wanted,
    home: Path,
    press: Press,
    before: tuple[Printed, ...] | None,
    watch: Watch,
) -> Packed:
    """The pack for all sessions, in the look of the first."""
    dressed = replace(press, brand=partial(branded, press, look))
    edition = editions(project, desk.curriculum, replace(request_for(look), minutes=None), dressed)[0]
    with press.pool(look.jobs) as pool:
        printer = Printer(pool, edition.brand, edition.paper, watch)
        desk = replace(desk, curriculum=edition.curriculum)
        binder = Binder()
        first, *door = divided(desk, printer, binder, printer.items((*desk.first(), *desk.door())))
        listed = packing(desk, printer, binder, (first, *door))
        stack = Stack((first, *listed, *door), printer.order(desk.blank()), binder)
        packed = finished(text_of(desk.curriculum.title), home, desk, printer, stack, before, {})
        return replace(packed, watched=desk.packs[0].watched)
