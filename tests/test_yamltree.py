"""YAML text in, located tree or located problems out."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import CurriculumError, KitError, Mark, Problem
from kit.yamltree import Mapping, Scalar, Sequence, compose, decode, parse, parse_text
from kit.yamltree.source import LARGEST


def problems(text: str | bytes) -> list[str]:
    """The report on a text, a line for each problem."""
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(CurriculumError) as caught:
        parse_text(data, "x.yaml")
    return [str(problem) for problem in caught.value.problems]


# ------------------------------------------------------------------ trees


def test_a_tree_keeps_text_order_and_places() -> None:
    assert parse_text(b"title: One\nids: [a, b]\n", "x.yaml") == Mapping(
        entries=(
            (Scalar("title", "", 1, 1), Scalar("One", "", 1, 8)),
            (
                Scalar("ids", "", 2, 1),
                Sequence((Scalar("a", "", 2, 7), Scalar("b", "", 2, 10)), flow=True, line=2, column=6),
            ),
        ),
        flow=False,
        line=1,
        column=1,
    )


@pytest.mark.parametrize("text", ["no", "1:30", "3.10", "0o17", "2026-01-31", "1_000", ".inf", "=", "1e3", "0x1F"])
def test_scalars_stay_as_they_are_typed(text: str) -> None:
    node = parse_text(f"- {text}".encode(), "x")
    assert isinstance(node, Sequence)
    assert node.items == (Scalar(text, "", 1, 3),)


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [("a", "", "a"), ("'a'", "'", "a"), ('"a"', '"', "a"), ("|\n  a\n  b", "|", "a\nb"), (">-\n  a\n  b", ">", "a b")],
)
def test_scalars_know_how_they_were_written(text: str, style: str, value: str) -> None:
    node = parse_text(f"k: {text}".encode(), "x")
    assert isinstance(node, Mapping)
    scalar = node.get("k")
    assert isinstance(scalar, Scalar)
    assert (scalar.style, scalar.value, scalar.plain) == (style, value, not style)


@pytest.mark.parametrize(("text", "null"), [("", True), ("~", True), ("null", True), ("''", False), ("none", False)])
def test_only_an_empty_plain_scalar_is_null(text: str, null: bool) -> None:
    node = parse_text(f"k: {text}\n".encode(), "x")
    assert isinstance(node, Mapping)
    value = node.get("k")
    assert isinstance(value, Scalar)
    assert value.null is null


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    assert parse_text("\ufeffa: b\r\nc: d\r\n".encode(), "x") == parse_text(b"a: b\nc: d\n", "x")


def test_an_alias_stands_for_what_was_named() -> None:
    node = parse_text(b"a: &x [1, 2]\nb: *x\n", "x")
    assert isinstance(node, Mapping)
    assert node.get("b") is node.get("a")


def test_columns_count_characters_and_not_bytes() -> None:
    assert problems("é: 1\n“é”: *no\n") == [
        "x.yaml:2:6: KIT115: Nothing above is named `&no`. Text that starts with an asterisk goes in quotation marks."
    ]


def test_a_mark_shows_its_line_of_text() -> None:
    with pytest.raises(CurriculumError) as caught:
        parse_text("title: One\ntitle: Zwei · 二\n".encode(), "x.yaml")
    assert caught.value.problems[0].mark == Mark("x.yaml", 2, 1, "title: Zwei · 二")


# ------------------------------------------------------------------ bytes


def test_bytes_that_are_not_utf8_are_shown_with_the_character_that_was_meant() -> None:
    assert problems(b"a: b\nc: caf\xe9 noir\n") == [
        "x.yaml:2:7: KIT103: The byte 0xE9 (“é” in Windows-1252) is not UTF-8. Save the file as UTF-8."
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_refused_by_name(encoding: str) -> None:
    assert problems("a: b\n".encode(encoding)) == [
        "x.yaml:1:1: KIT102: The file is in UTF-16 or UTF-32. Save it as UTF-8."
    ]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x07", "U+0007 control character"),
        ("\x7f", "U+007F control character"),
        ("\x85", "U+0085 control character"),
        ("\u2028", "U+2028 line separator"),
        ("\ufeff", "U+FEFF zero width no-break space"),
        ("\r", "U+000D control character"),
    ],
)
def test_characters_that_cannot_be_printed_are_named(character: str, name: str) -> None:
    assert problems(f"a: b\nc: x{character}y\n") == [
        f"x.yaml:2:5: KIT104: A character that cannot be printed: {name}. Delete it."
    ]


@pytest.mark.parametrize("escape", ["\\0", "\\x1B", "\\a", "\\L", "\\N"])
def test_an_escape_cannot_smuggle_such_a_character_in(escape: str) -> None:
    (line,) = problems(f'a: "x{escape}y"\n')
    assert line.startswith(
        "x.yaml:1:4: KIT104: An escape in this text stands for a character that cannot be printed: U+"
    )


def test_every_tab_is_reported() -> None:
    tab = "KIT105: The line is indented with a tab. Indent with spaces, two for each level."
    assert problems("a:\n\tb: 1\n  \tc: 2\n") == [f"x.yaml:2:1: {tab}", f"x.yaml:3:3: {tab}"]


def test_a_tab_inside_a_text_or_on_an_empty_line_is_no_indentation() -> None:
    assert parse_text(b"a: b\tc\n\t\nd: e\n", "x") == parse_text(b"a: b\tc\n\nd: e\n", "x")


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "null\n", "\ufeff"])
def test_an_empty_file_is_called_empty(text: str) -> None:
    assert problems(text) == ["x.yaml:1:1: KIT106: The file is empty. Start from a copy of an example."]


def test_a_file_may_be_large_but_not_too_large() -> None:
    assert problems(b"#" * (LARGEST + 1)) == ["x.yaml:1:1: KIT101: The file is larger than 16 MiB. Divide it."]
    assert isinstance(parse_text(b"a: b #" + b"#" * (LARGEST - 6), "x"), Mapping)


@pytest.mark.parametrize("data", [b"a: \x1b[2J\n", b'"\\e[2J": 1\n"\\e[2J": 2\n', b"a: !%1b[2J x\n", b"a: \x1b[2J\xff"])
def test_no_report_can_steer_the_terminal(data: bytes) -> None:
    with pytest.raises(CurriculumError) as caught:
        parse_text(data, "x.yaml")
    shown = str(caught.value) + "".join(problem.mark.excerpt for problem in caught.value.problems if problem.mark)
    assert "\x1b" not in shown


# ------------------------------------------------------------------ bounds


def test_an_alias_bomb_is_defused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    started = time.process_time()
    (line,) = problems("\n".join(lines))
    assert line == (
        "x.yaml:5:35: KIT117: Aliases repeat more than 50000 values. "
        "Write the parts out, or name a shared part by its id."
    )
    assert time.process_time() - started < 1


def test_nothing_can_contain_itself() -> None:
    assert problems("a: &a\n  b: *a\n") == [
        "x.yaml:2:6: KIT116: `*a` stands inside the very part that it repeats. Write the part out."
    ]


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        ("[\n", "KIT118: Lists and keys stand more than 60 deep inside one another."),
        ("{a: ", "KIT118: Lists and keys stand more than 60 deep inside one another."),
        ("- ", "KIT118: Lists and keys stand more than 60 deep inside one another."),
        ("[", "KIT110: Brackets stand too deep inside one another."),
    ],
)
def test_deep_nesting_is_refused_early(opening: str, said: str) -> None:
    started = time.process_time()
    (line,) = problems(opening * 100_000)
    assert said in line
    assert time.process_time() - started < 5


def test_very_many_values_are_refused_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit.yamltree.composer.MOST_NODES", 1000)
    assert problems("[" + "x, " * 5000 + "]") == [
        "x.yaml:1:2999: KIT119: The file holds more than 1000 values. Divide it."
    ]


def test_very_many_problems_are_cut_short() -> None:
    assert len(problems("a: 1\n" * 5000)) == 100


def test_a_long_file_is_parsed_in_a_moment() -> None:
    block = b"- id: a\n  text: >-\n    Some words, and\n    some more of them.\n  ids: [a, b]\n"
    started = time.process_time()
    parse_text(block * 2600, "x")
    assert time.process_time() - started < 1


# ------------------------------------------------------------------ files


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "course.yaml"
    path.write_text("a: b\n", encoding="utf-8")
    assert parse(path, "course.yaml") == parse_text(b"a: b\n", "course.yaml")


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(KitError) as caught:
        parse(tmp_path / "none.yaml", "none.yaml")
    assert str(caught.value) == "none.yaml: there is no such file. Give the path of the curriculum."


def test_a_folder_is_no_curriculum(tmp_path: Path) -> None:
    with pytest.raises(KitError) as caught:
        parse(tmp_path, "source")
    assert str(caught.value) == "source: this is not an ordinary file. Give the path of a YAML file."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_that_nobody_writes_to_does_not_block(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(KitError, match="not an ordinary file"):
        parse(path, "pipe")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero here")
def test_an_endless_device_is_refused() -> None:
    with pytest.raises(KitError, match="not an ordinary file"):
        parse(Path("/dev/zero"), "zero")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text("a: b\n", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(KitError, match=r"secret.yaml: the file cannot be read \(Permission denied\)"):
        parse(path, "secret.yaml")


@pytest.mark.parametrize("name", ["nul\0byte", "x" * 5000])
def test_an_impossible_name_is_an_error_and_no_traceback(name: str) -> None:
    with pytest.raises(KitError, match="the file cannot be read"):
        parse(Path(name), "name")


def test_a_loop_of_links_is_an_error_and_no_traceback(tmp_path: Path) -> None:
    link = tmp_path / "loop.yaml"
    link.symlink_to(link)
    with pytest.raises(KitError, match="the file cannot be read"):
        parse(link, "loop.yaml")


# ------------------------------------------------------------------ anything at all


def _reads_or_says_why(data: bytes) -> None:
    found: tuple[Problem, ...] | None = None
    try:
        parse_text(data, "x.yaml")
    except CurriculumError as error:
        found = error.problems
    assert found is None or (found and all(problem.mark and problem.message for problem in found))


@given(st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    _reads_or_says_why(data)


YAML_PIECES = st.lists(
    st.sampled_from(
        [
            *"-:[]{},&*!|>%@`\"'#?~ \n\t\\",
            "a",
            "b: ",
            "- ",
            "\n  ",
            "&a ",
            "*a",
            "<<: ",
            "!!x ",
            "---\n",
            '"\\x00"',
            "\\U00110000",
        ]
    ),
    max_size=40,
)


@given(YAML_PIECES)
def test_pieces_of_yaml_are_read_or_refused(pieces: list[str]) -> None:
    _reads_or_says_why("".join(pieces).encode())


@given(YAML_PIECES)
def test_the_parser_in_pure_python_never_breaks_either(pieces: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kit.yamltree.composer._LOADER", yaml.SafeLoader)
        _reads_or_says_why("".join(pieces).encode())


@pytest.mark.parametrize("name", ["minimal", "everything"])
def test_both_parsers_see_the_same_tree(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(__file__).parent / "curricula" / f"{name}.yaml"
    source = decode(path.read_bytes(), path.name)
    fast = compose(source)
    monkeypatch.setattr("kit.yamltree.composer._LOADER", yaml.SafeLoader)
    assert compose(source) == fast
