"""What goes wrong is said plainly, and harms nothing that was there."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from kit.build.report import Failed
from kit.errors import BusyError, CurriculumError, ExitCode, MissingPartError, OutputError
from tests.fakes import Shop


def test_a_document_that_fails_does_not_stop_the_others(built: Shop) -> None:
    before = built.files()
    built.write(0, "guide", "BROKEN.")
    built.write(1, "guide", "Be very quiet.")
    report = built.build()
    assert report.failed == (
        Failed(built.house / "1-trust-guide.pdf", "It does not fit."),
        Failed(built.house / "1-trust-guide.docx", "It does not fit."),
    )
    assert [path.name for path in report.written] == ["2-listening-guide.pdf", "2-listening-guide.docx"]
    assert report.exit_code is ExitCode.RENDERING
    assert built.files()["house/1-trust-guide.pdf"] == before["house/1-trust-guide.pdf"]


def test_a_format_that_fails_does_not_stop_the_other(shop: Shop) -> None:
    shop.write(0, "handout", "NO WORD.")
    report = shop.build(modules=("1",))
    assert [failed.path.name for failed in report.failed] == ["1-trust-handout.docx"]
    assert "1-trust-guide.docx" in {path.name for path in report.written}


def test_a_guide_cannot_be_made_without_its_handouts_page_numbers_and_says_so(shop: Shop) -> None:
    shop.write(0, "handout", "BROKEN.")
    report = shop.build(modules=("1",), formats=("pdf",))
    assert report.failed == (
        Failed(shop.house / "1-trust-handout.pdf", "It does not fit."),
        Failed(
            shop.house / "1-trust-guide.pdf",
            "The handout, whose page numbers it prints, could not be made: It does not fit.",
        ),
    )
    assert [path.name for path in report.written] == ["1-trust-scorecard.pdf"]


def test_a_handout_laid_out_for_its_page_numbers_alone_can_fail_too(shop: Shop) -> None:
    shop.write(0, "handout", "BROKEN.")
    report = shop.build(documents=("guide",), modules=("1",), formats=("pdf",))
    assert [failed.path.name for failed in report.failed] == ["1-trust-guide.pdf"]


def test_a_document_that_cannot_be_composed_fails_alone(shop: Shop) -> None:
    shop.write(1, "scorecard", "UNCOMPOSABLE.")
    report = shop.build()
    assert {failed.why for failed in report.failed} == {"It cannot be composed."}
    assert (len(report.failed), len(report.written)) == (2, 10)


def test_what_nobody_foresaw_is_called_a_mistake_in_kit_and_says_where(shop: Shop) -> None:
    shop.write(1, "scorecard", "BUG.")
    why = shop.build().failed[0].why
    assert why.startswith("This is a mistake in kit, not in the curriculum: ValueError: unforeseen (")
    assert "tests/fakes.py, line " in why


def test_failures_are_tried_again(shop: Shop) -> None:
    shop.write(0, "scorecard", "BROKEN.")
    assert len(shop.build().failed) == 2
    assert len(shop.build().failed) == 2
    shop.write(0, "scorecard", "Mended.")
    assert len(shop.build().written) == 2


def test_a_curriculum_with_errors_builds_nothing_and_touches_nothing(built: Shop) -> None:
    before = built.files()
    built.project.source.write_text("just words")
    with pytest.raises(CurriculumError, match="KIT001"):
        built.build()
    assert built.files() == before


def test_a_library_that_is_missing_ends_the_build(shop: Shop) -> None:
    shop.write(0, "handout", "NO PANGO.")
    with pytest.raises(MissingPartError, match=r"Pango is missing\."):
        shop.build()


# ------------------------------------------------------------------ the output folder


def test_a_second_build_at_the_same_time_is_refused(built: Shop) -> None:
    with FileLock(built.root / "output" / ".kit" / "lock"), pytest.raises(BusyError) as caught:
        built.build()
    assert str(caught.value).startswith(f"Another build is writing to {built.root / 'output'}. Wait until it has ended")
    assert caught.value.exit_code is ExitCode.BUSY
    assert built.build().unchanged == 12


def test_a_file_where_the_output_folder_should_be_is_told_of(shop: Shop) -> None:
    (shop.root / "output").write_text("in the way")
    with pytest.raises(OutputError) as caught:
        shop.build()
    assert "output cannot be a folder, because a file is in its way. No finished file was harmed." in str(caught.value)
    assert caught.value.exit_code is ExitCode.OUTPUT
    assert (shop.root / "output").read_text() == "in the way"


def test_a_file_where_a_brands_folder_should_be_is_told_of(shop: Shop) -> None:
    (shop.root / "output").mkdir()
    shop.house.write_text("in the way")
    with pytest.raises(OutputError, match="house cannot be a folder"):
        shop.build()


def refuse(number: int) -> Any:
    def refused(*args: Any, **kwargs: Any) -> Any:
        raise OSError(number, os.strerror(number), "somewhere")

    return refused


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "is full. No finished file was harmed. Make room, then build again."),
        (errno.EDQUOT, "is full. No finished file was harmed. Make room, then build again."),
        (errno.EACCES, "may not be written to. No finished file was harmed."),
        (errno.EROFS, "may not be written to. No finished file was harmed."),
        (errno.EIO, "cannot be written: Input/output error. No finished file was harmed."),
    ],
)
@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_disk_that_refuses_leaves_every_file_as_it_was(
    built: Shop, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    before = built.files()
    built.write(0, "guide", "Say good morning.")
    with monkeypatch.context() as patched:
        patched.setattr(step, refuse(number))
        with pytest.raises(OutputError, match=words):
            built.build()
    assert built.files() == before
    assert built.build().kept == ()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_disk_that_is_really_full_leaves_every_file_as_it_was(shop: Shop) -> None:
    output = shop.root / "output"
    output.mkdir()
    if os.system(f"mount -t tmpfs -o size=256k tmpfs {output} 2>/dev/null"):  # noqa: S605
        pytest.skip("mounting is not allowed here")
    try:
        assert len(shop.build().written) == 12
        before = shop.files()
        fill(output / "filler")
        shop.write(0, "guide", "Say good morning. " * 3_000)
        with pytest.raises(OutputError, match="is full"):
            shop.build()
        (output / "filler").unlink()
        assert shop.files() == before
        assert len(shop.build().written) == 2
    finally:
        os.system(f"umount {output}")  # noqa: S605


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 512)
        except OSError:
            return


def test_a_build_may_be_asked_for_in_any_thread(shop: Shop) -> None:
    reports: list[Any] = []
    thread = threading.Thread(target=lambda: reports.append(shop.build()))
    thread.start()
    thread.join()
    assert len(reports[0].written) == 12
