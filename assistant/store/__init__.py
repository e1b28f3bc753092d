"""Plans, facts, messages and versions of sections in SQLAlchemy: SQLite by default, PostgreSQL by URL."""

from assistant.store.engine import HEAD, database_url, migrate, open_engine, revision_of, transaction, writing
from assistant.store.rows import fact_of_row, plan_of_row
from assistant.store.store import Store, open_store
from assistant.store.tables import metadata, plans
from assistant.store.telling import current_of, version_of
from assistant.store.turns import AlreadySaid, GoneError, Message, SectionVersion, StaleError

__all__ = [
    "HEAD",
    "AlreadySaid",
    "GoneError",
    "Message",
    "SectionVersion",
    "StaleError",
    "Store",
    "current_of",
    "database_url",
    "fact_of_row",
    "metadata",
    "migrate",
    "open_engine",
    "open_store",
    "plan_of_row",
    "plans",
    "revision_of",
    "transaction",
    "version_of",
    "writing",
]
