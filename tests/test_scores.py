"""Scorecards that come back: whatever viewer they were filled in with, all marks are read and nothing is dropped."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Mapping
from functools import lru_cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from kit.blocks import plain_text
from kit.brand import house
from kit.cli import commands
from kit.errors import KitError
from kit.kinds import KINDS
from kit.paper import A4
from kit.prose import plain, text_of
from kit.scores import gather, sheets, unnamed
from kit.scores.folder import LARGEST, Gathered
from kit.scores.forms import Form, UnreadableError, forms
from kit.scores.picture import compose, pictures
from kit.scores.table import FORMULA, safe, table
from kit.sheets import Part, blank, joined
from kit.writers import pdf
from tests.cards import filled
from tests.courses import SOURCE, course
from tests.texts import pdf_pages

SCHEMA = course("source")
MODULE = SCHEMA.modules[2]
ITEMS = [item.id for item in MODULE.scorecard.items]
WORDS = {
    "coach": "Zoë",
    "round": "2",
    "observer-initials": "QB",
    "strength": "Waited, then “And?”",
    "next-step": "Ask less",
}
LEVELS = dict(zip(ITEMS, ("1", "2", "3", "4", "no", ""), strict=True))
HEARD = {
    f"{ITEMS[0]}-minute-1": "3:40",
    f"{ITEMS[0]}-words-1": "=You said “almost” – twice",
    f"{ITEMS[1]}-words-2": "Hm?",
}


@lru_cache
def empty() -> bytes:
    """A scorecard as it is built."""
    document = KINDS["scorecard"].compose(SCHEMA, MODULE, {})
    return pdf.write(document, house(), A4).data


def by_pikepdf(
    words: Mapping[str, str], levels: Mapping[str, str], data: bytes | None = None, *, values: bool = True
) -> bytes:
    """A card filled in as viewers do that set values; without ``values`` as those that set only the state of a box."""
    with pikepdf.open(BytesIO(data or empty())) as file:
        for field in file.Root.AcroForm.Fields:
            name = str(field.T)
            if words.get(name):
                field.V = pikepdf.String(words[name])
            if levels.get(name):
                state = pikepdf.Name(f"/{levels[name]}")
                if values:
                    field.V = state
                for kid in field.Kids:
                    kid.AS = state if state in kid.AP.N else pikepdf.Name.Off
        stream = BytesIO()
        file.save(stream)
        return stream.getvalue()


def by_pdfium(words: Mapping[str, str], levels: Mapping[str, str]) -> bytes:
    """A card filled in by clicks and keys, as in a browser."""
    raw: Any = pypdfium2.raw
    with pypdfium2.PdfDocument(empty()) as file:
        file.init_forms()
        page = file[0]
        raw.FORM_OnAfterLoadPage(page, file.formenv)
        for name, (left, low, right, top) in places().items():
            item, _, level = name.partition("=")
            if words.get(name) or (level and levels.get(item) == level):
                x, y = (left + right) / 2, (low + top) / 2
                raw.FORM_OnMouseMove(file.formenv, page, 0, x, y)
                raw.FORM_OnLButtonDown(file.formenv, page, 0, x, y)
                raw.FORM_OnLButtonUp(file.formenv, page, 0, x, y)
            for letter in words.get(name, ""):
                raw.FORM_OnChar(file.formenv, page, ord(letter), 0)
        raw.FORM_ForceToKillFocus(file.formenv)
        stream = BytesIO()
        file.save(stream)
        return stream.getvalue()


def places() -> dict[str, tuple[float, float, float, float]]:
    """Where each field of the front is; a box of a group as “item=level”."""
    found = {}
    with pikepdf.open(BytesIO(empty())) as file:
        for annot in file.pages[0].obj.Annots:
            left, one, right, other = (float(edge) for edge in annot.Rect)
            found[named_in(annot)] = (left, min(one, other), right, max(one, other))
    return found


def expect(form: Form, words: Mapping[str, str], levels: Mapping[str, str]) -> None:
    assert {name: form.values[name] for name in words} == words
    assert {item: form.values[item] for item in levels} == levels
    assert all(not value for name, value in form.values.items() if name not in {*words, *levels})


def named_in(annot: Any) -> str:
    """A field's name; of a box of a group, the group's name and the box's value."""
    if "/T" in annot:
        return str(annot.T)
    (state,) = set(annot.AP.N.keys()) - {"/Off"}
    return f"{annot.Parent.T}={state.removeprefix('/')}"


