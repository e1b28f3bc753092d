"""The money of a project from its claims: total, years, shares, the security part."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.projects.facts import plain_number
from assistant.projects.gathering import Told, say
from assistant.projects.model import Claim, Notes, Period, Share
from corpus.language import format_number

STEP = Decimal("0.001")  # a thousand đồng: shares told in percent are not finer


def read_by_year(told: Told, notes: Notes) -> tuple[tuple[int, Decimal], ...]:
    """The amount of each year; a year whose amount cannot be read, or was told twice, is asked about and has none."""
    out: dict[int, Decimal] = {}
    asked: set[int] = set()
    for year, amount in told.years():
        if amount.number is None:
            asked.add(year)
            notes.doubt(f"kinh phí năm {year}: {amount.problem}. {say('by_year')}")
        elif out.setdefault(year, _plain(amount.number)) != amount.number:
            asked.add(year)
            notes.doubt(f"kinh phí năm {year} được ghi hai lần khác nhau. {say('by_year')}")
    return tuple(sorted((year, amount) for year, amount in out.items() if year not in asked))


def evenly_told(told: Told, total: Decimal | None, time: Period) -> tuple[tuple[int, Decimal], ...]:
    """The split by year where "mỗi năm 52 triệu" makes the told total over the told years; else nothing."""
    years = list(range(time.start, time.end + 1)) if time.start is not None and time.end is not None else []
    for each in told.amounts("each"):
        if each.number is not None and len(years) > 1 and each.number * len(years) == total:
            return tuple((year, _plain(each.number)) for year in years)
    return ()


def read_total(told: Told, by_year: Sequence[tuple[int, Decimal]], time: Period, notes: Notes) -> Decimal | None:
    amounts = told.amounts("total")
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
    total = _reckoned(told, total, notes)
    total = _plain(total) if total is not None else None
    _check_total(told, total, by_year, time, notes)
    return total


def _summed(told: Told, by_year: Sequence[tuple[int, Decimal]], time: Period) -> Decimal | None:
    """A total that was told in all its parts: every year of the project, or every source."""
    years = {year for year, _ in by_year}
    if (
        by_year
        and not told.of("each")  # "2021 80 triệu, còn lại mỗi năm 20 triệu": other years have theirs
        and len(by_year) == len({year for year, _ in told.years()})
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


def _reckoned(told: Told, total: Decimal | None, notes: Notes) -> Decimal | None:
    """The total that prices times numbers make; it is said that it was reckoned. A total told beside them holds, and is compared."""
    products = told.amounts("product")
    if not products:
        return total
    made = sum((amount.number for amount in products if amount.number is not None), Decimal(0))
    how = " + ".join(amount.words for amount in products)
    if total is None:
        notes.doubt(
            f"tổng mức {format_number(made)} triệu đồng được tính từ “{how}”; xác nhận hoặc ghi lại. {say('total')}"
        )
    elif total != made:
        notes.doubt(
            f"“{how}” là {format_number(made)} triệu đồng, khác tổng mức {format_number(total)} triệu đồng. {say('total')}"
        )
    return made if total is None else total


def _check_total(
    told: Told, total: Decimal | None, by_year: Sequence[tuple[int, Decimal]], time: Period, notes: Notes
) -> None:
    for words in dict.fromkeys(amount.words for amount in told.amounts("spent")):
        notes.leave(words)
        notes.doubt(
            f"“{words}” là số đã chi hoặc còn lại, không có cột riêng nên chưa được ghi vào bảng. {say('total')}"
        )
    if total is None:
        for each in told.amounts("each"):
            notes.doubt(f"“{each.words}” là mức cho mỗi năm hoặc mỗi đơn vị, chưa phải tổng mức. {say('total')}")
        if told.of("unknown_total") or not told.of("each"):
            notes.doubt(f"chưa có tổng mức dự kiến. {say('total')}")
        return
    if total == 0:
        notes.doubt(f"tổng mức ghi 0 đồng; xác nhận không cần kinh phí hoặc ghi lại. {say('total')}")
    _check_each(told, total, time, notes)
    parts = sum((amount for _, amount in by_year), Decimal(0))
    whole = (
        time.start is not None
        and time.end is not None
        and {year for year, _ in by_year} >= set(range(time.start, time.end + 1))
    )
    if by_year and (parts > total or (whole and parts != total)):
        notes.doubt(
            f"kinh phí các năm cộng lại là {format_number(parts)} triệu đồng, "
            f"khác tổng mức {format_number(total)} triệu đồng. {say('by_year')}"
        )


def _check_each(told: Told, total: Decimal, time: Period, notes: Notes) -> None:
    """Money by the year or the piece has no column; told beside a total, it is said so unless it makes that total."""
    years = time.end - time.start + 1 if time.start is not None and time.end is not None else 0
    for each in told.amounts("each"):
        if each.number is None or each.number * years != total:
            notes.leave(each.words)
            notes.doubt(f"“{each.words}” cho mỗi năm hoặc mỗi đơn vị không có cột riêng nên chưa được ghi vào bảng.")


def read_shares(
    claims: Sequence[Claim], total: Decimal | None, label: str, notes: Notes
) -> list[tuple[str, Decimal | None]]:
    """Names with amounts; percents of the total, the last by subtraction when they make 100."""
    told: dict[str, Share] = {}
    pairs = [claim.told for claim in claims if isinstance(claim.told, tuple)]
    for name, share in [(str(name), share) for name, share in pairs if isinstance(share, Share)]:
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
    field_name = "source" if label == "nguồn vốn" else "shares"
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
    whole = sum(amounts, Decimal(0))
    if total is not None and amounts and not percents and (whole > total if rest else whole != total):
        notes.doubt(
            f"các {label} cộng lại là {format_number(whole)} triệu đồng, "
            f"khác tổng mức {format_number(total)} triệu đồng. "
            f"{say(field_name)}"
        )
    if len(told) > 1 and not percents and not amounts:
        notes.doubt(f"có nhiều {label} ({names}) nhưng chưa rõ mỗi {label} bao nhiêu. {say(field_name)}")


def read_security(told: Told, total: Decimal | None, notes: Notes) -> Decimal | None:
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
            f"phần an toàn thông tin {format_number(amount)} triệu đồng "
            f"lớn hơn tổng mức {format_number(total)} triệu đồng. {say('security')}"
        )
    return _plain(amount)


def _plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros or exponent."""
    return Decimal(plain_number(number))
