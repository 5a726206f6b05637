"""The manifest: what was written, believed as far as it can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kit.manifest import HEADER, NAME, Layout, Manifest, Product, fingerprint
from kit.prose import plain

LAYOUT = Layout("trust", "handout", "text", "style", 8, {"task": 3}, ("It is long.",))
PRODUCT = Product("1.pdf", "trust", "guide", "pdf", "text", "style", "brand", "sum", 10, 99, {"handout": {"task": 3}})


def test_an_empty_folder_has_no_records(tmp_path: Path) -> None:
    assert Manifest(tmp_path).names == ()


def test_records_are_read_back_as_they_were(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    manifest.add(LAYOUT)
    manifest.add(PRODUCT)
    again = Manifest(tmp_path)
    assert again.layout("trust", "handout") == replace(LAYOUT, remarks=["It is long."])  # type: ignore[arg-type]
    assert again.candidates("1.pdf") == (PRODUCT,)


def test_the_latest_record_comes_first_and_the_earlier_stays_until_it_is_settled(tmp_path: Path) -> None:
    newer = replace(PRODUCT, sha256="other")
    for entry in (PRODUCT, newer):
        Manifest(tmp_path).add(entry)
    manifest = Manifest(tmp_path)
    assert manifest.candidates("1.pdf") == (newer, PRODUCT)
    manifest.settle(PRODUCT)
    assert manifest.candidates("1.pdf") == (PRODUCT,)


@pytest.mark.parametrize("cut", range(1, 40, 7))
def test_a_line_cut_short_is_ignored_and_the_next_one_stands(tmp_path: Path, cut: int) -> None:
    Manifest(tmp_path).add(PRODUCT)
    whole = (tmp_path / NAME).read_bytes()
    Manifest(tmp_path).add(replace(PRODUCT, name="2.pdf"))
    (tmp_path / NAME).write_bytes((tmp_path / NAME).read_bytes()[: len(whole) + cut])
    Manifest(tmp_path).add(replace(PRODUCT, name="3.pdf"))
    assert Manifest(tmp_path).names == ("1.pdf", "3.pdf")


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"{}\n", b'{"kit_manifest": 99}\n{"record": "Product"}\n', b"[1]\n"]
)
def test_a_manifest_of_another_kind_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert Manifest(tmp_path).names == ()


@pytest.mark.parametrize(
    "line", ["null", "7", "[]", "{}", '{"record": "Poem"}', '{"record": "Product", "name": "1.pdf"}']
)
def test_a_record_that_makes_no_sense_is_ignored(tmp_path: Path, line: str) -> None:
    (tmp_path / NAME).write_text(f"{HEADER}\n{line}\n")
    assert Manifest(tmp_path).names == ()


def test_compacting_keeps_what_counts(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    for entry in (
        LAYOUT,
        replace(LAYOUT, module="gone"),
        PRODUCT,
        replace(PRODUCT, sha256="new"),
        replace(PRODUCT, name="2.pdf"),
    ):
        manifest.add(entry)
    manifest.settle(replace(PRODUCT, sha256="new"))
    manifest.forget("2.pdf")
    manifest.compact({"trust"})
    again = Manifest(tmp_path)
    assert again.names == ("1.pdf",)
    assert again.candidates("1.pdf") == (replace(PRODUCT, sha256="new"),)
    assert again.layout("gone", "handout") is None
    assert again.layout("trust", "handout") is not None
    assert len((tmp_path / NAME).read_text().splitlines()) == 3


def test_compacting_keeps_the_order_of_candidates(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    newer = replace(PRODUCT, sha256="new")
    manifest.add(PRODUCT)
    manifest.add(newer)
    manifest.compact({"trust"})
    assert Manifest(tmp_path).candidates("1.pdf") == (newer, PRODUCT)


def test_a_manifest_that_nothing_was_added_to_is_left_alone(tmp_path: Path) -> None:
    Manifest(tmp_path).add(PRODUCT)
    before = (tmp_path / NAME).stat()
    Manifest(tmp_path).compact({"trust"})
    assert (tmp_path / NAME).stat() == before


def test_equal_values_have_equal_fingerprints() -> None:
    assert fingerprint((plain("a"), date(2026, 1, 1))) == fingerprint((plain("a"), date(2026, 1, 1)))
    assert fingerprint(plain("a")) != fingerprint(plain("b"))
    assert fingerprint(("ä", 1.0)) == "31e4899c23be03cebf3f1066d1841eeb4de6d94c45a4bd7896740ed34a7fd647"
