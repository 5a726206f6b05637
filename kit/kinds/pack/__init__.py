"""A workshop's own sheets: Curriculum and Workshop in, Documents out. What is printed once and what for everybody."""

from __future__ import annotations

from kit.kinds.pack.course import Held, course_name_cards, course_packing_list, course_plan, course_sign_in
from kit.kinds.pack.divider import Apart, Finish, Sent, course_divider, divider
from kit.kinds.pack.groups import groups_sheet
from kit.kinds.pack.online import chat_texts, online_plan
from kit.kinds.pack.packing_list import packing_list
from kit.kinds.pack.people import name_cards, sign_in_sheet
from kit.kinds.pack.reprint_list import Again, course_reprint_list, reprint_list
from kit.kinds.pack.run_sheet import run_sheet
from kit.kinds.pack.sets import card_sets, demonstration_script, evaluation_slip
from kit.kinds.pack.tents import name_tents

__all__ = [
    "Again",
    "Apart",
    "Finish",
    "Held",
    "Sent",
    "card_sets",
    "chat_texts",
    "course_divider",
    "course_name_cards",
    "course_packing_list",
    "course_plan",
    "course_reprint_list",
    "course_sign_in",
    "demonstration_script",
    "divider",
    "evaluation_slip",
    "groups_sheet",
    "name_cards",
    "name_tents",
    "online_plan",
    "packing_list",
    "reprint_list",
    "run_sheet",
    "sign_in_sheet",
]
