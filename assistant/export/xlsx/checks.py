"""Findings, coverage of the framework, and every figure with its origin."""

from __future__ import annotations

from decimal import Decimal

from assistant.drafting.desk import Desk
from assistant.export.origins import derived_quantities, label_of_fact, origin, reckoned, standing_words, teller
from assistant.export.xlsx.model import Column, Percent, Sheet, Value
from assistant.ledger import Known, known_from
from assistant.pipeline import Result
from assistant.plan import Fact, Severity, Standing
from assistant.reading.context import ROW
from corpus.framework import Quantity

SEVERITIES = {Severity.ERROR: "Lỗi phải sửa", Severity.WARNING: "Cần xem lại", Severity.INFO: "Ghi chú"}


def findings_sheet(result: Result) -> Sheet:
    """A row a finding, errors first."""
    columns = (
        Column("TT", 5),
        Column("Mức độ", 14),
        Column("Ở đâu", 32),
        Column("Vấn đề", 56),
        Column("Cách xử lý", 46),
        Column("Căn cứ", 32),
        Column("Quy tắc", 22),
    )
    rows = tuple(
        (number, SEVERITIES[f.severity], f.where, f.message, f.hint, f.basis, f.rule)
        for number, f in enumerate(result.findings, 1)
    )
    return Sheet("Kết quả kiểm tra", "Kết quả kiểm tra", columns, rows, empty="Không có vấn đề nào.")


def coverage_sheet(result: Result) -> Sheet:
    """Where each demand of the framework stands, and the sentences that answer it."""
    desk = result.desk
    columns = (
        Column("TT", 5),
        Column("Vị trí trong khung", 24),
        Column("Mã", 20),
        Column("Nội dung", 34),
        Column("Tình trạng", 15),
        Column("Câu trong kế hoạch", 70),
        Column("Ai thường biết", 24),
    )
    rows = []
    for number, row in enumerate(result.coverage, 1):
        entry = desk.outline.by_id[row.requirement]
        holder = desk.pack.info.holders.get(entry.holder, entry.holder)
        rows.append(
            (
                number,
                entry.at,
                row.requirement,
                row.label,
                standing_words(row.standing),
                "\n".join(row.sentences),
                holder,
            )
        )
    return Sheet("Đối chiếu khung", "Đối chiếu với yêu cầu của khung", columns, tuple(rows))


def figures_sheet(desk: Desk) -> Sheet:
    """Every figure told or reckoned, and on whose word it rests."""
    columns = (
        Column("TT", 5),
        Column("Mã", 20),
        Column("Số liệu", 38),
        Column("Giá trị", 14),
        Column("Đơn vị tính", 14),
        Column("Nguyên lời, hoặc cách tính", 50),
        Column("Ai trả lời", 26),
        Column("Ghi chú", 22),
    )
    rows: list[tuple[Value, ...]] = []
    for fact in desk.ledger.facts:
        if fact.quantity in desk.pack.quantities or fact.quantity.startswith(ROW):
            rows.append((len(rows) + 1, *_told(fact, desk)))
    for name, (spec, known) in derived_quantities(desk).items():
        if known.number is None:
            continue
        how = reckoned(name, desk) or "cộng từ các dòng"
        rows.append((len(rows) + 1, name, spec.label, _number(known, spec), _unit(spec), f"tính: {how}", "", "tính ra"))
    return Sheet("Số liệu", "Số liệu và nguồn gốc", columns, tuple(rows))


def _told(fact: Fact, desk: Desk) -> tuple[Value, ...]:
    spec = desk.pack.quantities.get(fact.quantity)
    value: Value = fact.value
    if fact.standing is not Standing.GIVEN and not fact.value:
        value = standing_words(fact.standing)
    elif spec is not None:
        value = _number(known_from(fact, spec), spec)
    unit = fact.unit or (_unit(spec) if spec else "")
    return fact.source, label_of_fact(fact, desk), value, unit, fact.words, teller(fact, desk.plan), origin(fact)


def _number(known: Known, spec: Quantity) -> Value:
    """Numbers as such; with a hedge as text, since a sheet would take it for exact."""
    if known.number is None or spec.type in ("text", "date", "year"):
        return known.text
    number = known.number if known.number == known.number.to_integral() else known.number.quantize(Decimal("0.01"))
    if known.hedge:
        return f"{known.hedge} {number}".replace(".", ",")
    return Percent(number) if spec.type == "percent" else number


def _unit(spec: Quantity) -> str:
    return {"percent": "%", "money": "triệu đồng"}.get(spec.type, spec.noun or spec.unit)
