"""Goals: time, thing, target and the level now, always all three; what was not told is marked inside the sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.drafting.absence import compose_absence
from assistant.drafting.desk import Desk, Entry, Inline, Part, fields_of
from assistant.drafting.openings import opening_verb
from assistant.drafting.passive import passive
from assistant.drafting.phrases import phrase, words_spans
from assistant.drafting.voice import capital, confirm, gap, uncapital
from assistant.plan import Fact, Sentence, Span, SpanKind
from assistant.reading.bodies import joined
from assistant.reading.context import FOLLOWS, GOAL, LEVEL
from corpus.framework import Requirement
from corpus.language import fold, format_number, format_percent, polish, says
from corpus.language.diacritics import restore
from corpus.language.values import scan

# Syllables (folded) that carry no subject beside a target and its time.
_FILL = set(
    re.findall(
        r"\w+",
        "den nam dat muc tieu la vao trong xong chi phan dau toi thieu it nhat len hoan thanh cuoi het truoc khoang tren tu "
        "giai doan va cua tong so dang ky se tang quy ty le nang hang moi phai duoc co gang quyet tam duy tri",
    )
)


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
        when = Span(_time(time.value), SpanKind.VALUE, (time.id,)) if time else gap(f"năm đạt {level.text}")
        out += [Span(", "), when, Span(f" {_reaches(columns, before)} "), level]
    return tuple(out)


def _reaches(columns: dict[str, Fact], before: dict[str, Fact] | None = None) -> str:
    """The verb before a target: a wish stays a wish, and what falls is what remains."""
    if wish := _wish(columns):
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
        and not _own_words(item.text)
        and not phrase(re.sub(r" (?:nay|gio)$", "", base.value), desk.voice).certain
    )
    if not item.certain or nameless:  # one mark for the goal as it was told, its level now and its steps with it
        whole = phrase(statement.words, desk.voice, desk.prose(requirement))
        item = item if whole.certain else whole
        return (Span(f"Mục tiêu {_about(requirement, statement, desk)}: "), *words_spans(item, item.text, statement))
    if thing:
        return (*_named(thing, columns, desk), *_steps(columns, later), *_now(columns, desk, thing))
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
    text = text if _one_year(desk) else _UNLED_YEAR.sub(r"\1 vào năm \2", text)
    text = _WISHED.sub(r"\1 đạt ", passive(text))
    spans = words_spans(item, capital(_within(text, desk)), statement)
    if "time" not in columns and "target" in columns and not _one_year(desk):
        spans = (*spans, Span(" "), gap("năm hoàn thành"))
    if told_after:
        return (*spans, Span(" (mức hiện nay: "), confirm(told_after[2], (statement.id,)), Span(")"))
    if "base_words" not in columns and (_LEVEL_INSIDE.search(text) or text.lower().startswith("không ")):
        return (*spans, *_steps(columns, later))
    named = desk.ledger.quantities[requirement.quantity].label if requirement.quantity else ""
    return (*spans, *_steps(columns, later), *_now(columns, desk, uncapital(text), named or _short(text, requirement)))


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
    if not _one_year(desk) or time is None or not re.fullmatch(whole, fold(time.value)):
        return columns
    return {name: fact for name, fact in columns.items() if name != "time"}


def _within(text: str, desk: Desk) -> str:
    """The same in a goal's own words; a year that tells which things are meant stays: "hồ sơ phát sinh năm 2021"."""
    year = str(desk.plan.period[0])
    if not _one_year(desk) or set(re.findall(r"(?<!\d)20\d\d(?!\d)", text)) != {year}:
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


def bracketed_level(statement: str) -> re.Match[str] | None:
    """ "30% (20%)": the second is most likely the level now, and nobody said so."""
    return re.fullmatch(r"(.*\d%[^()]*?)\s*\((\d[\d.,]*%|\d+/\d+)\)", statement)


def _one_year(desk: Desk) -> bool:
    """An annual plan's goals are all of its year."""
    return desk.plan.period[0] == desk.plan.period[1]


