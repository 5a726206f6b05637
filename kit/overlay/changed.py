"""Changed: a curriculum's tree with an overlay laid over it.

All paths are looked up in the curriculum as it is, so the order of entries does not matter; then the tree is built anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from kit.curriculum.labels import Labels
from kit.overlay.entries import Add, Change, Drop, Entries
from kit.overlay.found import Address, Found, walk, whole
from kit.overlay.notes import Notes, meant, quoted
from kit.overlay.terms import Terms, Touched
from kit.reader.shapes import Leaf, Part, fields_of
from kit.yamltree import Mapping, Node, Scalar, Sequence, shown

_LABELS = "labels"


def changed(root: Node, entries: Entries, notes: Notes) -> tuple[Node, tuple[Touched, ...]]:
    """The tree that an overlay makes of another, and what its terms touched. What cannot be done is noted."""
    full = _with_labels(root)
    edits = _Edits(full, notes)
    for change in entries.changes:
        edits.change(change)
    for drop in entries.drops:
        edits.drop(drop)
    for add in entries.adds:
        edits.add(add)
    edits.reach()
    terms = Terms(entries.terms)
    untouched = {found.address for term in entries.terms for path in term.exceptions if (found := edits.found(path))}
    made = _Made(edits, terms, untouched).built(whole(full), in_labels=False)
    touched = terms.report(notes)
    return _without_defaults(made), touched


# ------------------------------------------------------------------ what is to be done


@dataclass(slots=True)
class _Edits:
    """What is to be done, by the address at which it is done."""

    root: Node
    notes: Notes
    changes: dict[Address, Node] = field(default_factory=dict)
    drops: set[Address] = field(default_factory=set)
    fields: dict[Address, list[tuple[Scalar, Node]]] = field(default_factory=dict)
    items: dict[Address, list[tuple[int, Node]]] = field(default_factory=dict)
    taken: dict[Address, Scalar] = field(default_factory=dict)
    """Where something is done, and the entry that does it."""

    def change(self, entry: Change) -> None:
        """Take note of a change."""
        path, _, last = entry.at.value.rpartition(".")
        above, rest = walk(self.root, path) if path else (whole(self.root), ())
        if not rest and last in above.missing and entry.was is None:
            self.fields.setdefault(above.address, [])
            if any(key.value == last for key, _ in self.fields[above.address]):
                self.notes.error("KIT507", entry.at, "Another entry gives this field already.", "Keep one of the two.")
            self.fields[above.address].append((Scalar(last, "", entry.at.line, entry.at.column), entry.now))
            return
        found = self.found(entry.at)
        target = found and self._pinned(entry, found, isinstance(entry.now, Scalar))
        if target and self._free(target.address, entry.at):
            self.changes[target.address] = entry.now

    def drop(self, entry: Drop) -> None:
        """Take note of something that is left out."""
        found = self.found(entry.at)
        if not found:
            return
        if entry.was is not None and isinstance(found.node, Sequence):
            text = self._text(entry.at, entry.was, found)
            target = text and next(item for item in found.inside if _covers(item.address, text.address))
        else:
            target = self._pinned(entry, found, one_text=False)
        if target and self._free(target.address, entry.at):
            self.drops.add(target.address)

    def add(self, entry: Add) -> None:
        """Take note of an item that is added."""
        found = self.found(entry.to)
        if not found:
            return
        if not isinstance(found.node, Sequence):
            hint = "Name a list, such as modules.trust.worksheets; a field is given by an entry of change."
            self.notes.error("KIT506", entry.to, f"`{shown(entry.to.value)}` is no list.", hint)
            return
        name = entry.item.get("id") if isinstance(entry.item, Mapping) else entry.item
        if isinstance(name, Scalar) and name.value in found.names:
            hint = "Give it an id of its own, or change the one that is there."
            self.notes.error("KIT506", name, f"There is `{shown(name.value)}` in that list already.", hint)
        place = self._place(entry, found)
        if place is not None:
            self.items.setdefault(found.address, []).append((place, entry.item))

    def reach(self) -> None:
        """Note whatever would be done inside a part that another entry takes away."""
        inner = {address: new[0][1] for address, new in self.fields.items() if new}
        inner |= {address: new[0][1] for address, new in self.items.items()}
        for address, node in inner.items():
            other = next((one for one in self.taken if _covers(one, address)), None)
            if other is not None:
                message = f"The entry at {self.notes.place(self.taken[other])} takes away the part that this goes into."
                self.notes.error("KIT507", node, message, "Keep one of the two.")

    def found(self, path: Scalar) -> Found | None:
        """What a path leads to. One that leads nowhere is noted, KIT502; one by number, KIT504."""
        found, rest = walk(self.root, path.value)
        if not rest:
            return found
        if rest[0].isdigit() or (isinstance(found.node, Sequence) and rest[0].rpartition("-")[2].isdigit()):
            hint = "Name the list, and give in `was` the text that is meant: numbers shift when the course changes."
            self.notes.error("KIT504", path, f"`{shown(rest[0])}` names a part by its number.", hint)
            return None
        above = ".".join(path.value.split(".")[: -len(rest)]) or "the course"
        names = tuple(name for name in (*found.names, *found.missing) if name)
        self.notes.error("KIT502", path, f"There is no `{shown(rest[0])}` in {above}.", meant(rest[0], names))
        return None

    # -------------------------------------------------------------- pins

    def _pinned(self, entry: Change | Drop, found: Found, one_text: bool) -> Found | None:
        """The part itself where it is what it was; or, of a part of several texts, the one that was meant."""
        if entry.was is None:
            return found
        if isinstance(found.node, Scalar) or not isinstance(entry.was, Scalar):
            if _words(found.node) == _words(entry.was):
                return found
            self._has_changed(entry.was, found)
            return None
        if one_text:
            return self._text(entry.at, entry.was, found)
        hint = "Leave `was` out, or name the list that the part stands in."
        self.notes.error("KIT504", entry.at, f"`{shown(entry.at.value)}` is more than one text.", hint)
        return None

    def _text(self, at: Scalar, was: Node, found: Found) -> Found | None:
        """The only text in a part that is what it was."""
        texts = tuple(text for text in found.texts())
        same = tuple(text for text in texts if _words(text.node) == _words(was))
        if len(same) == 1:
            return same[0]
        if same:
            places = ", ".join(self.notes.place(text.node) for text in same[:4])
            message = f"{quoted(' '.join(_words(was)))} stands there {len(same)} times: {places}."
            self.notes.error("KIT504", at, message, "Name the part more exactly.")
            return None
        known = {" ".join(_words(text.node)): text for text in texts}
        close = get_close_matches(" ".join(_words(was)), known, n=1, cutoff=0.5)
        if close:
            self._has_changed(was, known[close[0]])
        else:
            message = f"{quoted(' '.join(_words(was)))} stands nowhere in `{shown(at.value)}`."
            self.notes.error(
                "KIT503", was, message, f"It begins at {self.notes.place(found.node)}; look what it says now."
            )
        return None

    def _has_changed(self, was: Node, found: Found) -> None:
        before, now = quoted(" ".join(_words(was))), quoted(" ".join(_words(found.node)))
        message = f"The text has changed underneath. It was {before}. It is {now}."
        place = self.notes.place(found.node)
        hint = f"Look at {place}; then write in `was` what it is now, and in `now` what you want."
        self.notes.error(
            "KIT503", was, message, hint if found.node.line else hint.replace(f"Look at {place}; then w", "W")
        )

    def _free(self, address: Address, at: Scalar) -> bool:
        """Whether no other entry does something at, above or below an address."""
        other = next((one for one in self.taken if _covers(one, address) or _covers(address, one)), None)
        if other is not None:
            message = f"The entry at {self.notes.place(self.taken[other])} is about the same part."
            self.notes.error("KIT507", at, message, "Keep one of the two.")
            return False
        self.taken[address] = at
        return True

    def _place(self, entry: Add, found: Found) -> int | None:
        """Before which item of a list one is added."""
        beside = entry.before or entry.after
        if entry.before and entry.after:
            self.notes.error("KIT501", entry.after, "An item stands before or after another.", "Keep one of the two.")
        if beside is None:
            return len(found.inside)
        item = found.step(beside.value) or self._holding(beside, found)
        if item is None:
            hint = meant(beside.value, (name for name in found.names if name))
            self.notes.error("KIT502", beside, f"No item of that list is or says `{shown(beside.value)}`.", hint)
            return None
        return item.address[-1] + (beside is entry.after)

    def _holding(self, beside: Scalar, found: Found) -> Found | None:
        holding = [item for item in found.inside if any(_words(text.node) == _words(beside) for text in item.texts())]
        return holding[0] if len(holding) == 1 else None


def _covers(one: Address, other: Address) -> bool:
    return other[: len(one)] == one


def _words(node: Node) -> list[str]:
    """The words of a part, however its lines were broken."""
    match node:
        case Scalar(value):
            return value.split()
        case Sequence(items):
            return [word for item in items for word in _words(item)]
        case Mapping(entries):
            return [word for key, value in entries for word in (f"{key.value}:", *_words(value))]


# ------------------------------------------------------------------ the tree anew


@dataclass(frozen=True, slots=True)
class _Made:
    """Builds the tree in which everything is done."""

    edits: _Edits
    terms: Terms
    untouched: set[Address]

    def built(self, found: Found, in_labels: bool) -> Node:
        """A part as it is in the end. What the overlay wrote itself stays as it was written."""
        address, node = found.address, found.node
        if address in self.edits.changes:
            return self.edits.changes[address]
        match node:
            case Scalar():
                return self._text(found, in_labels)
            case Sequence():
                return Sequence(tuple(self._items(found, in_labels)), node.flow, node.line, node.column)
            case Mapping():
                return Mapping(tuple(self._entries(found, node, in_labels)), node.flow, node.line, node.column)

    def _text(self, found: Found, in_labels: bool) -> Node:
        words = in_labels or (isinstance(found.shape, Leaf) and found.shape.kind == "prose")
        kept = any(_covers(address, found.address) for address in self.untouched)
        text = found.node
        return (
            self.terms.applied(text) if self.terms.forms and words and not kept and isinstance(text, Scalar) else text
        )

    def _items(self, found: Found, in_labels: bool) -> Iterator[Node]:
        added = self.edits.items.get(found.address, [])
        for place, item in enumerate(found.inside):
            yield from (new for at, new in added if at == place)
            if item.address not in self.edits.drops:
                yield self.built(item, in_labels)
        yield from (new for at, new in added if at == len(found.inside))

    def _entries(self, found: Found, node: Mapping, in_labels: bool) -> Iterator[tuple[Scalar, Node]]:
        for (key, _), part in zip(node.entries, found.inside, strict=True):
            if part.address not in self.edits.drops:
                yield key, self.built(part, in_labels or part.address == self._labels(found, key))
        yield from self.edits.fields.get(found.address, ())

    def _labels(self, found: Found, key: Scalar) -> Address | None:
        top = not found.address and key.value == _LABELS
        return (found.names.index(_LABELS),) if top else None


# ------------------------------------------------------------------ labels that the file leaves to kit


def _with_labels(root: Node) -> Node:
    """A tree that gives every label; those that come from kit stand in line 0."""
    if not isinstance(root, Mapping):
        return root
    given = root.get(_LABELS)
    full = _filled(given if isinstance(given, Mapping) else None, Labels(), Part(Labels))
    if given is not None and not isinstance(given, Mapping):
        return root
    others = tuple((key, value) for key, value in root.entries if key.value != _LABELS)
    key = next((key for key, _ in root.entries if key.value == _LABELS), Scalar(_LABELS, "", 0, 1))
    return Mapping((*others, (key, full)), root.flow, root.line, root.column)


def _filled(given: Mapping | None, default: object, shape: Part) -> Mapping:
    entries = list(given.entries if given else ())
    names = [key.value for key, _ in entries]
    for name, inner in fields_of(shape.model).items():
        value = getattr(default, name)
        if isinstance(inner, Part):
            own = given.get(name) if given else None
            if own is None or isinstance(own, Mapping):
                part = _filled(own, value, inner)
                place = names.index(name) if name in names else len(entries)
                key = entries[place][0] if name in names else Scalar(name, "", 0, 1)
                entries[place : place + 1] = [(key, part)]
        elif name not in names and isinstance(value, str):
            entries.append((Scalar(name, "", 0, 1), Scalar(value, '"', 0, 1)))
    return Mapping(tuple(entries), False, given.line if given else 0, given.column if given else 1)


def _without_defaults(root: Node) -> Node:
    """The tree without the labels that are still kit's own."""
    if not isinstance(root, Mapping):
        return root
    kept = tuple((key, _given(value) if key.value == _LABELS else value) for key, value in root.entries)
    return Mapping(tuple((key, value) for key, value in kept if not _empty(value)), root.flow, root.line, root.column)


def _given(node: Node) -> Node:
    if not isinstance(node, Mapping):
        return node
    parts = tuple((key, _given(value)) for key, value in node.entries)
    return Mapping(tuple((key, value) for key, value in parts if not _empty(value)), node.flow, node.line, node.column)


def _empty(node: Node) -> bool:
    return node.line == 0 and not (isinstance(node, Mapping) and node.entries)
