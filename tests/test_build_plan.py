"""What a request asks for, and what it is called on disk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from kit.blocks import Document
from kit.build.plan import artifacts, editions, plan
from kit.build.request import Request
from kit.errors import ExitCode, KitError, OutputError
from kit.kinds import PROGRAMME, PageMaps, Title
from tests.fakes import PRESS, Shop, compose, read


def planned(shop: Shop, **choices: object) -> list[str]:
    request = Request(**choices)  # type: ignore[arg-type]
    curriculum, _ = read(shop.project)
    wanted = editions(shop.project, curriculum, request, PRESS)
    return [f"{one.folder.name}/{one.name}" for one in artifacts(plan(request, PRESS, wanted))]


def test_every_module_has_every_document_as_pdf_and_docx(shop: Shop) -> None:
    assert sorted(planned(shop)) == [
        "house/1-trust-guide.docx",
        "house/1-trust-guide.pdf",
        "house/1-trust-handout.docx",
        "house/1-trust-handout.pdf",
        "house/1-trust-scorecard.docx",
        "house/1-trust-scorecard.pdf",
        "house/2-listening-guide.docx",
        "house/2-listening-guide.pdf",
        "house/2-listening-handout.docx",
        "house/2-listening-handout.pdf",
        "house/2-listening-scorecard.docx",
        "house/2-listening-scorecard.pdf",
    ]


def test_documents_that_others_refer_to_come_first_and_those_that_refer_to_them_next(shop: Shop) -> None:
    assert planned(shop, formats=("pdf",)) == [
        "house/1-trust-handout.pdf",
        "house/2-listening-handout.pdf",
        "house/1-trust-guide.pdf",
        "house/2-listening-guide.pdf",
        "house/1-trust-scorecard.pdf",
        "house/2-listening-scorecard.pdf",
    ]


def test_choices_choose(shop: Shop) -> None:
    assert planned(shop, modules=("listening",), documents=("scorecard",), formats=("html", "pdf")) == [
        "house/2-listening-scorecard.html",
        "house/2-listening-scorecard.pdf",
    ]


@pytest.mark.parametrize("name", ["2", "listening"])
def test_a_module_is_called_by_its_id_or_its_number(shop: Shop, name: str) -> None:
    assert planned(shop, modules=(name,), documents=("guide",), formats=("pdf",)) == ["house/2-listening-guide.pdf"]


def test_an_unknown_module_is_answered_with_the_closest(shop: Shop) -> None:
    with pytest.raises(KitError) as caught:
        planned(shop, modules=("lisening",))
    assert str(caught.value) == 'There is no module "lisening". Did you mean "listening"?'
    assert caught.value.exit_code is ExitCode.USAGE


def test_an_unknown_document_is_answered_with_all(shop: Shop) -> None:
    with pytest.raises(KitError) as caught:
        planned(shop, documents=("poster",))
    assert str(caught.value) == 'There is no document "poster". There is guide, handout or scorecard.'


def test_each_brand_has_its_folder_and_so_has_each_other_paper(shop: Shop) -> None:
    chosen = {"modules": ("1",), "documents": ("scorecard",), "formats": ("pdf",)}
    assert planned(shop, brands=("house", "/elsewhere/acme"), **chosen) == [
        "house/1-trust-scorecard.pdf",
        "acme/1-trust-scorecard.pdf",
    ]
    assert planned(shop, paper="Letter", **chosen) == ["house-letter/1-trust-scorecard.pdf"]
    assert planned(shop, paper="A4", **chosen) == ["house/1-trust-scorecard.pdf"]


def test_a_brand_asked_for_twice_is_built_once(shop: Shop) -> None:
    assert len(planned(shop, brands=("house", "house"), formats=("pdf",))) == 6


def test_two_brands_with_one_name_are_refused(shop: Shop) -> None:
    with pytest.raises(KitError, match="Two of the brands have the same name"):
        planned(shop, brands=("/one/acme", "/two/acme"))


def test_a_title_cannot_lead_out_of_the_folder(shop: Shop) -> None:
    shop.course["modules"][0]["stem"] = "../../secrets"
    shop.save()
    with pytest.raises(OutputError, match="cannot be a file name"):
        planned(shop)


def test_two_documents_cannot_have_one_name_not_even_where_case_does_not_count(shop: Shop) -> None:
    shop.course["modules"][0]["stem"] = "Trust"
    shop.course["modules"][1]["stem"] = "trust"
    shop.save()
    with pytest.raises(OutputError, match="Two documents would both be called trust-guide"):
        planned(shop)


# ------------------------------------------------------------------ documents of the whole programme


@dataclass(frozen=True)
class Poster:
    """A kind that the programme has once, where it has two modules."""

    name: str = "poster"
    refers_to: tuple[str, ...] = ()

    def titles(self, curriculum: Any) -> tuple[Title, ...]:
        def draw(pages: PageMaps) -> Document:
            drawn = compose("scorecard", curriculum.modules[0], pages)
            return replace(drawn, module=PROGRAMME, kind="poster", name="course-poster")

        return (Title(PROGRAMME, "poster", "course-poster", (), draw),) if len(curriculum.modules) > 1 else ()


@pytest.fixture
def with_poster(shop: Shop) -> Shop:
    shop.press = replace(shop.press, kinds={**shop.press.kinds, "poster": Poster()})
    return shop


def names(shop: Shop) -> set[str]:
    return {name.removeprefix("house/") for name in shop.files()}


def test_the_programme_has_documents_of_its_own(with_poster: Shop) -> None:
    with_poster.build(formats=("pdf",))
    assert "course-poster.pdf" in names(with_poster)
    assert len(names(with_poster)) == 7
    assert with_poster.build(formats=("pdf",)).written == ()


def test_naming_a_module_leaves_them_out_unless_they_are_named_too(with_poster: Shop) -> None:
    with_poster.build(modules=("trust",), formats=("pdf",))
    assert "course-poster.pdf" not in names(with_poster)
    with_poster.build(modules=("trust",), documents=("poster", "scorecard"), formats=("pdf",))
    assert "course-poster.pdf" in names(with_poster)


def test_they_are_taken_away_when_the_curriculum_has_them_no_more_but_not_by_a_build_of_one_module(
    with_poster: Shop,
) -> None:
    with_poster.build(formats=("pdf",))
    with_poster.course["modules"].pop()
    with_poster.save()
    with_poster.build(modules=("trust",), formats=("pdf",))
    assert "course-poster.pdf" in names(with_poster)
    with_poster.build(formats=("pdf",))
    assert names(with_poster) == {f"1-trust-{kind}.pdf" for kind in ("guide", "handout", "scorecard")}
