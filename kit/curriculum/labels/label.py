"""Label: a fixed word of the documents, as an author may give it."""

from __future__ import annotations

from typing import Annotated

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from kit.typography import set_text


def _read_label(value: object, info: ValidationInfo) -> str:
    if not isinstance(value, str) or not value.strip():
        raise PydanticCustomError("label", "A label is a short text that is not empty")
    language = (info.context or {}).get("language", "en")
    return set_text(" ".join(value.split()), language)


Label = Annotated[str, PlainValidator(_read_label), WithJsonSchema({"type": "string", "minLength": 1})]
"""Plain words, without markup. Words in braces, such as {number}, are filled in and must stay.

Where words depend on a number they may be chosen by it: {modules} {modules:module|modules}.
"""
