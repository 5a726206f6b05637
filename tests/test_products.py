"""Products: the fifty-four files, built for real and re-opened by libraries that did not write them; on Letter, all but some guides."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import ooxml_integrity
import page as validator
import pdfplumber
import pikepdf
import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator

from kit.kinds import KINDS, PROGRAMME_KINDS, file_stem
from tests.courses import ROOT, course
from tests.texts import pdf_pages

PAGES = {"guide": (26, 40), "handout": (10, 14), "scorecard": (2, 2)}
"""The fewest and the most pages of a document: a guide that is read in forty-five minutes, one sheet for a scorecard."""

MM = 72 / 25.4
MARGINS = {"guide": 9, "handout": 9, "scorecard": 9}
"""No word may come nearer to the edge of the paper than this many millimetres; office printers need five."""


@dataclass(frozen=True)
class Kit:
    """A built kit: all products of the house brand on one paper."""

    folder: Path
    paper: str
    said: str
    keys: tuple[tuple[int, str], ...]

    def path(self, number: int, kind: str, ending: str = "pdf") -> Path:
        """The file of a module's document."""
        return self.folder / f"{file_stem(course('source'), course('source').modules[number - 1], kind)}.{ending}"

    @cached_property
    def texts(self) -> dict[tuple[int, str], list[str]]:
        """The pages of every PDF, as text."""
        return {key: pdf_pages(self.path(*key).read_bytes()) for key in self.keys}


EVERY = tuple((module.number, kind) for module in course("source").modules for kind in KINDS)
SAMPLE = tuple(key for key in EVERY if key[1] != "guide" or key[0] in (1, 5, 9))
"""Guides take most of the time; where all of them say the same, the first, the middle and the last one speak for all."""


