"""Goals: what is to be reached, the level now, the target, the time, each with the unit's own wording."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.reading.arrows import Chain, read_chain
from assistant.reading.bodies import by_body, joined
from assistant.reading.clauses import Piece, split_clauses, split_segments
from assistant.reading.context import FOLLOWS, GOAL, LEVEL, Telling
from assistant.reading.steps import write_out
from corpus.language import fold, split_items
from corpus.language.lists import Item
from corpus.language.values import Value, scan

# Folded openings of a segment that tells the present level.
_NOW = re.compile(
    r"^(?:(?:o )?hien(?: nay| tai| moi| dang| co| chi| van)*|den nay|toi nay|"
    r"(?:hien |bay |luc )?(?:nay|gio)(?= (?:thi |la |dat |moi |co |duoc |khoang |da )*\d)|(?:hien |bay )gio|thoi diem hien tai|"
    r"nam nay(?= (?:chi |moi |la |dat |co |duoc )+(?:khoang )?\d| (?:khoang )?\d[\d.,]*\s*%)|"
    r"dang(?= (?:la |dat |moi |khoang |duoc |o muc )*\d)|"
    r"(?:cuoi )?nam (?:truoc|ngoai|20\d\d)(?= *(?:la|dat|moi|co|:|\d))|nam 20\d\d (?:la|dat|moi))\b"
)
_LED = r"(?:(?:den|toi|vao|trong|truoc|tu|sau|chậm nhat|cham nhat|hoan thanh|ngay trong)\s+)?"
_TIME = re.compile(
    rf"{_LED}(?:(?:het|cuoi|(?<!phan )dau|giua)\s+)?"
    r"(?:nam\s+20\d\d|quy\s+(?:[ivx]+|\d)\s*/\s*20\d\d|thang\s+\d{1,2}\s*/\s*20\d\d|giai doan\s+20\d\d\s*[-–]\s*20\d\d)|"
    rf"{_LED}(?:ngay\s+)?\d{{1,2}}/\d{{1,2}}/20\d\d|{_LED}(?:het|cuoi|(?<!phan )dau)\s+20\d\d|(?:den|toi|vao|trong|truoc)\s+20\d\d|"
    r"(?<![\d/])20\d\d(?=\s*(?:(?:phai|se|co|thi|da|mong muon|mong|muon|phan dau|co gang|du kien|hy vong)\s+)*"
    r"(?:dat|la|xong|hoan|thi|duoc|len|:|=|\d[\d.,]*\s*%)|\s+\d[\d.,]*\s*%)|"
    r"^20\d\d(?=\s+\d[\d.]*\s+[^\W\d_])|(?<=%)\s*,?\s*20\d\d(?=\s*(?:[,;.]|$))|hang nam|moi nam|hằng nam"
)
_INNER_NOW = re.compile(
    r"(?<!\w)(?:hien(?: nay| tai| gio)?|den nay|bay gio)(?: (?:dat|la|moi|co|dang|chi))*\s+(?:khoang\s+)?\d[\d.,]*(?:\s*/\s*\d+)?\s*%?|"
    r"(?<=\w )(?:dang|moi)(?: (?:o muc|dat|la|co|chi|duoc))*\s+(?:khoang\s+)?\d[\d.,]*\s*%|"
    r"(?<=\w )(?:dat |la |moi |duoc )*(?:khoang )?\d[\d.,]*\s*% (?:hien nay|hien tai|hien gio|bay gio|nam nay|(?:gio|nay)(?=,|;|$))"
)
_NOW_AFTER = re.compile(
    r"^(?:nang |tang )?(?:tu )?(?:muc )?(\d[\d.,]*\s*%|\d+/\d+)\s+(?:hien nay|hien tai|hien co|nam 20\d\d|cua nam 20\d\d)\s+"
    r"(?=(?:len|tang|dat|den|toi|phan dau|xuong|thanh)\b)"
)
_TARGET = re.compile(
    r"(?:dat|len|muc tieu|chi tieu|phan dau|toi thieu|it nhat|xong|bang|la|con|dang ky|hoan thanh|dk)\s*(?:la|dat|khoang|tren)?\s*$"
)


# "hiện 10% 2025 80%": the present level and the target in one breath.
_RUN_ON = re.compile(
    r"(?<=%)\s+(?=(?:mục tiêu|muc tieu|chỉ tiêu|chi tieu|phấn đấu|phan dau)\s+(?:(?:là|la|đạt|dat)\s+)?\d)|"
    r"(?<=%)\s+(?=(?:(?:đến|den|năm|nam|vào|vao)\s+)*20\d\d\s+(?:(?:đạt|dat|là|la)\s+)?\d+(?:[.,]\d+)?\s*%)"
)


@dataclass(frozen=True)
class Parts:
    """A goal's pieces; statement is the text without the part that tells the present level."""

    statement: str
    base_words: str
    base: Value | None
    base_count: Value | None
    target: Value | None
    time: str


