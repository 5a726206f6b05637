"""What all modules share: scale, roles, patterns, materials, notices, references and forms."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from kit.curriculum.counts import CountedLine
from kit.curriculum.fields import Clock, Line, Model, Rich, Slug

When = Literal["T-14d", "T-7d", "T-1d", "T-60min", "T-0", "T+1d", "T+7d"]
Mode = Literal["room", "virtual", "both"]


class GroupSize(Model):
    """How many people a workshop takes."""

    min: int = Field(ge=2)
    """The smallest head count the kit is written for."""
    ideal: int = Field(ge=2)
    """The head count that printed quantities and room sketches assume."""
    max: int = Field(ge=2)
    """The largest head count the kit is written for."""


class Role(Model):
    """A part that people play in practice groups. The order of roles is the order of rotation."""

    id: Slug
    name: Line
    """The role's name as it is printed."""
    seat: Literal["performer", "partner", "observer"]
    """What the part is for: the one who practises, the one practised with, or one who watches and marks."""


class Stage(Model):
    """A stage of the learning arc that blocks belong to."""

    id: Slug
    name: Line


class Level(Model):
    """One level of the rating scale."""

    value: int = Field(ge=1, le=9)
    label: Line
    """One or two words, printed at the head of the column."""
    general_anchor: Line
    """What the level means for any item."""


class RatingScale(Model):
    """The scale on which every scorecard is marked."""

    id: Slug
    levels: tuple[Level, ...] = Field(min_length=2, max_length=6)
    no_opportunity: bool
    """Whether a box for "no opportunity arose" is printed beside the levels."""
    print_total: bool = False
    """Whether a box for a total is printed. Practice feedback is better without one."""


class FeedbackStep(Model):
    """One turn in the order of feedback."""

    who: Slug
    """The id of a role."""
    text: Line


class FeedbackProtocol(Model):
    """Who speaks in which order after a turn of practice."""

    id: Slug
    title: Line
    steps: tuple[FeedbackStep, ...] = Field(min_length=1)


class Phase(Model):
    """A phase of one turn of practice, in minutes for each size of group."""

    id: Slug
    name: Line
    kind: Literal["set_up", "practice", "scoring", "feedback", "change"]
    """What happens in it: decides how the phase is drawn in the turns-to-scale figure."""
    who: Slug | None = None
    """The role that speaks, in a feedback phase."""
    triad: int = Field(ge=0)
    quad: int = Field(ge=0)
    pair: int = Field(ge=0)


class PracticePattern(Model):
    """How a main practice block is divided so that groups of two, three and four finish together."""

    id: Slug
    title: Line
    block_minutes: int = Field(gt=0)
    phases: tuple[Phase, ...] = Field(min_length=1)


class RoleCard(Model):
    """What one role does before, during and after a turn. Printed as a card."""

    id: Slug
    role: Slug
    title: Line | None = None
    """Printed in place of the role's name, where one role has two cards."""
    before: tuple[Line, ...] = Field(min_length=1)
    during: tuple[Line, ...] = Field(min_length=1)
    after: tuple[Line, ...] = Field(min_length=1)
    avoid: tuple[Line, ...] = Field(min_length=1)
    starters: tuple[Line, ...] = ()
    """First words that help; printed in quotation marks."""


class Quantity(Model):
    """How many of a material are needed for a head count."""

    per: Literal["participant", "group", "pair", "round_observer", "room", "facilitator"]
    count: int = Field(default=1, ge=1)
    spare_min: int = Field(default=0, ge=0)
    """At least this many spare."""
    spare_percent: int = Field(default=0, ge=0, le=100)
    """Spare copies as a share of the number needed, rounded up."""


class Material(Model):
    """A thing to print, buy or bring."""

    id: Slug
    name: Line
    kind: Literal["print", "consumable", "equipment"]
    quantities: tuple[Quantity, ...] = Field(min_length=1)
    """Rules that are added up for the head count."""
    document: Literal["guide", "handout", "scorecard"] | None = None
    """The document of the kit that this material is a copy of."""
    sheet: (
        Literal[
            "role-cards",
            "briefs",
            "sign-in",
            "timed-cards",
            "cue-cards",
            "name-cards",
            "groups",
            "demonstration",
            "evaluation",
            "certificate",
        ]
        | None
    ) = None
    """The sheet of a workshop's pack that this material is, so that it is counted as it is printed there."""
    cards: tuple[Line, ...] = ()
    """The words on cards that are printed in the guide and cut apart."""