def _about(requirement: Requirement, statement: Fact, desk: Desk) -> str:
    """What an unread goal is about: what the question names, else the matter its words tell, else the plan's years."""
    if requirement.quantity:
        return desk.ledger.quantities[requirement.quantity].label
    topic = next((t for t in desk.pack.topics if not t.counted and says(statement.value, t.keywords)), None)
    return f"về {topic.label}" if topic and _one_year(desk) else _horizon(desk)


def _horizon(desk: Desk) -> str:
    return f"năm {desk.plan.period[0]}" if _one_year(desk) else f"đến năm {desk.plan.period[1]}"


def subject_of(requirement: Requirement, statement: str, desk: Desk) -> str:
    """What the question names as the goal's subject, of the level told ("cấp xã"); "" when the statement names its own."""
    if not requirement.quantity:
        return ""
    label = desk.ledger.quantities[requirement.quantity].label
    level = re.match(r"(cấp (?:huyện|xã|tỉnh|sở)|toàn (?:huyện|ngành|tỉnh))\b[\s,:]*", statement, re.IGNORECASE)
    if level and not _own_words(statement[level.end() :]):
        return f"{label} {level[1].lower()}"
    return "" if _own_words(statement) and not _repeats(statement, label) else label


def goal_subject(requirement: Requirement, columns: dict[str, Fact], statement: str, desk: Desk) -> str:
    """What the goal is about: what the question names, unless the present level counts another thing
    ("hiện 35% sổ hộ tịch đã số hóa"): then that thing. "" when the statement names its own.
    """
    thing, words, base = subject_of(requirement, statement, desk), columns.get("base_words"), columns.get("base")
    if "target" not in columns and _ALL.search(fold(statement)):  # "số hóa hết trong năm 2023" says its own target
        return ""
    if LEVEL in columns:
        label = desk.ledger.quantities[requirement.quantity].label if requirement.quantity else ""
        body = phrase(columns[LEVEL].value, desk.voice).text
        return f"{label} {joined(body)}" if label and not _own_words(statement) else thing
    if not thing and not requirement.quantity and words is not None and not _own_words(statement):
        present = phrase(words.value, desk.voice)
        return _before_figure(present.text) if present.certain else ""
    if not thing or words is None or base is None or base.unit != "%":
        return thing
    present = phrase(words.value, desk.voice)
    if not present.certain:  # diacritics that may be others name nothing
        return thing
    told = present.text
    value = next((v for v in scan(told) if v.kind == "percent"), None)
    counted = told[value.end :].strip(" ,.()") if value else ""
    known = {word.lower() for word in thing.split()} | {"đã", "được", "hiện", "nay"}
    own = {word.lower() for word in re.findall(r"[^\W\d_]+", counted)} - known
    return f"tỷ lệ {counted}" if len(own) >= 2 and not re.search(r"\d", counted) else thing


def _before_figure(told: str) -> str:
    """ "báo cáo doanh nghiệp qua mạng 70%" -> the thing, where the level told names it and the goal does not."""
    found = re.match(r"([^\d,;:()]+?)(?: (?:đạt|là|được|mới|khoảng|gần|trên|hơn))* \d", told)
    return uncapital(found[1]) if found and len(found[1].split()) >= 2 and not _NOW.match(told) else ""


_ALL = re.compile(r"(?<!\w)(?<!den )(?<!cho den )(?:het|toan bo|tat ca|day du)(?! nam| quy| thang| 20)(?!\w)")


# "phải được 95%", "cố gắng … được khoảng 70%": as long as what it is, so that places stay
_MUST = re.compile(
    r"(?<!\w)(?:phai|co gang|can|se|"
    r"mong muon|mong|muon|hy vong|ky vong|huong toi|huong den|du kien|uoc tinh|uoc|co the|chac)(?= |$)|"
    r"(?<!\w)duoc(?= (?:khoang |tren |it nhat )?\d)"
)


