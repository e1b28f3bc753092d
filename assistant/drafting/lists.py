"""Requirements told as lists: tasks, solutions, difficulties, documents, results, goals, choices."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.drafting.absence import compose_absence, note_missing
from assistant.drafting.desk import Desk, Entry, Inline, Part, fields_of
from assistant.drafting.openings import opening_time, opens_with_verb, own_clause
from assistant.drafting.phrases import (
    Phrase,
    entry,
    figure_first,
    frame_of,
    marked_spans,
    phrase,
    sentence_spans,
    words_spans,
)
from assistant.drafting.reckoning import reckoned_from
from assistant.drafting.twice import told_above
from assistant.drafting.voice import capital, confirm, gap, uncapital
from assistant.plan import Fact, Paragraph, Sentence, Span, SpanKind, Standing
from assistant.reading.choices import excepted
from assistant.reading.context import ASSIGNED, CHOICE, CLAUSE, DOCUMENT, EXCEPTED, GOAL, ITEM, RESULT
from assistant.reading.standing import find_standing
from corpus.framework import Prose, Requirement
from corpus.language import fold, format_count, format_number, format_percent, polish, says
from corpus.references import OwnDocument, format_own

INLINE_ITEMS, INLINE_SYLLABLES = 3, 12  # beyond either a list takes a line each


def compose_tasks(requirement: Requirement, desk: Desk) -> list[Part]:
    """A list line for each task or solution, opening with a verb."""
    items = desk.facts(requirement, ITEM) or desk.facts(requirement, CLAUSE)
    if not items:
        return compose_absence(requirement, desk)
    prose = desk.prose(requirement)
    covered: set[str] = set()
    parts: list[Part] = []
    refused: list[Part] = []
    for number, fact in enumerate(items, 1):
        names = _topics(requirement, fact, desk)
        covered.update(names)
        spans = task_spans(requirement, desk, fact)
        if _STATE.match(spans[0].text):  # how things stand and what will not be done is no task: said after the tasks
            short = len("".join(span.text for span in spans).split()) <= BARE_SYLLABLES
            about = (Span(capital(f"về {requirement.label}, ")),) if short else ()
            denied = (*about, *desk.fill("{u} "), replace(spans[0], text=uncapital(spans[0].text)), *spans[1:])
            refused.append(Inline(desk.sentence(denied, requirement.id, number, names)))
        else:
            parts.append(Entry(desk.sentence(spans, requirement.id, number, names, end="")))
    if head := prose.lead.get("head"):
        parts.insert(0, Paragraph((Sentence((Span(head),), id=f"{requirement.id}.head"),), style="lead"))
    note_missing(requirement, desk, covered if requirement.fields else set(fields_of(requirement)))
    return parts + refused


_STATE = re.compile(r"(?:Không|Chưa|Đang|Hiện|Hiện nay|Hiện tại|Vẫn|Đã)\s(?!dùng chung)")
BARE_SYLLABLES = 6  # a clause no longer than this does not say what it is about: "chưa lên lịch"


def task_spans(requirement: Requirement, desk: Desk, fact: Fact) -> tuple[Span, ...]:
    """A told task as its line of the plan says it, without the closing mark."""
    prose = desk.prose(requirement)
    item, text = entry(fact.value, requirement.verb, desk.voice, prose)
    if not item.certain:
        named = "head" in prose.lead or sum(r.section == requirement.section for r in desk.outline.requirements) == 1
        lead = () if named else (Span(capital(f"{requirement.label}: ")),)  # the heading says it already
        return (*lead, *words_spans(item, text, fact))
    as_told = text.lower().endswith(item.text.lower())  # else its act has been put first
    if (
        as_told
        and frame_of(item, prose)
        and not own_clause(item.text)
        and not opens_with_verb(opening_time(item.text)[1])
    ):
        return sentence_spans(fact, prose, desk.voice, requirement.label)
    if cut := told_above(requirement, text, fact, desk):
        return (*words_spans(item, text[:cut], fact), Span(" nêu trên"), *words_spans(item, text[cut:], fact))
    return words_spans(item, _of_whole(text, desk), fact)


_REST = re.compile(r"(?<!\w)(\d[\d.,]*)% ([^\d,;:()]+?) còn lại(?!\w)")


def _of_whole(text: str, desk: Desk) -> str:
    """ "số hóa 65% sổ hộ tịch còn lại" where a goal says that 35% of them are done: the rest, 65% of all; else as told."""
    found = _REST.search(text)
    if found is None:
        return text
    rest, thing = Decimal(found[1].replace(",", ".")), set(fold(found[2]).split())
    sources = {fact.source for fact in desk.ledger.facts if fact.quantity == GOAL}
    for columns in (row for source in sorted(sources) for row in desk.ledger.rows(GOAL, source).values()):
        base = columns.get("base")
        if base is None or base.unit != "%" or Decimal(base.value) + rest != 100:
            continue
        words = set(fold(f"{columns['base_words'].value} {columns['statement'].value}").split())
        if len(thing & words) >= min(2, len(thing)):
            return f"{text[: found.start()]}{found[2]} còn lại, bằng {found[1]}% tổng số {found[2].split()[0]}{text[found.end() :]}"
    return text


def _topics(requirement: Requirement, fact: Fact, desk: Desk) -> list[str]:
    """The parts of the requirement that an entry speaks of, by keyword; a requirement without parts is one."""
    if not requirement.fields:
        return fields_of(requirement)
    folded = fold(f"{fact.value} {phrase(fact.value, desk.voice, desk.prose(requirement)).text}")
    return [
        name
        for name, spec in requirement.fields.items()
        if any(re.search(rf"(?<!\w){re.escape(fold(word))}", folded) for word in (*spec.keywords, spec.label))
    ]


def compose_items(requirement: Requirement, desk: Desk) -> list[Part]:
    """A list inside Phần I: one sentence when short, a lead and lines when long."""
    items = desk.facts(requirement, ITEM)
    if not items:
        return compose_absence(requirement, desk)
    prose = desk.prose(requirement)
    phrases = [phrase(fact.value, desk.voice, prose) for fact in items]
    names = fields_of(requirement)
    lead = prose.lead.get("one" if len(items) == 1 else "many", "{u} nêu " + requirement.label + ": ")
    short = len(items) <= INLINE_ITEMS and all(len(p.text.split()) <= INLINE_SYLLABLES for p in phrases)
    if short or len(items) == 1:
        spans = list(desk.fill(lead, entries=items))
        for position, (item, fact) in enumerate(zip(phrases, items, strict=True)):
            spans += [Span("; ")] if position else []
            spans += words_spans(item, uncapital(item.text), fact)
        return [Inline(desk.sentence(spans, requirement.id, "list", names), opens=True)]
    opening = Sentence((*desk.fill(lead.rstrip(), entries=items),), id=f"{requirement.id}.lead")
    lines = [
        Entry(desk.sentence(words_spans(item, capital(item.text), fact), requirement.id, n, names, end=""))
        for n, (item, fact) in enumerate(zip(phrases, items, strict=True), 1)
    ]
    return [Inline(opening, opens=True), *lines]


def compose_documents(requirement: Requirement, desk: Desk) -> list[Part]:
    """The unit's own documents, as it named them; what is missing of one is marked, never made up."""
    rows = desk.ledger.rows(DOCUMENT, requirement.id)
    if not rows:
        return compose_absence(requirement, desk)
    prose = desk.prose(requirement)
    names = fields_of(requirement)
    texts = [_document_spans(columns, desk) for columns in rows.values()]
    if len(texts) == 1:
        lead = desk.fill(prose.lead.get("one", "{u} đã ban hành "))
        return [Inline(desk.sentence((*lead, *texts[0]), requirement.id, "1", names), prose.paragraph)]
    lead_text = _documents_lead(prose, [columns.get("title") for columns in rows.values()])
    sure = [columns for columns, spans in zip(rows.values(), texts, strict=True) if spans[0].kind is not SpanKind.GAP]
    entries = [next(iter(columns.values())) for columns in sure or rows.values()]  # one to be confirmed is not counted
    parts: list[Part] = [
        Inline(Sentence(desk.fill(lead_text, entries=entries), id=f"{requirement.id}.lead"), opens=True)
    ]
    return parts + [Entry(desk.sentence(spans, requirement.id, n, names, end="")) for n, spans in enumerate(texts, 1)]


