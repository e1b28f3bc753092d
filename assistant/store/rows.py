"""Rows of the tables as what the assistant speaks in, and back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from assistant.plan import Fact, Plan, Standing
from assistant.store.turns import Message

FACT_COLUMNS = (
    "quantity",
    "row",
    "column",
    "source",
    "value",
    "unit",
    "standing",
    "hedge",
    "words",
    "start",
    "end",
    "said_by",
    "said_at",
    "origin",
)


def fact_of_row(row: Any) -> Fact:
    """A row of the table of facts. Raises ValueError for a standing that there is not."""
    told = {name: row[name] for name in FACT_COLUMNS if name != "standing"}
    return Fact(**told, standing=Standing(row["standing"]), id=f"f{row['seq']}")


def plan_row(plan: Plan, pack: str) -> dict[str, Any]:
    """A plan as it is entered."""
    return {"id": plan.id, "pack": pack, "created": plan.created or datetime.now(UTC), **head_row(plan)}


def head_row(plan: Plan) -> dict[str, Any]:
    """What of a plan may change."""
    return {
        "unit": plan.unit,
        "kind": plan.kind,
        "period_start": plan.period[0],
        "period_end": plan.period[1],
        "date": plan.date,
        "place": plan.place,
        "number": plan.number,
        "signer": json.dumps(plan.signer, ensure_ascii=False),
        "recipients": json.dumps(plan.recipients, ensure_ascii=False),
        "said_by": plan.said_by,
    }


def message_of_row(row: Any) -> Message:
    """A row of the table of messages."""
    return Message(row["role"], row["text"], row["data"], row["key"] or "", row["seq"], row["created"])


def plan_of_row(row: Any) -> Plan:
    """A row of the table of plans."""
    return Plan(
        id=row["id"],
        unit=row["unit"],
        kind=row["kind"],
        period=(row["period_start"], row["period_end"]),
        date=_date(row["date"]),
        place=row["place"],
        number=row["number"],
        signer=tuple((a, b) for a, b in json.loads(row["signer"])),
        recipients=tuple(json.loads(row["recipients"])),
        said_by=row["said_by"],
        created=row["created"],
        revision=row["revision"],
    )


def _date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def fact_row(plan_id: str, fact: Fact) -> dict[str, Any]:
    """A fact as it is entered."""
    return {
        "plan_id": plan_id,
        "seq": int(fact.id[1:]),
        **{name: getattr(fact, name) for name in FACT_COLUMNS},
        "standing": str(fact.standing),
    }
