"""YAML text in, located tree out: every scalar stays text, every node knows its line, and nothing is ever executed.

Problems are collected where reading can go on, and raised together as one ``CurriculumError``. Codes KIT1xx.
"""

from __future__ import annotations

from pathlib import Path

from kit.yamltree.composer import MOST_NODES, Composed, compose, composed
from kit.yamltree.nodes import Mapping, Node, Scalar, Sequence
from kit.yamltree.source import MOST_PROBLEMS, Source, decode, read_source, shown

__all__ = [
    "MOST_NODES",
    "MOST_PROBLEMS",
    "Composed",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Source",
    "compose",
    "composed",
    "decode",
    "parse",
    "parse_text",
    "read_source",
    "shown",
]


def parse(path: Path, name: str) -> Node:
    """The tree of a file. The name stands for the file in problems."""
    return compose(read_source(path, name))


def parse_text(data: bytes, name: str) -> Node:
    """The tree of a file's bytes."""
    return compose(decode(data, name))
