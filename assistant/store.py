"""Plans, facts, messages and section versions in SQLAlchemy: SQLite by default, PostgreSQL by URL. Facts are appended, never changed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from assistant.plan import Fact, Plan, Standing
from corpus.errors import InputError, KehoachError
from corpus.folders import data_folder

metadata = sa.MetaData()
HEAD = "0004"

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
    sa.Column("revision", sa.Integer, nullable=False, server_default="1"),  # of the head; counts its changes
    sa.Index("plans_by_unit", "unit", "created"),
    sa.Index("plans_by_age", "created", "id"),
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
    sa.Column("data", sa.Text, nullable=False, server_default=""),  # JSON: what a program needs of the message
    sa.Column("key", sa.String(80)),  # of a message that is sent again when its reply got lost
    sa.Column("created", sa.DateTime(timezone=True), nullable=False),
    sa.UniqueConstraint("plan_id", "key", name="messages_once"),
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


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the conversation. role: user | assistant; data: JSON; key: given by whoever sends it, once a plan."""

    role: str
    text: str
    data: str = ""
    key: str = ""
    seq: int = 0
    created: datetime | None = None


class StaleError(KehoachError):
    """Raised when what is edited was changed by somebody else since it was read; nothing has been written."""


class AlreadySaid(Exception):
    """A message of this key is kept already, at place `seq`."""

    def __init__(self, seq: int) -> None:
        super().__init__(seq)
        self.seq = seq


