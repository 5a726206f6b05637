"""The files of a new project, composed: nothing is written here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kit.new.agenda import agenda
from kit.new.title import alone, id_of, inside
from kit.project import PACKAGE
from kit.schema import schema_text

LANGUAGES: Final = ("en", "fr", "de")
"""The languages in which a course can be begun; any other can be written afterwards."""

_FOLDER: Final = PACKAGE / "new"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a course before it is written."""

    title: str
    """As kit.new.title finds it printable."""
    modules: int
    minutes: int
    """Of each module."""
    language: str
    """One of LANGUAGES."""
    paper: str
    day: date
    """The day of its first edition."""


def files(plan: Plan) -> dict[str, str]:
    """Every file of a new project, by its path inside the folder."""
    id = id_of(plan.title)
    words = yaml.safe_load((_FOLDER / "words" / f"{plan.language}.yaml").read_text(encoding="utf-8"))
    composed = partial(_composed, plan=plan, id=id)
    return {
        "source/curriculum.yaml": composed(
            "curriculum.yaml.j2",
            **{**words, "notices": _notices(words["notices"], plan.title, plan.day)},
            labels=_labels(plan.language),
            agenda=agenda(plan.minutes),
            title=alone(plan.title),
        ),
        "source/curriculum.schema.json": schema_text(),
        f"brands/{id}/_brand.yml": composed("brand.yml.j2", organisation=words["organisation"]),
        "README.md": composed(f"README.{plan.language}.md.j2", heading=inside(plan.title)),
        ".vscode/settings.json": json.dumps(_SETTINGS, indent=2) + "\n",
        ".gitignore": "output/\n",
    }


_SETTINGS: Final = {
    "yaml.schemas": {"./source/curriculum.schema.json": "source/*.yaml"},
    "files.encoding": "utf8",
    "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.wordWrap": "on"},
}


def _composed(template: str, **known: Any) -> str:
    return _environment().get_template(template).render(**known)


def _environment() -> Environment:
    """Templates of text: nothing in them is HTML, so nothing is escaped but by the filters that they name."""
    environment = Environment(  # noqa: S701  # YAML and Markdown, see above
        loader=FileSystemLoader(_FOLDER / "templates"), undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.filters |= {"text": _quoted, "comment": _comment}
    return environment


def _quoted(text: str) -> str:
    """A text as YAML that nothing in it can break out of: in double quotation marks, as JSON has them."""
    return json.dumps(text, ensure_ascii=False)


def _comment(text: str, indent: int = 0) -> str:
    return "\n".join(f"{' ' * indent}# {line}".rstrip() for line in text.rstrip().splitlines())


def _notices(words: dict[str, str], title: str, day: date) -> dict[str, str]:
    return {**words, "copyright": words["copyright"].format(year=day.year, title=inside(title))}


def _labels(language: str) -> str:
    """The fixed words of the documents, in every language but the one they have anyway."""
    file = _FOLDER / "words" / f"labels-{language}.yaml"
    return file.read_text(encoding="utf-8").rstrip() if file.exists() else ""
