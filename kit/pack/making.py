"""Making a pack: the kit is built where it has to be, its files are reused as they are, and copies are repeated pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Literal

from kit.brand import Brand, greyscale, ink_saver
from kit.build.files import clear
from kit.build.plan import Edition, artifacts, at_length, chosen_modules, editions, plan
from kit.build.press import Press
from kit.build.quick import Watched
from kit.build.report import Report, Watch
from kit.build.request import HOUSE, Request
from kit.build.run import build
from kit.curriculum.module import Module
from kit.errors import KitError, RenderingError
from kit.kinds.pack import Again
from kit.pack.folder import PRINT_ME, must_be_another, must_be_ours, put
from kit.pack.items import Bench, Desk, Item, OnlineDesk, Sheet
from kit.pack.printer import Ordered, Printer
from kit.pack.record import Printed, read_record, record
from kit.pack.reprint import differing, dropped, reprints
from kit.project import Project
from kit.prose import text_of
from kit.sheets import Binder, Part, booklet, page_count, two_up
from kit.workshop import Workshop

DOCUMENTS = ("scorecard", "handout")
"""The kit's own products that go into a pack, in the order of printing."""

IMPOSED = {"booklet": booklet, "two-up": two_up}
"""Ways to lay pages on sheets that flip on the short edge."""

DESKS = {"room": Desk, "virtual": OnlineDesk}
"""What a pack is composed of, by the way in which people meet."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A pack to make: the module by id or number, the meeting, and how it looks."""

    module: str
    workshop: Workshop
    brand: str = HOUSE
    paper: str | None = None
    jobs: int = 1
    minutes: int | None = None
    """The length of a shorter edition; as written where none is given."""
    ink_saver: bool = False
    greyscale: bool = False
    handouts: Literal["booklet", "two-up"] | None = None
    """How handouts lie on their sheets, in a file of their own; without one, as pages among all others."""
    large_print: int = 0
    """How many participants read large print; their copies take the place of standard ones."""
    bleed: bool = False
    """Whether a print shop makes handouts and scorecards, which are then in files of their own."""
    folder: Path | None = None
    """Where it goes; without one, to a folder named after module and date in the project's output."""
    elsewhere: frozenset[str] = frozenset()
    """Sheets that are in another pack, by what materials call them."""
    since: Path | None = None
    """The folder of an older pack, to print only what differs."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack that was made: its folder, its files in the order of printing, the sheets of paper that it takes."""

    title: str
    folder: Path
    files: tuple[str, ...]
    pages: int
    sheets: int
    kept: tuple[Path, ...]
    """Files of the kit that a person edited: they went in as they are."""
    printed: frozenset[str]
    """What is printed, by what materials call it."""
    again: tuple[Again, ...] | None = None
    """What differs from an older pack, where it was compared with one."""
    watched: Watched | None = None
    """What the kit's own documents were made of, and they; nothing where a person edited one."""
    edited: tuple[Path, ...] = ()
    """Files of the older pack in this folder that a person edited: where they are now."""


def pack(project: Project, wanted: Wanted, press: Press, watch: Watch) -> Packed:
    """A pack, written to its folder. Raises KitError for what cannot be planned, built or written."""
    _must_be_possible(wanted)
    with press.pool(wanted.jobs) as pool:
        known = replace(press, read=cache(press.read), brand=partial(branded, press, wanted))
        curriculum, _ = known.read(project)
        request = request_for(wanted)
        (module,) = chosen_modules(curriculum, (wanted.module,))
        folder = wanted.folder or project.output / "packs" / folder_name(module.id, wanted.workshop)
        must_be_ours(folder)
        before = _printed(module, folder, wanted.since) if wanted.since else None
        built = _built(project, request, known, watch)
        edition = editions(project, at_length(curriculum, request), request, known)[0]
        (module,) = chosen_modules(edition.curriculum, (module.id,))
        desk = DESKS[wanted.workshop.mode](edition.curriculum, module, wanted.workshop.of(module), wanted.elsewhere)
        layout = edition.manifest.layout(module.id, "handout")
        pages = layout.anchors if layout else {}
        printer = Printer(pool, edition.brand, edition.paper, watch)
        products = () if wanted.bleed else tuple(_products(desk, edition, request, known, wanted))
        stack = _stacked(desk, printer, pages, products, tuple(_anew(desk, wanted)))
        texts = {name: text.encode() for name, text in desk.texts(pages).items()}
        packed = finished(text_of(module.title), folder, desk, printer, stack, before, texts)
        return replace(packed, kept=tuple(one.path for one in built.kept), watched=built.watched)


