"""Words: labels are complete and can be filled in, and addresses lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter
from typing import Final

from pydantic import BaseModel

from kit.curriculum import Curriculum
from kit.curriculum.labels import Labels
from kit.rules.finding import Finding, listed

_ADDRESS: Final = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_MONTHS: Final = 12
_MOST_NAMED: Final = 12
_DEFAULTS: Final = Labels()


def rules(curriculum: Curriculum) -> Iterator[Finding]:
    """Labels left in English, labels that cannot be filled in, addresses that are none."""
    english = curriculum.language.partition("-")[0] == "en"
    yield from _labels(curriculum.labels, _DEFAULTS, "labels", all_needed=not english)
    months = len(curriculum.labels.months.split())
    if months != _MONTHS:
        message = f"`months` holds {months} names."
        yield Finding("KIT352", "labels/months", message, "Write the twelve months in order, separated by spaces.")
    yield from _addresses(curriculum)


def _labels(given: BaseModel, default: BaseModel, origin: str, *, all_needed: bool) -> Iterator[Finding]:
    missing = [name for name in type(default).model_fields if name not in given.model_fields_set] if all_needed else []
    if missing:
        named = [*missing[:_MOST_NAMED], "others"] if len(missing) > _MOST_NAMED else missing
        message = f"The course is not in English, and lacks these labels: {listed(named)}."
        yield Finding("KIT350", origin, message, "Write every label in the language of the course.")
    for name in sorted(given.model_fields_set, key=list(type(default).model_fields).index):
        value, original = getattr(given, name), getattr(default, name)
        if isinstance(value, BaseModel):
            yield from _labels(value, original, f"{origin}/{name}", all_needed=all_needed)
        else:
            yield from _places(value, original, f"{origin}/{name}")


def _places(label: str, original: str, origin: str) -> Iterator[Finding]:
    """A label whose places to fill in are not those of the original."""
    needed = sorted(_filled_in(original) or ())
    given = _filled_in(label)
    if given is None or sorted(given) != needed:
        hint = "A brace that is to be printed is typed twice." if given is None else ""
        wanted = listed(f"{{{name}}}" for name in needed) if needed else "no braces"
        yield Finding("KIT351", origin, f"The label “{label}” should have {wanted}.", hint)


def _filled_in(label: str) -> list[str] | None:
    """The names in braces, with anything that is more than a name; nothing where the braces do not match.

    Words that are chosen by a number, as in ``{groups} {groups:group|groups}``, are no place of their own.
    """
    try:
        parts = [part for part in Formatter().parse(label) if part[1] is not None]
    except ValueError:
        return None
    filled = [
        f"{name}{'!' if conversion else ''}{spec}" for _, name, spec, conversion in parts if "|" not in (spec or "")
    ]
    return [*filled, *(f"{name}:{spec}" for _, name, spec, _ in parts if "|" in (spec or "") and name not in filled)]


def _addresses(curriculum: Curriculum) -> Iterator[Finding]:
    given = [(f"frameworks/{framework.id}/url", framework.url) for framework in curriculum.frameworks]
    given += [(f"references/{work.id}/url", work.url) for work in curriculum.references if work.url]
    for origin, address in given:
        if not _ADDRESS.fullmatch(address):
            message = f"`{address}` is not an address on the web."
            yield Finding("KIT353", origin, message, "Write it whole, such as https://example.org/page.")
