"""Registered targets beside the levels of the programmes that the framework tells units to study."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.drafting.roadmap import goal_year
from assistant.plan import Fact, Severity, Standing
from assistant.reading.context import CLAUSE, GOAL
from assistant.suspect import impossible_level
from assistant.validation.base import Check, Found, rule
from corpus.catalogue import ReferenceTarget, load_catalogue, load_targets
from corpus.framework import Requirement
from corpus.language import fold, format_percent, says, short
from corpus.language.values import scan
from corpus.legal import cite_short

III = "Công văn số 784/STTTT ngày 29/7/2020, Phần II mục III"
_NONE_LOWER = re.compile(
    r"khong co chi tieu|khong (?:co )?(?:chi tieu|muc tieu)? ?(?:nao )?thap hon|deu (?:bang|dat|cao)|khong thap"
)
_UNCHECKED = {"none": " (chưa đối chiếu)", "press": " (theo báo chí)"}


@rule("targets.below", Severity.WARNING, "Chỉ tiêu thấp hơn mức của Trung ương, của tỉnh mà chưa nêu lý do", III)
def below(check: Check) -> Iterator[Found]:
    """Silent where the unit said why; but not where it said that nothing is lower."""
    asked = _asked(check)
    reasons = [fact.value for entry in asked for fact in check.desk.facts(entry, CLAUSE)]
    claims = [text for text in reasons if _NONE_LOWER.search(fold(text))]
    claims += ["không có chỉ tiêu nào thấp hơn" for entry in asked if check.desk.standing(entry) is Standing.NONE]
    if reasons and not claims:
        return
    for requirement in check.desk.outline.requirements:
        for columns in check.desk.ledger.rows(GOAL, requirement.id).values():
            label = check.desk.ledger.quantities[requirement.quantity].label if requirement.quantity else ""
            statement = columns["statement"].value
            if "scope" in columns:  # "cấp huyện 85%, cấp xã 65%" are two goals, each of its level
                statement = f"{statement} cấp {columns['scope'].value}"
            for target in load_targets():
                told = _told(check, columns, statement, f"{statement} {label}", target)
                if told is not None and target.at_least is not None and told < target.at_least:
                    yield (
                        check.place(requirement.id),
                        f"Đăng ký {format_percent(told)}, thấp hơn mức {target.at_least}% đến năm {target.year} của "
                        f"{_name(target)}{_UNCHECKED.get(target.source, '')}"
                        + (f", trong khi ghi “{short(claims[0])}”." if claims else "."),
                        "Nâng chỉ tiêu, hoặc nêu lý do thấp hơn ở nội dung so sánh với mức của Trung ương, của tỉnh.",
                    )


def _name(target: ReferenceTarget) -> str:
    document = load_catalogue().get(target.document)
    return cite_short(document) if document else target.document


def _asked(check: Check) -> list[Requirement]:
    """The questions that ask why a target is lower: told in words, in a section of goals."""
    goals = {r.section for r in check.desk.outline.requirements if r.reader in ("goal", "goals")}
    return [r for r in check.desk.outline.requirements if r.section in goals and r.reader == "words"]


def _told(check: Check, columns: dict[str, Fact], statement: str, goal: str, target: ReferenceTarget) -> Decimal | None:
    """The share that a goal registers for what the level speaks of; None where it speaks of something else, or of an earlier year."""
    fact, level = columns.get("target"), check.desk.unit.level
    first, last = check.desk.plan.period
    time = goal_year(columns["time"].value) if "time" in columns else None
    year = time or (last if first != last else first)
    if not target.about or fact is None or year < target.year or (target.units and target.units != level):
        return None
    if not says(goal, target.about) or impossible_level(fact):
        return None
    if target.part:
        return _of_part(statement, target.part) if says(goal, [target.part]) else None
    named = [word for word in target.besides if says(goal, [word])]
    if named:
        own = {"so": "cấp sở", "huyen": "cấp huyện"}[level]
        return _of_part(statement, own) if says(goal, [own]) else None
    return Decimal(fact.value) if fact.unit == "%" and "/" not in fact.value else None


def _of_part(statement: str, part: str) -> Decimal | None:
    """The share told of one level of bodies: "95% … cấp huyện và 70% … cấp xã", "cấp xã đạt 70%"."""
    for piece in re.split(r"[;,]| và ", statement):
        shares = [value.number for value in scan(piece) if value.kind == "percent"]
        if says(piece, [part]) and shares:
            return shares[0]
    return None
