"""A pack: what the command writes is what its packing list says, in the order of printing, and run sheets keep the clock."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import ImageChops

from kit.blocks import Activity, AnswerGrid, Beside, FieldRow, Table, plain_text, walk
from kit.brand import house
from kit.build.real import press
from kit.cli import commands
from kit.curriculum.module import Module
from kit.errors import KitError
from kit.kinds.context import Context
from kit.kinds.guide import compose_for
from kit.kinds.meeting import clock_time
from kit.kinds.pack import Sent, chat_texts, online_plan, packing_list, run_sheet, sign_in_sheet
from kit.kinds.pack.messages import messages
from kit.pack import Packed, Wanted, pack_course
from kit.pack.items import Desk
from kit.paper import A4
from kit.project import Project
from kit.prose import text_of
from kit.workshop import Workshop
from kit.writers import pdf
from tests.courses import COURSES, course
from tests.texts import marked_pages


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("packs")
    source = place / "source" / "curriculum.yaml"
    source.parent.mkdir()
    source.write_bytes(COURSES["minimal"].read_bytes())
    words = ["pack", "--source", str(source), "--module", "1", "--participants", "7", "--start", "9:30"]
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(place)
        done = CliRunner().invoke(commands, words)
    assert done.exit_code == 0, done.output
    return next((place / "output" / "packs").iterdir())


def pages_of(file: Path) -> list[str]:
    return marked_pages(file.read_bytes())


def words_of(file: Path | bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))


def test_single_files_have_the_pages_and_copies_of_the_whole(made: Path) -> None:
    """Sheets in the files' names, dividers and the total on the packing list agree with what print-me.pdf holds."""
    files = sorted(made.glob("[0-9]*.pdf"))
    whole = len(pypdfium2.PdfDocument(made / "print-me.pdf"))
    listed = next(words_of(file) for file in files if "packing-list" in file.name)
    total = int(re.findall(r"All together\s+(\d+)", listed)[0])
    assert total == -(-whole // 2)
    assert [int(file.name[:2]) for file in files] == list(range(1, len(files) + 1))


def test_every_document_starts_on_a_right_hand_page_after_its_divider(made: Path) -> None:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made / "print-me.pdf")]
    dividers = [place for place, words in enumerate(pages) if "Next: " in words and "Copies: " in words]
    assert len(dividers) == len(list(made.glob("[0-9]*.pdf")))
    assert all(place % 2 == 0 for place in dividers)


def test_every_printed_side_of_a_pack_says_its_edition_and_has_a_mark(made: Path) -> None:
    """Only the backs of sheets to cut or fold are empty, which have a front."""
    for file in made.glob("*.pdf"):
        sides = pages_of(file)
        backs = [place for place, side in enumerate(sides) if not side.strip()]
        assert all(place % 2 and file.name == "print-me.pdf" for place in backs)
        for side in (side for side in sides if side.strip()):
            assert len(re.findall(r"Edition .* · [0-9a-f]{6}\b", side)) == 1, (file.name, side)


