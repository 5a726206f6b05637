"""Joining: a pack is its parts, copy after copy, and nothing of them is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import page as validator
import pdfplumber
import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.brand import house
from kit.paper import A4
from kit.prose import plain
from kit.sheets import Part, blank, joined, page_count, places, places_of, selected
from kit.writers import pdf
from tests.courses import documents
from tests.texts import pdf_pages

TITLE = "Everything for the evening"
WORDS = "This page is left blank"


@lru_cache
def rendered(kind: str) -> bytes:
    """A document of the smallest course."""
    document = next(document for document in documents("minimal") if document.kind == kind)
    return pdf.write(document, house(), A4).data


@lru_cache
def left_blank() -> Part:
    return blank(plain(WORDS), documents("minimal")[0], house(), A4)


@lru_cache
def parts() -> tuple[Part, ...]:
    """A handout of an odd number of pages twice, scorecards three times, then a page that follows on."""
    handout = Part(rendered("handout"), "Handout", 2)
    return handout, Part(rendered("scorecard"), "Scorecard", 3), Part(left_blank().data, "Follows", recto=False)


@lru_cache
def pack() -> bytes:
    return joined(parts(), TITLE, left_blank())


def test_pages_stand_in_order_and_blanks_say_so() -> None:
    """Each copy starts on a right-hand page; the page before it says that it is blank, where it is."""
    handout, card = pdf_pages(rendered("handout")), pdf_pages(rendered("scorecard"))
    said = pdf_pages(left_blank().data)
    assert WORDS in said[0]
    filler = said if len(handout) % 2 else []
    assert pdf_pages(pack()) == [*handout, *filler, *handout, *filler, *card * 3, *said]


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 4), st.booleans()), max_size=8))
def test_every_copy_has_its_place(lengths: list[tuple[int, int, bool]]) -> None:
    found = list(places(lengths))
    assert [(place.part, place.copy) for place in found] == [
        (part, copy) for part, (_, copies, _) in enumerate(lengths) for copy in range(copies)
    ]
    end = 0
    for place in found:
        pages, _, recto = lengths[place.part]
        assert place.first == end + 1 + place.after_blank
        assert place.first % 2 == 1 or not recto
        end = place.first + pages - 1


def test_places_say_where_each_copy_begins() -> None:
    texts = pdf_pages(pack())
    for place in places_of(parts()):
        assert texts[place.first - 1] == pdf_pages(parts()[place.part].data)[0]


def test_a_pack_is_accessible(tmp_path: Path) -> None:
    """PDF/UA-1, by a validator that did not write it."""
    file = tmp_path / "pack.pdf"
    file.write_bytes(pack())
    report = validator.validate_pdf(str(file), profile=validator.ValidationProfile.PDF_UA_1)
    assert [failure.rule_id for failure in report.failures] == []


def test_a_pack_is_sound() -> None:
    """Nothing of it has to be repaired by a reader, with empty pages and without."""
    cards = Part(rendered("scorecard"), "Cards", 2, one_sided=True)
    for data in (pack(), joined([cards, *parts()], TITLE, left_blank())):
        with pikepdf.open(BytesIO(data)) as file:
            assert file.check_pdf_syntax() == []


def test_words_that_look_like_the_inside_of_a_file_stay_as_they_are() -> None:
    """Titles of fields and tags are authors' words: numbers of objects, signs of strings and per cents among them."""
    words = ["1 0 R", "a (b) \\ 50 % %b 2 0 R", "/StructParents 1", "{copy", "Über 3 0 R ∞"]
    with pikepdf.open(BytesIO(rendered("scorecard"))) as file:
        fields = list(file.pages[0].obj.Annots)[: len(words)]
        for field, said in zip(fields, words, strict=True):
            field.TU = pikepdf.String(said)
        changed = BytesIO()
        file.save(changed)
    twice = joined([Part(changed.getvalue(), "Card", 2)], TITLE, left_blank())
    with pikepdf.open(BytesIO(twice)) as file:
        found = [[str(annot.get("/TU", "")) for annot in file.pages[at].obj.Annots] for at in (0, 2)]
    assert found[0][: len(words)] == words
    assert found[0] == found[1]


def test_tags_of_every_copy_point_at_its_own_pages() -> None:
    """Two of five libraries pass the validator with tags that point at another part; so each tag is followed here."""
    with pikepdf.open(BytesIO(pack())) as file:
        rows = file.Root.StructTreeRoot.ParentTree.Nums
        tree = {int(number): row for number, row in zip(rows[::2], rows[1::2], strict=True)}
        for page in file.pages:
            for element in filter(None, tree[int(page.obj.StructParents)]):
                assert element.Pg.objgen == page.obj.objgen
            for annot in page.obj.get("/Annots", ()):
                held = [kid.Obj for kid in tree[int(annot.StructParent)].K if isinstance(kid, pikepdf.Dictionary)]
                assert annot.objgen in {item.objgen for item in held}
        copies = file.Root.StructTreeRoot.K[0].K
        titles = [str(part.T) for part in copies if str(part.T) != WORDS]
        assert titles == ["Handout"] * 2 + ["Scorecard"] * 3 + ["Follows"]
        ids = [bytes(element.ID) for part in copies for element in below(part) if "/ID" in element]
        assert len(ids) == len(set(ids)) > 0
        named = {bytes(header) for part in copies for element in below(part) for header in headers(element)}
        assert named <= set(ids)


