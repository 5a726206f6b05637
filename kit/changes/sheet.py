"""Sheet: one page for facilitators: what changed since they last taught this, and what to print again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kit.blocks import Block, Bullets, Cell, Column, Document, Heading, Paragraph, Section, Table
from kit.changes.change import Change, Changes, Chapter, Why
from kit.changes.wording import shortened
from kit.curriculum import Curriculum
from kit.kinds import EVERY_KIND
from kit.kinds.context import Course
from kit.kinds.frame import programme_document
from kit.prose import inline_text, plain
from kit.typography import slug

ROOM: Final = 630
"""Points of the shorter paper's height for the table and the lists below it."""
LINE: Final = 11.5
SPACE: Final = 5.5
"""Points of a line of the table, and of the space round a row."""
TO_PRINT: Final = 19
"""Points of a line in a list below the table."""
CHARACTERS: Final = 30
"""In a line of the narrowest column that can be long."""

NONE: Final = "–"
_UNSEEN: Final = ("labels", "style", "schema_version", "edition", "edition_date", "source")
"""Parts and fields that facilitators need not be told of: the documents that they change are listed all the same."""
_ORDER: Final = ("changed", "added", "dropped", "moved", "reworded", "restyled")
"""What matters most to whoever teaches comes first."""

Row = tuple[Cell, ...]


def compose(changes: Changes, curriculum: Curriculum) -> Document:
    """The page, in the words and language of the later curriculum. What has no room on it is counted."""
    course = Course(curriculum)
    name, programme = course.labels.changes.title, inline_text(curriculum.title.inlines)
    body = Section("changes", "sheet", plain(name), tuple(_body(changes, course)), whole=True)
    made = programme_document(course, "overview", (body,))
    return replace(
        made, kind="changes", name=slug(name), title=name, subject=f"{programme}: {name}", keywords=(programme,)
    )


def _body(changes: Changes, course: Course) -> Iterator[Block]:
    labels = course.labels.changes
    yield Heading(plain(labels.title), 1, "changes")
    if changes.before != changes.after:
        yield Paragraph(course.label(labels.editions, before=changes.before, after=changes.after), "lead")
    again, gone = (tuple(_documents(changes, course, *whys)) for whys in (("changed", "new"), ("gone",)))
    rows, unsaid = _rows(changes, course, ROOM - TO_PRINT * sum(len(some) + 2 for some in (again, gone) if some))
    if rows:
        yield Table(labels.title, _columns(course), rows, "plain", head_column=False)
    if unsaid:
        yield Paragraph(course.label(labels.more, count=unsaid), "small")
    if not rows:
        yield Paragraph(course.label(labels.nothing))
    yield from _listed(course, labels.reprint, again)
    yield from _listed(course, labels.no_longer, gone)
    if any(reprint.why == "edition" for chapter in changes.chapters for reprint in chapter.reprints):
        yield Paragraph(course.label(labels.edition_only), "small")


# ------------------------------------------------------------------ changes


def _rows(changes: Changes, course: Course, room: float) -> tuple[tuple[Row, ...], int]:
    """The rows that the page has room for, each module with its fair share, and how many changes none of them tells."""
    rows: list[Row] = []
    unsaid = 0
    told = [(chapter, found) for chapter in changes.chapters if (found := _told(chapter))]
    for place, (chapter, found) in enumerate(told):
        mine = _fitting(
            chapter, [_row(change, chapter, course) for change in found], course, room / (len(told) - place)
        )
        room -= sum(map(_height, mine))
        rows += mine
        unsaid += 0 if mine else len(found)
    return tuple(rows), unsaid


def _told(chapter: Chapter) -> list[Change]:
    return sorted(filter(_tells, chapter.changes), key=lambda change: _ORDER.index(change.sort))


def _tells(change: Change) -> bool:
    """Whether a facilitator would notice: of numbers and references, the minutes and the counts of things."""
    steps = change.origin.split("/")
    if steps[0] in _UNSEEN or steps[-1] in _UNSEEN:
        return False
    numeric = change.sort == "changed" or f"{change.before}{change.after}".isdigit()
    return not numeric or steps[-1] == "minutes" or change.field == "quantities count"


def _fitting(chapter: Chapter, rows: Sequence[Row], course: Course, room: float) -> list[Row]:
    """As many rows as the room holds; where that is not all, the last one counts the others."""
    if sum(map(_height, rows)) <= room:
        return list(rows)
    labels, kept = course.labels, []
    room -= SPACE + LINE
    for row in rows:
        if _height(row) > room:
            break
        room -= _height(row)
        kept.append(row)
    more = labels.changes.more.format(count=len(rows) - len(kept))
    return [*kept, _cells(_number(chapter, course), more, NONE, NONE)] if room >= 0 else []


def _height(row: Row) -> float:
    return SPACE + LINE * max(-(-len(inline_text(cell.text.inlines)) // CHARACTERS) for cell in row[1:])


def _columns(course: Course) -> tuple[Column, ...]:
    labels = course.labels.changes
    heads = ((labels.module, 2), (labels.what, 6), (labels.was, 6), (labels.now, 6))
    return tuple(Column(plain(head), width) for head, width in heads)


def _row(change: Change, chapter: Chapter, course: Course) -> Row:
    return _cells(_number(chapter, course), _what(change, course), *_said(change, course))


def _cells(*texts: str) -> Row:
    return tuple(Cell(plain(text or NONE), "strong" if place == 1 else "") for place, text in enumerate(texts))


def _number(chapter: Chapter, course: Course) -> str:
    return str(chapter.number) if chapter.module else course.labels.all_modules


def _what(change: Change, course: Course) -> str:
    """The part that changed: what it is, and its title."""
    labels = course.labels.changes
    kinds = {
        "modules": labels.module,
        "segments": labels.block,
        "worksheets": labels.worksheet,
        "items": labels.item,
        "outcomes": labels.outcome,
        "materials": labels.material,
    }
    kind = labels.material if change.field == "materials" else kinds.get(change.part, labels.text)
    named = change.name if change.part not in {"", "modules"} or not change.field else ""
    return f"{kind}: {shortened('', named)[1]}" if named else kind


def _said(change: Change, course: Course) -> tuple[str, str]:
    labels = course.labels.changes
    before, after = shortened(change.before, change.after)
    if change.field == "minutes" and change.sort == "changed":
        return _minutes(before, course), _minutes(after, course)
    match change.sort:
        case "added":
            return "", f"{labels.added}: {after}" if after else labels.added
        case "dropped":
            return before, labels.dropped
        case "moved":
            return "", f"{labels.moved}: {after}" if after else labels.moved
        case "restyled":
            return "", labels.restyled
        case _:
            return before, after


def _minutes(count: str, course: Course) -> str:
    return inline_text(course.minutes(float(count)).inlines)


# ------------------------------------------------------------------ documents


def _documents(changes: Changes, course: Course, *whys: Why) -> Iterator[str]:
    """A line for each kind of document that is touched for one of these reasons, with the numbers of its modules."""
    for kind in EVERY_KIND:
        touched = [
            _number(chapter, course) if chapter.module else ""
            for chapter in changes.chapters
            for reprint in chapter.reprints
            if reprint.kind == kind and reprint.why in whys
        ]
        if touched:
            numbers = ", ".join(filter(None, touched))
            name = getattr(course.labels.documents, kind)
            yield f"{name}: {course.labels.changes.module} {numbers}" if numbers else name


def _listed(course: Course, label: str, texts: tuple[str, ...]) -> Iterator[Block]:
    if texts:
        yield Heading(course.label(label), 2)
        yield Bullets(tuple(plain(text) for text in texts), "tick")
