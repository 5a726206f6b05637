"""Plan: every document that a request asks for, by the names it will have on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from kit.brand import Brand
from kit.build.press import Press
from kit.build.request import FORMATS, Request
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.errors import KitError, OutputError
from kit.kinds import Kind
from kit.manifest import Manifest, fingerprint
from kit.paper import PAPERS, Paper
from kit.project import Project


@dataclass(frozen=True, slots=True)
class Edition:
    """A brand on a paper, with its folder of products."""

    brand: Brand
    paper: Paper
    folder: Path
    style: str
    """The fingerprint of all that its look depends on."""
    brand_print: str
    """The fingerprint of the brand alone."""
    manifest: Manifest = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to make."""

    folder: Path
    name: str
    module: str
    kind: str
    format: str

    @property
    def path(self) -> Path:
        """Its place."""
        return self.folder / self.name


@dataclass(frozen=True, slots=True)
class Order:
    """A document of one module to make in one edition, in some formats; in none, it is wanted for its page numbers."""

    edition: Edition
    module: Module = field(compare=False, repr=False)
    kind: Kind
    stem: str
    formats: tuple[str, ...]
    referred_to: bool
    """Whether another order prints its page numbers."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from all others: folder, module and kind."""
        return self.edition.folder.name, self.module.id, self.kind.name

    @property
    def needs(self) -> tuple[tuple[str, str, str], ...]:
        """The keys of the orders whose page numbers it prints."""
        return tuple((self.edition.folder.name, self.module.id, kind) for kind in self.kind.refers_to)

    def artifact(self, format_name: str) -> Artifact:
        """The file that one of its formats makes."""
        return Artifact(self.edition.folder, f"{self.stem}.{format_name}", self.module.id, self.kind.name, format_name)


def editions(project: Project, curriculum: Curriculum, request: Request, press: Press) -> tuple[Edition, ...]:
    """The editions asked for. The curriculum's own paper needs no mention in a folder's name."""
    name = request.paper or curriculum.paper
    if name not in PAPERS:
        raise KitError(f'There is no paper called "{name}"; there is {_or(tuple(PAPERS))}.')
    suffix = "" if name == curriculum.paper else f"-{name.lower()}"
    brands = {brand.name: brand for brand in (press.brand(wanted, project) for wanted in request.brands)}
    if len(brands) < len(set(request.brands)):
        raise KitError(
            "Two of the brands have the same name, so their products would be put in one folder. Rename one."
        )
    return tuple(
        _edition(brand, PAPERS[name], project.output / f"{brand.name}{suffix}", press) for brand in brands.values()
    )


def _edition(brand: Brand, paper: Paper, folder: Path, press: Press) -> Edition:
    style = fingerprint((press.style(brand, paper), paper))
    return Edition(brand, paper, folder, style, fingerprint(brand), Manifest(folder))


def plan(curriculum: Curriculum, request: Request, press: Press, wanted: Iterable[Edition]) -> tuple[Order, ...]:
    """The orders of a request, in the order of making: first what others refer to, then the long ones, then the rest."""
    modules = chosen_modules(curriculum, request.modules)
    kinds = chosen_kinds(press, request.documents)
    referred = _references(kinds, press)
    ranked = sorted(
        (kind for kind in press.kinds.values() if kind in kinds or kind.name in referred),
        key=lambda kind: _rank(kind, referred, press),
    )
    _must_differ(
        stem(curriculum, module, kind, press) for module in curriculum.modules for kind in press.kinds.values()
    )
    return tuple(
        Order(
            edition,
            module,
            kind,
            stem(curriculum, module, kind, press),
            request.wanted_formats if kind in kinds else (),
            kind.name in referred,
        )
        for kind in ranked
        for edition in wanted
        for module in modules
    )


def artifacts(orders: Iterable[Order]) -> tuple[Artifact, ...]:
    """Every file that orders ask for."""
    return tuple(order.artifact(name) for order in orders for name in order.formats)


def possible_names(curriculum: Curriculum, press: Press) -> frozenset[str]:
    """The name of every file that the curriculum could be made into."""
    stems = (stem(curriculum, module, kind, press) for module in curriculum.modules for kind in press.kinds.values())
    return frozenset(f"{name}.{ending}" for name in stems for ending in FORMATS)


def stem(curriculum: Curriculum, module: Module, kind: Kind, press: Press) -> str:
    """A document's file name without ending, which never leads out of its folder."""
    name = press.file_stem(curriculum, module, kind.name)
    if Path(name).name != name or name.startswith("."):
        raise OutputError(f'"{name}" cannot be a file name. Change the title of the course or of module {module.id}.')
    return name


def chosen_modules(curriculum: Curriculum, wanted: tuple[str, ...]) -> tuple[Module, ...]:
    """The modules with these ids or numbers, in the curriculum's order; all where none is named."""
    known = {name: module.id for module in curriculum.modules for name in (str(module.number), module.id)}
    ids = {_known(name, known, "module", tuple(module.id for module in curriculum.modules)) for name in wanted}
    return tuple(module for module in curriculum.modules if not wanted or module.id in ids)


def chosen_kinds(press: Press, wanted: tuple[str, ...]) -> tuple[Kind, ...]:
    """The kinds with these names; all where none is named."""
    names = {_known(name, {kind: kind for kind in press.kinds}, "document", tuple(press.kinds)) for name in wanted}
    return tuple(kind for kind in press.kinds.values() if not wanted or kind.name in names)


def _known(name: str, known: dict[str, str], noun: str, shown: tuple[str, ...]) -> str:
    if name in known:
        return known[name]
    close = get_close_matches(name.lower(), known, n=1)
    advice = f'Did you mean "{close[0]}"?' if close else f"There is {_or(shown)}."
    raise KitError(f'There is no {noun} "{name}". {advice}')


def _references(kinds: Iterable[Kind], press: Press) -> frozenset[str]:
    """The names of the kinds that these refer to, and of those that they refer to in turn."""
    direct = frozenset(name for kind in kinds for name in kind.refers_to)
    return direct | _references((press.kinds[name] for name in direct), press) if direct else direct


def _rank(kind: Kind, referred: frozenset[str], press: Press) -> tuple[int, int]:
    """What others wait for comes first, deepest first; what waits is long as a rule, so it comes before the rest."""
    group = 0 if kind.name in referred else 1 if kind.refers_to else 2
    return group, len(_references((kind,), press))


def _must_differ(stems: Iterator[str]) -> None:
    seen: set[str] = set()
    for name in stems:
        if name.casefold() in seen:
            raise OutputError(
                f"Two documents would both be called {name}. Give their modules different numbers or short titles."
            )
        seen.add(name.casefold())


def _or(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
