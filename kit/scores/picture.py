"""Pictures: what one person's or one group's scorecards say, by item over rounds and modules, with the words heard.

Levels are words in an order, not amounts: every mark is shown as it was given, and nothing is added up or averaged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kit.blocks import Beside, Block, Bullets, Cell, Column, Document, Heading, Paragraph, Section, Table
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.scorecard import Item
from kit.kinds.context import Context
from kit.kinds.frame import document
from kit.kinds.scorecard import scale_key
from kit.prose import Para, Prose, inline_text, joined, plain, text_of
from kit.scores.cards import NO_OPPORTUNITY, Card, Mark
from kit.scores.folder import Gathered, Unread
from kit.typography import set_text

UNMARKED = "–"
MOST_BESIDE = 10
"""How many modules fit a page in two columns."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its title, the cards in it, and files to name that gave none. ``named`` shows who they are about."""

    name: str
    title: str
    cards: tuple[Card, ...]
    named: Mapping[str, str]
    """What to call each person; empty where the picture is of one."""
    unread: tuple[Unread, ...] = ()


def pictures(gathered: Gathered, curriculum: Curriculum) -> tuple[Picture, ...]:
    """One of everybody, one of each group and one of each person."""
    labels = curriculum.labels.scores
    named = {person.casefold(): person or labels.nobody for person in gathered.people}
    found = [Picture("everybody", labels.everybody, gathered.cards, named, gathered.unread)]
    for group in gathered.groups:
        cards = tuple(card for card in gathered.cards if card.group == group)
        found.append(Picture(f"group-{group}", labels.group.format(name=group), cards, named))
    for person, cards in gathered.people.items():
        name = named[person.casefold()]
        found.append(Picture(f"person-{name}", labels.person.format(name=name), cards, {}))
    return tuple(found)


def compose(picture: Picture, curriculum: Curriculum) -> Document:
    """A picture as a document.

    One person's cards of one module take one page, words beside levels. Of more, the first page shows all levels, with
    the cards that were read and the files that were not; the words follow.
    """
    modules = [module for module in curriculum.modules if any(card.module == module.id for card in picture.cards)]
    contexts = [Context(curriculum, module, {}) for module in modules]
    title = plain(picture.title)
    if len(modules) == 1 and not picture.named:
        sections = [Section("scores", "sheet", title, tuple(_one_page(picture, contexts[0])))]
    else:
        general = Context(curriculum, curriculum.modules[0], {})
        levels = tuple(_levels_page(picture, contexts, general))
        words = tuple(block for context in contexts for block in _words(picture.cards, context))
        sections = [Section("scores", "sheet", title, levels, whole=True)]
        sections += [Section("words", "sheet", title, words)] if words else []
    return _framed(picture, curriculum, tuple(sections))


def _framed(picture: Picture, curriculum: Curriculum, sections: tuple[Section, ...]) -> Document:
    programme = inline_text(curriculum.title.inlines)
    return replace(
        document(Context(curriculum, curriculum.modules[0], {}), "scorecard", sections),
        kind="scores",
        name=picture.name,
        title=picture.title,
        subject=f"{programme}: {picture.title}",
        keywords=(programme,),
        head=curriculum.title,
        tab="",
    )


def _opening(picture: Picture, context: Context) -> Iterator[Block]:
    yield Heading(plain(picture.title), 1, "scores")
    unmarked = context.label(context.labels.scores.unmarked, mark=UNMARKED)
    yield Paragraph(context.listed((scale_key(context), unmarked), " · "), "small")


def _one_page(picture: Picture, context: Context) -> Iterator[Block]:
    yield from _opening(picture, context)
    yield _heading(context)
    yield _levels(picture.cards, context, with_words=True)
    yield from _sayings(picture.cards, context)


