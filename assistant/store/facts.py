"""Facts: appended, never changed; a whole answer takes the place of the one before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import sqlalchemy as sa

from assistant.plan import Fact
from assistant.store.base import Base
from assistant.store.engine import hold, last
from assistant.store.rows import fact_of_row, fact_row
from assistant.store.tables import facts
from assistant.store.telling import current_of, telling, version_of, withdrawn
from assistant.store.turns import StaleError


class Facts(Base):
    """The part of the store that keeps facts."""

    def add_facts(
        self,
        plan_id: str,
        told: Iterable[Fact],
        *,
        of: tuple[str, str | None] = ("", None),
        expected: int | None = None,
    ) -> list[Fact]:
        """Append facts in one transaction; a telling equal to the current one of its key is not told again. Ids: f1, f2, …

        Raises StaleError, with nothing written, unless the version of what they belong to (`of`: a source, and one row of it
        or None for all) is `expected`; None does not ask.
        """
        with self._engine.begin() as connection:
            hold(connection, plan_id)
            if expected is not None and expected != version_of(self._read(connection, plan_id), *of):
                raise StaleError("bảng vừa được người khác sửa.", remedy="Xem bản mới rồi sửa lại.")
            return self._append(connection, plan_id, told)

    def tell(
        self, plan_id: str, source: str, told: Iterable[Fact], *, row: str | None = None, expected: int | None = None
    ) -> tuple[list[Fact], int]:
        """Append a whole answer (or one row of it): what stood in its place and is not told again is withdrawn.

        `expected` is the version of the answer that its author saw (see `version_of`); None does not ask. Accepted
        proposals stay. Returns the new facts and the answer's version now. Raises StaleError, with nothing written,
        when the answer has another version by now.
        """
        with self._engine.begin() as connection:
            hold(connection, plan_id)
            every = self._read(connection, plan_id)
            version = version_of(every, source, row)
            if expected is not None and expected != version:
                raise StaleError("câu trả lời vừa được người khác sửa.", remedy="Xem bản mới rồi sửa lại.")
            new = self._append(connection, plan_id, [*withdrawn(every, source, row, told := list(told)), *told])
            return new, max((int(fact.id[1:]) for fact in new), default=version)

    def _append(self, connection: sa.Connection, plan_id: str, told: Iterable[Fact]) -> list[Fact]:
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        current = {fact.key: fact for fact in self._read(connection, plan_id)}
        seq = last(connection, facts, plan_id)
        new: list[Fact] = []
        for fact in told:
            kept = current.get(fact.key)
            if kept is None or telling(kept) != telling(fact):
                seq += 1
                new.append(replace(fact, id=f"f{seq}", said_at=fact.said_at or now))
                current[fact.key] = new[-1]
        if new:
            connection.execute(facts.insert(), [fact_row(plan_id, fact) for fact in new])
        return new

    def facts(self, plan_id: str) -> list[Fact]:
        """Every telling, in order."""
        with self._engine.connect() as connection:
            return self._read(connection, plan_id)

    def current(self, plan_id: str) -> list[Fact]:
        """The last telling of each key, in the order first told, without what was withdrawn."""
        return current_of(self.facts(plan_id))

    def history(self, plan_id: str, key: tuple[str, str, str, str]) -> list[Fact]:
        """Every telling of a key (quantity, row, column, source)."""
        return [fact for fact in self.facts(plan_id) if fact.key == key]

    @staticmethod
    def _read(connection: sa.Connection, plan_id: str) -> list[Fact]:
        rows = connection.execute(sa.select(facts).where(facts.c.plan_id == plan_id).order_by(facts.c.seq)).mappings()
        return [fact_of_row(row) for row in rows]
