"""Numbers as officials write them, and number words both ways."""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.language.data import load

_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", " nghìn", " triệu")
_BILLION = 10**9
LONGEST = 20  # characters; what follows reckons with 28 digits
DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_READ_SCALE = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6}
_SCALE_WORDS = _READ_SCALE | {"trăm": 100, "tỷ": _BILLION, "tỉ": _BILLION}
_HALVED = _READ_SCALE.keys() | {"trăm"}  # what "rưỡi" halves


def format_number(number: Decimal, decimals: int | None = None) -> str:
    """1.234.567; 12,5; trailing zeros dropped unless `decimals` is given."""
    if decimals is not None:
        number = round(number, decimals)
    text = format(number, "f")
    whole, _, part = text.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if decimals is None:
        part = part.rstrip("0")
    groups = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", whole)
    return f"{sign}{groups},{part}" if part else f"{sign}{groups}"


def format_count(number: Decimal) -> str:
    """As format_number, but whole numbers 1 to 9 take a leading zero: "02"."""
    return f"0{number:.0f}" if number == number.to_integral_value() and 1 <= number <= 9 else format_number(number)


def format_percent(number: Decimal, decimals: int | None = None) -> str:
    """ "24,8%"."""
    return f"{format_number(number, decimals)}%"


def format_money(million: Decimal) -> str:
    """An amount in triệu đồng: "6.200 triệu đồng"; below one million in đồng: "850.000 đồng"."""
    if 0 < abs(million) < 1:
        return f"{format_number(million * 1_000_000)} đồng"
    return f"{format_number(million)} triệu đồng"


def spell(number: Decimal) -> str:
    """Number words: 1,05 -> "một phẩy không năm", 1.015 -> "một nghìn không trăm mười lăm"."""
    if number < 0:
        return f"âm {spell(-number)}"
    whole, _, part = format(number, "f").partition(".")
    words = _spell_whole(int(whole))
    part = part.rstrip("0")
    return f"{words} phẩy {' '.join(_UNITS[int(digit)] for digit in part)}" if part else words


def spell_money(million: Decimal) -> str:
    """ "một tỷ hai trăm năm mươi triệu đồng"."""
    return f"{spell(million * 1_000_000)} đồng"


def _spell_whole(number: int) -> str:
    if number < 10:
        return _UNITS[number]
    billions, rest = divmod(number, _BILLION)
    words = f"{_spell_whole(billions)} tỷ" if billions else ""
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            words += (" " if words else "") + _spell_group(group, full=bool(words)) + _SCALES[power]
    return words


def _spell_group(group: int, *, full: bool) -> str:
    hundreds, rest = divmod(group, 100)
    words = f"{_UNITS[hundreds]} trăm" if hundreds or full else ""
    if not rest:
        return words
    tens, unit = divmod(rest, 10)
    if not tens:
        return f"{words} linh {_UNITS[unit]}" if words else _UNITS[unit]
    lead = "mười" if tens == 1 else f"{_UNITS[tens]} mươi"
    last = (
        ""
        if not unit
        else " lăm"
        if unit == 5
        else " mốt"
        if unit == 1 and tens > 1
        else " tư"
        if unit == 4 and tens > 1
        else f" {_UNITS[unit]}"
    )
    return f"{words} {lead}{last}".strip()


def read_words(text: str) -> Decimal | None:
    """Number words as a number; None when a word is none of them. Accepts ngàn, lẻ, rưỡi, tỉ, bẩy, nhăm."""
    words = text.lower().split()
    if words[:1] == ["âm"]:
        value = read_words(" ".join(words[1:]))
        return -value if value is not None else None
    if "phẩy" in words:
        cut = words.index("phẩy")
        whole, tail, scale = _read_whole(words[:cut]), words[cut + 1 :], 1
        while tail and (by := _SCALE_WORDS.get(tail[-1])):  # "hai phẩy năm tỷ"
            tail, scale = tail[:-1], scale * by
        digits = [DIGITS.get(word) for word in tail]
        if whole is None or not digits or None in digits:
            return None
        return Decimal(f"{whole}.{''.join(map(str, digits))}") * scale
    whole = _read_whole(words)
    return Decimal(whole) if whole is not None else None


def _read_whole(words: list[str]) -> int | None:
    if not words:
        return None
    for scale_word in ("tỷ", "tỉ"):
        if scale_word in words:
            cut = len(words) - 1 - words[::-1].index(scale_word)
            high = _read_whole(words[:cut])
            rest = words[cut + 1 :]
            if rest == ["rưỡi"]:
                return high * _BILLION + _BILLION // 2 if high is not None else None
            low = _read_whole(rest) if rest else 0
            return high * _BILLION + low if high is not None and low is not None else None
    return _read_below(words)


def _read_below(words: list[str]) -> int | None:
    total, group, digit, seen, last_scale = 0, 0, 0, False, 1
    for before, word in zip(["", *words], words, strict=False):
        if word in DIGITS:
            if seen and digit:
                return None
            digit, seen = DIGITS[word], True
        elif word == "mười":
            group, digit, seen = group + 10, 0, True
        elif word == "mươi" and digit:
            group, digit = group + digit * 10, 0
        elif word == "trăm" and seen:
            group, digit, last_scale = group + digit * 100, 0, 100
        elif before in _READ_SCALE and _READ_SCALE[before] < _READ_SCALE.get(word, 0):  # "bốn nghìn triệu"
            last_scale = _READ_SCALE[word]
            total *= last_scale
        elif word in _READ_SCALE and seen and before not in _READ_SCALE:
            last_scale = _READ_SCALE[word]
            total, group, digit = total + (group + digit) * last_scale, 0, 0
        elif word == "rưỡi" and before in _HALVED:
            total += last_scale // 2
        elif word not in ("linh", "lẻ"):
            return None
    return total + group + digit if seen else None


def with_marks(words: list[str]) -> list[str]:
    """Number words typed without their marks as they are spelled: "hai muoi", "mot tram muoi"."""
    known = load("numbers")
    spelled: dict[str, str] = known["bare"] | known["money"]
    out: list[str] = []
    for word in words:
        ten = word == "muoi" and not (out and out[-1] in DIGITS)
        out.append("mười" if ten else spelled.get(word, word))
    return out


def parse_number(token: str) -> Decimal | None:
    """A number as written: dots in threes part thousands, one comma parts decimals; None when it reads two ways or is none."""
    readings = number_readings(token)
    return readings[0] if len(readings) == 1 else None


def number_readings(token: str) -> tuple[Decimal, ...]:
    """Every way a written number can be meant; the likelier first. A longer row of digits is a code, not a figure."""
    if len(token) > LONGEST:
        return ()
    if re.fullmatch(r"\d+", token):
        return (Decimal(token),)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", token):
        plain = Decimal(token.replace(".", "").replace(",", "."))
        return (plain, Decimal(token)) if token.startswith("0.") else (plain,)
    if re.fullmatch(r"\d+,\d+", token):
        decimal = Decimal(token.replace(",", "."))
        return (decimal, Decimal(token.replace(",", ""))) if re.fullmatch(r"[1-9]\d{0,2},\d{3}", token) else (decimal,)
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?", token):
        return (Decimal(token.replace(",", "")),)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+", token):
        return (Decimal(token.replace(",", "")),)
    if re.fullmatch(r"\d+\.\d{1,2}|\d+\.\d{4,}", token):
        return (Decimal(token),)
    return ()
