"""Own words: no run of eight words of the course stands in the documents that it was read up in.

The documents are not part of the project. A digest of their runs of eight words stands in ``sources.shingles``, so that the
check holds without them; where they lie beside the project, the digest itself is checked.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import pytest

from kit.curriculum.walk import proses
from kit.prose import text_of
from tests.courses import ROOT, course

RUN = 8
DIGEST = ROOT / "tests" / "sources.shingles"
SOURCES = ROOT.parent / "shared" / "sources"
TITLES = ("references/", "frameworks/")
"""Titles and names may be quoted."""


def shingles(text: str) -> Iterator[str]:
    """A short hash of every run of eight words."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))
    for place in range(len(words) - RUN + 1):
        yield hashlib.sha256(" ".join(words[place : place + RUN]).encode()).hexdigest()[:10]


def test_no_run_of_eight_words_is_somebody_elses() -> None:
    """The facts are shared, the sentences are ours."""
    known = set(DIGEST.read_text(encoding="ascii").split())
    assert len(known) > 5000
    borrowed = [
        prose.origin
        for prose in proses(course("source"))
        if not prose.origin.startswith(TITLES) and not known.isdisjoint(shingles(text_of(prose)))
    ]
    assert borrowed == []


def test_a_borrowed_sentence_would_be_found() -> None:
    """The digest knows its own: eight words of a text that it was made from are recognised."""
    sample = "zero one two three four five six seven eight nine"
    assert len(set(shingles(sample))) == 3
    assert list(shingles("Zero, one; two 'three' four five six SEVEN")) == [next(shingles(sample))]


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the documents are not beside the project")
def test_the_digest_is_that_of_the_documents() -> None:
    """Made by writing every shingle of every document, sorted."""
    made = {shingle for path in SOURCES.glob("*.txt") for shingle in shingles(path.read_text(encoding="utf-8"))}
    assert set(DIGEST.read_text(encoding="ascii").split()) == made
