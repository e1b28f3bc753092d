"""The store: all that is kept of plans, in SQLite by default, in PostgreSQL by URL."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa

from assistant.plan import Fact
from assistant.store.engine import bring_up, hold, open_engine
from assistant.store.facts import Facts
from assistant.store.messages import Messages
from assistant.store.plans import Plans
from assistant.store.tables import messages
from assistant.store.turns import AlreadySaid, Message
from assistant.store.versions import Versions


class Store(Plans, Facts, Messages, Versions):
    """All that is kept of plans. One transaction a call; a batch is written whole or not at all."""

    def record_turn(
        self, plan_id: str, said: Message, told: Iterable[Fact], reply: Message
    ) -> tuple[list[Fact], list[Message]]:
        """A turn of the conversation in one transaction: what was said, what it told, what was replied. The head stays.

        Returns the new facts, and the two messages with their places. Raises AlreadySaid when a message of the same key
        is there: the turn was kept before, and nothing of it is kept twice.
        """
        with self._engine.begin() as connection:
            hold(connection, plan_id)
            if said.key:
                query = sa.select(messages.c.seq).where(messages.c.plan_id == plan_id, messages.c.key == said.key)
                if (seq := connection.execute(query).scalar()) is not None:
                    raise AlreadySaid(int(seq))
            new = self._append(connection, plan_id, told)
            if new:
                said = replace(
                    said, data=json.dumps({**json.loads(said.data or "{}"), "facts": [fact.id for fact in new]})
                )
            kept = [self._say(connection, plan_id, message) for message in (said, reply)]
        return new, kept


def open_store(url: str | None = None) -> Store:
    """Open the database and bring it up to date."""
    engine = open_engine(url)
    bring_up(engine)
    return Store(engine)
