"""Goals: what is to be reached, the level now, the target and its year, in whose words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from assistant.drafting.desk import Desk
from assistant.export.origins import teller
from assistant.export.xlsx.model import Column, Percent, Sheet, Value
from assistant.plan import Fact
from assistant.reading.context import FOLLOWS, GOAL
from corpus.framework import Requirement

_COLUMNS = (
    Column("TT", 5),
    Column("Mã", 18),
    Column("Nội dung khung yêu cầu", 30),
    Column("Mục tiêu của đơn vị", 46),
    Column("Hiện nay", 12),
    Column("Phấn đấu", 12),
    Column("Thời hạn", 16),
    Column("Mức hiện nay, nguyên lời", 28),
    Column("Ai trả lời", 26),
)


def goals_sheet(desk: Desk) -> Sheet:
    """A row a goal; a goal in steps has a row for each step."""
    rows: list[tuple[Value, ...]] = []
    for requirement in desk.outline.requirements:
        told = desk.ledger.rows(GOAL, requirement.id)
        rows += [_row(len(rows) + n, requirement, columns, told, desk) for n, columns in enumerate(told.values(), 1)]
    return Sheet("Mục tiêu", "Mục tiêu cụ thể", _COLUMNS, tuple(rows), empty="Chưa có mục tiêu nào.")


def _row(
    number: int,
    requirement: Requirement,
    columns: Mapping[str, Fact],
    told: Mapping[str, Mapping[str, Fact]],
    desk: Desk,
) -> tuple[Value, ...]:
    first = told.get(columns[FOLLOWS].value, columns) if FOLLOWS in columns else columns
    statement = columns.get("statement") or next(iter(columns.values()))
    base_words = first.get("base_words")
    return (
        number,
        requirement.id,
        requirement.label,
        statement.value,
        level(first.get("base"), "chưa có số liệu"),
        level(columns.get("target"), ""),
        columns["time"].value if "time" in columns else "",
        base_words.words or base_words.value if base_words else "",
        teller(statement, desk.plan),
    )


def level(fact: Fact | None, absent: str) -> Value:
    """A level told: a percentage or a number as such; "31/125" and what counts a named thing as text."""
    if fact is None or not fact.value:
        return absent
    if "/" in fact.value or fact.hedge:
        return f"{fact.hedge} {fact.value}{'%' if fact.unit == '%' else ''}".strip().replace(".", ",")
    try:
        number = Decimal(fact.value)
    except ArithmeticError:
        return fact.value
    if not number.is_finite():
        return fact.value
    return Percent(number) if fact.unit == "%" else number
