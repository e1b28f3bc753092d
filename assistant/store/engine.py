"""The database: opened by its address, brought up to date, written in transactions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from assistant.store.tables import plans
from assistant.store.turns import GoneError
from corpus.errors import InputError
from corpus.folders import data_folder

HEAD = "0007"  # the schema's revision that this program works with


def database_url() -> str:
    """KEHOACH_DATABASE_URL, else a SQLite file in the data folder."""
    return os.environ.get("KEHOACH_DATABASE_URL") or f"sqlite:///{data_folder() / 'kehoach.db'}"


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


def revision_of(connection: sa.Connection) -> str | None:
    """The schema's revision; asked by hand so that alembic is imported only where there is something to migrate."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def bring_up(engine: sa.Engine) -> None:
    """Bring the schema to HEAD; of several processes that start at once one does it, the others find it done."""
    try:
        with engine.connect() as connection:
            now = revision_of(connection)
        if now != HEAD:
            _migrate(engine)
    except sa.exc.SQLAlchemyError as error:  # a wrong address, a file that is no database
        raise _unopened() from error


def _migrate(engine: sa.Engine) -> None:
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
    config.set_main_option("script_location", str(Path(__file__).parent.parent / "migrations"))
    config.attributes["connection"] = connection
    known = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    if revision not in known:
        raise LookupError(revision)
    now = revision_of(connection)
    if now in known and known.index(now) < known.index(revision):  # the newest comes first
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)


@contextmanager
def writing(engine: sa.Engine, plan_id: str = "") -> Iterator[sa.Connection]:
    """A transaction that writes, alone from its first line on: to a plan, or to what belongs to none."""
    with engine.begin() as connection:
        if not plan_id and engine.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(784)"))
        if plan_id:
            hold(connection, plan_id)
        else:
            lock(connection, plan_id)
        yield connection


def lock(connection: sa.Connection, plan_id: str) -> bool:
    """One writer of a plan at a time: a write first takes SQLite's lock, and the plan's row in PostgreSQL, before
    places are counted. False when there is no such plan."""
    return connection.execute(plans.update().where(plans.c.id == plan_id).values(id=plan_id)).rowcount > 0


def hold(connection: sa.Connection, plan_id: str) -> None:
    """`lock` for a plan that must be there. Raises GoneError: somebody may have deleted it meanwhile."""
    if not lock(connection, plan_id):
        raise GoneError.of(plan_id)


def last(connection: sa.Connection, table: sa.Table, plan_id: str) -> int:
    """The place of a plan's last row in a numbered table; 0 before there is one."""
    query = sa.select(sa.func.coalesce(sa.func.max(table.c.seq), 0)).where(table.c.plan_id == plan_id)
    return int(connection.execute(query).scalar_one())
