"""Authors' text in, prose out: the little markup there is, and everything that stays literal."""

from __future__ import annotations

import contextlib
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.markup import LONGEST, MarkupError, parse
from kit.prose import Emphasis, Inline, Items, LineBreak, Link, Para, Prose, Strong, Text, text_of


def para(*inlines: Inline | str) -> Para:
    return Para(tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines))


def items(*texts: str, ordered: bool = False) -> Items:
    return Items(ordered, tuple((Text(text),) for text in texts))


def em(*inlines: Inline | str) -> Emphasis:
    return Emphasis(para(*inlines).inlines)


def strong(*inlines: Inline | str) -> Strong:
    return Strong(para(*inlines).inlines)


def parts(text: str, language: str = "en-GB") -> tuple[Para | Items, ...]:
    return parse(text, "", language).parts


def test_plain_text_is_one_paragraph_with_its_origin() -> None:
    assert parse("Look at the hands.", "modules/a/purpose", "en") == Prose(
        (para("Look at the hands."),), "modules/a/purpose"
    )


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\t"])
def test_an_empty_text_has_no_parts(text: str) -> None:
    assert parse(text, "x", "en") == Prose((), "x")


@pytest.mark.parametrize("text", ["  a   b\tc ", "a\nb\nc", "a  \nb   c", "a\r\nb c"])
def test_blanks_and_line_ends_inside_a_paragraph_are_single_spaces(text: str) -> None:
    assert parts(text) == (para("a b c"),)


def test_no_break_spaces_are_kept() -> None:
    assert parts("a\u00a0b") == (para("a\u00a0b"),)


def test_blank_lines_divide_paragraphs() -> None:
    assert parts("One\ntwo.\n\n\nThree.") == (para("One two."), para("Three."))


def test_emphasis_strong_and_links_nest() -> None:
    assert parts("A *b **c*** [d *e*](https://f.org/g?h=1#i) j") == (
        para("A ", em("b ", strong("c")), " ", Link("https://f.org/g?h=1#i", para("d ", em("e")).inlines), " j"),
    )


def test_a_backslash_at_the_end_of_a_line_starts_a_new_one() -> None:
    assert parts("one\\\ntwo") == (para("one", LineBreak(), "two"),)


def test_a_backslash_does_so_too_where_yaml_has_folded_the_line() -> None:
    assert parts("one\\ two") == (para("one", LineBreak(), "two"),)


def test_spaces_at_the_end_of_a_line_do_nothing() -> None:
    assert parts("one  \ntwo") == (para("one two"),)


def test_a_backslash_takes_the_meaning_from_a_mark() -> None:
    assert parts(r"\*not\* \[a\](b) \_c\_") == (para("*not* [a](b) _c_"),)


# ------------------------------------------------------------------ lists


def test_a_list_stands_between_paragraphs() -> None:
    assert parts("Bring:\n\n- a rope\n- a *chair*\n\nThen pull.") == (
        para("Bring:"),
        Items(False, ((Text("a rope"),), (Text("a "), em("chair")))),
        para("Then pull."),
    )


def test_a_list_needs_no_blank_line_before_it() -> None:
    assert parts("Bring:\n- a\n- b") == (para("Bring:"), items("a", "b"))


@pytest.mark.parametrize("text", ["1. a\n2. b", "1) a\n2) b", "1. a\n1. b", "1. a\n\n2. b"])
def test_a_numbered_list_counts_from_one(text: str) -> None:
    assert parts(text) == (items("a", "b", ordered=True),)


@pytest.mark.parametrize("text", ["- a\n  more\n- b", "* a\nmore\n* b", "  - a\n    more\n  - b", "+ a\n  more\n\n+ b"])
def test_an_item_goes_on_over_lines(text: str) -> None:
    assert parts(text) == (items("a more", "b"),)


@pytest.mark.parametrize("text", ["1. Something", "3. Mai", "- 3 degrees", "* a", "+ 1", "1945. The war ended."])
def test_one_mark_by_itself_makes_no_list(text: str) -> None:
    assert parts(text) == (para(text),)


def test_a_line_that_happens_to_start_with_a_hyphen_stays_in_its_paragraph() -> None:
    assert parts("We sat\n- all of us -\nand waited.") == (para("We sat - all of us - and waited."),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n  - b\n- c", "A list cannot hold another list. Write one list, or divide the text"),
        ("- a\n\n  b\n- c", "Every item of a list is one paragraph that is not empty"),
        ("-\n- b", "Every item of a list is one paragraph that is not empty"),
        ("3. a\n4. b", r"A numbered list counts from 1. To keep a number as text, write a backslash: 3\. May"),
        ("1. a\n3. b", r"A numbered list counts from 1. To keep a number as text, write a backslash: 3\. May"),
    ],
)
def test_lists_that_could_not_be_printed_as_written_are_refused(text: str, message: str) -> None:
    with pytest.raises(MarkupError) as caught:
        parts(text)
    assert str(caught.value) == message


# ------------------------------------------------------------------ links


@pytest.mark.parametrize("address", ["https://a.org", "http://a.org/b%20c", "HTTPS://A.ORG", "mailto:a@b.org"])
def test_links_lead_to_the_web_or_to_a_mailbox(address: str) -> None:
    assert parts(f"[a]({address})") == (para(Link(address, (Text("a"),))),)


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "file:///etc/passwd", "ftp://a.org", "vbscript:x"),
        *("page.html", "/a", "#a", "//a.org", "https:", "https:///a", "http://?a", "mailto:", "mailto:nobody", ""),
    ],
)
def test_no_link_leads_anywhere_else(address: str) -> None:
    with pytest.raises(MarkupError, match="A link leads to an address with http, https or mailto, not to"):
        parts(f"[a]({address})")