class ChecklistItem(Model):
    """Something to do before or after the workshop."""

    when: When
    owner: Literal["lead", "co", "producer"]
    mode: Mode
    text: Line


class Framework(Model):
    """A framework owned by somebody else that the curriculum refers to by code."""

    id: Slug
    owner: Line
    name: Line
    mark_symbol: str = ""
    """The trademark sign printed after the name at first mention."""
    version: Line
    checked_on: date
    """The day on which names and codes were last compared with the owner's."""
    url: str
    licence_status: Literal["none", "nominative_only", "licensed"]
    licence_number: str | None = None


class GlossaryTerm(Model):
    """A word that the course uses in its own sense."""

    id: Slug
    term: Line
    definition: Line
    see_also: tuple[Slug, ...] = ()
    module: Slug | None = None
    """The module whose handout prints the term."""


class Reference(Model):
    """Something that was read, credited without any suggestion of endorsement."""

    id: Slug
    code: str | None = None
    """The short code that source notes use, such as S0."""
    author: Line
    title: Line
    year: str | None = None
    publisher: Line | None = None
    url: str | None = None
    used_for: Line
    modules: tuple[Slug, ...] = ()
    """The modules whose handouts list it as further reading. Guides list every reference."""


class Notices(Model):
    """The legal and courtesy lines that every document carries."""

    copyright: Line
    licence: Line
    independence: Rich
    """Says that the kit was written independently of the frameworks it mentions."""
    confidentiality: Line
    photocopying: Line
    practice_feedback: Line
    """Printed at the foot of every scorecard."""
    local_approval: Rich
    """What an organiser must settle locally before the course runs. Printed in guides."""


class SignInColumn(Model):
    """A column of the sign-in sheet."""

    title: Line
    width_mm: float = Field(gt=0)
    tick: bool = False


class SignIn(Model):
    """The sign-in sheet."""

    title: Line
    header: tuple[Line, ...]
    """Lines to fill in above the table: module, date, place, facilitator."""
    columns: tuple[SignInColumn, ...] = Field(min_length=1)
    rows: int = Field(ge=1, le=30)
    extra_blank: int = Field(default=0, ge=0)
    """Blank rows kept for people who were not expected."""
    privacy: Line


class Certificate(Model):
    """A certificate, in a document of its own; the guides of the modules that name it say so."""

    id: Slug
    kind: Literal["attendance", "completion"]
    heading: Line
    statement: CountedLine
    """What the certificate states. {modules}, {hours}, {minutes_each} and {hours_each} are filled in."""
    fields: tuple[Line, ...] = Field(min_length=1)
    """Lines to fill in. The first is the name; hours, dates, place, signature follow."""
    hours_possible: float | None = None
    """The most hours that can be counted; without it those of all modules together, which are fewer in a shorter edition."""
    hours_rule: CountedLine
    """For the facilitator: how hours are counted. {modules}, {hours}, {minutes_each} and {hours_each} are filled in."""
    disclaimer: Line
    """Always printed: what the certificate is not."""


class EvaluationQuestion(Model):
    """One question of the evaluation slip."""

    ask: Line
    lines: int = Field(ge=1, le=10)


class Evaluation(Model):
    """The slip on which participants say how the course was."""

    id: Slug
    title: Line
    minutes: float
    unsigned: bool
    """Whether the slip is filled in without a name, and says so."""
    questions: tuple[EvaluationQuestion, ...] = Field(min_length=1)
    follow_up: Line | None = None
    """For the facilitator: what is asked later."""


class HeaderField(Model):
    """A line to fill in at the top of the scorecard."""

    id: Slug
    label: Line
    width: int = Field(default=2, ge=1, le=12)
    """Relative width in its row. A field of width 12 takes a row of its own."""


class ScorecardForm(Model):
    """What every scorecard has in common."""

    header: tuple[HeaderField, ...] = Field(min_length=1)
    strength: Line
    """The opening words of the one strength."""
    next_step: Line
    """The opening words of the one next step."""
    observer_rules: tuple[Line, ...] = Field(min_length=1)
    handing_over: Line
    """Where the filled-in card goes."""


class TimedCards(Model):
    """Cards that are turned up at a fixed moment of a turn."""

    title: Line
    triad: Clock
    quad: Clock
    pair: Clock
    back: Line
    """The words on the back of each card."""
    cards: tuple[Line, ...] = Field(min_length=1)
