"""A file that somebody edited is theirs, until they say otherwise."""

from __future__ import annotations

from kit.build.report import Kept, SetAside
from kit.errors import ExitCode
from kit.manifest import Manifest
from tests.fakes import Shop

EDITED = "was edited after it was written, so it was left alone"


def test_an_edited_file_is_kept_and_named(built: Shop) -> None:
    guide = built.house / "1-trust-guide.docx"
    guide.write_bytes(b"our own words")
    report = built.build()
    assert report.kept == (Kept(guide, EDITED),)
    assert (report.written, report.unchanged, report.exit_code) == ((), 11, ExitCode.EDITED)
    assert guide.read_bytes() == b"our own words"


def test_an_edited_file_is_kept_even_when_its_text_changed_and_costs_no_rendering(built: Shop) -> None:
    guide = built.house / "1-trust-guide.docx"
    guide.write_bytes(b"our own words")
    built.write(0, "guide", "Say good morning.")
    report = built.build()
    assert [path.name for path in report.written] == ["1-trust-guide.pdf"]
    assert built.rendered == ["1-trust-guide.pdf"]
    assert guide.read_bytes() == b"our own words"


def test_an_edit_of_the_same_length_is_an_edit(built: Shop) -> None:
    guide = built.house / "1-trust-guide.docx"
    guide.write_bytes(guide.read_bytes().replace(b"hello", b"Hello"))
    assert [kept.path for kept in built.build().kept] == [guide]


def test_an_edited_handout_still_gives_the_guide_its_page_numbers(built: Shop) -> None:
    (built.house / "1-trust-handout.pdf").write_bytes(b"scribbled on")
    built.write(0, "handout", "Trust is earned. Slowly.")
    report = built.build()
    assert [path.name for path in report.written] == [
        "1-trust-handout.docx",
        "1-trust-guide.pdf",
        "1-trust-guide.docx",
    ]
    assert (built.house / "1-trust-handout.pdf").read_bytes() == b"scribbled on"


def test_a_file_edited_while_it_was_being_made_is_kept(built: Shop) -> None:
    guide = built.house / "1-trust-guide.pdf"
    built.write(0, "guide", "Say good morning.")
    built.pool.interrupt = lambda job: guide.write_bytes(b"just now")  # type: ignore[assignment]
    report = built.build()
    assert report.kept == (Kept(guide, EDITED),)
    assert guide.read_bytes() == b"just now"


def test_a_file_that_is_put_back_as_it_was_is_no_longer_edited(built: Shop) -> None:
    guide = built.house / "1-trust-guide.docx"
    as_written = guide.read_bytes()
    guide.write_bytes(b"our own words")
    assert built.build().exit_code is ExitCode.EDITED
    guide.write_bytes(as_written)
    assert (built.build().unchanged, built.build().exit_code) == (12, ExitCode.OK)


def test_a_file_that_was_only_touched_is_not_edited(built: Shop) -> None:
    (built.house / "1-trust-guide.docx").touch()
    assert (built.build().unchanged, built.rendered) == (12, [])


def test_force_writes_over_an_edited_file_after_saving_it(built: Shop) -> None:
    guide = built.house / "1-trust-guide.docx"
    as_written = guide.read_bytes()
    guide.write_bytes(b"our own words")
    report = built.build(force=True, documents=("guide",), modules=("1",))
    assert report.set_aside == (SetAside(guide, built.house / "1-trust-guide.edited.docx"),)
    assert report.exit_code is ExitCode.OK
    assert guide.read_bytes() == as_written
    assert (built.house / "1-trust-guide.edited.docx").read_bytes() == b"our own words"


def test_saved_files_are_never_written_over_themselves(built: Shop) -> None:
    guide = built.house / "1-trust-guide.docx"
    for words in (b"first", b"second", b"third"):
        guide.write_bytes(words)
        built.build(force=True)
    assert (built.house / "1-trust-guide.edited.docx").read_bytes() == b"first"
    assert (built.house / "1-trust-guide.edited-2.docx").read_bytes() == b"second"
    assert (built.house / "1-trust-guide.edited-3.docx").read_bytes() == b"third"


def test_a_file_that_kit_did_not_write_is_kept(shop: Shop) -> None:
    shop.house.mkdir(parents=True)
    guide = shop.house / "1-trust-guide.pdf"
    guide.write_bytes(b"from somewhere else")
    report = shop.build()
    assert report.kept == (Kept(guide, "was not written by kit, so it was left alone"),)
    assert len(report.written) == 11
    assert guide.read_bytes() == b"from somewhere else"


def test_a_removed_modules_products_are_taken_away(built: Shop) -> None:
    del built.course["modules"][1]
    built.save()
    report = built.build()
    assert len(report.pruned) == 6
    assert {name.split("/")[1][:7] for name in built.files()} == {"1-trust"}
    assert all(name.startswith("1-trust") for name in Manifest(built.house).names)


def test_a_renamed_modules_products_are_made_before_the_old_ones_go(built: Shop) -> None:
    built.course["modules"][0]["stem"] = "1-confidence"
    built.save()
    report = built.build()
    assert [path.name for path in report.written[:2]] == ["1-confidence-handout.pdf", "1-confidence-handout.docx"]
    assert {path.name for path in report.pruned} == {
        f"1-trust-{kind}.{ending}" for kind in ("guide", "handout", "scorecard") for ending in ("pdf", "docx")
    }


def test_an_edited_file_of_a_removed_module_is_kept_told_of_once_and_then_left_alone(built: Shop) -> None:
    theirs = built.house / "2-listening-guide.docx"
    theirs.write_bytes(b"our own words")
    del built.course["modules"][1]
    built.save()
    report = built.build()
    why = "is no longer part of the curriculum, but was edited; it is yours from now on"
    assert report.kept == (Kept(theirs, why, replaceable=False),)
    assert (len(report.pruned), report.exit_code) == (5, ExitCode.EDITED)
    assert built.build().exit_code is ExitCode.OK
    assert theirs.read_bytes() == b"our own words"


def test_files_that_kit_never_wrote_are_never_taken_away(built: Shop) -> None:
    (built.house / "notes.txt").write_text("mine")
    del built.course["modules"][1]
    built.save()
    built.build()
    assert (built.house / "notes.txt").read_text() == "mine"


def test_what_a_choice_leaves_out_is_not_taken_away(built: Shop) -> None:
    built.build(formats=("html",))
    del built.course["modules"][1]
    built.save()
    assert built.build(modules=("trust",)).pruned == ()
    assert [path.name for path in built.build(documents=("guide",), formats=("docx",)).pruned] == [
        "2-listening-guide.docx"
    ]
    assert len(built.build().pruned) == 8


def test_formats_that_were_not_asked_for_stay(built: Shop) -> None:
    assert built.build(formats=("html",)).pruned == ()
    assert built.build().pruned == ()
    assert len(built.files()) == 18


def test_after_a_failure_nothing_is_taken_away(built: Shop) -> None:
    built.course["modules"][0]["stem"] = "1-confidence"
    built.write(0, "guide", "BROKEN.")
    assert built.build().pruned == ()
    assert (built.house / "1-trust-guide.pdf").exists()
