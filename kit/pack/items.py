"""Items: the documents of a pack with their copies, in the order of use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from kit.blocks import Document
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.shared import Material
from kit.kinds import KINDS, certificate, guide
from kit.kinds.context import Context
from kit.kinds.pack import (
    Again,
    Apart,
    Finish,
    Sent,
    card_sets,
    chat_texts,
    demonstration_script,
    divider,
    evaluation_slip,
    groups_sheet,
    name_cards,
    name_tents,
    online_plan,
    packing_list,
    reprint_list,
    run_sheet,
    sign_in_sheet,
)
from kit.prose import plain
from kit.sheets import Part, blank_page
from kit.typography import slug
from kit.workshop import Workshop

CHAT = "chat.txt"
"""The file of texts to paste into the chat."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of a pack that is still to be laid out, and how it is printed."""

    document: Document
    copies: int = 1
    one_sided: bool = False
    finish: Finish = "cut"
    word: bool = False
    """Whether it comes as a Word file too, for what people change at the last minute."""
    apart: Apart | None = None
    """What it is in a file of its own for, where it is not printed with the others."""
    called: str = ""
    """What materials call it, where that is not the name of its first part."""
    named: str = ""
    """What people call it, where that is not the document's title."""
    setting: Literal["pdf", "large-print", "bleed"] = "pdf"

    @property
    def title(self) -> str:
        """What people call it."""
        return self.named or self.document.title.rsplit(" · ", 1)[-1]

    @property
    def id(self) -> str:
        """What materials call it."""
        return self.called or self.document.sections[0].id


@dataclass(frozen=True, slots=True)
class Item:
    """A document of a pack: what it is called, its PDF, how often it is printed and how."""

    id: str
    title: str
    data: bytes = field(repr=False)
    pages: int
    copies: int = 1
    one_sided: bool = False
    finish: Finish = "cut"
    word: bytes | None = field(default=None, repr=False)
    apart: Apart | None = None
    """Why it is in a file of its own."""
    anchors: Mapping[str, int] = field(default_factory=dict, repr=False)
    """The page of each of its parts."""

    @property
    def sent(self) -> Sent:
        """What its divider says of it."""
        return Sent(self.id, self.title, self.copies, self.pages, self.one_sided, self.apart, self.finish)

    @property
    def part(self) -> Part:
        """What is joined."""
        return Part(self.data, self.title, self.copies, one_sided=self.one_sided)

    @property
    def name(self) -> str:
        """Its file name without number and ending, with the copies in it."""
        return "-".join(filter(None, (slug(self.title), slug(self.apart or "") * bool(self.apart), f"x{self.copies}")))


def blank_like(document: Document, curriculum: Curriculum) -> Document:
    """A page that says that it is left blank, in the frame of a document."""
    return blank_page(plain(curriculum.labels.pack.left_blank, "labels"), document)


class Bench(Protocol):
    """What is laid between and after documents, in a module's pack or in a course's."""

    def packing(self, sent: Sequence[Sent], sheets: int) -> Sheet:
        """The packing list, when it is known what is printed, on how many sheets of paper in all."""

    def divided(self, sent: Sent) -> Sheet:
        """The divider before a document."""

    def reprint(self, again: Sequence[Again], gone: Sequence[str]) -> Sheet:
        """The list of what is printed again."""

    def blank(self) -> Sheet:
        """The page that says that it is left blank."""


