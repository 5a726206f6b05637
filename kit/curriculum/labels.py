"""Labels: the fixed words of the documents. Every one can be given in the curriculum; the defaults are British English."""

from __future__ import annotations

from typing import Annotated

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from kit.curriculum.fields import Model
from kit.typography import set_text


def _read_label(value: object, info: ValidationInfo) -> str:
    if not isinstance(value, str) or not value.strip():
        raise PydanticCustomError("label", "A label is a short text that is not empty")
    language = (info.context or {}).get("language", "en")
    return set_text(" ".join(value.split()), language)


Label = Annotated[str, PlainValidator(_read_label), WithJsonSchema({"type": "string", "minLength": 1})]
"""Plain words, without markup. Words in braces, such as {number}, are filled in and must stay.

Where words depend on a number they may be chosen by it: {modules} {modules:module|modules}.
"""


class DocumentLabels(Model):
    """The names of the documents."""

    guide: Label = "Facilitator guide"
    handout: Label = "Participant handout"
    scorecard: Label = "Observer scorecard"
    overview: Label = "Programme overview"
    companion: Label = "Companion"
    glossary: Label = "Glossary"
    certificate: Label = "Certificate"


class VoiceLabels(Model):
    """The voices of the guide."""

    say: Label = "Say"
    say_exact: Label = "Exact words"
    do: Label = "Do"
    ask: Label = "Ask"
    expect: Label = "Expect"
    listen_for: Label = "Listen for"
    time_call: Label = "Time call"
    note: Label = "Note"
    transition: Label = "Transition"
    if_short: Label = "If short"
    if_stuck: Label = "If stuck"
    virtual: Label = "Online"


class GroupingLabels(Model):
    """How people sit."""

    whole: Label = "whole group"
    solo: Label = "alone"
    pair: Label = "pairs"
    practice_group: Label = "practice groups"
    fishbowl: Label = "in the middle, all watching"


class PriorityLabels(Model):
    """Whether a block may be shortened."""

    core: Label = "core"
    flex: Label = "may shrink"
    optional: Label = "may be dropped"


class ToolLabels(Model):
    """Online tools."""

    breakout: Label = "breakout rooms"
    chat: Label = "chat"
    whiteboard: Label = "shared board"
    poll: Label = "poll"
    none: Label = "no tool"


class PurposeLabels(Model):
    """What a debrief question is for."""

    describe: Label = "what happened"
    feel: Label = "how it was"
    analyse: Label = "what made the difference"
    generalise: Label = "what holds elsewhere"
    apply: Label = "what next"


class WhenLabels(Model):
    """When a checklist item is due."""

    two_weeks_before: Label = "Two weeks before"
    week_before: Label = "A week before"
    day_before: Label = "The day before"
    hour_before: Label = "An hour before"
    on_the_day: Label = "As people arrive"
    day_after: Label = "The day after"
    week_after: Label = "A week after"


class OwnerLabels(Model):
    """Who sees to a checklist item."""

    lead: Label = "lead"
    co: Label = "co-facilitator"
    producer: Label = "producer"


class ModeLabels(Model):
    """Where a checklist item applies."""

    room: Label = "room only"
    virtual: Label = "online only"


class LayoutLabels(Model):
    """Room layouts."""

    horseshoe: Label = "Horseshoe of chairs"
    circle_pairs: Label = "Circle of pairs"
    rows_of_pairs: Label = "Rows of pairs"
    cafe: Label = "Small tables"


class PolicyLabels(Model):
    """Choices of the practice block."""

    own_topic: Label = "Everyone brings a topic of their own."
    brief: Label = "Everyone works from a brief."
    choice: Label = "A topic of one's own, or a brief."
    own_choice: Label = "Whoever practises chooses the item to work on."
    given: Label = "The item to work on is given."
    rotate: Label = "Groups of four rotate through all seats, with two observers."
    split_pairs: Label = "Groups of four divide into two pairs."


