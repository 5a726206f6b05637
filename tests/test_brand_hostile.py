"""Brand files that mean harm, or were broken on the way: each is an error in a sentence, soon, and nothing outside is read."""

from __future__ import annotations

import os
import struct
import time
import zlib
from pathlib import Path

import brotli
import pytest

from kit.brand import find, read
from kit.errors import CurriculumError, KitError
from kit.project import Project

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


def png(width: int, height: int, data: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(data)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


def woff2(unpacked: bytes) -> bytes:
    packed = brotli.compress(unpacked, quality=1)
    head = struct.pack(
        ">4s4sIHHIIHHIIIII", b"wOF2", b"OTTO", 48 + 2 + len(packed), 1, 0, 99, len(packed), 1, 0, 0, 0, 0, 0, 0
    )
    return bytes(head + bytes((0, 1)) + packed)


def woff(unpacked: bytes, metadata: bytes = b"") -> bytes:
    """A WOFF of one table, as it unpacks, and of metadata."""
    packed, extra = zlib.compress(unpacked), zlib.compress(metadata) if metadata else b""
    head = struct.pack(
        ">4s4sIHHIHHIIIII", b"wOFF", b"OTTO", 64 + len(packed + extra), 1, 0, 99, 1, 0, 64 + len(packed), len(extra), len(metadata), 0, 0
    )  # fmt: skip
    return head + struct.pack(">4sIIII", b"head", 64, len(packed), len(unpacked), 0) + packed + extra


def heavy(font: bytes, metadata: bytes) -> bytes:
    """A WOFF2 with metadata."""
    extra = bytes(brotli.compress(metadata, quality=1))
    return font[:28] + struct.pack(">III", len(font), len(extra), len(metadata)) + font[40:] + extra


FONT = "typography:\n  fonts:\n    - family: A\n      source: file\n      files: [a.woff2]\n  base: A"


def refused(folder: Path, text: str) -> str:
    (folder / "_brand.yml").write_text(text, encoding="utf-8")
    start = time.process_time()
    with pytest.raises(CurriculumError) as caught:
        read(folder / "_brand.yml")
    assert time.process_time() - start < 4
    assert all(problem.mark and (problem.hint or problem.warning) for problem in caught.value.problems)
    return str(caught.value)


@pytest.mark.parametrize(
    "value",
    [
        "red; } body { display: none",
        "url(http://evil.example)",
        "</style><script>",
        "var(--x)",
        "expression(alert(1))",
        "#12",
        "a" * 5000,
    ],
)
def test_a_colour_is_a_colour(tmp_path: Path, value: str) -> None:
    assert "KIT404" in refused(tmp_path, f"color:\n  primary: '{value}'")


@pytest.mark.parametrize("name", ["X; } * { color: red", 'A" onload="x', "</style>", "url(x)", "A\\B", "x" * 80, "  "])
def test_the_name_of_a_typeface_is_a_name(tmp_path: Path, name: str) -> None:
    assert "KIT408" in refused(tmp_path, f"typography:\n  base:\n    family: '{name}'")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("../secret.svg", "KIT411"),
        ("{outside}/secret.svg", "KIT411"),
        ("link.svg", "KIT411"),
        ("file:///etc/logo.svg", "KIT401"),
        ("http://logos.example/a.svg", "KIT407"),
        ("data:image/svg+xml,x.svg", "KIT401"),
        ("pipe.svg", "KIT401"),
        ("folder.svg", "KIT401"),
        ("loop.svg", "KIT401"),
        ("_brand.yml", "KIT401"),
        ("a" * 3000 + ".svg", "KIT401"),
    ],
)
def test_a_logo_is_a_file_in_the_folder(tmp_path: Path, path: str, code: str) -> None:
    folder = tmp_path / "brand"
    folder.mkdir()
    (tmp_path / "secret.svg").write_text(SVG.format(""))
    (folder / "link.svg").symlink_to(tmp_path / "secret.svg")
    (folder / "loop.svg").symlink_to(folder / "loop.svg")
    os.mkfifo(folder / "pipe.svg")
    (folder / "folder.svg").mkdir()
    assert code in refused(folder, f"logo: '{path.format(outside=tmp_path)}'")


