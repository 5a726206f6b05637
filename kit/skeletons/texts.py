"""Texts: commented skeletons of modules, blocks, worksheets and scorecard items, as lines of YAML without indentation.

Each is a template in ``templates``; a worksheet's has a part of its kind.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined

from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.worksheets import AnyWorksheet

SHEETS: Final[tuple[str, ...]] = tuple(
    kind for sheet in get_args(get_args(AnyWorksheet)[0]) for kind in get_args(sheet.model_fields["kind"].annotation)
)
"""The kinds of worksheets."""
_HEIGHTS: Final = {"quadrants": 150, "map": 125}
"""Millimetres that a kind needs where it needs more than most."""
_HEIGHT: Final = 60


def segment(id: str, title: str, kind: str, minutes: int, **uses: tuple[str, ...]) -> str:
    """A block of the agenda, and the ids of what it uses."""
    main = kind == "practice"
    grouping = "practice_group" if main else "whole"
    priority = "core" if main else "flex"
    known = {"minutes": minutes, "kind": kind, "grouping": grouping, "priority": priority, "uses": uses}
    return _written("segment", id=id, title=title, **known)


def worksheet(id: str, title: str, kind: str, block: str, items: tuple[str, ...]) -> str:
    """A worksheet of a kind, for a block; a self-rating is of scorecard items."""
    height = _HEIGHTS.get(kind, _HEIGHT)
    return _written("worksheet", id=id, title=title, kind=kind, block=block, items=items, height=height)


def scorecard_item(id: str, title: str, curriculum: Curriculum) -> str:
    """An item of a scorecard, with a sentence to write for each level of the scale."""
    levels = [level.value for level in curriculum.rating_scale.levels]
    return _written("scorecard-item", id=id, title=title, levels=levels)


def module(id: str, title: str, curriculum: Curriculum) -> str:
    """A whole module, as small as one can be: its main practice block, a worksheet and a scorecard of one item."""
    pattern = curriculum.practice_patterns[0]
    uses = {"handout": ("notes",), "outcomes": ("outcome",)}
    return _written(
        "module",
        id=id,
        title=title,
        number=_next(curriculum.modules),
        minutes=max(pattern.block_minutes, 10),
        pattern=pattern.id,
        protocol=next((protocol.id for protocol in curriculum.feedback_protocols), "none-yet"),
        rounds=segment("rounds", "Practice rounds", "practice", pattern.block_minutes, **uses),
        notes=worksheet("notes", "Notes", "lines", "rounds", ("item",)),
        item=scorecard_item("item", "What can be seen", curriculum),
    )


def _next(modules: tuple[Module, ...]) -> int:
    return max(module.number for module in modules) + 1


def _written(name: str, **known: Any) -> str:
    return _environment().get_template(f"{name}.yaml.j2").render(**known).rstrip("\n")


@cache
def _environment() -> Environment:
    """Templates of YAML: titles are quoted, and nothing else in them is an author's."""
    environment = Environment(  # noqa: S701  # no HTML, see above
        loader=PackageLoader("kit.skeletons", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["text"] = lambda text: json.dumps(text, ensure_ascii=False)
    return environment
