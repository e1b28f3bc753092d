"""Revisions of a plan's head, and indexes for long lists of plans."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("plans", sa.Column("revision", sa.Integer, nullable=False, server_default="1"))
    op.create_index("plans_by_unit", "plans", ["unit", "created"])
    op.create_index("plans_by_age", "plans", ["created", "id"])


def downgrade() -> None:
    op.drop_index("plans_by_age", "plans")
    op.drop_index("plans_by_unit", "plans")
    op.drop_column("plans", "revision")
