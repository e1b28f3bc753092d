"""Information security: levels and their annex, who approves them, incidents, the points that the framework wants."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.tables import row_facts
from assistant.plan import Fact, Severity, Standing
from assistant.reading.context import ITEM
from assistant.suspect import both, told_none
from assistant.validation.base import Check, Found, rule
from assistant.validation.tasks import task_requirements, task_texts, texts_of
from assistant.validation.words import told_in_words
from corpus.framework import Requirement
from corpus.language import fold, polish, says, short

POINTS = "Công văn số 784/STTTT ngày 29/7/2020, Phần II mục IV.6"


def _level_tables(check: Check) -> list[Requirement]:
    """The requirements whose rows are systems with their level."""
    tables = {
        id_ for id_, table in check.desk.pack.tables.items() if any(c.type == "level" for c in table.columns.values())
    }
    return [entry for entry in check.desk.outline.requirements if entry.table in tables]


@rule(
    "levels.rows",
    Severity.ERROR,
    "Số hệ thống thông tin khác số dòng của phụ lục",
    "Công văn số 784/STTTT, Phần I mục VI",
)
def level_rows(check: Check) -> Iterator[Found]:
    """As many systems as rows; no more approved than rows with a level."""
    whole, approved = check.desk.ledger.get("sys.total"), check.desk.ledger.get("sys.level_approved")
    for requirement in _level_tables(check):
        rows = row_facts(requirement, check.desk)
        levels = sum(1 for cells in rows.values() if not _without_level(cells))
        if not rows:
            continue
        if whole is not None and whole.number is not None and whole.number != len(rows):
            yield (
                check.place(requirement.id),
                f"Phụ lục có {len(rows)} hệ thống, nhưng số hệ thống đang quản lý ghi {whole.number}.",
                f"Bổ sung dòng còn thiếu, hoặc sửa số ở {check.place(whole.source)}.",
            )
        elif approved is not None and approved.number is not None and approved.number > levels:
            yield (
                check.place(requirement.id),
                f"Ghi {approved.number} hệ thống đã được phê duyệt cấp độ, nhưng phụ lục chỉ có {levels} hệ thống có cấp độ.",
                "Ghi cấp độ và thời gian xác định cho các dòng còn thiếu, hoặc sửa số đã phê duyệt.",
            )


def _without_level(cells: dict[str, Fact]) -> bool:
    """Is it told that the system has no level? A cell left open is told as a missing cell, once."""
    return "level" in cells and cells["level"].standing is Standing.NONE


@rule(
    "levels.power", Severity.WARNING, "Nơi phê duyệt cấp độ không đúng thẩm quyền", "Điều 12 Nghị định số 85/2016/NĐ-CP"
)
def level_power(check: Check) -> Iterator[Found]:
    """Where words name a level and the body that approves it, the body must be one that may."""
    day = check.desk.plan.date.isoformat()
    powers = [p for p in check.desk.pack.powers if p.since <= day and (not p.until or day <= p.until)]
    known = sorted({fold(body) for power in powers for body in power.bodies}, key=len, reverse=True)
    own = [fold(name) for name in (check.desk.unit.name, *_shorts(check.desk.unit.name))]
    for place, text in told_in_words(check):
        body = _approver(fold(text), [*known, *own])
        for power in powers if body else []:
            fits = any(fold(allowed) in body or body in fold(allowed) for allowed in power.bodies)
            if says(text, power.about) and not fits:
                yield (
                    place,
                    f"“{short(text)}”: {power.about[0]} do {power.approves} phê duyệt.",
                    f"Sửa nơi phê duyệt theo {power.pinpoint} Nghị định số {power.document}.",
                )


_OF_LEVEL = re.compile(r"(?<!\w)(?:cap do|cd) [1-5](?!\d)")
_SUBJECT = re.compile(
    r"(?<!\w)(?:he thong|httt|trang|cong|phan mem|co so du lieu|csdl|mang|ung dung|may chu|trung tam du lieu|website)(?!\w)"
)


@rule("levels.subject", Severity.WARNING, "Cấp độ không nói của hệ thống nào", POINTS)
def level_subject(check: Check) -> Iterator[Found]:
    """ "phê duyệt cấp độ 2 năm 2022": a level belongs to a system, named or counted."""
    systems = [
        cells["name"].value
        for requirement in _level_tables(check)
        for cells in row_facts(requirement, check.desk).values()
        if "name" in cells and cells["name"].value
    ]
    for requirement in task_requirements(check):
        for fact in check.desk.facts(requirement, ITEM):
            text = fold(fact.value)
            if _OF_LEVEL.search(text) and not _SUBJECT.search(text) and not says(fact.value, systems):
                yield (
                    check.place(requirement.id),
                    f"“{short(fact.value)}”: cấp độ của hệ thống nào?",
                    "Ghi tên hoặc số hệ thống, ví dụ: “phê duyệt cấp độ 2 cho 3 hệ thống năm 2022”.",
                )


_REST = re.compile(
    r"(?<![\w/.,])(\d+) (?:he thong|httt)(?: thong tin)? (?:con lai|chua (?:duoc )?(?:phe )?duyet|chua co cap do)"
)


@rule("levels.rest", Severity.ERROR, "Số hệ thống còn phải phê duyệt cấp độ khác số tính từ Phần I", POINTS)
def levels_left(check: Check) -> Iterator[Found]:
    """So many systems, so many approved: what is left is what the tasks must speak of."""
    whole, approved = check.desk.ledger.get("sys.total"), check.desk.ledger.get("sys.level_approved")
    if whole is None or approved is None or whole.number is None or approved.number is None:
        return
    left = whole.number - approved.number
    for requirement in task_requirements(check):
        for fact in check.desk.facts(requirement, ITEM):
            told = _REST.search(fold(polish(fact.value, context=check.desk.voice.context).text))
            if told and says(f"{fact.value} {requirement.label}", ["cấp độ"]) and int(told[1]) != left >= 0:
                yield (
                    check.place(requirement.id),
                    f"“{short(fact.value)}”: có {whole.number} hệ thống, {approved.number} đã được phê duyệt cấp độ, còn lại {left}.",
                    f"Sửa số hệ thống ở đây, hoặc ở {check.place(whole.source)}.",
                )


def _shorts(name: str) -> tuple[str, ...]:
    return ("giám đốc sở", "văn phòng sở", "sở", "lãnh đạo sở") if name.startswith("Sở") else ()


def _approver(folded: str, bodies: list[str]) -> str:
    """Who is said to approve: "trình UBND tỉnh phê duyệt", "do Sở tự phê duyệt"; "" where nobody is named."""
    act = r"(?:\s+\w+){0,4}?\s+(?:tham dinh,? )?(?:tu )?(?:phe )?duyet"
    others = [
        r"bo thong tin va truyen thong",
        r"bo tttt",
        r"thu tuong(?: chinh phu)?",
        r"van phong",
        r"giam doc so",
        r"phong [\w ]{3,30}?",
    ]
    for body in [*map(re.escape, bodies), *others]:
        if re.search(rf"(?<!\w)(?:trinh|do|de nghi|qua|duoc)?\s*{body}{act}(?!\w)", folded):
            found = re.search(rf"(?<!\w){body}(?!\w)", folded)
            return found[0] if found else ""
    return ""


@rule("figures.both", Severity.ERROR, "Vừa nói không có vừa kể ra số lượng")
def told_both(check: Check) -> Iterator[Found]:
    for topic, denial, count in both(check.desk.ledger, check.desk.pack):
        elsewhere = "" if denial.source == count.source else f" ở {check.place(denial.source)}"
        yield (
            check.place(count.source),
            f"Ghi “{short(count.value)}”, nhưng{elsewhere} lại ghi “{short(denial.value or denial.words)}” ({topic.label}).",
            "Giữ điều đúng, bỏ điều kia.",
        )


@rule("security.points", Severity.WARNING, "Thiếu một trong các nội dung an toàn thông tin mà khung yêu cầu", POINTS)
def security_points(check: Check) -> Iterator[Found]:
    """Asked one by one, an answer "không có" is a point refused; asked in one answer, the points are found by their words."""
    share = next((r for r in check.desk.outline.requirements if r.id.endswith(".ten_percent")), None)
    asked = [r for r in check.desk.outline.requirements if share and r.section == share.section and r.ask]
    if len(asked) > 1:
        for entry in asked:
            if told_none(check.desk.ledger, entry.id):
                yield (
                    check.place(entry.id),
                    f"Ghi là không có: {entry.label}; khung yêu cầu nội dung này.",
                    f"Ghi việc sẽ làm, ví dụ: {entry.example}.",
                )
    elif asked and check.desk.standing(asked[0]) is not None and texts_of(check, asked[0]):
        told = " ; ".join([*texts_of(check, asked[0]), *task_texts(check)])
        absent = [t.label for t in check.desk.pack.topics if t.point and not says(told, (*t.keywords, *t.tasks))]
        if absent:
            yield (
                check.place(asked[0].id),
                f"Chưa có: {'; '.join(absent)}.",
                f"Bổ sung vào {asked[0].id}, mỗi nội dung một dòng.",
            )
