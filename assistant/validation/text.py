"""The written plan: nothing unsupported, nothing left to confirm unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.plan import Annex, Paragraph, Section, Severity, Table
from assistant.validation.base import Check, Found, rule


@rule("text.unsupported", Severity.ERROR, "Con số, ngày, số văn bản trong câu không có chỗ dựa")
def unsupported(check: Check) -> Iterator[Found]:
    for problem in check.unsupported:
        yield "Nội dung dự thảo", f"“{problem.words[:60]}”: {problem.reason}.", f"Câu: {problem.sentence[:120]}"


@rule("text.confirm", Severity.ERROR, "Chữ hoặc số cần người xác nhận")
def confirm(check: Check) -> Iterator[Found]:
    for section in check.document.walk():
        for text in _texts(section):
            for mark in re.findall(r"«\[cần xác nhận: ([^\]]*)\]»", text):
                yield (
                    f"{section.number} {section.heading}".strip(),
                    f"Cần xác nhận: {mark}.",
                    "Trả lời lại nội dung này, gõ có dấu hoặc nêu số đúng.",
                )
    for annex in check.document.annexes:
        for text in _texts(annex):
            for mark in re.findall(r"«\[cần xác nhận: ([^\]]*)\]»", text):
                yield (
                    f"Phụ lục {annex.number}".strip(),
                    f"Cần xác nhận: {mark}.",
                    "Trả lời lại nội dung này, gõ có dấu hoặc nêu số đúng.",
                )


def _texts(part: Section | Annex) -> Iterator[str]:
    for block in part.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row)
