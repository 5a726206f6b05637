"""Forms: what somebody wrote and ticked in a PDF, whichever viewer they filled it in with.

Viewers differ: some set a group's value, some only the state of its button; some drop the list of fields when they save.
So fields are found by the annotations on the pages, and a value is looked for in both places.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf

Object = Any
"""A pikepdf object."""

DEEPEST = 16
"""How many fields may hold a field; a file with more is made to confuse."""

LONGEST = 10_000
"""A field whose packed words are longer than this many bytes is made to fill a machine."""

_DAMAGE = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    RuntimeError,
)
"""What comes of reading objects that are not what they should be."""

_COPY = re.compile(r"\d+-\d+")
"""The name that a pack gives to the fields of one copy."""


class UnreadableError(Exception):
    """A file that no form can be read from; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one form: what each holds, "" where it is empty. ``copy`` tells the forms of one file apart."""

    copy: str
    values: Mapping[str, str]


def forms(data: bytes) -> tuple[Form, ...]:
    """The forms in a PDF: one, or one for each copy in a pack. Raises UnreadableError where there is none."""
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            found = _collected(pdf)
    except pikepdf.PasswordError:
        raise UnreadableError("is locked with a password: save it without one") from None
    except _DAMAGE:
        raise UnreadableError("is not a PDF or is damaged: ask for it again") from None
    if not found:
        raise UnreadableError("has no fields left: it was flattened, scanned or printed to PDF; copy it by hand")
    return tuple(Form(copy, values) for copy, values in found.items())


def _collected(pdf: Pdf) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for page in pdf.pages:
        for annot in page.obj.get("/Annots", ()):
            if isinstance(annot, Dictionary) and annot.get("/Subtype") == Name.Widget:
                copy, name, value = _read(annot)
                form = found.setdefault(copy, {})
                form[name] = value or form.get(name, "")
    return found


def _read(annot: Object) -> tuple[str, str, str]:
    """The copy that a field belongs to, the field's own name, and what it holds."""
    chain = list(_chain(annot))
    names = [str(field.T) for field in reversed(chain) if "/T" in field]
    parts = ".".join(names).split(".")
    copy = parts[0] if len(parts) > 1 and _COPY.fullmatch(parts[0]) else ""
    kind = next((field.FT for field in chain if "/FT" in field), None)
    value = next((field.V for field in chain if "/V" in field), None)
    return copy, parts[-1], _ticked(annot, value) if kind == Name.Btn else _written(value)


def _chain(annot: Object) -> Iterator[Object]:
    """A field and those that hold it, innermost first."""
    field = annot
    for _ in range(DEEPEST):
        yield field
        if not isinstance(field.get("/Parent"), Dictionary):
            return
        field = field.Parent


def _ticked(annot: Object, value: Object) -> str:
    """The value of a group of buttons, or of this button where only its own state was set."""
    states = (str(state).removeprefix("/") for state in (value, annot.get("/AS")) if isinstance(state, Name))
    return next((state for state in states if state not in {"Off", ""}), "")


def _written(value: Object) -> str:
    """Words as they were typed: composed, without control characters, lines kept."""
    if isinstance(value, pikepdf.Stream) and len(value.read_raw_bytes()) <= LONGEST:
        text = value.read_bytes().decode("utf-8", "replace")
    elif isinstance(value, pikepdf.String):
        text = str(value)
    else:
        return ""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign)[0] != "C").strip()
