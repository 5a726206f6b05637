"""Counts: places in an author's text that are filled in from the curriculum, so that a shorter edition does not contradict itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from kit.curriculum.fields import Line, Rich
from kit.prose import Prose, changed, text_of

COUNTS: Final = ("modules", "hours", "minutes_each", "hours_each")
"""How many modules there are, their hours together, and the minutes or hours of each."""

_PLACE: Final = re.compile(r"\{(" + "|".join(COUNTS) + r")(:[^{}|]*\|[^{}|]*)?\}")
_BRACED: Final = re.compile(r"\{[^{}]*\}?|\}")


def filled(prose: Prose, counts: Mapping[str, str]) -> Prose:
    """A text with its places filled in; ``{hours:hour|hours}`` chooses words as labels do."""
    return changed(prose, lambda text: _PLACE.sub(lambda found: found[0].format(**counts), text))


def _checked(prose: Prose) -> Prose:
    unknown = _BRACED.search(text_of(changed(prose, lambda text: _PLACE.sub("", text))))
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in COUNTS)
        said = "`{place}` is not filled in here; these are: {known}"
        raise PydanticCustomError("count", said, {"place": unknown[0], "known": known})
    return prose


CountedLine = Annotated[Line, AfterValidator(_checked)]
"""Prose of one paragraph that may have such places."""

CountedRich = Annotated[Rich, AfterValidator(_checked)]
"""Prose of one or more paragraphs that may have such places."""
