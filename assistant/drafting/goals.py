"""Goals: time, thing, target and the level now, always all three; what was not told is marked inside the sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.drafting.absence import compose_absence
from assistant.drafting.desk import Desk, Entry, Inline, Part, fields_of
from assistant.drafting.goal_levels import (
    LEVEL_INSIDE,
    bracketed_level,
    goal_time,
    level_now,
    level_span,
    reach,
    wished,
)
from assistant.drafting.goal_subjects import about, goal_subject, one_year, own_words, short_label
from assistant.drafting.passive import passive
from assistant.drafting.phrases import phrase, words_spans
from assistant.drafting.voice import capital, confirm, gap, uncapital
from assistant.plan import Fact, Sentence, Span, SpanKind
from assistant.reading.context import FOLLOWS, GOAL
from corpus.framework import Requirement
from corpus.language import fold


def compose_goals(requirement: Requirement, desk: Desk) -> list[Part]:
    """A list line a goal, in the unit's order."""
    rows = desk.ledger.rows(GOAL, requirement.id)
    if not rows:
        return compose_absence(requirement, desk)
    later: dict[str, list[dict[str, Fact]]] = {}
    for columns in rows.values():
        if FOLLOWS in columns:
            later.setdefault(columns[FOLLOWS].value, []).append(columns)
    told = {row: columns for row, columns in rows.items() if FOLLOWS not in columns}
    lead = desk.prose(requirement).lead
    parts: list[Part] = []
    if len(told) > 1 and "many" in lead:
        parts.append(Inline(Sentence(desk.fill(lead["many"]), id=f"{requirement.id}.lead"), opens=True))
    for row, goal in told.items():
        columns = _of_the_year(goal, desk)
        spans = _spans(requirement, columns, later.get(row, []), desk)
        dated = "time" in columns or str(desk.plan.period[0]) in "".join(span.text for span in spans)
        if len(told) == 1 and "one" in lead and not dated and spans[0].kind is not SpanKind.GAP:
            spans = (*desk.fill(lead["one"]), replace(spans[0], text=uncapital(spans[0].text)), *spans[1:])
        parts.append(Entry(desk.sentence(spans, requirement.id, row, fields_of(requirement), end="")))
    return parts


def _steps(first: dict[str, Fact], later: list[dict[str, Fact]]) -> tuple[Span, ...]:
    """ ", năm 2025 đạt 80%" for each later step of a goal; a step of which no year was told is marked."""
    out: list[Span] = []
    for before, columns in zip([first, *later], later, strict=False):
        if "target" not in columns:
            continue
        level = level_span(columns["target"])
        time = columns.get("time")
        when = Span(goal_time(time.value), SpanKind.VALUE, (time.id,)) if time else gap(f"năm đạt {level.text}")
        out += [Span(", "), when, Span(f" {_reaches(columns, before)} "), level]
    return tuple(out)


def _reaches(columns: dict[str, Fact], before: dict[str, Fact] | None = None) -> str:
    """The verb before a target: a wish stays a wish, and what falls is what remains."""
    if wish := wished(columns):
        return wish
    target, earlier = columns["target"], (before or {}).get("target")
    counted = earlier is not None and target.unit != "%" and "/" not in target.value + earlier.value
    return "còn" if earlier is not None and counted and Decimal(target.value) < Decimal(earlier.value) else "đạt"


