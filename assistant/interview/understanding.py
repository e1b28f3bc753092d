"""How an answer was understood, in lines that a person checks at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from assistant.ledger import Known, Ledger
from assistant.plan import Fact, Standing
from assistant.reading import Reading
from assistant.reading.context import (
    ANSWER,
    ASSIGNED,
    CHOICE,
    CLAUSE,
    ITEM,
    LAYERS,
    REFUSED,
    ROW,
    SCOPE,
    UNCLAIMED,
    YEARLY,
)
from corpus.framework import Quantity, Requirement
from corpus.language import format_number
from corpus.pack import Pack

STANDINGS = {
    Standing.UNKNOWN: "chưa có số liệu; kế hoạch ghi rõ chỗ này còn thiếu",
    Standing.NONE: "không có; kế hoạch ghi thành câu",
    Standing.SKIPPED: "bỏ qua, để ngỏ",
    Standing.NOT_APPLICABLE: "không áp dụng cho đơn vị",
    Standing.SUGGESTED: "theo gợi ý của khung",
}
CHOICES = {"yes": "chọn", "no": "không chọn"}
LAYER_STATES = {"done": "đã xong", "doing": "đang triển khai", "not": "chưa triển khai"}
COLUMNS = {
    "statement": "nội dung",
    "base": "hiện nay",
    "target": "mục tiêu",
    "result": "kết quả",
    "time": "thời gian",
    "number": "số",
    "date": "ngày",
    "title": "trích yếu",
    "type": "loại",
    "issuer": "cơ quan ban hành",
    "status": "tình trạng",
    "done": "lớp đã xong",
    "doing": "lớp đang làm",
    "provider": "đơn vị cung cấp",
    "task": "giao việc",
    "section": "đưa vào mục",
    "reviewed": "đã rà soát",
}
_HIDDEN = ("words", "base_words", "order", UNCLAIMED)


@dataclass(frozen=True)
class Understood:
    """One requirement's answer as understood: its lines, and what is doubtful or found no place."""

    requirement: str
    name: str
    lines: tuple[str, ...]
    standing: Standing = Standing.GIVEN
    doubts: tuple[str, ...] = ()
    leftover: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {
            "requirement": self.requirement,
            "name": self.name,
            "lines": list(self.lines),
            "standing": str(self.standing),
            "doubts": list(self.doubts),
            "leftover": list(self.leftover),
        }


def understood(requirement: Requirement, name: str, reading: Reading, pack: Pack) -> Understood:
    """A reading as lines: "máy tính: 46", "hiện nay: 20%", "giữ nguyên lời: “…”"."""
    refused = requirement.reader == "choice" and (
        reading.standing is Standing.NONE or any(f.quantity == CHOICE and f.value == "no" for f in reading.facts)
    )
    if refused:
        lines = [f"không chọn. {requirement.refused}".strip() if requirement.refused else "không chọn"]
    elif reading.standing in STANDINGS:
        lines = [STANDINGS[reading.standing]]
    else:
        lines = list(dict.fromkeys(_lines(reading.facts, requirement, pack)))
    return Understood(
        requirement.id,
        name,
        tuple(lines),
        reading.standing,
        tuple(reading.doubts),
        tuple(dict.fromkeys(reading.leftover)),
    )


def _lines(facts: list[Fact], requirement: Requirement, pack: Pack) -> Iterator[str]:
    rows: dict[tuple[str, str], list[Fact]] = {}
    told = {fact.quantity: fact for fact in facts}
    shares = [q for q in pack.quantities.values() if len(q.counts) == 2 and all(count in told for count in q.counts)]
    for share in shares:
        yield f"{share.label}: {'/'.join(shown(told[count]) for count in share.counts)}"
    counted = {count for share in shares for count in share.counts}
    for fact in facts:
        if fact.quantity in (ANSWER, SCOPE) or fact.quantity in counted:
            continue
        if fact.quantity in pack.quantities:
            quantity = pack.quantities[fact.quantity]
            yield f"{quantity.label}: {shown(fact, quantity)}"
        elif fact.quantity in (CLAUSE, REFUSED):
            yield f"ghi theo lời đơn vị: “{fact.value}”"
        elif fact.quantity == ITEM:
            yield f"- {fact.value}"
        elif fact.quantity == CHOICE:
            yield CHOICES.get(fact.value, fact.value)
        elif fact.quantity in (ASSIGNED, YEARLY):
            label = (
                requirement.fields[fact.column].label if fact.column in requirement.fields else "chưa rõ văn bản nào"
            )
            yield f"{label}: {fact.value}" if fact.quantity == ASSIGNED else f"năm {fact.row}: {fact.value}"
        else:
            rows.setdefault((fact.quantity, fact.row), []).append(fact)
    for (quantity_id, _), cells in rows.items():
        yield _row(quantity_id, cells, pack)


