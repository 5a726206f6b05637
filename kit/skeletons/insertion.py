"""Insertion: lines put into a file between two items of a list, every other byte left as it was."""

from __future__ import annotations

from collections.abc import Iterator

from kit.errors import KitError
from kit.yamltree import Mapping, Node, Scalar, Sequence


def inserted(data: bytes, root: Node, items: Sequence, place: int, text: str) -> bytes:
    """The bytes of a file with a text as a new item after the item at a place. Line ends and indentation are the list's.

    Raises KitError where the list is written in brackets, or in another manner that leaves no line to put it on.
    """
    lines = data.split(b"\n")
    item = items.items[place]
    head = lines[item.line - 1].decode()[: item.column - 1]
    if items.flow or not isinstance(item, Mapping) or item.flow or head.strip() != "-":
        raise KitError(
            f"The list in line {items.line} is not written with an item to each hyphen. Add the part by hand."
        )
    hyphen = head.index("-")
    stop = _end(lines, root, item, hyphen)
    end = b"\r" if lines[item.line - 1].endswith(b"\r") else b""
    new = [
        f"{head if not number else ' ' * len(head)}{line}".encode() + end
        for number, line in enumerate(text.split("\n"))
    ]
    apart = any(not lines[_start(lines, other, hyphen) - 1].strip() for other in items.items[1:])
    before = [end] if apart else []
    if stop == len(lines):
        lines[-1] += end
        return b"\n".join([*lines, *before, *new]) + b"\n"
    return b"\n".join([*lines[:stop], *before, *new, *lines[stop:]])


def _end(lines: list[bytes], root: Node, item: Node, hyphen: int) -> int:
    """The number of lines up to the last of an item. Empty lines and remarks at its left belong to what comes next."""
    last = max(_lines(item))
    after = min((line for line in _lines(root) if line > last), default=len(lines) + 1)
    return _back(lines, after - 1, hyphen)


def _start(lines: list[bytes], item: Node, hyphen: int) -> int:
    """The number of lines before an item and the remarks that stand over it."""
    stop = item.line - 1
    while stop > 1 and _is_remark(lines[stop - 1], hyphen):
        stop -= 1
    return stop


def _back(lines: list[bytes], stop: int, hyphen: int) -> int:
    while stop > 1 and (not lines[stop - 1].strip() or _is_remark(lines[stop - 1], hyphen)):
        stop -= 1
    return stop


def _is_remark(line: bytes, hyphen: int) -> bool:
    bare = line.lstrip(b" ")
    return bare.startswith(b"#") and len(line) - len(bare) <= hyphen


def _lines(node: Node) -> Iterator[int]:
    """The lines at which a node, and everything inside it, begins."""
    yield node.line
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield from (key.line, *_lines(value))
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _lines(item)


def values(node: Node) -> object:
    """What a tree says, without where it says it."""
    if isinstance(node, Scalar):
        return node.value, node.style
    if isinstance(node, Sequence):
        return [values(item) for item in node.items]
    return {key.value: values(value) for key, value in node.entries}
