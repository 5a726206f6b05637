"""Terms: words that stand for others, form by form, with the boundaries of words, and a count of what was touched."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from kit.overlay.entries import Term
from kit.overlay.notes import Notes
from kit.yamltree import Scalar

_KEEP: Final = r"\]\([^)\n]*\)|https?://\S+|mailto:\S+|\{[^}\n]*\}"
"""Addresses, and words in braces that are filled in later."""
_ALONE: Final = (r"(?<![\w-])", r"(?![\w-])")
_ALIKE: Final = (r"(?<!\w)(?:\w+-)*", r"\w{0,2}(?:-\w+)*(?!\w)")
"""Around a form: nothing that belongs to a word; or what makes a compound or another ending of it."""


@dataclass(frozen=True, slots=True)
class Touched:
    """How many times one form was put in the place of another."""

    form: str
    now: str
    times: int


class Terms:
    """All terms of an overlay at work. A compound such as guest-led is another word than guest."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms
        self.forms = {_plain(form.value): now for term in terms for form, now in term.forms}
        """What stands for each form."""
        self.counts: Counter[str] = Counter()
        self._left: Counter[str] = Counter()
        self._exact = _pattern(tuple(self.forms), *_ALONE)
        self._alike = _pattern(tuple(self.forms), *_ALIKE, flags=re.IGNORECASE)

    def applied(self, node: Scalar) -> Scalar:
        """A text with other words in it."""
        used = [self.forms[form] for found in self._exact.finditer(node.value) if (form := _form(found))]
        self._notice(node.value)
        if not used:
            return node
        text = self._exact.sub(self._put, node.value)
        place = node if node.line else used[0]
        return Scalar(text, node.style, place.line, place.column)

    def _put(self, found: re.Match[str]) -> str:
        form = _form(found)
        if form:
            self.counts[form] += 1
        return self.forms[form].value if form else found[0]

    def _notice(self, text: str) -> None:
        """Counts spellings that none of the forms is."""
        for found in self._alike.finditer(text):
            if _form(found) and _plain(found[0]) not in self.forms:
                self._left[_plain(found[0])] += 1

    def report(self, notes: Notes) -> tuple[Touched, ...]:
        """What was touched. Terms that touched nothing are noted, KIT505; spellings that were left, KIT508."""
        for term in self.terms:
            own = {_plain(form.value) for form, _ in term.forms}
            if term.forms and not any(self.counts[form] for form in own):
                hint = "Look at its spelling, or take it out."
                notes.error("KIT505", term.forms[0][0], "None of these forms stands anywhere in the course.", hint)
            left = {
                form: times
                for form, times in self._left.items()
                if _pattern(tuple(own), *_ALIKE, flags=re.IGNORECASE).search(form)
            }
            if left:
                said = ", ".join(f"`{form}` ({times})" for form, times in sorted(left.items())[:8])
                hint = "Add them to the forms if they should be others too; or give each itself, to say that it stays."
                notes.warn("KIT508", term.forms[0][0], f"These spellings stay as they are: {said}.", hint)
        return tuple(Touched(form, now.value, self.counts[form]) for form, now in self.forms.items())


def _pattern(forms: tuple[str, ...], before: str, after: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern of any of some forms; those of several words may run over the end of a line."""
    longest_first = sorted(forms, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest_first)
    return re.compile(f"(?:{_KEEP})|{before}(?P<form>{words}){after}", flags)


def _form(found: re.Match[str]) -> str:
    """The form that was found; empty for what is to be kept."""
    return _plain(found["form"] or "")


def _plain(text: str) -> str:
    return " ".join(text.split())
