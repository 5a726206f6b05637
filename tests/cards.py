"""Cards: filled scorecards of any curriculum, without the files they would be in."""

from __future__ import annotations

from kit.curriculum import Curriculum
from kit.scores.cards import Card, card, observed
from kit.scores.folder import Gathered, Unread
from kit.scores.forms import Form


def filled(curriculum: Curriculum, person: str, lap: str, module: int = 0, group: str = "") -> Card:
    """A card with a level for every item but the last, and words heard for the first."""
    items = [item.id for item in curriculum.modules[module].scorecard.items]
    values = {observed(curriculum): person, "round": lap, "strength": "Waited", "next-step": "Wait again"}
    values |= dict.fromkeys(items, "2") | {
        items[-1]: "",
        f"{items[0]}-words-1": "Go on",
        f"{items[0]}-minute-1": "1:30",
    }
    found = card(curriculum, Form("", values), f"{person or 'nobody'}-{lap}.pdf", group)
    assert found
    return found


def evening(curriculum: Curriculum) -> Gathered:
    """Two people, one of them unnamed, one group, and a file that was not read."""
    cards = (filled(curriculum, "Ida", "1", group="east"), filled(curriculum, "", "2"))
    return Gathered(cards, (Unread("flat.pdf", "has no fields left"),))
