"""Plans, facts, messages and section versions in SQLAlchemy: SQLite by default, PostgreSQL by URL. Facts are appended, never changed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from assistant.files import data_folder
from assistant.plan import Fact, Plan, Standing
from corpus.errors import InputError

metadata = sa.MetaData()
HEAD = "0001"

plans = sa.Table(
    "plans",
    metadata,
    sa.Column("id", sa.String(120), primary_key=True),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("period_start", sa.Integer, nullable=False),
    sa.Column("period_end", sa.Integer, nullable=False),
    sa.Column("date", sa.Date, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("number", sa.Text, nullable=False),
    sa.Column("signer", sa.Text, nullable=False),  # JSON pairs
    sa.Column("recipients", sa.Text, nullable=False),  # JSON list
    sa.Column("said_by", sa.Text, nullable=False),
    sa.Column("pack", sa.String(80), nullable=False),
    sa.Column("created", sa.DateTime(timezone=True), nullable=False),
)
facts = sa.Table(
    "facts",
    metadata,
    sa.Column("plan_id", sa.String(120), sa.ForeignKey("plans.id"), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("quantity", sa.String(120), nullable=False),
    sa.Column("row", sa.String(120), nullable=False),
    sa.Column("column", sa.String(120), nullable=False),
    sa.Column("source", sa.String(120), nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("standing", sa.String(20), nullable=False),
    sa.Column("hedge", sa.String(40), nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("said_by", sa.Text, nullable=False),
    sa.Column("said_at", sa.String(40), nullable=False),
    sa.Column("origin", sa.String(160), nullable=False),
)
messages = sa.Table(
    "messages",
    metadata,
    sa.Column("plan_id", sa.String(120), sa.ForeignKey("plans.id"), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("created", sa.DateTime(timezone=True), nullable=False),
)
section_versions = sa.Table(
    "section_versions",
    metadata,
    sa.Column("plan_id", sa.String(120), sa.ForeignKey("plans.id"), primary_key=True),
    sa.Column("section", sa.String(80), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("content", sa.Text, nullable=False),  # JSON sentences
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("origin", sa.String(20), nullable=False),
    sa.Column("pack", sa.String(80), nullable=False),
    sa.Column("created", sa.DateTime(timezone=True), nullable=False),
)
_FACT_COLUMNS = (
    "quantity",
    "row",
    "column",
    "source",
    "value",
    "unit",
    "standing",
    "hedge",
    "words",
    "start",
    "end",
    "said_by",
    "said_at",
    "origin",
)


def database_url() -> str:
    """KEHOACH_DATABASE_URL, else a SQLite file in the data folder."""
    return os.environ.get("KEHOACH_DATABASE_URL") or f"sqlite:///{data_folder() / 'kehoach.db'}"


class Store:
    """All that is kept of plans. One transaction a call; a batch is written whole or not at all."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def save_plan(self, plan: Plan, pack: str = "") -> None:
        """Enter a plan; one that is there stays as it is."""
        values = {
            "id": plan.id,
            "unit": plan.unit,
            "kind": plan.kind,
            "period_start": plan.period[0],
            "period_end": plan.period[1],
            "date": plan.date,
            "place": plan.place,
            "number": plan.number,
            "signer": json.dumps(plan.signer, ensure_ascii=False),
            "recipients": json.dumps(plan.recipients, ensure_ascii=False),
            "said_by": plan.said_by,
            "pack": pack,
            "created": plan.created or datetime.now(UTC),
        }
        with self._engine.begin() as connection:
            if connection.execute(sa.select(plans.c.id).where(plans.c.id == plan.id)).first() is None:
                connection.execute(plans.insert().values(values))

    def plan(self, id_: str) -> Plan:
        """A plan by id. Raises InputError when there is none."""
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(plans).where(plans.c.id == id_)).mappings().first()
        if row is None:
            raise InputError(
                f"không tìm thấy kế hoạch “{id_[:120]}”.", remedy="Xem các kế hoạch đã lưu bằng lệnh kehoach plans."
            )
        return _plan(row)

    def plans(self) -> list[Plan]:
        """Every plan, the newest first."""
        with self._engine.connect() as connection:
            return [
                _plan(row)
                for row in connection.execute(sa.select(plans).order_by(plans.c.created.desc(), plans.c.id)).mappings()
            ]

    def add_facts(self, plan_id: str, told: Iterable[Fact]) -> list[Fact]:
        """Append facts in one transaction; a telling equal to the current one of its key is not told again. Ids: f1, f2, …"""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._engine.begin() as connection:
            current = {fact.key: fact for fact in self._read(connection, plan_id)}
            seq = connection.execute(
                sa.select(sa.func.coalesce(sa.func.max(facts.c.seq), 0)).where(facts.c.plan_id == plan_id)
            ).scalar_one()
            new: list[Fact] = []
            for fact in told:
                kept = current.get(fact.key)
                if kept is None or (kept.value, kept.standing, kept.words) != (fact.value, fact.standing, fact.words):
                    seq += 1
                    new.append(replace(fact, id=f"f{seq}", said_at=fact.said_at or now))
                    current[fact.key] = new[-1]
            if new:
                connection.execute(facts.insert(), [_fact_row(plan_id, fact) for fact in new])
        return new

    def facts(self, plan_id: str) -> list[Fact]:
        """Every telling, in order."""
        with self._engine.connect() as connection:
            return self._read(connection, plan_id)

    def current(self, plan_id: str) -> list[Fact]:
        """The last telling of each key, in the order first told."""
        last: dict[tuple[str, str, str, str], Fact] = {}
        for fact in self.facts(plan_id):
            last[fact.key] = fact
        return list(last.values())

    def history(self, plan_id: str, key: tuple[str, str, str, str]) -> list[Fact]:
        """Every telling of a key (quantity, row, column, source)."""
        return [fact for fact in self.facts(plan_id) if fact.key == key]

    def add_message(self, plan_id: str, role: str, text: str) -> int:
        """Append a message of the conversation; its place in it."""
        with self._engine.begin() as connection:
            seq = (
                int(
                    connection.execute(
                        sa.select(sa.func.coalesce(sa.func.max(messages.c.seq), 0)).where(messages.c.plan_id == plan_id)
                    ).scalar_one()
                )
                + 1
            )
            connection.execute(
                messages.insert().values(plan_id=plan_id, seq=seq, role=role, text=text, created=datetime.now(UTC))
            )
        return seq

    def messages(self, plan_id: str) -> list[tuple[str, str]]:
        """(role, text) of the conversation, in order."""
        with self._engine.connect() as connection:
            query = (
                sa.select(messages.c.role, messages.c.text)
                .where(messages.c.plan_id == plan_id)
                .order_by(messages.c.seq)
            )
            return [(row.role, row.text) for row in connection.execute(query)]

    def save_version(
        self, plan_id: str, section: str, content: str, *, author: str = "", origin: str = "composed", pack: str = ""
    ) -> int:
        """Append a version of a section (JSON sentences); its number."""
        where = sa.and_(section_versions.c.plan_id == plan_id, section_versions.c.section == section)
        with self._engine.begin() as connection:
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

    def close(self) -> None:
        self._engine.dispose()

    @staticmethod
    def _read(connection: sa.Connection, plan_id: str) -> list[Fact]:
        rows = connection.execute(sa.select(facts).where(facts.c.plan_id == plan_id).order_by(facts.c.seq)).mappings()
        return [
            Fact(
                **{name: row[name] for name in _FACT_COLUMNS if name != "standing"},
                standing=Standing(row["standing"]),
                id=f"f{row['seq']}",
            )
            for row in rows
        ]


