"""The tables that hold plans: heads, facts, messages, versions of sections; what else is kept has tables of its own on the same metadata."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()

plans = sa.Table(
    "plans",
    metadata,
    sa.Column("id", sa.String(120), primary_key=True),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("period_start", sa.Integer, nullable=False),
    sa.Column("period_end", sa.Integer, nullable=False),
    sa.Column("date", sa.Date, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("number", sa.Text, nullable=False),
    sa.Column("signer", sa.Text, nullable=False),  # JSON pairs
    sa.Column("recipients", sa.Text, nullable=False),  # JSON list
    sa.Column("said_by", sa.Text, nullable=False),
    sa.Column("pack", sa.String(80), nullable=False),
    sa.Column("created", sa.DateTime(timezone=True), nullable=False),
    sa.Column("revision", sa.Integer, nullable=False, server_default="1"),  # of the head; counts its changes
    sa.Index("plans_by_unit", "unit", "created"),
    sa.Index("plans_by_age", "created", "id"),
)
plan_keys = sa.Table(
    "plan_keys",
    metadata,
    sa.Column("key", sa.String(64), primary_key=True),  # SHA-256 of who began the plan and their key
    sa.Column("plan_id", sa.String(120), sa.ForeignKey("plans.id"), nullable=False, index=True),
)
facts = sa.Table(
    "facts",
    metadata,
    sa.Column("plan_id", sa.String(120), sa.ForeignKey("plans.id"), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("quantity", sa.String(120), nullable=False),
    sa.Column("row", sa.String(120), nullable=False),
    sa.Column("column", sa.String(120), nullable=False),
    sa.Column("source", sa.String(120), nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("standing", sa.String(20), nullable=False),
    sa.Column("hedge", sa.String(40), nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("said_by", sa.Text, nullable=False),
    sa.Column("said_at", sa.String(40), nullable=False),
    sa.Column("origin", sa.String(160), nullable=False),
)
messages = sa.Table(
    "messages",
    metadata,
    sa.Column("plan_id", sa.String(120), sa.ForeignKey("plans.id"), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("data", sa.Text, nullable=False, server_default=""),  # JSON: what a program needs of the message
    sa.Column("key", sa.String(80)),  # of a message that is sent again when its reply got lost
    sa.Column("created", sa.DateTime(timezone=True), nullable=False),
    sa.UniqueConstraint("plan_id", "key", name="messages_once"),
)
section_versions = sa.Table(
    "section_versions",
    metadata,
    sa.Column("plan_id", sa.String(120), sa.ForeignKey("plans.id"), primary_key=True),
    sa.Column("section", sa.String(80), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("content", sa.Text, nullable=False),  # JSON sentences
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("origin", sa.String(20), nullable=False),
    sa.Column("pack", sa.String(80), nullable=False),
    sa.Column("created", sa.DateTime(timezone=True), nullable=False),
)
