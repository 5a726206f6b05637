"""A document that holds every block, written to Word and read back: it says every word once, in order."""

from __future__ import annotations

import io
import typing
import zipfile
from datetime import date

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from kit.blocks import (
    Activity,
    Agenda,
    AgendaRow,
    AnswerColumn,
    AnswerGrid,
    AnswerRow,
    AxisText,
    Beside,
    Block,
    Bullets,
    Callout,
    Card,
    CardSheet,
    Cell,
    Choices,
    Column,
    Contents,
    ContentsEntry,
    Continuum,
    Cover,
    Document,
    Field,
    FieldMap,
    FieldRow,
    Heading,
    MapField,
    Moment,
    Numbered,
    Panel,
    Paragraph,
    QuadrantGrid,
    RatingItem,
    RatingLevel,
    RatingSheet,
    RoomSketch,
    Section,
    Strip,
    StripCell,
    Table,
    Track,
    TurnPart,
    Turns,
    Worksheet,
    WritingLines,
    plain_text,
    walk,
)
from kit.brand import Brand, Family
from kit.paper import A4, LETTER, Paper
from kit.prose import Emphasis, Items, LineBreak, Link, Para, Prose, Strong, Text, plain
from kit.writers.docx import write

NOTHING = Prose(())
BRAND = Brand(
    name="plain",
    organisation="Brand & Sons",
    sans=Family("Source Sans Pro", (), "Calibri"),
    serif=Family("Source Serif Pro", (), "Georgia"),
)
BOX = "\u2610"
SILENT_RUNS, SILENT_PARAGRAPHS = "KitPageNumber", "KitBrand"


# ------------------------------------------------------------------ reading back


def words_of(data: bytes) -> list[str]:
    """The words that a Word file says, in order: page numbers, the brand's own name, boxes and drawings left out."""
    root = docx.Document(io.BytesIO(data)).element
    pieces: list[str] = []
    for text in list(root.iter(qn("w:txbxContent"))):
        text.getparent().remove(text)
    for paragraph in root.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) == SILENT_PARAGRAPHS:
            continue
        for run in paragraph.iter(qn("w:r")):
            mark = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
            if mark is None or mark.get(qn("w:val")) != SILENT_RUNS:
                pieces += [_said(child) for child in run]
        pieces.append("\n")
    return "".join(pieces).replace(BOX, " ").split()


def _said(child: typing.Any) -> str:
    if child.tag == qn("w:t"):
        return child.text or ""
    return " " if child.tag in (qn("w:tab"), qn("w:br")) else ""


