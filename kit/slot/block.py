"""Block: one in fewer minutes says how to save them, and what happens inside it moves with its end."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import pairwise

from kit.curriculum.module import Module
from kit.curriculum.segment import Segment, Virtual
from kit.curriculum.steps import Note, Step, TimeCall, Transition
from kit.pace import Pace
from kit.prose import Prose
from kit.slot.lengths import made
from kit.slot.room import GRAINS, Room, scaled


def led_on(module: Module, kept: Container[str]) -> Iterator[Segment]:
    """The blocks that stay. One before a gap leads on in the words of the last block left out."""
    stays: Segment | None = None
    for segment in module.segments:
        if segment.id in kept:
            if stays:
                yield stays
            stays = segment
        elif stays:
            own = tuple(step for step in stays.steps if not isinstance(step, Transition))
            leading = tuple(step for step in segment.steps if isinstance(step, Transition))
            stays = stays.model_copy(update={"steps": (*own, *leading)})
    if stays:
        yield stays


def at_length(module: Module, segment: Segment, minutes: int, pace: Pace) -> Segment:
    """A block in fewer minutes: it opens with how to save them, and moments inside it move with its end.

    Speech takes as long as ever; steps that say what they take share the rest.
    """
    if minutes == segment.minutes:
        return segment
    notes = tuple(Note(note=how) for how in _hows(module, segment, minutes))
    steps = tuple(_steps(segment, minutes, Room.of(pace, minutes, segment.minutes)))
    virtual = segment.virtual and _online(segment.virtual, minutes, segment.minutes)
    return segment.model_copy(update={"minutes": minutes, "steps": (*notes, *steps), "virtual": virtual})


def _online(virtual: Virtual, minutes: int, whole: int) -> Virtual:
    """The notes for online delivery, with messages that move with the block's end."""
    return virtual.model_copy(update={"broadcast_at": tuple(_moved(list(virtual.broadcast_at), minutes, whole))})


def _hows(module: Module, segment: Segment, minutes: int) -> Iterator[Prose]:
    """How to come down to so many minutes: by the cuts made, and where they are not enough by what the block says.

    The practice block says nothing: its card has the turns of the shorter pattern.
    """
    cuts = tuple(made(module, segment, minutes))
    enough = cuts and sum(cut.save for cut in cuts) >= segment.minutes - minutes
    if segment.kind == "practice":
        return
    if enough or not segment.if_short:
        yield from (cut.how for cut in cuts)
    else:
        yield segment.if_short


def _steps(segment: Segment, minutes: int, room: Room) -> Iterator[Step]:
    moments = [step.time_call.at for step in segment.steps if isinstance(step, TimeCall)]
    moved = iter(_moved(moments, minutes, segment.minutes))
    for step in segment.steps:
        if isinstance(step, TimeCall):
            yield step.model_copy(update={"time_call": step.time_call.model_copy(update={"at": next(moved)})})
        elif takes := getattr(step, "takes", None):
            yield step.model_copy(update={"takes": room.share(takes)})
        else:
            yield step


def _moved(moments: list[int], to: int, whole: int) -> list[int]:
    """Seconds since the start of a block of ``whole`` minutes, as they fall in one of ``to``; still in order."""
    for grain in GRAINS:
        moved = [scaled(at, to, whole, grain) for at in moments]
        if all(before < after for before, after in pairwise(moved)):
            break
    return moved
