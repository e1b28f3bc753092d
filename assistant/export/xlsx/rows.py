"""The row types of the pack (databases, systems, past projects …), a sheet each."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from assistant.drafting.desk import Desk
from assistant.drafting.tables import cell_text, row_facts
from assistant.drafting.voice import capital
from assistant.export.origins import teller
from assistant.export.xlsx.model import Column, Percent, Sheet, Value
from assistant.plan import Fact, Standing
from corpus.framework import Column as PackColumn
from corpus.framework import Requirement

_WIDTHS = {"text": 26.0, "count": 13.0, "money": 13.0, "percent": 11.0, "level": 9.0, "yesno": 14.0}
_RESTRICTED = "Lưu hành hạn chế."


def row_sheets(desk: Desk) -> list[Sheet]:
    """A sheet for each row type that this kind of plan asks for."""
    found = []
    for id_, table in desk.pack.tables.items():
        requirements = [entry for entry in desk.outline.requirements if entry.table == id_]
        if requirements:
            found.append(_sheet(table.label, table.columns, requirements, desk))
    return found


def _sheet(label: str, columns: Mapping[str, PackColumn], requirements: list[Requirement], desk: Desk) -> Sheet:
    restricted = {id_ for annex in desk.outline.annexes if annex.restricted for id_ in annex.requirements}
    rows: list[tuple[Value, ...]] = []
    for requirement in requirements:
        for cells in row_facts(requirement, desk).values():
            first = next(iter(cells.values()))
            values = [_value(cells.get(name), column, desk) for name, column in columns.items()]
            rows.append((len(rows) + 1, requirement.label, *values, first.words, teller(first, desk.plan)))
    heads = (
        Column("TT", 5),
        Column("Nội dung khung yêu cầu", 28),
        *(Column(capital(column.label), _WIDTHS.get(column.type, 14.0)) for column in columns.values()),
        Column("Nguyên lời", 40),
        Column("Ai trả lời", 24),
    )
    note = _RESTRICTED if any(requirement.id in restricted for requirement in requirements) else ""
    return Sheet(label, label, heads, tuple(rows), note=note)


def _value(fact: Fact | None, column: PackColumn, desk: Desk) -> Value:
    """A plain figure as a number; anything else as the plan prints it."""
    if fact is None:
        return "chưa có số liệu" if column.required else ""
    if fact.standing is Standing.GIVEN and not fact.hedge and column.type in ("count", "money", "percent"):
        number = Decimal(fact.value)
        return Percent(number) if column.type == "percent" else number
    return cell_text(fact, column, desk.voice.context)
