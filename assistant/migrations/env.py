"""Alembic's environment: always run with the store's own connection."""

from alembic import context

from assistant.store import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
