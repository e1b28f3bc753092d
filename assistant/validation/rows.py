"""Rows of tables: cells that agree, cells that are there."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.tables import row_facts
from assistant.plan import Severity, Standing
from assistant.suspect import broken_rows
from assistant.validation.base import Check, Found, rule


@rule("rows.check", Severity.ERROR, "Các ô của một dòng trái nhau", "Công văn số 784/STTTT, Phần I mục III, VI")
def row_check(check: Check) -> Iterator[Found]:
    """Conditions of the pack's row types: active <= target, since 2020 <= total."""
    for requirement in check.desk.outline.requirements:
        if requirement.table in check.desk.pack.tables:
            for number, _, cells, message in broken_rows(
                check.desk.ledger, check.desk.pack, requirement.id, requirement.table
            ):
                told = ", ".join(fact.words for fact in cells.values() if fact.words)
                yield (
                    f"{check.place(requirement.id)}, dòng {number}",
                    f"{message[:-1]}: {told}.",
                    "Sửa lại số của dòng này.",
                )


@rule(
    "rows.missing_cell",
    Severity.WARNING,
    "Dòng thiếu ô mà biểu mẫu của khung yêu cầu",
    "Công văn số 784/STTTT, biểu mẫu mục III, VI, VII",
)
def missing_cell(check: Check) -> Iterator[Found]:
    for requirement in check.desk.outline.requirements:
        if not requirement.table or requirement.table not in check.desk.pack.tables:
            continue
        columns = check.desk.pack.tables[requirement.table].columns
        for number, cells in enumerate(row_facts(requirement, check.desk).values(), 1):
            absent = [
                column.label
                for id_, column in columns.items()
                if column.required
                and (id_ not in cells or cells[id_].standing in (Standing.UNKNOWN, Standing.SKIPPED))
                and not any(f"Dòng {number}, {column.label}:" in text for text in _doubts(check, requirement.id))
            ]
            if absent:
                yield (
                    f"{check.place(requirement.id)}, dòng {number}",
                    f"Thiếu: {', '.join(absent)}.",
                    "Bổ sung các ô còn thiếu.",
                )


def _doubts(check: Check, requirement: str) -> list[str]:
    """What could not be read is told as such."""
    reading = check.readings.get(requirement)
    return reading.doubts if reading else []
