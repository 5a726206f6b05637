"""Brand files of the public convention: whatever it allows is read, and what cannot be used is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.brand import Brand, Palette, contrast, greyscale, ink_saver, pairs, read
from kit.brand.colours import APART, hexed, lightness
from kit.errors import CurriculumError, Problem
from kit.project import STYLES

SAMPLES = ("house", "harbour-trust", "north-quay", "aldermoor")


def sample(name: str) -> Brand:
    return read(STYLES / "brands" / name / "_brand.yml")[0]


def written(folder: Path, text: str) -> tuple[Brand, tuple[Problem, ...]]:
    (folder / "_brand.yml").write_text(text, encoding="utf-8")
    return read(folder / "_brand.yml")


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(CurriculumError) as caught:
        written(folder, text)
    return [str(problem) for problem in caught.value.problems]


EVERYTHING = """\
meta:
  name: {full: The Whole Convention, short: Whole}
  link: {home: https://whole.example, mastodon: https://social.example/@whole}
  tagline: Extra keys are allowed here
logo:
  images:
    sign: {path: sign.svg, alt: The sign}
    white: sign.svg
  small: sign.svg
  medium: {light: sign, dark: white}
  large: sign
color:
  palette:
    sea: "#036"
    deep: sea
    shade: rgb(10 20 30 / 90%)
    warm: hsl(14, 70%, 40%)
  foreground: {light: shade, dark: white}
  background: {light: "#fff", dark: "#111111"}
  primary: deep
  secondary: warm
  tertiary: rebeccapurple
  success: green
  info: primary
  warning: orange
  danger: {light: firebrick}
  light: "#F8F8F8"
  dark: "#111"
typography:
  fonts:
    - {family: Lato, source: google, weight: [400, 700], style: [normal, italic], display: block}
    - {family: Fira Code, source: bunny}
    - {family: Variable, source: google, weight: 600..900}
    - {family: Elsewhere, source: file, files: [{path: "https://fonts.example/e.woff2", weight: bold}]}
  base: {family: Lato, size: 1rem, line-height: 1.25, weight: normal, color: foreground}
  headings: {family: Lato, weight: semi-bold, style: normal, line-height: 1.1, color: primary}
  monospace: {family: Fira Code, size: 0.9em}
  monospace-inline: {color: danger, background-color: {light: light}}
  monospace-block: {line-height: 1.2}
  link: {color: danger, decoration: underline, weight: 600}
defaults:
  shiny: {theme: {preset: shiny}}
  quarto: {format: {html: {toc: true}}}
"""


def test_all_that_the_convention_allows_is_read(tmp_path: Path) -> None:
    (tmp_path / "sign.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>')
    brand, warnings = written(tmp_path, EVERYTHING)
    assert {warning.code for warning in warnings} == {"KIT415"}, (
        "what is not printed is named, and nothing else is amiss"
    )
    assert (brand.organisation, brand.short_name) == ("The Whole Convention", "Whole")
    assert (brand.palette.primary, brand.palette.ink) == ("#003366", hexed("rgb(10 20 30 / 90%)"))
    assert dict(brand.colours)["info"] == "#003366"
    assert brand.logo_alt == "The sign"
    assert brand.logo == tmp_path / "sign.svg"
    assert brand.logos.dark_medium
    assert brand.sans.name == "Lato"


@pytest.mark.parametrize(
    "text", ["{}", "meta: {name: Only a name}", "logo:\n", "color: {}", "typography: {base: Lato}"]
)
def test_everything_is_optional_and_nothing_of_the_house_fills_the_gaps(tmp_path: Path, text: str) -> None:
    brand, _ = written(tmp_path, text)
    house = sample("house").palette
    assert {brand.palette.primary, brand.palette.accent}.isdisjoint({house.primary, house.accent})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "colour: {}",
            "_brand.yml:1:1: warning KIT402: colour is not known in a brand file; it is not read. Did you mean color?",
        ),
        ("color:\n  primry: red", "_brand.yml:2:3: warning KIT402"),
        ("typography:\n  headings: {sise: 2}", "Did you mean size?"),
    ],
)
def test_an_unknown_key_is_a_warning_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    _, warnings = written(tmp_path, text)
    assert said in "\n".join(map(str, warnings))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("defaults: {kit: {lok: editorial}}", "KIT402: lok is not known in defaults.kit. Did you mean look?"),
        ("defaults: {kit: {look: editoral}}", "KIT401: There is no look editoral. Did you mean editorial?"),
        ("defaults: {kit: {contact: [a]}}", "KIT403"),
        ("color: red", "_brand.yml:1:8: KIT403"),
        ("color:\n  palette: {navy-blue: '#001'}\n  primary: navy-blu", "_brand.yml:3:12: KIT404: navy-blu is neither"),
        ("color:\n  palette: {a: b, b: a}\n  primary: a", "KIT404"),
        ("color: {primary: lightyellow}", "_brand.yml:1:18: KIT406"),
        ("color: {foreground: '#bbb'}", "KIT406"),
        ("typography: {base: Helvetica Neue}", "_brand.yml:1:20: KIT408: There are no font files for Helvetica Neue."),
        ("logo: missing.svg", "_brand.yml:1:7: KIT401: The logo missing.svg is not there."),
    ],
)
def test_what_cannot_be_used_is_an_error_with_its_place_and_its_cure(tmp_path: Path, text: str, said: str) -> None:
    found = problems(tmp_path, text)
    assert said in "\n".join(found)
    assert "Did you mean navy-blue?" in found[0] or "navy" not in said


def test_a_fallback_that_is_declared_is_taken_and_said(tmp_path: Path) -> None:
    brand, warnings = written(tmp_path, "typography: {base: Gotham}\ndefaults: {kit: {word_fallbacks: {Gotham: Lato}}}")
    assert brand.sans.name == "Lato"
    assert "Gotham has no font files here; Lato is printed" in str(warnings[0])


# ------------------------------------------------------------------ paper that can be read


@pytest.mark.parametrize("name", SAMPLES)
def test_every_pair_of_every_brand_can_be_read_in_colour_and_in_greys(name: str) -> None:
    brand = sample(name)
    for printed in (brand, greyscale(brand), ink_saver(brand), ink_saver(greyscale(brand))):
        assert all(pair.contrast >= 4.5 for pair in pairs(printed.palette)), name


@pytest.mark.parametrize("primary", ["#C9A227", "#00A0DF", "#7FB800", "#FF6F61", "#808080"])
def test_a_colour_that_is_too_light_is_darkened_and_keeps_its_hue(tmp_path: Path, primary: str) -> None:
    brand, warnings = written(tmp_path, f'color: {{primary: "{primary}"}}')
    assert contrast(brand.palette.primary, "#FFFFFF") >= 4.5
    assert [warning.code for warning in warnings] == ["KIT405"]
    before, after = ([int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (primary, brand.palette.primary))
    order = [sorted(range(3), key=parts.__getitem__) for parts in (before, after)]
    assert before == after or order[0] == order[1]


@pytest.mark.parametrize("name", SAMPLES)
def test_greys_that_mean_different_things_stay_apart(name: str) -> None:
    palette = greyscale(sample(name)).palette
    assert len({palette.primary[at : at + 2] for at in (1, 3, 5)}) == 1
    assert abs(lightness(palette.primary) - lightness(palette.accent)) > APART - 1


def test_an_ink_saving_brand_fills_no_large_area() -> None:
    assert (Palette(solid=False).panel, Palette().panel) == ("#FFFFFF", Palette().primary)