def test_a_group_of_boxes_is_called_as_its_item_and_each_box_as_its_level() -> None:
    """What a screen reader says at a box: the item, and what the level means."""
    with pikepdf.open(BytesIO(empty())) as file:
        groups = {str(field.T): field for field in file.Root.AcroForm.Fields if "/Kids" in field}
        for item in MODULE.scorecard.items:
            assert str(groups[item.id].TU) == text_of(item.label)
            said = [str(kid.TU) for kid in groups[item.id].Kids]
            assert said[0] == f"{text_of(item.label)}: 1 {text_of(SCHEMA.rating_scale.levels[0].label)}"
            assert len(set(said)) == 5


FILLED = {**WORDS, **HEARD}


@pytest.mark.parametrize(
    "fill",
    [
        by_pikepdf,
        by_pdfium,
        lambda words, levels: by_pikepdf(words, levels, values=False),
        lambda words, levels: without_list(by_pikepdf(words, levels)),
    ],
    ids=["values", "clicks and keys", "boxes only", "fields on pages only"],
)
def test_a_card_reads_back_as_it_was_filled_in(fill: Callable[..., bytes]) -> None:
    (form,) = forms(fill(FILLED, LEVELS))
    expect(form, FILLED, LEVELS)


def without_list(data: bytes) -> bytes:
    """What some viewers save: the fields are on the pages, and no longer in the form's list."""
    with pikepdf.open(BytesIO(data)) as file:
        file.Root.AcroForm.Fields = pikepdf.Array(list(file.Root.AcroForm.Fields)[:1])
        stream = BytesIO()
        with pytest.warns(pikepdf.exceptions.PageCopyWarning):
            file.save(stream)
        return stream.getvalue()


def test_the_last_choice_of_somebody_who_changed_their_mind_counts() -> None:
    once = by_pikepdf({}, {ITEMS[0]: "1"})
    (form,) = forms(by_pikepdf({}, {ITEMS[0]: "3"}, once))
    assert form.values[ITEMS[0]] == "3"


def test_cards_in_a_pack_are_read_one_by_one() -> None:
    said = blank(plain("Left blank"), KINDS["scorecard"].compose(SCHEMA, MODULE, {}), house(), A4)
    cards = [Part(by_pikepdf({"coach": name}, {ITEMS[0]: "2"}), "Scorecard") for name in ("Ada", "Bo")]
    found = forms(joined(cards, "Pack", said))
    assert [(form.copy, form.values["coach"]) for form in found] == [("1-1", "Ada"), ("2-1", "Bo")]


def flattened(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data)) as file:
        file.flatten_annotations("print")
        stream = BytesIO()
        file.save(stream)
        return stream.getvalue()


