"""What a watch looks at beside the curriculum: the wording overlay, and the folders of brands, wherever they are."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.build.real import press
from kit.project import Project
from kit.reader.again import read
from kit.watch.documents import Documents, Wanted
from kit.watch.sight import Saved, Sight
from tests.courses import COURSES

OVERLAY = "change:\n  - at: modules.bowline.short_title\n    was: Bowline\n    now: {word}\n"
BRAND = "meta:\n  name: {name}\ndefaults:\n  kit:\n    overlay: words.yaml\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A course with a brand of its own, and another brand outside of it."""
    source = tmp_path / "course" / "source" / "curriculum.yaml"
    source.parent.mkdir(parents=True)
    source.write_bytes(COURSES["minimal"].read_bytes())
    for folder, name in ((tmp_path / "course" / "brands" / "own", "Own"), (tmp_path / "other", "Other")):
        folder.mkdir(parents=True)
        (folder / "_brand.yml").write_text(BRAND.format(name=name), encoding="utf-8")
        (folder / "words.yaml").write_text(OVERLAY.format(word="The loop"), encoding="utf-8")
    return Project.find(tmp_path / "course")


def test_a_page_follows_its_brands_wording(project: Project) -> None:
    documents = Documents(project, press(), ("house", "../other"))
    assert documents.brands[:3] == ("house", "../other", "own")
    reading = read(project.source.read_bytes(), project.source_name)
    for brand in ("own", "../other"):
        wanted = Wanted("bowline", "handout", brand, "A4")
        assert "The loop" in documents.page(reading, wanted)
        words = (project.root / ("brands/own" if brand == "own" else brand)) / "words.yaml"
        words.write_text(OVERLAY.format(word="A rounder loop"), encoding="utf-8")
        documents.forget()
        assert "A rounder loop" in documents.page(reading, wanted)
        words.write_text(OVERLAY.format(word="[half"), encoding="utf-8")
        documents.forget()
        assert "words.yaml:4:" in documents.try_page(reading, wanted)


@pytest.mark.parametrize(
    "changed",
    [
        "brands/own/words.yaml",
        "brands/own/templates/blocks/cover.html.j2",
        "brands/new/_brand.yml",
        "../other/words.yaml",
    ],
)
def test_what_changes_in_a_brands_folder_is_seen(project: Project, changed: str) -> None:
    sight, stop = Sight(project, ("house", "../other")), threading.Event()
    saves = sight.saves(sight.look(), stop)
    path = project.root / changed
    threading.Timer(0.2, put, (path,)).start()
    assert first(saves, stop) == Saved(source=False, styles=True)


def put(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("anything", encoding="utf-8")


def first(saves: Iterator[Saved], stop: threading.Event) -> Saved | None:
    """The first thing that is seen, if anything is within some seconds."""
    end = threading.Timer(20, stop.set)
    end.start()
    try:
        return next(saves, None)
    finally:
        end.cancel()
        stop.set()