def below(element: Any) -> Iterator[Any]:
    yield element
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from below(kid)


def headers(element: Any) -> Any:
    attributes = element.get("/A")
    return attributes.get("/Headers", ()) if isinstance(attributes, pikepdf.Dictionary) else ()


def test_bookmarks_and_labels_lead_to_the_parts() -> None:
    first = {place.part: place.first for place in places_of(parts()) if place.copy == 0}
    with pypdfium2.PdfDocument(pack()) as file:
        marks = [(mark.level, mark.get_title(), mark.get_dest().get_index() + 1) for mark in file.get_toc()]
        assert [mark for mark in marks if mark[0] == 0] == [
            (0, "Handout", first[0]),
            (0, "Scorecard", first[1]),
            (0, "Follows", first[2]),
        ]
        assert len(marks) > 6, "each part keeps its own bookmarks"
        assert [file.get_page_label(index) for index in (0, 1, first[1] - 1)] == [
            "Handout 1",
            "Handout 2",
            "Scorecard 1",
        ]


def test_copies_of_a_form_are_filled_in_apart() -> None:
    """A name written on one scorecard stands on that one only, in the fields and on the page."""
    with pikepdf.open(BytesIO(pack())) as file:
        cards = [form for form in file.Root.AcroForm.Fields if str(form.T).startswith("2-")]
        assert [str(card.T) for card in cards] == ["2-1", "2-2", "2-3"]
        names = [[str(field.T) for field in card.Kids] for card in cards]
        assert names[0] == names[1] == names[2]
        streams = [field.AP.N.objgen for card in cards for field in card.Kids if field.get("/FT") == "/Tx"]
        per_card = len(streams) // 3
        assert not set(streams[:per_card]) & set(streams[per_card : 2 * per_card])
    starts = [place.first - 1 for place in places_of(parts()) if place.part == 1]
    with pypdfium2.PdfDocument(pack()) as file:
        file.init_forms()
        fill_first_text_field(file, file.formenv, starts[0], "Amina")
        pages = [file[start] for start in starts]
        inks = [
            sum(255 - value for value in page.render(may_draw_forms=True).to_pil().convert("L").tobytes())
            for page in pages
        ]
    assert inks[0] > inks[1] == inks[2]


def fill_first_text_field(file: Any, form: Any, page_index: int, words: str) -> None:
    """Types into a form as somebody at a screen does."""
    page = file[page_index]
    with pikepdf.open(BytesIO(pack())) as other:
        annot = next(annot for annot in other.pages[page_index].obj.Annots if annot.get("/FT") == "/Tx")
        left, one, _, other_edge = (float(edge) for edge in annot.Rect)
        low = min(one, other_edge)
    raw = pypdfium2.raw
    raw.FORM_OnAfterLoadPage(page, form)
    raw.FORM_OnLButtonDown(form, page, 0, left + 5, low + 5)
    raw.FORM_OnLButtonUp(form, page, 0, left + 5, low + 5)
    for letter in words:
        raw.FORM_OnChar(form, page, ord(letter), 0)
    raw.FORM_ForceToKillFocus(form)


def test_links_stay_inside_their_copy() -> None:
    """Every link of every copy leads to a destination on a page of that same copy."""
    with pikepdf.open(BytesIO(rendered("guide"))) as source:
        expected = sum(1 for page in source.pages for annot in page.obj.get("/Annots", ()))
    twice = joined([Part(rendered("guide"), "Guide", 2)], TITLE, left_blank())
    length, copies = page_count(rendered("guide")), places_of([Part(rendered("guide"), "Guide", 2)])
    with pikepdf.open(BytesIO(twice)) as file:
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages, start=1)}
        flat = file.Root.Names.Dests.Names
        known = {bytes(name): numbers[place[0].objgen] for name, place in zip(flat[::2], flat[1::2], strict=True)}
        assert list(known) == sorted(known)
        for place in copies:
            mine = range(place.first, place.first + length)
            links = [annot.Dest for number in mine for annot in file.pages[number - 1].obj.get("/Annots", ())]
            assert len(links) == expected > 0
            assert {known[bytes(link)] for link in links} <= set(mine)


def test_copies_share_their_drawing() -> None:
    """Thirty copies are hardly larger than one."""
    one = joined([Part(rendered("handout"), "Handout")], TITLE, left_blank())
    many = joined([Part(rendered("handout"), "Handout", 30)], TITLE, left_blank())
    assert len(many) < 3 * len(one)


def test_the_same_parts_make_the_same_bytes() -> None:
    assert joined(parts(), TITLE, left_blank()) == pack()


