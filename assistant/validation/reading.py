"""Was every answer understood?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.plan import Severity
from assistant.reading.context import CLAUSE, DOCUMENT, UNCLAIMED, Reading
from assistant.suspect import suspect_facts, suspicions
from assistant.validation.base import Check, Found, rule
from assistant.validation.text import printed_marks
from corpus.language import short

_CONTRADICTS = re.compile(r"lớn hơn|tính ra|là không thể có|không phải là ngày có thật")


@rule("reading.doubt", Severity.WARNING, "Câu trả lời đọc chưa chắc")
def doubt(check: Check) -> Iterator[Found]:
    """Documents without date or number, and figures that contradict each other, are faults of their own, told by their rules."""
    ledger = check.desk.ledger
    told = suspect_facts(ledger, check.desk.pack, check.desk.plan.date)
    contradicted = {fact.source for fact in ledger.facts if fact.id in told} | {
        c.told.source for c in ledger.conflicts()
    }
    marks = printed_marks(check.document)
    for source, reading in check.readings.items():
        for text in reading.doubts:
            if re.search(r"”: thiếu ", text) and check.desk.ledger.rows(DOCUMENT, source):
                continue
            if source in contradicted and _CONTRADICTS.search(text):
                continue
            if any(f": {mark}. Ghi" in text for mark in marks):  # asked where it is printed
                continue
            yield check.place(source), text, "Trả lời lại theo ví dụ."


@rule("reading.leftover", Severity.WARNING, "Con số, chữ trong câu trả lời chưa thuộc nội dung nào")
def leftover(check: Check) -> Iterator[Found]:
    for source, reading in check.readings.items():
        lost = [text for text in reading.leftover if not _said_in_words(reading, text)]
        lost = [text for text in lost if not any(f"“{text}" in doubt for doubt in reading.doubts)]
        if lost := [text for text in lost if not suspicions(text, check.desk.plan.date)]:
            yield (
                check.place(source),
                f"Chưa rõ thuộc số liệu nào: {_quoted(lost)}.",
                "Con số này vẫn được giữ nguyên trong câu của đơn vị nếu câu đó được in; xem lại bản dự thảo.",
            )
    for key, words in check.unplaced:
        yield key, f"“{short(words, 80)}” chưa có chỗ trong kế hoạch.", "Ghi riêng dưới mã yêu cầu thích hợp."


@rule("reading.in_words", Severity.INFO, "Con số nằm trong câu của đơn vị, không vào ô số liệu nào")
def in_words(check: Check) -> Iterator[Found]:
    for source, reading in check.readings.items():
        kept = [text for text in reading.leftover if _said_in_words(reading, text)]
        kept = [text for text in kept if not any(f": {text} " in doubt for doubt in reading.doubts)]  # asked already
        if kept := [text for text in kept if not suspicions(text, check.desk.plan.date)]:  # told by a rule of their own
            yield (
                check.place(source),
                f"In nguyên trong câu của đơn vị: {_quoted(kept)}.",
                "Không phải làm gì, nếu câu đó đúng ý đơn vị.",
            )


def _said_in_words(reading: Reading, text: str) -> bool:
    """Does it stand in a clause kept whole, beside figures that all found their field?"""
    return any(fact.quantity == CLAUSE and fact.column != UNCLAIMED and text in fact.value for fact in reading.facts)


def _quoted(words: list[str]) -> str:
    return "; ".join(f"“{short(text)}”" for text in dict.fromkeys(words[:6]))