def _row(quantity_id: str, cells: list[Fact], pack: Pack) -> str:
    table = pack.tables.get(quantity_id.removeprefix(ROW)) if quantity_id.startswith(ROW) else None
    told: list[str] = []
    for fact in cells:
        if fact.column in _HIDDEN or fact.standing is not Standing.GIVEN:
            continue
        label = table.columns[fact.column].label if table and fact.column in table.columns else COLUMNS.get(fact.column)
        spec = table.columns.get(fact.column) if table else None
        plain = spec is not None and spec.type in ("text", "years", "level")
        value = LAYER_STATES.get(fact.value, fact.value) if quantity_id == LAYERS or plain else shown(fact)
        if spec is not None and spec.type == "money":
            value += " triệu đồng"
        if fact.column in ("name", "statement") or label is None:
            told.insert(0, value)
        else:
            told.append(f"{label}: {value}")
    return "; ".join(told)


def shown(fact: Fact, quantity: Quantity | None = None) -> str:
    """A fact's value as people write it: "khoảng 60%", "1.850", "4/7"."""
    if fact.standing is Standing.NONE:
        return "không có"
    if fact.standing is not Standing.GIVEN:
        return STANDINGS.get(fact.standing, "")
    hedge = f"{fact.hedge} " if fact.hedge else ""
    unit = "%" if fact.unit == "%" or (quantity and quantity.type == "percent" and "/" not in fact.value) else ""
    if quantity and quantity.type == "money":
        unit = " triệu đồng"
    if fact.column in ("date", "assessed") or (quantity and quantity.type == "date"):
        return hedge + "/".join(str(int(part)) for part in reversed(fact.value.split("-")))
    try:
        number = Decimal(fact.value)
    except InvalidOperation:
        return hedge + {"yes": "có", "no": "không"}.get(fact.value, fact.value)
    if fact.column in ("number", "level", "time") or (quantity and quantity.type == "year"):
        return fact.value
    return f"{hedge}{format_number(number)}{unit}"


def known_text(known: Known, quantity: Quantity) -> str:
    """A known value with its unit, for lists of what changed."""
    if known.standing is Standing.NONE and known.number is None:
        return "không có"
    if known.number is None:
        return known.text
    unit = {"percent": "%", "money": " triệu đồng"}.get(quantity.type, "")
    return f"{known.hedge + ' ' if known.hedge else ''}{format_number(known.number)}{unit}"


def computed(ledger: Ledger, touched: Iterable[str]) -> list[str]:
    """What follows by the pack's formulas from quantities just told: "bình quân …: 1,12"."""
    told = set(touched)
    out = []
    for id_, quantity in ledger.quantities.items():
        if not quantity.derive or ledger.tellings(id_):
            continue
        derived = ledger.derived(id_)
        known = derived is not None and derived.number is not None and derived.number >= 0
        if known and derived is not None and _rests_on(quantity, told):
            out.append(f"tính ra {quantity.label}: {known_text(derived, quantity)}")
    return out


def _rests_on(quantity: Quantity, told: set[str]) -> bool:
    from corpus.formulas import names_in

    return bool(names_in(quantity.derive) & told)


def conflicts(ledger: Ledger) -> list[str]:
    """Figures that contradict each other, in a sentence each."""
    out = []
    for conflict in ledger.conflicts():
        quantity = ledger.quantities[conflict.quantity]
        other = known_text(conflict.other, quantity)
        how = "số tính lại từ các con số đã kể" if conflict.other.derived else "chỗ khác nói"
        out.append(f"{quantity.label}: ghi {known_text(conflict.told, quantity)}, {how} là {other}")
    return out
