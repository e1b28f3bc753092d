"""A plan deleted with all that belongs to it, as long as nobody outside its drafting has relied on it."""

from __future__ import annotations

import sqlalchemy as sa

from assistant.life import settled
from assistant.store import GoneError, StaleError, Store, plans, writing
from corpus.errors import InputError


class SettledError(InputError):
    """Raised for a plan that was submitted or approved: what others have read stays."""


def delete_plan(store: Store, plan_id: str, *, expected: int | None = None, also: sa.Executable | None = None) -> None:
    """Delete a plan, its facts, conversation, versions, given questions and jobs in one transaction, and do `also` in it.

    Raises GoneError when there is no such plan, StaleError when the revision of its head is not `expected` (None does not
    ask), SettledError when it was submitted or approved.
    """
    with writing(store.engine, plan_id) as connection:
        revision = connection.execute(sa.select(plans.c.revision).where(plans.c.id == plan_id)).scalar()
        if revision is None:
            raise GoneError.of(plan_id)
        if expected is not None and expected != revision:
            raise StaleError("kế hoạch vừa được người khác sửa.", remedy="Xem bản mới rồi xóa lại.")
        if settled(connection, [plan_id]):
            raise SettledError(
                "kế hoạch đã gửi thẩm định hoặc đã duyệt nên không xóa được.",
                remedy="Hồ sơ đã trình được giữ lại; cần sửa thì sửa tiếp thành bản mới.",
            )
        for table in _belonging(connection):
            connection.execute(table.delete().where(table.c.plan_id == plan_id))
        connection.execute(plans.delete().where(plans.c.id == plan_id))
        if also is not None:
            connection.execute(also)


def _belonging(connection: sa.Connection) -> list[sa.TableClause]:
    """Every table there is with rows of a plan; which ones, the database knows best."""
    inspector = sa.inspect(connection)
    names = inspector.get_table_names()
    columns = {name: {column["name"] for column in inspector.get_columns(name)} for name in names}
    return [sa.table(name, sa.column("plan_id")) for name in names if "plan_id" in columns[name]]
