"""Do the figures agree with each other, and was every figure understood?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.drafting.verdicts import disputed_quantity
from assistant.drafting.voice import value_span
from assistant.ledger import Known
from assistant.plan import Severity
from assistant.reading.context import ANSWER, CLAUSE, RESULT
from assistant.suspect import TEXTS, denied, suspect_facts, suspicions
from assistant.validation.base import Check, Found, rule
from assistant.validation.words import told_in_words
from corpus.language import format_number, format_percent, short
from corpus.language.values import scan


@rule("figures.conflict", Severity.ERROR, "Cùng một số liệu được nói khác nhau, hoặc khác số tính lại")
def conflict(check: Check) -> Iterator[Found]:
    ledger = check.desk.ledger
    for found in ledger.conflicts():
        if found.other.number is not None and found.other.number < 0:
            continue  # follows from a negative figure, which has a finding of its own
        spec = ledger.quantities[found.quantity]
        told, other = value_span(found.told, spec).text, value_span(found.other, spec).text
        how = "tính lại từ các số liệu khác" if found.other.derived else f"nói ở {check.place(found.other.source)}"
        yield (
            check.place(found.told.source),
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
                    check.place(requirement.id),
                    f"{spec.label}: ghi {told}, nhưng tính từ các số đã báo cáo là {format_percent(known.number)}.",
                    f"Đối chiếu lại; nếu số tính đúng thì sửa {told} thành {format_percent(known.number)}.",
                )


@rule("figures.plausible", Severity.WARNING, "Số lượng lớn khác thường đối với một đơn vị", limit="count_most")
def plausible(check: Check) -> Iterator[Found]:
    limit, ledger = check.limit("count_most"), check.desk.ledger
    for name, spec in ledger.quantities.items():
        for known in ledger.tellings(name) if limit is not None and spec.type == "count" else ():
            if limit is not None and known.number is not None and known.number > limit.number:
                yield (
                    check.place(known.source),
                    f"{spec.label} {format_number(known.number)} lớn khác thường đối với một đơn vị.",
                    "Xem lại con số; đúng thì giữ nguyên.",
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
        if whole.number < 0:
            continue  # told as impossible
        limit = ledger.quantities[spec.at_most]
        yield (
            check.place(part.source or whole.source),
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
                    check.place(known.source),
                    f"{spec.label}: {value_span(known, spec).text} là không thể có.",
                    "Ghi lại con số đúng.",
                )
        reckoned = ledger.derived(name) if spec.type == "percent" and not spec.counts else None
        if reckoned is not None and reckoned.number is not None and reckoned.number > 100:
            yield (
                check.place(_source_of(check, reckoned)),
                f"{spec.label} tính từ các số đã báo cáo là {format_percent(reckoned.number)}, không thể có.",
                "Xem lại các con số; các phần cộng lại không thể lớn hơn tổng.",
            )


def _source_of(check: Check, known: Known) -> str:
    """The answer that told the last figure a reckoned one rests on."""
    return next((fact.source for fact in check.desk.ledger.facts if fact.id in known.refs), "")


@rule("figures.denied", Severity.ERROR, "Có số lượng của thứ mà nơi khác nói là không có")
def denied_elsewhere(check: Check) -> Iterator[Found]:
    ledger = check.desk.ledger
    for name, fact, elsewhere in denied(ledger):
        spec = ledger.quantities[name]
        told = next(iter(ledger.of(elsewhere, ANSWER))).words
        yield (
            check.place(fact.source),
            f"{spec.label} là {format_number(fact.number)}, nhưng ở {check.place(elsewhere)} ghi “{short(told)}”.",
            "Sửa một trong hai nơi.",
        )


@rule("figures.unusual", Severity.WARNING, "Số liệu lớn hơn số thường bao nó")
def unusual(check: Check) -> Iterator[Found]:
    """More machines with anti-malware than machines, more money allotted than asked for: possible, but worth a question."""
    ledger = check.desk.ledger
    for name, spec in ledger.quantities.items():
        part, whole = ledger.get(name), ledger.get(spec.usually_at_most) if spec.usually_at_most else None
        if part and whole and part.number is not None and whole.number is not None and part.number > whole.number:
            limit = ledger.quantities[spec.usually_at_most]
            yield (
                check.place(part.source),
                f"{spec.label} là {format_number(part.number)}, lớn hơn {limit.label} ({format_number(whole.number)}).",
                "Xem lại hai con số, hoặc nêu lý do.",
            )


@rule(
    "figures.words",
    Severity.ERROR,
    "Trong câu của đơn vị có phần lớn hơn tổng, số âm, tỷ lệ trên 100%, ngày không có thật",
)
def in_words(check: Check) -> Iterator[Found]:
    """What a rule on the figure itself tells is not told again of the words around it."""
    told = suspect_facts(check.desk.ledger, check.desk.pack, check.desk.plan.date)
    figures = [
        fact for fact in check.desk.ledger.facts if fact.id in told and fact.quantity not in TEXTS and fact.words
    ]
    levels = [
        fact for fact in check.desk.ledger.facts if fact.id in told and fact.column in ("base", "target", "result")
    ]
    for place, text in told_in_words(check):
        for found in suspicions(text, check.desk.plan.date):
            known = any(
                place.endswith(f"({fact.source})") and fact.words in found.words for fact in (*figures, *levels)
            )
            if found.kind in ("fraction", "negative", "percent", "date") and not known:
                yield (
                    place,
                    f"“{found.words}” {found.reason}.",
                    "Ghi lại con số đúng; bản dự thảo chỉ in trong dấu cần xác nhận.",
                )


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
                    check.place(requirement.id),
                    f"“{short(fact.value)}” nói đến năm {late[0]}, sau ngày của kế hoạch.",
                    "Phần I chỉ báo cáo việc đã làm; xem lại năm, hoặc chuyển sang Phần II.",
                )
