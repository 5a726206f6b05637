"""Generated curricula: whatever an author writes and however long, documents are composed and say one text in every format."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kit.blocks import plain_text
from kit.brand import house
from kit.curriculum import Curriculum
from kit.errors import CurriculumError
from kit.kinds import KINDS
from kit.paper import LETTER
from kit.reader import read_text
from kit.writers import docx, html
from kit.yamltree import decode
from tests.courses import COURSES
from tests.test_docx_everything import words_of
from tests.texts import html_words

NASTY = (
    "{{ 7 * 7 }}",
    "{% raw %}",
    "<script>alert(1)</script>",
    "</body></html>",
    "&amp; & ]]>",
    "$(rm -rf /)",
    "url(file:///etc/passwd)",
    "one *two* **three** [four](https://example.org)",
    "\u202egnp.exe",
    "שלום עולם",
    "日本語の文",
    "👩‍🏫 🇫🇷",
    "a" * 300,
    "x | y",
    "100 % of 5 mm",
    "____",
)
TEXTS = st.one_of(
    st.sampled_from(NASTY), st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60)
)
PROSE_KEYS = {
    "title",
    "text",
    "purpose",
    "note",
    "label",
    "hint",
    "words",
    "say",
    "do",
    "q",
    "name",
    "definition",
    "task",
    "why",
    "what",
    "repair",
}


class _Texts(yaml.SafeLoader):
    """Reads every scalar as text, as the curriculum's own reader does."""


_Texts.yaml_implicit_resolvers = {}
EVERYTHING = yaml.load(COURSES["everything"].read_text(encoding="utf-8"), _Texts)  # noqa: S506  # a loader of texts only


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of the texts that an author may word freely."""
    if isinstance(value, dict):
        return [
            found for key, item in value.items() for found in _places(item, (*path, key)) if path[:1] != ("labels",)
        ]
    if isinstance(value, list):
        return [found for place, item in enumerate(value) for found in _places(item, (*path, place))]
    return [path] if path and path[-1] in PROSE_KEYS and path[0] != "labels" else []


PLACES = _places(EVERYTHING)


def _with(value: Any, path: tuple[Any, ...], text: str) -> Any:
    if not path:
        return text
    head, *rest = path
    if isinstance(value, list):
        return [_with(item, tuple(rest), text) if place == head else item for place, item in enumerate(value)]
    return {key: _with(item, tuple(rest), text) if key == head else item for key, item in value.items()}


@st.composite
def curricula(draw: st.DrawFn) -> dict[str, Any]:
    """The course that uses everything, with some of its texts written by nobody."""
    course = EVERYTHING
    for path in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=6, unique=True)):
        course = _with(course, path, draw(TEXTS))
    return dict(course)


def _read(course: dict[str, Any]) -> Curriculum | None:
    text = yaml.safe_dump(course, allow_unicode=True, sort_keys=False)
    try:
        return read_text(decode(text.encode(), "generated.yaml")).curriculum
    except CurriculumError as error:
        problems = error.problems
    assert all(problem.mark and problem.message for problem in problems)
    return None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(curricula())
def test_any_wording_says_one_text_in_every_format(course: dict[str, Any]) -> None:
    """What can be read can be composed, and HTML and Word say what the document says; what cannot is refused with its line."""
    curriculum = _read(course)
    assume(curriculum is not None)
    assert curriculum is not None
    for module in curriculum.modules:
        for kind in KINDS.values():
            document = kind.compose(curriculum, module, {"handout": {}})
            words = plain_text(document).split()
            assert html_words(html.write(document, house(), LETTER)) == words
            assert words_of(docx.write(document, house(), LETTER, {})) == words


def test_markup_and_templates_in_a_text_stay_text() -> None:
    """A text cannot add an element to the page, nor run a template."""
    course = _with(EVERYTHING, ("modules", 0, "title"), "{{ 7 * 7 }} <script>alert(1)</script> &amp;")
    curriculum = _read(course)
    assert curriculum is not None
    document = KINDS["handout"].compose(curriculum, curriculum.modules[0], {})
    page = html.markup(document, house())
    assert "{{ 7 * 7 }} &lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;" in page
    assert "<script" not in page
    assert "49" not in page.split("<h1", 1)[1].split("</h1>", 1)[0]
