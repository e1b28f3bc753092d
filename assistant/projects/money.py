"""The money of a project from its claims: total, years, shares, the security part."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.projects.facts import plain_number
from assistant.projects.gathering import Told, say
from assistant.projects.model import Amount, Claim, Notes, Period, Share
from corpus.language import format_number

STEP = Decimal("0.001")  # a thousand đồng: shares told in percent are not finer


def read_by_year(told: Told, notes: Notes) -> tuple[tuple[int, Decimal], ...]:
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


def evenly_told(told: Told, total: Decimal | None, time: Period) -> tuple[tuple[int, Decimal], ...]:
    """The split by year where "mỗi năm 52 triệu" makes the told total over the told years; else nothing."""
    years = list(range(time.start, time.end + 1)) if time.start is not None and time.end is not None else []
    for claim in told.of("each"):
        each = claim.told.number if isinstance(claim.told, Amount) else None
        if each is not None and len(years) > 1 and each * len(years) == total:
            return tuple((year, _plain(each)) for year in years)
    return ()


def read_total(told: Told, by_year: Sequence[tuple[int, Decimal]], time: Period, notes: Notes) -> Decimal | None:
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
    for words in dict.fromkeys(claim.told.words for claim in told.of("spent") if isinstance(claim.told, Amount)):
        notes.leave(words)
        notes.doubt(
            f"“{words}” là số đã chi hoặc còn lại, không có cột riêng nên chưa được ghi vào bảng. {say('total')}"
        )
    for claim in told.of("each"):
        if isinstance(claim.told, Amount) and total is None:
            notes.doubt(f"“{claim.told.words}” là mức cho mỗi năm hoặc mỗi đơn vị, chưa phải tổng mức. {say('total')}")
    if total is None:
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
    for claim in told.of("each"):
        if not isinstance(claim.told, Amount):
            continue
        years = time.end - time.start + 1 if time.start is not None and time.end is not None else 0
        if claim.told.number is None or claim.told.number * years != total:
            notes.leave(claim.told.words)
            notes.doubt(
                f"“{claim.told.words}” cho mỗi năm hoặc mỗi đơn vị không có cột riêng nên chưa được ghi vào bảng."
            )


def read_shares(
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
