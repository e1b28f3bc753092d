"""Heads of plans: entered, changed by whoever saw the last change, listed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from assistant.plan import Plan
from assistant.store.base import Base
from assistant.store.engine import lock
from assistant.store.rows import head_row, plan_of_row, plan_row
from assistant.store.tables import facts, plan_keys, plans, section_versions
from assistant.store.turns import GoneError, StaleError


class Plans(Base):
    """The part of the store that keeps heads of plans."""

    def save_plan(self, plan: Plan, pack: str = "") -> None:
        """Enter a plan; one that is there stays as it is."""
        with self._engine.begin() as connection:
            if not lock(connection, plan.id):
                connection.execute(plans.insert().values(plan_row(plan, pack)))

    def begin_plan(self, plan: Plan, pack: str, key: str) -> str:
        """Enter a new plan once for a key of at most 64 characters: the id of the one that was entered first."""
        try:
            with self._engine.begin() as connection:
                lock(connection, plan.id)
                if (kept := connection.execute(_begun(key)).scalar()) is None:
                    connection.execute(plans.insert().values(plan_row(plan, pack)))
                    connection.execute(plan_keys.insert().values(key=key, plan_id=plan.id))
                return str(kept or plan.id)
        except sa.exc.IntegrityError:  # the same key at the same moment, elsewhere
            with self._engine.connect() as connection:
                kept = connection.execute(_begun(key)).scalar()
            if kept is None:
                raise
            return str(kept)

    def update_plan(self, plan: Plan, *, expected: int) -> int:
        """Change a plan's head; its new revision. Raises StaleError unless `expected` is its revision now."""
        where = sa.and_(plans.c.id == plan.id, plans.c.revision == expected)
        with self._engine.begin() as connection:
            changed = connection.execute(
                plans.update().where(where).values({**head_row(plan), "revision": expected + 1})
            )
            if changed.rowcount != 1:
                raise StaleError("phần đầu kế hoạch vừa được người khác sửa.", remedy="Xem bản mới rồi sửa lại.")
        return expected + 1

    def plan(self, id_: str) -> Plan:
        """A plan by id. Raises GoneError when there is none."""
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(plans).where(plans.c.id == id_)).mappings().first()
        if row is None:
            raise GoneError.of(id_)
        return plan_of_row(row)

    def plans(
        self,
        *,
        unit: str | None = None,
        after: tuple[datetime, str] | None = None,
        limit: int | None = None,
        only: sa.Select[tuple[str]] | None = None,
    ) -> list[Plan]:
        """Plans, the newest first: of one unit, those that follow (created, id) in that order, so many at most, of ids `only`."""
        query = sa.select(plans).order_by(plans.c.created.desc(), plans.c.id.desc()).limit(limit)
        if unit is not None:
            query = query.where(plans.c.unit == unit)
        if only is not None:
            query = query.where(plans.c.id.in_(only))
        if after is not None:
            created, id_ = after
            query = query.where(
                sa.or_(plans.c.created < created, sa.and_(plans.c.created == created, plans.c.id < id_))
            )
        with self._engine.connect() as connection:
            return [plan_of_row(row) for row in connection.execute(query).mappings()]

    def stamp(self, plan_id: str) -> tuple[int, int, int]:
        """What a draft rests on, as counters: revision of the head, last fact, versions of sections. Zeros: no plan."""
        return self.stamps([plan_id]).get(plan_id, (0, 0, 0))

    def stamps(self, plan_ids: Iterable[str]) -> dict[str, tuple[int, int, int]]:
        """The same of several plans; those that there are not are left out."""
        last = sa.select(sa.func.coalesce(sa.func.max(facts.c.seq), 0)).where(facts.c.plan_id == plans.c.id)
        written = sa.select(sa.func.count()).where(section_versions.c.plan_id == plans.c.id)
        query = sa.select(plans.c.id, plans.c.revision, last.scalar_subquery(), written.scalar_subquery())
        with self._engine.connect() as connection:
            rows = connection.execute(query.where(plans.c.id.in_(list(plan_ids))))
            return {row[0]: (int(row[1]), int(row[2]), int(row[3])) for row in rows}


def _begun(key: str) -> sa.Select[tuple[str]]:
    return sa.select(plan_keys.c.plan_id).where(plan_keys.c.key == key)
