"""The public convention's own reader and kit's say the same of a brand file: names, colours through their aliases, families."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import brand_yml
import pytest
import yaml

from kit.brand import read
from kit.brand.colours import hexed
from kit.brand.shape import THEME
from kit.project import STYLES
from tests.test_brand_files import EVERYTHING

SAMPLES = sorted(path.parent.name for path in (STYLES / "brands").glob("*/_brand.yml"))
FILES = {
    "everything": EVERYTHING,
    "short": "meta: {name: Our School}\ncolor: {primary: '#1F5F5B'}",
    "aliases of aliases": """
meta: {name: {short: Reed, full: Reed & Sons}, link: https://reed.example}
color:
  palette: {one: two, two: three, three: "#204060", blue: "#123456"}
  primary: one
  secondary: blue
  foreground: {light: three, dark: "#EEEEEE"}
typography:
  fonts:
    - {family: Lato, source: bunny, weight: 400..700}
    - {family: Roboto, source: google, style: [normal, italic]}
  base: {family: Lato, size: 11pt, line-height: 1.5}
  headings: {family: Roboto, weight: 600, color: primary}
  monospace: {family: Roboto Mono, size: 0.9rem}
defaults: {bootstrap: {defaults: {navbar-bg: $brand-blue}}, kit: {word_fallbacks: {Roboto Mono: Consolas}}}
""",
    "named and mixed colours": """
color: {palette: {leaf: "hsl(150 40% 25%)"}, primary: leaf, secondary: maroon, tertiary: "rgb(20, 40, 60)"}
typography: {base: Lato}
""",
}


def one_shade(text: str) -> str:
    """A file without what version 0.2 of the reader does not know: two shades of a colour, and the colour of running text."""
    parsed = yaml.safe_load(text)
    for name, node in (parsed.get("color") or {}).items():
        if name != "palette" and isinstance(node, dict):
            parsed["color"][name] = node.get("light")
    typography = parsed.get("typography") or {}
    if isinstance(typography.get("base"), dict):
        typography["base"].pop("color", None)
    for role in typography.values():
        for name, node in role.items() if isinstance(role, dict) else ():
            if name.endswith("color") and isinstance(node, dict):
                role[name] = node["light"]
    return yaml.safe_dump(parsed)


def assert_read_alike(file: Path) -> None:
    """Colours by their roles, families, and the name of an organisation are the same in both readers."""
    theirs: Any = brand_yml.Brand.from_yaml_str(one_shade(file.read_text(encoding="utf-8")), path=file)
    ours, _ = read(file)
    colours = dict(ours.colours)
    for role in THEME:
        wanted = getattr(theirs.color, role, None) if theirs.color else None
        wanted = getattr(wanted, "light", wanted)
        assert colours.get(role) == (hexed(str(wanted)) if wanted is not None else None), role
    for role, family in (("base", ours.sans), ("headings", ours.serif)):
        wanted = getattr(theirs.typography, role, None) if theirs.typography else None
        if wanted is not None and wanted.family is not None:
            assert family.name == wanted.family, role
    if theirs.meta and theirs.meta.name:
        assert ours.organisation == (theirs.meta.name.full or theirs.meta.name.short)


@pytest.mark.parametrize("name", SAMPLES)
def test_both_read_a_sample_alike(name: str) -> None:
    assert_read_alike(STYLES / "brands" / name / "_brand.yml")


@pytest.mark.parametrize("name", FILES)
def test_both_read_a_file_of_the_convention_alike(name: str, tmp_path: Path) -> None:
    shutil.copy(STYLES / "brands" / "aldermoor" / "logo.svg", tmp_path / "sign.svg")
    (tmp_path / "_brand.yml").write_text(FILES[name], encoding="utf-8")
    assert_read_alike(tmp_path / "_brand.yml")