def _documents_lead(prose: Prose, titles: list[Fact | None]) -> str:
    """The lead says of security only what the titles say."""
    security = [says(title.value, _SECURITY) for title in titles if title]
    key = "all_security" if security and all(security) else "many_security" if any(security) else "many"
    return prose.lead.get(key) or prose.lead.get("many", "{u} đã ban hành {n} văn bản:")


_SECURITY = ("an toàn thông tin", "ATTT", "an ninh mạng", "an toàn, an ninh", "sự cố", "mã độc", "cấp độ")


_FORGOTTEN = re.compile(r"(?<!\w)(?:khong|chua|ko) (?:nho|ro|biet)|(?<!\w)quen(?!\w)")  # "… nhưng không nhớ số"


def _document_spans(columns: dict[str, Fact], desk: Desk) -> tuple[Span, ...]:
    from datetime import date

    def get(name: str) -> str:
        return columns[name].value if name in columns else ""

    refs = tuple(fact.id for fact in columns.values())
    title = polish(get("title"), context=desk.voice.context)
    if not get("type") and not get("number") and (not get("title") or _FORGOTTEN.search(fold(get("words")))):
        return (confirm(get("words"), refs),)
    if get("title") and (not title.certain or any(map(str.islower, title.unresolved))):
        return (confirm(get("words"), refs),)
    day = date.fromisoformat(get("date")) if get("date") else None
    year = int(get("year")) if get("year") else None
    own = OwnDocument(type=get("type"), number=get("number"), date=day, title=title.text, words=get("words"), year=year)
    spans = list(marked_spans(format_own(own), refs))
    if outcome := get("outcome"):
        spans.append(Span("; " + polish(outcome, context=desk.voice.context).text, SpanKind.WORDS, refs))
    return tuple(spans)


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
        named = () if target.words in statement.value else (Span(", mục tiêu "), _told(target))
        return (*lead, *named, Span("; kết quả thực hiện: "), gap(f"kết quả về {_subject(item) or 'mục tiêu này'}"))
    return (*lead, Span(", "), *_verdict(result, target, lower_is_better=bool(_LESS.search(fold(statement.value)))))


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


