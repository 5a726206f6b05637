"""The facilitator guide: the module on a page, preparation, the run sheet, keys and lists, cards to cut, forms, notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.blocks import Activity, Contents, ContentsEntry, Document, Heading, Section, walk
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.kinds.context import PageMaps
from kit.kinds.frame import cover, document
from kit.kinds.guide import back, cards, forms, front, overview, run
from kit.kinds.guide.occasion import GuideContext, MeetingContext
from kit.prose import Prose, joined, plain
from kit.workshop import Workshop


def compose(curriculum: Curriculum, module: Module, pages: PageMaps) -> Document:
    """The guide of a module, for any group. Page references need the handout's page map."""
    return _composed(GuideContext(curriculum, module, pages))


def compose_for(curriculum: Curriculum, module: Module, pages: PageMaps, workshop: Workshop) -> Document:
    """The guide of a module for one meeting, with its times, groups and quantities."""
    return _composed(MeetingContext(curriculum, module, pages, workshop))


def _composed(context: GuideContext) -> Document:
    sections = (*front_pages(context), *main_pages(context))
    return document(context, "guide", _with_contents(context, sections))


def front_pages(context: GuideContext) -> Iterator[Section]:
    """Cover, and the module on a page."""
    labels, module = context.labels, context.module
    facts = (
        *context.facts,
        context.label(labels.cover_minutes, minutes=module.minutes, practice=context.practised_minutes),
        context.label(labels.cover_prep, minutes=module.prep_minutes),
        context.label(
            labels.programme, number=module.number, modules=len(context.curriculum.modules), hours=context.hours
        ),
    )
    yield cover(context, "guide", module.key_messages[0], facts=facts, fields=context.open_fields)
    yield section("plan", "plan", labels.at_a_glance, overview.plan(context), whole=True)


def main_pages(context: GuideContext) -> Iterator[Section]:
    """Everything after the module on a page, in the order of use."""
    labels = context.labels
    yield section("before", "front", labels.before_you_start, front.before(context))
    yield section("briefing", "front", labels.briefing, front.briefing(context))
    yield from run.run_sheet(context)
    yield section("groups", "front", labels.pack.groups_sheet, context.groups)
    yield section("after", "back", labels.debrief_bank, back.questions(context))
    yield section("keys", "back", labels.answer_keys, back.answer_keys(context))
    yield section("print", "back", labels.print_list, back.print_list(context))
    yield section("cards", "cards", labels.cards, cards.cards(context))
    yield from forms.forms(context)
    yield section("sources", "back", labels.references, back.sources(context))


def section(name: str, role: str, title: str, body: Iterable[object], whole: bool = False) -> Section:
    """A section whose running head says ``title``."""
    return Section(name, role, plain(title, "labels"), tuple(body), whole)  # type: ignore[arg-type]  # literal and blocks


def _with_contents(context: GuideContext, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with the contents as the third page, made from headings and blocks of the agenda that have an id."""
    kept = tuple(part for part in sections if part.body and part.id not in context.left_out)
    entries = tuple(entry for part in kept for entry in _entries(part))
    title = Heading(context.label(context.labels.contents), 1)
    contents = Section(
        "contents",
        "contents",
        plain(context.labels.contents),
        (title, Contents(entries), *front.about(context)),
        whole=True,
    )
    return (*kept[:2], contents, *kept[2:])


def _entries(part: Section) -> Iterator[ContentsEntry]:
    for block in walk(part.body):
        match block:
            case Heading(text, 1, id) if id:
                yield ContentsEntry(text, id)
            case Activity(id=id, title=title, moment=moment):
                yield ContentsEntry(_timed(moment.clock, title), id, 2)


def _timed(time: str, title: Prose) -> Prose:
    return joined((f"{time}  ", title))
