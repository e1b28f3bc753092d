"""What was told of a project, gathered, and made into a Project: sums weighed, shares worked out, doubts raised."""

from __future__ import annotations

import re

from assistant.plan import Funding, Project
from assistant.projects.gathering import Told, say
from assistant.projects.model import Notes, Period, ReadContext
from assistant.projects.money import evenly_told, read_by_year, read_security, read_shares, read_total
from assistant.projects.words import vocabulary
from corpus.language import fold, polish
from corpus.language.abbreviations import is_shorthand


def make_project(told: Told, row: str, words: str, context: ReadContext, notes: Notes) -> Project:
    """The project as told; whatever cannot be taken as it stands becomes a doubt."""
    by_year = read_by_year(told, notes)
    time = _carried_time(_time(told, context, notes), told, words)
    total = read_total(told, by_year, time, notes)
    by_year = by_year or evenly_told(told, total, time)
    sources = [Funding(name, amount) for name, amount in read_shares(told.of("source"), total, "nguồn vốn", notes)]
    project = Project(
        row=row,
        name=_text(_counted_name(told), "name", context, notes),
        lead=_text(unit_name(told.naming.lead), "lead", context, notes),
        kind=_kind(told, notes),
        objective=_text(told.naming.objective, "objective", context, notes),
        start=time.start,
        end=time.end,
        time=time.text,
        since=_since(told, words, time),
        total=total,
        hedge=_hedge(told, words) if total is not None else "",
        by_year=by_year,
        spending=tuple(read_shares(told.of("spending"), total, "loại chi", notes)),
        sources=tuple(sources),
        area=_area(told, context, notes),
        security=read_security(told, total, notes),
        words=words,
    )
    _ask(project, notes)
    return project


def _counted_name(told: Told) -> str:
    """ "Mua 30 máy x 13tr + 9 máy in x 5tr": where the name is but an act, the things counted complete it."""
    products = told.amounts("product")
    if len(products) < 2 or not _ACT_ALONE.fullmatch(fold(told.naming.name).strip(" :,")):
        return told.naming.name
    things = [re.split(r"\s*[x×*]\s*\d", amount.words, maxsplit=1)[0] for amount in products]
    return f"{told.naming.name.strip(' :,')} {' và '.join(things)}".strip()


_ACT_ALONE = re.compile(r"(?:mua(?: sam)?|sam|trang bi|dau tu|thue|nang cap|bo sung|thay(?: the)?|cap)?")


def _text(typed: str, name: str, context: ReadContext, notes: Notes) -> str:
    """Official spelling where it is certain; else the words as typed, marked when they are printed."""
    if not typed:
        return ""
    # a trung tâm has a name of its own, never that of the phòng that shares its abbreviation
    own_name = name == "lead" and fold(typed).startswith(("trung tam", "tt "))
    polished = polish(typed, context="" if own_name else context.language_context)
    label = vocabulary().headings[name]
    if not polished.certain:
        notes.doubt(
            f"{label} gõ không dấu, chưa khôi phục chắc chắn được: “{typed[:80]}”. Gõ lại có dấu hoặc xác nhận."
        )
        return typed
    if polished.unresolved:
        notes.doubt(f"{label} còn chữ viết tắt chưa rõ: {', '.join(polished.unresolved)}. Ghi đầy đủ.")
    return polished.text


def unit_name(typed: str) -> str:
    """A unit's name ready to be spelled out: "phong vhtt" -> "Phòng VHTT"."""
    units = vocabulary().raw["units"]
    text = re.sub(r"(?i)(hđnd|hdnd)\s*[-&/]\s*ubnd", "HĐND và UBND", typed)
    text = " ".join(_unit_word(word) for word in text.split())
    match = vocabulary().unit_heads.match(text)
    head, rest = (text[: match.end()], text[match.end() :].strip()) if match else ("", text)
    if head.isascii() and not head.isupper():
        head = next((known for known in units["heads"] if fold(known) == fold(head)), head)
    if typed.isascii():
        rest = vocabulary().spelled.sub(lambda found: str(units["spelled"][found[0].lower()]), rest)
    if fold(head) in units["proper"] and rest and fold(rest.split()[0]) not in units["common"]:
        first, *others = rest.split(" ")
        rest = " ".join([first.upper() if is_shorthand(first) else _capital(first), *others])
    return _capital(f"{head} {rest}".strip())


def _unit_word(word: str) -> str:
    words = vocabulary()
    brands: dict[str, str] = words.raw["units"]["brands"]
    return brands.get(fold(word), word.upper() if fold(word) in words.known_units else word)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _kind(told: Told, notes: Notes) -> str:
    kinds = list(dict.fromkeys(str(claim.told) for claim in told.of("kind")))
    if len(kinds) > 1:
        notes.doubt(f"vừa ghi mới vừa ghi chuyển tiếp. {say('kind')}")
    return kinds[0] if len(kinds) == 1 else ""


_HEDGES = {
    "khoảng": "khoang|tam|co|chung|uoc(?: tinh| chung)?|tam tinh|~",
    "gần": "gan|xap xi",
    "hơn": "hon|tren",
    "không quá": "duoi|khong qua|toi da|cao nhat",
}


def _hedge(told: Told, words: str) -> str:
    """The hedge that stands before the total as told: "khoảng 3,2 tỷ"."""
    folded = fold(words)
    for amount in told.amounts("total"):
        figure = re.search(r"\d.*", fold(amount.words))
        if figure is None:
            continue
        for hedge, forms in _HEDGES.items():
            if re.search(rf"(?<!\w)(?:{forms})\s*(?:la\s*)?{re.escape(figure[0])}", folded):
                return hedge
    return ""


