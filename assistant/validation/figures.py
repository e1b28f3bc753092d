"""Do the figures agree with each other, and was every figure understood?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.drafting.lists import disputed_quantity
from assistant.drafting.tables import row_facts
from assistant.drafting.voice import value_span
from assistant.expressions import compile_expression
from assistant.ledger import Known
from assistant.plan import Severity, Standing
from assistant.reading.context import CLAUSE, RESULT, UNCLAIMED, Reading
from assistant.validation.base import Check, Found, rule
from corpus.language import format_number, format_percent
from corpus.language.values import scan


def _where(check: Check, source: str) -> str:
    entry = check.desk.outline.by_id.get(source)
    return f"{entry.at} ({source})" if entry else source


@rule("figures.conflict", Severity.ERROR, "Cùng một số liệu được nói khác nhau, hoặc khác số tính lại")
def conflict(check: Check) -> Iterator[Found]:
    ledger = check.desk.ledger
    for found in ledger.conflicts():
        spec = ledger.quantities[found.quantity]
        told, other = value_span(found.told, spec).text, value_span(found.other, spec).text
        how = "tính lại từ các số liệu khác" if found.other.derived else f"nói ở {_where(check, found.other.source)}"
        yield (
            _where(check, found.told.source),
            f"{spec.label}: ghi {told}, {how} là {other}.",
            "Xác nhận số đúng và sửa số còn lại.",
        )


@rule("figures.result_conflict", Severity.ERROR, "Kết quả báo cáo trái với số tính từ các con số của chính đơn vị")
def result_conflict(check: Check) -> Iterator[Found]:
    ledger = check.desk.ledger
    for requirement in check.desk.outline.requirements:
        for columns in ledger.rows(RESULT, requirement.id).values():
            if name := disputed_quantity(columns, check.desk):
                known = ledger.get(name)
                assert known is not None
                assert known.number is not None
                spec = ledger.quantities[name]
                told = format_percent(Decimal(columns["result"].value))
                yield (
                    _where(check, requirement.id),
                    f"{spec.label}: ghi {told}, nhưng tính từ các số đã báo cáo là {format_percent(known.number)}.",
                    f"Đối chiếu lại; nếu số tính đúng thì sửa {told} thành {format_percent(known.number)}.",
                )


@rule("figures.part_over_whole", Severity.ERROR, "Số của một phần lớn hơn số của cả tổng")
def part_over_whole(check: Check) -> Iterator[Found]:
    ledger = check.desk.ledger
    for name, spec in ledger.quantities.items():
        if not spec.at_most:
            continue
        part, whole = ledger.get(name), ledger.get(spec.at_most)
        if part is None or whole is None or part.number is None or whole.number is None or part.number <= whole.number:
            continue
        limit = ledger.quantities[spec.at_most]
        yield (
            _where(check, part.source or whole.source),
            f"{spec.label} là {format_number(part.number)}, lớn hơn {limit.label} ({format_number(whole.number)}).",
            "Xem lại hai con số; phần không thể lớn hơn tổng.",
        )


@rule("figures.impossible", Severity.ERROR, "Tỷ lệ trên 100%, số âm, phân số có tử lớn hơn mẫu")
def impossible(check: Check) -> Iterator[Found]:
    ledger = check.desk.ledger
    for name, spec in ledger.quantities.items():
        for known in ledger.tellings(name):
            if known.number is not None and (known.number < 0 or (spec.type == "percent" and known.number > 100)):
                yield (
                    _where(check, known.source),
                    f"{spec.label}: {value_span(known, spec).text} là không thể có.",
                    "Ghi lại con số đúng.",
                )
        reckoned = ledger.derived(name) if spec.type == "percent" and not spec.counts else None
        if reckoned is not None and reckoned.number is not None and reckoned.number > 100:
            yield (
                _where(check, _source_of(check, reckoned)),
                f"{spec.label} tính từ các số đã báo cáo là {format_percent(reckoned.number)}, không thể có.",
                "Xem lại các con số; các phần cộng lại không thể lớn hơn tổng.",
            )


def _source_of(check: Check, known: Known) -> str:
    """The answer that told the last figure a reckoned one rests on."""
    return next((fact.source for fact in check.desk.ledger.facts if fact.id in known.refs), "")


@rule("figures.future", Severity.WARNING, "Phần I nói đến năm sau ngày của kế hoạch", "Công văn số 784/STTTT, Phần I")
def future(check: Check) -> Iterator[Found]:
    """Part I reports what has been done: a year that has not begun cannot stand there."""
    reports = {spec.id for spec in check.desk.outline.sections if spec.layout in ("prose", "databases", "documents")}
    for requirement in check.desk.outline.requirements:
        if requirement.section not in reports or requirement.reader in ("documents", "items"):
            continue
        for fact in check.desk.facts(requirement, CLAUSE):
            years = [
                int(v.iso[:4]) for v in scan(fact.value) if v.kind in ("year", "month", "date", "quarter") and v.iso
            ]
            late = sorted({year for year in years if year > check.desk.plan.date.year})
            if late:
                yield (
                    _where(check, requirement.id),
                    f"“{fact.value[:60]}” nói đến năm {late[0]}, sau ngày của kế hoạch.",
                    "Phần I chỉ báo cáo việc đã làm; xem lại năm, hoặc chuyển sang Phần II.",
                )


@rule("rows.check", Severity.ERROR, "Các ô của một dòng trái nhau", "Công văn số 784/STTTT, Phần I mục III, VI")
def row_check(check: Check) -> Iterator[Found]:
    """Conditions of the pack's row types: active <= target, since 2020 <= total."""
    for requirement in check.desk.outline.requirements:
        if not requirement.table or requirement.table not in check.desk.pack.tables:
            continue
        table = check.desk.pack.tables[requirement.table]
        for number, cells in enumerate(row_facts(requirement, check.desk).values(), 1):
            values = {
                id_: (
                    Decimal(fact.value)
                    if table.columns[id_].type in ("count", "money", "percent") and fact.value
                    else fact.value
                )
                for id_, fact in cells.items()
                if id_ in table.columns
            }
            for condition in table.checks:
                if compile_expression(condition.test).evaluate(values) is False:
                    yield (
                        f"{_where(check, requirement.id)}, dòng {number}",
                        condition.message,
                        "Sửa lại số của dòng này.",
                    )