def locked(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data)) as file:
        stream = BytesIO()
        file.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
        return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (lambda: flattened(by_pikepdf(WORDS, LEVELS)), "flattened"),
        (lambda: locked(empty()), "password"),
        (lambda: empty()[:4000], "damaged"),
        (lambda: b"", "damaged"),
        (lambda: b"Dear facilitator", "damaged"),
    ],
)
def test_what_cannot_be_read_says_why(data: Callable[[], bytes], why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        forms(data())


def test_fields_inside_each_other_without_end_are_no_trap() -> None:
    with pikepdf.open(BytesIO(empty())) as file:
        field = file.pages[0].obj.Annots[0]
        field.Parent = field
        stream = BytesIO()
        file.save(stream)
    assert forms(stream.getvalue())


# ------------------------------------------------------------------ a folder


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two groups, six cards, and everything else that ends up in such a folder."""
    folder = tmp_path_factory.mktemp("evening")
    for group, person, lap in (
        ("east", "Zoë", "1"),
        ("east", "zoë ", "2"),
        ("east", "Ben", "3"),
        ("west", "", "1"),
        ("west", "Ben", "10"),
    ):
        (folder / group).mkdir(exist_ok=True)
        words = {**FILLED, "coach": person, "round": lap, "observer-initials": "QB"}
        (folder / group / f"{person.strip() or 'no one'}-{lap}.pdf").write_bytes(by_pikepdf(words, LEVELS))
    (folder / "late.pdf").write_bytes(by_pikepdf({"coach": "@Late", "strength": "+1"}, {ITEMS[0]: "2"}))
    shutil.copy(folder / "late.pdf", folder / "late (1).pdf")
    (folder / "blank.pdf").write_bytes(empty())
    (folder / "flat.pdf").write_bytes(flattened(by_pikepdf(WORDS, LEVELS)))
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    other = KINDS["scorecard"].compose(course("minimal"), course("minimal").modules[0], {})
    (folder / "other.pdf").write_bytes(pdf.write(other, house(), A4).data)
    with (folder / "huge.pdf").open("wb") as file:
        file.truncate(LARGEST + 1)
    return folder


@pytest.fixture(scope="module")
def gathered(evening: Path) -> Gathered:
    return gather(evening, SCHEMA)


def test_every_file_is_a_card_or_named_with_a_reason(evening: Path, gathered: Gathered) -> None:
    files = {path.relative_to(evening).as_posix() for path in evening.rglob("*") if path.is_file()}
    assert {card.file for card in gathered.cards} | {unread.file for unread in gathered.unread} == files
    why = {unread.file: unread.why for unread in gathered.unread}
    assert "same file" in why["late.pdf"]
    assert why["blank.pdf"] == "is blank"
    assert "flattened" in why["flat.pdf"]
    assert "only PDFs" in why["photo.jpg"]
    assert "no scorecard of this curriculum" in why["other.pdf"]
    assert "too large" in why["huge.pdf"]
    assert {unread.file for unread in gathered.unread if not unread.lost} == {"late.pdf", "blank.pdf"}


def test_people_and_groups_are_told_apart(gathered: Gathered) -> None:
    assert {name: len(cards) for name, cards in gathered.people.items()} == {"": 1, "@Late": 1, "Ben": 2, "Zoë": 2}
    assert gathered.groups == ("east", "west")


def test_the_table_has_every_mark_and_no_formula(gathered: Gathered) -> None:
    data = table(gathered, SCHEMA)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
    marks = [row for row in rows if row["item_id"]]
    assert len(marks) == len(gathered.cards) * len(ITEMS)
    zoe = [row for row in marks if row["file"] == "east/Zoë-1.pdf"]
    assert {row["item_id"]: row["level"] for row in zoe} == LEVELS
    assert [(row["minute_1"], row["words_1"], row["remark"]) for row in (zoe[0], zoe[5])] == [
        ("3:40", "'=You said “almost” – twice", ""),
        ("", "", "not marked"),
    ]
    assert not [cell for row in rows for cell in row.values() if cell.startswith(FORMULA)]
    assert [row["file"] for row in rows if not row["item_id"]] == [unread.file for unread in gathered.unread]
    assert not {"total", "average", "mean", "sum"} & set(rows[0])


@given(st.text(max_size=20))
def test_a_safe_cell_is_no_formula_and_loses_nothing(cell: str) -> None:
    assert not safe(cell).startswith(FORMULA)
    assert safe(cell).removeprefix("'") == cell.removeprefix("'")


def test_pictures_show_every_mark_and_quotation(gathered: Gathered) -> None:
    made = {picture.name: compose(picture, SCHEMA) for picture in pictures(gathered, SCHEMA)}
    assert set(made) == {
        "everybody",
        "group-east",
        "group-west",
        "person-somebody unnamed",
        "person-@Late",
        "person-Ben",
        "person-Zoë",
    }
    zoe = plain_text(made["person-Zoë"])
    assert zoe.index("Round 1") < zoe.index("Round 2")
    assert zoe.count("3:40") == 2
    assert zoe.count("“Hm?” (QB)") == 2
    assert "NO" in zoe
    ben = plain_text(made["person-Ben"])
    assert ben.index("Round 3") < ben.index("Round 10")
    everybody = plain_text(made["everybody"])
    assert "flat.pdf" in everybody
    assert everybody.count("“Hm?”") == 5


def test_a_person_and_the_levels_of_a_group_take_one_page_each(gathered: Gathered, tmp_path: Path) -> None:
    """As laid out, and to PDF/UA."""
    written = {sheet.name: sheet.data for sheet in sheets(gathered, SCHEMA, house(), A4)}
    assert set(written) == {
        "scores.csv",
        *(
            f"{name}.pdf"
            for name in ("everybody", "group-east", "group-west", "person-late", "person-ben", "person-zoe")
        ),
        "person-somebody-unnamed.pdf",
    }
    assert len(pdf_pages(written["person-zoe.pdf"])) == 1
    assert "Hm?" not in pdf_pages(written["everybody.pdf"])[0]
    assert "Not read" in pdf_pages(written["everybody.pdf"])[0]
    for name in ("person-zoe.pdf", "everybody.pdf"):
        (tmp_path / name).write_bytes(written[name])
        report = validator.validate_pdf(str(tmp_path / name), profile=validator.ValidationProfile.PDF_UA_1)
        assert [failure.rule_id for failure in report.failures] == []


def test_nine_modules_of_one_person_fit_a_page() -> None:
    """The levels of a whole course, three rounds a module, before the words heard."""
    cards = tuple(filled(SCHEMA, "Zoë", lap, module) for module in range(len(SCHEMA.modules)) for lap in "123")
    whole = next(picture for picture in pictures(Gathered(cards, ()), SCHEMA) if picture.name == "person-Zoë")
    rendered = pdf.write(compose(whole, SCHEMA), house(), A4)
    assert rendered.warnings == ()
    levels, *words = pdf_pages(rendered.data)
    assert "Go on" not in levels
    assert all(text_of(item.label) in levels for module in SCHEMA.modules for item in module.scorecard.items)
    assert " ".join(words).count("“Go on”") == len(cards)


def test_without_names_nobody_is_named(gathered: Gathered) -> None:
    hidden = unnamed(gathered, SCHEMA)
    words = repr([plain_text(compose(picture, SCHEMA)) for picture in pictures(hidden, SCHEMA)])
    assert not [name for name in ("Zoë", "Ben", "@Late", "QB") if name in words]
    assert "Person 4" in words
    assert ",Ben," not in table(hidden, SCHEMA).decode()


def test_other_curricula_have_pictures_too() -> None:
    """Fewer levels, no rounds, another name for who is observed, another language."""
    for name in ("minimal", "everything", "french"):
        one = filled(course(name), "Ida", "1")
        assert one.person == "Ida"
        found = pictures(Gathered((one,), ()), course(name))
        rendered = pdf.write(compose(found[-1], course(name)), house(), A4)
        assert (rendered.pages, rendered.warnings) == (1, ())


# ------------------------------------------------------------------ the command


@pytest.fixture
def kit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(
        commands, ["scores", *words, "--source", str(SOURCE), "--output", "out"], prog_name="kit"
    )


def test_the_command_names_what_it_could_not_read(kit: Callable[..., Result], evening: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    shutil.copy(evening / "flat.pdf", small)
    shutil.copy(evening / "late.pdf", small)
    result = kit(str(small), "--without-names")
    assert result.exit_code == 1
    assert "scorecards read: 1, not read: 1;" in result.stdout
    assert "not read: flat.pdf has no fields left" in result.stderr
    assert sorted(path.name for path in (tmp_path / "out" / "scores").iterdir()) == [
        "everybody.pdf",
        "person-person-1.pdf",
        "scores.csv",
    ]


def test_bad_folders_are_said(kit: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    assert "There is no folder" in kit("nowhere").stderr
    assert "is empty" in kit("nothing").stderr
    assert "inside the folder that is read" in kit(".").stderr
    with pytest.raises(KitError):
        gather(tmp_path / "nothing", SCHEMA)
