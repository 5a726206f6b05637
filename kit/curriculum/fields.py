"""The types that curriculum fields are made of: prose, clock times, ids, and the frozen base of every model."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from kit.markup import MarkupError, parse
from kit.prose import Para, Prose

_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_MARKUP = (
    "Markup: *emphasis*, **strong**, [text](https://…), lists with - or 1., and a line ending in \\ for a new line."
)


class Model(BaseModel):
    """The base of every part of a curriculum: frozen, closed to unknown keys, described field by field."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        hide_input_in_errors=True,
    )


def _read_prose(value: Any, info: ValidationInfo) -> Prose:
    if isinstance(value, Prose):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("prose_type", "Text is expected here")
    language = (info.context or {}).get("language", "en")
    try:
        return parse(value, getattr(value, "origin", ""), language)
    except MarkupError as error:
        raise PydanticCustomError("prose_markup", "{reason}", {"reason": str(error)}) from None


def _read_line(value: Any, info: ValidationInfo) -> Prose:
    prose = _read_prose(value, info)
    if len(prose.parts) > 1 or (prose.parts and not isinstance(prose.parts[0], Para)):
        raise PydanticCustomError("prose_line", "One paragraph is expected here, without lists or blank lines")
    return prose


def _read_filled(value: Any, info: ValidationInfo) -> Prose:
    prose = _read_line(value, info)
    if not prose:
        raise PydanticCustomError("prose_empty", "This text must not be empty")
    return prose


def _read_rich(value: Any, info: ValidationInfo) -> Prose:
    prose = _read_prose(value, info)
    if not prose:
        raise PydanticCustomError("prose_empty", "This text must not be empty")
    return prose


def _read_clock(value: Any) -> int:
    found = _CLOCK.fullmatch(str(value)) if isinstance(value, str) else None
    if not found:
        raise PydanticCustomError("clock", 'A time is written "m:ss", in quotation marks')
    return int(found[1]) * 60 + int(found[2])


def _read_slug(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise PydanticCustomError("slug", "An id is lower-case letters, figures and single hyphens")
    return str(value)


Rich = Annotated[
    Prose,
    PlainValidator(_read_rich),
    WithJsonSchema({"type": "string", "minLength": 1, "markdownDescription": _MARKUP}),
]
"""Prose of one or more paragraphs and short lists."""

Line = Annotated[Prose, PlainValidator(_read_filled), WithJsonSchema({"type": "string", "minLength": 1})]
"""Prose of one paragraph."""

MaybeLine = Annotated[Prose, PlainValidator(_read_line), WithJsonSchema({"type": "string"})]
"""Prose of one paragraph that may be empty (a row left for the reader to fill)."""

Clock = Annotated[int, PlainValidator(_read_clock), WithJsonSchema({"type": "string", "pattern": r"^\d{1,3}:[0-5]\d$"})]
"""A moment or a length in whole seconds, written "m:ss" in quotation marks."""

Slug = Annotated[
    str, PlainValidator(_read_slug), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})
]
"""An id: lower-case letters, figures and single hyphens. References name ids, never numbers."""
