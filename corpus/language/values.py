"""Typed values found in running text, each with the span of words it was read from."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from corpus.language.hedges import hedge_at_end
from corpus.language.numbers import number_readings, read_words
from corpus.language.scales import (
    COMPOUND,
    COUNTED,
    COUNTING,
    GLUED_MONEY,
    HUNDREDS_OF_MILLIONS,
    MARKED,
    MONEY,
    NUM,
    PRICED,
    STACK_WORDS,
    STACKED_COUNT,
    STACKED_MONEY,
    THOUSANDS,
    amount,
    glued,
    stacked,
)
from corpus.language.text import fold


@dataclass(frozen=True)
class Value:
    """A value read: text[start:end] == words.

    kind: count, decimal, percent, fraction (number/total), money (triệu đồng), date, month, quarter, year, period, ordinal
    (mức độ 3), version (4.0), docnumber. `iso` holds dates ("" = no such day). More than one entry of `alternatives` means
    that the digits read two ways.
    """

    kind: str
    number: Decimal | None
    start: int
    end: int
    words: str
    total: Decimal | None = None
    iso: str = ""
    hedge: str = ""
    unit_word: str = ""
    alternatives: tuple[Decimal, ...] = ()


DOCUMENT_NUMBER = re.compile(
    r"(?<![\w/])\d+[a-z]?(?:/\d{4})?[/-](?!(?:người|nguoi|ng|năm|tháng|tuần|ngày|quý|máy|bộ|lớp|lượt|lần|điểm|xã|cái)(?!\w))(?=[^\s/]*[A-ZĐ])[A-ZĐ][\wĐđ]*(?:[-–][\wĐđ]+)*(?:/[A-ZĐ][\w-]*)*|(?<!\w)\d{1,4}/(?:19|20)\d\d/(?:nđ|nd|tt|qđ|qd|qh)[\w-]*",
    re.IGNORECASE,
)
_URL = re.compile(r"\S*(?:://|www\.|@)\S*|(?<!\w)(?:[a-z0-9-]+\.)+(?:vn|com|net|org)(?:/\S*)?(?!\w)", re.IGNORECASE)
_PERCENT = re.compile(rf"{MARKED}({NUM})\s*(?:%|phan tram(?!\w))")
_FRACTION = re.compile(rf"{MARKED}({NUM})\s*/\s*({NUM})(?![\w/])")
_OUT_OF_TOTAL = re.compile(  # the thing counted follows, unless "trong số" says that it is a part
    rf"{MARKED}({NUM})\s+(?:trong|tren)(\s+(?:tong\s+)?so|\s+tong)?\s+({NUM})(?![\w%/]|[.,]\d)"
    r"(?:(?=\s+(?!(?:nam|thang|quy|tuan|ngay|gio|lan|trieu|ty|tr)(?!\w))[^\W\d_])|(?(2)|(?!)))"
)
_FULL_DATE = re.compile(
    r"(?<![\w/.,-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\w/-])|ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})|(?<![\w/-])((?:19|20)\d\d)-(\d{2})-(\d{2})(?![\w/-])"
)
_SHORT_DATE = re.compile(r"(?<![\w/.,-])(\d{1,2})/(\d{1,2})/([0-3]\d)(?![\w/.,-]|[.,]\d)")  # "12/8/20"
_SHORT_MONTH = re.compile(r"(?<!\w)(?:thang\s*|t)(\d{1,2})/([1-3]\d)(?![\w/]|[.,]\d)")  # "T6/21"
_MONTH = re.compile(
    r"(?<!\w)(?:thang|t)\s*(\d{1,2})\s*(?:/|-|nam)\s*((?:19|20)\d\d)(?!\d)|(?<![\w/.,])(\d{1,2})/((?:19|20)\d\d)(?![\w/-])"
)
_QUARTER = re.compile(r"(?<!\w)(?:quy|q)\s*(iv|i{1,3}|[1-4])\s*(?:/|-|nam)?\s*((?:19|20)\d\d)(?!\d)")
_PERIOD = re.compile(r"(?<![\w/.,])((?:19|20)\d\d)\s*(?:[-–—]|den(?: nam)?)\s*((?:19|20)\d\d)(?![\w/])")
_YEAR = re.compile(r"(?<![\w/.,-])((?:19|20)\d\d)(?![\w/%-]|[.,]\d)")
_ORDINAL_HEAD = r"(?:muc do|muc|cap do|cd|lop|tuyen|hang|bac|khoa|dieu|khoan|diem|loai|giai doan|phien ban|lan thu|thu)"
_HEADS = {"tuyen": "tuyến", "hang": "hạng", "bac": "bậc", "khoa": "khóa", "diem": "điểm", "thu": "thứ", "loai": "loại"}
_ORDINAL = re.compile(
    rf"(?<!\w){_ORDINAL_HEAD}\s*\d+(?:\.\d+)?(?!\d|[.,]\d|\s*/\s*\d|\s*(?:%|(?:ty|trieu)(?! le| tap)))"
    r"(?:\s*(?:,|va|-|&|\s)\s*\d(?!\d|[.,]\d|%|/|\s*(?:may|he thong|phong|don vi|xa|nguoi|can bo|cong chuc|"
    rf"lop|hoi nghi|cuoc|lan|thu tuc|tthc|phan mem|bo|su co|du an|ty|trieu|ht|httt|m\d|nam|{_ORDINAL_HEAD})(?!\w)))*"
)
_RANKED_YEAR = re.compile(
    r"(?:dieu|khoan|diem|loai|hang|tuyen|bac|thu|lop)\s*20\d\d"
)  # "đê điều 2023", "thời điểm 2021"
_NAMED = re.compile(
    r"(?<!\w)1 cua(?!\w)|(?<!\w)24\s*/\s*(?:7|24)(?!\w)(?!\s+(?:don vi|xa|phuong|thi tran|phong|co quan|chi cuc)(?!\w))"
)  # names, no counts
_VERSION = re.compile(r"(?<!\w)(?:ipv\d|[a-z]+\d+[a-z]*|\d+[gG](?!\w)|\d\.0(?!\d))", re.IGNORECASE)
_PLAIN = re.compile(rf"{MARKED}-?{NUM}(?![\w/]|[.,]\d)")
_WORD_UNITS = r"(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|linh|le)"
_WORDS = re.compile(rf"(?<!\w){_WORD_UNITS}(?:\s+{_WORD_UNITS})*(?!\w)")
_ALONE = ("hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười")


_LEAST = Decimal("0.0002")  # triệu đồng: the smallest note


class _Scanner:
    """One pass over a text: patterns by priority, a span taken once."""

    def __init__(self, text: str, money: bool) -> None:
        self.text, self.folded, self.money = text, fold(text), money
        self.taken = [False] * len(text)
        self.values: list[Value] = []

    def free(self, start: int, end: int) -> bool:
        return not any(self.taken[start:end])

    def take(
        self,
        kind: str,
        start: int,
        end: int,
        number: Decimal | None = None,
        *,
        total: Decimal | None = None,
        iso: str = "",
        alternatives: tuple[Decimal, ...] = (),
    ) -> None:
        self.taken[start:end] = [True] * (end - start)
        words = self.text[start:end]
        self.values.append(Value(kind, number, start, end, words, total, iso, alternatives=alternatives))

    def run(self) -> list[Value]:
        for match in (*_URL.finditer(self.text), *COMPOUND.finditer(self.text)):
            self.taken[match.start() : match.end()] = [True] * (match.end() - match.start())
        for step in (
            self.documents,
            self.dates,
            self.stacked_counts,
            self.money_amounts,
            self.percents,
            self.periods,
            self.ordinals,
            self.fractions,
            self.plain,
            self.number_words,
        ):
            step()
        return [self._with_context(value) for value in sorted(self.values, key=lambda value: value.start)]

    def documents(self) -> None:
        for match in DOCUMENT_NUMBER.finditer(self.text):
            if self.free(*match.span()) and re.search(r"[A-ZĐa-zđ]{2}", match[0]):
                self.take("docnumber", *match.span())

    def dates(self) -> None:
        for match in _FULL_DATE.finditer(self.folded):
            if self.free(*match.span()):
                day, month, year = (
                    (match[1], match[3], match[4])
                    if match[1]
                    else (match[5], match[6], match[7])
                    if match[5]
                    else (match[10], match[9], match[8])
                )
                self.take("date", *match.span(), iso=_iso(int(year), int(month), int(day)))
        for match in _SHORT_DATE.finditer(self.folded):
            if self.free(*match.span()) and (iso := _iso(2000 + int(match[3]), int(match[2]), int(match[1]))):
                self.take("date", *match.span(), iso=iso)
        for match in _SHORT_MONTH.finditer(self.folded):
            if self.free(*match.span()) and 1 <= int(match[1]) <= 12:
                self.take("month", *match.span(), iso=f"20{match[2]}-{int(match[1]):02d}")
        for match in _QUARTER.finditer(self.folded):
            if self.free(*match.span()):
                quarter = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(match[1]) or int(match[1])
                self.take("quarter", *match.span(), iso=f"{match[2]}-Q{quarter}")
        for match in _MONTH.finditer(self.folded):
            month, year = (match[1], match[2]) if match[1] else (match[3], match[4])
            if self.free(*match.span()) and (match[1] or int(month) <= 12):
                self.take("month", *match.span(), iso=f"{year}-{int(month):02d}" if 1 <= int(month) <= 12 else "")

    def stacked_counts(self) -> None:
        for match in STACKED_COUNT.finditer(self.folded):
            typed = self.text[match.start(2) : match.end(2)].lower()
            if typed in STACK_WORDS and self.free(*match.span()) and (readings := stacked(match)):
                self.take("count", *match.span(), readings[0], alternatives=readings if len(readings) > 1 else ())

    def money_amounts(self) -> None:
        for match in (*HUNDREDS_OF_MILLIONS.finditer(self.folded), *STACKED_MONEY.finditer(self.folded)):
            if self.free(*match.span()) and (readings := stacked(match)):
                counted = re.match(rf"\s*{COUNTED}(?!\w)", self.folded[match.end() :])
                kind, scale = ("count", 1_000_000) if counted else ("money", 1)
                numbers = tuple(reading * scale for reading in readings)
                self.take(kind, *match.span(), numbers[0], alternatives=numbers if len(numbers) > 1 else ())
        for match in GLUED_MONEY.finditer(self.folded):
            if self.free(*match.span()) and (readings := glued(match)):
                several = readings if len(readings) > 1 else ()
                self.take("money", *match.span(), number=readings[0], alternatives=several)
        for match in THOUSANDS.finditer(self.folded):
            if not self.free(*match.span()) or self.money or self._priced(match):
                continue
            if readings := number_readings(match[1]):
                self.take("count", *match.span(), number=readings[0] * 1000)
        for match in MONEY.finditer(self.folded):
            if not self.free(*match.span()):
                continue
            number, alternatives = amount(match)
            if number is None or (number < _LEAST and "dong" not in match[0]):  # "GIS 3D": no money is so small
                continue
            end = match.start() + len(match[0].rstrip())
            bare_scale = (match[9] in ("trieu", "nghin", "ngan", "ty", "ti") and not match[10]) or (
                match[2] and "dong" not in match[0]
            )
            if match[9] == "k" and not match[10] and not self.money and not PRICED.search(self.folded[: match.start()]):
                self.take("count", match.start(), end, number * 1_000_000)  # "hồ sơ 15k"
                continue
            if bare_scale and re.match(rf"\s*{COUNTED}(?!\w)", self.folded[end:]):
                self.take(
                    "count",
                    match.start(),
                    end,
                    number * 1_000_000,
                    alternatives=tuple(a * 1_000_000 for a in alternatives),
                )
            else:
                self.take("money", match.start(), end, number, alternatives=alternatives)

    def _priced(self, match: re.Match[str]) -> bool:
        """ "phí 300k mỗi người" is money, "chi trả 3k hồ sơ" counts."""
        counted = re.match(rf"\s*{COUNTED}(?!\w)", self.folded[match.end() :])
        return PRICED.search(self.folded[: match.start()]) is not None and counted is None

    def percents(self) -> None:
        for match in _PERCENT.finditer(self.folded):
            readings = number_readings(match[1])
            if self.free(*match.span()) and readings:
                self.take(
                    "percent", *match.span(), number=readings[0], alternatives=readings if len(readings) > 1 else ()
                )

    def periods(self) -> None:
        for match in _PERIOD.finditer(self.folded):
            if self.free(*match.span()):
                self.take("period", *match.span(), iso=f"{match[1]}-{match[2]}")
        for match in _YEAR.finditer(self.folded):
            before = self.folded[: match.start()]
            led = re.search(r"(?:nam|truoc|den|tu|sau|het|cuoi|dau|trong|vao|tu nam|,|-|\(|^|/|;|:)\s*$", before)
            if self.free(*match.span()) and led and not re.match(rf"\s*{COUNTING}(?!\w)", self.folded[match.end() :]):
                self.take("year", *match.span(), iso=match[1])

    def ordinals(self) -> None:
        for match in _NAMED.finditer(self.folded):
            if self.free(*match.span()):
                self.take("version", *match.span())
        for match in _ORDINAL.finditer(self.folded):
            end = match.start() + _rising(match[0])
            if _counts_systems(self.folded, match) or not self._is_head(match) or _RANKED_YEAR.fullmatch(match[0]):
                continue
            if self.free(match.start(), end):
                self.take("ordinal", match.start(), end)
        for match in _VERSION.finditer(self.folded):
            if self.free(*match.span()):
                self.take("version", *match.span())

    def _is_head(self, match: re.Match[str]) -> bool:
        """ "trực tuyến 12 cuộc", "thu 20 hồ sơ", "hàng 5 năm" name no rank."""
        typed = re.match(r"[^\W\d_]+", self.text[match.start() :])
        word = typed[0].lower() if typed else ""
        if word in ("tuyến", "tuyen") and re.search(r"truc\s+$", self.folded[: match.start()]):
            return False
        return self.text.isascii() or fold(word) not in _HEADS or word in _HEADS.values()

    def fractions(self) -> None:
        for match in _FRACTION.finditer(self.folded):
            part, whole = number_readings(match[1]), number_readings(match[2])
            if self.free(*match.span()) and part and whole:
                self.take("fraction", *match.span(), number=part[0], total=whole[0])

        for match in _OUT_OF_TOTAL.finditer(self.folded):  # "3 trong 5 đơn vị"
            part, whole = number_readings(match[1]), number_readings(match[3])
            if self.free(*match.span()) and len(part) == len(whole) == 1 and part[0] <= whole[0]:
                self.take("fraction", *match.span(), number=part[0], total=whole[0])

    def plain(self) -> None:
        for match in _PLAIN.finditer(self.folded):
            token = match[0].lstrip("-")
            readings = number_readings(token)
            negative = match[0].startswith("-") and re.search(r"(?:^|[\s:(])$", self.folded[: match.start()])
            start = match.start() if negative else match.end() - len(token)
            if not self.free(start, match.end()) or not readings or (self.money and self._lasting(match)):
                continue
            sign = -1 if negative else 1
            kind = (
                "money" if self.money and not re.match(rf"\s*{COUNTING}(?!\w)", self.folded[match.end() :]) else "count"
            )
            if kind == "count" and readings[0] != readings[0].to_integral_value():
                kind = "decimal"
            self.take(
                kind,
                start,
                match.end(),
                number=sign * readings[0],
                alternatives=tuple(sign * reading for reading in readings) if len(readings) > 1 else (),
            )

    def _lasting(self, match: re.Match[str]) -> bool:
        """ "tổng chi 5 năm khoảng 620 triệu": a span of time is no money; "chi 620 năm 2019" is."""
        after = re.match(r"\s*(?:nam|thang|quy)(?!\w)\s*(\d{4})?", self.folded[match.end() :])
        return after is not None and (after[1] is None or len(match[0]) == 1)

    def number_words(self) -> None:
        """ "hai mươi lăm máy": number words count only before a thing counted."""
        for match in _WORDS.finditer(self.folded):
            if not self.free(*match.span()) or not re.match(rf"\s+{COUNTING}(?!\w)", self.folded[match.end() :]):
                continue
            words = self.text[match.start() : match.end()].lower()
            number = read_words(words) if self._counting_words(words) else None
            if number is not None and not re.match(r"\s+(?:phong ban|ban nganh)", self.folded[match.end() :]):
                self.take("count", *match.span(), number=number)

    @staticmethod
    def _counting_words(words: str) -> bool:
        """ "đầu tư phòng họp", "sau lớp", "năm máy" hold no number: alone, only words that are never anything else count."""
        pieces = words.split()
        return words in _ALONE if len(pieces) == 1 else pieces[0] not in ("tư", "linh", "lẻ", "mươi", "trăm", "sau")

    def _with_context(self, value: Value) -> Value:
        before = self.folded[: value.start].rstrip()
        hedge = hedge_at_end(before, self.text[: len(before)])
        following = re.match(r"\s*((?:[^\W\d_]+\s?){1,4})", self.text[value.end :])
        return Value(
            value.kind,
            value.number,
            value.start,
            value.end,
            value.words,
            value.total,
            value.iso,
            hedge,
            following[1].strip() if following and value.kind in ("count", "fraction", "percent", "decimal") else "",
            value.alternatives,
        )


def _counts_systems(folded: str, match: re.Match[str]) -> bool:
    """ "duyệt cấp độ 4 hệ thống" counts systems; there are five levels at most."""
    level = re.match(r"(?:cap do|cd)\s*(\d+)", match[0])
    if level is None:
        return False
    approved = re.search(r"(?:duyet|xac dinh)(?: duoc| xong)?\s+$", folded[: match.start()])
    return int(level[1]) > 5 or bool(approved and re.match(r"\s*(?:he thong|httt|ht)(?!\w)", folded[match.end() :]))


def _rising(words: str) -> int:
    """Length of a list of levels as far as it rises: "mức 3, 4" is one, of "mức 3, 2" the 2 counts something else."""
    digits = list(re.finditer(r"\d+(?:\.\d+)?", words))
    for left, right in itertools.pairwise(digits):
        if int(float(right[0])) <= int(float(left[0])):
            return left.end()
    return len(words)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def scan(text: str, money: bool = False) -> list[Value]:
    """Every value of a text in order; `money` reads bare numbers as triệu đồng."""
    return list(_scanned(text, money))


@lru_cache(maxsize=8192)
def _scanned(text: str, money: bool) -> tuple[Value, ...]:
    """A plan is read anew after every answer, and nearly all of its sentences are those of before."""
    return tuple(_Scanner(text, money).run())