def _spans(
    requirement: Requirement, columns: dict[str, Fact], later: list[dict[str, Fact]], desk: Desk
) -> tuple[Span, ...]:
    statement = columns["statement"]
    item = phrase(statement.value, desk.voice, desk.prose(requirement))
    thing = goal_subject(requirement, columns, item.text, desk) if item.certain else ""
    base = columns.get("base_words")
    nameless = (
        not thing
        and base is not None
        and not own_words(item.text)
        and not phrase(re.sub(r" (?:nay|gio)$", "", base.value), desk.voice).certain
    )
    if not item.certain or nameless:  # one mark for the goal as it was told, its level now and its steps with it
        whole = phrase(statement.words, desk.voice, desk.prose(requirement))
        item = item if whole.certain else whole
        return (Span(f"Mục tiêu {about(requirement, statement, desk)}: "), *words_spans(item, item.text, statement))
    if thing:
        return (*_named(thing, columns, desk), *_steps(columns, later), *level_now(columns, desk, thing))
    text = re.sub(r"^(số [^,;:()\d]{4,}?)[,:] (?=\d)", r"\1 đạt ", item.text)
    text = re.sub(r"^(?:đặt )?(?:mục tiêu|chỉ tiêu)(?: là|:)?\s+(?=\S)", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\s*[:,]\s*(hoàn thành|xong)\b", r", \1", text)
    text = all_first(text)
    told_after = bracketed_level(text) if "base_words" not in columns else None
    if told_after:
        text = told_after[1]
    text = re.sub(r"^([^\W\d][^:;]*?)\s*:\s*(\d[\d.,]*%) (?=(?:qua|trên|bằng|theo|được)\s)", _share_first, text)
    text = re.sub(r"\s*:\s*(?=(?:khoảng |trên |tối thiểu |ít nhất )?\d[\d.,]*%)", " đạt ", text)
    text = re.sub(r"(?<=[^\W\d_)] )(?<!năm )(?=20[2-9]\d$)", "vào năm ", text)
    text = _NO_VERB.sub(r"\1 đạt \2", text)
    text = text if one_year(desk) else _UNLED_YEAR.sub(r"\1 vào năm \2", text)
    text = _WISHED.sub(r"\1 đạt ", passive(text))
    spans = words_spans(item, capital(_within(text, desk)), statement)
    if "time" not in columns and "target" in columns and not one_year(desk):
        spans = (*spans, Span(" "), gap("năm hoàn thành"))
    if told_after:
        return (*spans, Span(" (mức hiện nay: "), confirm(told_after[2], (statement.id,)), Span(")"))
    if "base_words" not in columns and (LEVEL_INSIDE.search(text) or text.lower().startswith("không ")):
        return (*spans, *_steps(columns, later))
    named = desk.ledger.quantities[requirement.quantity].label if requirement.quantity else ""
    return (
        *spans,
        *_steps(columns, later),
        *level_now(columns, desk, uncapital(text), named or short_label(text, requirement)),
    )


# "hồ sơ xử lý trên mạng 90% năm 2025": a share that nothing follows but its time wants its verb, the year its "vào".
_NO_VERB = re.compile(
    r"^((?:[^\W\d_]|(?<=[^\W\d_])\d|[ ,/-])*(?:[^\W\d_]|(?<=[^\W\d_])\d)(?: mức độ \d)?)(?<!đạt)(?<!là)(?<!lên)(?<!còn)"
    r"(?<!xuống)(?<!giảm)(?<!tăng)(?<!thêm)(?<!cho)"
    r"(?<!được)"
    r"(?<!với)(?<!có)(?<!khoảng)(?<!trên)(?<!hơn)(?<!nhất)(?<!thiểu)(?<!gần)(?<!của)(?<!bằng) "
    r"((?:khoảng |trên |gần |tối thiểu |ít nhất )?(?:\d[\d.,]*%|\d+/\d+(?! [^\W\d_(])))"
    r"(?=$|[,;(]| \(| (?:vào |đến |trong |trước |cuối |hết )*năm )"
)
_UNLED_YEAR = re.compile(
    r"(\d[\d.,]*%?(?: [^\W\d_]+){0,6}?)(?<!vào)(?<!trong)(?<!đến)(?<!hết)"
    r"(?<!cuối)(?<!đầu)(?<!giữa)(?<!trước)(?<!từ)(?<!của)(?<!mỗi)(?<!hằng) năm (20\d\d)$"
)


# "phấn đấu 40%", "dự kiến 3.000 lượt"
_WISHED = re.compile(r"((?<!\w)(?:phấn đấu|dự kiến)) (?=(?:khoảng |trên |ít nhất |tối thiểu )?\d)", re.IGNORECASE)
_INTO = r"(?:(?:đến|vào|trong|hết|ngay) )*"
_AIMS = r"(?:phấn đấu|dự kiến|đạt|lên|là|còn|xong|hoàn thành|tăng|giảm|xuống|phải|sẽ|cố gắng|khoảng|trên|\d)"


# "hồ sơ tiếp nhận trong năm 2021": the year says which
_OF_THE_YEAR = r"phát sinh|tiếp nhận|ban hành|mới|nhận|giải quyết|nộp|gửi|cấp|lập|ký|đăng ký|phê duyệt mới|có|của"


def _of_the_year(columns: dict[str, Fact], desk: Desk) -> dict[str, Fact]:
    """An annual plan's goal without the time that its lead tells: "năm 2021", not "trước 30/6/2021"."""
    year = desk.plan.period[0]
    time = columns.get("time")
    whole = rf"(?:(?:den|toi|vao|trong|het|ngay) )*(?:nam )?{year}"
    if not one_year(desk) or time is None or not re.fullmatch(whole, fold(time.value)):
        return columns
    return {name: fact for name, fact in columns.items() if name != "time"}


def _within(text: str, desk: Desk) -> str:
    """The same in a goal's own words; a year that tells which things are meant stays: "hồ sơ phát sinh năm 2021"."""
    year = str(desk.plan.period[0])
    if not one_year(desk) or set(re.findall(r"(?<!\d)20\d\d(?!\d)", text)) != {year}:
        return text
    when = rf"(?:{_INTO}năm |(?:(?:đến|vào|trong|hết) )*){year}"
    text = re.sub(rf"^{when}(?:[,:] ?| )(?:thì |là )?(?=\S)", "", text, flags=re.IGNORECASE)
    text = re.sub(rf"[,:]? (?:{_INTO}năm |{_INTO}){year}[,:]? (?={_AIMS})", " ", text)
    text = re.sub(rf"(?:,|(?<=[%\d])|(?<=xong)|(?<=hoàn thành)|(?= (?:đến|vào|hết))) {when}$", "", text)
    return re.sub(
        rf"(?<!\w)({_OF_THE_YEAR}) trong năm {year}$|,? trong năm {year}$", lambda m: m[0] if m[1] else "", text
    )


_ALL_BEHIND = re.compile(r"^([^\W\d_][^\d,;:()%]*?) (100%|toàn bộ|tất cả) (?=(?:có|được|cài|dùng|sử dụng|biết|đều) )")


def all_first(text: str) -> str:
    """ "máy trạm 100% có phần mềm" -> "100% máy trạm có phần mềm"."""
    return _ALL_BEHIND.sub(lambda found: f"{found[2]} {uncapital(found[1])} ", text)


def _share_first(found: re.Match[str]) -> str:
    """ "báo cáo: 100% qua hệ thống" -> "100% báo cáo qua hệ thống"."""
    return f"{found[2]} {uncapital(found[1])} "


def _named(thing: str, columns: dict[str, Fact], desk: Desk) -> tuple[Span, ...]:
    """ "Đến năm 2025, tỷ lệ … đạt 90%"."""
    time = columns.get("time")
    target = columns.get("target")
    when: tuple[Span, ...] = (Span(capital(goal_time(time.value)) + ", ", SpanKind.VALUE, (time.id,)),) if time else ()
    level = level_span(target) if target else gap(f"mức phấn đấu của {thing}")
    year: tuple[Span, ...] = () if time or one_year(desk) else (Span(" vào "), gap(f"năm hoàn thành {thing}"))
    return (*when, Span(thing if when else capital(thing)), Span(reach(columns)), level, *year)
