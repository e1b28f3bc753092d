"""What every part of the store shares: the engine, and whole rows for programs that copy them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import sqlalchemy as sa

from assistant.store.engine import transaction


class Base:
    """Holds the engine. Parts of the store are classes over it, one a subject."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @property
    def engine(self) -> sa.Engine:
        """For what is kept beside plans in the same database."""
        return self._engine

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
