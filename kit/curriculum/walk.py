"""Walk: every prose inside a part of a curriculum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from kit.prose import Prose


def proses(value: Any) -> Iterator[Prose]:
    """Every prose inside a model, a mapping or a tuple, in order."""
    if isinstance(value, Prose):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from proses(getattr(value, name))
    elif isinstance(value, dict | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from proses(item)
