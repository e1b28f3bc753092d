"""Tellings of a plan: which one holds, the version of an answer, what a new answer withdraws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.plan import Fact, Standing


def current_of(told: Iterable[Fact]) -> list[Fact]:
    """Of every telling the last of each key, in the order first told, without what was withdrawn."""
    last = {fact.key: fact for fact in told}
    return [fact for fact in last.values() if fact.standing is not Standing.WITHDRAWN]


def version_of(told: Iterable[Fact], source: str, row: str | None = None) -> int:
    """The number of the last fact of an answer, or of one row of it; 0 before there is one."""
    return max((int(fact.id[1:]) for fact in told if _of(fact, source, row)), default=0)


def _of(fact: Fact, source: str, row: str | None) -> bool:
    return fact.source == source and (row is None or fact.row == row)


def withdrawn(every: Iterable[Fact], source: str, row: str | None, told: Iterable[Fact]) -> list[Fact]:
    """What stands in the place of an answer (or of one row of it) and is not told again, as no longer told."""
    keys = {fact.key for fact in told}
    return [
        replace(fact, value="", standing=Standing.WITHDRAWN, origin="correction", said_at="")
        for fact in current_of(every)
        if _of(fact, source, row) and fact.key not in keys and not fact.origin.startswith("proposal:")
    ]


def telling(fact: Fact) -> tuple[object, ...]:
    """What makes two tellings of a key the same."""
    return fact.value, fact.standing, fact.words, fact.start, fact.end