def _build(folder: Path, *options: str) -> tuple[Path, str]:
    command = [sys.executable, "-m", "kit", "build", "--output", str(folder), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (products,) = (path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    return products, done.stdout + done.stderr


@pytest.fixture(scope="module")
def a4(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    products, said = _build(tmp_path_factory.mktemp("a4"), "--paper", "A4", "--format", "pdf", "--format", "docx")
    return Kit(products, "A4", said, EVERY)


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    folder, paper = tmp_path_factory.mktemp("letter"), ("--paper", "Letter", "--format", "pdf")
    others = [word for kind in (*KINDS, *PROGRAMME_KINDS) if kind != "guide" for word in ("--document", kind)]
    products, said = _build(folder, *paper, *others)
    guides = [word for number, kind in SAMPLE if kind == "guide" for word in ("--module", str(number))]
    _, also = _build(folder, *paper, "--document", "guide", *guides)
    return Kit(products, "Letter", said + also, SAMPLE)


@pytest.fixture(scope="module", params=["a4", "letter"])
def kit(request: pytest.FixtureRequest) -> Kit:
    found: Kit = request.getfixturevalue(request.param)
    return found


def test_the_main_job_writes_fifty_four_files_and_those_of_the_programme(a4: Kit) -> None:
    """Nine modules, three documents, two formats; four more of the programme. The names say what each is."""
    names = sorted(path.name for path in a4.folder.iterdir() if path.suffix in (".pdf", ".docx"))
    own = [f"{title}.{ending}" for title in PROGRAMME for ending in ("docx", "pdf")]
    assert sorted(set(names) - set(own)) == sorted(
        a4.path(*key, ending).name for key in EVERY for ending in ("docx", "pdf")
    )
    assert len(names) == 54 + 8
    assert names[0] == "coaching-practice-studio-1-trust-facilitator-guide.docx"


PROGRAMME = {
    f"coaching-practice-studio-{name}": pages
    for name, pages in {"certificate": 1, "companion": 4, "glossary": 4, "programme-overview": 9}.items()
}
"""The documents of the programme, with the most pages that each may take."""


@pytest.mark.parametrize("name", PROGRAMME)
def test_documents_of_the_programme_are_sound(kit: Kit, name: str) -> None:
    """Few pages, none nearly empty, accessible; and a sound Word file where one was made."""
    path = kit.folder / f"{name}.pdf"
    pages = pdf_pages(path.read_bytes())
    assert len(pages) <= PROGRAMME[name]
    assert [number for number, text in enumerate(pages, start=1) if len(text.split()) < 25] in ([], [1])
    assert validator.validate_pdf(str(path), profile=validator.ValidationProfile.PDF_UA_1).is_compliant
    word = path.with_suffix(".docx")
    if word.exists():
        assert OpenXmlValidator().validate(word).errors == []
        assert [str(finding) for finding in ooxml_integrity.check(str(word))] == []


def test_a_certificate_lies_on_its_long_side_and_says_what_it_is_not(kit: Kit) -> None:
    """One landscape page; the disclaimer is on it, and no word of certifying anybody."""
    path = kit.folder / "coaching-practice-studio-certificate.pdf"
    (text,) = pdf_pages(path.read_bytes())
    assert "neither a credential nor a judgement of skill" in text
    assert "certified" not in text.lower()
    with pikepdf.open(path) as pdf:
        width, height = (float(edge) for edge in pdf.pages[0].mediabox[2:])
    assert width > height


def test_no_page_breaks_its_promise(kit: Kit) -> None:
    """Every section that promised to be one page is one page, on A4 and on Letter."""
    assert "should be one page" not in kit.said


def test_documents_keep_to_their_number_of_pages(kit: Kit) -> None:
    """A scorecard is one sheet; a guide can be read in an evening."""
    counts = {key: len(pages) for key, pages in kit.texts.items()}
    assert {key: count for key, count in counts.items() if not PAGES[key[1]][0] <= count <= PAGES[key[1]][1]} == {}


def test_every_pdf_is_accessible(kit: Kit) -> None:
    """PDF/UA-1, by a validator that has nothing to do with the writer."""
    failures = {}
    for key in kit.keys:
        report = validator.validate_pdf(str(kit.path(*key)), profile=validator.ValidationProfile.PDF_UA_1)
        if not report.is_compliant:
            failures[key] = [failure.rule_id for failure in report.failures]
    assert failures == {}


def test_every_page_is_of_its_paper(kit: Kit) -> None:
    """A4 and Letter are laid out natively."""
    size = {"A4": (210, 297), "Letter": (215.9, 279.4)}[kit.paper]
    for key in kit.keys:
        with pikepdf.open(kit.path(*key)) as pdf:
            boxes = {tuple(round(float(edge) / MM, 1) for edge in sheet.mediabox[2:]) for sheet in pdf.pages}
        assert boxes == {size}


def test_running_heads_are_artifacts_and_headers_have_a_scope(a4: Kit) -> None:
    """A screen reader does not read the page number on every page, and knows what a header cell is the header of."""
    with pikepdf.open(a4.path(1, "handout")) as pdf:
        content = pdf.pages[2].Contents.read_bytes()
        scopes = {str(item.A.Scope) for item in pdf.objects if _is_header_cell(item)}
    assert len(re.findall(rb"/Artifact\s<</Type /Pagination>>\sBDC", content)) >= 4
    assert scopes == {"/Row", "/Column"}


def _is_header_cell(item: object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/S") == pikepdf.Name.TH


def test_page_references_in_guides_are_true(kit: Kit) -> None:
    """Where a guide says "Worksheet 3.2, handout page 4", page 4 of the handout holds worksheet 3.2."""
    seen = 0
    guides = [module for module, kind in kit.keys if kind == "guide"]
    for module in guides:
        guide, handout = " ".join(kit.texts[module, "guide"]), kit.texts[module, "handout"]
        for number, place in re.findall(r"Worksheet (\d+\.\d+), handout page (\d+)", guide):
            assert re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", handout[int(place) - 1]), (
                module,
                number,
                place,
            )
            seen += 1
    assert seen > len(guides) * 12


def test_the_contents_of_guides_are_true(a4: Kit) -> None:
    """The page that the contents name for a block is the page on which it stands."""
    for module in course("source").modules:
        pages = a4.texts[module.number, "guide"]
        for segment in module.segments:
            offset = sum(other.minutes for other in module.segments[: module.segments.index(segment)])
            clock = f"{offset // 60}:{offset % 60:02d}"
            found = re.search(rf"{clock} [^.]*?(\d+) (?:\d:\d\d |[A-Z])", pages[2])
            assert found, (module.number, segment.id)
            assert clock in pages[int(found[1]) - 1]


def test_words_keep_clear_of_the_edge(kit: Kit) -> None:
    """No word is nearer to the edge than a printer reaches."""
    for key in kit.keys:
        with pypdfium2.PdfDocument(kit.path(*key)) as document:
            for number, sheet in enumerate(document, start=1):
                width, height = sheet.get_size()
                for left, bottom, right, top in _word_boxes(sheet):
                    inside = (
                        left > 4 * MM
                        and right < width - 4 * MM
                        and bottom > MARGINS[key[1]] * MM
                        and top < height - MARGINS[key[1]] * MM
                    )
                    assert inside or number == 1, (key, number, left / MM, bottom / MM)


@pytest.mark.parametrize(("kind", "body"), [("guide", 11.5), ("handout", 11.5), ("scorecard", 9)])
def test_type_is_large_enough(a4: Kit, kind: str, body: float) -> None:
    """No word is set smaller than nine point; the commonest size is the body's, and speech is set in thirteen point."""
    with pdfplumber.open(a4.path(5, kind)) as pdf:
        sizes = Counter(
            round(char["size"], 1) for sheet in pdf.pages[:20] for char in sheet.chars if char["text"].strip()
        )
    assert min(sizes) >= 9
    assert sum(count for size, count in sizes.items() if size >= body) > sum(sizes.values()) / 4
    if kind == "guide":
        assert sizes[13.0] > 4000


def _word_boxes(sheet: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    text = sheet.get_textpage()
    for place in range(text.count_rects()):
        yield text.get_rect(place)


def test_no_page_is_left_nearly_empty(kit: Kit) -> None:
    """A page that holds only a line or two is a page too many."""
    for key in kit.keys:
        thin = [number for number, text in enumerate(kit.texts[key], start=1) if len(text.split()) < 25]
        assert thin in ([], [1]), key


# ------------------------------------------------------------------ the card that is filled in on a tablet


def test_a_scorecard_can_be_filled_in(a4: Kit) -> None:
    """Each item is one group of five boxes, each box answers to its level, and lines take words."""
    items = course("source").modules[0].scorecard.items
    with pikepdf.open(a4.path(1, "scorecard")) as pdf:
        form = pdf.Root.AcroForm
        fields = {str(field.T): field for field in form.Fields}
        assert not bool(form.NeedAppearances)
        for item in items:
            group = fields[item.id]
            states = [{str(name) for name in kid.AP.N} for kid in group.Kids]
            assert states == [{"/1", "/Off"}, {"/2", "/Off"}, {"/3", "/Off"}, {"/4", "/Off"}, {"/no", "/Off"}]
            assert all("/T" not in kid for kid in group.Kids)
            assert f"{item.id}-words-1" in fields
            assert f"{item.id}-minute-1" in fields


def test_a_filled_scorecard_shows_its_ticks(a4: Kit, tmp_path: Path) -> None:
    """A box that is ticked is drawn, by a renderer that is not the writer."""
    item = course("source").modules[0].scorecard.items[0].id
    filled = tmp_path / "filled.pdf"
    with pikepdf.open(a4.path(1, "scorecard")) as pdf:
        group = next(field for field in pdf.Root.AcroForm.Fields if str(field.T) == item)
        group.V = pikepdf.Name("/3")
        for kid in group.Kids:
            kid.AS = pikepdf.Name("/3") if "/3" in kid.AP.N else pikepdf.Name.Off
        pdf.save(filled)
    assert _ink(filled) > _ink(a4.path(1, "scorecard"))


def _ink(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        document.init_forms()
        image = document[0].render(scale=1, may_draw_forms=True).to_pil().convert("L")
    return sum(255 - value for value in image.tobytes())


# ------------------------------------------------------------------ Word


def test_every_word_file_is_valid(a4: Kit) -> None:
    """The schema of the format, and the soundness of the package."""
    validate = OpenXmlValidator()
    for key in EVERY:
        path = a4.path(*key, "docx")
        assert validate.validate(path).errors == []
        assert [str(finding) for finding in ooxml_integrity.check(str(path))] == []


# ------------------------------------------------------------------ same input, same bytes


def test_the_same_input_makes_the_same_bytes(a4: Kit, tmp_path: Path) -> None:
    """In another process, time zone, order of hashing and folder, both formats come out byte for byte the same."""
    command = [sys.executable, "-m", "kit", "build", "--output", str(tmp_path), "--module", "2", "--jobs", "1"]
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "1"}
    subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, check=True)
    for kind in KINDS:
        for ending in ("pdf", "docx"):
            first = a4.path(2, kind, ending)
            assert (tmp_path / a4.folder.name / first.name).read_bytes() == first.read_bytes(), first.name


def test_fonts_are_embedded_and_cut_to_what_is_used(a4: Kit) -> None:
    """No font comes from the reader's machine, and none is embedded whole."""
    with pikepdf.open(a4.path(3, "guide")) as pdf:
        fonts = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.FontDescriptor
        ]
        assert fonts
        assert all("/FontFile3" in font or "/FontFile2" in font for font in fonts)
        assert all(re.match(r"/[A-Z]{6}\+", str(font.FontName)) for font in fonts)


def test_documents_say_whose_and_what_they_are(a4: Kit) -> None:
    """Title, author, language and bookmarks are set, and no tool signs as the author."""
    with pikepdf.open(a4.path(3, "guide")) as pdf:
        assert str(pdf.docinfo.Title).endswith(" · Facilitator guide")
        assert str(pdf.docinfo.Author) == "Coaching Practice Studio"
        assert str(pdf.Root.Lang) == "en-GB"
        assert len(list(pdf.open_outline().root)) > 10
