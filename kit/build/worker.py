"""Worker: what happens in another process. A job holds all that it needs, and gives bytes for it; no file is written."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from kit.blocks import Document
from kit.brand import Brand
from kit.build.environment import needed, notices
from kit.errors import KitError, MissingPartError
from kit.paper import Paper


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be rendered in some formats, and laid out where its page numbers are wanted."""

    key: tuple[str, str, str]
    """What the builder knows it by."""
    document: Document
    brand: Brand
    paper: Paper
    formats: tuple[str, ...]
    anchors: Mapping[str, int] | None
    """Its page numbers, where an earlier layout still holds."""
    layout: bool
    """Whether its page numbers are wanted even if no format needs them."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a document's pages fell."""

    count: int
    anchors: Mapping[str, int]
    remarks: tuple[str, ...] = ()
    """Promises that they did not keep."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a format could not be made. A ``machine``'s failure would meet every other document too."""

    format: str
    message: str
    machine: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What a job gave."""

    files: tuple[tuple[str, bytes], ...] = ()
    pages: Pages | None = None
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()
    seconds: float = 0


LAYOUT = "page numbers"
"""Stands for a format where a document is laid out for its page numbers alone."""


def render(job: Job) -> Result:
    """The bytes of a job's document in each format, with what went wrong in those that are missing."""
    start = time.perf_counter()
    files: list[tuple[str, bytes]] = []
    failures: list[Failure] = []
    pages = Pages(0, job.anchors) if job.anchors is not None else None
    for format_name in _steps(job):
        if format_name == "docx" and pages is None:  # it needs the page numbers that just failed
            failures.append(replace(failures[-1], format=format_name))
            continue
        try:
            data, laid_out = _written(format_name, job, pages)
        except Exception as error:  # noqa: BLE001  # a failed document must not stop the others; every failure is reported
            failures.append(Failure(format_name, told(error), isinstance(error, MissingPartError)))
            continue
        pages = laid_out or pages
        files.extend([(format_name, data)] if format_name in job.formats else [])
    found = pages if pages and pages.count else None
    return Result(tuple(files), found, tuple(failures), _notices(), time.perf_counter() - start)


def _steps(job: Job) -> Iterator[str]:
    """The formats in the order of making: a Word file needs the page numbers that the PDF gives."""
    laid_out = job.anchors is not None or "pdf" in job.formats
    if "pdf" in job.formats:
        yield "pdf"
    elif not laid_out and (job.layout or "docx" in job.formats):
        yield LAYOUT
    yield from (name for name in job.formats if name != "pdf")


def _written(format_name: str, job: Job, pages: Pages | None) -> tuple[bytes, Pages | None]:
    match format_name:
        case "html":
            return _html(job), None
        case "large-print" | "bleed":
            return _set(job, large=format_name == "large-print")
        case "docx":
            return _docx(job, pages.anchors if pages else {}), None
        case _:
            return _pdf(job)


def _html(job: Job) -> bytes:
    with needed():
        from kit.writers import html
    return html.write(job.document, job.brand, job.paper).encode()


def _docx(job: Job, anchors: Mapping[str, int]) -> bytes:
    with needed():
        from kit.writers import docx
    return docx.write(job.document, job.brand, job.paper, anchors)


def _pdf(job: Job) -> tuple[bytes, Pages]:
    with needed():
        from kit.writers import pdf
    rendered = pdf.write(job.document, job.brand, job.paper)
    return rendered.data, Pages(rendered.pages, rendered.anchors, rendered.warnings)


def _set(job: Job, *, large: bool) -> tuple[bytes, Pages]:
    """For readers of large print, or for a print shop that trims."""
    with needed():
        from kit.writers import pdf
        from kit.writers.setting import BLEED_MM, Setting
    setting = pdf.large_print(job.document, job.brand, job.paper) if large else Setting(BLEED_MM)
    rendered = pdf.write(job.document, job.brand, job.paper, setting)
    return rendered.data, Pages(rendered.pages, rendered.anchors, rendered.warnings)


def _notices() -> tuple[str, ...]:
    try:
        return notices()
    except KitError:
        return ()


def told(error: Exception) -> str:
    """A failure in a sentence. One that nobody foresaw says where in the code it happened."""
    if isinstance(error, KitError):
        return str(error)
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f" ({trace.tb_frame.f_code.co_filename}, line {trace.tb_lineno})" if trace else ""
    return f"This is a mistake in kit, not in the curriculum: {type(error).__name__}: {error}{place}"


def warm() -> None:
    """Load all that rendering needs, once, before processes are split off: what is frozen is shared and never scanned."""
    with suppress(KitError), needed():
        from kit.writers import docx, html, pdf  # noqa: F401  # loading them is the point
    gc.collect()
    gc.freeze()
