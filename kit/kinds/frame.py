"""Frame: what every document of a module has: name, footers, cover, notices."""

from __future__ import annotations

import re
import unicodedata

from kit.blocks import Block, Cover, Document, Heading, Paragraph, Section, WritingLines
from kit.curriculum import Curriculum
from kit.curriculum.module import Module
from kit.kinds.context import Context
from kit.prose import NOTHING, Prose, inline_text, plain


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
        footer=plain(f"{programme} · {inline_text(curriculum.edition.inlines)} · {context.edition_date}"),
        page_label=context.labels.page,
        tab=str(module.number),
        sections=sections,
        fillable=fillable,
    )


def cover(context: Context, kind: str, subtitle: Prose, **parts: tuple[Prose, ...] | Prose) -> Section:
    """The cover section of a document."""
    module, labels = context.module, context.labels
    numbered = inline_text(context.label(labels.module, number=module.number).inlines)
    label = plain(f"{numbered} · {getattr(labels.documents, kind)}")
    block = Cover(module.number, label, module.title, subtitle, **parts)  # type: ignore[arg-type]  # keywords of Cover
    return Section("cover", "cover", NOTHING, (block,), whole=True)


def notices(context: Context) -> tuple[Block, ...]:
    """The notices that every document carries, as small print under a heading."""
    texts = context.curriculum.notices
    lines = (texts.copyright, texts.licence, texts.photocopying, texts.confidentiality, *_independence(context))
    return (
        Heading(plain(context.labels.notices, "labels"), 2, "notices", "label"),
        *(Paragraph(line, "notice") for line in lines),
    )


def _independence(context: Context) -> tuple[Prose, ...]:
    return () if context.curriculum.crossmap_visible == "none" else (context.curriculum.notices.independence,)


def notes(context: Context) -> WritingLines:
    """Lines for notes, printed where a page has room for them."""
    return WritingLines(context.label(context.labels.my_notes), NOTHING, 1, role="notes")


def heading(context: Context, label: str, level: int = 1, id: str = "", **values: object) -> Heading:
    """A heading in the curriculum's own words."""
    return Heading(context.label(label, **values), level, id)


def small_heading(context: Context, label: str, **values: object) -> Heading:
    """A small heading in capitals."""
    return Heading(context.label(label, **values), 2, "", "label")


def slug(text: str) -> str:
    """A text as part of a file name: small letters, figures and hyphens."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-") or "x"
