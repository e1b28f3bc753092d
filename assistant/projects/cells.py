"""A row of the project table as cells that are edited one by one, each read as the whole row is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from assistant.plan import Project
from assistant.projects.model import ProjectReading, ReadContext
from assistant.projects.reading import read_project
from assistant.projects.words import vocabulary
from corpus.errors import InputError
from corpus.language import clean, format_number

# column → fields of a Project, in the order of the framework's table
COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "lead": ("lead",),
    "kind": ("kind",),
    "objective": ("objective",),
    "time": ("time", "start", "end", "since"),
    "total": ("total",),
    "by_year": ("by_year",),
    "spending": ("spending",),
    "source": ("sources",),
    "security": ("security",),
    "area": ("area",),
}
_BESIDE = ("time", "total")  # what shares and yearly parts are read against


@dataclass(frozen=True)
class CellReading:
    """The row with the cell as understood; `doubts` is what of the words reads two ways or was not taken."""

    project: Project
    doubts: tuple[str, ...] = ()


def label_of(column: str) -> str:
    """A column as it is called in print."""
    return vocabulary().headings[column]


def cells(project: Project) -> dict[str, str]:
    """Every cell as it is typed; typed again, it is understood the same."""
    return {column: cell(project, column) for column in COLUMNS}


def cell(project: Project, column: str) -> str:
    value: Any = getattr(project, COLUMNS[column][0])
    if value in (None, "", ()):
        return ""
    if isinstance(value, Decimal):
        return format_number(value)
    if column == "by_year":
        return "; ".join(f"{year}: {format_number(amount)}" for year, amount in value)
    if column == "source":
        return _parts([(source.budget, source.amount) for source in value])
    if column == "spending":
        return _parts(value)
    if column == "time" and project.since is not None:
        return f"{value}, chuyển tiếp từ năm {project.since}"
    return str(value)


def _parts(parts: Sequence[tuple[str, Decimal | None]]) -> str:
    return "; ".join(name if amount is None else f"{name} {format_number(amount)} triệu đồng" for name, amount in parts)


def with_cell(project: Project, column: str, text: str, context: ReadContext) -> CellReading:
    """The row with one cell typed anew; an empty text empties it. Raises InputError for a column that there is not, and for
    words of which nothing can be read: the row stays as it is."""
    if column not in COLUMNS:
        known = ", ".join(f"{name} ({label_of(name)})" for name in COLUMNS)
        raise InputError(f"bảng dự án không có cột “{column[:40]}”.", remedy=f"Các cột: {known}.")
    text = clean(text)
    fields = COLUMNS[column]
    said = f"{project.words}; {label_of(column)}: {text or 'bỏ trống'}".removeprefix("; ")
    if not text:
        empty = Project(project.row)
        return CellReading(replace(project, words=said, **{name: getattr(empty, name) for name in fields}))
    beside = {label_of(name): told for name in _BESIDE if name != column and (told := cell(project, name))}
    before, after = (read_project(entry, project.row, context) for entry in (beside, beside | {label_of(column): text}))
    read = {name: getattr(after.project, name) for name in fields}
    if all(value in (None, "", ()) for value in read.values()):
        why = _plain(_new(before, after) or [f"không đọc được “{text[:60]}”."])[0]
        raise InputError(why, place="" if why.startswith(label_of(column)) else label_of(column))
    return CellReading(replace(project, words=said, **read), tuple(_plain(_new(before, after))))


def _new(before: ProjectReading, after: ProjectReading) -> list[str]:
    """Doubts that the cell brought, rather than what its neighbours lack."""
    doubts = [doubt for doubt in after.doubts if doubt not in before.doubts]
    left = [words for words in after.leftover if words not in before.leftover]
    return doubts + [f"“{words}” chưa thuộc cột nào." for words in left if not any(words in doubt for doubt in doubts)]


def _plain(doubts: Sequence[str]) -> list[str]:
    return [re.sub(r"^Dự án \S+: ", "", doubt) for doubt in doubts]


def column_of(doubt: str, told: dict[str, str]) -> str:
    """The column that a doubt of a row speaks of: by the words it quotes, else by the name it says; "" where none is meant."""
    quoted = re.findall("“([^”]+)”", re.sub(r"^Dự án \S+: ", "", doubt))
    for words in quoted:
        if column := next((name for name, text in told.items() if words in clean(text)), ""):
            return column
    return next((name for name in COLUMNS if label_of(name) in doubt.lower()), "")
