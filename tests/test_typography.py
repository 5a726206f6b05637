"""Straight text in, set text out: quotation marks, apostrophes, dashes and no-break spaces of three languages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.typography import NO_BREAK, set_text

ENGLISH = [
    ('"Hello," she said.', "“Hello,” she said."),
    ("It's Tom's, isn't it?", "It’s Tom’s, isn’t it?"),
    ("the dogs' bowls", "the dogs’ bowls"),
    ("'Twas in the '90s; give 'em rock 'n' roll", "’Twas in the ’90s; give ’em rock ’n’ roll"),
    ("She said 'no' twice.", "She said ‘no’ twice."),
    ("\"He told me 'stop' and I did.\"", "“He told me ‘stop’ and I did.”"),
    ("\"'Stop!'\" she read", "“‘Stop!’” she read"),
    ('("no"), ["no"], —"no"', "(“no”), [“no”], —“no”"),
    ('"and"/"or"', "“and”/“or”"),
    ('"But I—" she began', "“But I—” she began"),
    ('"Module 3" and "12"', "“Module 3” and “12”"),
    ('say " hello "', "say “ hello ”"),
    ('""', "“”"),
    ("wait...", "wait…"),
    ("one -- two", "one – two"),
    ("a -- b -- c", "a – b – c"),
    ("word--word", "word--word"),
]


@pytest.mark.parametrize(("typed", "printed"), ENGLISH)
def test_english_marks_are_set_as_a_printer_would(typed: str, printed: str) -> None:
    assert set_text(typed, "en-GB") == printed


@pytest.mark.parametrize("typed", ["a 6' 2\" door", '12" of board', "5'10\"", "9' x 4'"])
def test_feet_and_inches_are_left_alone(typed: str) -> None:
    assert set_text(typed, "en") == typed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("3-5 people", "3–5 people"),
        ("a 20-30 minute session", "a 20–30 minute session"),
        ("pages 12-15.", "pages 12–15."),
        ("(10-20%)", "(10–20%)"),
        ("1990-1995", "1990–1995"),
    ],
)
def test_a_range_of_figures_gets_an_en_dash(typed: str, printed: str) -> None:
    assert set_text(typed, "en") == printed


@pytest.mark.parametrize(
    "typed",
    [
        *("2024-05-06", "2024-05", "05-06", "they won 2-1", "50-50", "24-7", "1-2-3", "A4-5", "S0-3", "v1.2-3"),
        *("0800-123", "555-1234", "ISO 9001-2", "/3-5/", "3-5a", "10:3-5", "#3-5", "COVID-19", "3-5.2"),
    ],
)
def test_dates_codes_scores_and_numbers_to_dial_keep_their_hyphen(typed: str) -> None:
    assert set_text(typed, "en") == typed


@pytest.mark.parametrize("unit", ["mm", "cm", "m", "kg", "min", "°C", "%", "km"])
def test_a_figure_and_its_unit_stay_together(unit: str) -> None:
    assert set_text(f"leave 8 {unit} or so", "en") == f"leave 8{NO_BREAK}{unit} or so"


@pytest.mark.parametrize("typed", ["in 1 month", "the 3 men", "5 minutes", "les 3 m'ont dit".replace("'", "’")])
def test_words_that_start_like_a_unit_are_not_units(typed: str) -> None:
    assert set_text(typed, "en") == typed


FRENCH = [
    ('"Bonjour" dit-elle.', "«~Bonjour~» dit-elle."),
    ("Voici : l'eau ; oui ! non ?", "Voici~: l’eau~; oui~! non~?"),
    ("Voici: l'eau; oui! non?", "Voici~: l’eau~; oui~! non~?"),
    ("Quoi?!", "Quoi~?!"),
    ("« déjà » et «collé»", "«~déjà~» et «~collé~»"),
    ("\"Il dit 'non' et part\"", "«~Il dit “non” et part~»"),
    ("C'est-à-dire \"l'ami\"...", "C’est-à-dire «~l’ami~»…"),
    ("50 % ou 50%", "50~% ou 50~%"),
    ("à 10:30, voir https://exemple.fr/a?b=1", "à 10:30, voir https://exemple.fr/a?b=1"),
    ("un\u202f:\u2009deux", "un~:~deux"),
    ("(Pourquoi?)", "(Pourquoi~?)"),
    ('"Pourquoi?"', "«~Pourquoi~?~»"),
]


@pytest.mark.parametrize(("typed", "printed"), FRENCH)
def test_french_has_guillemets_and_spaces_before_high_punctuation(typed: str, printed: str) -> None:
    assert set_text(typed, "fr").replace(NO_BREAK, "~") == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Hallo", sagte er.', "„Hallo“, sagte er."),
        ("\"Er rief 'halt' und ging\"", "„Er rief ‚halt‘ und ging“"),
        ("'s ist wie 'ne \"1\"", "’s ist wie ’ne „1“"),
    ],
)
def test_german_marks_stand_low_and_high(typed: str, printed: str) -> None:
    assert set_text(typed, "de-DE") == printed


def test_an_unknown_language_is_set_like_english() -> None:
    assert set_text('"hi"', "xx") == "“hi”"


def test_a_quotation_goes_on_across_the_text_before() -> None:
    assert set_text('"', "en", before="") == "“"
    assert set_text('" she said', "en", before="“never") == "” she said"
    assert set_text('" she said', "en", before="“Module 3") == "” she said"
    assert set_text('" wide', "en", before="it is 3") == '" wide'
    assert set_text("'s bowl", "en", before="dog") == "’s bowl"
    assert set_text(" mm", "en", before="8") == f"{NO_BREAK}mm"
    assert set_text("!", "fr", before="non") == f"{NO_BREAK}!"


def test_narrow_spaces_never_come_out() -> None:
    printed = set_text('"a"\u202f: 5\u2009% ; b !', "fr")
    assert not set("\u202f\u2009") & set(printed)


PIECES = st.lists(
    st.sampled_from(
        [*"\"'“”‘’„‚«» -.:;!?%()[—–/,\u00a0\u202f", "...", " -- ", "a", "s", "twas", "n", "3-5", "12", " mm", "é"]
    )
)


@given(PIECES, st.sampled_from(["en", "fr", "de"]))
def test_setting_a_set_text_changes_nothing(pieces: list[str], language: str) -> None:
    once = set_text("".join(pieces), language)
    assert set_text(once, language) == once


@given(st.text(), st.text(), st.sampled_from(["en", "fr", "de"]))
def test_no_text_is_too_strange(text: str, before: str, language: str) -> None:
    assert isinstance(set_text(text, language, before), str)


@given(st.text(alphabet=st.characters(categories=["L", "Nd", "Zs"])))
def test_letters_and_figures_are_never_touched(text: str) -> None:
    assert "".join(set_text(text, "fr").split()) == "".join(text.split())


def test_long_text_is_set_in_proportion() -> None:
    start = time.process_time()
    set_text('"It\'s 3-5 mm," he said... ' * 4000, "en")
    assert time.process_time() - start < 2
