"""Fields: what Word counts by itself, with a first answer already in place."""

from __future__ import annotations

import re

from kit.blocks import Contents, ContentsEntry
from kit.writers.docx.job import Job
from kit.writers.docx.look import style_id
from kit.writers.docx.markup import escape, value
from kit.writers.docx.text import TAB, line, paragraph, run

PAGE_NUMBER = "Kit Page Number"


def field(instruction: str, answer: str) -> str:
    """A field with the answer that is shown until Word counts again, in the style of page numbers."""
    return _begin(instruction) + run(answer, PAGE_NUMBER) + _mark("end")


def page_of_pages(label: str) -> str:
    """Such as "page 2 of 12": the label with a field for ``{page}`` and one for ``{pages}``."""
    fields = {"{page}": field("PAGE", "1"), "{pages}": field("NUMPAGES", "1")}
    return "".join(fields.get(word) or run(word) for word in re.split(r"(\{pages?\})", label))


def contents(block: Contents, job: Job) -> str:
    """The contents as Word's own table of contents, filled in."""
    entries = [_entry(entry, job) for entry in block.entries]
    if not entries:
        return ""
    styles = [f"toc {min(max(entry.level, 1), 2)}" for entry in block.entries]
    entries[0] = _begin(r'TOC \o "1-2" \h \z') + entries[0]
    entries[-1] += _mark("end")
    return "".join(map(paragraph, styles, entries))


def _entry(entry: ContentsEntry, job: Job) -> str:
    text, name = line(entry.text, job), job.bookmarks.get(entry.target)
    if name is None:
        return text
    page = job.page_numbers.get(entry.target)
    number = "" if page is None else TAB + field(rf"PAGEREF {name} \h", str(page))
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{text}{number}</w:hyperlink>'


def _begin(instruction: str) -> str:
    words = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return _mark("begin") + words + _mark("separate")


def _mark(kind: str) -> str:
    style = value("rStyle", style_id(PAGE_NUMBER))
    return f'<w:r><w:rPr>{style}</w:rPr><w:fldChar w:fldCharType="{kind}"/></w:r>'
