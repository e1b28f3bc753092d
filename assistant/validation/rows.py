"""Rows of tables: cells that agree, cells that are there."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.drafting.tables import row_facts
from assistant.expressions import compile_expression
from assistant.plan import Severity, Standing
from assistant.validation.base import Check, Found, rule


@rule("rows.check", Severity.ERROR, "Các ô của một dòng trái nhau", "Công văn số 784/STTTT, Phần I mục III, VI")
def row_check(check: Check) -> Iterator[Found]:
    """Conditions of the pack's row types: active <= target, since 2020 <= total."""
    for requirement in check.desk.outline.requirements:
        if not requirement.table or requirement.table not in check.desk.pack.tables:
            continue
        table = check.desk.pack.tables[requirement.table]
        for number, cells in enumerate(row_facts(requirement, check.desk).values(), 1):
            values = {
                id_: (
                    Decimal(fact.value)
                    if table.columns[id_].type in ("count", "money", "percent") and fact.value
                    else fact.value
                )
                for id_, fact in cells.items()
                if id_ in table.columns
            }
            for condition in table.checks:
                if compile_expression(condition.test).evaluate(values) is False:
                    yield (
                        f"{check.place(requirement.id)}, dòng {number}",
                        condition.message,
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
                if column.required and (id_ not in cells or cells[id_].standing in (Standing.UNKNOWN, Standing.SKIPPED))
            ]
            if absent:
                yield (
                    f"{check.place(requirement.id)}, dòng {number}",
                    f"Thiếu: {', '.join(absent)}.",
                    "Bổ sung các ô còn thiếu.",
                )
