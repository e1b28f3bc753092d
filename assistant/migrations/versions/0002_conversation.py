"""Messages carry what a program needs of them, and a key that keeps one sent twice from counting twice."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("messages") as table:
        table.add_column(sa.Column("data", sa.Text, nullable=False, server_default=""))
        table.add_column(sa.Column("key", sa.String(80)))
        table.create_unique_constraint("messages_once", ["plan_id", "key"])


def downgrade() -> None:
    with op.batch_alter_table("messages") as table:
        table.drop_constraint("messages_once", type_="unique")
        table.drop_column("key")
        table.drop_column("data")