def _own_words(statement: str) -> bool:
    """Does the statement name its own subject beside target and time?"""
    folded = _MUST.sub(lambda found: " " * len(found[0]), fold(statement))
    for value in reversed(scan(statement)):
        folded = folded[: value.start] + " " + folded[value.end :]
    return len(set(re.findall(r"[^\W\d_]+", folded)) - _FILL) >= 2


def _repeats(statement: str, label: str) -> bool:
    """Does the statement only repeat, in short, what the question names: "báo cáo năm 2025 đạt 100%"?"""
    folded = fold(statement)
    for value in reversed(scan(statement)):
        folded = folded[: value.start] + " " + folded[value.end :]
    own = " ".join(word for word in re.findall(r"[^\W\d_]+", folded) if word not in _FILL)
    return bool(own) and own in fold(label)


def _named(thing: str, columns: dict[str, Fact], desk: Desk) -> tuple[Span, ...]:
    """ "Đến năm 2025, tỷ lệ … đạt 90%"."""
    time = columns.get("time")
    target = columns.get("target")
    when: tuple[Span, ...] = (Span(capital(_time(time.value)) + ", ", SpanKind.VALUE, (time.id,)),) if time else ()
    level = level_span(target) if target else gap(f"mức phấn đấu của {thing}")
    year: tuple[Span, ...] = () if time or _one_year(desk) else (Span(" vào "), gap(f"năm hoàn thành {thing}"))
    return (*when, Span(thing if when else capital(thing)), Span(reach(columns)), level, *year)


def reach(columns: dict[str, Fact]) -> str:
    """ " đạt ", of who only strives " phấn đấu đạt "."""
    return f" {_wish(columns) or 'đạt'} "


# What is wished for or reckoned on is not promised: folded words of the statement, and the verb that keeps them.
_WISHES = (
    (
        "phấn đấu đạt",
        re.compile(r"(?<!\w)(?:phan dau|co gang|mong(?: muon)?|muon|hy vong|ky vong|huong (?:toi|den))(?!\w)"),
    ),
    ("dự kiến đạt", re.compile(r"(?<!\w)(?:du kien|uoc(?: tinh)?|co the|chac(?! chan)|kha nang)(?!\w)")),
)


def _wish(columns: dict[str, Fact]) -> str:
    statement = fold(columns["statement"].value)
    return next((verb for verb, words in _WISHES if words.search(statement)), "")


def _time(words: str) -> str:
    restored = restore(words)  # "nam 2022": too short for polish to know that it lacks its marks
    text = polish(restored.text if restored.certain else words).text
    text = re.sub(r"^tới (?=năm |20)", "đến ", text)
    text = re.sub(r"^(đến|vào|trong|trước|hết|cuối) (20\d\d)$", r"\1 năm \2", text)
    return f"năm {text}" if re.fullmatch(r"20\d\d", text) else text


def level_span(fact: Fact) -> Span:
    if "/" in fact.value:
        text = "/".join(format_number(Decimal(part)) for part in fact.value.split("/"))
    elif fact.unit == "%":
        text = format_percent(Decimal(fact.value))
    else:
        text = f"{format_number(Decimal(fact.value))} {fact.unit}".strip()
    hedge = "" if fold(fact.hedge) in ("du kien", "uoc", "uoc tinh") else fact.hedge  # the verb before it says so
    return Span(f"{hedge} {text}".strip(), SpanKind.VALUE, (fact.id,))


# The level now, told inside the goal itself: "(hiện mới quét 400 số)".
_LEVEL_INSIDE = re.compile(r"[(;] ?hiện (?:nay |mới |đã |có |chưa )|, (?:hiện |giờ )?mới (?:\w+ ){0,4}\d")


