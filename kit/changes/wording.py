"""Wording: changes as lines of plain text for whoever writes and runs the curriculum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kit.changes.change import Change, Changes, Chapter, Why

MOST_WORDS: Final = 14
"""Of a text that changed, so many words are shown."""
AROUND: Final = 2
"""Words shown before and after those that changed."""

_PARTS: Final = {
    "modules": "module",
    "segments": "block",
    "items": "scorecard item",
    "debrief_bank": "debrief question",
    "between_session": "task between sessions",
    "briefs": "brief",
    "glossary": "glossary entry",
    "header": "scorecard line",
    "running": "note on running",
    "stretches": "stretch",
    "stops": "session",
    "planned_misses": "planned miss",
}
"""What a part of a list is called, where that is not the list's name without its last letter."""

_SECONDS: Final = ("at", "takes", "pause")
"""Fields that are lengths or moments in seconds."""

_WHY: Final[dict[Why, str]] = {
    "changed": "print again",
    "new": "new document",
    "gone": "no longer made",
    "edition": "only the line of edition and date differs",
}


def lines(changes: Changes) -> Iterator[str]:
    """Every change in words, chapter by chapter, each chapter followed by the documents that it touches."""
    if not changes.chapters:
        yield "Nothing changed."
    for place, chapter in enumerate(changes.chapters):
        if place:
            yield ""
        yield f"Module {chapter.number}: {chapter.title}" if chapter.module else f"All modules: {chapter.title}"
        yield from _chapter(chapter)


def _chapter(chapter: Chapter) -> Iterator[str]:
    for change in chapter.changes:
        yield f"  {sentence(change)}"
    for why, said in _WHY.items():
        kinds = [reprint.kind for reprint in chapter.reprints if reprint.why == why]
        if kinds:
            yield f"  {said}: {', '.join(kinds)}"


def sentence(change: Change) -> str:
    """A change in one line, such as “block “Welcome”: minutes 10 → 8”."""
    part = "" if change.part in {"", "modules"} and change.field else part_name(change.part)
    head = f"{part} “{change.name}”" if part else ""
    before, after = shortened(change.before, change.after)
    match change.sort:
        case "added" | "dropped" if not change.field:
            return f"{head}: {'new' if change.sort == 'added' else 'dropped'}"
        case "added":
            said = f"{change.field}: new: “{after}”"
        case "dropped":
            said = f"{change.field}: dropped: “{before}”"
        case "moved":
            said = f"{change.field}: moved: “{after}”" if after else f"{change.field} moved".strip()
        case "reworded":
            said = f"{change.field}: was “{before}”, is “{after}”"
        case "restyled":
            said = f"{change.field}: the same words, with other emphasis or line ends"
        case "changed":
            unit = " s" if change.origin.rpartition("/")[2] in _SECONDS else ""
            said = f"{change.field} {before}{unit} → {after}{unit}"
    return f"{head}: {said}" if head else said


def part_name(part: str) -> str:
    """What a part of a list is called, such as “worksheet” of “worksheets”."""
    return _PARTS.get(part, part.replace("_", " ").removesuffix("s"))


def shortened(before: str, after: str) -> tuple[str, str]:
    """Two texts, cut down to the words that differ and a few around them."""
    old, new = before.split(), after.split()
    same = _alike(old, new)
    rest = _alike(old[same:][::-1], new[same:][::-1])
    start = same - AROUND if same > AROUND + 1 else 0
    return _cut(old, start, len(old) - max(rest - AROUND, 0)), _cut(new, start, len(new) - max(rest - AROUND, 0))


def _alike(old: list[str], new: list[str]) -> int:
    """How many words are the same from the beginning."""
    shorter = min(len(old), len(new))
    return next((count for count in range(shorter) if old[count] != new[count]), shorter)


def _cut(text: list[str], start: int, stop: int) -> str:
    stop = min(stop, start + MOST_WORDS)
    return f"{'… ' if start else ''}{' '.join(text[start:stop])}{' …' if stop < len(text) else ''}"
