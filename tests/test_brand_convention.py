"""The public convention, field by field: whatever its own reader accepts, kit reads without an error and with no field unknown."""

from __future__ import annotations

import shutil
import types
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import brand_yml
import pytest
import yaml
from fontTools.ttLib import TTFont
from pydantic import BaseModel, HttpUrl, RootModel

from kit.brand import read
from kit.brand.families import packaged
from kit.project import STYLES

FONT, LOGO = "fonts/Own-Regular.ttf", "sign.svg"
TEXTS = {
    "family": "Own",
    "size": "1.1rem",
    "decoration": "underline",
    "alt": "The sign",
    "full": "Reed",
    "short": "Reed",
}
"""What a field that takes any text is given, by its key; all others take colours."""


def samples(kind: Any, key: str, file: str) -> Iterator[Any]:
    """A value of each shape that an annotation allows; of a model, one with each field. Paths lead to the ``file``.

    Of files, none is on the web: nothing is fetched, and the problem says so.
    """
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield from samples(parts[0], key, file)
    elif origin in (Union, types.UnionType):
        yield from (sample for part in parts if part is not type(None) for sample in samples(part, key, file))
    elif origin is Literal:
        yield from parts
    elif origin is list:
        yield from ([sample] for sample in samples(parts[0], key, file))
    elif origin is tuple:
        yield [next(samples(part, key, file)) for part in parts]
    elif origin is dict:
        yield from ({"own": sample} for sample in samples(parts[1], key, file))
    elif isinstance(kind, type) and issubclass(kind, RootModel):
        yield from samples(kind.model_fields["root"].annotation, key, file)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from with_each_field(kind, FONT if "Font" in kind.__name__ else file)
    elif kind is not HttpUrl or key != "path":
        text = TEXTS.get(key, "#14466B")
        plain = {str: text, int: 700, float: 1.25, Path: file, HttpUrl: "https://reed.example", Any: "anything"}
        yield plain[kind]


def with_each_field(model: type[BaseModel], file: str) -> Iterator[dict[str, Any]]:
    """The model with one field, and what it has to have beside it; as often as fields have shapes."""
    model.model_rebuild()
    taken = {field.alias or name: field for name, field in model.model_fields.items() if not field.exclude}
    beside = [key for key, field in taken.items() if field.is_required() or key == "source"]
    needed = {key: next(samples(taken[key].annotation, key, file)) for key in beside}
    for key, field in taken.items():
        yield from ({**needed, key: sample} for sample in samples(field.annotation, key, file))


CASES = list(with_each_field(brand_yml.Brand, LOGO))

NEWER = """
meta: {name: Reed, link: "https://reed.example", tagline: More keys are allowed}
logo: sign.svg
logo: {light: sign.svg, dark: sign.svg}
logo: {small: sign.svg, medium: {light: sign.svg, dark: sign.svg}}
logo: {images: {sign: sign.svg}, large: sign}
color: {link: "#14466B"}
color: {palette: {sea: "#14466B", deep: sea}, link: deep, primary: sea}
color: {foreground: {light: "#151515", dark: "#F7F7F7"}, background: {light: "#FFF", dark: "#111"}}
color: {palette: {sea: {light: "#14466B", dark: "#BBDDFF"}}, primary: sea}
color: {primary: {dark: "#BBDDFF"}}
typography: {fonts: [{family: Own}]}
typography: {fonts: [{family: Own, weight: [thin, 300, semi-bold], style: oblique, display: swap}]}
typography: {base: Own, fonts: [{family: Own, source: google, weight: 300..700}]}
typography: {base: Own, fonts: [{family: Own, source: file, files: [fonts/Own-Regular.ttf]}]}
typography: {base: Own, fonts: [{family: Own, source: file, files: [{path: fonts/Own-Regular.ttf, weight: 300..700, style: oblique}]}]}
typography: {base: Own, fonts: [{family: Own, source: file, files: [{path: fonts/Own-Regular.ttf, weight: "light .. bold"}]}]}
typography: {base: Own, fonts: [{family: Own, source: file, files: [fonts/Own-Regular.woff]}]}
typography: {base: Own, monospace: Code, fonts: [{family: Code, source: file, files: ["https://fonts.example/code.woff2"]}]}
typography: {base: Own, headings: Own, monospace: Own, link: Own}
typography: {base: {line-height: "1.5", color: "#14466B", background-color: "#EEE"}}
typography: {headings: {weight: ultra-light, style: oblique, line-height: "1.2", color: {light: "#14466B", dark: "#BBDDFF"}}}
typography: {headings: {weight: 650}}
typography: {headings: {color: {dark: "#BBDDFF"}}}
typography: {monospace: {color: "#14466B", background-color: {light: "#EEE", dark: "#111"}}}
typography: {link: {color: primary, background-color: light, decoration: none}}
typography: {headings: {color: }, base: , fonts: []}
""".strip().splitlines()
"""What the public JSON schema and the convention's own pages allow beyond the models of the package."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("own")
    shutil.copy(STYLES / "brands" / "aldermoor" / "logo.svg", made / LOGO)
    (made / FONT).parent.mkdir()
    shutil.copy(packaged("Lato").regular.path, made / FONT)
    with TTFont(made / FONT) as font:
        font.flavor = "woff"
        font.save(made / FONT.replace(".ttf", ".woff"))
    return made


def assert_read(folder: Path, text: str) -> None:
    """The file is read, and none of its keys is unknown."""
    file = folder / "_brand.yml"
    file.write_text(text, encoding="utf-8")
    _, noted = read(file)
    assert [str(problem) for problem in noted if problem.code == "KIT402"] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: yaml.safe_dump(case, default_flow_style=True).strip())
def test_each_field_of_the_conventions_own_model_is_read(case: dict[str, Any], folder: Path) -> None:
    brand_yml.Brand.model_validate(deepcopy(case))
    assert_read(folder, yaml.safe_dump(case))


@pytest.mark.parametrize("line", NEWER)
def test_what_the_convention_allows_beyond_its_model_is_read(line: str, folder: Path) -> None:
    assert_read(folder, line)


def test_the_table_knows_when_a_field_is_not_known(folder: Path) -> None:
    with pytest.raises(AssertionError, match="KIT402"):
        assert_read(folder, "typography: {headings: {own: 1}}")