def read_goal(telling: Telling) -> None:
    """One goal whose subject the question names ("hiện 82%, mục tiêu 100% vào năm 2023"), or one of each level."""
    lead, bodies = by_body(telling.text, _time)
    if bodies and not lead:
        for number, told in enumerate(bodies, 1):
            row = f"g{number}"
            _tell(telling, row, Piece(told.words, told.start))
            telling.add(GOAL, told.body, row=row, column=LEVEL, words=told.words, start=told.start, end=told.end)
        return
    if bodies:
        read_goals(telling)
        return
    lines = split_items(telling.text)
    told_first = bool(lines) and _NOW_LAST.fullmatch(fold(lines[0].text))
    if len(lines) > 1 and not told_first and all(_target_like(item.text) for item in lines):
        read_goals(telling)
        return
    _tell(telling, "g1", Piece(telling.text.strip(), 0))


def read_goals(telling: Telling) -> None:
    """Several goals, each naming its own subject; "; hiện nay tỷ lệ này là 71%" belongs to the one before it."""
    for number, item in enumerate(_with_levels(telling), 1):
        _tell(telling, f"g{number}", Piece(item.text, item.start))


def _with_levels(telling: Telling) -> list[Item]:
    out: list[Item] = []
    for item in split_items(telling.text):
        if out and _is_now(item.text, telling.context.period[0]) and len(split_segments(Piece(item.text, 0))) == 1:
            out[-1] = Item(f"{out[-1].text}, {item.text}", out[-1].start, item.end)
        else:
            out += [each for told in _each_body(item) for each in _by_subject(told)]
    first, last = telling.context.period
    return out if first != last else [each for item in out for each in _of_one_year(item, first)]


_LEVELS_TOGETHER = re.compile(r"\((?:[^()]*[^\d()])?\d[\d.,]*\s*%?\s*(?:và|va|[-,/])\s*\d[\d.,]*\s*%?\)")
_AND = re.compile(r",\s+(?!\d+\s*$)|\s+(?:và|với|cùng)\s+")


def _of_one_year(item: Item, year: int) -> list[Item]:
    """ "30% thủ tục mức độ 4 (hiện 12%), 80% hồ sơ trên mạng": of a plan of one year no goal names its time, and each of its own
    thing is a goal; what stands in brackets, tells the present level or names nothing new belongs to the one before it."""
    text, cuts = item.text, [(0, 0)]
    if _LEVELS_TOGETHER.search(text):  # "(giờ 85 và 50)": the levels of both stand in one bracket
        return [item]
    for match in _AND.finditer(text):
        before, after = text[cuts[-1][1] : match.start()], _AND.split(text[match.end() :])[0]
        own = (
            set(re.findall(r"[^\W\d_]+", fold(after))) - set(re.findall(r"[^\W\d_]+", fold(before))) - _FILL - {"thang"}
        )
        if (
            before.count("(") == before.count(")")
            and (own or re.match(r"(?:(?:trên|hơn|ít nhất|khoảng|tối thiểu) )?\d[\d.,]* ?%", after))
            and not _is_now(after, year)
            and all(
                any(v.kind in ("percent", "fraction") for v in scan(re.sub(r"\([^()]*\)", "", part)))
                for part in (
                    before,
                    after,
                )  # what stands in brackets is the level of both: "ký số và gửi qua mạng (hiện 85%)"
            )
        ):
            cuts.append((match.start(), match.end()))
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    return [
        Item(text[begin:end], item.start + begin, item.start + end) for (_, begin), end in zip(cuts, ends, strict=True)
    ]


_FILL = frozenset(
    re.findall(
        r"\w+",
        "den nam dat muc tieu la vao trong xong chi phan dau toi thieu it nhat len hoan thanh cuoi het truoc khoang tren tu giai "
        "doan va cua tong so dang ky se tang quy ty le nang hang moi phai duoc co gang quyet tam duy tri cap huyen xa tinh",
    )
)