def test_a_device_is_no_logo(tmp_path: Path) -> None:
    (tmp_path / "zero.png").symlink_to("/dev/zero")
    assert "KIT411" in refused(tmp_path, "logo: zero.png")


DRAWINGS = {
    "script": SVG.format("<script>alert(1)</script>"),
    "handler": SVG.format('<path onload="x()" d="M0 0"/>'),
    "outside": SVG.format('<use xlink:href="http://evil.example/a.svg#b"/>'),
    "file": SVG.format('<path fill="url(file:///etc/passwd)"/>'),
    "image": SVG.format('<image xlink:href="file:///etc/passwd"/>'),
    "import": SVG.format("<style>@import 'http://evil.example/a.css';</style>"),
    "entities": '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + SVG.format("&b;"),
    "outer entity": '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("&a;"),
    "nested": SVG.format("<g>" * 100_000 + "</g>" * 100_000),
    "many": SVG.format("<path/>" * 6000),
    "uses": SVG.format('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "no xml": "<svg",
    "no svg": "<html/>",
    "no size": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "odd size": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan x"/>',
    "wide": SVG.encode("utf-16").decode("latin-1"),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_only_a_drawing(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.svg").write_text(DRAWINGS[name], encoding="latin-1")
    assert "KIT407" in refused(tmp_path, "logo: a.svg")


@pytest.mark.parametrize("data", [b"", b"x", png(60_000, 60_000), png(9, 9)[:40], b"\xff\xd8\xff\xe0"])
def test_a_picture_is_only_a_picture(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    assert "KIT407" in refused(tmp_path, "logo: a.png")


@pytest.mark.parametrize(
    "data",
    [b"", b"OTTO", b"OTTO" + b"\xff" * 400, b"\0\1\0\0\0\4" + b"\0" * 60, b"wOF2" + b"\xff" * 99, b"wOFF" + b"\xff" * 99, b"ttcf" + b"\0" * 99],
    ids=["empty", "short", "noise", "no tables", "bad woff2", "bad woff", "collection"],
)  # fmt: skip
def test_a_font_is_only_a_font(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.woff2").write_bytes(data)
    assert "KIT409" in refused(tmp_path, FONT)


_BOMB = b"\0" * 80_000_000


@pytest.mark.parametrize(
    "data",
    [woff2(_BOMB), heavy(woff2(b"A"), _BOMB), woff(_BOMB), woff(b"", _BOMB)],
    ids=["woff2", "metadata of woff2", "woff", "metadata of woff"],
)
def test_a_font_does_not_unpack_to_more_than_a_font_is_large(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.woff2").write_bytes(data)
    assert "KIT409: The font a.woff2 unpacks to more than 32 MB." in refused(tmp_path, FONT)


@pytest.mark.parametrize(
    "css",
    [
        "@import 'http://evil.example/a.css';",
        "p { background: url(http://evil.example/a.png) }",
        "p { background: url('file:///etc/passwd') }",
        "p { background: u\\72l(/etc/passwd) }",
        "p{}</style><script>x</script>",
        "@font-face { font-family: A; src: url(a.ttf) }",
        "a{" * 50_000,
        "p { width: " + "calc(" * 50_000,
    ],
)
def test_a_style_sheet_stays_within_itself(tmp_path: Path, css: str) -> None:
    (tmp_path / "brand.css").write_text(css)
    assert "KIT412" in refused(tmp_path, "meta: {name: A}")


def test_templates_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "cover.html.j2").symlink_to("/etc/passwd")
    assert "KIT411" in refused(tmp_path, "meta: {name: A}")


def test_the_brand_file_itself_is_an_ordinary_one_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "else.yml").write_text("meta: {}")
    (tmp_path / "brand" / "_brand.yml").symlink_to(tmp_path / "else.yml")
    with pytest.raises(KitError, match="leads out of its folder"):
        read(tmp_path / "brand" / "_brand.yml")
    (tmp_path / "pipe").mkdir()
    os.mkfifo(tmp_path / "pipe" / "_brand.yml")
    project = Project(tmp_path, tmp_path / "c.yaml", tmp_path / "output", "c.yaml")
    with pytest.raises(KitError, match="holds no file"):
        find(str(tmp_path / "pipe"), project)