@rule(
    "rows.missing_cell",
    Severity.WARNING,
    "Dòng thiếu ô mà biểu mẫu của khung yêu cầu",
    "Công văn số 784/STTTT, biểu mẫu mục III, VI, VII",
)
def missing_cell(check: Check) -> Iterator[Found]:
    for requirement in check.desk.outline.requirements:
        if not requirement.table or requirement.table not in check.desk.pack.tables:
            continue
        columns = check.desk.pack.tables[requirement.table].columns
        for number, cells in enumerate(row_facts(requirement, check.desk).values(), 1):
            absent = [
                column.label
                for id_, column in columns.items()
                if column.required and (id_ not in cells or cells[id_].standing in (Standing.UNKNOWN, Standing.SKIPPED))
            ]
            if absent:
                yield (
                    f"{_where(check, requirement.id)}, dòng {number}",
                    f"Thiếu: {', '.join(absent)}.",
                    "Bổ sung các ô còn thiếu.",
                )


@rule("reading.doubt", Severity.WARNING, "Câu trả lời đọc chưa chắc")
def doubt(check: Check) -> Iterator[Found]:
    for source, reading in check.readings.items():
        for text in reading.doubts:
            yield _where(check, source), text, "Trả lời lại theo ví dụ."


@rule("reading.leftover", Severity.WARNING, "Con số, chữ trong câu trả lời chưa thuộc nội dung nào")
def leftover(check: Check) -> Iterator[Found]:
    for source, reading in check.readings.items():
        if lost := [text for text in reading.leftover if not _said_in_words(reading, text)]:
            yield (
                _where(check, source),
                f"Chưa rõ thuộc số liệu nào: {_quoted(lost)}.",
                "Con số này vẫn được giữ nguyên trong câu của đơn vị nếu câu đó được in; xem lại bản dự thảo.",
            )
    for key, words in check.unplaced:
        yield key, f"“{words[:80]}” chưa có chỗ trong kế hoạch.", "Ghi riêng dưới mã yêu cầu thích hợp."


@rule("reading.in_words", Severity.INFO, "Con số nằm trong câu của đơn vị, không vào ô số liệu nào")
def in_words(check: Check) -> Iterator[Found]:
    for source, reading in check.readings.items():
        if kept := [text for text in reading.leftover if _said_in_words(reading, text)]:
            yield (
                _where(check, source),
                f"In nguyên trong câu của đơn vị: {_quoted(kept)}.",
                "Không phải làm gì, nếu câu đó đúng ý đơn vị.",
            )


def _said_in_words(reading: Reading, text: str) -> bool:
    """Does it stand in a clause kept whole, beside figures that all found their field?"""
    return any(fact.quantity == CLAUSE and fact.column != UNCLAIMED and text in fact.value for fact in reading.facts)


def _quoted(words: list[str]) -> str:
    return "; ".join(f"“{text[:60]}”" for text in dict.fromkeys(words[:6]))