_COMPOUND = {  # nouns of two syllables that figures count
    *("hồ sơ", "thủ tục", "văn bản", "báo cáo", "máy tính", "máy chủ", "máy trạm", "phần mềm", "chữ ký", "tài khoản"),
    *("đơn vị", "cơ quan", "hệ thống", "dịch vụ", "cán bộ", "công chức", "sự cố"),
}


def counted_noun(unit: str) -> str:
    """The noun of what a figure counts: "hồ sơ đúng hạn" -> "hồ sơ", "cuộc họp" -> "cuộc"."""
    words = unit.split()
    return " ".join(words[: 2 if " ".join(words[:2]) in _COMPOUND else 1])


def _told(fact: Fact) -> Span:
    number = fact.value
    if "/" in number:
        text = number
    else:
        noun = counted_noun(fact.unit)
        text = (
            format_percent(Decimal(number))
            if fact.unit == "%"
            else f"{format_count(Decimal(number)) if noun else format_number(Decimal(number))} {noun}".strip()
        )
    return Span(f"{fact.hedge} {text}".strip(), SpanKind.VALUE, (fact.id,))


def _level(fact: Fact) -> Decimal | None:
    if "/" in fact.value:
        part, whole = (Decimal(piece) for piece in fact.value.split("/"))
        return part / whole * 100 if whole else None
    return Decimal(fact.value)


# Quantities (folded) that are better the smaller they are.
_LESS = re.compile(r"thoi gian|giam con|rut ngan|so ngay|su co|tre han|qua han|chi phi")


def _verdict(result: Fact, target: Fact, *, lower_is_better: bool = False) -> tuple[Span, ...]:
    """Equal, above or below, as plain the one as the other."""
    got, wanted = _level(result), _level(target)
    counted = "/" in result.value and "/" not in target.value and target.unit != "%"
    if counted:  # "15/20 xã" against "20 xã"
        got = Decimal(result.value.split("/")[0])
    if (
        got is None
        or wanted is None
        or ("/" not in result.value and "/" not in target.value and result.unit != target.unit)
    ):
        bare = result.unit == "%" and not target.unit and "/" not in target.value and Decimal(target.value) <= 100
        return (confirm(f"mục tiêu là {target.value}%", (target.id,)),) if bare else (Span("mục tiêu "), _told(target))
    refs = (result.id, target.id)
    percent = not counted and ("%" in (result.unit, target.unit) or "/" in result.value)
    distance = abs(got - wanted)
    noun = counted_noun(result.unit)
    by = (
        f"{format_number(distance.quantize(Decimal('0.1')).normalize())} điểm phần trăm"
        if percent
        else f"{format_count(distance)} {noun}".strip()
    )
    if got == wanted:
        return (Span("bằng mục tiêu đề ra"),)
    if lower_is_better:
        lead = "thấp hơn mức mục tiêu " if got < wanted else "chưa đạt mức mục tiêu "
        return (
            Span(lead),
            _told(target),
            *(() if got < wanted else (Span(", còn vượt "), Span(by, SpanKind.VALUE, refs))),
        )
    if got > wanted:
        return (Span("cao hơn mục tiêu ("), _told(target), Span(") "), Span(by, SpanKind.VALUE, refs))
    return (Span("chưa đạt mục tiêu "), _told(target), Span(", còn thiếu "), Span(by, SpanKind.VALUE, refs))


