"""Written: what stands under each field in the models' own source. Read here, since reading it at import takes a second."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path


def written(model: str) -> Mapping[str, str]:
    """What is written under the fields of a model, its own and those that it inherits."""
    found: dict[str, str] = {}
    node = _classes().get(model)
    if node:
        for base in node.bases:
            found.update(written(base.id if isinstance(base, ast.Name) else ""))
        found.update(_fields(node))
    return found


@cache
def _classes() -> Mapping[str, ast.ClassDef]:
    files = sorted(Path(__file__).parent.rglob("*.py"))
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in files)
    return {node.name: node for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)}


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for statement, following in pairwise(node.body):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            text = following.value.value if _is_text(following) else None  # type: ignore[attr-defined]  # as just checked
            if text:
                yield statement.target.id, " ".join(text.split())


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