def test_a_folder_with_somebody_elses_files_is_left_alone(tmp_path: Path, made: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    source = made.parents[2] / "source" / "curriculum.yaml"
    words = [
        "--source",
        str(source),
        "--module",
        "1",
        "--participants",
        "7",
        "--start",
        "9:30",
        "--output",
        str(tmp_path),
    ]
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(made.parents[2])
        done = CliRunner().invoke(commands, ["pack", *words])
    assert (done.exit_code, [found.name for found in tmp_path.iterdir()]) == (2, ["notes.txt"])
    assert "notes.txt" in done.output


def test_a_course_has_a_folder_for_each_session_and_what_serves_all_once(made: Path, tmp_path: Path) -> None:
    project = Project.find(made.parents[2])
    wanted = Wanted("1", Workshop(4, time(9, 30), names=("Ana", "Bo")))
    session, whole = pack_course(project, [wanted], tmp_path / "course", press(), lambda _: None)
    assert (session.folder, whole.folder) == (tmp_path / "course" / "01-bowline", tmp_path / "course")
    assert [name[3:] for name in whole.files if name.endswith(".pdf")] == [
        "session-by-session-x1.pdf",
        "packing-list-x1.pdf",
        "name-badges-x1.pdf",
        "nt-me.pdf",
    ]
    assert not any("name-" in name or "sign-in" in name for name in session.files)
    listed = words_of(next(whole.folder.glob("*packing-list*.pdf")))
    assert re.findall(r"All together\s+(\d+)", listed) == [str(session.sheets + whole.sheets)]
    with pytest.raises(KitError, match="not the pack of a course"):
        next(pack_course(project, [replace(wanted, since=made)], tmp_path / "new", press(), lambda _: None))
    older: list[Path | None] = []

    def kept(_: Project, one: Wanted, *__: object) -> Packed:
        older.append(one.since)
        return session

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kit.pack.course.pack", kept)
        again = replace(wanted, workshop=Workshop(4, time(9, 30), names=("Ana", "Cy")), since=whole.folder)
        *_, changed = pack_course(project, [again], tmp_path / "new", press(), lambda _: None)
    assert older == [session.folder]
    assert [(one.id, one.pages) for one in changed.again or ()] == [("name-cards", (1,))]
    assert words_of(changed.folder / "reprint.pdf").count("Cy") == 1


@pytest.mark.parametrize("words", [["--participants", "3"], [], ["--participants", "8", "--zone", "Mars/North"]])
def test_what_cannot_be_planned_is_said_before_anything_is_built(words: list[str], tmp_path: Path) -> None:
    given = ["pack", "--source", str(COURSES["minimal"]), "--module", "1", "--start", "9:30", *words]
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(tmp_path)
        done = CliRunner().invoke(commands, given)
    assert (done.exit_code, list(tmp_path.iterdir())) == (2, [])


@pytest.mark.parametrize("name", ["source", "french"])
def test_times_of_a_run_sheet_are_those_of_the_agenda(name: str) -> None:
    for module in course(name).modules:
        meeting = Workshop(17, time(9, 30))
        document = run_sheet(course(name), module, meeting, {})
        table = next(block for block in walk(document.sections[0].body) if isinstance(block, Table))
        minute, expected = 0, []
        for length in [*(segment.minutes for segment in module.segments), 0]:
            at = timedelta(hours=9, minutes=30 + minute)
            expected.append(str(at)[:-3])
            minute += length
        assert [text_of(row[0].text) for row in table.rows] == expected
        assert "16" in plain_text(document)


def test_the_guide_of_a_meeting_has_its_times_groups_and_quantities() -> None:
    """Where the guide for any group says 0:00 and 12 people, a meeting's says what the clock shows and who comes."""
    curriculum = course("source")
    module = curriculum.modules[2]
    names = ("Ana", "Bo", "Cy", "Dee", "Eva", "Finn", "Gus")
    guide = compose_for(curriculum, module, {}, Workshop(7, time(23, 30), date(2027, 3, 15), names=names))
    moments = [
        block.moment.clock for section in guide.sections for block in walk(section.body) if isinstance(block, Activity)
    ]
    assert (moments[0], moments[6], moments[-1]) == ("23:30", "0:25", "1:27")
    words = plain_text(guide)
    assert "15 March 2027, 23:30 to 1:30, next day; 7 people" in words
    assert "Bring, for 7 people" in words
    assert "4 people, a turn each: start at 0:30, 0:39, 0:48, 0:57" in words
    groups = next(section for section in guide.sections if section.id == "groups")
    table = next(block for block in walk(groups.body) if isinstance(block, Table) and block.role == "matrix")
    rows = [[text_of(cell.text) for cell in row] for row in table.rows]
    assert rows == [["0:30", "Ana", "Bo", "Cy"], ["0:42", "Bo", "Cy", "Ana"], ["0:54", "Cy", "Ana", "Bo"]]


def test_a_guide_prints_the_time_of_a_call_in_the_margin() -> None:
    curriculum = course("source")
    guide = compose_for(curriculum, curriculum.modules[2], {}, Workshop(7, time(9, 30)))
    run = next(section for section in guide.sections if section.id == "run")
    one = replace(guide, sections=(replace(run, body=run.body[2:3]),))
    assert "9:38" in words_of(pdf.write(one, house(), A4).data)


@pytest.mark.parametrize(
    ("name", "label", "count", "words"),
    [
        ("source", "of_three", 1, "1 three"),
        ("source", "of_two", 2, "2 pairs"),
        ("french", "of_four", 1, "1 groupe de quatre"),
        ("french", "of_three", 2, "2 groupes de trois"),
    ],
)
def test_words_go_with_their_number(name: str, label: str, count: int, words: str) -> None:
    context = Context(course(name), course(name).modules[0], {})
    assert context.filled(getattr(context.labels.pack, label), count=count) == words


def test_a_sign_in_sheet_has_a_row_for_each_person_and_a_few_more() -> None:
    curriculum = course("source")
    form = curriculum.sign_in
    assert form is not None
    document = sign_in_sheet(curriculum, curriculum.modules[0], Workshop(30, time(9, 30), names=("Ana",)), form)
    grid = next(block for block in walk(document.sections[0].body) if isinstance(block, AnswerGrid))
    assert [text_of(row.cells[0]) for row in grid.rows] == ["Ana", *[""] * 32]


def test_split_fours_count_as_pairs_in_groups_and_quantities() -> None:
    """Eight people are two fours (blueprint 2.1): four pairs when they part, each of which needs a timer."""
    curriculum = course("source")
    module = curriculum.modules[2]
    timer = next(material for material in curriculum.materials if material.id == "timer")
    rotating, split = Workshop(8, time(9, 30), quads="rotate"), Workshop(8, time(9, 30), quads="split")
    assert (rotating.count(timer).needed, split.count(timer).needed) == (2, 4)
    assert (rotating.sizes, split.sizes) == ((4, 4), (2, 2, 2, 2))
    assert Workshop(8, time(9, 30)).of(module).quads == "rotate"
    parted = module.model_copy(update={"practice": module.practice.model_copy(update={"quad_policy": "split_pairs"})})
    assert Workshop(8, time(9, 30)).of(parted).quads == "split"
    assert Workshop(8, time(9, 30), quads="rotate").of(parted).quads == "rotate"


def test_what_a_pack_prints_is_counted_once_on_the_packing_list() -> None:
    curriculum = course("source")
    document = packing_list(curriculum, curriculum.modules[2], Workshop(8, time(9, 30)), _SENT, 9)
    things, paper = (block for block in walk(document.sections[0].body) if isinstance(block, Table))
    assert not any(
        "brief cards" in text_of(cell.text).lower() for row in things.rows for cell in row if cell.role == "mark"
    )
    assert text_of(paper.rows[0][0].text) == "Client briefs"


_SENT = (Sent("briefs", "Client briefs", 3, 2, True),)


def test_everybody_has_a_certificate_with_a_line_where_no_name_is_known() -> None:
    curriculum = course("source")
    last = next(module for module in curriculum.modules if module.certificate)
    meeting = Workshop(6, time(9, 30), names=("Ana", "Bo"))
    *_, sheet = Desk(curriculum, last, meeting).closing()
    assert len(sheet.document.sections) >= 6
    assert sum(
        isinstance(block, FieldRow) and len(block.fields) == 1 for block in walk(sheet.document.sections[2].body)
    )


def test_a_pack_in_greys_has_no_colour_and_leaves_other_looks_as_they_are(made: Path) -> None:
    project = made.parents[2]
    before = {file: file.read_bytes() for file in (project / "output" / "house").glob("*.pdf")}
    words = ["--module", "1", "--participants", "7", "--start", "9:00", "--greyscale", "--ink-saver"]
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(project)
        done = CliRunner().invoke(commands, ["pack", *words, "--output", str(project / "grey")])
    assert done.exit_code == 0, done.output
    assert before
    assert {file: file.read_bytes() for file in before} == before
    picture = pypdfium2.PdfDocument(project / "grey" / "print-me.pdf")[0].render(scale=0.5).to_pil().convert("RGB")
    red, green, blue = picture.split()
    assert not any(ImageChops.difference(red, other).point(lambda step: step > 1).getbbox() for other in (green, blue))


def test_a_slot_that_is_too_short_is_refused_with_the_reason(made: Path) -> None:
    before = sorted((made.parents[2] / "output").rglob("*"))
    words = ["--module", "1", "--participants", "7", "--start", "9:00", "--minutes", "11"]
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(made.parents[2])
        done = CliRunner().invoke(commands, ["pack", *words])
    assert done.exit_code == 2
    assert "takes 12 minutes at the least" in done.output
    assert sorted((made.parents[2] / "output").rglob("*")) == before


@pytest.fixture(scope="module")
def folded(made: Path) -> Path:
    """A pack with booklets, and large print for two of seven people."""
    project = made.parents[2]
    words = ["--module", "1", "--participants", "7", "--start", "9:00", "--booklet", "--large-print", "2"]
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(project)
        done = CliRunner().invoke(commands, ["pack", *words, "--output", str(project / "fold")])
    assert done.exit_code == 0, done.output
    return project / "fold"


def copies_of(file: Path) -> int:
    return int(file.stem.rsplit("x", 1)[1])


def test_booklets_are_in_a_file_of_their_own(made: Path, folded: Path) -> None:
    """A booklet's sheets lie on their long side, four pages on each, and are counted with all others."""
    (booklet,), (plain,) = folded.glob("*-handout-booklet-x*.pdf"), made.glob("*-handout-x*.pdf")
    sides, whole = pypdfium2.PdfDocument(booklet), pypdfium2.PdfDocument(folded / "print-me.pdf")
    assert len(sides) == 2 * -(-len(pypdfium2.PdfDocument(plain)) // 4)
    assert sides[0].get_width() > sides[0].get_height()
    assert "Next: Participant handout\r" not in words_of(folded / "print-me.pdf")
    listed = words_of(next(folded.glob("*-packing-list-*.pdf")))
    total = int(re.findall(r"All together\s+(\d+)", listed)[0])
    assert total == -(-len(whole) // 2) + copies_of(booklet) * len(sides) // 2


def test_readers_of_large_print_have_copies_of_their_own(made: Path, folded: Path) -> None:
    """So many fewer standard handouts, and large ones that carry the numbers of the standard pages."""
    (before,), (booklet,) = made.glob("*-handout-x*.pdf"), folded.glob("*-handout-booklet-x*.pdf")
    (large,) = folded.glob("*-handout-large-print-x*.pdf")
    assert (copies_of(booklet), copies_of(large)) == (copies_of(before) - 2, 2)
    pages = len(pages_of(before))
    assert f"page {pages} of {pages}" in pages_of(large)[-1]
    assert "Next: Participant handout, large print" in words_of(folded / "print-me.pdf")


@pytest.mark.parametrize("words", [["--bleed", "--booklet"], ["--large-print", "8"]])
def test_printing_that_cannot_be_is_refused(words: list[str], made: Path) -> None:
    given = ["pack", "--module", "1", "--participants", "7", "--start", "9:00", "--output", "none"]
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(made.parents[2])
        done = CliRunner().invoke(commands, [*given, *words])
    assert (done.exit_code, (made.parents[2] / "none").exists()) == (2, False)


def test_only_the_sheet_that_was_edited_is_printed_again(made: Path, tmp_path: Path) -> None:
    """A sentence of one page of the handout is edited after printing: its sheet, both sides, for every copy."""
    shutil.copytree(made.parents[2], tmp_path / "course")
    source = tmp_path / "course" / "source" / "curriculum.yaml"
    text = source.read_text(encoding="utf-8")
    source.write_text(
        text.replace("Draw your knot as it was when", "Draw your knot as it looked when"), encoding="utf-8"
    )
    words = ["--module", "1", "--participants", "7", "--start", "9:30", "--output", str(tmp_path / "new")]
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(tmp_path / "course")
        refused = CliRunner().invoke(commands, ["pack", *words[:-1], str(made), "--since", str(made)])
        done = CliRunner().invoke(commands, ["pack", *words, "--since", str(made)])
    assert refused.exit_code == 2
    (listed,) = re.findall(r"reprint.pdf: (.*)", done.output)
    old, new = (next(folder.glob("*-handout-x*.pdf")) for folder in (made, tmp_path / "new"))
    copies = int(new.stem.rsplit("x", 1)[1])
    changed = [at for at, page in enumerate(pages_of(new), start=1) if "it looked when" in page]
    first = changed[0] - 1 + changed[0] % 2
    assert listed == f"Participant handout, pages {first}–{first + 1}, {copies} × (changed)"
    sheet, *rest = pages_of(tmp_path / "new" / "reprint.pdf")
    assert f"{first}–{first + 1}" in sheet
    assert rest[1:] == pages_of(new)[first - 1 : first + 1] * copies
    others = [at for at in range(len(pages_of(new))) if at + 1 not in changed]
    assert [pages_of(old)[at] for at in others] == [pages_of(new)[at] for at in others], (
        "their build marks are the same"
    )


@pytest.fixture(scope="module")
def online(made: Path) -> Path:
    project = made.parents[2]
    words = ["--module", "1", "--participants", "7", "--start", "9:30", "--mode", "virtual", "--output"]
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(project)
        done = CliRunner().invoke(commands, ["pack", *words, str(project / "online")])
    assert done.exit_code == 0, done.output
    return project / "online"


def test_an_online_pack_prints_what_leads_it_and_sends_the_rest(online: Path) -> None:
    names = sorted(file.name[3:] for file in online.glob("[0-9]*.pdf"))
    assert not any(name.startswith("name-") for name in names)
    assert {"participant-handout-send-x1.pdf", "online-plan-x1.pdf", "facilitator-guide-x1.pdf"} <= set(names)
    printed = words_of(online / "print-me.pdf")
    assert "Next: Online plan" in printed
    assert "Next: Participant handout" not in printed
    guide = words_of(next(online.glob("*-guide-x1.pdf")))
    assert "Cards to cut" not in guide
    assert (online / "chat.txt").read_text(encoding="utf-8").startswith("The bowline")


def sent(module: Module, people: int) -> list[tuple[str, str]]:
    """The messages of a module's practice block for a meeting at nine, with their times."""
    meeting, context = Workshop(people, time(9), mode="virtual"), Context(course("source"), module, {})
    found = messages(context, meeting.of(module), context.practice_segment)
    return [(clock_time(meeting, one.seconds), text_of(one.text)) for one in found]


def test_messages_of_turns_are_sent_when_every_group_comes_to_them() -> None:
    """Module 4 from 9:55: threes take turns of 16 minutes, of which 1 + 8 up to feedback; fours of 12, with 1 + 6."""
    module = course("source").modules[3]
    assert [(at, text) for at, text in sent(module, 6) if "Next" in text] == [
        ("10:10", "“Next turn”"),
        ("10:26", "“Next turn”"),
    ]
    mixed = sent(module, 7)
    assert [at for at, text in mixed if text == "“Threes: Feedback”"] == ["10:04", "10:20", "10:36"]
    assert [at for at, text in mixed if text == "“Fours: A fair place to stop?”"] == [
        "10:01",
        "10:13",
        "10:25",
        "10:37",
    ]
    assert mixed[-1] == ("10:42", "“A minute to the end of the rounds”")


@pytest.mark.parametrize("people", [5, 9, 17])
def test_every_message_of_the_course_has_a_time_in_its_block(people: int) -> None:
    meeting = Workshop(people, time(9), mode="virtual")
    for module in course("source").modules:
        context = Context(course("source"), module, {})
        for segment in module.segments:
            start, found = context.starts[segment.id], messages(context, meeting.of(module), segment)
            times = [message.seconds for message in found]
            assert times == sorted(times)
            assert all(start * 60 <= at <= (start + segment.minutes) * 60 for at in times)
            asked = segment.virtual.broadcast if segment.virtual else ()
            assert all(any(text_of(text) in text_of(one.text) for one in found) for text in asked)


def test_messages_have_their_times_and_every_block_of_pairs_other_partners() -> None:
    curriculum = course("source")
    module, names = curriculum.modules[2], tuple("ABCDEFGHI")
    meeting = Workshop(9, time(23, 30), names=names, mode="virtual")
    words = chat_texts(curriculum, module, meeting, {})
    assert "23:54 “Change over”" in words
    assert "Room 1: A, B, C" in words
    plan = online_plan(curriculum, module, meeting, {})
    table = next(block for block in walk(plan.sections[1].body) if isinstance(block, Table))
    blocks = list(zip(*([text_of(cell.text) for cell in row[1:]] for row in table.rows), strict=True))
    pairs = [pair for block in blocks for pair in block if pair.count(",") == 1]
    assert len(pairs) == len(set(pairs)) == 3 * 3
    assert all(sorted("".join(block).replace(", ", "")) == list(names) for block in blocks)


def desk(module: int, **meeting: Any) -> Desk:
    curriculum = course("source")
    workshop = Workshop(start=time(9), **meeting).of(curriculum.modules[module - 1])
    return Desk(curriculum, curriculum.modules[module - 1], workshop, frozenset({"sign-in", "name-cards"}))


def test_nothing_that_a_pack_prints_is_left_to_be_made_by_hand() -> None:
    """The demonstration's script is there for both players, and cards of a block are counted by their material."""
    made = desk(4, people=11)
    (script,) = made.script()
    assert (script.id, script.copies) == ("demonstration", 2)
    sheets = (script, *made.cards())
    assert {sheet.id: sheet.copies for sheet in sheets}["yes-cards"] == 7
    sent = tuple(Sent(sheet.id, sheet.title, sheet.copies, 1, sheet.one_sided) for sheet in sheets)
    listed = plain_text(made.packing(sent, 1).document)
    assert "Demonstration script" not in listed
    assert "Whole-yes cards" not in listed


def test_what_the_pack_of_a_course_prints_is_brought_to_its_sessions() -> None:
    things = next(
        block for block in walk(desk(1, people=12).packing((), 1).document.sections[0].body) if isinstance(block, Table)
    )
    rows = {text_of(row[0].text): text_of(row[1].text) for row in things.rows}
    assert rows["Folded name cards"] == rows["Sign-in sheet"] == "bring"
    assert rows["Local referral list"] == "print"


def test_names_that_are_not_known_are_written_on_the_sheet_of_groups() -> None:
    def blocks(**meeting: Any) -> list[type]:
        return [type(block) for block in desk(3, **meeting).groups().document.sections[0].body]

    assert AnswerGrid in blocks(people=11)
    short, long = (
        ("Ana", "Ben", "Cleo", "Dov", "Eve", "Fay"),
        ("Ana Featherstonehaugh", "Ben", "Cleo", "Dov", "Eve", "Fay"),
    )
    assert AnswerGrid not in blocks(people=6, names=short)
    assert Beside in blocks(people=6, names=short)
    assert Beside not in blocks(people=6, names=long)
