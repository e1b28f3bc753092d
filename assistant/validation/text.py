"""The written plan: nothing unsupported, nothing left to confirm unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.lists import disputed_quantity
from assistant.plan import Annex, Paragraph, Section, Sentence, Severity, Table
from assistant.projects.words import LEVEL_MARK
from assistant.reading.context import RESULT
from assistant.suspect import overspent, suspect_facts, suspicions
from assistant.validation.base import Check, Found, rule
from assistant.validation.words import told_in_words
from corpus.language import lacks_diacritics, polish, short

_MARK = re.compile(r"«\[cần xác nhận: ([^\]]*)\]»")
SUMS = "sums"


@rule("text.unsupported", Severity.ERROR, "Con số, ngày, số văn bản trong câu không có chỗ dựa")
def unsupported(check: Check) -> Iterator[Found]:
    sections = {s.text: section for section in check.document.walk() for s in own_sentences(section)}
    for problem in check.unsupported:
        section = sections.get(problem.sentence)
        where = check.section(section) if section else "Nội dung dự thảo"
        yield where, f"“{short(problem.words)}”: {problem.reason}.", f"Câu: {short(problem.sentence, 120)}"


@rule("text.markup", Severity.ERROR, "Câu trả lời có mã lệnh, hoặc lời ra lệnh cho chương trình")
def markup(check: Check) -> Iterator[Found]:
    for place, text in told_in_words(check):
        found = next((s for s in suspicions(text, check.desk.plan.date) if s.kind in ("markup", "order")), None)
        if found:
            yield place, f"“{found.words}” {found.reason}.", "Ghi lại câu trả lời, chỉ để nội dung của đơn vị."


@rule("text.confirm", Severity.ERROR, "Chữ hoặc số cần người xác nhận")
def confirm(check: Check) -> Iterator[Found]:
    """Marks that no other rule speaks of: what contradicts itself, or names no level of budget, is told by its own rule."""
    owned = _owned(check)
    for section in check.document.walk():
        for mark, refs in _marks(section, check):
            if not owned.intersection(refs) and not suspicions(mark, check.desk.plan.date) and mark not in LEVEL_MARK:
                yield check.section(section), f"Cần xác nhận: {mark}.", _remedy(check, refs)
    for annex in check.document.annexes:
        for mark, refs in _marks(annex, check):
            if not owned.intersection(refs) and mark not in LEVEL_MARK:
                yield (
                    f"Phụ lục {annex.number} {short(annex.title.capitalize())}".strip(),
                    f"Cần xác nhận: {mark}.",
                    _remedy(check, refs),
                )


@rule("text.diacritics", Severity.INFO, "Câu trả lời gõ không dấu, chương trình đã thêm dấu")
def diacritics(check: Check) -> Iterator[Found]:
    """What is certain is printed with its marks, and said here once; what is not stands to be confirmed."""
    places = [
        place
        for place, text in told_in_words(check)
        if lacks_diacritics(text) and len(text.split()) > 3 and polish(text).certain
    ]
    if places:
        told = list(dict.fromkeys(places))
        yield (
            "Câu trả lời gõ không dấu",
            f"Đã thêm dấu ở {len(told)} nội dung: {'; '.join(told[:6])}.",
            "Đọc lại các câu này trong bản dự thảo.",
        )


def _remedy(check: Check, refs: tuple[str, ...]) -> str:
    """The reading that is offered, where there is one."""
    facts = [fact for fact in check.desk.ledger.facts if fact.id in refs]
    names = {f"restore:{fact.source}.{fact.row}" if fact.row else f"restore:{fact.source}" for fact in facts}
    offer = next((proposal for proposal in check.proposals if proposal.id in names), None)
    if offer is not None:
        return f"Nếu {offer.text[:1].lower()}{offer.text[1:]} thì ghi accept: [{offer.id}]; nếu không thì trả lời lại, gõ có dấu."
    return "Trả lời lại nội dung này: gõ có dấu, viết thành câu văn, hoặc nêu số đúng."


def own_sentences(section: Section) -> Iterator[Sentence]:
    """The sentences of a section, without those below it."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield from block.sentences


def _owned(check: Check) -> set[str]:
    """Facts whose mark another rule explains."""
    ledger = check.desk.ledger
    owned = {ref for found in ledger.conflicts() for ref in (*found.told.refs, *found.other.refs)}
    for requirement in check.desk.outline.requirements:
        for columns in ledger.rows(RESULT, requirement.id).values():
            if disputed_quantity(columns, check.desk):
                owned.add(columns["result"].id)
    owned |= suspect_facts(ledger, check.desk.pack, check.desk.plan.date)
    owned |= {f"project:{project.row}" for project in check.projects if overspent(project)}
    if check.totals.likely_share is not None:
        owned.add(SUMS)
    return owned


def _marks(part: Section | Annex, check: Check) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each mark with what it rests on."""
    for block in part.blocks:
        if isinstance(block, Paragraph):
            for sentence in block.sentences:
                own = _own_refs(sentence, check)
                yield from ((mark, span.refs or own) for span in sentence.spans for mark in _MARK.findall(span.text))
        elif isinstance(block, Table):
            yield from ((mark, cell.refs) for row in block.rows for cell in row for mark in _MARK.findall(cell.text))


def _own_refs(sentence: Sentence, check: Check) -> tuple[str, ...]:
    """What the program says of its own sums rests on them."""
    readers = {check.desk.outline.by_id[id_].reader for id_, _ in sentence.covers if id_ in check.desk.outline.by_id}
    return (SUMS,) if readers == {"derived"} else ()