def disputed_quantity(columns: dict[str, Fact], desk: Desk) -> str:
    """The quantity that a result speaks of and whose other tellings give another value; "" when there is none."""
    result = columns.get("result")
    if result is None or result.unit != "%":
        return ""
    folded = fold(columns["statement"].value)
    for name, spec in desk.ledger.quantities.items():
        if spec.type != "percent" or not any(
            re.search(rf"(?<!\w){re.escape(fold(alias))}", folded)
            for alias in spec.aliases
            if _names(alias, spec.label)
        ):
            continue
        known = desk.ledger.get(name)
        if known is not None and known.settled and known.number is not None and spec.derive:
            slack = (
                Decimal(str(spec.tolerance))
                if not result.hedge
                else max(Decimal(str(spec.tolerance)), known.number / 20)
            )
            if abs(known.number - Decimal(result.value)) > slack:
                return name
    return ""


def _names(alias: str, label: str) -> bool:
    """Does the alias name the quantity, or is it only how a figure of any is told ("đạt", "tỷ lệ")?"""
    own = set(fold(label).split()) - {"ty", "le", "so", "tren", "dat", "cho"}
    return alias.isupper() or bool(own & set(fold(alias).split()))


def _both_figures(item: Phrase, columns: dict[str, Fact], quantity: str, desk: Desk) -> tuple[Span, ...]:
    spec, known = desk.ledger.quantities[quantity], desk.ledger.get(quantity)
    assert known is not None
    assert known.number is not None
    told = _told(columns["result"])
    other = format_percent(known.number)
    aim = (Span(" so với mục tiêu "), _told(columns["target"])) if "target" in columns else ()
    return (
        *desk.fill("Theo số liệu của {u}, "),
        *words_spans(item, uncapital(item.text), columns["statement"]),
        *aim,
        Span(f"; tính từ {reckoned_from(quantity, desk.ledger.quantities)} là "),
        Span(other, SpanKind.VALUE, known.refs),
        Span(" "),
        confirm(f"{spec.label} là {told.text} hay {other}", (columns["result"].id, *known.refs)),
    )


def compose_choice(requirement: Requirement, desk: Desk) -> list[Part]:
    """A task that the framework offers, taken over by the unit; its wording and bases stand in the pack."""
    chosen = [fact for fact in desk.facts(requirement, CHOICE) if fact.standing is Standing.GIVEN]
    suggested = desk.standing(requirement) is Standing.SUGGESTED
    if not chosen and not suggested:
        if desk.standing(requirement) in (None, Standing.UNKNOWN):
            note_missing(requirement, desk, set())
        return []
    prose = desk.prose(requirement)
    refs = tuple(fact.id for fact in chosen)
    parts: list[Part] = []
    offered = [desk.pack.suggestions[id_].for_level(desk.unit.level) for id_ in requirement.suggest] or [
        slot[0].variants[0] for slot in prose.slots
    ]
    reserve = next((fact for fact in chosen if fact.column == EXCEPTED), None)
    out = excepted(reserve.value, prose) if reserve else set()
    for number, pattern in enumerate(offered, 1):
        if number - 1 in out:
            continue
        spans = tuple(Span(s.text, s.kind, s.refs or refs) for s in desk.fill(pattern, requirement.id))
        parts.append(
            Entry(
                desk.sentence(spans, requirement.id, number, fields_of(requirement), end=""),
                mark=prose.lead.get("mark", "-"),
            )
        )
    if reserve:
        words = re.sub(
            r"^(?:(?:ngoại )?trừ|nhưng|riêng|(?:ngoai )?tru|nhung|rieng)\s+", "", reserve.value, flags=re.IGNORECASE
        )
        mark = confirm(f"đơn vị chưa nhận: {words}", (reserve.id,))
        parts.append(Entry(desk.sentence((mark,), requirement.id, "excepted", fields_of(requirement), end="")))
    for number, fact in enumerate(desk.facts(requirement, CLAUSE), 1):
        item, text = entry(fact.value, requirement.verb, desk.voice, prose)
        parts.append(
            Entry(
                desk.sentence(
                    words_spans(item, text, fact), requirement.id, f"w{number}", fields_of(requirement), end=""
                )
            )
        )
    return parts
