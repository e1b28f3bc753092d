"""The Word package: python-docx's file without its template's leftovers, the same bytes each time."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time

import docx
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.part import Part
from docx.section import Section as WordSection
from lxml import etree

from assistant.export.package import with_fixed_times
from assistant.export.text import clean
from assistant.export.word.styles import FONT, LANGUAGE, style_nodes
from assistant.export.word.xml import Node, node
from assistant.plan import Letterhead

_KEPT_PARTS = {RELATION.STYLES, RELATION.SETTINGS, RELATION.THEME}
_KEPT_PACKAGE = {RELATION.OFFICE_DOCUMENT, RELATION.CORE_PROPERTIES}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WORD = "http://schemas.microsoft.com/office/word"


def new_file(letterhead: Letterhead) -> WordFile:
    """An empty file with our styles, settings, page number and properties."""
    file = docx.Document()
    _drop_leftovers(file)
    _replace(file.styles.element, style_nodes())
    _replace(file.settings.element, _settings())
    _set_theme_fonts(file)
    _set_properties(file, letterhead)
    return file


def header_references(file: WordFile) -> list[Node]:
    """References to the two headers: a centred page number, and an empty one for the first page."""
    section: WordSection = file.sections[0]
    section.different_first_page_header_footer = True
    for header, number in ((section.header, True), (section.first_page_header, False)):
        header.is_linked_to_previous = False
        element = header.paragraphs[0]._p
        _replace(element, [node("pPr", node("pStyle", val="Header")), *(_page_field() if number else ())])
    return [reference for reference in section._sectPr if reference.tag.endswith("}headerReference")]


def to_bytes(file: WordFile) -> bytes:
    """The file as bytes that depend on nothing but its content."""
    saved = io.BytesIO()
    file.save(saved)
    return with_fixed_times(saved.getvalue())


def _drop_leftovers(file: WordFile) -> None:
    for relations, kept in ((file.part.rels, _KEPT_PARTS), (file.part.package.rels, _KEPT_PACKAGE)):
        for id_ in [id_ for id_, relation in relations.items() if relation.reltype not in kept]:
            del relations[id_]


def _replace(element: Node, children: list[Node]) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(children)


def _settings() -> list[Node]:
    colours = {
        "bg1": "light1",
        "t1": "dark1",
        "bg2": "light2",
        "t2": "dark2",
        "hyperlink": "hyperlink",
        "followedHyperlink": "followedHyperlink",
    }
    colours |= {f"accent{number}": f"accent{number}" for number in range(1, 7)}
    # Without a mode, Word opens the file in compatibility mode.
    mode = node("compatSetting", name="compatibilityMode", uri=_WORD, val=15)
    return [
        node("zoom", percent=100),
        node("defaultTabStop", val=720),
        node("characterSpacingControl", val="doNotCompress"),
        node("compat", mode),
        node("themeFontLang", val=LANGUAGE),
        node("clrSchemeMapping", **colours),
        node("decimalSymbol", val=","),
        node("listSeparator", val=";"),
    ]


def _set_theme_fonts(file: WordFile) -> None:
    """Times New Roman in the theme too, for text that is typed or pasted later."""
    part: Part = file.part.part_related_by(RELATION.THEME)
    theme = etree.fromstring(part.blob)
    for scheme in theme.iter(f"{{{_DRAWING}}}majorFont", f"{{{_DRAWING}}}minorFont"):
        _replace(scheme, [etree.Element(f"{{{_DRAWING}}}{script}", typeface=FONT) for script in ("latin", "ea", "cs")])
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_properties(file: WordFile, letterhead: Letterhead) -> None:
    subject = clean(" ".join(letterhead.subject_lines))
    unit = clean(letterhead.unit_name)
    day = datetime.combine(letterhead.date, time(), UTC)
    properties = file.core_properties
    _replace(properties._element, [])
    properties.title = f"{clean(letterhead.title).capitalize()} {subject[:1].lower()}{subject[1:]}"[:255]
    properties.author = properties.last_modified_by = unit[:255]
    properties.language = LANGUAGE
    properties.created = properties.modified = day
    properties.revision = 1


def _page_field() -> list[Node]:
    code = node("instrText")
    code.text = " PAGE "
    shown = node("t")
    shown.text = "2"
    content = (
        node("fldChar", fldCharType="begin"),
        code,
        node("fldChar", fldCharType="separate"),
        shown,
        node("fldChar", fldCharType="end"),
    )
    return [node("r", piece) for piece in content]
