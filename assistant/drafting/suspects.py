"""What cannot be stands in the draft only inside a mark for confirmation."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.drafting.desk import Desk
from assistant.drafting.voice import confirm
from assistant.plan import Annex, Block, Cell, Document, Section, Sentence, Span, SpanKind, Table
from assistant.suspect import overspent, suspect_facts, suspicions, tainted
from corpus.language import fold
from corpus.legal import load_catalogue


def mark_suspects(document: Document, desk: Desk) -> Document:
    """The document with every impossible value, and all words that hold one, marked."""
    facts = suspect_facts(desk.ledger, desk.pack, desk.plan.date)
    rows = {f"project:{project.row}": tainted(project.words) for project in desk.projects}
    over = {f"project:{project.row}" for project in desk.projects if overspent(project)}
    pen = _Pen(facts, desk.plan.date, rows, over)
    sections = tuple(pen.section(section) for section in document.sections)
    return replace(document, sections=sections, annexes=tuple(pen.annex(annex) for annex in document.annexes))


# In a project's cells: "phần an toàn thông tin: 500", "ngân sách tỉnh 300; ngân sách huyện 200".
_AMOUNT = re.compile(r"(?:: |[^\W\d_] )\d[\d.,]*(?=[;)]|$)")


class _Pen:
    def __init__(self, facts: set[str], day: date, rows: dict[str, list[str]], over: set[str]) -> None:
        self._facts = facts
        self._day = day
        self._rows = rows
        self._over = over  # projects of which a part is greater than the whole

    def section(self, section: Section) -> Section:
        children = tuple(self.section(child) for child in section.children)
        return replace(section, blocks=tuple(self._block(block) for block in section.blocks), children=children)

    def annex(self, annex: Annex) -> Annex:
        return replace(annex, blocks=tuple(self._block(block) for block in annex.blocks))

    def _block(self, block: Block) -> Block:
        if isinstance(block, Table):
            return replace(block, rows=tuple(tuple(self._cell(cell) for cell in row) for row in block.rows))
        return replace(block, sentences=tuple(self._sentence(sentence) for sentence in block.sentences))

    def _cell(self, cell: Cell) -> Cell:
        marked = "«[" in cell.text
        parts = bool(self._over.intersection(cell.refs)) and bool(_AMOUNT.search(cell.text) or cell.align == "right")
        if marked or not (parts or self._facts.intersection(cell.refs) or self._wrong(cell.text, cell.refs)):
            return cell
        return replace(cell, text=confirm(_plain(cell.text)).text)

    def _sentence(self, sentence: Sentence) -> Sentence:
        """One mark from the first suspect span to the last: "«[cần xác nhận: 30 trên tổng số 28]»"."""
        of_security = any(id_.endswith(".ten_percent") for id_, _ in sentence.covers)
        bad = [
            place
            for place, span in enumerate(sentence.spans)
            if self._suspect(span) or (of_security and self._over.intersection(span.refs))
        ]
        if not bad:
            return sentence
        whole = sentence.spans[bad[0] : bad[-1] + 1]
        text = "".join(span.text for span in whole)
        if text.count("(") == text.count(")"):
            return sentence.with_spans((*sentence.spans[: bad[0]], _mark(whole), *sentence.spans[bad[-1] + 1 :]))
        return sentence.with_spans(
            tuple(_mark((span,)) if place in bad else span for place, span in enumerate(sentence.spans))
        )

    def _suspect(self, span: Span) -> bool:
        if span.kind is SpanKind.CITATION and span.refs:
            document = load_catalogue().get(span.refs[0])
            return document is not None and document.date is not None and document.date > self._day
        if span.kind is SpanKind.VALUE:
            return bool(self._facts.intersection(span.refs))
        return span.kind is SpanKind.WORDS and (
            bool(self._facts.intersection(span.refs)) or self._wrong(span.text, span.refs)
        )

    def _wrong(self, text: str, refs: tuple[str, ...]) -> bool:
        """Words that hold what cannot be, or what print has made of a project's piece with markup in it."""
        plain = " ".join(re.findall(r"\w+", fold(text)))
        left = [piece for ref in refs for piece in self._rows.get(ref, ())]
        return bool(suspicions(text, self._day)) or any(plain and (plain in piece or piece in plain) for piece in left)


def _mark(spans: tuple[Span, ...]) -> Span:
    refs = tuple(dict.fromkeys(ref for span in spans for ref in span.refs))
    return confirm(_plain("".join(span.text for span in spans)), refs)


def _plain(text: str) -> str:
    """As written, but without what would break the mark itself."""
    return " ".join("".join(" " if char in "«»[]{}<>" else char for char in text).split()).strip(" ;.")