class Store:
    """All that is kept of plans. One transaction a call; a batch is written whole or not at all."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @property
    def engine(self) -> sa.Engine:
        """For what is kept beside plans in the same database."""
        return self._engine

    def save_plan(self, plan: Plan, pack: str = "") -> None:
        """Enter a plan; one that is there stays as it is."""
        with self._engine.begin() as connection:
            _lock(connection, plan.id)
            if connection.execute(sa.select(plans.c.id).where(plans.c.id == plan.id)).first() is None:
                connection.execute(plans.insert().values(_plan_row(plan, pack)))

    def update_plan(self, plan: Plan, *, expected: int) -> int:
        """Change a plan's head; its new revision. Raises StaleError unless `expected` is its revision now."""
        where = sa.and_(plans.c.id == plan.id, plans.c.revision == expected)
        with self._engine.begin() as connection:
            changed = connection.execute(
                plans.update().where(where).values({**_head_row(plan), "revision": expected + 1})
            )
            if changed.rowcount != 1:
                raise StaleError("phần đầu kế hoạch vừa được người khác sửa.", remedy="Xem bản mới rồi sửa lại.")
        return expected + 1

    def _save_head(self, connection: sa.Connection, plan: Plan, pack: str) -> None:
        """The plan's head as it is now: entered, or brought up to date (date, signer, number may change)."""
        row = _plan_row(plan, pack)
        kept = connection.execute(sa.select(plans).where(plans.c.id == plan.id)).mappings().first()
        if kept is None:
            connection.execute(plans.insert().values(row))
        elif _head_row(plan_of_row(kept)) != _head_row(plan):
            changed = plans.update().where(plans.c.id == plan.id)
            connection.execute(changed.values({**_head_row(plan), "revision": plans.c.revision + 1}))

    def plan(self, id_: str) -> Plan:
        """A plan by id. Raises InputError when there is none."""
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(plans).where(plans.c.id == id_)).mappings().first()
        if row is None:
            raise InputError(
                f"không tìm thấy kế hoạch “{id_[:120]}”.", remedy="Xem các kế hoạch đã lưu bằng lệnh kehoach plans."
            )
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
        last = sa.select(sa.func.coalesce(sa.func.max(facts.c.seq), 0)).where(facts.c.plan_id == plan_id)
        written = sa.select(sa.func.count()).where(section_versions.c.plan_id == plan_id)
        query = sa.select(plans.c.revision, last.scalar_subquery(), written.scalar_subquery())
        with self._engine.connect() as connection:
            row = connection.execute(query.where(plans.c.id == plan_id)).first()
        return (int(row[0]), int(row[1]), int(row[2])) if row else (0, 0, 0)

    def add_facts(self, plan_id: str, told: Iterable[Fact]) -> list[Fact]:
        """Append facts in one transaction; a telling equal to the current one of its key is not told again. Ids: f1, f2, …"""
        with self._engine.begin() as connection:
            _lock(connection, plan_id)
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
            _lock(connection, plan_id)
            every = self._read(connection, plan_id)
            version = version_of(every, source, row)
            if expected is not None and expected != version:
                raise StaleError("câu trả lời vừa được người khác sửa.", remedy="Xem bản mới rồi sửa lại.")
            new = self._append(connection, plan_id, [*_withdrawn(every, source, row, told := list(told)), *told])
            return new, max((int(fact.id[1:]) for fact in new), default=version)

    def record_turn(
        self, plan: Plan, said: Message, told: Iterable[Fact], reply: Message, *, pack: str = ""
    ) -> tuple[list[Fact], list[Message]]:
        """A turn of the conversation in one transaction: what was said, what it told, what was replied, the plan's head.

        Returns the new facts, and the two messages with their places. Raises AlreadySaid when a message of the same key
        is there: the turn was kept before, and nothing of it is kept twice.
        """
        with self._engine.begin() as connection:
            _lock(connection, plan.id)
            if said.key:
                query = sa.select(messages.c.seq).where(messages.c.plan_id == plan.id, messages.c.key == said.key)
                if (seq := connection.execute(query).scalar()) is not None:
                    raise AlreadySaid(int(seq))
            self._save_head(connection, plan, pack)
            new = self._append(connection, plan.id, told)
            if new:
                said = replace(
                    said, data=json.dumps({**json.loads(said.data or "{}"), "facts": [fact.id for fact in new]})
                )
            kept = [self._say(connection, plan.id, message) for message in (said, reply)]
        return new, kept

    def _append(self, connection: sa.Connection, plan_id: str, told: Iterable[Fact]) -> list[Fact]:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        current = {fact.key: fact for fact in self._read(connection, plan_id)}
        seq = _last(connection, facts, plan_id)
        new: list[Fact] = []
        for fact in told:
            kept = current.get(fact.key)
            if kept is None or _telling(kept) != _telling(fact):
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
        """The last telling of each key, in the order first told, without what was withdrawn."""
        return current_of(self.facts(plan_id))

    def history(self, plan_id: str, key: tuple[str, str, str, str]) -> list[Fact]:
        """Every telling of a key (quantity, row, column, source)."""
        return [fact for fact in self.facts(plan_id) if fact.key == key]

    def add_message(self, plan_id: str, role: str, text: str, data: str = "") -> int:
        """Append a message of the conversation; its place in it."""
        with self._engine.begin() as connection:
            _lock(connection, plan_id)
            return self._say(connection, plan_id, Message(role, text, data)).seq

    def messages(self, plan_id: str, after: int = 0, limit: int | None = None) -> list[Message]:
        """The conversation in order; `after` a place in it."""
        query = sa.select(messages).where(messages.c.plan_id == plan_id, messages.c.seq > after)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(messages.c.seq).limit(limit))
            return [_message(row) for row in rows.mappings()]

    def message_of(self, plan_id: str, key: str) -> Message | None:
        """The message that was sent under a key; None where there is none."""
        query = sa.select(messages).where(messages.c.plan_id == plan_id, messages.c.key == key)
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else _message(row)

    def last_message(self, plan_id: str, role: str) -> Message | None:
        """The latest message of a role; None where there is none."""
        query = sa.select(messages).where(messages.c.plan_id == plan_id, messages.c.role == role)
        with self._engine.connect() as connection:
            row = connection.execute(query.order_by(messages.c.seq.desc()).limit(1)).mappings().first()
        return None if row is None else _message(row)

    def last_turn_facts(self, plan_id: str) -> frozenset[str]:
        """Ids of the facts that the latest turn added which told any and was not taken back (data: `undid`) since."""
        query = sa.select(messages.c.data).where(
            messages.c.plan_id == plan_id, messages.c.role == "user", messages.c.data != ""
        )
        undone: set[str] = set()
        with self._engine.connect() as connection:
            for data in connection.execute(query.order_by(messages.c.seq.desc())).scalars():
                turn = json.loads(data)
                if "undid" in turn:
                    undone.update(turn["undid"])
                elif told := frozenset(turn.get("facts", ())) - undone:
                    return told
        return frozenset()

    def _say(self, connection: sa.Connection, plan_id: str, message: Message) -> Message:
        kept = replace(message, seq=_last(connection, messages, plan_id) + 1, created=datetime.now(UTC))
        connection.execute(
            messages.insert().values(
                plan_id=plan_id,
                seq=kept.seq,
                role=kept.role,
                text=kept.text,
                data=kept.data,
                key=kept.key or None,
                created=kept.created,
            )
        )
        return kept

    def save_version(
        self, plan_id: str, section: str, content: str, *, author: str = "", origin: str = "composed", pack: str = ""
    ) -> int:
        """Append a version of a section (JSON sentences); its number."""
        where = sa.and_(section_versions.c.plan_id == plan_id, section_versions.c.section == section)
        with self._engine.begin() as connection:
            _lock(connection, plan_id)
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

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection for reading whole rows, which sees one state of the database throughout."""
        with self._engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            else:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    def writing(self) -> AbstractContextManager[sa.Connection]:
        """A connection for writing whole rows in one transaction."""
        return transaction(self._engine)

    def close(self) -> None:
        self._engine.dispose()

    @staticmethod
    def _read(connection: sa.Connection, plan_id: str) -> list[Fact]:
        rows = connection.execute(sa.select(facts).where(facts.c.plan_id == plan_id).order_by(facts.c.seq)).mappings()
        return [fact_of_row(row) for row in rows]


def fact_of_row(row: Any) -> Fact:
    """A row of the table of facts. Raises ValueError for a standing that there is not."""
    told = {name: row[name] for name in _FACT_COLUMNS if name != "standing"}
    return Fact(**told, standing=Standing(row["standing"]), id=f"f{row['seq']}")


def current_of(told: Iterable[Fact]) -> list[Fact]:
    """Of every telling the last of each key, in the order first told, without what was withdrawn."""
    last = {fact.key: fact for fact in told}
    return [fact for fact in last.values() if fact.standing is not Standing.WITHDRAWN]


def version_of(told: Iterable[Fact], source: str, row: str | None = None) -> int:
    """The number of the last fact of an answer, or of one row of it; 0 before there is one."""
    return max((int(fact.id[1:]) for fact in told if _of(fact, source, row)), default=0)


def _of(fact: Fact, source: str, row: str | None) -> bool:
    return fact.source == source and (row is None or fact.row == row)


def _withdrawn(every: Iterable[Fact], source: str, row: str | None, told: Iterable[Fact]) -> list[Fact]:
    keys = {fact.key for fact in told}
    return [
        replace(fact, value="", standing=Standing.WITHDRAWN, origin="correction", said_at="")
        for fact in current_of(every)
        if _of(fact, source, row) and fact.key not in keys and not fact.origin.startswith("proposal:")
    ]


def _telling(fact: Fact) -> tuple[object, ...]:
    return fact.value, fact.standing, fact.words, fact.start, fact.end


@contextmanager
def writing(engine: sa.Engine, plan_id: str = "") -> Iterator[sa.Connection]:
    """A transaction that writes, alone from its first line on: to a plan, or to what belongs to none."""
    with engine.begin() as connection:
        if not plan_id and engine.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(784)"))
        _lock(connection, plan_id)
        yield connection


def _lock(connection: sa.Connection, plan_id: str) -> None:
    """One writer of a plan at a time: a write first takes SQLite's lock, and the plan's row in PostgreSQL, before
    places are counted."""
    connection.execute(plans.update().where(plans.c.id == plan_id).values(id=plan_id))


def _last(connection: sa.Connection, table: sa.Table, plan_id: str) -> int:
    query = sa.select(sa.func.coalesce(sa.func.max(table.c.seq), 0)).where(table.c.plan_id == plan_id)
    return int(connection.execute(query).scalar_one())


def open_store(url: str | None = None) -> Store:
    """Open the database and bring it up to date."""
    engine = open_engine(url)
    try:
        if _revision(engine) != HEAD:
            _migrate(engine)
    except sa.exc.SQLAlchemyError as error:  # a wrong address, a file that is no database
        raise _unopened() from error
    return Store(engine)


def open_engine(url: str | None = None) -> sa.Engine:
    """The database as it is. Raises InputError for an address or a driver that cannot be used."""
    try:
        engine = sa.create_engine(_driven(url or database_url()), pool_size=10, max_overflow=40, pool_pre_ping=True)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _sqlite_settings)
        with engine.connect():
            return engine
    except (sa.exc.SQLAlchemyError, ModuleNotFoundError) as error:
        raise _unopened() from error


def _unopened() -> InputError:
    return InputError(
        "không mở được cơ sở dữ liệu kế hoạch.",
        remedy="Kiểm tra KEHOACH_DATA, KEHOACH_DATABASE_URL và quyền ghi thư mục.",
    )


def _driven(url: str) -> str:
    """PostgreSQL is spoken to by psycopg, whichever way its address begins."""
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def _sqlite_settings(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    # FULL: what was acknowledged survives a power cut, too.
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=10000", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _revision(engine: sa.Engine) -> str | None:
    with engine.connect() as connection:
        return revision_of(connection)


def revision_of(connection: sa.Connection) -> str | None:
    """The schema's revision; asked by hand so that alembic is imported only where there is something to migrate."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(engine: sa.Engine) -> None:
    """Bring the schema to HEAD; of several processes that start at once one does it, the others find it done."""
    with transaction(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(784)")
        migrate(connection, HEAD)


@contextmanager
def transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that also holds changes of the schema, which Python's SQLite would commit by themselves."""
    with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def migrate(connection: sa.Connection, revision: str) -> None:
    """Bring the schema to a revision, up or down. Raises LookupError for one that this program does not know."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    known = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    if revision not in known:
        raise LookupError(revision)
    now = revision_of(connection)
    if now in known and known.index(now) < known.index(revision):  # the newest comes first
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)


def _plan_row(plan: Plan, pack: str) -> dict[str, Any]:
    return {"id": plan.id, "pack": pack, "created": plan.created or datetime.now(UTC), **_head_row(plan)}


def _head_row(plan: Plan) -> dict[str, Any]:
    return {
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
    }


def _message(row: Any) -> Message:
    return Message(row["role"], row["text"], row["data"], row["key"] or "", row["seq"], row["created"])


def plan_of_row(row: Any) -> Plan:
    """A row of the table of plans."""
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
        revision=row["revision"],
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
