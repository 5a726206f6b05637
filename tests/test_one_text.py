"""One text in three formats: whatever a document says, HTML and Word say the same, word for word and in the same order."""

from __future__ import annotations

import pytest

from kit.blocks import Document, plain_text
from kit.brand import house
from kit.paper import A4
from kit.writers import docx, html
from tests.courses import COURSES, documents
from tests.test_docx_everything import words_of
from tests.texts import html_words

EVERY = [pytest.param(document, id=f"{name}-{document.name}") for name in COURSES for document in documents(name)]


@pytest.mark.parametrize("document", EVERY)
def test_the_page_says_what_the_document_says(document: Document) -> None:
    """HTML, from which the PDF is laid out, loses and adds no word."""
    assert html_words(html.write(document, house(), A4)) == plain_text(document).split()


@pytest.mark.parametrize("document", EVERY)
def test_the_word_file_says_what_the_document_says(document: Document) -> None:
    """The re-opened Word file loses and adds no word."""
    assert words_of(docx.write(document, house(), A4, {})) == plain_text(document).split()
