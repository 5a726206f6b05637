"""Parts: the small parts of a package beside its text: settings, fonts, properties."""

from __future__ import annotations

from kit.blocks import Document
from kit.brand import Brand, Family
from kit.writers.docx.fonts import embedded
from kit.writers.docx.look import SYMBOL
from kit.writers.docx.markup import DECLARATION, element, escape, part, value


def settings(language: str, *, fonts: bool = False) -> bytes:
    """The settings part: whether fonts go along, facing pages, the theme's languages and slots, and the layout of a recent Word."""
    tongue = escape(language)
    return part(
        "w:settings",
        (
            '<w:zoom w:percent="100"/>',
            "<w:embedTrueTypeFonts/><w:saveSubsetFonts/>" if fonts else "",
            "<w:mirrorMargins/>",
            value("defaultTabStop", 567),
            "<w:evenAndOddHeaders/>",
            value("characterSpacingControl", "doNotCompress"),
            element("compat", (_compatible(name, setting) for name, setting in _COMPATIBLE.items())),
            f'<w:themeFontLang w:val="{tongue}"/>',
            f"<w:clrSchemeMapping {_SLOTS}/>",
            value("decimalSymbol", "."),
            value("listSeparator", ","),
        ),
    )


_COMPATIBLE = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
_SLOTS = (
    'w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3"'
    ' w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"'
    ' w:followedHyperlink="followedHyperlink"'
)


def _compatible(name: str, setting: int) -> str:
    return f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{setting}"/>'


def font_table(brand: Brand) -> bytes:
    """The font table: each family with what Word takes in its place where it is not installed, and what goes along."""
    kinds = {brand.sans: "swiss", **({} if brand.serif == brand.sans else {brand.serif: "roman"})}
    return part(
        "w:fonts", (*(_font(brand, family, kind) for family, kind in kinds.items()), _plain_font(SYMBOL, "swiss"))
    )


def _font(brand: Brand, family: Family, kind: str) -> str:
    other = value("altName", escape(family.word_fallback)) if family.word_fallback else ""
    along = "".join(face.xml() for face in embedded(brand) if face.family == family.name)
    return _plain_font(family.name, kind, other, along)


def _plain_font(name: str, kind: str, other: str = "", along: str = "") -> str:
    rest = f'<w:charset w:val="00"/>{value("family", kind)}{value("pitch", "variable")}'
    return f'<w:font w:name="{escape(name)}">{other}{rest}{along}</w:font>'


def core_properties(document: Document, brand: Brand) -> bytes:
    """Title, subject, words to find it by, organisation, language, and the edition's date."""
    date = f"{document.edition_date.isoformat()}T00:00:00Z"
    plain = {
        "dc:title": document.title,
        "dc:subject": document.subject,
        "dc:creator": brand.organisation,
        "cp:keywords": ", ".join(document.keywords),
        "cp:lastModifiedBy": brand.organisation,
        "cp:revision": "1",
    }
    stated = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in plain.items())
    dated = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}</dcterms:{name}>' for name in ("created", "modified")
    )
    return f"{DECLARATION}<cp:coreProperties {_CORE}>{stated}{dated}<dc:language>{escape(document.language)}</dc:language></cp:coreProperties>".encode()


_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def app_properties(brand: Brand) -> bytes:
    """The program and the organisation."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    company = f"<Company>{escape(brand.organisation)}</Company>"
    return f'{DECLARATION}<Properties xmlns="{space}"><Application>kit</Application>{company}</Properties>'.encode()
