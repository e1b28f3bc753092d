"""Goals: measurable, and not below the level already reached."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.goal_levels import bracketed_level, guards
from assistant.drafting.roadmap import goal_year
from assistant.plan import Fact, Severity, Standing
from assistant.reading.context import FOLLOWS, GOAL
from assistant.suspect import falls_back, impossible_level
from assistant.validation.base import Check, Found, rule
from corpus.language import polish, says, short

III = "Công văn số 784/STTTT ngày 29/7/2020, Phần II mục III"
SECURITY = "security"  # the pack's topic of information security as a whole


def _goals(check: Check) -> Iterator[tuple[str, dict[str, Fact]]]:
    for requirement in check.desk.outline.requirements:
        for columns in check.desk.ledger.rows(GOAL, requirement.id).values():
            yield check.place(requirement.id), columns


@rule("goals.measurable", Severity.WARNING, "Mục tiêu thiếu mức hiện nay, mức phấn đấu hoặc năm hoàn thành", III)
def measurable(check: Check) -> Iterator[Found]:
    annual = check.desk.plan.kind == "annual"
    for where, columns in _goals(check):
        if not polish(columns["statement"].value).certain:  # not read yet: what it lacks is asked once it is
            continue
        wanted = (
            {}
            if FOLLOWS in columns
            else {"mức hiện nay": "base_words", "mức phấn đấu": "target", "năm hoàn thành": "time"}
        )
        absent = [
            label
            for label, column in wanted.items()
            if column not in columns
            and not (annual and column == "time")
            and not (column != "time" and guards(columns["statement"].value))
            and not (column == "base_words" and bracketed_level(columns["statement"].value))  # asked in its place
        ]
        if absent and not (absent == ["mức phấn đấu"] and "time" in columns):
            yield (
                where,
                f"“{short(columns['statement'].value)}” thiếu: {', '.join(absent)}.",
                "Ghi, ví dụ: hiện 40%, đến năm 2025 đạt 90%.",
            )


@rule("goals.backwards", Severity.ERROR, "Mục tiêu thấp hơn mức đã đạt")
def backwards(check: Check) -> Iterator[Found]:
    for where, columns in _goals(check):
        if falls_back(columns):
            base, target = columns["base"], columns["target"]
            yield where, f"Mục tiêu {target.words} thấp hơn mức hiện nay {base.words}.", "Xem lại hai con số."


@rule("goals.period", Severity.ERROR, "Năm hoàn thành mục tiêu nằm ngoài thời kỳ kế hoạch", III)
def period(check: Check) -> Iterator[Found]:
    first, last = check.desk.plan.period
    for where, columns in _goals(check):
        year = goal_year(columns["time"].value) if "time" in columns else None
        if year is not None and not first - 1 <= year <= last:
            yield (
                where,
                f"Năm {year} nằm ngoài thời kỳ {first}-{last}."
                if first != last
                else f"Năm {year} không phải năm {first}.",
                "Ghi lại năm hoàn thành.",
            )


@rule("goals.impossible", Severity.ERROR, "Mức hiện nay hoặc mức phấn đấu không thể có")
def impossible(check: Check) -> Iterator[Found]:
    for where, columns in _goals(check):
        for column, label in (("base", "mức hiện nay"), ("target", "mức phấn đấu")):
            fact = columns.get(column)
            if fact and impossible_level(fact):
                yield (
                    where,
                    f"“{short(columns['statement'].value)}”: {label} {fact.words} là không thể có.",
                    "Ghi lại con số đúng; tỷ lệ nằm trong khoảng 0% đến 100%.",
                )


@rule("goals.security", Severity.WARNING, "Mục tiêu chưa có mặt an toàn thông tin", III)
def security_side(check: Check) -> Iterator[Found]:
    """Where goals are told, none of them of the security side; what was not answered at all is told as such."""
    goals = list(_goals(check))
    words = [word for topic in check.desk.pack.topics if topic.point or topic.id == SECURITY for word in topic.keywords]
    asked = [r for r in check.desk.outline.requirements if r.reader in ("goal", "goals") and says(r.label, words)]
    if not goals or any(check.desk.standing(r) not in (Standing.GIVEN, Standing.NONE) for r in asked):
        return
    own = any(check.desk.ledger.rows(GOAL, r.id) for r in asked)
    told = [polish(columns["statement"].value, context=check.desk.voice.context).text for _, columns in goals]
    if not own and not any(says(text, words) for text in told):
        yield (
            check.place(asked[0].id) if asked else goals[0][0],
            "Chưa có mục tiêu nào về an toàn thông tin.",
            "Ghi, ví dụ: 100% máy trạm cài phần mềm phòng, chống mã độc (hiện 70%).",
        )


@rule(
    "roadmap.year",
    Severity.WARNING,
    "Năm chưa có kết quả dự kiến trong lộ trình",
    "Công văn số 784/STTTT, Phần II mục VI",
)
def roadmap(check: Check) -> Iterator[Found]:
    for section in check.document.walk():
        for block in section.blocks:
            text = getattr(block, "text", "")
            if "«[chưa có số liệu: kết quả dự kiến năm" in text:
                offers = [p.id for p in check.offers("milestone:") if p.id.endswith(f":{_year(text)}")]
                accept = f", hoặc nhận mức theo từng bước: accept: [{', '.join(offers)}]" if offers else ""
                yield (
                    check.section(section),
                    f"Năm {_year(text)} chưa có kết quả dự kiến.",
                    f"Ghi kết quả dự kiến của năm, hoặc ghi năm hoàn thành cho mục tiêu, dự án{accept}.",
                )


def _year(text: str) -> str:
    return text.split("kết quả dự kiến năm ", 1)[1][:4]
