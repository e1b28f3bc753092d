"""Plans, facts, messages, section versions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("id", sa.String(120), primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("unit",)),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("period_start", sa.Integer, nullable=False),
        sa.Column("period_end", sa.Integer, nullable=False),
        sa.Column("date", sa.Date, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("place", "number", "signer", "recipients", "said_by")),
        sa.Column("pack", sa.String(80), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "facts",
        sa.Column("plan_id", sa.String(120), sa.ForeignKey("plans.id"), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.String(120), nullable=False) for name in ("quantity", "row", "column", "source")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("value", "unit")),
        sa.Column("standing", sa.String(20), nullable=False),
        sa.Column("hedge", sa.String(40), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("said_by", sa.Text, nullable=False),
        sa.Column("said_at", sa.String(40), nullable=False),
        sa.Column("origin", sa.String(160), nullable=False),
    )
    op.create_table(
        "messages",
        sa.Column("plan_id", sa.String(120), sa.ForeignKey("plans.id"), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "section_versions",
        sa.Column("plan_id", sa.String(120), sa.ForeignKey("plans.id"), primary_key=True),
        sa.Column("section", sa.String(80), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("pack", sa.String(80), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    for table in ("section_versions", "messages", "facts", "plans"):
        op.drop_table(table)
