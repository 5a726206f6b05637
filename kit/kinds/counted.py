"""Counted: what fills a place in a label, and the words that go with a number."""

from __future__ import annotations


class Counted(str):
    """A value as it is printed. A label chooses words by it: ``{groups} {groups:group|groups}``.

    The words before the bar are for one, those after it for any other number. In French they are for less than two.
    """

    __slots__ = ("_one",)
    _one: bool

    @classmethod
    def of(cls, value: object, language: str) -> Counted:
        """A value, with whether it counts as one."""
        made = cls(value)
        made._one = _is_one(made, language)
        return made

    def __format__(self, spec: str) -> str:
        """The value, or the words of a choice that go with it."""
        one, bar, other = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return one if self._one else other


def _is_one(text: str, language: str) -> bool:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return False
    return number < 2 if language.partition("-")[0] == "fr" else number == 1  # two is the first plural
