"""What was told of a project, gathered, and made into a Project: sums weighed, shares worked out, doubts raised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from assistant.plan import Funding, Project
from assistant.projects.facts import plain_number
from assistant.projects.model import Amount, Claim, Notes, Period, ReadContext, Share
from assistant.projects.naming import Naming
from assistant.projects.words import vocabulary
from corpus.language import fold, format_number, polish

STEP = Decimal("0.001")  # a thousand đồng: shares told in percent are not finer


@dataclass
class Told:
    """Claims as chosen and the three texts."""

    claims: list[Claim] = field(default_factory=list)
    naming: Naming = field(default_factory=Naming)

    def of(self, name: str) -> list[Claim]:
        return [claim for claim in self.claims if claim.field == name]


def make_project(told: Told, row: str, words: str, context: ReadContext, notes: Notes) -> Project:
    """The project as told; whatever cannot be taken as it stands becomes a doubt."""
    by_year = _by_year(told, notes)
    time = _time(told, by_year, context, notes)
    total = _total(told, by_year, time, notes)
    spending = [(name, amount) for name, amount in _shares(told.of("spending"), total, "loại chi", notes)]
    sources = [Funding(name, amount) for name, amount in _shares(told.of("source"), total, "nguồn vốn", notes)]
    area = _area(told, context, notes)
    project = Project(
        row=row,
        name=_text(told.naming.name, "name", context, notes),
        lead=_text(unit_name(told.naming.lead), "lead", context, notes),
        kind=_kind(told, notes),
        objective=_text(told.naming.objective, "objective", context, notes),
        start=time.start,
        end=time.end,
        time=time.text,
        total=total,
        by_year=by_year,
        spending=tuple(spending),
        sources=tuple(sources),
        area=area,
        security=_security(told, total, notes),
        words=words,
    )
    _ask(project, notes)
    return project


def say(field_name: str) -> str:
    """How to tell the field: "Ghi, ví dụ: …"."""
    return f"Ghi, ví dụ: {vocabulary().examples[field_name]}."


def _text(typed: str, name: str, context: ReadContext, notes: Notes) -> str:
    """Official spelling where it is certain; else the words as typed, marked when they are printed."""
    if not typed:
        return ""
    polished = polish(typed, context=context.language_context)
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
    words = vocabulary()
    text = re.sub(r"(?i)(hđnd|hdnd)\s*[-&/]\s*ubnd", "HĐND và UBND", typed)
    if typed.isascii():
        text = words.spelled.sub(lambda found: str(words.raw["units"]["spelled"][found[0].lower()]), text)
    brands: dict[str, str] = words.raw["units"]["brands"]
    text = " ".join(
        brands.get(fold(word), word.upper() if fold(word) in words.known_units else word) for word in text.split()
    )
    if match := words.unit_heads.match(text):
        typed_head, rest = text[: match.end()], text[match.end() :]
        head = next((head for head in words.raw["units"]["heads"] if fold(head) == fold(typed_head)), typed_head)
        proper = (
            fold(head) in words.raw["units"]["proper"]
            and fold(rest.split()[0] if rest.split() else "") not in words.raw["units"]["common"]
        )
        text = (head if typed_head.isascii() and not typed_head.isupper() else typed_head) + (
            f" {_capital(rest.strip())}" if proper else rest
        )
    return _capital(text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _kind(told: Told, notes: Notes) -> str:
    kinds = list(dict.fromkeys(str(claim.told) for claim in told.of("kind")))
    if len(kinds) > 1:
        notes.doubt(f"vừa ghi mới vừa ghi chuyển tiếp. {say('kind')}")
    return kinds[0] if len(kinds) == 1 else ""


def _time(told: Told, by_year: Sequence[tuple[int, Decimal]], context: ReadContext, notes: Notes) -> Period:
    periods = list(dict.fromkeys(claim.told for claim in told.of("time") if isinstance(claim.told, Period)))
    dated = [period for period in periods if period.years]
    if not periods and by_year:
        first, last = min(by_year)[0], max(by_year)[0]
        return Period(first, last, str(first) if first == last else f"{first}-{last}")
    if len(dated) > 1 and len({(p.start, p.end) for p in dated}) > 1:
        notes.doubt(f"có nhiều mốc thời gian ({'; '.join(p.text for p in dated)}), chưa rõ lấy mốc nào. {say('time')}")
        return Period(None, None, "")
    if not dated:
        if periods:
            notes.doubt(f"thời gian “{periods[0].text}” chưa nêu năm. {say('time')}")
        return Period(None, None, "")
    return _checked_time(dated[0], context, notes)


def _checked_time(period: Period, context: ReadContext, notes: Notes) -> Period:
    first, last = context.period
    if period.start is not None and period.end is not None and period.start > period.end:
        notes.doubt(f"thời gian “{period.text}” có năm đầu sau năm cuối. {say('time')}")
        return Period(None, None, "")
    if period.start is None or period.end is None:
        notes.doubt(
            f"thời gian “{period.text}” chưa rõ {'năm bắt đầu' if period.start is None else 'năm kết thúc'}. {say('time')}"
        )
    start, end = period.start or period.end or first, period.end or period.start or last
    if (end < first and period.end is not None) or start > last:
        span = f"năm {first}" if first == last else f"giai đoạn {first}-{last}"
        notes.doubt(f"thời gian “{period.text}” nằm ngoài {span} của kế hoạch. Kiểm tra lại năm thực hiện.")
    return period


def _by_year(told: Told, notes: Notes) -> tuple[tuple[int, Decimal], ...]:
    out: dict[int, Decimal] = {}
    for claim in told.of("by_year"):
        if not isinstance(claim.told, tuple) or not isinstance(claim.told[1], Amount):
            continue
        year, amount = int(claim.told[0]), claim.told[1]
        if amount.number is None:
            notes.doubt(f"kinh phí năm {year}: {amount.problem}. {say('by_year')}")
        elif out.get(year, amount.number) != amount.number:
            notes.doubt(f"kinh phí năm {year} được ghi hai lần khác nhau. {say('by_year')}")
        else:
            out[year] = _plain(amount.number)
    return tuple(sorted(out.items()))


def _total(told: Told, by_year: Sequence[tuple[int, Decimal]], time: Period, notes: Notes) -> Decimal | None:
    amounts = [claim.told for claim in told.of("total") if isinstance(claim.told, Amount)]
    problems = list(dict.fromkeys(amount.problem for amount in amounts if amount.problem))
    numbers = list(dict.fromkeys(amount.number for amount in amounts if amount.number is not None))
    for problem in problems:
        notes.doubt(f"{problem}. {say('total')}")
    if len(numbers) > 1:
        notes.doubt(
            f"có nhiều số tiền có thể là tổng mức ({'; '.join(map(format_number, numbers))} triệu đồng). {say('total')}"
        )
    if problems or len(numbers) > 1:
        return None
    total = numbers[0] if numbers else _summed(told, by_year, time)
    total = _plain(total) if total is not None else None
    _check_total(told, total, by_year, time, notes)
    return total


def _summed(told: Told, by_year: Sequence[tuple[int, Decimal]], time: Period) -> Decimal | None:
    """A total that was told in all its parts: every year of the project, or every source."""
    years = {year for year, _ in by_year}
    if (
        by_year
        and len(by_year) == len({claim.told[0] for claim in told.of("by_year") if isinstance(claim.told, tuple)})
        and (time.start is not None and time.end is not None and years >= set(range(time.start, time.end + 1)))
    ):
        return sum((amount for _, amount in by_year), Decimal(0))
    for name in ("source", "spending"):
        shares = [
            claim.told[1]
            for claim in told.of(name)
            if isinstance(claim.told, tuple) and isinstance(claim.told[1], Share)
        ]
        if len(shares) > 1 and all(share.amount is not None and not share.problem for share in shares):
            return sum((share.amount for share in shares if share.amount is not None), Decimal(0))
    return None


def _check_total(
    told: Told, total: Decimal | None, by_year: Sequence[tuple[int, Decimal]], time: Period, notes: Notes
) -> None:
    for claim in told.of("each"):
        if isinstance(claim.told, Amount) and total is None:
            notes.doubt(f"“{claim.told.words}” là mức cho mỗi năm hoặc mỗi đơn vị, chưa phải tổng mức. {say('total')}")
    if total is None:
        if told.of("unknown_total") or not told.of("each"):
            notes.doubt(f"chưa có tổng mức dự kiến. {say('total')}")
        return
    if total == 0:
        notes.doubt(f"tổng mức ghi 0 đồng; xác nhận không cần kinh phí hoặc ghi lại. {say('total')}")
    parts = sum((amount for _, amount in by_year), Decimal(0))
    whole = (
        time.start is not None
        and time.end is not None
        and {year for year, _ in by_year} >= set(range(time.start, time.end + 1))
    )
    if by_year and (parts > total or (whole and parts != total)):
        notes.doubt(
            f"kinh phí các năm cộng lại là {format_number(parts)} triệu đồng, khác tổng mức {format_number(total)} triệu đồng. {say('by_year')}"
        )


def _shares(
    claims: Sequence[Claim], total: Decimal | None, label: str, notes: Notes
) -> list[tuple[str, Decimal | None]]:
    """Names with amounts; percents of the total, the last by subtraction when they make 100."""
    told: dict[str, Share] = {}
    for claim in claims:
        if isinstance(claim.told, tuple) and isinstance(claim.told[1], Share):
            name, share = str(claim.told[0]), claim.told[1]
            if name not in told or not told[name].told:
                told[name] = share
    if len(told) <= 1 and all(
        share.percent in (None, 100) and share.amount in (None, total) and not share.problem for share in told.values()
    ):
        return [(name, None) for name in told]
    _check_shares(told, total, label, notes)
    return _worked_out(told, total)


def _worked_out(told: dict[str, Share], total: Decimal | None) -> list[tuple[str, Decimal | None]]:
    out: dict[str, Decimal | None] = {}
    percents = [share.percent for share in told.values()]
    complete = all(percent is not None for percent in percents) and sum(p for p in percents if p is not None) == 100
    for position, (name, share) in enumerate(told.items()):
        amount = share.amount
        if share.percent is not None and total is not None:
            amount = _plain((total * share.percent / 100).quantize(STEP, rounding=ROUND_HALF_UP))
            if complete and position == len(told) - 1:
                amount = total - sum((value for value in out.values() if value is not None), Decimal(0))
        out[name] = amount
    for name, share in told.items():
        others = [value for other, value in out.items() if other != name]
        if share.rest and total is not None and all(value is not None for value in others):
            left = total - sum((value for value in others if value is not None), Decimal(0))
            out[name] = left if left >= 0 else None
    return [(name, _plain(amount) if amount is not None else None) for name, amount in out.items()]


def _check_shares(told: dict[str, Share], total: Decimal | None, label: str, notes: Notes) -> None:
    field_name = "source" if label == "nguồn vốn" else "spending"
    names = ", ".join(told)
    for name, share in told.items():
        if share.problem:
            notes.doubt(f"{name}: {share.problem}. {say(field_name)}")
    percents = [share.percent for share in told.values() if share.percent is not None]
    amounts = [share.amount for share in told.values() if share.amount is not None]
    rest = any(share.rest for share in told.values())
    if percents and (sum(percents) > 100 or (len(percents) == len(told) and sum(percents) != 100)):
        notes.doubt(
            f"tỷ lệ {label} cộng lại là {format_number(sum(percents, Decimal(0)))}%, không phải 100%. {say(field_name)}"
        )
    if percents and total is None:
        notes.doubt(f"chưa tính được phần của từng {label} ({names}) vì chưa có tổng mức. {say('total')}")
    if total is not None and amounts and not percents and not rest and sum(amounts) != total:
        notes.doubt(
            f"các {label} cộng lại là {format_number(sum(amounts, Decimal(0)))} triệu đồng, khác tổng mức {format_number(total)} triệu đồng. "
            f"{say(field_name)}"
        )
    if len(told) > 1 and not percents and not amounts:
        notes.doubt(f"có nhiều {label} ({names}) nhưng chưa rõ mỗi {label} bao nhiêu. {say(field_name)}")


def _area(told: Told, context: ReadContext, notes: Notes) -> str:
    areas = list(dict.fromkeys(str(claim.told) for claim in told.of("area"))) or (
        [told.naming.area] if told.naming.area else []
    )
    section = area_section(context.kind)
    if len(areas) > 1:
        notes.doubt(
            f"có nhiều mục nhiệm vụ ({', '.join(f'{section}.{area}' for area in areas)}). {say('area').replace('{section}', section)}"
        )
    return f"{section}.{areas[0]}" if len(areas) == 1 else ""


def area_section(kind: str) -> str:
    """Where the plan's tasks stand: IV in a five-year plan, III in an annual one."""
    return "III" if kind == "annual" else "IV"


def _security(told: Told, total: Decimal | None, notes: Notes) -> Decimal | None:
    shares = list(dict.fromkeys(claim.told for claim in told.of("security") if isinstance(claim.told, Share)))
    if not shares:
        return None
    share = shares[0]
    amount = share.amount
    if share.percent is not None and total is not None:
        amount = _plain((total * share.percent / 100).quantize(STEP, rounding=ROUND_HALF_UP))
    if len(shares) > 1 or share.problem or amount is None:
        why = share.problem or ("có nhiều số khác nhau" if len(shares) > 1 else "ghi theo tỷ lệ nhưng chưa có tổng mức")
        notes.doubt(f"phần an toàn thông tin: {why}. {say('security')}")
        return None
    if total is not None and amount > total:
        notes.doubt(
            f"phần an toàn thông tin {format_number(amount)} triệu đồng lớn hơn tổng mức {format_number(total)} triệu đồng. {say('security')}"
        )
    return _plain(amount)


def _plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros or exponent."""
    return Decimal(plain_number(number))


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
    if any(amount < 0 for _, amount in project.by_year) or (project.total or 0) < 0:
        notes.doubt(f"số tiền âm. {say('total')}")
