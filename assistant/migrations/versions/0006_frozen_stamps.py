"""What a frozen text rests on, so that later edits are told; the number and date of a registration beside the approved text;
the audit trail guarded against being emptied.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
ADDED = (
    ("head", sa.Integer(), "-1"),  # not known of what was frozen before
    ("versions", sa.Integer(), "-1"),
    ("number", sa.String(20), ""),
)


def upgrade() -> None:
    with op.batch_alter_table("plan_events") as table:
        for name, kind, default in ADDED:
            table.add_column(sa.Column(name, kind, nullable=False, server_default=default))
        table.add_column(sa.Column("dated", sa.Date()))
    if op.get_bind().dialect.name != "sqlite":  # emptying the trail at once is no way around, either
        op.execute(
            "CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP TRIGGER audit_no_truncate ON audit")
    with op.batch_alter_table("plan_events") as table:
        for name in ("head", "versions", "number", "dated"):
            table.drop_column(name)