def _now(columns: dict[str, Fact], desk: Desk, thing: str, label: str = "") -> tuple[Span, ...]:
    """ "(hiện nay 24,8%, tương ứng 31/125 thủ tục)"; the unit's own words where they say more than the figure."""
    words = columns.get("base_words")
    if words is None and guards(columns["statement"].value):
        return ()
    if words is None:
        return (Span(" (mức hiện nay: "), gap(label or thing), Span(")"))
    if bare := _bare_level(columns):
        return (Span(" ("), confirm(f"mức hiện nay là {bare}%", (words.id,)), Span(")"))
    said = re.sub(r"(?<=[\d%]) (?:giờ|nay|gio)$", "", words.value)
    item = phrase(_NOW.sub("", said) or said, desk.voice)
    if not item.certain:
        return (Span(" (hiện nay: "), *words_spans(item, item.text, words), Span(")"))
    text = re.sub(
        r" (?:(?:hiện|bây)(?: nay| tại| giờ)?|giờ|nay)$", "", _NOW.sub("", item.text).strip()
    )  # once more: typed without marks, it has them now
    text = re.sub(rf"^{re.escape(thing)} (?=\d)", "", text, flags=re.IGNORECASE)  # the thing stands before it already
    text = re.sub(
        r"(?:^|(?<=, ))(?:năm )?(20\d\d)(?:,|:)?(?: (?:được|là|đạt|mới))* (?=(?:khoảng |hơn |gần )?\d[\d.,]*%)",
        r"năm \1 đạt ",
        text,
    )
    text = re.sub(r"^(?:năm )?(20\d\d),? có (?=\d)", r"năm \1 có ", text)
    text = re.sub(r"^(năm \d{4}), (?=\d)", r"\1: ", text)
    if "bộ dữ liệu" in thing:
        text = re.sub(r"(?<!\w)bộ(?= nào(?!\w))", "bộ dữ liệu", text)
    if text in ("chưa", "chưa làm", "chưa thực hiện"):
        text = "chưa thực hiện"
    text = re.sub(r"^chưa (?!có )(?=[^\W\d_]+(?: [^\W\d_]+)? nào$)", "chưa có ", text)
    if text == "0" and "target" in columns and columns["target"].unit == "%":  # nothing is nothing in any unit
        text = "0%"
    if thing.startswith("tỷ lệ ") and (level := re.fullmatch(r"((?:khoảng |trên |gần )?\d[\d.,]*%)\s+(.+)", text)):
        text = level[1] if level[2] == thing.removeprefix("tỷ lệ ") else text  # the thing stands before it already
    count = columns.get("base_count")
    if count and (plain := re.fullmatch(r"(\d[\d.]*/\d[\d.]*)(.*?)\s*\((\d[\d.,]*%)\)", text)):
        text = f"{plain[3]}, tương ứng {plain[1]}{plain[2]}"
    opening = "" if _DATED.match(text) else "hiện " if re.match(r"(?:vẫn )?(?:chưa|không) ", text) else "hiện nay "
    return (Span(f" ({opening}"), Span(text, SpanKind.WORDS, (words.id,)), Span(")"))


def guards(statement: str) -> bool:
    """ "không để xảy ra sự cố", "duy trì 100%": a goal that keeps things as they are, with no level to rise from."""
    return (
        re.match(r"(?:0 (?:su co|vu)|khong (?:de|con|xay ra|co)|duy tri|giu vung|bao dam khong)(?!\w)", fold(statement))
        is not None
    )


def _bare_level(columns: dict[str, Fact]) -> str:
    """ "giờ 75" beside a target in percent: a share told without its sign, "" for any other level."""
    base, target = columns.get("base"), columns.get("target")
    plain = base is not None and target is not None and target.unit == "%" and not base.unit and "/" not in base.value
    if not plain or base is None or not re.fullmatch(r"\D*\d[\d.,]*\D?", columns["base_words"].value):
        return ""
    return format_number(Decimal(base.value)) if 0 < Decimal(base.value) <= 100 else ""