def _levels_page(picture: Picture, contexts: Sequence[Context], general: Context) -> Iterator[Block]:
    yield from _opening(picture, general)
    tables = [(_heading(context), _levels(picture.cards, context, with_words=False)) for context in contexts]
    half = -(-len(tables) // 2)
    if 2 < len(tables) <= MOST_BESIDE and _most_marks(picture.cards) <= 2:
        left, right = (tuple(block for pair in side for block in pair) for side in (tables[:half], tables[half:]))
        yield Beside(left, right, 0.5)
    else:
        yield from (block for pair in tables for block in pair)
    labels = general.labels.scores
    if len(picture.named) > 1:
        yield Heading(general.label(labels.cards), 2)
        yield _who(picture, contexts)
    if picture.unread:
        yield Heading(general.label(labels.unread), 2)
        yield Bullets(tuple(plain(unread.file) for unread in picture.unread), "small")


def _most_marks(cards: Iterable[Card]) -> int:
    """The most cards that were filled in for one round of one module."""
    return max(Counter((card.module, card.when) for card in cards).values(), default=0)


# ------------------------------------------------------------------ one module


def _heading(context: Context) -> Heading:
    numbered = context.label(context.labels.module, number=context.module.number)
    return Heading(context.listed((numbered, context.module.short_title), " · "), 2)


def _levels(cards: Iterable[Card], context: Context, *, with_words: bool) -> Table:
    """A row an item, a column a round, every mark as it was given; the words heard in a last column where asked for."""
    mine = [card for card in cards if card.module == context.module.id]
    rounds = sorted({card.when for card in mine}, key=_in_order)
    columns = [Column(context.label(context.labels.rated_item), 5 if with_words else 4)]
    columns += [Column(_round(when, context), 2 if with_words else 0.8, "center") for when in rounds]
    columns += [Column(context.label(context.labels.rated_words), 10)] * with_words
    rows = tuple(
        (
            Cell(item.label),
            *(Cell(plain(_marks(item, mine, when, context))) for when in rounds),
            *[Cell(Prose(tuple(Para(line.inlines) for line in _heard(item, mine, context))), "small")] * with_words,
        )
        for item in context.module.scorecard.items
    )
    return Table(text_of(_heading(context).text), tuple(columns), rows, "levels")


def _marks(item: Item, cards: Iterable[Card], when: str, context: Context) -> str:
    shown = (_shown(_mark(item, card).level, context) for card in cards if card.when == when)
    return " ".join(sorted(shown))


def _mark(item: Item, card: Card) -> Mark:
    return next(mark for mark in card.marks if mark.item == item.id)


def _shown(level: str, context: Context) -> str:
    return context.labels.no_opportunity if level == NO_OPPORTUNITY else level or UNMARKED


def _round(when: str, context: Context) -> Prose:
    return context.label(context.labels.scores.round, round=when) if when.isdigit() else plain(when or UNMARKED)


def _in_order(when: str) -> tuple[int, str]:
    return (int(when), "") if when.isdigit() else (10**6, when)


# ------------------------------------------------------------------ words


def _words(cards: Iterable[Card], context: Context) -> Iterator[Block]:
    """The words heard, item by item, then strengths and next steps."""
    mine = [card for card in cards if card.module == context.module.id]
    said = [(item.label, tuple(_heard(item, mine, context))) for item in context.module.scorecard.items]
    blocks: list[Block] = []
    for label, lines in said:
        blocks += [Paragraph(label, "strong"), Bullets(lines, "small")] if lines else []
    blocks += _sayings(mine, context)
    if blocks:
        yield _heading(context)
        yield from blocks


def _sayings(cards: Iterable[Card], context: Context) -> Iterator[Block]:
    form = context.curriculum.scorecard_form
    for label, name in ((form.strength, "strength"), (form.next_step, "next_step")):
        texts = tuple(_quoted(getattr(card, name), card, context) for card in cards if getattr(card, name))
        if texts:
            yield Paragraph(label, "strong")
            yield Bullets(texts, "small")


def _heard(item: Item, cards: Iterable[Card], context: Context) -> Iterator[Prose]:
    """Each quotation, with its minute before and its observer after it."""
    for card in cards:
        for heard in _mark(item, card).heard:
            quoted = _quoted(heard.words, card, context) if heard.words else plain(card.observer)
            yield joined((f"{heard.minute}  " if heard.minute else "", quoted))


def _quoted(words: str, card: Card, context: Context) -> Prose:
    opening, closing = context.quotes
    said = set_text(" ".join(words.split()), context.curriculum.language)
    return plain(f"{opening}{said}{closing}" + (f" ({card.observer})" if card.observer else ""))


# ------------------------------------------------------------------ who


def _who(picture: Picture, contexts: Sequence[Context]) -> Table:
    """How many cards of each person were read for each module: a dash is one to ask for."""
    labels = contexts[0].labels
    heads = (context.label(labels.module, number=context.module.number) for context in contexts)
    columns = (Column(contexts[0].label(labels.name), 2), *(Column(head, 1, "center") for head in heads))
    people = {card.person.casefold() for card in picture.cards}
    rows = tuple(
        (Cell(plain(name)), *(Cell(plain(_count(picture.cards, person, context.module))) for context in contexts))
        for person, name in picture.named.items()
        if person in people
    )
    return Table(labels.scores.cards, columns, rows, "levels")


def _count(cards: Iterable[Card], person: str, module: Module) -> str:
    number = sum(card.person.casefold() == person and card.module == module.id for card in cards)
    return str(number) if number else UNMARKED
