"""The house style: each of its rules finds what it is for, and the course itself keeps them all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.reader import read
from kit.rules import check
from tests.courses import COURSES, SOURCE

STYLE = """style:
  longest_speech_words: 12
  handwriting_words_a_minute: 1
  unseen_verbs: [find]
  frequency_words: [often, rarely]
  reserved_terms: [Acme]
  longest_echo_words: 5
"""


def codes(tmp_path: Path, *changes: tuple[str, str]) -> set[str]:
    """The codes of what is found in the small course after some changes, in a strict house style."""
    text = COURSES["minimal"].read_text(encoding="utf-8")
    for old, new in (("notices:\n", f"{STYLE}notices:\n"), *changes):
        assert re.search(old, text), old
        text = re.sub(old, new, text, count=1)
    path = tmp_path / "curriculum.yaml"
    path.write_text(text, encoding="utf-8")
    return {problem.code for problem in check(read(path, path.name)) if problem.code.startswith("KIT36")}


def test_the_course_keeps_its_own_house_style() -> None:
    """No warning and no error in the curriculum that is published."""
    assert [str(problem) for problem in check(read(SOURCE, SOURCE.name))] == []


def test_a_plain_course_breaks_no_rule_of_prose(tmp_path: Path) -> None:
    assert codes(tmp_path) - {"KIT363"} == set()


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        (
            "KIT360",
            r"do: Hand out the ropes\.\n *takes: .*",
            "say: One two three four five six seven eight nine ten eleven twelve thirteen.",
        ),
        ("KIT361", r"verb: \S+", "verb: find"),
        ("KIT362", r"1: .*\n( +)2: .*", r"1: Often ties it.\n\g<1>2: Rarely ties it."),
        ("KIT364", r"purpose: .*", "purpose: Practised the Acme way."),
    ],
)
def test_each_rule_finds_what_it_is_for(code: str, old: str, new: str, tmp_path: Path) -> None:
    """One change that breaks one rule, and the rule says so."""
    assert code in codes(tmp_path, (old, new))
