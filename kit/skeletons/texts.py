"""Texts: commented skeletons of modules, blocks, worksheets and scorecard items, as lines of YAML without indentation."""

from __future__ import annotations

import json
from typing import Final

from kit.curriculum import Curriculum

SHEETS: Final = {
    "lines": "prompts:\n  - label: A prompt to write to\nlines_each: 3",
    "table": "columns:\n  - title: One\n  - title: Two\nrows: 4\nrow_height_mm: 12",
    "action_plan": "columns:\n  - title: What\n  - title: When\n  - title: With whom\nrows: 2\nrow_height_mm: 20",
    "checklist": "statements:\n  - Something to tick\ncolumns:\n  - title: Seen\n    width_mm: 20\n    tick: true\nrow_height_mm: 9",
    "rewrite": "given:\n  - A sentence to put better.\nlines: 2",
    "match": "left:\n  - One\n  - Two\nright:\n  - The first\n  - The second",
}
"""What each kind of worksheet needs beside what all of them have. The kinds with drawings are made from an example."""


def segment(ident: str, title: str, kind: str, minutes: int) -> str:
    """A block of the agenda."""
    practised = kind in {"drill", "practice"}
    task = "# The task in exact words.\ninvitation: Write the task here.\n" if practised else ""
    online = (
        "\n# How it goes online.\nvirtual:\n  tool: breakout\n  setup: Write here what to set up.\n  changes: Write here what changes."
        if practised
        else ""
    )
    return f"""\
id: {ident}
title: {_quoted(title)}
# Minutes of all blocks together are those of the module; min_minutes is the shortest workable length.
minutes: {minutes}
min_minutes: {minutes}
# core, flex (may shrink) or optional (may be dropped)
priority: flex
kind: {kind}
# whole, solo, pair, practice_group or fishbowl
grouping: whole
# Why this block is there, in one sentence.
purpose: Write the purpose here.
{task}# One of say, say_exact, do, ask, listen_for, time_call, note, transition in each step.
steps:
  - do: Write here what you do first.
# What to leave out when time is short.
if_short: Write here what to leave out.{online}"""


def worksheet(ident: str, title: str, kind: str, block: str) -> str:
    """A worksheet of a kind."""
    return f"""\
id: {ident}
kind: {kind}
title: {_quoted(title)}
# The block in which it is used; that block names it under handout.
segment: {block}
minutes: 2
# One or two sentences: what to do with it.
instructions: Write the instructions here.
min_height_mm: 60
{SHEETS[kind]}"""


def scorecard_item(ident: str, title: str, curriculum: Curriculum) -> str:
    """An item of a scorecard, with a sentence to write for each level of the scale."""
    levels = "\n".join(
        f"  {level.value}: Write here what is seen at level {level.value}." for level in curriculum.rating_scale.levels
    )
    return f"""\
id: {ident}
label: {_quoted(title)}
# What can be seen or heard at each level, one sentence each; an outcome names the item under checked_by.
anchors:
{levels}
evidence_lines: 2"""


def module(ident: str, title: str, curriculum: Curriculum) -> str:
    """A whole module, as small as one can be: its main practice block, a worksheet and a scorecard of one item."""
    pattern, number = curriculum.practice_patterns[0], max(module.number for module in curriculum.modules) + 1
    rounds = segment("rounds", "Practice rounds", "practice", pattern.block_minutes).replace(
        "priority: flex", "priority: core"
    )
    rounds = rounds.replace("grouping: whole", "grouping: practice_group\nhandout: [notes]\noutcomes: [outcome]")
    return f"""\
id: {ident}
number: {number}
title: {_quoted(title)}
short_title: {_quoted(title)}
# The minutes of all blocks together.
minutes: {max(pattern.block_minutes, 10)}
prep_minutes: 30
purpose: Write here what people can do afterwards, and why it is worth the time.
key_messages:
  - Write here what to remember.
outcomes:
  - id: outcome
    # The text begins with the verb; it can be seen or heard.
    verb: show
    text: Show what you came to practise.
    checked_by: [item]
concept_page:
  title: The idea
  sections:
    - id: idea
      title: What matters
      rows:
        - [Write a line here]
  close: Write the last line here.
segments:
{_item(rounds)}
practice:
  id: main-practice
  pattern: {pattern.id}
  topic_policy: own_topic
  topic_note: Write here what people bring.
  focus: own_choice
  feedback_protocol: {curriculum.feedback_protocols[0].id if curriculum.feedback_protocols else "none-yet"}
  role_cards: []
  stop_rules: Anybody may stop at any time.
  facilitator_rounds: Visit each group once.
  pair_mode_note: Write here what changes in a pair.
worksheets:
{_item(worksheet("notes", "Notes", "lines", "rounds"))}
scorecard:
  items:
{_item(scorecard_item("item", "What can be seen", curriculum), "    ")}
never_cut: The practice rounds.
materials: []
room:
  layout: horseshoe
  then: Write here how the room changes for practice.
  min_floor_m2_per_person: 3
  breakout_spacing_m: 2
  wall_space: None needed.
  access_notes: Write here what people with other needs are offered."""


def _item(text: str, indent: str = "  ") -> str:
    """A text as an item of a list."""
    first, *rest = text.split("\n")
    return "\n".join([f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
