"""A project as facts, one for each told field, and back again without loss."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from assistant.plan import Fact, Funding, Project, Standing

PROJECT = "project"
ORDER = "project.order"  # ids of rows, as a person put them

_TEXTS = ("name", "lead", "kind", "objective", "time", "area", "hedge", "words")
_YEARS = ("start", "end", "since")
_MONEY = ("total", "security")
_PARTS = ("by_year", "spending", "sources")
COLUMNS = (*_TEXTS, *_YEARS, *_MONEY, *_PARTS)


def project_facts(project: Project, source: str, *, previous: Project | None = None) -> list[Fact]:
    """One fact for each field; what `previous` had and the project lacks is told unknown, and so superseded."""
    out: list[Fact] = []
    for column in COLUMNS:
        value = _encode(column, getattr(project, column))
        if value is not None or column == "words":
            out.append(
                Fact(
                    PROJECT,
                    value or "",
                    source,
                    row=project.row,
                    column=column,
                    unit="triệu đồng" if column in (*_MONEY, *_PARTS) else "",
                    words=project.words,
                )
            )
        elif previous is not None and _encode(column, getattr(previous, column)) is not None:
            out.append(
                Fact(
                    PROJECT, "", source, row=project.row, column=column, standing=Standing.UNKNOWN, words=project.words
                )
            )
    return out


def projects_from_facts(facts: Iterable[Fact]) -> list[Project]:
    """Projects in the order that a person gave them, others as their rows were first told; of two facts for a field the later
    one holds."""
    rows: dict[str, dict[str, Any]] = {}
    order: list[str] = []
    for fact in facts:
        if fact.quantity == ORDER:
            order = fact.value.split()
        elif fact.quantity == PROJECT and fact.column in COLUMNS:
            row = rows.setdefault(fact.row, {})
            row.pop(fact.column, None)
            if fact.standing is Standing.GIVEN:
                row[fact.column] = _DECODE[fact.column](fact.value)
    placed = [row for row in order if row in rows]
    return [replace(Project(row), **rows[row]) for row in dict.fromkeys([*placed, *rows])]


def plain_number(number: Decimal) -> str:
    """Plain decimal text without trailing zeros: "8860", "12.5"."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text


def _encode(column: str, value: Any) -> str | None:
    if value is None or value in ("", ()):
        return None
    if column in _TEXTS:
        return str(value)
    if column in _YEARS:
        return str(value)
    if column in _MONEY:
        return plain_number(value)
    pairs = [(part.budget, part.amount) if isinstance(part, Funding) else part for part in value]
    return "; ".join(
        _escape(str(name)) + (f" = {plain_number(amount)}" if amount is not None else "") for name, amount in pairs
    )


def _escape(name: str) -> str:
    return re.sub(r"([\\;=])", r"\\\1", name)


def _pairs(value: str) -> list[tuple[str, Decimal | None]]:
    out: list[tuple[str, Decimal | None]] = []
    for part in re.findall(r"(?:^|; )((?:[^\\;]|\\.)*)", value, re.DOTALL):
        match = re.fullmatch(r"((?:[^\\=]|\\.)*)(?: = (-?[\d.]+))", part, re.DOTALL)
        name, amount = (match[1], Decimal(match[2])) if match else (part, None)
        out.append((re.sub(r"\\(.)", r"\1", name, flags=re.DOTALL), amount))
    return out


def _by_year(value: str) -> tuple[tuple[int, Decimal], ...]:
    return tuple((int(year), amount) for year, amount in _pairs(value) if amount is not None)


def _sources(value: str) -> tuple[Funding, ...]:
    return tuple(Funding(name, amount) for name, amount in _pairs(value))


_DECODE: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(_TEXTS, str),
    **dict.fromkeys(_YEARS, int),
    **dict.fromkeys(_MONEY, Decimal),
    "by_year": _by_year,
    "spending": lambda value: tuple(_pairs(value)),
    "sources": _sources,
}
