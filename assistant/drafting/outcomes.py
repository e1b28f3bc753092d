"""What came of the period before: of each document that assigned work, and of each goal beside its target."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.drafting.absence import compose_absence, note_missing
from assistant.drafting.desk import Desk, Inline, Part, fields_of
from assistant.drafting.phrases import Phrase, figure_first, phrase, words_spans
from assistant.drafting.reckoning import reckoned_from
from assistant.drafting.verdicts import LESS, disputed_quantity, figure_told, verdict
from assistant.drafting.voice import capital, confirm, gap, uncapital
from assistant.plan import Fact, Span, SpanKind, Standing
from assistant.reading.context import ASSIGNED, RESULT
from assistant.reading.standing import find_standing
from corpus.framework import Prose, Requirement
from corpus.language import fold, format_count, format_percent


def compose_assigned(requirement: Requirement, desk: Desk) -> list[Part]:
    """What came of each assigning document; documents not spoken of are missing."""
    facts = desk.facts(requirement, ASSIGNED)
    if not facts:
        return compose_absence(requirement, desk)
    covered: set[str] = set()
    parts: list[Part] = []
    for number, fact in enumerate(facts, 1):
        covered.add(fact.column)
        document = desk.prose(requirement).lead.get(fact.column, "")
        lead = desk.fill(document) if document else (Span("Thực hiện nhiệm vụ được giao"),)
        if _UNDONE.fullmatch(phrase(fact.value, desk.voice, desk.prose(requirement)).text):
            lead = (Span("Nhiệm vụ giao tại "), *lead[1:]) if len(lead) > 1 else lead
        if find_standing(fact.value) in (Standing.UNKNOWN, Standing.SKIPPED):
            label = requirement.fields[fact.column].label if fact.column in requirement.fields else requirement.label
            spans = (*lead, Span(": "), gap(label))
        else:
            spans = (*lead, Span(", "), *_outcome(fact, desk, desk.prose(requirement)))
        parts.append(
            Inline(desk.sentence(spans, requirement.id, number, [fact.column] if fact.column else []), opens=not parts)
        )
    note_missing(requirement, desk, covered)
    return parts


_DONE = re.compile(
    r"(?:đã )?(?:hoàn thành|xong|làm xong|thực hiện xong)( hết| toàn bộ| tất cả| đầy đủ| đủ)?(?: cả| rồi)?"
)
_UNDONE = re.compile(r"(?:chưa|không) (?:triển khai|thực hiện|làm|hoàn thành|được giao)")


def _outcome(fact: Fact, desk: Desk, prose: Prose) -> tuple[Span, ...]:
    """ "hoàn thành 7/9 nhiệm vụ" -> "Sở hoàn thành 7/9 nhiệm vụ được giao; còn 02 nhiệm vụ chưa hoàn thành"."""
    item = phrase(fact.value, desk.voice, prose)
    if not item.certain:
        return (Span("kết quả: "), *words_spans(item, item.text, fact))
    count = re.fullmatch(r"(?:đã )?hoàn thành (\d+)/(\d+)(?: nhiệm vụ)?(?: được giao)?", item.text)
    subject = Span(desk.voice.short, refs=("unit",))
    if finished := _DONE.fullmatch(item.text):  # "xong", "đã hoàn thành hết"
        whole = "toàn bộ nhiệm vụ được giao" if finished[1] else "nhiệm vụ được giao"
        return (subject, Span(" đã hoàn thành "), Span(whole, SpanKind.WORDS, (fact.id,)))
    if count:
        done, total = int(count[1]), int(count[2])
        if done == total:
            words = f"hoàn thành toàn bộ {format_count(Decimal(total))} nhiệm vụ được giao"
        elif done < total:
            words = f"hoàn thành {done}/{total} nhiệm vụ được giao; còn {format_count(Decimal(total - done))} nhiệm vụ chưa hoàn thành"
        else:
            return (
                subject,
                Span(" "),
                Span(item.text, SpanKind.WORDS, (fact.id,)),
                Span(" "),
                confirm(item.text, (fact.id,)),
            )
        return (subject, Span(" "), Span(words, SpanKind.VALUE, (fact.id,)))
    if item.kind == "verb":
        return (subject, Span(" "), *words_spans(item, uncapital(item.text), fact))
    return words_spans(item, uncapital(item.text), fact)


def compose_results(requirement: Requirement, desk: Desk) -> list[Part]:
    """Each goal of the period before beside its target; a disputed figure gets both readings and no verdict."""
    rows = desk.ledger.rows(RESULT, requirement.id)
    if not rows:
        return compose_absence(requirement, desk)
    parts: list[Part] = []
    for number, columns in enumerate(rows.values(), 1):
        spans = _result_spans(columns, desk)
        parts.append(Inline(desk.sentence(spans, requirement.id, number, fields_of(requirement)), opens=not parts))
    return parts


def _result_spans(columns: dict[str, Fact], desk: Desk) -> tuple[Span, ...]:
    statement = columns["statement"]
    item = phrase(statement.value, desk.voice, desk.prose(desk.outline.by_id[statement.source]))
    if not item.certain:
        told = replace(item, raw=statement.words or item.raw)  # with its target
        return (Span("Kết quả so với mục tiêu: "), *words_spans(told, item.text, statement))
    disputed = disputed_quantity(columns, desk)
    result, target = columns.get("result"), columns.get("target")
    if disputed:
        return _both_figures(item, columns, disputed, desk)
    lead = words_spans(item, capital(figure_first(item.text) if item.kind == "figure" else item.text), statement)
    if target is None and _NO_AIM.search(item.text):
        return lead
    if target is None and (reached := _REACHED.match(item.text)):
        opening = figure_first(reached[1]) if item.kind == "figure" else reached[1]
        return (
            *words_spans(item, capital(opening), statement),
            Span(", "),
            *words_spans(item, f"{reached[2]} mục tiêu đề ra", statement),
        )
    if target is None:
        return (*lead, Span("; mục tiêu đề ra: "), gap(f"mục tiêu về {_subject(item)}"))
    if result is None:
        named = () if target.words in statement.value else (Span(", mục tiêu "), figure_told(target))
        return (*lead, *named, Span("; kết quả thực hiện: "), gap(f"kết quả về {_subject(item) or 'mục tiêu này'}"))
    return (*lead, Span(", "), *verdict(result, target, lower_is_better=bool(LESS.search(fold(statement.value)))))


# "chữ ký số 100% lãnh đạo, đạt"
_REACHED = re.compile(r"(.*\d.*?),? (đạt|vượt|chưa đạt|không đạt)(?: (?:mục tiêu|chỉ tiêu|kế hoạch)(?: đề ra)?)?$")
# A goal that the unit says it never had is not missing.
_NO_AIM = re.compile(r"(?<!\w)(?:không|chưa)(?: (?:có|đặt|giao|được giao))+(?: ra)? (?:mục tiêu|chỉ tiêu)(?!\w)")


def _subject(item: Phrase) -> str:
    told = re.split(r"\s+(?:đạt|là)\s+(?=(?:khoảng |trên |gần )?\d)", item.text)  # the level of a service is no result
    text = told[0] if len(told) > 1 else re.sub(r"\s*\d.*$", "", item.text)
    text = text or re.sub(r"^[\d.,/%]+\s*", "", item.text)
    text = re.sub(
        r"(?:\s+(?:đạt|là|được|khoảng|trên|hơn|gần|mới|chỉ|có|ước|tối thiểu|ít nhất|xuống|lên|còn|từ))+$",
        "",
        text.strip(" ,;:"),
    )
    return " ".join(uncapital(text).split()[:12])


def _both_figures(item: Phrase, columns: dict[str, Fact], quantity: str, desk: Desk) -> tuple[Span, ...]:
    spec, known = desk.ledger.quantities[quantity], desk.ledger.get(quantity)
    assert known is not None
    assert known.number is not None
    told = figure_told(columns["result"])
    other = format_percent(known.number)
    aim = (Span(" so với mục tiêu "), figure_told(columns["target"])) if "target" in columns else ()
    return (
        *desk.fill("Theo số liệu của {u}, "),
        *words_spans(item, uncapital(item.text), columns["statement"]),
        *aim,
        Span(f"; tính từ {reckoned_from(quantity, desk.ledger.quantities)} là "),
        Span(other, SpanKind.VALUE, known.refs),
        Span(" "),
        confirm(f"{spec.label} là {told.text} hay {other}", (columns["result"].id, *known.refs)),
    )