class PackLabels(Model):
    """A workshop's pack: its own sheets, and what they say of times, groups and paper."""

    run_sheet: Label = "Run sheet"
    packing_list: Label = "Packing list"
    name_cards: Label = "Name badges"
    name_tents: Label = "Name tents"
    facts: Label = "{date}, {start} to {end}; {people} people"
    no_date: Label = "Date open"
    led_by: Label = "Led by {names}"
    next_day: Label = "{time}, next day"
    time: Label = "Time"
    offset: Label = "Clock"
    actual: Label = "Actual"
    block: Label = "Block"
    what: Label = "How, and what to have ready"
    guide_page: Label = "Guide page"
    calls: Label = "Calls"
    half_time: Label = "half-time {time}"
    last_minute: Label = "last minute {time}"
    turn_starts: Label = "{people} people, a turn each: start at {times}"
    group: Label = "Group {number}"
    groups: Label = "Groups, in the order of turns"
    other_counts: Label = "If people come late or leave"
    count_groups: Label = "{people} people: {groups}"
    of_three: Label = "{count} {count:three|threes}"
    of_four: Label = "{count} {count:four|fours}"
    of_two: Label = "{count} {count:pair|pairs}"
    groups_sheet: Label = "Who does what, when"
    since_start: Label = "at {time}"
    course_plan: Label = "Session by session"
    online_plan: Label = "Online plan"
    online_changes: Label = "Set up, and what changes"
    more_online: Label = "online, allow {count} more in all"
    messages: Label = "Messages to all rooms"
    messages_of_turns: Label = "turn by turn, {count} in all: see the list"
    rooms: Label = "Rooms"
    room: Label = "Room {number}"
    turns_by_clock: Label = "The turns by the clock: {people} people"
    send: Label = "{document}: a file to send"
    paper: Label = "On paper"
    document: Label = "Document"
    copies: Label = "Copies"
    pages: Label = "Pages"
    sheets: Label = "Sheets"
    paper_total: Label = "All together"
    divider: Label = "Next: {document}"
    divider_copies: Label = "Copies: {copies} · pages in each: {pages} · sheets of paper in all: {sheets}"
    two_sided: Label = "Print on both sides, flipped on the long edge. Staple each copy."
    one_sided: Label = "Print on one side of thick paper, then cut apart."
    folded: Label = "Print on one side of thick paper, then fold each sheet at the marks."
    whole: Label = "Print on one side of thick paper."
    booklet: Label = (
        "{document}: a booklet in a file of its own. Print on both sides, flipped on the short edge; fold, staple"
    )
    two_up: Label = "{document}: two pages a side, in a file of its own. Print on both sides, flipped on the short edge"
    bleed: Label = "{document}: with bleed and crop marks, in a file of its own for a print shop"
    large_print: Label = "{document}, large print"
    left_blank: Label = "This page is left blank"
    reprint: Label = "What changed since it was printed"
    reprint_text: Label = "These sheets take the place of printed ones, or are new. The mark at the foot of a page tells the old from the new."
    what_for: Label = "What to do"
    replaced: Label = "Change in every copy"
    more: Label = "Put with the others"
    send_again: Label = "Send it again"
    no_longer: Label = "No longer needed: {documents}"


class ChangeLabels(Model):
    """The page that says what changed since a facilitator last taught this."""

    title: Label = "What changed since you last taught this"
    editions: Label = "From “{before}” to “{after}”"
    nothing: Label = "Nothing changed that you would notice in the room."
    what: Label = "What"
    was: Label = "Was"
    now: Label = "Is now"
    added: Label = "new"
    dropped: Label = "dropped"
    moved: Label = "moved"
    restyled: Label = "the same words, with other emphasis"
    module: Label = "Module"
    block: Label = "Block"
    worksheet: Label = "Worksheet"
    item: Label = "Scorecard item"
    outcome: Label = "Outcome"
    material: Label = "Material"
    text: Label = "Text"
    more: Label = "More changes: {count}"
    reprint: Label = "Print again"
    no_longer: Label = "No longer needed"
    edition_only: Label = "In other documents only the line of edition and date differs; copies that you have will do."


