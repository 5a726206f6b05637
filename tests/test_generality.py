"""Generality: the program knows blocks and roles, not one course; every block has a form in every format."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from kit.blocks import Block, plain_text
from kit.writers.html import template_name
from tests.courses import ROOT, course, documents

SUBJECT = re.compile(r"\b(coach(es|ing|ed)?|client|clients|mastery|masteries|120|nine)\b", re.IGNORECASE)
ENGLISH = ("Facilitator", "Worksheet", "minutes to", "Listen for", "If short", "Observer", "By the end", "Between now")


@pytest.mark.parametrize("path", sorted((ROOT / "kit").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_program_knows_no_subject(path: Path) -> None:
    """No word of coaching, no nine modules and no 120 minutes anywhere in the program."""
    text = re.sub(r"#\w{6}", "", path.read_text(encoding="utf-8"))
    assert SUBJECT.findall(without_names_of_others(text)) == []


def without_names_of_others(text: str) -> str:
    """A program without what it calls by another library's name, such as ``library.Client``."""
    libraries = re.findall(r"(?m)^ *import (\w+)$|(\w+)(?:: Any)? = import_module\(", text)
    known = {name for pair in libraries for name in pair if name}
    return re.sub(rf"\b(?:{'|'.join(known)})\.\w+", "", text) if known else text


def test_another_course_in_another_language_needs_yaml_alone() -> None:
    """Three modules of ninety minutes in French: nine documents, three of the programme, and no English word of the program in them."""
    curriculum = course("french")
    assert [module.minutes for module in curriculum.modules] == [90, 90, 90]
    assert len(documents("french")) == 9 + 3
    for document in documents("french"):
        assert [word for word in ENGLISH if word in plain_text(document)] == []


@pytest.mark.parametrize("block", get_args(Block), ids=lambda block: str(block.__name__))
def test_every_block_has_a_template(block: type) -> None:
    """A block without an HTML form cannot ship; its Word form is checked by the type checker and by one document of all blocks."""
    assert (ROOT / "kit" / "writers" / "templates" / template_name(block)).is_file()