def _by_subject(item: Item) -> list[Item]:
    """ "100% hệ thống được duyệt cấp độ năm 2022, 100% máy trạm có phần mềm diệt mã độc năm 2023": two goals, each of its own
    thing; what names nothing new is a step of the goal before it."""
    out = [item]
    for segment in split_segments(Piece(item.text, item.start)):
        start = segment.start - out[-1].start
        if (
            start <= 0
            or not _time(segment.text)
            or not any(v.kind in ("percent", "fraction") for v in scan(segment.text))
        ):
            continue
        before = out[-1].text[:start].rstrip(" ,;")
        known = set(re.findall(r"[^\W\d_]+", fold(before))) | _FILL
        own = [word for word in re.findall(r"[^\W\d_]+", fold(segment.text)) if word not in known]
        if len(own) > 2 and _time(before) and scan(before):
            out[-1:] = [
                Item(before, out[-1].start, out[-1].start + len(before)),
                Item(out[-1].text[start:], segment.start, out[-1].end),
            ]
    return out


def _each_body(item: Item) -> list[Item]:
    """ "Hồ sơ trên mạng: cấp huyện 80% lên 90%, cấp xã 45% lên 60%": a goal for each body."""
    lead, bodies = by_body(item.text, _time)
    if not lead:
        return [item]
    bare = fold(item.text) == item.text
    return [
        Item(
            f"{lead.replace('{}', fold(joined(told.body)) if bare else joined(told.body))} {told.words}",
            item.start,
            item.end,
        )
        for told in bodies
    ]


def _target_like(text: str) -> bool:
    return any(value.kind in ("percent", "fraction", "count") for value in scan(text)) and len(text.split()) > 4


def parse_goal(text: str, start: int = 9999) -> Parts:
    """Split a goal into its parts; what cannot be told apart stays in the statement. Levels of years before `start` are present ones."""
    statement, base_words = _split_base(Piece(_RUN_ON.sub(", ", text), 0), start)
    statement = re.sub(r"^(?:mục tiêu|chỉ tiêu)\s*(?:là|:)?\s+(?=\S)", "", statement, flags=re.IGNORECASE)
    statement = _LAST_YEAR.sub(r"\1 năm \2", statement)
    base_values = [v for v in scan(base_words) if v.kind in ("percent", "fraction", "count", "decimal", "money")]
    if "," in base_words and _LEVEL_OF_YEAR.fullmatch(fold(base_words.rpartition(", ")[2])):
        base_values = base_values[::-1]
    base = next((v for v in base_values if v.kind == "percent"), base_values[0] if base_values else None)
    base_count = next((v for v in base_values if v.kind == "fraction" and v is not base), None)
    values = [v for v in scan(statement) if v.kind in ("percent", "fraction", "count", "decimal", "money")]
    return Parts(statement, base_words, base, base_count, _target(statement, values), _time(statement))


def _split_base(text: Piece, start: int) -> tuple[str, str]:
    if (led := _OF_THING.match(fold(text.text))) and int(led[3]) < start:
        goal = re.sub(r"(20\d\d)\s+(?=\d)", r"\1 đạt ", text.text[led.end() :])
        return f"{text.text[: led.end(1)]} {goal}", text.text[led.start(2) : led.end(2)]
    for bracket in re.finditer(r"\s*\(((?:[^()]|\([^()]*\))*)\)", text.text):
        if _UNCOUNTED.fullmatch(fold(bracket[1].strip())):
            return (text.text[: bracket.start()] + text.text[bracket.end() :]).strip(" ,.;"), ""
        if not _is_now(bracket[1].strip(), start) and not _is_level(bracket[1].strip(), start):
            continue
        return (text.text[: bracket.start()] + text.text[bracket.end() :]).strip(" ,.;"), bracket[1].strip()
    told = [s for clause in split_clauses(text.text) for s in split_segments(clause)]
    segments = [s for s in told if not _UNKNOWN_NOW.match(fold(s.text))]
    if len(segments) < len(told):
        return ", ".join(s.text for s in segments), ""
    now = [segment for segment in segments if _is_now(segment.text, start)] or _so_far(segments)
    if not now:
        return _inner_base(text.text)
    of_years = [segment for segment in now if _LEVEL_OF_YEAR.fullmatch(fold(segment.text))]
    levels = of_years if len(of_years) == len(now) else now[:1]  # "2019 50%, 2020 75%": the later is the level now
    statement = text.text
    for level in reversed(levels):
        statement = f"{statement[: level.start].rstrip(' ,;:-–')}, {statement[level.end :].lstrip(' ,;:-–')}"
    return statement.strip(" ,;:."), ", ".join(level.text for level in levels)


