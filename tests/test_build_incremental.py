"""Only what has changed is rendered, and what has not is not touched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from kit.blocks import Document
from kit.build.report import Event
from kit.kinds import PageMaps, Title
from kit.manifest import Manifest
from tests.fakes import KINDS, FakeKind, Shop, with_palette


def stamps(shop: Shop) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in sorted(shop.house.iterdir())}


def test_a_first_build_writes_everything(shop: Shop) -> None:
    report = shop.build()
    assert (len(report.written), report.unchanged, report.pages, report.exit_code) == (12, 0, 8, 0)
    assert shop.files()["house/1-trust-guide.pdf"] == b"pdf house #1D1F1E A4\nSay hello.\nSee handout page 1.\nTask"


def test_a_second_build_writes_and_renders_nothing(built: Shop) -> None:
    before = stamps(built)
    report = built.build()
    assert (report.written, report.unchanged, built.rendered) == ((), 12, [])
    assert stamps(built) == before


def test_a_comment_makes_nothing_stale(built: Shop) -> None:
    built.save("a comment")
    assert built.build().written == ()
    assert built.rendered == []


def test_one_sentence_renders_only_the_files_that_print_it(built: Shop) -> None:
    built.write(1, "scorecard", "Who was silent?")
    assert [path.name for path in built.build().written] == ["2-listening-scorecard.pdf", "2-listening-scorecard.docx"]
    assert built.rendered == ["2-listening-scorecard.pdf+docx"]


def test_an_edited_guide_does_not_lay_its_handout_out_again(built: Shop) -> None:
    built.write(0, "guide", "Say good morning.")
    assert len(built.build().written) == 2
    assert built.rendered == ["1-trust-guide.pdf+docx"]


def test_a_handout_whose_pages_stay_leaves_the_guide_alone(built: Shop) -> None:
    built.write(0, "handout", "Trust is given.")
    built.build()
    assert built.rendered == ["1-trust-handout.pdf+docx"]


def test_a_handout_whose_pages_move_renders_the_guide_that_names_them(built: Shop) -> None:
    built.write(0, "handout", "Trust is earned. Slowly.")
    built.build()
    assert built.rendered == ["1-trust-handout.pdf+docx", "1-trust-guide.pdf+docx"]
    assert b"See handout page 2." in built.files()["house/1-trust-guide.docx"]


def test_a_new_module_leaves_the_others_alone(built: Shop) -> None:
    text = {"handout": "Ask.", "guide": "Wait.", "scorecard": "Was it open?"}
    built.course["modules"].insert(0, {"id": "questions", "number": 3, **text})
    built.save()
    assert {path.name for path in built.build().written} == {
        f"3-questions-{kind}.{ending}" for kind in text for ending in ("pdf", "docx")
    }


def test_another_brand_value_renders_everything(built: Shop) -> None:
    built.press = with_palette(built.press, ink="#000000")
    assert len(built.build().written) == 12


def test_bytes_that_come_out_equal_are_not_written_again(built: Shop) -> None:
    before = stamps(built)
    built.press = replace(built.press, style=lambda brand, paper: "a newer writer, to the same effect")
    report = built.build()
    assert (len(built.pool.jobs), report.written, report.unchanged) == (6, (), 12)
    built.build()
    assert built.rendered == []
    assert {**stamps(built), ".manifest.jsonl": 0} == {**before, ".manifest.jsonl": 0}


def test_a_deleted_product_is_made_again_and_no_other(built: Shop) -> None:
    (built.house / "1-trust-guide.docx").unlink()
    assert [path.name for path in built.build().written] == ["1-trust-guide.docx"]
    assert built.rendered == ["1-trust-guide.docx"]


def test_word_files_alone_are_laid_out_once_for_their_page_numbers(shop: Shop) -> None:
    shop.build(formats=("docx",))
    assert set(shop.files()) == {f"house/{name}.docx" for name in {job.document.name for job in shop.pool.jobs}}
    assert all(job.anchors is None for job in shop.pool.jobs)
    (shop.house / "1-trust-handout.docx").unlink()
    shop.build(formats=("docx",))
    assert [(job.document.name, job.anchors) for job in shop.pool.jobs] == [("1-trust-handout", {"task": 1})]


def test_a_guide_alone_has_its_handout_laid_out_but_not_written(shop: Shop) -> None:
    report = shop.build(documents=("guide",), modules=("trust",))
    assert [path.name for path in report.written] == ["1-trust-guide.pdf", "1-trust-guide.docx"]
    assert shop.rendered == ["1-trust-handout.pages", "1-trust-guide.pdf+docx"]
    shop.build()
    assert "1-trust-handout.pdf+docx" in shop.rendered
    assert "1-trust-guide.pdf+docx" not in shop.rendered


def test_web_pages_are_made_when_asked_for(shop: Shop) -> None:
    assert len(shop.build(formats=("html",)).written) == 6
    assert shop.files()["house/1-trust-scorecard.html"] == b"html house #1D1F1E A4\nWas it said?.\nTask"


def test_force_makes_everything_anew(built: Shop) -> None:
    before = stamps(built)
    assert len(built.build(force=True).written) == 12
    assert all(stamps(built)[name] > before[name] for name in before)


def test_same_input_gives_same_bytes(built: Shop) -> None:
    before = built.files()
    built.build(force=True)
    assert built.files() == before


def test_promises_that_pages_did_not_keep_are_told_by_every_build(shop: Shop) -> None:
    shop.write(0, "scorecard", "One. Two. Three. Four. Five. Six.")
    assert shop.build().remarks == ("It is long.",)
    assert shop.build().remarks == ("It is long.",)


def test_warnings_are_counted(shop: Shop) -> None:
    shop.course["warnings"] = ["Mind the gap."]
    shop.save()
    assert shop.build().warnings == 1


def test_two_brands_are_kept_apart(shop: Shop) -> None:
    report = shop.build(brands=("house", "acme"))
    assert [folder.name for folder in report.folders] == ["house", "acme"]
    assert len(report.written) == 24
    assert shop.files()["acme/1-trust-scorecard.pdf"].startswith(b"pdf acme")
    assert shop.build(brands=("acme",)).unchanged == 12


def test_every_file_is_announced_and_every_document_named_while_it_is_in_hand(shop: Shop) -> None:
    shop.build(modules=("trust",), formats=("pdf",))
    assert shop.events == [
        Event("planned", "", 3),
        Event("started", "1-trust-handout", 0),
        Event("started", "1-trust-scorecard", 0),
        Event("done", "1-trust-handout.pdf"),
        Event("started", "1-trust-guide", 0),
        Event("done", "1-trust-scorecard.pdf"),
        Event("done", "1-trust-guide.pdf"),
    ]


def test_one_document_at_most_is_composed_ahead(shop: Shop) -> None:
    composed: list[str] = []

    @dataclass(frozen=True)
    class Counted(FakeKind):
        def titles(self, curriculum: Any) -> tuple[Title, ...]:
            def compose(title: Title, pages: PageMaps) -> Document:
                composed.append(title.kind)
                return title.compose(pages)

            return tuple(replace(title, compose=partial(compose, title)) for title in super().titles(curriculum))

    shop.press = replace(shop.press, kinds={name: Counted(name, kind.refers_to) for name, kind in KINDS.items()})
    ahead: list[int] = []
    shop.pool.interrupt = lambda job: ahead.append(len(composed) - len(shop.pool.jobs))
    shop.build()
    assert max(ahead) == 1


def test_a_lost_manifest_is_made_good_without_writing_a_file(built: Shop) -> None:
    before = stamps(built)
    (built.house / ".manifest.jsonl").unlink()
    report = built.build()
    assert (report.written, report.unchanged) == ((), 12)
    assert len(Manifest(built.house).names) == 12
    assert {**stamps(built), ".manifest.jsonl": 0} == {**before, ".manifest.jsonl": 0}
