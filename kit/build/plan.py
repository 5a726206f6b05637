"""Plan: every document that a request asks for, by the names it will have on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from kit import slot
from kit.brand import Brand
from kit.build.press import Press
from kit.build.request import FORMATS, Request
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.titled import titled
from kit.errors import KitError, OutputError, Problem
from kit.kinds import PROGRAMME, AnyKind, Title
from kit.kinds.context import Course
from kit.manifest import Manifest, Product, fingerprint
from kit.paper import PAPERS, Paper
from kit.project import Project
from kit.prose import joined


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
    curriculum: Curriculum = field(compare=False, repr=False)
    """The course in its brand's words and in the length asked for."""
    warnings: tuple[Problem, ...] = field(default=(), compare=False, repr=False)
    """About the course in the brand's words, where they differ from its own."""


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
    """A title to make in one edition, in some formats; in none, it is wanted for its page numbers."""

    edition: Edition
    title: Title
    formats: tuple[str, ...]
    referred_to: bool
    """Whether another order prints its page numbers."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from all others: folder, module and kind."""
        return self.edition.folder.name, self.title.module, self.title.kind

    @property
    def needs(self) -> tuple[tuple[str, str, str], ...]:
        """The keys of the orders whose page numbers it prints."""
        return tuple((self.edition.folder.name, self.title.module, kind) for kind in self.title.refers_to)

    def artifact(self, format_name: str) -> Artifact:
        """The file that one of its formats makes."""
        title = self.title
        return Artifact(self.edition.folder, f"{title.stem}.{format_name}", title.module, title.kind, format_name)


def editions(project: Project, curriculum: Curriculum, request: Request, press: Press) -> tuple[Edition, ...]:
    """The editions asked for, of a curriculum in the length asked for. A brand with an overlay has its own curriculum."""
    brands = {brand.name: brand for brand in (press.brand(wanted, project) for wanted in request.brands)}
    if len(brands) < len(set(request.brands)):
        raise KitError(
            "Two of the brands have the same name, so their products would be put in one folder. Rename one."
        )
    return tuple(_edition(brand, project, curriculum, request, press) for brand in brands.values())


def _edition(brand: Brand, project: Project, course: Curriculum, request: Request, press: Press) -> Edition:
    """An edition. The curriculum's own paper needs no mention in a folder's name."""
    warnings: tuple[Problem, ...] = ()
    if brand.overlay:
        written, warnings = press.read(project, brand.overlay)
        course = at_length(written, request)
    course = titled(course, brand.course)
    name = request.paper or course.paper
    if name not in PAPERS:
        raise KitError(f'There is no paper called "{name}"; there is {_or(tuple(PAPERS))}.')
    paper, paper_suffix = PAPERS[name], "" if name == course.paper else f"-{name.lower()}"
    suffix = paper_suffix if request.minutes is None else f"{paper_suffix}-{request.minutes}"
    folder = project.output / f"{brand.name}{suffix}"
    style = fingerprint((press.style(brand, paper), paper))
    return Edition(brand, paper, folder, style, fingerprint(brand), Manifest(folder), course, warnings)


def at_length(curriculum: Curriculum, request: Request) -> Curriculum:
    """The curriculum in the length asked for, which its edition then names: it stands at the foot of every page.

    Raises KitError where a chosen module cannot be made so short.
    """
    chosen = chosen_modules(curriculum, request.modules)
    if request.minutes is None or all(module.minutes == request.minutes for module in chosen):
        return curriculum
    short = slot.shorter(curriculum, request.minutes, (module.id for module in chosen))
    edition = joined((curriculum.edition, ", ", Course(curriculum).minutes(request.minutes)))
    return short.model_copy(update={"edition": edition})


def plan(request: Request, press: Press, wanted: Iterable[Edition]) -> tuple[Order, ...]:
    """The orders of a request, in the order of making: first what others refer to, then the long ones, then the rest."""
    kinds = chosen_kinds(press, request.documents)
    referred = _references(kinds, press)
    titles = [(edition, title) for edition in wanted for title in _chosen_titles(edition.curriculum, request, press)]
    ranked = sorted(
        (kind for kind in press.kinds.values() if kind in kinds or kind.name in referred),
        key=lambda kind: _rank(kind, referred, press),
    )
    return tuple(
        Order(edition, title, request.wanted_formats if kind in kinds else (), kind.name in referred)
        for kind in ranked
        for edition, title in titles
        if title.kind == kind.name
    )


