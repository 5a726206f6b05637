"""Context: a curriculum, or one module of it, with everything that its documents look up by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kit.curriculum import Curriculum
from kit.curriculum.counts import filled
from kit.curriculum.labels import Labels
from kit.curriculum.module import Module
from kit.curriculum.practice import Practice
from kit.curriculum.scorecard import Item
from kit.curriculum.segment import Segment
from kit.curriculum.shared import FeedbackProtocol, Material, Phase, PracticePattern, Role
from kit.curriculum.worksheets import Worksheet
from kit.kinds.counted import Counted
from kit.prose import Prose, inline_text, joined, plain
from kit.typography import set_text

PageMaps = Mapping[str, Mapping[str, int]]
"""For each kind of document, the page on which an anchor stands."""

PRACTISED = ("drill", "practice")


@dataclass(frozen=True)
class Course:
    """What a composer is given of the whole programme: the curriculum, and its words and numbers as they are printed."""

    curriculum: Curriculum

    @property
    def labels(self) -> Labels:
        """The fixed words."""
        return self.curriculum.labels

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """Roles by id, in the order of rotation."""
        return {role.id: role for role in self.curriculum.roles}

    @cached_property
    def quotes(self) -> tuple[str, str]:
        """The quotation marks of the curriculum's language."""
        opening, closing = set_text('"x"', self.curriculum.language).split("x")
        return opening, closing

    # -------------------------------------------------------------- words

    def label(self, template: str, **values: object) -> Prose:
        """A label with its places filled in."""
        return plain(self.filled(template, **values), "labels")

    def filled(self, template: str, **values: object) -> str:
        """The words of a label with its places filled in, for a place that holds no more than text."""
        counted = {name: Counted.of(_value(value), self.curriculum.language) for name, value in values.items()}
        return template.format(**counted)

    def told(self, prose: Prose) -> Prose:
        """An author's text with what it counts filled in from the curriculum."""
        return filled(prose, self.counts)

    @cached_property
    def counts(self) -> Mapping[str, str]:
        """What fills the places of authors' texts. Modules of different lengths are given as the shortest and the longest."""
        modules = self.curriculum.modules
        lengths = sorted({module.minutes for module in modules})
        ends = lengths[:1] if len(lengths) == 1 else [lengths[0], lengths[-1]]
        figures = {
            "modules": str(len(modules)),
            "hours": self.hours,
            "minutes_each": "–".join(self.number(minutes) for minutes in ends),
            "hours_each": "–".join(self.number(round(minutes / 60, 2)) for minutes in ends),
        }
        return {name: Counted.of(figure, self.curriculum.language) for name, figure in figures.items()}

    def minutes(self, count: float) -> Prose:
        """A length, such as "1 minute" or "12 minutes"."""
        template = self.labels.minute if count == 1 else self.labels.minutes
        return self.label(template, count=self.number(count))

    def number(self, value: float) -> str:
        """A number with the labels' own decimal mark, and no more places than it needs."""
        return f"{value:g}".replace(".", self.labels.decimal_mark)

    def quoted(self, words: Prose) -> Prose:
        """Spoken words in quotation marks."""
        return joined((self.quotes[0], words, self.quotes[1]))

    def listed(self, texts: Iterable[Prose | str], between: str = ", ") -> Prose:
        """Short texts in one line."""
        pieces: list[Prose | str] = []
        for text in texts:
            pieces.extend((between, text) if pieces else (text,))
        return joined(tuple(pieces)) if pieces else Prose(())

    def labelled(self, name: str, text: Prose, between: str = ": ") -> Prose:
        """A label and its text in one line."""
        return joined((set_text(f"{name}{between}", self.curriculum.language), text))

    def role_name(self, role: str) -> Prose:
        """The printed name of a role."""
        return self.roles[role].name

    @cached_property
    def edition_date(self) -> str:
        """The edition's date as printed."""
        return self.date_text(
            self.curriculum.edition_date.day, self.curriculum.edition_date.month, self.curriculum.edition_date.year
        )

    def date_text(self, day: int, month: int, year: int) -> str:
        """A date in the labels' own form."""
        names = self.labels.months.split()
        return self.labels.date_format.format(day=day, month=names[month - 1], year=year)

    @cached_property
    def hours(self) -> str:
        """Contact hours of the whole programme."""
        return self.number(sum(module.minutes for module in self.curriculum.modules) / 60)


@dataclass(frozen=True)
class Context(Course):
    """What a composer is given of one module, with the page maps of the documents that it refers to."""

    module: Module
    pages: PageMaps

    @cached_property
    def starts(self) -> Mapping[str, int]:
        """The minute at which each block of the agenda starts."""
        clock, starts = 0, {}
        for segment in self.module.segments:
            starts[segment.id] = clock
            clock += segment.minutes
        return starts

    @cached_property
    def worksheet_numbers(self) -> Mapping[str, str]:
        """The printed number of each worksheet: module and place in the handout, such as 3.2."""
        sheets = enumerate(self.module.worksheets, start=1)
        return {sheet.id: f"{self.module.number}.{place}" for place, sheet in sheets}

    @cached_property
    def practised_minutes(self) -> int:
        """Minutes of the agenda in which participants practise."""
        return sum(segment.minutes for segment in self.module.segments if segment.kind in PRACTISED)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The phases of one turn: the module's own, or its pattern's."""
        return self.module.practice.phases or self.pattern.phases

    @cached_property
    def pattern(self) -> PracticePattern:
        """The practice pattern that the module names."""
        patterns = {pattern.id: pattern for pattern in self.curriculum.practice_patterns}
        return patterns[self.module.practice.pattern]

    @property
    def practice(self) -> Practice:
        """The main practice block."""
        return self.module.practice

    @cached_property
    def practice_segment(self) -> Segment:
        """The block of the agenda in which the main practice falls."""
        return next(segment for segment in self.module.segments if segment.kind == "practice")

    @cached_property
    def feedback(self) -> FeedbackProtocol:
        """The order of feedback that the practice block names."""
        protocols = {protocol.id: protocol for protocol in self.curriculum.feedback_protocols}
        return protocols[self.practice.feedback_protocol]

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Scorecard items by id."""
        return {item.id: item for item in self.module.scorecard.items}

    @cached_property
    def materials(self) -> tuple[Material, ...]:
        """The module's materials, in the module's order."""
        known = {material.id: material for material in self.curriculum.materials}
        return tuple(known[name] for name in self.module.materials)

    @cached_property
    def worksheets(self) -> Mapping[str, Worksheet]:
        """Worksheets by id."""
        return {sheet.id: sheet for sheet in self.module.worksheets}

    def worksheet_reference(self, sheet: str) -> Prose:
        """Such as "Worksheet 3.2, handout page 4"; without the page where no handout has been laid out."""
        number, page = self.worksheet_numbers[sheet], self.pages.get("handout", {}).get(sheet)
        if page is None:
            return self.label(self.labels.worksheet, number=number)
        return self.label(self.labels.worksheet_on_page, number=number, page=page)


def clock(minutes: int) -> str:
    """A clock offset in hours and minutes, such as 1:05."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def clock_seconds(seconds: int) -> str:
    """A time in minutes and seconds, such as 4:30."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def _value(value: object) -> object:
    return inline_text(value.inlines) if isinstance(value, Prose) else value
