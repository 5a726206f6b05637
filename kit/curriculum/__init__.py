"""The schema: a curriculum as frozen models. Only shapes and types; what fields owe each other is in ``kit.rules``."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from kit.curriculum.counts import CountedLine, CountedRich
from kit.curriculum.fields import Line, Model, Slug
from kit.curriculum.labels import Labels
from kit.curriculum.module import Module
from kit.curriculum.programme import Programme
from kit.curriculum.shared import (
    Certificate,
    ChecklistItem,
    Evaluation,
    FeedbackProtocol,
    Framework,
    GlossaryTerm,
    GroupSize,
    Material,
    Notices,
    PracticePattern,
    RatingScale,
    Reference,
    Role,
    RoleCard,
    ScorecardForm,
    SignIn,
    Stage,
)
from kit.curriculum.style import HouseStyle

SCHEMA_VERSION = "1"


def _read_language(value: Any) -> str:
    import re

    if not isinstance(value, str) or not re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", value):
        raise PydanticCustomError("language", "A language is a tag such as en-GB or fr")
    return str(value)


Language = Annotated[
    str, PlainValidator(_read_language), WithJsonSchema({"type": "string", "examples": ["en-GB", "fr"]})
]


class Curriculum(Model):
    """A whole course: what all modules share, and the modules in order."""

    schema_version: Literal["1"]
    """The version of this schema that the file is written for."""
    id: Slug
    title: Line
    subtitle: CountedLine | None = None
    """The line under the title. {modules}, {hours}, {minutes_each} and {hours_each} are filled in, so that shorter editions say their own length."""
    edition: Line
    """Printed in every footer."""
    edition_date: date
    """The date of this edition, year-month-day. All dates inside the products come from it, never from the clock."""
    language: Language
    paper: Literal["A4", "Letter"] = "A4"
    """The paper that is built when no other is asked for."""
    audience: CountedRich
    """Who the course is for. {modules}, {hours}, {minutes_each} and {hours_each} are filled in."""
    prerequisites: tuple[Line, ...] = ()
    group_size: GroupSize
    labels: Labels = Labels()
    """The fixed words of the documents. British English unless given; other languages must give them all."""
    style: HouseStyle = HouseStyle()
    """What the prose of the course is held to by `kit check`."""
    notices: Notices
    frameworks: tuple[Framework, ...] = ()
    crossmap_visible: Literal["none", "codes", "full"] = "full"
    """How much of the relations to other people's frameworks is printed."""
    roles: tuple[Role, ...] = Field(min_length=2)
    stages: tuple[Stage, ...] = ()
    rating_scale: RatingScale
    feedback_protocols: tuple[FeedbackProtocol, ...] = ()
    practice_patterns: tuple[PracticePattern, ...] = Field(min_length=1)
    role_cards: tuple[RoleCard, ...] = ()
    scorecard_form: ScorecardForm
    materials: tuple[Material, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    """What has to be done before and after every module."""
    sign_in: SignIn | None = None
    certificates: tuple[Certificate, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    references: tuple[Reference, ...] = ()
    programme: Programme = Programme()
    """What is said of the whole programme, in documents of its own."""
    modules: tuple[Module, ...] = Field(min_length=1)
    """The modules, in order."""
