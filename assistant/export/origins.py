"""Where a figure comes from, in words: who told it, when, in which words; or how it was reckoned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

from assistant.attached.attachment import file_of
from assistant.drafting.desk import Desk
from assistant.ledger import Known
from assistant.plan import Fact, Plan, Standing
from assistant.reading.context import ROW
from corpus.framework import Quantity
from corpus.language import format_date, format_number, format_percent

STANDINGS = {
    "given": "Đã có",
    "none": "Không có",
    "unknown": "Chưa có số liệu",
    "unanswered": "Chưa trả lời",
    "skipped": "Bỏ qua",
    "not_applicable": "Không áp dụng",
    "suggested": "Theo gợi ý",
}
_VIETNAM = timezone(timedelta(hours=7))  # no summer time


def teller(fact: Fact, plan: Plan) -> str:
    """Who told it, and when where that is known: "Văn phòng Sở, ngày 14/9/2020"."""
    who = fact.said_by or plan.said_by or "Đơn vị"
    return f"{who}, ngày {day}" if (day := told_on(fact)) else who


def told_on(fact: Fact) -> str:
    """The day it was told, in Vietnam's time; "" when the plan was not saved."""
    if not fact.said_at:
        return ""
    try:
        moment = datetime.fromisoformat(fact.said_at)
    except ValueError:
        return fact.said_at
    local = moment.astimezone(_VIETNAM) if moment.tzinfo else moment
    return format_date(date(local.year, local.month, local.day))


def origin(fact: Fact) -> str:
    """How it got into the plan, where that is not a plain answer."""
    if fact.origin.startswith("proposal:"):
        return "nhận từ đề xuất của trợ lý"
    if place := file_of(fact):
        return f"từ tệp {place}"
    return "sửa lại" if fact.origin == "correction" else ""


def label_of_fact(fact: Fact, desk: Desk) -> str:
    """What the fact tells: the quantity's or the column's label, else its requirement's."""
    if spec := desk.pack.quantities.get(fact.quantity):
        return spec.label
    table = desk.pack.tables.get(fact.quantity.removeprefix(ROW)) if fact.quantity.startswith(ROW) else None
    if table and fact.column in table.columns:
        return table.columns[fact.column].label
    requirement = desk.outline.by_id.get(fact.source)
    return requirement.label if requirement else fact.source


def reckoned(quantity: str, desk: Desk) -> str:
    """The pack's formula with its figures: "100 × (46 + 31) / 125"; "" when the value was told or added up otherwise."""
    spec = desk.pack.quantities.get(quantity)
    known = desk.ledger.get(quantity)
    if spec is None or not spec.derive or known is None or not known.derived:
        return ""
    text = re.sub(r"[a-z]\w*(?:\.\w+)+", lambda name: _input(name[0], desk), spec.derive)
    return " ".join(re.sub(r"\s*([*+/])\s*", r" \1 ", text).replace("*", "×").split())


def _input(name: str, desk: Desk) -> str:
    known = desk.ledger.get(name)
    return "?" if known is None or known.number is None else format_number(known.number)


def derived_quantities(desk: Desk) -> Mapping[str, tuple[Quantity, Known]]:
    """Every quantity of the pack whose value follows from others."""
    out = {}
    for name, spec in desk.pack.quantities.items():
        known = desk.ledger.get(name)
        if known is not None and known.derived and known.settled:
            out[name] = (spec, known)
    return out


def shown(known: Known, spec: Quantity) -> str:
    """A value as people read it: "61,6%", "125 thủ tục"."""
    if known.number is None:
        return known.text or STANDINGS.get(str(known.standing), "")
    if spec.type == "percent":
        return format_percent(known.number)
    return f"{format_number(known.number)} {spec.noun or spec.unit}".strip()


def standing_words(standing: Standing | str) -> str:
    return STANDINGS.get(str(standing), str(standing))
