"""Versions of sections: appended, never written over; the last one of a section holds."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from assistant.store.base import Base
from assistant.store.engine import lock
from assistant.store.tables import section_versions


class Versions(Base):
    """The part of the store that keeps versions of sections."""

    def save_version(
        self, plan_id: str, section: str, content: str, *, author: str = "", origin: str = "composed", pack: str = ""
    ) -> int:
        """Append a version of a section (JSON sentences); its number."""
        where = sa.and_(section_versions.c.plan_id == plan_id, section_versions.c.section == section)
        with self._engine.begin() as connection:
            lock(connection, plan_id)
            seq = (
                int(
                    connection.execute(
                        sa.select(sa.func.coalesce(sa.func.max(section_versions.c.seq), 0)).where(where)
                    ).scalar_one()
                )
                + 1
            )
            connection.execute(
                section_versions.insert().values(
                    plan_id=plan_id,
                    section=section,
                    seq=seq,
                    content=content,
                    author=author,
                    origin=origin,
                    pack=pack,
                    created=datetime.now(UTC),
                )
            )
        return seq

    def versions(self, plan_id: str, section: str) -> list[str]:
        """Contents of a section's versions, the oldest first."""
        where = sa.and_(section_versions.c.plan_id == plan_id, section_versions.c.section == section)
        with self._engine.connect() as connection:
            return [
                row.content
                for row in connection.execute(
                    sa.select(section_versions.c.content).where(where).order_by(section_versions.c.seq)
                )
            ]

    def last_versions(self, plan_id: str) -> dict[str, str]:
        """The content of the last version of every section that has any."""
        query = sa.select(section_versions.c.section, section_versions.c.content)
        query = query.where(section_versions.c.plan_id == plan_id).order_by(section_versions.c.seq)
        with self._engine.connect() as connection:
            return {row.section: row.content for row in connection.execute(query)}
