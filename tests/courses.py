"""Courses: the curricula that tests read, composed once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from functools import lru_cache
from pathlib import Path
from typing import get_args

from kit.blocks import Document
from kit.changes.change import Change, Changes, Chapter, Reprint, Sort, Why
from kit.changes.sheet import compose
from kit.curriculum import Curriculum
from kit.kinds import EVERY_KIND, PageMaps
from kit.kinds.guide import compose_for
from kit.kinds.pack import (
    Again,
    Finish,
    Held,
    Sent,
    course_plan,
    divider,
    groups_sheet,
    name_cards,
    name_tents,
    online_plan,
    packing_list,
    reprint_list,
    run_sheet,
)
from kit.pack.items import Desk
from kit.reader import read
from kit.workshop import Workshop

ROOT = Path(__file__).resolve().parent.parent
CURRICULA = ROOT / "tests" / "curricula"
SOURCE = ROOT / "source" / "curriculum.yaml"
COURSES = {
    "source": SOURCE,
    "minimal": CURRICULA / "minimal.yaml",
    "everything": CURRICULA / "everything.yaml",
    "french": CURRICULA / "premiers-secours.yaml",
}


@lru_cache(maxsize=8)
def course(name: str) -> Curriculum:
    """A curriculum by the name it has here."""
    return read(COURSES[name], COURSES[name].name).curriculum


@lru_cache(maxsize=8)
def documents(name: str) -> tuple[Document, ...]:
    """Every document of a course, composed without page references."""
    curriculum = course(name)
    return every_document(curriculum)


def every_document(curriculum: Curriculum, pages: PageMaps | None = None) -> tuple[Document, ...]:
    """Every document of a curriculum, its modules' and its own, with these page maps for all modules."""
    return tuple(title.compose(pages or {}) for kind in EVERY_KIND.values() for title in kind.titles(curriculum))


def pack_sheets(curriculum: Curriculum) -> Iterator[Document]:
    """The sheets of three workshops' packs, one late in the evening."""
    module = curriculum.modules[0]
    evening = Workshop(17, time(23, 10), date(2027, 3, 15), facilitator="A", names=("Ana", "Bo"))
    sent = Sent("handout", "Handout", 17, 4, False), Sent("role-cards", "Cards", 5, 2, True)
    apart = Sent("guide", "Guide", 1, 8, False, "booklet"), Sent("x", "Other", 1, 8, False, "two-up")
    large = Desk(curriculum, module, evening).product("handout", "large-print", 1)
    others = Sent(large.id, large.title, 1, 8, False), Sent("y", "More", 1, 8, False, "bleed")
    yield run_sheet(curriculum, module, evening, {})
    yield run_sheet(curriculum, module, Workshop(5, time(9, 30)), {})
    yield packing_list(curriculum, module, evening, (*sent, *apart, *others), 50)
    yield packing_list(curriculum, module, Workshop(5, time(9, 30)), (), 1)
    yield name_cards(curriculum, module, evening)
    yield name_tents(curriculum, module, evening)
    yield groups_sheet(curriculum, module, evening)
    yield from (divider(curriculum, module, one) for one in sent)
    yield from (divider(curriculum, module, replace(sent[1], finish=finish)) for finish in get_args(Finish))
    online = replace(evening, mode="virtual")
    yield online_plan(curriculum, module, online, {})
    yield packing_list(curriculum, module, online, (Sent("handout", "Handout", 1, 4, False, "send"),), 1)
    yield course_plan(curriculum, [Held(module, evening)])
    again = (Again("handout", "Handout", (3, 4), 17, 1, replaced) for replaced in (True, False))
    resent = Again("cards", "Cards", (1,), 1, 0, True, "send")
    yield reprint_list(curriculum, module, (*again, resent), ("Cards",))
    yield compose_for(curriculum, module, {}, Workshop(7, time(9, 30)))


def change_sheets(curriculum: Curriculum) -> tuple[Document, ...]:
    """Pages that say what changed: everything that can, more than fits, and nothing."""
    parts = ("modules", "segments", "worksheets", "items", "outcomes", "materials", "briefs")
    sorts: tuple[Sort, ...] = ("added", "dropped", "moved", "restyled")
    few = [Change(sort, "modules/a", part, "A", "") for part in parts for sort in sorts]
    minutes = Change("changed", "modules/a/minutes", "modules", "A", "minutes", "1", "2")
    whys: tuple[Why, ...] = ("changed", "gone", "edition")
    touched = tuple(Reprint("guide", "a-guide", why) for why in whys)
    chapter = Chapter("a", 1, "A", (minutes, *few), touched)
    common = Chapter("", 0, "B", (few[0],), ())
    told = (Changes("1", "2", (common, chapter)), Changes("1", "1", (replace(chapter, changes=(*few * 9,)),)))
    return tuple(compose(changes, curriculum) for changes in (*told, Changes("1", "1", ())))
