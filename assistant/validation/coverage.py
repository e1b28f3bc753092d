"""Is everything that the framework demands answered, or openly marked?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.plan import Severity
from assistant.validation.base import Check, Found, rule

KHUNG = "Công văn số 784/STTTT ngày 29/7/2020"


def _place(check: Check, requirement: str) -> str:
    entry = check.desk.outline.by_id[requirement]
    return f"{entry.at} ({requirement})"


@rule("coverage.unanswered", Severity.ERROR, "Nội dung khung yêu cầu mà chưa ai trả lời", KHUNG)
def unanswered(check: Check) -> Iterator[Found]:
    """One finding a requirement; the plan marks each gap openly all the same."""
    for requirement, rows in _by_requirement(check, "unanswered").items():
        entry = check.desk.outline.by_id[requirement]
        labels = ", ".join(rows)
        example = f" Ví dụ: {entry.example}" if entry.example else ""
        yield _place(check, requirement), f"Chưa trả lời: {labels}.", (f"Trả lời {requirement}, hoặc ghi “không có”, “chưa có số liệu”, “bỏ qua”."
                                                                        + example)


@rule("coverage.unknown", Severity.WARNING, "Số liệu mà đơn vị nói là chưa có", KHUNG)
def unknown(check: Check) -> Iterator[Found]:
    for requirement, rows in _by_requirement(check, "unknown", "skipped").items():
        yield _place(check, requirement), f"Còn để trống trong kế hoạch: {', '.join(rows)}.", f"Bổ sung số liệu cho {requirement} trước khi trình ký."


def _by_requirement(check: Check, *standings: str) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for row in check.coverage:
        if row.standing in standings and not check.desk.outline.by_id[row.requirement].optional:
            out.setdefault(row.requirement, []).append(row.label)
    return out


@rule("section.empty", Severity.ERROR, "Mục của khung không có nội dung", KHUNG)
def empty_section(check: Check) -> Iterator[Found]:
    for section in check.document.walk():
        if not section.blocks and not section.children:
            yield f"{section.number} {section.heading}", "Mục không có nội dung.", "Trả lời các câu hỏi của mục này."
