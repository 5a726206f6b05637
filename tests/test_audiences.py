"""Audiences: nothing written for facilitators reaches a participant's file, and every authored field is printed somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from kit.blocks import Document, plain_text
from kit.brand import house
from kit.curriculum import Curriculum
from kit.curriculum.labels import Labels
from kit.curriculum.module import Module
from kit.curriculum.style import HouseStyle
from kit.curriculum.walk import proses
from kit.kinds import KINDS, PROGRAMME_KINDS
from kit.kinds.context import Course
from kit.paper import A4
from kit.prose import text_of
from kit.scores import unnamed
from kit.scores.picture import compose, pictures
from kit.writers import docx, html
from tests.cards import evening
from tests.courses import change_sheets, course, documents, every_document, pack_sheets
from tests.test_docx_everything import parts

FOR_FACILITATORS = (
    "/segments/",
    "/demonstration/",
    "/behaviours/",
    "/briefs/",
    "/debrief_bank/",
    "/pitfalls/",
    "/cut_list/",
    "/answer_key/",
    "/checklist/",
    "/crossmap/",
    "/room/",
    "/sensitivity",
    "/design_note",
    "/never_cut",
    "/facilitator_rounds",
)
LEAST_WORDS = 6
"""Shorter texts, such as an answer of one word, can stand in a handout by chance."""

LEAST_SECRETS = 2
"""Every module has more; fewer would mean that the test has lost sight of them."""


def normal(text: str) -> str:
    """Words alone, so that quotation marks and line breaks do not hide a text."""
    return " ".join(re.findall(r"\w+", text.lower()))


def secrets(curriculum: Curriculum, module: Module) -> list[str]:
    """The texts of a module that only facilitators may read, but for lines that participants are given elsewhere too."""
    practice = next(segment for segment in module.segments if segment.kind == "practice")
    shared = {practice.invitation.origin} if practice.invitation else set()
    hidden: list[str] = []
    given: list[str] = []
    for prose in (*proses(module), *proses(curriculum.glossary), *proses(curriculum.scorecard_form)):
        secret = any(part in f"/{prose.origin}" for part in FOR_FACILITATORS) and prose.origin not in shared
        (hidden if secret else given).append(normal(text_of(prose)))
    open_words = " | ".join(given)
    return [words for words in hidden if len(words.split()) >= LEAST_WORDS and words not in open_words]


def everything_in(document: Document) -> str:
    """All that a person could dig out of a participant's files: page source, every part of the Word file, its properties."""
    page = re.sub(r'data-origin="[^"]*"', "", html.markup(document, house()))
    word = b" ".join(parts(docx.write(document, house(), A4, {})).values()).decode()
    return " ".join(normal(re.sub(r"<[^>]+>", " ", source)) for source in (page, word, repr(document)))


@pytest.mark.parametrize("name", ["source", "everything", "french"])
@pytest.mark.parametrize("kind", ["handout", "scorecard"])
def test_participants_files_hold_nothing_for_facilitators(name: str, kind: str) -> None:
    """No step, script, key, brief or remark to facilitators is anywhere in a handout or scorecard, not even in its source."""
    for document in documents(name):
        if document.kind == kind:
            module = next(module for module in course(name).modules if module.id == document.module)
            found = everything_in(document)
            kept = secrets(course(name), module)
            assert len(kept) > LEAST_SECRETS
            assert [secret for secret in kept if secret in found] == []


@pytest.mark.parametrize("name", ["source", "everything", "french", "minimal"])
def test_every_authored_text_is_printed_somewhere(name: str) -> None:
    """Whatever an author writes in a prose field can be read in a document."""
    curriculum = course(name).model_copy(update={"crossmap_visible": "full"})
    composed = every_document(curriculum)
    feet = [text_of(line) for document in composed for line in (document.footer, document.head)]
    printed = normal(" ".join([*feet, *(plain_text(document) for document in composed)]))
    told = ((prose.origin, text_of(Course(curriculum).told(prose))) for prose in proses(curriculum))
    assert [origin for origin, text in told if normal(text) not in printed] == []


# ------------------------------------------------------------------ fields that are not prose