@dataclass(frozen=True)
class Desk:
    """What a module's pack is composed of, for people who meet in a room."""

    curriculum: Curriculum
    module: Module
    workshop: Workshop
    elsewhere: frozenset[str] = frozenset()
    """Sheets that are in another pack, by what materials call them."""

    def first(self, guide_pages: Mapping[str, int]) -> Sheet:
        """The run sheet, with the pages of the guide."""
        sheet = run_sheet(self.curriculum, self.module, self.workshop, guide_pages)
        return Sheet(sheet, self.workshop.leaders, word=True)

    def guide(self, handout_pages: Mapping[str, int]) -> Sheet:
        """The facilitator's guide with the meeting's times, groups and quantities."""
        made = guide.compose_for(self.curriculum, self.module, {"handout": handout_pages}, self.workshop)
        return Sheet(made, self.copies("guide"), called="guide")

    def groups(self) -> Sheet:
        """Who is with whom: for the wall where the materials say so, else for whoever leads."""
        copies = self._total("groups") or self.workshop.leaders
        return Sheet(groups_sheet(self.curriculum, self.module, self.workshop), copies, word=True)

    def door(self, handout_pages: Mapping[str, int]) -> Iterator[Sheet]:  # noqa: ARG002  # online it says them
        """What stands at the door and hangs on the wall."""
        yield self.groups()
        yield from self._kept(self._names())

    def texts(self, handout_pages: Mapping[str, int]) -> Mapping[str, str]:  # noqa: ARG002  # online it says them
        """Plain texts to copy from, by the names of their files."""
        return {}

    def apart(self, kind: str, wanted: Apart | None) -> Apart | None:
        """What a product is in a file of its own for: handouts as was wanted."""
        return wanted if kind == "handout" else None

    def _kept(self, sheets: Iterable[Sheet]) -> Iterator[Sheet]:
        return (sheet for sheet in sheets if sheet.id not in self.elsewhere)

    def _names(self) -> Iterator[Sheet]:
        if self.curriculum.sign_in:
            yield Sheet(sign_in_sheet(self.curriculum, self.module, self.workshop, self.curriculum.sign_in))
        yield Sheet(
            name_cards(self.curriculum, self.module, self.workshop, self._spare("name-cards")),
            one_sided=True,
            word=True,
        )
        if self._asks_for("name-cards"):
            tents = name_tents(self.curriculum, self.module, self.workshop, self._spare("name-cards"))
            yield Sheet(tents, one_sided=True, finish="fold")

    def product(self, kind: str, setting: Literal["large-print", "bleed"], readers: int) -> Sheet:
        """One of the kit's own products, laid out anew: in large print for so many ``readers``, or for a print shop."""
        document = KINDS[kind].compose(self.curriculum, self.module, {})
        title: str = getattr(self.curriculum.labels.documents, kind)
        if setting == "bleed":
            return Sheet(
                document, self.copies(kind) - self.share(kind, readers), called=kind, named=title, setting=setting
            )
        large = Context(self.curriculum, self.module, {}).filled(
            self.curriculum.labels.pack.large_print, document=title
        )
        return Sheet(document, self.share(kind, readers), called=f"{kind}-{setting}", named=large, setting=setting)

    def share(self, kind: str, readers: int) -> int:
        """How many copies of a product so many of the participants take."""
        return min(self.copies(kind), readers * max(1, self.copies(kind) // self.workshop.people))

    def copies(self, kind: str) -> int:
        """How many of a product the module's materials ask for; else one for everybody it is for."""
        found = sum(self.workshop.count(material).total for material in self._materials if material.document == kind)
        return found or (self.workshop.leaders if kind == "guide" else self.workshop.people)

    def script(self) -> Iterator[Sheet]:
        """What the demonstration is played from, where the materials ask for it."""
        script, asked = demonstration_script(self.curriculum, self.module), self._total("demonstration")
        if script and asked:
            yield Sheet(script, asked)

    def cards(self) -> Iterator[Sheet]:
        """Cards to cut, sort by sort."""
        for document, sets in card_sets(self.curriculum, self.module, self.workshop):
            yield Sheet(document, sets, one_sided=True, word=True)

    def packing(self, sent: Sequence[Sent], sheets: int) -> Sheet:
        """The packing list, when it is known what is printed, on how many sheets of paper in all."""
        return Sheet(packing_list(self._kit(), self.module, self.workshop, sent, sheets))

    def _kit(self) -> Curriculum:
        """The course as it is packed for: what another pack prints is brought from there."""
        materials = tuple(
            one.model_copy(update={"kind": "equipment"}) if one.sheet in self.elsewhere else one
            for one in self.curriculum.materials
        )
        return self.curriculum.model_copy(update={"materials": materials})

    def divided(self, sent: Sent) -> Sheet:
        """The divider before a document."""
        return Sheet(divider(self.curriculum, self.module, sent))

    def reprint(self, again: Sequence[Again], gone: Sequence[str]) -> Sheet:
        """The list of what is printed again."""
        return Sheet(reprint_list(self.curriculum, self.module, again, gone))

    def blank(self) -> Sheet:
        """The page that says that it is left blank."""
        return Sheet(blank_like(self.divided(Sent("", "", 0, 0, one_sided=False)).document, self.curriculum))

    def closing(self) -> Iterator[Sheet]:
        """What people fill in and take away at the end: a certificate for each, with a line where no name is known."""
        slip = evaluation_slip(self.curriculum, self.module)
        if slip:
            yield Sheet(slip, self.workshop.people + self._spare("evaluation"))
        if self.module.certificate:
            names = (*self.workshop.seated, *("",) * self._spare("certificate"))
            yield Sheet(certificate.compose(self.curriculum, names), one_sided=True, finish="", called="certificate")

    @property
    def _materials(self) -> tuple[Material, ...]:
        return Context(self.curriculum, self.module, {}).materials

    def _asks_for(self, sheet: str) -> bool:
        """Whether the module's materials ask for a sheet."""
        return any(material.sheet == sheet for material in self._materials)

    def _total(self, sheet: str) -> int:
        """How many of a sheet the module's materials ask for."""
        return sum(self.workshop.count(material).total for material in self._materials if material.sheet == sheet)

    def _spare(self, sheet: str) -> int:
        """How many more of a sheet than people the module's materials ask for."""
        return sum(self.workshop.count(material).spare for material in self._materials if material.sheet == sheet)


@dataclass(frozen=True)
class OnlineDesk(Desk):
    """What a module's pack is composed of for people who meet on screens: what leads it is printed, the rest is sent."""

    def door(self, handout_pages: Mapping[str, int]) -> Iterator[Sheet]:
        """The plan with rooms and messages, and a sheet to note who is there."""
        plan = online_plan(self.curriculum, self.module, self.workshop, handout_pages)
        yield Sheet(plan, self.workshop.leaders, word=True)
        yield from self._kept(sheet for sheet in self._names() if sheet.id == "sign-in")

    def texts(self, handout_pages: Mapping[str, int]) -> Mapping[str, str]:
        """What is pasted into the chat."""
        return {CHAT: chat_texts(self.curriculum, self.module, self.workshop, handout_pages)}

    def apart(self, kind: str, wanted: Apart | None) -> Apart | None:  # noqa: ARG002  # however handouts are wanted
        """Every product is sent."""
        return "send"

    def copies(self, kind: str) -> int:
        """A file to send is one; the guide is printed for whoever leads."""
        return self.workshop.leaders if kind == "guide" else 1

    def cards(self) -> Iterator[Sheet]:
        """Cards, to be sent to whom they are for."""
        return (replace(sheet, copies=1, apart="send") for sheet in Desk.cards(self))

    def closing(self) -> Iterator[Sheet]:
        """The slip and the certificates, to be sent."""
        return (replace(sheet, copies=1, apart="send") for sheet in Desk.closing(self))

    def packing(self, sent: Sequence[Sent], sheets: int) -> Sheet:
        """What to have at hand, and what is printed and sent: nothing that is handed out or used up in a room."""
        at_hand = tuple(material.id for material in self._materials if material.kind == "equipment")
        module = self.module.model_copy(update={"materials": at_hand})
        return Sheet(packing_list(self.curriculum, module, self.workshop, sent, sheets))
