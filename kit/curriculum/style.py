"""House style: what ``kit check`` holds the prose of a course to. Nothing of it is printed."""

from __future__ import annotations

from pydantic import Field

from kit.curriculum.fields import Model


class HouseStyle(Model):
    """The rules of prose. Lists left empty are not checked."""

    longest_speech_words: int = Field(default=60, ge=10)
    """The most words that one SAY holds; longer ones are read out, and sound it."""
    speaking_words_a_minute: int = Field(default=130, ge=40, le=260)
    """How fast people speak to a room. What is said in a block, at this pace, has to fit into its minutes."""
    handwriting_words_a_minute: int = Field(default=12, ge=1)
    """How fast people write by hand; worksheets are held against it."""
    answer_words: int = Field(default=3, ge=1)
    """The fewest words that a prompt, row or cell asks for; a sheet has to have minutes for as many."""
    writing_seconds_a_line: int = Field(default=12, ge=0)
    """How many seconds a line, row or cell of a worksheet takes. A full line takes half a minute by hand; people fill
    part of the lines, so less is counted for each. A block has to hold what its sheets take so, beside what is said."""
    regrouping_seconds: int = Field(default=15, ge=0)
    """How long people take to find their places where a block has another grouping than the one before; 0 where such moves are steps of their own."""
    unseen_verbs: tuple[str, ...] = ()
    """Verbs that cannot be seen to be done, such as understand; no outcome may start with one."""
    frequency_words: tuple[str, ...] = ()
    """Words such as often and rarely; two levels of an item may not differ by them alone."""
    reserved_terms: tuple[str, ...] = ()
    """Names and marks of others. They may stand where frameworks are named and credited, and nowhere else."""
    longest_echo_words: int = Field(default=9, ge=5)
    """A sentence of this many words or more stands in one module only, unless it is said word for word."""
