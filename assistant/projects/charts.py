"""The money of the project table by year and source, for charts: every bar adds up to the plan's own sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assistant.plan import Project
from assistant.projects.sums import UNALLOCATED, UNKNOWN, parts_by_source, parts_by_year


@dataclass(frozen=True)
class Bar:
    """A year ("" for money that nobody allocated) and its amount by source, in triệu đồng; "chưa rõ": nobody told the source of that
    year's part."""

    year: str
    sources: dict[str, Decimal]

    @property
    def amount(self) -> Decimal:
        return sum(self.sources.values(), Decimal(0))


def bars(projects: Iterable[Project], years: Iterable[int]) -> list[Bar]:
    """One bar for each year of the plan and each other year that has money, what nobody allocated last."""
    found: dict[str, dict[str, Decimal]] = {str(year): {} for year in years}
    for project in projects:
        if project.total is None:
            continue
        by_year, by_source = parts_by_year(project), parts_by_source(project)
        for year, amount in by_year.items():
            bar = found.setdefault(year, {})
            for source, part in _shared(amount, by_source, alone=len(by_year) == 1).items():
                bar[source] = bar.get(source, Decimal(0)) + part
    ordered = sorted(found, key=lambda year: (year == UNALLOCATED, year))
    return [Bar("" if year == UNALLOCATED else year, found[year]) for year in ordered]


def _shared(amount: Decimal, by_source: dict[str, Decimal], *, alone: bool) -> dict[str, Decimal]:
    """A year's part by source: known where the project has one year, or one source."""
    if alone:
        return by_source
    source = next(iter(by_source)) if len(by_source) == 1 else UNKNOWN
    return {source: amount}