def opened(data: bytes) -> WordDocument:
    """A Word file, opened by python-docx."""
    return docx.Document(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    """The files in a Word file, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# ------------------------------------------------------------------ the document


def words(*inlines: typing.Any) -> Prose:
    """Prose of one paragraph; strings are plain text."""
    return Prose((Para(tuple(Text(part) if isinstance(part, str) else part for part in inlines)),), "test")


def roles(block: type) -> tuple[typing.Any, ...]:
    """Every role that a block can have."""
    return typing.get_args(typing.get_type_hints(block, localns={"Block": Block})["role"])


RICH = Prose(
    (
        Para((Text("Take a minute to say "), Emphasis((Text("what"), Strong((Text(" stays"),)))), Text(" private."))),
        Items(False, ((Text("who does what"),), (Strong((Text("what"),)), Text(" we call it")))),
        Items(True, ((Text("begin"),), (Text("stop"), LineBreak(), Text("and look up")))),
        Para(
            (
                Text("Then ask at "),
                Link("https://example.org/a?b=1&c=2", (Text("the "), Emphasis((Text("address"),)))),
                Text("."),
            )
        ),
    ),
    "rich",
)
ASK = (
    Paragraph(words("What would you need to add, so that you could practise with something real?"), "question"),
    Paragraph(words("Expect"), "expect"),
    Bullets((words("no advice in the corridor"), words("phones away")), "small"),
)
LEVELS = tuple(
    RatingLevel(mark, plain(mark), plain(name))
    for mark, name in {"1": "missed", "2": "emerging", "3": "effective", "4": "masterful", "NO": "none"}.items()
)
ITEMS = (
    "Makes the space safe",
    "Keeps attention on the client",
    "Receives correction",
    "Trusts the client’s judgement",
    "Attends to fear and doubt",
    "Challenges within trust",
)


def cover() -> Section:
    """A cover with all of its parts."""
    block = Cover(
        1,
        plain("Module 1 · Facilitator guide"),
        plain("Relationship of trust"),
        plain("Two hours in which people learn to be safe to talk to, which is not the same as being nice."),
        (plain("120 minutes, 60 of them practice"), plain("For 12 people in four groups of three")),
        plain("By the end I can …"),
        (plain("open a session with privacy and roles"), plain("ask for a correction")),
        (plain("Facilitator"), plain("Date"), plain("Room")),
    )
    return Section("cover", "cover", NOTHING, (block,), whole=True)


def overview() -> Section:
    """Contents, the module on a page, tables."""
    minutes = (
        ("Open the programme", 10, "led"),
        ("Trust moments", 6, "led"),
        ("What coaching is", 14, "led"),
        ("Demonstration", 12, "led"),
        ("Drill: “No, that is not it”", 12, "practice"),
        ("Break", 5, "break"),
        ("Practice rounds", 48, "main"),
        ("Debrief", 6, "led"),
        ("Action plan", 5, "led"),
        ("Close", 2, "led"),
    )
    clock, rows = 0, []
    for title, length, weight in minutes:
        detail = NOTHING if weight == "break" else plain("whole group")
        rows.append(AgendaRow(f"{clock // 60}:{clock % 60:02d}", length, plain(title), detail, weight))  # type: ignore[arg-type]
        clock += length
    room = RoomSketch(
        plain("A horseshoe of twelve chairs, then four groups of three."),
        "horseshoe",
        (3, 3, 3, 3),
        12,
        plain("front"),
        plain("door"),
    )
    cuts = Table(
        "If you are late",
        (
            Column(plain("Block"), 3),
            Column(plain("save"), 1, "right"),
            Column(plain("left"), 1, "center"),
            Column(plain("Give up"), 4),
        ),
        (
            (
                Cell(plain("What coaching is")),
                Cell(plain("4")),
                Cell(plain("16")),
                Cell(plain("four of the twelve cards")),
            ),
            (Cell(plain("Debrief")), Cell(plain("2"), "strong"), Cell(plain("12"), "small"), Cell(RICH)),
        ),
        "cuts",
    )
    checks = Table(
        "What to do",
        (Column(NOTHING, 1), Column(NOTHING, 3)),
        ((Cell(plain("A week before")), Cell(plain("Print the cards"), "mark")), (Cell(NOTHING), Cell(NOTHING))),
        "plain",
    )
    matrix = Table(
        "Who does what",
        tuple(Column(plain(head)) for head in ("Turn", "A", "B", "C")),
        (
            (
                Cell(plain("1")),
                Cell(plain("coach"), "performer"),
                Cell(plain("client"), "partner"),
                Cell(plain("observer"), "observer"),
            ),
        ),
        "matrix",
    )
    script = Table(
        "Words",
        (Column(plain("Who")), Column(plain("Says"), 3)),
        ((Cell(plain("Coach"), "small"), Cell(words("“It worked when I ", Emphasis((Text("…"),)), "”"), "quote")),),
        "script",
        head_column=False,
    )
    entries = (
        ContentsEntry(plain("The module on a page"), "plan"),
        ContentsEntry(plain("0:00  Open the programme"), "welcome/1", 2),
        ContentsEntry(plain("Not in this document"), "nowhere", 2),
    )
    body = (
        Heading(plain("Contents"), 1),
        Contents(entries),
        Heading(plain("The module on a page"), 3, "", "label"),
        Heading(plain("Relationship of trust"), 1, "plan"),
        Paragraph(
            plain("A client who feels safe says what matters, puts you right, and can bear a hard question."), "lead"
        ),
        Beside(
            (Agenda("120 minutes, 60 of them practice", tuple(rows), "2:00"),),
            (
                Heading(plain("By the end people can"), 3, "", "label"),
                Numbered((plain("open a session"), plain("ask for a correction")), "outcomes"),
                room,
            ),
            0.42,
        ),
        Heading(plain("If you are late"), 2, "late"),
        cuts,
        checks,
        matrix,
        script,
        Numbered((plain("one"), plain("two"), RICH)),
        Numbered((plain("small one"), plain("small two")), "small"),
    )
    return Section("plan", "plan", plain("At a glance"), body, whole=True)


def run_sheet() -> Section:
    """Two blocks of the agenda with all voices, and the practice card."""
    moment = Moment("0:00", plain("10 minutes"), plain("not under 8, core"), plain("whole group"), "whole")
    pause = Moment("0:54", plain("5 minutes"), plain("never cut"), NOTHING, "break")
    steps: tuple[Block, ...] = (
        Callout(
            "note",
            plain("Invitation"),
            (Paragraph(plain("Bring a topic that is real and of middling weight."), "invitation"),),
        ),
        Callout(
            "say",
            plain("Say"),
            (
                Paragraph(
                    plain(
                        "Welcome. For most of these two hours you will be coaching, being coached, or watching closely. "
                        "Our theme is trust: not whether people like you, but whether they tell you when you are wrong."
                    )
                ),
                Paragraph(RICH),
            ),
        ),
        Callout(
            "do",
            plain("Do"),
            (
                Paragraph(plain("Uncover the flip chart. Read the three agreements aloud, then stop.")),
                Bullets((plain("Name and date"), plain("Tick what matters"))),
            ),
        ),
        Callout(
            "say-exact",
            plain("Word for word"),
            (Paragraph(plain("What is said in a round stays with the people in that round.")),),
        ),
        Callout("ask", plain("Ask"), ASK),
        Callout(
            "listen",
            plain("Listen for"),
            (
                Bullets(
                    (
                        plain("A pause or a joke at “limit”: someone is weighing what to bring."),
                        plain("A quick “fine” all round."),
                    ),
                    "listen",
                ),
            ),
        ),
        Callout(
            "time",
            plain("Time call"),
            (Paragraph(plain("“Agreements stand. If not, take one more and move on.”")),),
            "0:06",
        ),
        Callout("time", plain("Time call"), (Paragraph(RICH),), "0:07½"),
        Callout("note", plain("Note"), (Paragraph(RICH),)),
        Callout(
            "transition",
            plain("Transition"),
            (
                Paragraph(
                    plain(
                        "You have just agreed that you may disagree. Turn to a neighbour: when did you last feel safe enough to?"
                    )
                ),
            ),
        ),
        Strip(
            (
                StripCell(
                    "short", plain("If short"), plain("Ask for one addition instead of several. Saves 2 minutes.")
                ),
                StripCell("stuck", plain("If stuck"), plain("Count to ten, then: “One group asked for no advice.”")),
                StripCell("virtual", plain("Online"), RICH),
            )
        ),
    )
    parts = tuple(TurnPart(minutes, kind) for minutes, kind in ((1, "set_up"), (8, "practice"), (4, "feedback")))  # type: ignore[arg-type]
    turns = Turns(
        plain("Three turns of sixteen minutes, or four of twelve: both end together."),
        (Track(plain("Threes"), 3, parts),),
        59,
        (("practice", plain("coaching")),),
    )
    body: tuple[Block, ...] = (
        Heading(plain("Run sheet"), 1, "run"),
        Activity(
            "welcome/1",
            plain("Open the programme"),
            moment,
            plain(
                "Everyone knows what stays in the room, who does what, and that they may disagree with anybody, you included."
            ),
            (plain("Handout: cover"), plain("Flip chart: three agreements")),
            steps,
        ),
        Activity(
            "break",
            plain("Break"),
            pause,
            plain("Lay one scorecard on every observer’s chair."),
            (),
            (WritingLines(plain("My notes"), NOTHING, 2, role="notes"),),
            quiet=True,
        ),
        Heading(plain("Turns"), 2, "turns"),
        Heading(plain("In short"), 3, "", "minor"),
        turns,
        Panel(
            plain("Read it aloud"),
            (Paragraph(plain("under a minute")), Bullets((plain("no word I would not say to a friend"),), "tick")),
        ),
        Panel(plain("In a hurry"), (Paragraph(plain("Leave it."), "small"),), "quiet"),
        Panel(plain("Across the page"), (Paragraph(plain("All of it.")),), "wide"),
        *(Paragraph(plain(f"A paragraph as {role or 'body'}."), role) for role in roles(Paragraph)),
        *(Bullets((plain(f"a point as {role or 'bullet'}"), RICH), role) for role in roles(Bullets)),
    )
    return Section("run", "run", plain("Run sheet"), body)


def sheets() -> Section:
    """A worksheet with everything to write on."""
    grid = AnswerGrid(
        "Whose work is this?",
        (
            AnswerColumn(plain("They say"), "given", 58),
            *(AnswerColumn(plain(title), "tick") for title in ("coaching", "therapy", "training")),
            AnswerColumn(plain("Next I would …"), "write"),
        ),
        (
            AnswerRow("1", (plain("“I keep putting off one talk with my team. I want to plan it.”"), *[NOTHING] * 4)),
            AnswerRow("2", (NOTHING,) * 5),
        ),
        12,
    )
    rating = AnswerGrid(
        "Rate yourself",
        (
            AnswerColumn(plain("Item"), "given"),
            AnswerColumn(plain("before"), "scale", 42),
            AnswerColumn(NOTHING, "scale"),
        ),
        (AnswerRow("", (plain("Receives correction"), NOTHING, NOTHING)),),
        12,
        ("1", "2", "3", "4"),
    )
    axes = (
        AxisText(plain("How much it matters"), plain("little"), plain("much")),
        AxisText(plain("Who decides"), plain("they"), plain("I")),
    )
    quadrants = QuadrantGrid(
        "Two axes and four fields", *axes, (plain("Ask"), plain("Act"), plain("Leave"), plain("Tell")), 45
    )
    body = (
        Choices(plain("Choose one"), (plain("at work"), plain("at home"), plain("somewhere else"))),
        WritingLines(plain("What stays between us, and where the limit is"), plain("Write as you would say it."), 3),
        WritingLines(plain("Roles"), NOTHING, 2, 8.5, True, True, "label"),
        grid,
        rating,
        Continuum(plain("safe"), plain("nice"), 120),
        Choices(NOTHING, (plain("I leave this empty"),)),
    )
    maps = tuple(
        FieldMap(
            f"A map as {shape}",
            shape,
            tuple(
                MapField(plain(f"Field {n} of {shape}"), plain("Who is there?") if n == 1 else NOTHING)
                for n in (1, 2, 3)
            ),
            1,
            9,
            (plain("first"), plain("then")) if shape == "stave" else (),
        )
        for shape in typing.get_args(typing.get_type_hints(FieldMap, localns={"Block": Block})["shape"])
    )
    first = Worksheet(
        "whose-work",
        "1.1",
        plain("Whose work is this?"),
        plain("7 minutes"),
        plain("Someone says the words below. Tick one column, then write what you would do next."),
        body,
        120,
    )
    second = Worksheet(
        "map", "1.2", plain("My map"), plain("5 minutes"), plain("Place what you heard."), (quadrants,), 100
    )
    third = Worksheet("maps", "1.3", plain("Six maps"), plain("9 minutes"), plain("Fill in what you know."), maps, 100)
    return Section("sheet", "worksheets", plain("Participant handout"), (first, second, third))


def cards_and_ratings() -> Section:
    """Cards, fields and ratings."""
    half = Card(
        plain("Role card"),
        plain("Coach"),
        (
            Heading(plain("Before"), 3, "", "label"),
            Bullets((plain("Choose one thing to practise."), plain("Say it aloud.")), "small"),
            Bullets((plain("“What would be useful?”"),), "quote"),
            Paragraph(plain("In this module: ask once."), "small"),
            Table("In a card", (Column(plain("a")),), ((Cell(plain("b")),),)),
        ),
        "half",
    )
    eighths = tuple(
        Card(plain("Turn up"), NOTHING, (Paragraph(plain(f"Card {n}"), "lead"), Numbered((plain("first"),))), "eighth")
        for n in (1, 2, 3)
    )
    rating = RatingSheet(
        plain("I saw and heard"),
        plain("minute"),
        plain("Words heard"),
        LEVELS,
        tuple(
            RatingItem(str(n), n, plain(label), plain("limits, roles, a real yes"), 3)
            for n, label in enumerate(ITEMS, start=1)
        ),
    )
    body = (
        Heading(plain("Cards"), 1, "cards"),
        CardSheet((half, half, *eighths)),
        FieldRow((Field("coach", plain("Coach"), 2), Field("date", plain("Date")))),
        rating,
    )
    return Section("cards", "cards", plain("Cards"), body)


def document(*sections: Section, kind: str = "guide") -> Document:
    """A document of sections."""
    return Document(
        kind=kind,
        module="trust",
        number=1,
        of_modules=9,
        name="programme-1-trust-guide",
        title="Relationship of trust · Facilitator guide",
        subject="Programme, module 1: facilitator guide",
        keywords=("coaching", "trust & more"),
        language="en-GB",
        edition_date=date(2026, 11, 1),
        head=plain("1 · Relationship of trust"),
        footer=plain("Coaching Practice Studio · Edition 1 · 1 November 2026"),
        page_label="page {page} of {pages}",
        tab="1",
        sections=sections,
    )


def everything(kind: str = "guide") -> Document:
    """A document with every block in it."""
    return document(cover(), overview(), run_sheet(), sheets(), cards_and_ratings(), kind=kind)


def body(*content: Block, kind: str = "guide", whole: bool = False) -> Document:
    """A document of one section."""
    return document(Section("only", "front", plain("Only"), content, whole), kind=kind)


PAGES = {"plan": 2, "welcome/1": 3}


# ------------------------------------------------------------------ the law


def test_the_document_holds_every_block() -> None:
    held = {type(block) for section in everything().sections for block in walk(section.body)}
    assert held == set(typing.get_args(Block))


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
@pytest.mark.parametrize("kind", ["guide", "handout", "scorecard"])
def test_every_word_is_said_once_and_in_order(kind: str, paper: Paper) -> None:
    assert words_of(write(everything(kind), BRAND, paper, PAGES)) == plain_text(everything(kind)).split()


@pytest.mark.parametrize("role", roles(Heading))
@pytest.mark.parametrize("level", [1, 2, 3, 4, 5, 6])
def test_a_heading_of_any_level_and_role_is_said(level: int, role: str) -> None:
    heading = Heading(plain("A heading"), level, "", role)  # type: ignore[arg-type]
    assert words_of(write(body(heading), BRAND, A4, {})) == ["A", "heading"]


@pytest.mark.parametrize("voice", roles(Callout))
def test_a_voice_says_one_paragraph_or_more_with_or_without_a_label_and_a_clock(voice: str) -> None:
    long = (Paragraph(RICH), Bullets((plain("a"), plain("b")), "small"), Numbered((plain("c"), RICH)))
    callouts = [
        Callout(voice, label, content, clock)  # type: ignore[arg-type]
        for label in (plain("Label"), NOTHING)
        for content in ((), (Paragraph(plain("One.")),), long)
        for clock in ("", "0:30")
    ]
    given = body(*callouts)
    assert words_of(write(given, BRAND, A4, {})) == plain_text(given).split()


@pytest.mark.parametrize("role", roles(Cell))
@pytest.mark.parametrize("table", roles(Table))
def test_a_cell_of_any_role_is_said_in_a_table_of_any_role(table: str, role: str) -> None:
    columns = tuple(
        Column(plain(align), 1, align)
        for align in typing.get_args(typing.get_type_hints(Column, localns={"Block": Block})["align"])
    )
    rows = ((Cell(RICH, role), Cell(plain("b"), role), Cell(NOTHING, role)),)  # type: ignore[arg-type]
    given = body(*(Table("A table", columns, rows, table, head) for head in (True, False)))  # type: ignore[arg-type]
    assert words_of(write(given, BRAND, A4, {})) == plain_text(given).split()


@pytest.mark.parametrize("role", roles(WritingLines))
@pytest.mark.parametrize("whole", [True, False])
def test_lines_to_write_on_say_their_label_and_hint_alone(role: typing.Any, whole: bool) -> None:
    sets = [
        (label, hint, lines, tick)
        for label in (plain("L"), NOTHING)
        for hint in (plain("H"), NOTHING)
        for lines in (0, 2)
        for tick in (True, False)
    ]
    given = body(*(WritingLines(*given[:3], tick=given[3], role=role) for given in sets), whole=whole)
    assert words_of(write(given, BRAND, A4, {})) == plain_text(given).split()


def test_blocks_inside_cards_and_cells_are_said_too() -> None:
    inside = tuple(block for block in run_sheet().body if not isinstance(block, Activity | Heading)) + sheets().body
    given = body(CardSheet((Card(plain("Label"), plain("Title"), inside, "half"),)), Beside(inside, inside))
    assert words_of(write(given, BRAND, A4, {})) == plain_text(given).split()
