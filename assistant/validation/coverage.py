"""Is everything that the framework demands answered, or openly marked?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.tables import row_facts
from assistant.plan import Severity, Standing
from assistant.validation.base import Check, Found, rule
from corpus.language import fold

RECKONED = ("derived", "front", "roadmap")  # never asked as they stand, or told year by year
TOLD_ELSEWHERE = ("goal", "goals", "rows", "documents")  # what an answer lacks is told cell by cell
KHUNG = "Công văn số 784/STTTT ngày 29/7/2020"


@rule("coverage.unanswered", Severity.ERROR, "Nội dung khung yêu cầu mà chưa ai trả lời", KHUNG)
def unanswered(check: Check) -> Iterator[Found]:
    """One finding a requirement, and one for all that is unsaid of a group; the plan marks each gap openly."""
    for together in _grouped(check, _by_requirement(check, "unanswered")):
        entry = check.desk.outline.by_id[next(iter(together))]
        labels = "; ".join(", ".join(rows) for rows in together.values())
        example = f" Ví dụ: {entry.example}" if entry.example else ""
        yield (
            check.place(entry.id),
            f"Chưa trả lời: {labels}.",
            (f"Trả lời {', '.join(together)}, hoặc ghi “không có”, “chưa có số liệu”, “bỏ qua”." + example),
        )


def _grouped(check: Check, found: dict[str, list[str]]) -> list[dict[str, list[str]]]:
    """Requirements of one group of which others were answered stand together."""
    group_of = {id_: name for name, ids in check.desk.outline.groups.items() for id_ in ids}
    out: dict[str, dict[str, list[str]]] = {}
    for id_, labels in found.items():
        out.setdefault(group_of.get(id_, id_), {})[id_] = labels
    return list(out.values())


@rule("coverage.unknown", Severity.WARNING, "Số liệu mà đơn vị nói là chưa có", KHUNG)
def unknown(check: Check) -> Iterator[Found]:
    """What the program works out itself, and what another rule tells cell by cell, is not told here again."""
    for requirement, rows in _by_requirement(check, "unknown", "skipped").items():
        entry = check.desk.outline.by_id[requirement]
        told = check.desk.standing(entry) is Standing.GIVEN
        if entry.reader in RECKONED or (entry.reader in TOLD_ELSEWHERE and told):
            continue
        yield (
            check.place(requirement),
            f"Còn để trống trong kế hoạch: {', '.join(rows)}.",
            f"Bổ sung số liệu cho {requirement} trước khi trình ký.",
        )


def _by_requirement(check: Check, *standings: str) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for row in check.coverage:
        left_out = row.standing == "skipped" and row.sentences and not any("«[" in text for text in row.sentences)
        if row.standing in standings and not left_out and not check.desk.outline.by_id[row.requirement].optional:
            out.setdefault(row.requirement, []).append(row.label)
    return out


@rule(
    "databases.named",
    Severity.WARNING,
    "Cơ sở dữ liệu, hệ thống mà khung nêu đích danh cho đơn vị nhưng chưa báo cáo",
    "Công văn số 784/STTTT ngày 29/7/2020, Phần I mục III",
)
def named_database(check: Check) -> Iterator[Found]:
    for requirement in check.desk.outline.requirements:
        named: tuple[str, ...] = getattr(check.desk.unit, requirement.named, ()) if requirement.named else ()
        told = [fold(cells["name"].value) for cells in row_facts(requirement, check.desk).values() if "name" in cells]
        for name in named:
            if not any(_same_name(fold(name), other) for other in told):
                yield (
                    check.place(requirement.id),
                    f"Khung nêu “{name}” cho đơn vị, chưa có trong báo cáo.",
                    "Bổ sung một dòng, hoặc ghi rõ vì sao không có.",
                )


def _same_name(left: str, right: str) -> bool:
    """The same thing when most words of the shorter name stand in the longer."""
    words, others = sorted((set(left.split()), set(right.split())), key=len)
    return len(words & others) >= 0.8 * len(words)


@rule("section.empty", Severity.ERROR, "Mục của khung không có nội dung", KHUNG)
def empty_section(check: Check) -> Iterator[Found]:
    for section in check.document.walk():
        if not section.blocks and not section.children:
            yield f"{section.number} {section.heading}", "Mục không có nội dung.", "Trả lời các câu hỏi của mục này."
