"""A whole plan as a Word file: main text, signature block and annexes, each annex in a section of its own."""

from __future__ import annotations

from docx.document import Document as WordFile

from assistant.export.word.annexes import annex_block, annex_page
from assistant.export.word.comments import add_comments
from assistant.export.word.letterhead import letterhead_block
from assistant.export.word.package import header_references, new_file
from assistant.export.word.page import UPRIGHT, section
from assistant.export.word.signature import signature_block
from assistant.export.word.text import word_paragraph, word_sections
from assistant.export.word.xml import Node, keep_with_next, paragraph
from assistant.plan import Document


def word_file(document: Document) -> WordFile:
    """The file, ready to be saved."""
    file = new_file(document.letterhead)
    chapters: list[tuple[list[Node], Node]] = [(_main_text(document), section(UPRIGHT, *header_references(file)))]
    for annex in document.annexes:
        chapters.append(
            (annex_block(annex, document.letterhead, draft=document.draft), section(annex_page(annex), restart=True))
        )
    body = file.element.body
    body.clear()
    for blocks, properties in chapters[:-1]:
        body.extend((*blocks, paragraph("KetThucPhan", section=properties)))
    blocks, properties = chapters[-1]
    body.extend((*blocks, paragraph("KetThucPhan"), properties))
    add_comments(file, document)
    return file


def _main_text(document: Document) -> list[Node]:
    """Everything up to the signatures, whose block never stands alone on a page."""
    draft = document.draft
    text = [
        *(word_paragraph(block, draft=draft) for block in document.opening),
        *word_sections(document.sections, draft=draft),
    ]
    if text and text[-1].tag.endswith("}p"):
        keep_with_next(text[-1])
    elif text:
        text.append(paragraph("KetThucPhan"))
    return [
        *letterhead_block(document.letterhead, draft=draft, notes=document.notes),
        *text,
        signature_block(document.letterhead, draft=draft),
    ]