_REACHED = re.compile(  # "3.000 hiện vật, đã có 1.150"
    r"(?:da|moi)(?: chi)? (?:co|duoc|dat|xong|lam(?: duoc)?|hoan thanh|so hoa(?: duoc)?|cap(?: duoc)?)(?: khoang| gan| hon)? \d[\d.,]*"
    r"(?:\s*%|\s*/\s*\d[\d.,]*)?(?: [^\W\d_]+){0,4}$"
)


def _so_far(segments: list[Piece]) -> list[Piece]:
    """ "đã số hóa 12.000/40.000 hồ sơ, xong hết trước 2025": done so far, where another segment tells when it is to be."""
    if reached := [segment for segment in segments[1:] if _REACHED.match(fold(segment.text))]:
        return reached[:1]
    dated = [segment for segment in segments if _time(segment.text)]
    return [
        segment
        for segment in segments[:1]
        if dated
        and segment not in dated
        and (
            (
                re.match(r"(?:da|moi)\b", fold(segment.text))
                and any(v.kind in ("percent", "fraction", "count") for v in scan(segment.text))
            )
            or _part_of_all(segment, segments)
        )
    ]


def _part_of_all(segment: Piece, segments: list[Piece]) -> bool:
    """ "4.000 trong 10.000 hồ sơ, đến 2023 xong hết": a part, where what follows tells no figure and finishes all."""
    rest = " ".join(fold(other.text) for other in segments if other is not segment)
    figures = [v for other in segments if other is not segment for v in scan(other.text)]
    parts = [v for v in scan(segment.text) if v.kind == "fraction"]
    return (
        len(parts) == 1
        and parts[0].total != parts[0].number
        and all(v.kind in ("year", "month", "quarter", "date") for v in figures)
        and re.search(r"(?<!\w)(?:xong|hoan thanh|het|du|toan bo|tat ca)(?!\w)", rest) is not None
    )


_UNKNOWN_NOW = re.compile(r"(?:hien (?:nay |tai )?)?(?:chua|khong) (?:thong ke|co so lieu|ro|nam|biet|xac dinh)")
_UNCOUNTED = re.compile(rf"{_UNKNOWN_NOW.pattern}(?: (?:duoc|ro|so lieu|cu the|con so|bao nhieu|muc|hien nay))*")
# "nay chưa có", "trước nay chưa làm", "chưa triển khai": nothing of it is there now
_NONE_NOW = re.compile(
    r"(?:(?:(?:bay |luc )?(?:nay|gio)|hien(?: nay| tai| gio)?|(?:tu )?truoc (?:den |toi )?nay|(?:den|toi) nay)(?: thi)?(?: van)? "
    r"(?:chua|khong)(?: \w+){0,5}|(?:van )?chua(?: (?:co|lam|trien khai|thuc hien|dat|mua|dung|su dung|xay dung))?(?: gi| duoc)?|"
    r"khong co)"
)


# "mở 2 bộ dữ liệu 2023": a year that ends a goal is its time
_LAST_YEAR = re.compile(
    r"((?:[^\W\d_]{2}|\)|%))(?<!năm)(?<!nam)(?<!đến)(?<!den)(?<!vào)(?<!vao)(?<!trong)(?<!trước)(?<!truoc)(?<!hết)(?<!het)"
    r"(?<!cuối)(?<!cuoi)(?<!đầu)(?<!dau)(?<!giữa)(?<!giua)(?<!tới)(?<!toi)(?<!từ)(?<!tu)(?<!sau)(?<!đạt)(?<!dat)(?<!là)(?<!la)"
    r"(?<!đoạn)(?<!doan) (20[23]\d)$"
)
_LEVEL = re.compile(r"(?:cuoi )?(?:nam )?(20\d\d)\s*(?:[:=]|la|dat)?\s*\d[\d.,]*\s*%(?:(?:,| va) \d[\d.,]*\s*%)*")
# "nâng từ 40% lên 90%", "từ 20 ngày xuống còn 15 ngày": where it starts is where it stands.
_FROM = re.compile(
    r"(?<!\w)(?:tu (?:muc )?|(?=\d[\d.,]*\s*% (?:len|xuong) ))((?:khoang |hon |gan )?\d[\d.,]*(?:\s*%|\s*/\s*\d+)?(?: [^\W\d_]+){0,2}) "
    r"(?=(?:len|xuong)(?: con| den| toi| muc)?(?: khoang)? \d)"
)


