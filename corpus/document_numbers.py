"""Document numbers ("45/2020/NĐ-CP"): compared without what typing changes, and written as they are printed."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.language.text import fold

SERIAL = r"(?:\d{1,3}\.\d{3}(?=\s?/)|(?=o*\d)[\do]{1,5}[a-z]?(?=\s?[/–-])|(?=o*\d)[\do]{1,5})"
YEAR = r"(?:19|2[0o])[\do]{2}(?![\do])"


class Number(NamedTuple):
    """A document number without what typing changes: case, marks, spaces, slashes, O for 0, leading zeros."""

    serial: str
    year: int | None
    symbol: str


_NUMBER = re.compile(
    r"(?:so\W*)?(?P<serial>[\do]*\d[\do]*)(?P<letter>[a-z](?=[\s/.–-]|$))?"
    r"(?:[\s/.–-]*(?P<year>(?:19|2[0o])[\do]{2})(?![\do]))?(?P<symbol>.*)"
)


def read_number(number: str) -> Number:
    """The parts of a number however it is typed; all empty when it is none."""
    match = _NUMBER.fullmatch(re.sub(r"^(\D*\d{1,3})\.(\d{3})(?=\W)", r"\1\2", fold(number).strip()))
    if match is None:
        return Number("", None, "")
    serial = match["serial"].replace("o", "0").lstrip("0") + (match["letter"] or "")
    year = int(match["year"].replace("o", "0")) if match["year"] else None
    return Number(serial, year, re.sub(r"[^a-z\d]", "", match["symbol"]))


_SPELLED = {
    "ndcp": "NĐ-CP",
    "nqcp": "NQ-CP",
    "qdttg": "QĐ-TTg",
    "ctttg": "CT-TTg",
    "qdubnd": "QĐ-UBND",
    "khubnd": "KH-UBND",
}


def tidy_number(number: str) -> str:
    """A number as it is printed: no spaces, zeros for O, "NĐ-CP" for "NDCP", capitals."""
    text = re.sub(r"\s*([/–-])\s*", r"\1", number.strip()).replace("–", "-")
    text = re.sub(r"^(\d{1,3})\.(\d{3})", r"\1\2", text)
    parts = re.match(rf"(?i)({SERIAL})([/\s–-]?)(?:({YEAR})[/\s-]?)?(.*)", text)
    if parts is None:
        return text
    serial = re.sub("[oO](?=[\\doO]|$)", "0", parts[1])
    serial = re.sub("^[oO]", "0", serial)
    year = f"/{re.sub('[oO]', '0', parts[3])}" if parts[3] else ""
    symbol = parts[4]
    spelled = _SPELLED.get(re.sub(r"[^a-z]", "", fold(symbol)))
    if spelled:
        symbol = spelled
    elif symbol == symbol.lower():
        symbol = symbol.upper()
    symbol = re.sub(r"^(N|Q|C)D(?=-)", r"\1Đ", symbol)
    return f"{serial}{year}{'-' if parts[2] == '-' and '/' in symbol else '/'}{symbol}" if symbol else f"{serial}{year}"