def _chosen_titles(curriculum: Curriculum, request: Request, press: Press) -> tuple[Title, ...]:
    return tuple(title for title in every_title(curriculum, press) if of_chosen_module(title, curriculum, request))


def every_title(curriculum: Curriculum, press: Press) -> tuple[Title, ...]:
    """Everything that a curriculum can be made into. Raises OutputError where two would have the same name."""
    titles = tuple(title for kind in press.kinds.values() for title in kind.titles(curriculum))
    for title in titles:
        _must_be_file_name(title)
    _must_differ(title.stem for title in titles)
    return titles


def contents(curriculum: Curriculum, press: Press) -> Iterator[tuple[str, tuple[Title, ...]]]:
    """Each module by number, id and minutes, then the programme, with its titles."""
    titles = every_title(curriculum, press)
    heads = {module.id: f"{module.number}  {module.id}  ({module.minutes} minutes)" for module in curriculum.modules}
    for owner, heading in {**heads, PROGRAMME: f"{curriculum.id}  (programme)"}.items():
        own = tuple(title for title in titles if title.module == owner)
        if own:
            yield heading, own


def is_asked_for(entry: Title | Product, curriculum: Curriculum, request: Request, press: Press) -> bool:
    """Whether a request's modules and documents include a title or product.

    Naming modules leaves out what is the programme's own, unless that is asked for by its name.
    """
    kinds = {kind.name for kind in chosen_kinds(press, request.documents)}
    return entry.kind in kinds and of_chosen_module(entry, curriculum, request)


def of_chosen_module(entry: Title | Product, curriculum: Curriculum, request: Request) -> bool:
    """Whether a request's modules include a title or product, whatever its kind."""
    if entry.module == PROGRAMME:
        return not request.modules or entry.kind in request.documents
    known = {module.id for module in chosen_modules(curriculum, request.modules)}
    return not request.modules or entry.module in known


def artifacts(orders: Iterable[Order]) -> tuple[Artifact, ...]:
    """Every file that orders ask for."""
    return tuple(order.artifact(name) for order in orders for name in order.formats)


def possible_names(curriculum: Curriculum, press: Press) -> frozenset[str]:
    """The name of every file that the curriculum could be made into."""
    return frozenset(f"{title.stem}.{ending}" for title in every_title(curriculum, press) for ending in FORMATS)


def _must_be_file_name(title: Title) -> None:
    """A document's file name never leads out of its folder."""
    if Path(title.stem).name != title.stem or title.stem.startswith("."):
        raise OutputError(f'"{title.stem}" cannot be a file name. Change the title of the course or of the module.')


def chosen_modules(curriculum: Curriculum, wanted: tuple[str, ...]) -> tuple[Module, ...]:
    """The modules with these ids or numbers, in the curriculum's order; all where none is named."""
    known = {name: module.id for module in curriculum.modules for name in (str(module.number), module.id)}
    ids = {_known(name, known, "module", tuple(module.id for module in curriculum.modules)) for name in wanted}
    return tuple(module for module in curriculum.modules if not wanted or module.id in ids)


def chosen_kinds(press: Press, wanted: tuple[str, ...]) -> tuple[AnyKind, ...]:
    """The kinds with these names; all where none is named."""
    names = {_known(name, {kind: kind for kind in press.kinds}, "document", tuple(press.kinds)) for name in wanted}
    return tuple(kind for kind in press.kinds.values() if not wanted or kind.name in names)


def _known(name: str, known: dict[str, str], noun: str, shown: tuple[str, ...]) -> str:
    if name in known:
        return known[name]
    close = get_close_matches(name.lower(), known, n=1)
    advice = f'Did you mean "{close[0]}"?' if close else f"There is {_or(shown)}."
    raise KitError(f'There is no {noun} "{name}". {advice}')


def _references(kinds: Iterable[AnyKind], press: Press) -> frozenset[str]:
    """The names of the kinds that these refer to, and of those that they refer to in turn."""
    direct = frozenset(name for kind in kinds for name in kind.refers_to)
    return direct | _references((press.kinds[name] for name in direct), press) if direct else direct


def _rank(kind: AnyKind, referred: frozenset[str], press: Press) -> tuple[int, int]:
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
