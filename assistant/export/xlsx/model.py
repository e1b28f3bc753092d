"""What a sheet holds, before it becomes cells."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple


class Percent(NamedTuple):
    """A percentage as people say it: Percent(Decimal("61.6")) is 61,6%."""

    number: Decimal


Value = str | int | Decimal | Percent | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `width` in characters."""

    heading: str
    width: float = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of its own: title, a note below it, columns, rows, and bold rows of totals; the last `unprinted` columns
    are for the screen alone."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    totals: tuple[tuple[Value, ...], ...] = ()
    note: str = ""
    empty: str = "Chưa có dòng nào."
    unprinted: int = 0
