"""Versions of sections: appended, never written over; the last one of a section holds."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from assistant.store.base import Base
from assistant.store.engine import hold
from assistant.store.tables import section_versions
from assistant.store.turns import SectionVersion, StaleError


class Versions(Base):
    """The part of the store that keeps versions of sections."""

    def save_version(
        self,
        plan_id: str,
        section: str,
        content: str,
        *,
        author: str = "",
        origin: str = "composed",
        pack: str = "",
        expected: int | None = None,
    ) -> int:
        """Append a version of a section; its number. Raises StaleError unless its last one is `expected` (None: any)."""
        last = sa.select(sa.func.coalesce(sa.func.max(section_versions.c.seq), 0)).where(_of(plan_id, section))
        row = {"plan_id": plan_id, "section": section, "content": content}
        row |= {"author": author, "origin": origin, "pack": pack}
        with self._engine.begin() as connection:
            hold(connection, plan_id)
            seq = int(connection.execute(last).scalar_one())
            if expected is not None and expected != seq:
                raise StaleError("mục này vừa được người khác sửa.", remedy="Xem bản mới rồi sửa lại.")
            connection.execute(section_versions.insert().values(**row, seq=seq + 1, created=datetime.now(UTC)))
        return seq + 1

    def versions(self, plan_id: str, section: str) -> list[SectionVersion]:
        """A section's versions, the oldest first."""
        columns = [section_versions.c[name] for name in ("seq", "content", "author", "origin", "created")]
        query = sa.select(*columns).where(_of(plan_id, section)).order_by(section_versions.c.seq)
        with self._engine.connect() as connection:
            return [SectionVersion(**row) for row in connection.execute(query).mappings()]

    def last_versions(self, plan_id: str) -> dict[str, SectionVersion]:
        """The last version of every section that has any."""
        kept = section_versions.c
        newest = sa.select(kept.section, sa.func.max(kept.seq).label("seq")).where(kept.plan_id == plan_id)
        last = newest.group_by(kept.section).subquery()
        columns = [kept[name] for name in ("section", "seq", "content", "author", "origin", "created")]
        query = sa.select(*columns).where(kept.plan_id == plan_id)
        query = query.join(last, sa.and_(kept.section == last.c.section, kept.seq == last.c.seq))
        with self._engine.connect() as connection:
            rows = [dict(row) for row in connection.execute(query).mappings()]
        return {row.pop("section"): SectionVersion(**row) for row in rows}


def _of(plan_id: str, section: str) -> sa.ColumnElement[bool]:
    return sa.and_(section_versions.c.plan_id == plan_id, section_versions.c.section == section)