_NOW = re.compile(
    r"^(?:ở )?(?:hiện(?: nay| tại| giờ)?|(?:bây |lúc này |lúc )?(?:nay|giờ)(?= \D{0,24}\d| (?:thì )?(?:vẫn )?(?:chưa|không) )|"
    r"năm nay(?= \D{0,24}\d))(?: thì)?"
    r"(?: (?:đã )?(?:là|đạt|mới (?:đạt|được|có)|mới|được)(?= (?:khoảng |gần |trên |hơn )*\d))?\s*:?\s*",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:(?:cuối|đầu|hết|trong|đến|tính đến) )*(?:năm|tháng|quý|ngày) |(?:từ )?trước (?:đến |tới )?nay |(?:đến|tới) nay "
)


# Commas inside these are part of the term.
_PAIRED = r"(?<!phòng(?=, chống))(?<!chỉ đạo(?=, điều hành))(?<!kết nối(?=, chia sẻ))(?<!kiểm tra(?=, đánh giá))(?<!cán bộ(?=, công chức))"
_PAIRED += r"(?<!xã(?=, phường))(?<!xã(?=, thị trấn))(?<!phường(?=, xã))(?<!phường(?=, thị trấn))"


_WHEN = re.compile(
    r"\s(?:(?:vào|trong|trước|đến|hết|cuối|từ) )+(?:(?:cuối|hết|đầu) )?(?=(?:năm |quý |tháng )\d|20\d\d|\d{1,2}/)"
    r"|\s(?:năm )?20\d\d$|\snăm 20\d\d (?=có |mở |đạt )|\s(?:để|nhằm|theo) "
)


def _short(statement: str, requirement: Requirement) -> str:
    """The thing a goal speaks of, for a mark: a noun phrase without its time, its target and what follows; figures inside stay."""
    text = re.sub(
        r"^(?:(?:phấn đấu|cố gắng) )?(?:(?:đến|trước|trong|vào|từ|hết|cuối|đầu|giữa) )*"
        r"(?:(?:ngày )?\d{1,2}/\d{1,2}/20\d\d|(?:tháng |quý )[IVX\d]+/20\d\d|(?:năm )?20\d\d(?:-20\d\d)?)[,:]?\s*(?:(?:xong|hoàn thành) )?",
        "",
        uncapital(statement),
    )
    text = re.sub(r"^(?:(?:phấn đấu|có|đạt|mỗi (?:năm|quý|tháng)|hằng (?:năm|quý|tháng)) )+", "", text)
    text = re.sub(r"^(?:tối thiểu |ít nhất |khoảng |trên )?\d[\d.,]*%\s*(?=\S)", "", text)
    text = re.split(rf"{_PAIRED}[,;:(]", text)[0].strip()
    text = _WHEN.split(text)[0]
    text = re.split(
        r"\s(?:đạt|phấn đấu|(?<!trở )lên|xuống|tối thiểu|ít nhất|khoảng|(?:mới|đã)(?= [^\d,;]*\d)|được(?= \d))(?=\s|$)",
        text,
    )[0]
    text = re.sub(r"\s\d[\d.,]*(?:%|/\d[\d.,]*(?: [^\W\d_]+)?)$", "", text)
    text = re.sub(
        r"(?:\s+(?:xong|hoàn thành|hết|đạt|trong|của|cho|tại|ở|trên|năm|và|vào|được|về|với|đến|là|lên|từ|phải|mới|đã))+$",
        "",
        text,
    ).strip()
    text = re.sub(r"^đủ (?=\d+ (?:lớp|xã|phòng|đơn vị|hệ thống|máy))", "", text)
    text = re.sub(r"^(?:(?:cả|toàn bộ|tất cả) )?(?:\d+/)?\d+ (?=[^\W\d_])", "số ", text)
    if opening_verb(text) and len(text.split()) < 3:  # "được", "không": what is left says nothing
        text = ""
    text = f"việc {text}" if opening_verb(text) else text
    if text.startswith("mỗi "):
        return "mức hiện nay của chỉ tiêu này"
    if 2 < len(text.split()) <= LABEL_WORDS:
        return text
    if 1 < len(text.split()) <= LABEL_WORDS:
        return text
    return uncapital(statement) if len(statement.split()) <= LABEL_WORDS else requirement.label


LABEL_WORDS = 20