def _variants(model: BaseModel, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Another value for every number, choice and plain text inside a model, with the path to it."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if isinstance(value, BaseModel):
            yield from _variants(value, (*path, name))
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            for place, item in enumerate(value):
                yield from _variants(item, (*path, name, place))
        elif isinstance(value, str) and type(model).__module__ == Labels.__module__ and name != "months":
            yield (*path, name), f"{value} x"
        elif (other := _other(name, value, field.annotation)) is not None:
            yield (*path, name), other


def _other(name: str, value: Any, annotation: Any) -> Any:
    choices = [choice for choice in get_args(annotation) if isinstance(choice, str)]
    if name in NOT_PRINTED_THEMSELVES or value is None:
        return None
    if choices and isinstance(value, str):
        return next((choice for choice in choices if choice != value), None)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 40
    return f"{value} x" if isinstance(value, str) and name in PLAIN_TEXTS else None


PLAIN_TEXTS = ("edition", "mark_symbol", "url", "licence_number", "year", "code", "source")
NOT_PRINTED_THEMSELVES = (
    "schema_version",  # says how the file is read
    "paper",  # the sheet, not the words
    "min_height_mm",  # decides which worksheets share a page
    "kind",  # decides which document, figure or page a part belongs to; covered by the tests of kinds
    "number",  # the module's place; checked by the rules
    "value",  # a level's own number is the key of its anchors
    "block_minutes",  # equals the minutes of its segment by rule
    "due_module",  # a reference
    "months",  # twelve words, of which an edition's date prints one; test_rules.py
    *HouseStyle.model_fields,  # what kit check holds a course to; each is read by a rule: test_rules.py
)


def _changed(model: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of a model with one value replaced."""
    head, *rest = path
    if isinstance(model, tuple):
        return (*model[:head], _changed(model[head], tuple(rest), value), *model[head + 1 :])
    new = value if not rest else _changed(getattr(model, head), tuple(rest), value)
    return model.model_copy(update={head: new})


def _composed(curriculum: Curriculum) -> Iterator[str]:
    """Everything that is composed, one by one, with all worksheets but the first on page one of their handouts."""
    for module in curriculum.modules:
        pages = {"handout": dict.fromkeys((sheet.id for sheet in module.worksheets[1:]), 1)}
        yield from (repr(kind.compose(curriculum, module, pages)) for kind in KINDS.values())
    for kind in PROGRAMME_KINDS.values():
        yield from (repr(title.compose({})) for title in kind.titles(curriculum))
    yield repr(curriculum.labels.pack.left_blank)
    read = evening(curriculum)
    for shown in (read, unnamed(read, curriculum)):
        yield from (repr(compose(picture, curriculum)) for picture in pictures(shown, curriculum))
    yield from map(repr, pack_sheets(curriculum))
    yield from map(repr, change_sheets(curriculum))


def test_every_number_and_choice_shows_in_a_document() -> None:
    """Changing a number, yes-or-no or choice of a curriculum changes a document: no field is kept and never used.

    A field need not show wherever it stands (the pitch of lines shows only where there are lines), but somewhere it must.
    """
    seen: dict[tuple[str, str], bool] = {}
    for name in (
        "everything",
        "french",
        "source",
    ):  # the first holds every field, the others labels that it has no use for
        curriculum = course(name)
        before = tuple(_composed(curriculum))
        for path, value in _variants(curriculum):
            field = _declared(type(_at(curriculum, path[:-1])), str(path[-1]))
            if name == "everything" or not seen.get(field, True):
                seen[field] = seen.get(field, False) or _shows(_changed(curriculum, path, value), before)
    assert [field for field, shows in seen.items() if not shows] == []


def _shows(changed: Curriculum, before: tuple[str, ...]) -> bool:
    """Whether any document is another; the first that is settles it."""
    return any(now != then for now, then in zip_longest(_composed(changed), before))


def _declared(model: type, name: str) -> tuple[str, str]:
    """A field by the class that declares it: what all worksheets have need not show in each kind of worksheet."""
    return next(parent.__name__ for parent in model.__mro__ if name in parent.__annotations__), name


def _at(model: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        model = model[step] if isinstance(model, tuple) else getattr(model, step)
    return model