class ScoreLabels(Model):
    """The pictures that are made of filled scorecards."""

    person: Label = "What was heard of {name}"
    group: Label = "What was heard in the group {name}"
    everybody: Label = "What was heard of everybody"
    nobody: Label = "somebody unnamed"
    anonymous: Label = "Person {number}"
    round: Label = "Round {round}"
    unmarked: Label = "{mark} not marked"
    cards: Label = "Scorecards read"
    unread: Label = "Not read"


class Labels(Model):
    """All fixed words, in British English unless given."""

    documents: DocumentLabels = DocumentLabels()
    voices: VoiceLabels = VoiceLabels()
    groupings: GroupingLabels = GroupingLabels()
    priorities: PriorityLabels = PriorityLabels()
    tools: ToolLabels = ToolLabels()
    purposes: PurposeLabels = PurposeLabels()
    when: WhenLabels = WhenLabels()
    owners: OwnerLabels = OwnerLabels()
    modes: ModeLabels = ModeLabels()
    layouts: LayoutLabels = LayoutLabels()
    policies: PolicyLabels = PolicyLabels()

    # every page
    module: Label = "Module {number}"
    page: Label = "page {page} of {pages}"
    date_format: Label = "{day} {month} {year}"
    months: Label = "January February March April May June July August September October November December"
    """Twelve names in order, separated by spaces."""
    decimal_mark: Label = "."
    minute: Label = "{count} minute"
    minutes: Label = "{count} minutes"
    not_below: Label = "not below {count}"
    never_shorter: Label = "never shorter"
    worksheet: Label = "Worksheet {number}"
    worksheet_on_page: Label = "Worksheet {number}, handout page {page}"
    contents: Label = "In this guide"
    name: Label = "Name"
    date: Label = "Date"
    place: Label = "Room"
    facilitator: Label = "Facilitator"
    notes: Label = "Notes to myself"

    # the guide: first pages
    cover_minutes: Label = "{minutes} minutes, {practice} of them practice"
    cover_prep: Label = "{minutes} {minutes:minute|minutes} to prepare"
    at_a_glance: Label = "The module on a page"
    outcomes: Label = "By the end people can"
    outcome_seen_in: Label = "seen in"
    bring: Label = "Bring, for {people} people"
    room: Label = "The room"
    cut_list: Label = "If you are late: {minutes} {minutes:minute|minutes} to win back"
    cut_save: Label = "save"
    cut_total: Label = "total"
    cut_how: Label = "What to give up"
    never_cut: Label = "Never cut"
    agenda_description: Label = "Agenda drawn to scale, {minutes} minutes from top to bottom; practice is the dark part, {practice} minutes in all."
    room_description: Label = "{layout} for {people} people; then {groups} {groups:group|groups}."
    room_floor: Label = "At least {area} square metres a person; {distance} metres between groups."
    room_then: Label = "Then"
    room_walls: Label = "Walls"
    room_access: Label = "Access"
    room_front: Label = "front"
    room_door: Label = "door"
    before_you_start: Label = "Before you start"
    why_it_matters: Label = "Why it matters"
    key_messages: Label = "To remember"
    sensitivity: Label = "Handle with care"
    design_note: Label = "How this module came about"
    local_approval: Label = "Settle locally first"
    checklist: Label = "Checklist"
    audience: Label = "Who it is for"
    prerequisites: Label = "What people bring"
    group_size: Label = "For {min} to {max} people; printed quantities assume {ideal}."
    briefing: Label = "What you need to know"
    distinctions: Label = "Things that look alike"
    prefer: Label = "Choose"
    rather_than: Label = "rather than"
    because: Label = "because"
    behaviours: Label = "The same moment, twice"
    skilled: Label = "Skilled"
    novice: Label = "Not yet"

    # the guide: run sheet
    run_sheet: Label = "Run sheet"
    invitation: Label = "The task"
    materials: Label = "Materials"
    outcomes_served: Label = "Outcomes"
    risk: Label = "Take care"
    pair_note: Label = "In a pair"
    broadcast: Label = "Broadcast"
    extra_minutes: Label = "Allow {count} more."
    cards_read_out: Label = "Read out"
    cards_answer: Label = "Partner answers"
    my_notes: Label = "My own words, and what I noticed"

    # the guide: demonstration and practice
    demonstration: Label = "Demonstration"
    script_time: Label = "Time"
    script_who: Label = "Who"
    script_words: Label = "Words"
    script_pause: Label = "{count} s silence"
    script_take: Label = "Take {number}"
    script_stop: Label = "Stop"
    script_miss: Label = "planned"
    replies: Label = "How the partner answers"
    reply_if: Label = "If"
    reply_then: Label = "then"
    reserve_line: Label = "A line in reserve"
    first_take: Label = "About the first take"
    planned_misses: Label = "Planned misses"
    miss_what: Label = "What happens"
    miss_repair: Label = "A better line"
    miss_item: Label = "Item"
    calibration: Label = "Calibration key"
    key_scene: Label = "Scene"
    key_mark: Label = "Mark"
    key_why: Label = "Why"
    practice: Label = "Practice rounds"
    turns_to_scale: Label = "The same {minutes} minutes for every group"
    turns_description: Label = "Every size of group fills the same {minutes} minutes, and all finish together."
    turns_of: Label = "{people} people: {turns} turns of {minutes}"
    legend_set_up: Label = "set up and change"
    legend_practice: Label = "practice"
    legend_scoring: Label = "silent marking"
    legend_feedback: Label = "feedback"
    one_turn: Label = "One turn, minute by minute"
    step: Label = "Step"
    pairs: Label = "pairs"
    threes: Label = "threes"
    fours: Label = "fours"
    who_does_what: Label = "Who does what: {people} people"
    turn: Label = "Turn"
    policies_title: Label = "Rules of the practice block"
    topics: Label = "Topics"
    focus: Label = "Focus"
    stop_rules: Label = "Stop rules"
    facilitator_rounds: Label = "Your rounds"
    pair_mode: Label = "In a pair"
    quad_mode: Label = "In a four"
    groups_table: Label = "Groups for any head count"
    people: Label = "People"
    scorecards: Label = "Scorecards"
    handouts: Label = "Handouts"
    feedback_order: Label = "Feedback, in this order: {title}"
    patterns: Label = "Practice blocks of other lengths"
    who: Label = "Who"
    says: Label = "Says"
    turn_up: Label = "Turn up after"
    card_back: Label = "On the back"

    # the guide: last pages
    debrief_bank: Label = "More questions for the debrief"
    pitfalls: Label = "When it goes wrong"
    pitfall_symptom: Label = "You notice"
    pitfall_cause: Label = "Perhaps because"
    pitfall_line: Label = "Say"
    answer_keys: Label = "Answer keys"
    answer_for: Label = "No."
    drawn_sheets: Label = "Drawn worksheets, in words"
    crossmap: Label = "Relates to (our reading)"
    crossmap_code: Label = "Code"
    crossmap_point: Label = "Point, in our words"
    crossmap_why: Label = "Where it shows"
    crossmap_primary: Label = "main"
    crossmap_secondary: Label = "also"
    crossmap_checked: Label = "{name}, a framework of the {owner}. {version}; compared on {date}. {url}"
    licence_none: Label = "Licence status: no licence recorded; settle this before the course runs."
    licence_nominative_only: Label = "Licence status: referred to by name only."
    licence_licensed: Label = "Licence status: licensed, no. {number}."
    print_list: Label = "What to print"
    quantity: Label = "Copies"
    item: Label = "Item"
    note_kind: Label = "Kind"
    print_kind: Label = "print"
    consumable_kind: Label = "use up"
    equipment_kind: Label = "bring"
    spare: Label = "of which spare"
    cards: Label = "Cards to cut"
    role_card: Label = "Role card"
    before: Label = "Before"
    during: Label = "During"
    after: Label = "After"
    avoid: Label = "Avoid"
    starters: Label = "Ways to begin"
    in_this_module: Label = "In this module"
    brief_card: Label = "Brief: keep it hidden"
    brief_meta: Label = "{setting}; difficulty {difficulty} of 3"
    brief_opening: Label = "You begin"
    brief_facts: Label = "What you know"
    brief_underneath: Label = "Underneath"
    brief_reveal: Label = "What you let out, and when"
    brief_cues: Label = "What you show"
    brief_avoid: Label = "Stay away from"
    brief_tags: Label = "Practises"
    sources: Label = "Where each point comes from"
    references: Label = "Read and credited"
    notices: Label = "Notices"
    certificate_rule: Label = "Counting hours"
    evaluation_minutes: Label = "{minutes} to fill in."
    evaluation_unsigned: Label = "Please do not sign it."
    evaluation_follow_up: Label = "Later"
    hours_of: Label = "out of {hours} {hours:hour|hours} possible"
    learning_stage: Label = "Stage"
    programme: Label = "Module {number} of {modules}; {hours} {hours:hour|hours} in all"

    # the handout
    i_can: Label = "By the end I can"
    concept: Label = "The idea on a page"
    distinctions_task: Label = "Underline the pair you want to practise today. In your own words it sounds like this:"
    rating_before: Label = "Before"
    rating_after: Label = "After"
    rating_item: Label = "What can be seen or heard"
    practice_card: Label = "Practice card"
    my_role_notes: Label = "What to mind in each seat"
    between_sessions: Label = "Between now and next time"
    after_course: Label = "After the course"
    task_with_partner: Label = "With a partner"
    task_alone: Label = "On your own"
    task_about: Label = "about {minutes}"
    bring_back: Label = "Bring back"
    task_due: Label = "Due at the start of module {number}, {title}"
    task_safety: Label = "Take care"
    my_partner: Label = "My partner, and when we meet"
    glossary: Label = "Words we use"
    see_also: Label = "See also"
    further_reading: Label = "Further reading"
    statement: Label = "Statement"
    choose_one: Label = "Choose one"
    match_hint: Label = "Letter"

    # the scorecard
    levels_key: Label = "{value} {label}"
    no_opportunity: Label = "NO"
    no_opportunity_label: Label = "no opportunity arose"
    rated_item: Label = "I saw and heard"
    rated_minute: Label = "Minute"
    rated_words: Label = "Words heard, as they were said"
    total: Label = "Total"
    anchors: Label = "What the levels mean"
    any_item: Label = "Any item"
    observer_rules: Label = "While you watch"
    more_words: Label = "More words, or a sketch of who sat where"
    overleaf: Label = "Levels, rules and feedback order overleaf"

    # the documents of the programme
    programme_facts: Label = "{modules} {modules:module|modules}; {hours} {hours:hour|hours} in all"
    programme_size: Label = "{min} to {max} people"
    programme_glance: Label = "The programme on a page"
    programme_thread: Label = "How it hangs together"
    programme_can: Label = "What people can do afterwards"
    programme_running: Label = "Running it"
    programme_materials: Label = "What to have ready, for {people} people"
    programme_sources: Label = "What it rests on"
    total_minutes: Label = "Minutes"
    practised: Label = "practised"
    before_next: Label = "Before the next module"
    which_modules: Label = "Modules"
    all_modules: Label = "all"
    other_asks: Label = "The other person is asking"
    leave_alone: Label = "Leave alone"
    moves_on: Label = "It moves on when"
    stop_length: Label = "Length"
    stop_ask: Label = "Ask"
    stop_work: Label = "Work"
    stop_leaves_with: Label = "They leave with"
    term: Label = "Term"
    meaning: Label = "Meaning"

    # the sign-in sheet, certificate and evaluation
    sign_in: Label = "Sign-in sheet"
    certificate_file: Label = "Certificates are in a file of their own, {file}."
    evaluation: Label = "How was it?"

    # filled scorecards
    scores: ScoreLabels = ScoreLabels()

    # a workshop's pack
    pack: PackLabels = PackLabels()

    # what changed between two editions
    changes: ChangeLabels = ChangeLabels()
