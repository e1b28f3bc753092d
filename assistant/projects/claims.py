"""Every place of a text that a field may take: money, time, sources, kinds, area."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from assistant.projects.amounts import find_amounts, find_each, find_percents, find_products, is_other_money, read_bare
from assistant.projects.model import Amount, Claim, Period, Share
from assistant.projects.shares import cue_before, find_by_year, find_named, find_security, given_in_year
from assistant.projects.times import find_times
from assistant.projects.words import vocabulary
from corpus.language.text import fold

_CUED_BARE = (
    r"(?<!\w)(?:{cue})(?:\s+(?:du kien|khoang|la|het|tam tinh|uoc tinh|chung)){{0,3}}\s*[:=]?\s*"
    r"(-?\d[\d.,]*)(?<![.,])(?!\s*[\w%/-])"
)
_CARRIED = (
    r"(?:(?:du an |nhiem vu )?(?:chuyen tiep|tiep tuc(?= tu))"
    r"|(?:tiep tuc|dang lam|dang thuc hien|lam do)(?= tu (?:nam )?20))"
)
_KIND_TAIL = (
    r"(?: (?:tu|sang|cua|qua)(?: nam| giai doan)? 20\d\d(?:\s*-\s*20\d\d)?"
    r"(?: sang| qua)?(?: nam)?(?: 20\d\d(?!\s*-))?(?!\s*(?:den|-|toi)))?"
)
_CARRIED_OVER = re.compile(rf"(?<!\w){_CARRIED}{_KIND_TAIL}(?!\w)")
_SECTION = re.compile(
    r"(?<![\w.])(?:thuoc |phuc vu |trong )?(?:phan )?(?:muc |nhiem vu |khoan )?"
    r"(iv|iii)[ .\-]{0,2}([1-7])(?![\w]|[.,]\d)"
)
_SECTION_WORD = r"(?<!\w){cue}\s+(?:so )?([1-7])(?![\w.,/%]|\s+\w)"


def find_claims(text: str) -> list[Claim]:
    """Claims of a text that do not overlap, in order."""
    folded = fold(text)
    amounts, percents = find_amounts(text), find_percents(text)
    out = find_security(folded, amounts, percents)
    out += [Claim("product", a, a.start, a.end, 2) for a in find_products(text, folded)]
    amounts = _free(amounts, out)
    out += _added(folded, out, amounts)
    amounts = _free(amounts, out)
    out += [Claim("each", amount, start, end, 1) for amount, start, end in find_each(folded, amounts)]
    out += _spent(folded, _free(amounts, out))
    amounts = [a for a in _free(amounts, out) if not is_other_money(folded, a) or given_in_year(folded, a)]
    ranged = [year for claim in find_times(_hide(folded, amounts), text) for year in _span_years(claim)]
    yearly = any(claim.field == "each" and _YEARLY.search(folded[claim.start : claim.end]) for claim in out)
    out += find_by_year(_hide(folded, out), amounts, ranged, others=yearly)
    amounts = _free(amounts, out)
    percents = [p for p in percents if not any(c.start < p[2] and p[1] < c.end for c in out)]
    hidden = _hide(folded, out)
    out += find_named(hidden, "spending", vocabulary().spending, amounts, percents)
    amounts = _free(amounts, out)
    hidden = _hide(folded, out)
    out += find_named(hidden, "source", vocabulary().sources, amounts, percents)
    out += _funds(text, _hide(folded, out), _free(amounts, out))
    out = _own_total(out, _free(amounts, out))
    out += _totals(folded, _free(amounts, out), out)
    out += _others(_hide(folded, out), text)
    return sorted(out, key=lambda claim: claim.start)


_YEARLY = re.compile(r"(?<!\w)(?:moi|hang|tung) nam(?!\w)")
_SPENT = re.compile(r"(?<!\w)da (?:chi|giai ngan|thanh toan|bo tri|cap|thuc hien)(?: duoc| khoang| la)*\s*:?\s*$")
_OF_YEAR = re.compile(r"(?<![\d/-])20\d\d\s*:?\s*$")  # "năm 2020 đã bố trí 4 tỷ": the part of a year
_YEAR_AFTER = re.compile(r"\s*(?:cho |trong |vao )?\(?nam 20\d\d(?!\s*(?:-|den|toi)|\d)")  # "đã bố trí 2,5 tỷ năm 2020"
_LEFT = re.compile(r"(?<!\w)(?:so )?con(?: lai)?(?: la| khoang| thieu)*\s*:?\s*$")
_FUND = re.compile(
    r"(?:(?:va|voi|cung|,|;)\s*)?(?<!\w)((?:quy|nguon (?:thu|tai tro|vay|vien tro)) [^,;\d\x02]{3,60}?)\s*(?:la |:)?\s*$"
)


def _added(folded: str, products: list[Claim], amounts: list[Amount]) -> list[Claim]:
    """ "120 máy x 0,4 triệu và hồ sơ cấp độ 90 triệu": an amount added to a price times a number is one more part."""
    ends = [claim.end for claim in products if claim.field == "product"]
    return [
        Claim("product", amount, amount.start, amount.end, 2)
        for amount in amounts
        if any(
            end < amount.start
            and re.fullmatch(r"[^;:\d]*?(?:(?<!\w)(?:va|voi|cung)(?!\w)|\+)[^;:\d]*", folded[end : amount.start])
            for end in ends
        )
    ]


def _spent(folded: str, amounts: list[Amount]) -> list[Claim]:
    """Money spent so far, and beside it what is left: neither is the total."""
    out = [
        Claim("spent", amount, found.start(), amount.end, 3)
        for amount in amounts
        if (found := _SPENT.search(folded[: amount.start]))
        and not _OF_YEAR.search(folded[: found.start()])
        and not _YEAR_AFTER.match(folded, amount.end)
    ]
    if out:
        out += [
            Claim("spent", amount, found.start(), amount.end, 3)
            for amount in _free(amounts, out)
            if (found := _LEFT.search(folded[: amount.start]))
        ]
    return out


def _funds(text: str, hidden: str, amounts: list[Amount]) -> list[Claim]:
    """ "và quỹ phát triển sự nghiệp 200 triệu": a source that no list names, with its amount."""
    return [
        Claim("source", (text[found.start(1) : found.end(1)], Share(amount=a.number)), found.start(), a.end, 2)
        for a in amounts
        if (found := _FUND.search(hidden[: a.start]))
    ]


def _span_years(claim: Claim) -> tuple[int, ...]:
    told = claim.told
    return told.years if isinstance(told, Period) and len(told.years) > 1 else ()


def _free(amounts: Iterable[Amount], claims: Iterable[Claim]) -> list[Amount]:
    return [a for a in amounts if not any(c.start < a.end and a.start < c.end for c in claims)]


def _hide(folded: str, places: Iterable[Claim | Amount]) -> str:
    view = list(folded)
    for place in places:
        view[place.start : place.end] = "\x02" * (place.end - place.start)
    return "".join(view)


def _own_total(claims: list[Claim], amounts: list[Amount]) -> list[Claim]:
    """The amount of the only source, with no other amount told, is the total: "450 triệu từ ngân sách huyện"."""
    if amounts or any(claim.field == "by_year" for claim in claims):
        return claims
    for field in ("source", "spending"):
        mine = [claim for claim in claims if claim.field == field]
        if (
            len(mine) == 1
            and isinstance(mine[0].told, tuple)
            and isinstance(share := mine[0].told[1], Share)
            and (share.amount is not None or share.problem)
        ):
            claim = mine[0]
            rest = [c for c in claims if c is not claim]
            total = Amount(share.amount, claim.start, claim.end, "", problem=share.problem)
            return [
                *rest,
                Claim(field, (str(mine[0].told[0]), Share()), claim.start, claim.end, 2),
                Claim("total", total, claim.start, claim.end, 2),
            ]
    return claims


def _totals(folded: str, amounts: Iterable[Amount], claims: list[Claim]) -> list[Claim]:
    words = vocabulary().raw
    out = []
    for amount in amounts:
        cued = cue_before(folded, amount.start, words["total_cue"])
        begin = cue_before(folded, cued, words["amount_cue"])
        out.append(
            Claim("total", amount, begin, amount.end, 3 if cued < amount.start else 2 if begin < amount.start else 1)
        )
    hidden = _hide(folded, [*claims, *out])
    for cue, rank in ((words["total_cue"], 3), (words["amount_cue"], 2)):
        for match in re.finditer(_CUED_BARE.format(cue=cue), hidden):
            if not re.fullmatch(r"20\d\d", match[1]) and not any(
                c.start < match.end() and match.start() < c.end for c in out
            ):
                out.append(Claim("total", read_bare(match[1], match.start(1)), match.start(), match.end(), rank))
    return out


def _others(hidden: str, text: str) -> list[Claim]:
    out: list[Claim] = []
    words = vocabulary()
    for match in _CARRIED_OVER.finditer(hidden):
        out.append(Claim("kind", "chuyển tiếp", *match.span()))
    for naming in words.kinds:
        out += [
            Claim("kind", naming.name, *m.span())
            for m in (naming.inside.finditer(_hide(hidden, out)) if naming.inside else ())
        ]
    hidden = _hide(hidden, out)
    out += [
        Claim("total", Amount(Decimal(0), *m.span(), m[0]), *m.span(), 2)
        for m in words.patterns("zero_total").finditer(hidden)
    ]
    out += [
        Claim("unknown_total", m[0], *m.span()) for m in words.patterns("unknown_total").finditer(_hide(hidden, out))
    ]
    out += [
        Claim("unknown_source", m[0], *m.span()) for m in words.patterns("unknown_source").finditer(_hide(hidden, out))
    ]
    hidden = _hide(hidden, out)
    for pattern, group in ((_SECTION, 2), (re.compile(_SECTION_WORD.format(cue=words.raw["area_cue"])), 1)):
        out += [Claim("area", m[group], *m.span()) for m in pattern.finditer(_hide(hidden, out))]
    return out + find_times(_hide(hidden, out), text)