# "45% 2020": a level with its year behind it; "hồ sơ địa chính 45% 2020, 2025 90%": the thing, then its level, then the goal
_OF_THING = re.compile(r"([^\d,;:]{4,}?)\s+(\d[\d.,]*\s*%\s+(?:(?:cuoi )?nam )?(20\d\d))\s*[,;]\s*(?=\S)")
# "2020 được 18%, 2021 lên 45%": a year before the plan that opens a part
_LEVEL_OF_YEAR = re.compile(
    r"(?:(?:cuoi |het )?nam )?(20\d\d)\s*(?:[:=]|la|dat|duoc|moi|co|chi)*\s*(?:khoang |hon |gan )?"
    r"\d[\d.,]*(?:\s*%|\s*/\s*\d+)?(?: [^\W\d_]+){0,3}"
)
_LEVEL_DATED = re.compile(r"(?:khoang |hon |gan )?\d[\d.,]*\s*%\s+(?:(?:cuoi )?nam )?(20\d\d)")


# "22/132 hiện nay": the level with its word behind it
_NOW_LAST = re.compile(
    r"(?:khoang |hon |gan )?\d[\d.,]*(?:\s*%|\s*/\s*\d+)(?: [^\W\d_]+){0,3} (?:hien nay|hien tai|hien gio|bay gio|gio|nay|hien)|"
    r"0"
)


def _is_now(text: str, start: int) -> bool:
    if _NOW_LAST.fullmatch(fold(text)) or _NONE_NOW.fullmatch(fold(text)):
        return True
    if dated := (_LEVEL_DATED.fullmatch(fold(text)) or _LEVEL_OF_YEAR.fullmatch(fold(text))):
        return int(dated[1]) < start
    found = _NOW.match(fold(text))
    years = re.findall(r"20\d\d", found[0]) if found else []
    return found is not None and all(int(year) < start for year in years)


def _is_level(text: str, start: int) -> bool:
    """ "30% (2020: 12%)": a bracket of percentages alone, in a year before the plan is the level before."""
    found = _LEVEL.fullmatch(fold(text))
    return found is not None and int(found[1]) < start


def _inner_base(text: str) -> tuple[str, str]:
    """ "cấp xã hiện 35% đến 2025 đạt 80%", "70% hiện nay lên 100%": the present level inside a statement."""
    if opening := _NOW_AFTER.match(fold(text)):
        return text[opening.end() :].strip(), text[opening.start(1) : opening.end(1)]
    if rise := _FROM.search(fold(text)):
        return f"{text[: rise.start()]}{text[rise.end() :]}", text[rise.start(1) : rise.end(1)]
    found = _INNER_NOW.search(fold(text))
    if not found:
        return text, ""
    statement = re.sub(
        r"\s+([,;])", r"\1", f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip(' ,')}"
    ).strip(" ,;:")
    return statement, text[found.start() : found.end()].strip()


def _target(statement: str, values: list[Value]) -> Value | None:
    folded = fold(statement)
    led = [v for v in values if _TARGET.search(folded[: v.start].rstrip() + " ") or _TARGET.search(folded[: v.start])]
    pool = led or values
    percents = [v for v in pool if v.kind == "percent"]
    chosen = percents or pool
    return chosen[0] if chosen else None


def _time(statement: str) -> str:
    if bracketed := re.search(r"\(\s*(?:năm )?(20\d\d)\s*\)", statement):  # "100% (2021)"
        return f"năm {bracketed[1]}"
    told = list(_TIME.finditer(_unlike(statement)))
    end = next((time for time in told if not time[0].startswith("tu ")), None)  # "từ năm 2010 đến nay, xong trước 2024"
    found = end or next(iter(told), None) or _YEAR_LAST.search(statement)
    return statement[found.start() : found.end()].strip() if found else ""


def _unlike(statement: str) -> str:
    """Folded, but "dầu" and "dấu" do not read as "đầu": "xăng dầu năm 2024" names no beginning."""
    folded = fold(statement)
    for match in re.finditer(r"(?<!\w)(?:dầu|dấu)(?!\w)", statement, re.IGNORECASE):
        folded = folded[: match.start()] + "#" * len(match[0]) + folded[match.end() :]
    return folded


