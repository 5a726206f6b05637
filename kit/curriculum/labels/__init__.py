"""Labels: the fixed words of the documents. Every one can be given in the curriculum; the defaults are British English."""

from __future__ import annotations

from kit.curriculum.fields import Model
from kit.curriculum.labels.choices import (
    DocumentLabels,
    GroupingLabels,
    LayoutLabels,
    ModeLabels,
    OwnerLabels,
    PolicyLabels,
    PriorityLabels,
    PurposeLabels,
    ToolLabels,
    VoiceLabels,
    WhenLabels,
)
from kit.curriculum.labels.label import Label
from kit.curriculum.labels.pack import PackLabels
from kit.curriculum.labels.reports import ChangeLabels, ScoreLabels


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
