"""Money and percentages in a text, in triệu đồng; what reads two ways has no value and says so."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.projects.model import Amount
from assistant.projects.words import vocabulary
from corpus.language.data import load
from corpus.language.numbers import read_words, with_marks
from corpus.language.text import fold
from corpus.language.values import Value, scan

MOST = Decimal(1_000_000)  # 1.000 tỷ đồng: a bare number above it was meant in đồng, or is a slip

_BARE = re.compile(r"(?<![\w.,/%-])-?\d[\d.,]*(?<![.,])(?![\w%/])(?!\s*%)")
_YEAR = re.compile(r"20\d\d")
_NO_YEAR = re.compile(r"19\d\d")  # no plan tells of a year before 2000
_MINUS = re.compile(r"(?:(?:^|[;:,(]\s*|\s)-|(?<!\w)am\s+)$")
_RANGE_BEFORE = re.compile(r"(?<![\w.,/])\d[\d.,]*(?:\s*(?:ty|ti|trieu|tr|dong))?\s*(?:-|den|toi|hoac|hay)\s*$")
_COLLOQUIAL = re.compile(r"(?P<high>.*?(?:ty|ti)(?!\w)(?:\s*dong)?)\s+(?:va\s+)?(?P<low>\d[\d.,]*)$")
_SPOKEN = {**load("numbers")["bare"], **load("numbers")["money"]}.keys() - {"khong"}  # "không triệu nào"
_WORD = rf"(?:{'|'.join(sorted(_SPOKEN, key=len, reverse=True))})"
_MORE = rf"(?:\s+(?!nam\s+20\d\d){_WORD}){{0,20}}(?!\w)"  # "hai tỷ năm 2022" is of that year
_SPELLED = re.compile(rf"(?<!\w)(?!ruoi|linh|le |tram|nghin|trieu|t[yi] |phay){_WORD}{_MORE}")
_RUN_ON = re.compile(rf"\s+(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)(?!\w)(?!\s*20\d\d){_MORE}")
_EACH_BEFORE = re.compile(
    r"(?:(?<!\w)(?:moi|hang|don gia)(?:\s+\w+){0,2}\s*(?:khoang|la|:)?|\d+\s*(?:[^\W\d]+\s*){0,2}(?<!\w)[x*×])\s*$"
)
_UNREAD = "không đọc được số tiền “{}”"
_TWO_WAYS = "số tiền “{}” có hai cách hiểu"
_NEGATIVE = "số tiền “{}” là số âm"
_RANGE = "số tiền “{}” là một khoảng, chưa rõ lấy mức nào"
_HUGE = "số tiền “{}” không ghi đơn vị tính và quá lớn nếu hiểu là triệu đồng"


def find_amounts(text: str) -> list[Amount]:
    """Money told with its unit, in figures or in words, in order."""
    folded = fold(text)
    out = [_amount(value, text, folded) for value in scan(text) if value.kind == "money"]
    for match in _SPELLED.finditer(folded):
        if re.search(r"(?<!\w)(?:trieu|t[yi])(?!\w)", match[0]) and not any(
            a.start < match.end() and match.start() < a.end for a in out
        ):
            out.append(_spelled(text, folded, match))
    return sorted(out, key=lambda amount: amount.start)


def _amount(value: Value, text: str, folded: str) -> Amount:
    value = _without_year(value, text)
    start, end = value.start, value.end
    before = folded[max(0, start - 24) : start]
    told = Amount(value.number, start, end, text[start:end])
    if ranged := _RANGE_BEFORE.search(before):
        begin = start - len(before) + ranged.start()
        if not _YEAR.match(ranged[0].strip()):
            return Amount(None, begin, end, text[begin:end], problem=_RANGE.format(text[begin:end]))
    if minus := _MINUS.search(before):
        begin = start - len(before) + minus.start()
        return Amount(None, begin, end, text[begin:end], problem=_NEGATIVE.format(text[begin:end].strip(" ;:,(")))
    if re.search(r"(?<!\w)t[yi]$", folded[:end][-4:]) and (run_on := _RUN_ON.match(folded, end)):
        return _with_run_on(replace(told, end=run_on.end(), words=text[start : run_on.end()]), run_on)
    return replace(told, number=None, problem=_problem(value)) if _problem(value) else told


def _with_run_on(told: Amount, low: re.Match[str]) -> Amount:
    """ "2 tỷ năm trăm triệu" is one amount; "2 tỷ năm" reads two ways."""
    less = _number(told.words[-len(low[0]) :].lower()) if low[0].endswith("trieu") else None
    if told.number is None or less is None:
        return replace(told, number=None, problem=_TWO_WAYS.format(told.words))
    return replace(told, number=told.number + less / 1_000_000)


def _without_year(value: Value, text: str) -> Value:
    """ "2 tỷ 2021" is two billion in the year 2021."""
    match = _COLLOQUIAL.match(fold(value.words))
    if match is None or not _YEAR.fullmatch(match["low"]):
        return value
    end = match.end("high")
    number = value.number - int(match["low"]) if value.number is not None else None
    return replace(value, number=number, end=value.start + end, words=value.words[:end])


def _problem(value: Value) -> str:
    if len(value.alternatives) > 1:
        return _TWO_WAYS.format(value.words)
    return _UNREAD.format(value.words) if value.number is None else ""


def _number(typed: str) -> Decimal | None:
    """Number words as a number, typed with their marks or without any."""
    if typed.isascii():
        typed = " ".join(with_marks(typed.split()))
    return read_words(typed)


def _spelled(text: str, folded: str, match: re.Match[str]) -> Amount:
    words = text[match.start() : match.end()]
    if minus := _MINUS.search(folded[: match.start()]):
        begin = minus.start()
        words = text[begin : match.end()]
        return Amount(None, begin, match.end(), words, problem=_NEGATIVE.format(words.strip(" ;:,(")))
    number = _number(words.lower())
    if number is None:
        return Amount(None, match.start(), match.end(), words, problem=_UNREAD.format(words))
    million = number / 1_000_000
    if (
        million % 1 and million > 1 and not re.search(r"(?<!\w)(?:nghin|phay)(?!\w)", match[0])
    ):  # "một tỷ hai" is 1,2 tỷ to some
        return Amount(None, match.start(), match.end(), words, problem=_TWO_WAYS.format(words))
    return Amount(million, match.start(), match.end(), words)


def find_bare(text: str, start: int, end: int) -> list[Amount]:
    """Numbers without a unit between two places, as triệu đồng; years are none."""
    return [
        read_bare(match[0], match.start())
        for match in _BARE.finditer(text, start, end)
        if not _YEAR.fullmatch(match[0])
    ]


def read_bare(words: str, start: int = 0) -> Amount:
    """A number that stands where an amount is expected."""
    place = Amount(None, start, start + len(words), words, bare=True)
    if words.startswith("-"):
        return replace(place, problem=_NEGATIVE.format(words))
    if _NO_YEAR.fullmatch(words):
        return replace(place, number=Decimal(words))
    values = [value for value in scan(words, money=True) if value.number is not None]
    if len(values) != 1 or values[0].words != words:
        return replace(place, problem=_UNREAD.format(words))
    if len(values[0].alternatives) > 1:
        return replace(place, problem=_TWO_WAYS.format(words))
    number = values[0].number
    if number is not None and number > MOST:
        return replace(place, problem=_HUGE.format(words))
    return replace(place, number=number)


def find_percents(text: str) -> list[tuple[Decimal, int, int]]:
    """Percentages with their places."""
    return [
        (value.number, value.start, value.end)
        for value in scan(text)
        if value.kind == "percent" and value.number is not None
    ]


def find_each(folded: str, amounts: list[Amount]) -> list[tuple[Amount, int, int]]:
    """Money by the year, the machine, the commune, which is no total, with the place of its words."""
    unit = rf"(?:{vocabulary().raw['each']})"
    out = []
    for amount in amounts:
        before = folded[max(0, amount.start - 40) : amount.start]
        after = re.match(rf"\s*{unit}(?!\w)", folded[amount.end : amount.end + 30])
        lead = _EACH_BEFORE.search(before)
        if after or lead:
            start = amount.start - len(before) + lead.start() if lead else amount.start
            end = amount.end + (after.end() if after else 0)
            out.append((amount, start, end))
    for match in re.finditer(rf"(?<!\w){unit}\s*(?:la |khoang )?(\d[\d.,]*)(?<![.,])(?!\s*[\w%/])", folded):
        out.append((read_bare(match[1], match.start(1)), match.start(), match.end()))
    return out


# "30 máy x 13tr + 9 máy in x 5tr", "30×13 + 13×9 triệu": a number of things, each at a price
_TERM = re.compile(
    r"(?<![\w.,/])(?P<count>\d[\d.]*)(?P<noun>(?:\s+(?!x\s)[^\W\d_]+){0,4})?\s*[x×*]\s*(?P<price>\d[\d.,]*(?<![.,]))"
    r"(?P<unit>\s*(?:trieu dong|trieu|tr|ty dong|ty|ti)(?!\w))?(?:\s*(?:/|mot |moi )\s*(?:cai|may|bo|chiec|thiet bi|nguoi|don vi|xa))?(?!\w)"
)
_ADDED = re.compile(r"\s*(?:\+|,|va|;)\s*")
_UNITS = {"tr": 1, "tri": 1, "ty": 1000, "ti": 1000}


def _adds_on(folded: str, terms: list[re.Match[str]], position: int) -> bool:
    """Is a term added to the one before it?"""
    return position > 0 and bool(_ADDED.fullmatch(folded[terms[position - 1].end() : terms[position].start()]))


def find_products(text: str, folded: str) -> list[Amount]:
    """Prices times numbers, each term an amount with its product; a term takes its unit of money from the one it is added to.

    The place of a lone term leaves the thing counted to the project's name: "Mua 60 máy x 15tr" is "Mua 60 máy".
    """
    terms = list(_TERM.finditer(folded))
    out: list[Amount] = []
    unit = ""
    for position in range(len(terms) - 1, -1, -1):
        term = terms[position]
        added = position + 1 < len(terms) and _adds_on(folded, terms, position + 1)
        unit = (term["unit"] or "").strip() or (unit if added else "")
        if not unit:
            continue
        count, price = read_bare(term["count"]).number, read_bare(term["price"]).number
        if count is None or price is None:
            continue
        lone = bool((term["noun"] or "").strip()) and not (added and out) and not _adds_on(folded, terms, position)
        start = term.end("noun") if lone else term.start()
        if added and out:  # what joins them belongs to neither
            out[-1] = replace(out[-1], start=term.end())
        product = count * price * _UNITS[unit[:3] if unit.startswith("tri") else unit[:2]]
        out.append(Amount(product, start, term.end(), text[term.start() : term.end()].strip()))
    return out[::-1]


def is_other_money(folded: str, amount: Amount) -> bool:
    """Is it money saved, spent before or the like, and no total of the project?"""
    return bool(
        re.search(rf"(?<!\w){vocabulary().raw['not_total']}$", folded[max(0, amount.start - 60) : amount.start])
    )
