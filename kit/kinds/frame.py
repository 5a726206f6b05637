"""Frame: what every document has: name, footers, cover, notices."""

from __future__ import annotations

from kit.blocks import Block, Cover, Document, Heading, Paragraph, Section, WritingLines
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.curriculum.shared import GlossaryTerm, Reference
from kit.kinds.context import Context, Course
from kit.prose import NOTHING, Prose, inline_text, joined, plain
from kit.typography import slug


def file_stem(curriculum: Curriculum, module: Module, kind: str) -> str:
    """A file name without ending that says programme, module and document: it may be mailed alone."""
    document = getattr(curriculum.labels.documents, kind)
    parts = (
        inline_text(curriculum.title.inlines),
        f"{module.number:0{len(str(len(curriculum.modules)))}d}",
        inline_text(module.short_title.inlines),
        document,
    )
    return "-".join(slug(part) for part in parts)


def document(context: Context, kind: str, sections: tuple[Section, ...], fillable: bool = False) -> Document:
    """A document of a module with its frame, around composed sections."""
    curriculum, module = context.curriculum, context.module
    kind_title = getattr(context.labels.documents, kind)
    programme, title = inline_text(curriculum.title.inlines), inline_text(module.title.inlines)
    return Document(
        kind=kind,
        module=module.id,
        number=module.number,
        of_modules=len(curriculum.modules),
        name=file_stem(curriculum, module, kind),
        title=f"{title} · {kind_title}",
        subject=f"{programme}, {inline_text(context.label(context.labels.module, number=module.number).inlines)}: {kind_title}",
        keywords=(programme, title, kind_title),
        language=curriculum.language,
        edition_date=curriculum.edition_date,
        head=plain(f"{module.number} · {inline_text(module.short_title.inlines)}", module.short_title.origin),
        footer=footer(context),
        page_label=context.labels.page,
        tab=str(module.number),
        sections=sections,
        fillable=fillable,
    )


def programme_stem(curriculum: Curriculum, kind: str) -> str:
    """A file name without ending that says programme and document."""
    return f"{slug(inline_text(curriculum.title.inlines))}-{slug(getattr(curriculum.labels.documents, kind))}"


def programme_document(course: Course, kind: str, sections: tuple[Section, ...], landscape: bool = False) -> Document:
    """A document of the whole programme with its frame, around composed sections."""
    curriculum = course.curriculum
    kind_title, programme = getattr(course.labels.documents, kind), inline_text(curriculum.title.inlines)
    return Document(
        kind=kind,
        module="",
        number=0,
        of_modules=len(curriculum.modules),
        name=programme_stem(curriculum, kind),
        title=f"{programme} · {kind_title}",
        subject=f"{programme}: {kind_title}",
        keywords=(programme, kind_title),
        language=curriculum.language,
        edition_date=curriculum.edition_date,
        head=curriculum.title,
        footer=footer(course),
        page_label=course.labels.page,
        tab="",
        sections=sections,
        landscape=landscape,
    )


def footer(course: Course) -> Prose:
    """Programme, edition and date."""
    curriculum = course.curriculum
    parts = (inline_text(curriculum.title.inlines), inline_text(curriculum.edition.inlines), course.edition_date)
    return plain(" · ".join(parts))


def cover(context: Context, kind: str, subtitle: Prose, **parts: tuple[Prose, ...] | Prose) -> Section:
    """The cover section of a document."""
    module, labels = context.module, context.labels
    numbered = inline_text(context.label(labels.module, number=module.number).inlines)
    label = plain(f"{numbered} · {getattr(labels.documents, kind)}")
    block = Cover(module.number, label, module.title, subtitle, **parts)  # type: ignore[arg-type]  # keywords of Cover
    return Section("cover", "cover", NOTHING, (block,), whole=True)


def notices(context: Course) -> tuple[Block, ...]:
    """The notices that every document carries, as small print under a heading."""
    texts = context.curriculum.notices
    lines = (texts.copyright, texts.licence, texts.photocopying, texts.confidentiality, *_independence(context))
    return (
        Heading(plain(context.labels.notices, "labels"), 2, "notices", "label"),
        *(Paragraph(line, "notice") for line in lines),
    )


def _independence(context: Course) -> tuple[Prose, ...]:
    return () if context.curriculum.crossmap_visible == "none" else (context.curriculum.notices.independence,)


def reference_line(context: Course, source: Reference) -> Prose:
    """A reference in one line: author, title, year, publisher, address."""
    parts: tuple[Prose | str | None, ...] = (source.author, source.title, source.year, source.publisher, source.url)
    return context.listed(part for part in parts if part)


def credit_line(context: Course, source: Reference) -> Prose:
    """A reference in one line, after the code by which points name it."""
    return joined((f"{source.code}: " if source.code else "", reference_line(context, source)))


def glossary_entry(context: Course, term: GlossaryTerm) -> Prose:
    """A term's meaning, and the terms to see beside it."""
    names = {other.id: other.term for other in context.curriculum.glossary}
    also = tuple(names[other] for other in term.see_also)
    note = (context.labelled(context.labels.see_also, context.listed(also)),) if also else ()
    return context.listed((term.definition, *note), " ")


def notes(context: Course) -> WritingLines:
    """Lines for notes, printed where a page has room for them."""
    return WritingLines(context.label(context.labels.my_notes), NOTHING, 1, role="notes")


def heading(context: Course, label: str, level: int = 1, id: str = "", **values: object) -> Heading:
    """A heading in the curriculum's own words."""
    return Heading(context.label(label, **values), level, id)


def small_heading(context: Course, label: str, **values: object) -> Heading:
    """A small heading in capitals."""
    return Heading(context.label(label, **values), 2, "", "label")