@pytest.mark.parametrize("text", ['[a](https://b.org "c")', "[](https://b.org)"])
def test_a_link_has_a_text_and_no_title(text: str) -> None:
    with pytest.raises(MarkupError, match=re.escape("A link is written [text](https://…)")):
        parts(text)


def test_quotation_marks_in_an_address_are_not_set() -> None:
    assert parts("[it's](https://a.org/it's...)") == (para(Link("https://a.org/it's...", (Text("it’s"),))),)


# ------------------------------------------------------------------ what stays literal


@pytest.mark.parametrize(
    "text",
    [
        *(
            "# not a heading",
            "> not a quotation",
            "`code`",
            "``` x ```",
            "| a | b |",
            "<b>bold</b>",
            "<script>x</script>",
        ),
        *("{{ name }}", "{% if x %}", "~~gone~~", "&amp; &lt;", "<https://a.org>", "https://a.org", "[a][b]", "[a]: b"),
        *(
            "![a](b.png)",
            "a ![a](https://b.org/c.png)",
            "---",
            "===",
            "[Your name] came",
            "a_b_c",
            "2 * 3 * 4",
            "5 < 6 > 4",
        ),
        *("____", "Name ____ and date ____", "____(name)____", "___", "Found:____", "x = [1, 2]", "C:\\Users"),
    ],
)
def test_everything_else_is_literal(text: str) -> None:
    assert parts(text) == (para(text),)


@pytest.mark.parametrize("text", ["Title\n===", "Title\n---", "a\n# b", "a\n> b", "    code\n    more", "```\na\n```"])
def test_no_line_turns_its_neighbours_into_something_else(text: str) -> None:
    assert parts(text) == (para(" ".join(text.split())),)


# ------------------------------------------------------------------ typography


def test_quotation_marks_are_set_across_emphasis() -> None:
    assert parts('"*Stop*," she said. *"Go"* (\'*on*\')') == (
        para("“", em("Stop"), ",” she said. ", em("“Go”"), " (‘", em("on"), "’)"),
    )


def test_apostrophes_are_set_across_emphasis() -> None:
    assert parts("the *dog*'s bowl, l'*eau*") == (para("the ", em("dog"), "’s bowl, l’", em("eau")),)


def test_french_spaces_are_set_across_emphasis() -> None:
    assert parts('"*Stop*" : *non*!', "fr") == (para("«\u00a0", em("Stop"), "\u00a0»\u00a0: ", em("non"), "\u00a0!"),)


def test_each_paragraph_begins_anew() -> None:
    assert parts('"One\n\n"Two"') == (para("“One"), para("“Two”"))


def test_a_dash_is_set_where_a_line_ends() -> None:
    assert parts("one --\ntwo") == (para("one – two"),)


# ------------------------------------------------------------------ bounds


def test_a_text_may_be_long_but_not_endless() -> None:
    assert text_of(parse("a" * LONGEST, "", "en")) == "a" * LONGEST
    with pytest.raises(MarkupError, match=r"This text has 20001 characters; one field holds at most 20000\. Divide it"):
        parts("a" * (LONGEST + 1))


def test_emphasis_may_be_deep_but_not_bottomless() -> None:
    assert parts("*a **b *c **d** c* b** a*") == (
        para(em("a ", strong("b ", em("c ", strong("d"), " c"), " b"), " a")),
    )
    with pytest.raises(MarkupError, match="Emphasis and links stand too deep inside one another here"):
        parts("*a **b *c **d *e* d** c* b** a*")


@pytest.mark.parametrize(
    "piece", ["[", "*a ", "a**b", "*_", "[a](", '"*a* ', "- a\n", "\\", "![", "_ ", "[x](https://a.b) "]
)
def test_hostile_repetition_takes_no_longer_than_a_moment(piece: str) -> None:
    started = time.process_time()
    with contextlib.suppress(MarkupError):
        parts((piece * LONGEST)[:LONGEST])
    assert time.process_time() - started < 5


def test_nine_thousand_texts_are_read_in_a_moment() -> None:
    texts = [f"It's text number {number}, and it isn't long." for number in range(9000)]
    started = time.process_time()
    for text in texts:
        parse(text, "a/b", "en")
    assert time.process_time() - started < 1


PIECES = st.lists(
    st.sampled_from(
        [
            *"*_[]()\\!<>&#`|-+1. \n\t\"'“»{}~=",
            "a",
            "b c",
            "é",
            "- ",
            "1. ",
            "\n\n",
            "https://a.org",
            "[a](https://b.org)",
            "**",
            "\u00a0",
        ]
    ),
    max_size=60,
)


@given(st.one_of(PIECES.map("".join), st.text()), st.sampled_from(["en", "fr", "de"]))
def test_any_text_becomes_prose_or_a_reason(text: str, language: str) -> None:
    prose = Prose((), "x")
    with contextlib.suppress(MarkupError):
        prose = parse(text, "x", language)
    assert prose.origin == "x"


@given(
    st.text(
        alphabet=st.characters(
            codec="utf-8", exclude_characters="*_[]\\-+.)", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]
        )
    )
)
def test_text_without_marks_keeps_every_character_but_those_that_are_set(text: str) -> None:
    def bare(words: str) -> str:
        return re.sub("[\"'“”‘’\\s]", "", words)

    assert bare(text_of(parse(text, "", "en"))) == bare(text)
