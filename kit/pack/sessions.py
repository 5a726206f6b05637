"""Sessions: what a booking asks for, one pack for each module, on its day and at its time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from kit.curriculum import Curriculum
from kit.errors import KitError
from kit.workshop import EVERY, Booking, Session, Workshop


def modules_of(curriculum: Curriculum) -> Mapping[str, str]:
    """The ids of all modules, by number and by id."""
    return {name: module.id for module in curriculum.modules for name in (module.id, str(module.number))}


def sessions(
    curriculum: Curriculum, booking: Booking, wanted: Sequence[str] = (), days: Sequence[date] = ()
) -> tuple[Session, ...]:
    """The sessions of a booking with the ids of their modules; only the modules ``wanted`` where some are named.

    Days are one for all sessions, or one for each. Raises KitError for modules that there are not, for one that is held
    twice and for days that do not go round.
    """
    booked = tuple(_named(curriculum, booking.sessions or (Session(module=booking.module or EVERY),)))
    if wanted:
        known = {session.module: session for session in booked if booking.sessions}
        asked = _named(curriculum, tuple(Session(module=name) for name in wanted))
        booked = tuple(known.get(session.module, session) for session in asked)
    elif not (booking.sessions or booking.module):
        raise KitError(
            "Say which module it is, with --module, by its id or number; --module all makes the whole course."
        )
    ids = [session.module for session in booked]
    twice = next((name for name in ids if ids.count(name) > 1), None)
    if twice:
        raise KitError(f"The module {twice} is held twice. Make a pack for one date, then for the other.")
    if days and len(days) not in {1, len(booked)}:
        raise KitError(f"There are {len(days)} dates for {len(booked)} modules. Give one for all, or one for each.")
    spread = tuple(days) * len(booked) if len(days) == 1 else days
    if not spread:
        return booked
    return tuple(session.model_copy(update={"date": day}) for session, day in zip(booked, spread, strict=True))


def _named(curriculum: Curriculum, asked: Sequence[Session]) -> Iterator[Session]:
    """The sessions with the ids of their modules; every module in the place of ``all``."""
    known = modules_of(curriculum)
    for session in asked:
        if session.module == EVERY:
            yield from (session.model_copy(update={"module": module.id}) for module in curriculum.modules)
        elif session.module in known:
            yield session.model_copy(update={"module": known[session.module]})
        else:
            close = get_close_matches(session.module.lower(), known, n=1)
            advice = f'Did you mean "{close[0]}"?' if close else f"There is {', '.join(known)}."
            raise KitError(f'There is no module "{session.module}". {advice}')


def meeting(booking: Booking, session: Session, names: tuple[str, ...]) -> Workshop:
    """The meeting of a session. Raises KitError where nobody said when it starts or who comes."""
    start = session.start or booking.start
    if start is None:
        raise KitError("Say when it starts, with --start 09:30.")
    if booking.participants is None and not names:
        raise KitError("Say how many people come, with --participants, or who, with --names FILE.csv.")
    return Workshop(
        len(names) if booking.participants is None else booking.participants,
        start,
        session.date or booking.date,
        booking.zone or "",
        session.venue or booking.venue or "",
        session.facilitator or booking.facilitator or "",
        session.co_facilitator or booking.co_facilitator or "",
        names,
        booking.mode or "room",
        booking.quads,
    )