def _must_be_possible(wanted: Wanted) -> None:
    if wanted.workshop.mode == "virtual" and (wanted.bleed or wanted.handouts or wanted.large_print):
        raise KitError(
            "Handouts of an online meeting are sent: leave out --booklet, --two-up, --large-print and --bleed."
        )
    if wanted.bleed and wanted.handouts:
        raise KitError(f"A print shop lays pages on sheets itself: leave out --bleed or --{wanted.handouts}.")
    if wanted.large_print > wanted.workshop.people:
        raise KitError(
            f"{wanted.large_print} of {wanted.workshop.people} people cannot read large print: lower --large-print."
        )


def finished(
    title: str,
    folder: Path,
    bench: Bench,
    printer: Printer,
    stack: Stack,
    before: tuple[Printed, ...] | None,
    texts: Mapping[str, bytes],
) -> Packed:
    """A pack of documents that are laid out: joined behind dividers, compared with an older one, put into its folder.

    ``texts`` are put beside them. They open in any editor, with its own line ends.
    """
    made = stack.items
    parts, blank = _parts(printer, stack)
    now, pages = tuple(one.printed for one in stack.documents), stack.binder.pages(parts)
    again = None if before is None else differing(before, now)
    files = dict(_files(made)) | {PRINT_ME: stack.binder.joined(parts, title, blank)}
    if before is not None and again:
        (first,) = printer.items((bench.reprint(again, dropped(before, now)),))
        files |= reprints(first.part, again, made, blank)
    files |= texts
    edited = put(folder, files, now)
    return Packed(
        title,
        folder,
        tuple(files),
        pages,
        -(-pages // 2),
        (),
        frozenset(item.id for item in made),
        again,
        edited=edited,
    )


def _printed(module: Module, folder: Path, since: Path) -> tuple[Printed, ...]:
    """What an older pack of a module printed; where its folder is a course's, the session in it."""
    session = since / session_name(module)
    older = session if session.is_dir() else since
    must_be_another(folder, older)
    return read_record(older)


def request_for(wanted: Wanted) -> Request:
    """What a pack needs of the kit."""
    return Request(
        modules=(wanted.module,),
        documents=DOCUMENTS,
        formats=("pdf",),
        brands=(wanted.brand,),
        paper=wanted.paper,
        minutes=wanted.minutes,
        jobs=wanted.jobs,
    )


def branded(press: Press, wanted: Wanted, name: str, project: Project) -> Brand:
    """A brand as it is printed, under a name of its own where its colours differ, so that its files do too."""
    brand = press.brand(name, project)
    if wanted.greyscale:
        brand = replace(greyscale(brand), name=f"{brand.name}-grey")
    if wanted.ink_saver:
        brand = replace(ink_saver(brand), name=f"{brand.name}-ink-saver")
    return brand


def _built(project: Project, request: Request, press: Press, watch: Watch) -> Report:
    """Builds what is stale of the kit. Files that a person edited are kept."""
    report = build(project, request, press, watch)
    if report.failed:
        reasons = "; ".join(f"{project.shown(failed.path)}: {failed.why}" for failed in report.failed)
        raise RenderingError(f"The kit could not be built, so there is no pack: {reasons}")
    return report


# ------------------------------------------------------------------ what is printed


def _products(desk: Desk, edition: Edition, request: Request, press: Press, wanted: Wanted) -> Iterator[Item]:
    """The kit's own documents, in the order of printing."""
    orders = plan(request, press, (edition,))
    paths = {artifact.kind: artifact.path for artifact in artifacts(orders)}
    for kind in DOCUMENTS:
        with clear(edition.folder):
            data = paths[kind].read_bytes()
        title = getattr(desk.curriculum.labels.documents, kind)
        apart = desk.apart(kind, wanted.handouts)
        laid = IMPOSED[apart](data, edition.paper) if apart in IMPOSED else data
        copies = desk.copies(kind) - desk.share(kind, wanted.large_print)
        yield Item(kind, title, laid, page_count(laid), copies, apart=apart)


def _anew(desk: Desk, wanted: Wanted) -> Iterator[Sheet]:
    """The kit's own documents, laid out for a print shop and for readers of large print."""
    if wanted.bleed:
        yield from (desk.product(kind, "bleed", wanted.large_print) for kind in DOCUMENTS)
    if wanted.large_print:
        yield from (desk.product(kind, "large-print", wanted.large_print) for kind in DOCUMENTS)


@dataclass(frozen=True, slots=True)
class Divided:
    """A document that is laid out, and the divider before it, which is on its way; a file of its own has none."""

    item: Item
    printed: Printed
    """What the pack's record says of it."""
    divider: Ordered | None


@dataclass(frozen=True, slots=True)
class Stack:
    """The documents of a pack in the order of use, and the page that says that it is left blank, which is on its way."""

    documents: tuple[Divided, ...]
    blank: Ordered
    binder: Binder = field(repr=False)
    """Has taken them apart."""

    @property
    def items(self) -> tuple[Item, ...]:
        """The documents alone."""
        return tuple(document.item for document in self.documents)


def divided(bench: Bench, printer: Printer, binder: Binder, items: Iterable[Item]) -> tuple[Divided, ...]:
    """Documents, for which dividers are ordered. What can be done for the file that holds all is done meanwhile."""
    return tuple(_divided(bench, printer, binder, item) for item in items if item.copies)


def _divided(bench: Bench, printer: Printer, binder: Binder, item: Item) -> Divided:
    divider = None if item.apart else printer.order(bench.divided(item.sent))
    if divider:
        binder.take(item.part)
    return Divided(item, record(item), divider)


def _stacked(
    desk: Desk, printer: Printer, pages: Mapping[str, int], products: tuple[Item, ...], anew: tuple[Sheet, ...]
) -> Stack:
    """Every document in the order of use: what runs the meeting, what stands at the door, what people get.

    The guide takes longest by far, so all that needs none of its pages is laid out beside it, dividers too.
    """
    guide, blank = printer.order(desk.guide(pages)), printer.order(desk.blank())
    door, set_anew, later = (
        [printer.order(sheet) for sheet in sheets]
        for sheets in (desk.door(pages), anew, (*desk.script(), *desk.cards(), *desk.closing()))
    )
    binder = Binder()
    before = divided(desk, printer, binder, chain(map(printer.item, door), products, map(printer.item, set_anew)))
    after = divided(desk, printer, binder, map(printer.item, later))
    led = printer.item(guide)
    first = printer.order(desk.first(led.anchors))
    others = (*before, *divided(desk, printer, binder, (led,)), *after)
    sheet = divided(desk, printer, binder, (printer.item(first),))
    return Stack((*sheet, *packing(desk, printer, binder, (*sheet, *others)), *others), blank, binder)


def packing(bench: Bench, printer: Printer, binder: Binder, others: Iterable[Divided]) -> tuple[Divided, ...]:
    """The packing list, which counts its own sheets and all dividers too."""
    sent = tuple(other.item.sent for other in others)
    sheets = sum(one.sheets for one in sent) + sum(not one.apart for one in sent) + 1
    own = 1
    while True:
        (made,) = printer.items((bench.packing(sent, sheets + own),))
        if made.sent.sheets <= own:
            return divided(bench, printer, binder, (made,))
        own = made.sent.sheets


def _parts(printer: Printer, stack: Stack) -> tuple[tuple[Part, ...], Part]:
    """What is joined, each document behind its divider; and the page that says that it is left blank."""
    pairs = ((printer.item(one.divider).part, one.item.part) for one in stack.documents if one.divider)
    return tuple(chain.from_iterable(pairs)), printer.item(stack.blank).part


# ------------------------------------------------------------------ files


def _files(made: tuple[Item, ...]) -> Iterator[tuple[str, bytes]]:
    for number, item in enumerate(made, start=1):
        yield f"{number:02d}-{item.name}.pdf", item.data
        if item.word:
            yield f"{number:02d}-{item.name}.docx", item.word


def folder_name(name: str, workshop: Workshop) -> str:
    """A pack's folder: what it is for, and the day or the head count."""
    return f"{name}-{workshop.day.isoformat() if workshop.day else f'{workshop.people}-people'}"


def session_name(module: Module) -> str:
    """The folder of a session in that of its course."""
    return f"{module.number:02d}-{module.id}"
