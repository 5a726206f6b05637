"""Imports point one way, and habits that a reviewer would have to watch for are watched here."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KIT = ROOT / "kit"

ORDER = (
    ("errors",),
    ("paper",),
    ("prose",),
    ("typography",),
    ("markup",),
    ("yamltree",),
    ("curriculum",),
    ("reader",),
    ("overlay",),
    ("pace",),
    ("rules",),
    ("skeletons", "slot", "workshop"),
    ("blocks",),
    ("project",),
    ("brand",),
    ("kinds",),
    ("writers",),
    ("scores", "sheets"),
    ("manifest",),
    ("changes",),
    ("build",),
    ("watch",),
    ("pack", "proof", "schema"),
    ("new",),
    ("cli",),
    ("__main__",),
)
"""The parts of kit, from the bottom up. Each may import those before it, none beside it and none after it."""

ASKED_BY = (KIT / "cli" / "new.py", KIT / "cli" / "pack.py")
"""The commands that may ask for the day: a first edition is dated, and a workshop in the past is warned of."""

RANK = {name: number for number, names in enumerate(ORDER) for name in names}
FILES = sorted(KIT.rglob("*.py"))


def part(path: Path) -> str:
    relative = path.relative_to(KIT)
    return relative.parts[0].removesuffix(".py")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: say where from"
            yield node.module or ""
            if node.module == "kit":
                yield from (f"kit.{alias.name}" for alias in node.names)


def calls(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node.lineno


def test_every_part_has_its_place_in_the_order() -> None:
    assert {part(path) for path in FILES} - {"__init__"} <= RANK.keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(KIT)))
def test_imports_point_down_only(path: Path) -> None:
    mine = part(path)
    for name in imported(path):
        theirs = name.split(".")[1] if name.startswith("kit.") else ""
        if theirs in RANK and theirs != mine:
            assert RANK[theirs] < RANK[mine], (
                f"{path.relative_to(ROOT)} imports {name}, which stands above or beside it"
            )


def test_no_two_modules_import_each_other() -> None:
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in FILES}
    graph = {
        name: {other for other in _at_load(path) if other in names and other != name} for name, path in names.items()
    }
    for name, others in graph.items():
        assert name not in _reachable(name, graph), f"{name} imports itself, by way of {sorted(others)}"


def _at_load(path: Path) -> Iterator[str]:
    """What a module imports when it is loaded. A package's own front page may gather from inside it."""
    for node in tree(path).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = (f"{node.module}.{alias.name}" for alias in node.names)
            found = [name for name in inside if (ROOT / Path(*name.split("."))).with_suffix(".py").exists()]
            yield from found or [node.module]


def _reachable(name: str, graph: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    todo = list(graph[name])
    while todo:
        other = todo.pop()
        if other not in seen:
            seen.add(other)
            todo.extend(graph[other])
    return seen


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(KIT)))
def test_only_the_command_line_prints_or_asks_where_it_is_run(path: Path) -> None:
    if part(path) in {"cli", "__main__"}:
        return
    forbidden = re.compile(r"print|click\.echo|input|sys\.exit|os\.getcwd|os\.chdir|Path\.cwd|sys\.std(out|err)\.write")
    found = [f"{path.name}:{line}: {name}" for name, line in calls(path) if forbidden.fullmatch(name)]
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(KIT)))
def test_nothing_is_dated_by_the_clock(path: Path) -> None:
    """Products never depend on the day on which they are made. A command may ask for it, to warn of a date in the past."""
    clock = re.compile(r"(datetime\.)*(datetime|date)\.(now|today|utcnow)|time\.(time|time_ns|localtime|gmtime)")
    found = [f"{path.name}:{line}: {name}" for name, line in calls(path) if clock.fullmatch(name)]
    assert [one for one in found if path not in ASKED_BY or "date.today" not in one] == []


@pytest.mark.parametrize("path", sorted((KIT / "cli").glob("*.py")), ids=lambda path: path.name)
def test_commands_stay_short(path: Path) -> None:
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef) and any("command" in ast.unparse(one) for one in node.decorator_list):
            statements = node.body[1:]
            length = (statements[-1].end_lineno or 0) - statements[0].lineno + 1
            assert length <= 12, f"{node.name} does more than read options, call one function and print"


def test_every_package_that_kit_imports_is_one_that_it_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked_for = {_plain(entry) for entry in (*project["dependencies"], *project["optional-dependencies"]["dask"])}
    owners = packages_distributions()
    outside = {name.split(".")[0] for path in FILES for name in imported(path)} - set(sys.stdlib_module_names) - {"kit"}
    missing = {name for name in outside if asked_for.isdisjoint(_plain(owner) for owner in owners.get(name, [name]))}
    assert missing == set()


def test_every_package_that_is_asked_for_has_its_exact_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [
        *project["dependencies"],
        *(entry for extra in project["optional-dependencies"].values() for entry in extra),
    ]
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pinned = {_plain(line) for line in lines if re.fullmatch(r"[\w.-]+==[\w.]+", line)}
    assert {_plain(entry) for entry in wanted} - pinned - {"kit"} == set()
    assert all(line.startswith("#") or not line or "==" in line for line in lines), "names and versions only"


def _plain(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()
