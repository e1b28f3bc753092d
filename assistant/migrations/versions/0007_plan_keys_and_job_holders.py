"""Under which key a plan was begun, so that a request that is sent again begins no second one; which process holds a job."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "plan_keys",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("plan_id", sa.String(120), sa.ForeignKey("plans.id"), nullable=False, index=True),
    )
    with op.batch_alter_table("jobs") as table:
        table.add_column(sa.Column("holder", sa.String(160), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("jobs") as table:
        table.drop_column("holder")
    op.drop_table("plan_keys")