def test_another_reader_finds_title_language_and_words() -> None:
    with pdfplumber.open(BytesIO(pack())) as file:
        assert file.doc.catalog["Lang"].decode() == documents("minimal")[0].language
        assert len(file.pages) == page_count(pack())
        assert "left blank" in (file.pages[-1].extract_text() or "")
    with pikepdf.open(BytesIO(pack())) as written, written.open_metadata() as said:
        assert said["dc:title"] == TITLE
        assert said["pdfuaid:part"] == "1"


def test_nothing_is_printed_behind_cards(tmp_path: Path) -> None:
    """Each page of a one-sided part has an empty page behind it, in every copy, and the file is as accessible as before."""
    cards = Part(rendered("scorecard"), "Cards", 2, one_sided=True)
    data = joined([cards, Part(rendered("scorecard"), "Scorecard")], TITLE, left_blank())
    front, back = pdf_pages(rendered("scorecard"))
    assert pdf_pages(data) == [front, "", back, "", front, "", back, "", front, back]
    assert [place.first for place in places_of([cards, cards])] == [1, 5, 9, 13]
    file = tmp_path / "cards.pdf"
    file.write_bytes(data)
    report = validator.validate_pdf(str(file), profile=validator.ValidationProfile.PDF_UA_1)
    assert [failure.rule_id for failure in report.failures] == []


@pytest.mark.parametrize("copies", [1, 2])
def test_a_part_that_follows_on_needs_no_new_sheet(copies: int) -> None:
    one = Part(left_blank().data, "One page", copies, recto=False)
    assert page_count(joined([one, one], TITLE, left_blank())) == 2 * copies


# ------------------------------------------------------------------ some pages


@lru_cache
def some() -> tuple[bytes, bytes, bytes]:
    """Two sheets of a guide, the front of a scorecard, and both joined for printing again."""
    guide, card = selected(rendered("guide"), (3, 4, 7, 8)), selected(rendered("scorecard"), (1,))
    return guide, card, joined([Part(guide, "Guide", 2), Part(card, "Scorecard", 2)], TITLE, left_blank())


def test_some_pages_are_those_of_the_document() -> None:
    words, card = pdf_pages(rendered("guide")), pdf_pages(rendered("scorecard"))
    guide, front, _ = some()
    assert pdf_pages(guide) == [words[number - 1] for number in (3, 4, 7, 8)]
    assert pdf_pages(front) == card[:1]


def test_some_pages_are_as_accessible_as_all(tmp_path: Path) -> None:
    for data in some():
        file = tmp_path / "some.pdf"
        file.write_bytes(data)
        report = validator.validate_pdf(str(file), profile=validator.ValidationProfile.PDF_UA_1)
        assert [failure.rule_id for failure in report.failures] == []
        with pikepdf.open(BytesIO(data)) as pdf:
            assert pdf.check_pdf_syntax() == []


def test_nothing_in_some_pages_belongs_to_others() -> None:
    """Tags, rows, bookmarks, fields and links are of the pages that are there, and nobody else's are in the file."""
    for data in some()[:2]:
        with pikepdf.open(BytesIO(data)) as file:
            here = {page.obj.objgen for page in file.pages}
            annots = {annot.objgen for page in file.pages for annot in page.obj.get("/Annots", ())}
            dictionaries = [item for item in file.objects if isinstance(item, pikepdf.Dictionary)]
            tags = [item for item in dictionaries if item.get("/Type") == "/StructElem"]
            assert {item.objgen for item in dictionaries if item.get("/Type") == "/Page"} == here
            assert {item.objgen for item in dictionaries if item.get("/Type") == "/Annot"} == annots
            assert {tag.Pg.objgen for tag in tags if "/Pg" in tag} == here
            assert any(str(tag.S) == "/TD" for tag in tags)
            rows = file.Root.StructTreeRoot.ParentTree.Nums
            assert len(rows) == 2 * (len(here) + len(annots))
        with pypdfium2.PdfDocument(data) as read:
            assert all(mark.get_dest().get_index() is not None for mark in read.get_toc())


def test_fields_and_bookmarks_of_some_pages_are_kept() -> None:
    with pypdfium2.PdfDocument(rendered("guide")) as all_pages, pypdfium2.PdfDocument(some()[0]) as read:
        led = {mark.get_title() for mark in all_pages.get_toc() if mark.get_dest().get_index() + 1 in (3, 4, 7, 8)}
        assert led <= {mark.get_title() for mark in read.get_toc()}
    with pikepdf.open(BytesIO(some()[2])) as file, pikepdf.open(BytesIO(rendered("scorecard"))) as card:
        fields = [str(field.T) for field in card.Root.AcroForm.Fields]
        assert [[str(field.T) for field in form.Kids] for form in file.Root.AcroForm.Fields] == [fields, fields]
    with pikepdf.open(BytesIO(selected(rendered("scorecard"), (2,)))) as file:
        assert "/AcroForm" not in file.Root, "the back has none"
