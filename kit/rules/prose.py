"""Prose: the house style of a course. Speech that can be said, outcomes that can be seen, levels that differ, no echoes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.steps import Say, SayExact
from kit.curriculum.style import HouseStyle
from kit.curriculum.walk import proses
from kit.curriculum.worksheets import Lines, Rewrite, TableSheet, Worksheet
from kit.pace import cells
from kit.prose import text_of
from kit.rules.finding import Finding, count, module_origin, segment_origin, step_names

_WORD: Final = re.compile(r"[\w’'-]+")
_SENTENCE: Final = re.compile(r"[^.!?…]+[.!?…]+")
_CREDITED_IN: Final = ("frameworks/", "notices/", "references/", "/crossmap/")
_MEANT_TO_RECUR: Final = ("/say_exact-", "/practice/", "/note-", "/virtual/")


def rules(curriculum: Curriculum) -> Iterator[Finding]:
    """Everything in which the prose of a course falls short of its own house style."""
    style = curriculum.style
    for module in curriculum.modules:
        yield from _speeches(module, style)
        yield from _verbs(module, style)
        yield from _anchors(module, style)
        yield from _worksheets(module, style)
    yield from _terms(curriculum, style)
    yield from _echoes(curriculum, style)


def _speeches(module: Module, style: HouseStyle) -> Iterator[Finding]:
    for segment in module.segments:
        for step, name in zip(segment.steps, step_names(segment), strict=True):
            spoken = step.say if isinstance(step, Say) else step.say_exact if isinstance(step, SayExact) else None
            words = len(_WORD.findall(text_of(spoken))) if spoken else 0
            if words > style.longest_speech_words:
                message = f"This speech has {count(words, 'word')}; the course allows {style.longest_speech_words}."
                origin = f"{segment_origin(module, segment)}/steps/{name}"
                yield Finding("KIT360", origin, message, "Break it, or cut it.", warning=True)


def _verbs(module: Module, style: HouseStyle) -> Iterator[Finding]:
    for outcome in module.outcomes:
        verb = text_of(outcome.verb).casefold()
        if verb in style.unseen_verbs:
            message = f"Nobody can be seen to {verb}."
            yield Finding(
                "KIT361", f"{module_origin(module)}/outcomes/{outcome.id}/verb", message, "Say what people do."
            )


def _anchors(module: Module, style: HouseStyle) -> Iterator[Finding]:
    """Levels of an item that say the same but for how often."""
    often = {word.casefold() for word in style.frequency_words}
    for item in module.scorecard.items:
        plain = {level: _without(text_of(anchor), often) for level, anchor in sorted(item.anchors.items())}
        for lower, upper in pairwise(plain):
            if plain[lower] == plain[upper]:
                message = f"Levels {lower} and {upper} differ only in how often."
                hint = "Describe a different event at each level."
                yield Finding("KIT362", f"{module_origin(module)}/scorecard/items/{item.id}/anchors", message, hint)


def _without(text: str, words: set[str]) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in words]


def _worksheets(module: Module, style: HouseStyle) -> Iterator[Finding]:
    """Worksheets that ask for more than can be written in their minutes."""
    for sheet in module.worksheets:
        answers = _answers(sheet)
        needed = answers * style.answer_words / style.handwriting_words_a_minute
        if needed > sheet.minutes * 1.5 + 1:
            asked = f"{count(answers, 'answer')} of {count(style.answer_words, 'word')}"
            message = f"{asked} would take {needed:.0f} minutes by hand; the sheet has {sheet.minutes:g}."
            hint = "Ask for less, or say in the instructions that finishing is optional, and give it more minutes."
            yield Finding(
                "KIT363", f"{module_origin(module)}/worksheets/{sheet.id}/minutes", message, hint, warning=True
            )


def _answers(sheet: Worksheet) -> int:
    """How many answers a worksheet asks to be written; ticks and strokes take no time."""
    match sheet:
        case Lines():
            return len(sheet.prompts)
        case Rewrite():
            return len(sheet.given) if sheet.lines else 0
        case TableSheet():
            return cells(sheet) + len(sheet.prompts)
        case _:
            return 0


# ------------------------------------------------------------------ words across the course


def _terms(curriculum: Curriculum, style: HouseStyle) -> Iterator[Finding]:
    """Names of others outside the places that credit them."""
    terms = {term: re.compile(rf"\b{re.escape(term)}\b") for term in style.reserved_terms}
    any_term = re.compile(rf"\b(?:{'|'.join(map(re.escape, terms))})\b")
    for prose in proses(curriculum) if terms else ():
        text = text_of(prose)
        if any_term.search(text) and not any(part in prose.origin for part in _CREDITED_IN):
            for term, pattern in terms.items():
                if pattern.search(text):
                    message = f"“{term}” is somebody's name or mark."
                    yield Finding(
                        "KIT364",
                        prose.origin,
                        message,
                        "Say it in the course's own words; names are credited in references.",
                    )


def _echoes(curriculum: Curriculum, style: HouseStyle) -> Iterator[Finding]:
    """Sentences that stand in two modules. What is said word for word is meant to, and so are the rules of practice."""
    first: dict[str, tuple[str, str]] = {}
    for module in curriculum.modules:
        for prose in proses(module):
            if any(part in prose.origin for part in _MEANT_TO_RECUR):
                continue
            for sentence in _SENTENCE.findall(text_of(prose)):
                words = _WORD.findall(sentence.casefold())
                if len(words) < style.longest_echo_words:
                    continue
                said = first.setdefault(" ".join(words), (module.id, prose.origin))
                if said[0] != module.id:
                    message = f"This sentence stands in the module `{said[0]}` too: “{sentence.strip()}”"
                    yield Finding(
                        "KIT365", prose.origin, message, "Say it in other words, or leave it out.", warning=True
                    )
