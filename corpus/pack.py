"""A framework pack: what a plan must hold, how it is asked and how it reads, and the units that write it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.errors import DataError
from corpus.framework import (
    Gap,
    Outline,
    PackInfo,
    Power,
    Prose,
    Quantity,
    Question,
    Suggestion,
    TableType,
    Threshold,
    Topic,
    UnitEntry,
    UnitType,
)

KINDS = {"five_year": "five-year.yaml", "annual": "annual.yaml"}


@dataclass(frozen=True, eq=False)
class Pack:
    """A framework, whole and checked. `cited` tells where each legal document is first named."""

    folder: Path
    info: PackInfo
    quantities: dict[str, Quantity]
    tables: dict[str, TableType]
    outlines: dict[str, Outline]
    proses: dict[str, Prose]
    suggestions: dict[str, Suggestion]
    gaps: tuple[Gap, ...]
    thresholds: tuple[Threshold, ...]
    topics: tuple[Topic, ...]
    powers: tuple[Power, ...]
    unit_types: dict[str, UnitType]
    units: tuple[UnitEntry, ...]
    cited: dict[str, DataError]
    questions: dict[str, tuple[Question, ...]]

    @property
    def abbreviations(self) -> dict[str, str]:
        return self.info.abbreviations

    @property
    def written_out(self) -> dict[str, str]:
        return self.info.written_out

    def threshold(self, name: str, day: date | None = None) -> Threshold | None:
        """The limit of that name that holds for a plan of that day (default: the first); None where there is none."""
        found = (limit for limit in self.thresholds if limit.id == name and (day is None or limit.holds_on(day)))
        return next(found, None)

    def bases(self, kind: str, unit_type: str) -> tuple[str, ...]:
        """Document keys that the framework suggests as bases, those of the unit's own type first."""
        own = self.info.bases.get(unit_type, ())
        return (*own, *self.info.bases.get(kind, ()))
