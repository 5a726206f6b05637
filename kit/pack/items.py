"""Items: the documents of a pack with their copies, in the order of use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kit.blocks import Document
from kit.brand import Brand
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.shared import Material
from kit.kinds import certificate
from kit.kinds.context import Context
from kit.kinds.frame import slug
from kit.kinds.pack import (
    Sent,
    card_sets,
    divider,
    evaluation_slip,
    name_cards,
    packing_list,
    run_sheet,
    sign_in_sheet,
)
from kit.paper import Paper
from kit.sheets import Part, page_count
from kit.workshop import Workshop, count
from kit.writers import docx, pdf


@dataclass(frozen=True, slots=True)
class Item:
    """A document of a pack: what it is called, its PDF, how often it is printed and how."""

    title: str
    data: bytes = field(repr=False)
    copies: int = 1
    one_sided: bool = False
    word: bytes | None = field(default=None, repr=False)
    """The same as a Word file, for what people change at the last minute."""

    @property
    def sent(self) -> Sent:
        """What its divider says of it."""
        return Sent(self.title, self.copies, page_count(self.data), self.one_sided)

    @property
    def part(self) -> Part:
        """What is joined."""
        return Part(self.data, self.title, self.copies, one_sided=self.one_sided)

    @property
    def name(self) -> str:
        """Its file name without number and ending, with the copies in it."""
        return f"{slug(self.title)}-x{self.copies}"


@dataclass(frozen=True, slots=True)
class Desk:
    """What the sheets of a pack are made with."""

    curriculum: Curriculum
    module: Module
    workshop: Workshop
    brand: Brand
    paper: Paper

    @property
    def materials(self) -> tuple[Material, ...]:
        """What the module needs."""
        return Context(self.curriculum, self.module, {}).materials

    def printed(self, document: Document, copies: int = 1, one_sided: bool = False, word: bool = False) -> Item:
        """A sheet of the pack, laid out."""
        laid = pdf.write(document, self.brand, self.paper)
        file = docx.write(document, self.brand, self.paper, laid.anchors) if word else None
        title = document.title.rsplit(" · ", 1)[-1]
        return Item(title, laid.data, copies, one_sided, file)

    def divided(self, item: Item) -> Part:
        """The divider sheet before an item."""
        document = divider(self.curriculum, self.module, item.sent)
        return Part(pdf.write(document, self.brand, self.paper).data, document.title.rsplit(" · ", 1)[-1])


def items(desk: Desk, products: Mapping[str, bytes], guide_pages: Mapping[str, int]) -> tuple[Item, ...]:
    """Every document of a pack in the order of use: what runs the meeting, what stands at the door, what people get.

    ``products`` are the PDFs of guide, handout and scorecard.
    """
    curriculum, module, workshop = desk.curriculum, desk.module, desk.workshop
    first = desk.printed(run_sheet(curriculum, module, workshop, guide_pages), leaders(workshop), word=True)
    rest = (*_door(desk), *_products(desk, products), *_cards(desk), *_closing(desk))
    return (first, _packing(desk, (first, *rest)), *rest)


def leaders(workshop: Workshop) -> int:
    """How many people lead the workshop."""
    return 2 if workshop.co_facilitator else 1


def _packing(desk: Desk, others: tuple[Item, ...]) -> Item:
    """The packing list, which counts its own sheet too."""
    sent = tuple(item.sent for item in others)
    dividers = len(others) + 1
    own = 1
    while True:
        sheets = sum(one.sheets for one in sent) + dividers + own
        made = desk.printed(packing_list(desk.curriculum, desk.module, desk.workshop, sent, sheets))
        if made.sent.sheets <= own:
            return made
        own = made.sent.sheets


def _door(desk: Desk) -> Iterator[Item]:
    if desk.curriculum.sign_in:
        yield desk.printed(sign_in_sheet(desk.curriculum, desk.module, desk.workshop, desk.curriculum.sign_in))
    yield desk.printed(name_cards(desk.curriculum, desk.module, desk.workshop), one_sided=True, word=True)


def _products(desk: Desk, products: Mapping[str, bytes]) -> Iterator[Item]:
    for kind, data in products.items():
        materials = (material for material in desk.materials if material.document == kind)
        found = sum(count(material, desk.workshop.people, leaders(desk.workshop)).total for material in materials)
        usual = leaders(desk.workshop) if kind == "guide" else desk.workshop.people
        yield Item(getattr(desk.curriculum.labels.documents, kind), data, found or usual)


def _cards(desk: Desk) -> Iterator[Item]:
    for document, sets in card_sets(desk.curriculum, desk.module, desk.workshop):
        yield desk.printed(document, sets, one_sided=True, word=True)


def _closing(desk: Desk) -> Iterator[Item]:
    slip = evaluation_slip(desk.curriculum, desk.module)
    if slip:
        yield desk.printed(slip, desk.workshop.people)
    if desk.module.certificate:
        yield desk.printed(
            certificate.compose(desk.curriculum, desk.workshop.names or ("",) * desk.workshop.people), one_sided=True
        )
