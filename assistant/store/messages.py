"""The conversation: messages in order, each kept once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import sqlalchemy as sa

from assistant.store.base import Base
from assistant.store.engine import hold, last
from assistant.store.rows import message_of_row
from assistant.store.tables import messages
from assistant.store.turns import Message


class Messages(Base):
    """The part of the store that keeps messages."""

    def add_message(self, plan_id: str, role: str, text: str, data: str = "") -> int:
        """Append a message of the conversation; its place in it."""
        with self._engine.begin() as connection:
            hold(connection, plan_id)
            return self._say(connection, plan_id, Message(role, text, data)).seq

    def messages(self, plan_id: str, after: int = 0, limit: int | None = None) -> list[Message]:
        """The conversation in order; `after` a place in it."""
        query = sa.select(messages).where(messages.c.plan_id == plan_id, messages.c.seq > after)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(messages.c.seq).limit(limit))
            return [message_of_row(row) for row in rows.mappings()]

    def message_of(self, plan_id: str, key: str) -> Message | None:
        """The message that was sent under a key; None where there is none."""
        query = sa.select(messages).where(messages.c.plan_id == plan_id, messages.c.key == key)
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else message_of_row(row)

    def last_message(self, plan_id: str, role: str) -> Message | None:
        """The latest message of a role; None where there is none."""
        query = sa.select(messages).where(messages.c.plan_id == plan_id, messages.c.role == role)
        with self._engine.connect() as connection:
            row = connection.execute(query.order_by(messages.c.seq.desc()).limit(1)).mappings().first()
        return None if row is None else message_of_row(row)

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
        kept = replace(message, seq=last(connection, messages, plan_id) + 1, created=datetime.now(UTC))
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
