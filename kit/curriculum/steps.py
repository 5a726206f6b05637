"""Steps of a block: what the facilitator says, does, asks, listens for and calls out."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from kit.curriculum.fields import Clock, Line, Model, Rich


class Say(Model):
    """Words to say, in the facilitator's own manner."""

    say: Rich
    takes: Clock | None = None


class SayExact(Model):
    """Words to say exactly as printed, because safety or the exercise depends on them."""

    say_exact: Rich
    takes: Clock | None = None


class Do(Model):
    """Something to do: starts with a verb."""

    do: Rich
    takes: Clock | None = None


class Question(Model):
    """A question and what people are likely to answer."""

    q: Line
    expected: tuple[Line, ...] = Field(min_length=1)


class Ask(Model):
    """A question put to the room."""

    ask: Question
    takes: Clock | None = None


class ListenFor(Model):
    """Signs to listen for while people work."""

    listen_for: tuple[Line, ...] = Field(min_length=1)


class Call(Model):
    """What is called out, and when: time since the start of the block."""

    at: Clock
    text: Line


class TimeCall(Model):
    """A time call."""

    time_call: Call


class Note(Model):
    """A remark to the facilitator."""

    note: Rich


class Transition(Model):
    """The words that lead to the next block."""

    transition: Line


_STEPS: dict[str, type[Model]] = {
    "say": Say,
    "say_exact": SayExact,
    "do": Do,
    "ask": Ask,
    "listen_for": ListenFor,
    "time_call": TimeCall,
    "note": Note,
    "transition": Transition,
}


def _step_kind(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else type(value).model_fields if isinstance(value, Model) else ()
    return next((kind for kind in _STEPS if kind in keys), None)


Step = Annotated[
    Annotated[Say, Tag("say")]
    | Annotated[SayExact, Tag("say_exact")]
    | Annotated[Do, Tag("do")]
    | Annotated[Ask, Tag("ask")]
    | Annotated[ListenFor, Tag("listen_for")]
    | Annotated[TimeCall, Tag("time_call")]
    | Annotated[Note, Tag("note")]
    | Annotated[Transition, Tag("transition")],
    Discriminator(
        _step_kind,
        custom_error_type="step",
        custom_error_message="A step is one of say, say_exact, do, ask, listen_for, time_call, note or transition",
    ),
]
"""One step of a block."""
