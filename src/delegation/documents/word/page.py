"""Pages of Word under NĐ 30/2020/NĐ-CP: paper, margins, page numbers, letters, and what a document says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from delegation.documents.shared.same_bytes import at_midnight, made_by
from delegation.documents.word.text import NAMESPACES, LetterStyle
from delegation.model.terms import Day

if TYPE_CHECKING:
    from docx.document import Document

_TWIPS = 1440 / 25.4
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
"""Millimetres."""
SHORT, LONG = 210.0, 297.0
_HEADER = 10.0


def room(*, wide: bool) -> tuple[float, float]:
    """Give the breadth and the height inside the margins, in millimetres."""
    across, down = (LONG, SHORT) if wide else (SHORT, LONG)
    return across - LEFT - RIGHT, down - TOP - BOTTOM


def section(header: str, *, wide: bool, goes_on: bool = False) -> str:
    """Make the properties of a section: it begins a page and counts from 1, without a number on its first page; or goes on counting."""
    across, down = (LONG, SHORT) if wide else (SHORT, LONG)
    turned = ' w:orient="landscape"' if wide else ""
    margins = " ".join(
        f'w:{name}="{_twips(value)}"'
        for name, value in (
            ("top", TOP), ("right", RIGHT), ("bottom", BOTTOM), ("left", LEFT), ("header", _HEADER), ("footer", _HEADER),
        )
    )  # fmt: skip
    numbers = "" if goes_on else '<w:pgNumType w:start="1"/><w:titlePg/>'
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{_twips(across)}" w:h="{_twips(down)}"{turned}/><w:pgMar {margins} w:gutter="0"/>'
        f"{numbers}</w:sectPr>"
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)


def blank(title: str, day: Day, rules_hash: str) -> tuple[Document, str]:
    """Make an empty document with the letters of NĐ 30/2020/NĐ-CP, and give it with the id of its header."""
    from docx import Document

    document = Document()
    for one in list(document.element.body):
        document.element.body.remove(one)
    _letters(document)
    _settings(document)
    describe(document, title, day, rules_hash)
    _drop_thumbnail(document)
    return document, _header(document)


def _letters(document: Document) -> None:
    """Set Times New Roman, black, 13 points, Vietnamese, for all that does not say otherwise."""
    from docx.oxml import parse_xml

    styles: Any = document.styles.element
    defaults = styles.find(_w("docDefaults"))
    properties = LetterStyle(13).properties
    for child in list(defaults):
        defaults.remove(child)
    defaults.append(parse_xml(f"<w:rPrDefault {NAMESPACES}>{properties}</w:rPrDefault>"))
    defaults.append(parse_xml(f"<w:pPrDefault {NAMESPACES}><w:pPr/></w:pPrDefault>"))
    for style in styles.findall(_w("style")):
        for name in ("rPr", "pPr"):
            for found in style.findall(_w(name)):
                if style.get(_w("type")) == "paragraph":
                    style.remove(found)
    for fonts in styles.iter(_w("rFonts")):
        for name in [one for one in fonts.attrib if "Theme" in one]:
            del fonts.attrib[name]
    for name, level in (("Heading1", 0), ("Heading2", 1)):
        style = next(one for one in styles.findall(_w("style")) if one.get(_w("styleId")) == name)
        style.append(parse_xml(f'<w:pPr {NAMESPACES}><w:outlineLvl w:val="{level}"/></w:pPr>'))


def _settings(document: Document) -> None:
    """Say that the document is of today's Word, so that it is not opened as an old one."""
    from docx.oxml import parse_xml

    settings: Any = document.settings.element
    for name in ("compat", "themeFontLang"):
        for found in settings.findall(_w(name)):
            settings.remove(found)
    compatible = (
        f"<w:compat {NAMESPACES}>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat>"
    )
    after = (
        "rsids",
        "mathPr",
        "attachedSchema",
        "themeFontLang",
        "clrSchemeMapping",
        "shapeDefaults",
        "decimalSymbol",
        "listSeparator",
    )
    place = next((one for one in settings if one.tag.rpartition("}")[2] in after), None)
    if place is None:
        settings.append(parse_xml(compatible))
    else:
        place.addprevious(parse_xml(compatible))


def describe(document: Document, title: str, day: Day, rules_hash: str) -> None:
    """Set what the document says of itself. No author: annexes are of the body that signs them."""
    core = document.core_properties
    moment = at_midnight(day).replace(tzinfo=None)
    core.title, core.language, core.author, core.last_modified_by = title, "vi-VN", "", ""
    core.comments, core.keywords, core.subject, core.revision = made_by(rules_hash, day), "", "", 1
    core.created = core.modified = moment


def _drop_thumbnail(document: Document) -> None:
    """Leave out the picture of a page that the library's own template brings along."""
    package: Any = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[name]


def _header(document: Document) -> str:
    """Make the header with the page number, and give the id by which sections refer to it."""
    from docx.oxml import parse_xml

    made_of: Any = document.part
    part, name = made_of.add_header_part()
    element = part.element
    for one in list(element):
        element.remove(one)
    look = LetterStyle(13).properties
    field = "".join(
        f"<w:r>{look}{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    element.append(parse_xml(f'<w:p {NAMESPACES}><w:pPr><w:jc w:val="center"/></w:pPr>{field}</w:p>'))
    return str(name)


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