_SINCE = re.compile(
    r"(?<!\w)(?:chuyen tiep|tiep tuc|dang lam|dang thuc hien|lam do)(?: tu| cua)?(?: nam)? (20\d\d)(?![\d-])"
)


def _since(told: Told, words: str, time: Period) -> int | None:
    """ "chuyển tiếp từ 2019" beside "2021-2022": the framework has no column for 2019, the plan prints it with the kind."""
    carried = any(claim.told == "chuyển tiếp" for claim in told.of("kind"))
    found = _SINCE.search(fold(words)) if carried else None
    year = int(found[1]) if found else None
    return year if year and (time.start is None or year < time.start) else None


def _carried_time(time: Period, told: Told, words: str) -> Period:
    """ "chuyển tiếp từ 2020, xong 2022" runs from 2020 to 2022: the year told is only its end."""
    since = _since(told, words, Period(time.end, time.end, "")) if time.end is not None else None
    ends = rf"(?<!\w)(?:xong|hoan thanh|ket thuc|den|toi)(?: het| cuoi| vao| trong| nam)* {time.end}(?!\d)"
    if since is None or time.start not in (None, time.end) or not re.search(ends, fold(words)):
        return time
    return Period(since, time.end, f"{since}-{time.end}", time.years)


def _time(told: Told, context: ReadContext, notes: Notes) -> Period:
    periods = list(dict.fromkeys(claim.told for claim in told.of("time") if isinstance(claim.told, Period)))
    dated = [period for period in periods if period.years]
    if not periods and (years := [year for year, _ in told.years()]):
        first, last = min(years), max(years)
        if first == last and told.of("each"):
            return Period(None, None, "")
        return Period(first, last, str(first) if first == last else f"{first}-{last}")
    if dated and (priced := {year for year, _ in told.years()}):
        # "năm 2021 là 100 triệu, các năm 2022, 2023 mỗi năm 120 triệu" runs over all of them
        every = sorted(priced | {year for period in dated for year in period.years})
        if every == list(range(every[0], every[-1] + 1)) and len(every) > 1:
            dated = [Period(every[0], every[-1], f"{every[0]}-{every[-1]}", tuple(every))]
    if longest := _holding(dated):
        dated = [longest]
    if len(dated) > 1 and len({(p.start, p.end) for p in dated}) > 1:
        notes.doubt(f"có nhiều mốc thời gian ({'; '.join(p.text for p in dated)}), chưa rõ lấy mốc nào. {say('time')}")
        return Period(None, None, "")
    if not dated:
        if periods:
            notes.doubt(f"thời gian “{periods[0].text}” {periods[0].problem or 'chưa nêu năm'}. {say('time')}")
        return Period(None, None, "")
    return _checked_time(dated[0], context, notes)


def _holding(dated: list[Period]) -> Period | None:
    """The one span of years that holds every other year told: "2020-2021 … còn lại năm 2021"."""
    spans = [period for period in dated if len(period.years) > 1]
    years = {year for period in dated for year in period.years}
    return spans[0] if len(spans) == 1 and years <= set(spans[0].years) else None


def _checked_time(period: Period, context: ReadContext, notes: Notes) -> Period:
    first, last = context.period
    if period.start is not None and period.end is not None and period.start > period.end:
        notes.doubt(f"thời gian “{period.text}” có năm đầu sau năm cuối. {say('time')}")
        return Period(None, None, "")
    if period.start is None or period.end is None:
        notes.doubt(
            f"thời gian “{period.text}” chưa rõ năm {'bắt đầu' if period.start is None else 'kết thúc'}. {say('time')}"
        )
    start, end = period.start or period.end or first, period.end or period.start or last
    if (end < first and period.end is not None) or start > last:
        span = f"năm {first}" if first == last else f"giai đoạn {first}-{last}"
        notes.doubt(f"thời gian “{period.text}” nằm ngoài {span} của kế hoạch. Kiểm tra lại năm thực hiện.")
    return period


def _area(told: Told, context: ReadContext, notes: Notes) -> str:
    areas = list(dict.fromkeys(str(claim.told) for claim in told.of("area"))) or (
        [told.naming.area] if told.naming.area else []
    )
    section = area_section(context.kind)
    if len(areas) > 1:
        notes.doubt(
            f"có nhiều mục nhiệm vụ ({', '.join(f'{section}.{area}' for area in areas)}). "
            f"{say('area').replace('{section}', section)}"
        )
    return f"{section}.{areas[0]}" if len(areas) == 1 else ""


def area_section(kind: str) -> str:
    """Where the plan's tasks stand: IV in a five-year plan, III in an annual one."""
    return "III" if kind == "annual" else "IV"


def _ask(project: Project, notes: Notes) -> None:
    """Told, but too loosely for the framework's columns."""
    words = vocabulary()
    if not project.name:
        notes.doubt(f"chưa có tên nhiệm vụ, dự án. {say('name')}")
    for name, _ in project.spending:
        if name in words.raw["asked_spending"] or name not in words.raw["spending"]:
            notes.doubt(f"“{name}” là chi thường xuyên hay chi đầu tư phát triển? {say('spending')}")
    for source in project.sources:
        if source.budget in words.raw["asked_sources"]:
            notes.doubt(f"“{source.budget}” là ngân sách cấp nào (tỉnh, huyện hay xã)? {say('source')}")