# "mở 2 bộ dữ liệu 2023"; not "Quyết định 120/QĐ-BQL 2019"
_YEAR_LAST = re.compile(r"(?<=[^\W\d_)] )20[2-9]\d$")


def _stages(statement: str) -> list[str]:
    """ "năm 2023 đạt 50%, năm 2025 đạt 80%": one goal in steps, each with its own time and target; else the whole."""
    out: list[str] = []
    stepped = 0
    steps = [s for clause in split_clauses(statement) for s in split_segments(clause)]
    parted = [part for s in steps for part in re.split(r"\s+và\s+(?=(?:đến |vào |năm |tới )*20\d\d)", s.text)]
    for segment in (Piece(part, 0) for part in parted):
        step = _time(segment.text) and any(v.kind in ("percent", "fraction") for v in scan(segment.text))
        stepped += bool(step)
        if step and stepped > 1:
            out.append(segment.text)
        else:
            out = [", ".join([*out[:1], segment.text])] if len(out) < 2 else [*out[:-1], f"{out[-1]}, {segment.text}"]
    return out if stepped > 1 else [statement]


def _tell(telling: Telling, row: str, piece: Piece) -> None:
    start = telling.context.period[0]
    text = write_out(piece.text)
    if chain := read_chain(text, start, named=bool(telling.requirement.quantity)):
        _tell_chain(telling, row, piece, chain)
        return
    parts = parse_goal(text, start)
    first, *later = _stages(parts.statement)
    if (
        later and not parts.base_words and (bare := _BARE_LEVEL.match(first))
    ):  # "70%; 2022 85%; 2025 100%": now, then, then
        level = next(iter(scan(bare[1])), None)
        parts = replace(parts, base_words=bare[1], base=level)
        first = first[bare.end() :]
    if later:
        step = parse_goal(first, start)
        own = (
            step if step.base_words and not parts.base_words else parts
        )  # "22/132 hiện nay; 50% năm 2022, 80% năm 2025"
        parts = replace(step, base_words=own.base_words, base=own.base, base_count=own.base_count)
    _tell_parts(telling, row, piece, parts)
    _tell_later(telling, row, piece, later)


def _tell_chain(telling: Telling, row: str, piece: Piece, chain: Chain) -> None:
    """ "60% -> 90% 2022 -> 100% 2025": each step of its own year, the first the level now."""
    start = telling.context.period[0]
    first, *later = chain.steps
    level = parse_goal(f"hiện {chain.level}", start) if chain.level else None
    parts = parse_goal(first, start)
    if level is not None:
        parts = replace(parts, base_words=chain.level, base=level.base, base_count=level.base_count)
    _tell_parts(telling, row, piece, parts)
    _tell_later(telling, row, piece, later)


def _tell_later(telling: Telling, row: str, piece: Piece, later: list[str]) -> None:
    start = telling.context.period[0]
    for number, stage in enumerate(later, 2):
        step = parse_goal(stage, start)
        _tell_parts(telling, f"{row}.{number}", piece, step)
        telling.add(GOAL, row, row=f"{row}.{number}", column=FOLLOWS, words=stage, start=piece.start, end=piece.end)


_BARE_LEVEL = re.compile(r"((?:khoảng )?\d[\d.,]*\s*%)[,;]\s+(?=(?:đến |vào |năm )*20\d\d)")


_UNIT_END = re.compile(r"(?:(?:^|\s+)(?:vào|vao|trong|đến|den|hết|het|năm|nam|hiện nay|hien nay|hiện tại|hien tai))+$")


def _tell_parts(telling: Telling, row: str, piece: Piece, parts: Parts) -> None:
    def tell(column: str, value: str, words: str = "", unit: str = "", hedge: str = "") -> None:
        telling.add(
            GOAL,
            value,
            row=row,
            column=column,
            unit=unit,
            words=words or value,
            start=piece.start,
            end=piece.end,
            hedge=hedge,
        )

    tell("statement", parts.statement, piece.text)
    if parts.base_words:
        tell("base_words", parts.base_words)
    for column, value in (("base", parts.base), ("base_count", parts.base_count), ("target", parts.target)):
        if value is not None and value.number is not None:
            number = f"{value.number}/{value.total}" if value.kind == "fraction" else format(value.number, "f")
            unit = "%" if value.kind == "percent" else _UNIT_END.sub("", value.unit_word)
            tell(column, number, value.words, unit, value.hedge)
    if parts.time:
        tell("time", parts.time)