def open_store(url: str | None = None) -> Store:
    """Open the database and bring it up to date."""
    try:
        engine = sa.create_engine(url or database_url())
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _sqlite_settings)
        if _revision(engine) != HEAD:
            _migrate(engine)
    except (
        sa.exc.SQLAlchemyError,
        ModuleNotFoundError,
    ) as error:  # a wrong address, a missing driver, a file that is no database
        raise InputError(
            "không mở được cơ sở dữ liệu kế hoạch.",
            remedy="Kiểm tra KEHOACH_DATA, KEHOACH_DATABASE_URL và quyền ghi thư mục.",
        ) from error
    return Store(engine)


def _sqlite_settings(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=10000", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _revision(engine: sa.Engine) -> str | None:
    """The schema's revision; asked by hand so that alembic is imported only where there is something to migrate."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(engine: sa.Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _plan(row: Any) -> Plan:
    return Plan(
        id=row["id"],
        unit=row["unit"],
        kind=row["kind"],
        period=(row["period_start"], row["period_end"]),
        date=_date(row["date"]),
        place=row["place"],
        number=row["number"],
        signer=tuple((a, b) for a, b in json.loads(row["signer"])),
        recipients=tuple(json.loads(row["recipients"])),
        said_by=row["said_by"],
        created=row["created"],
    )


def _date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _fact_row(plan_id: str, fact: Fact) -> dict[str, Any]:
    return {
        "plan_id": plan_id,
        "seq": int(fact.id[1:]),
        **{name: getattr(fact, name) for name in _FACT_COLUMNS},
        "standing": str(fact.standing),
    }
