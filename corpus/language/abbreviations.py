"""Shorthand expanded to the official words; what reads two ways is left and named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from corpus.language.data import load
from corpus.language.text import fold, lacks_diacritics
from corpus.language.values import DOCUMENT_NUMBER


@dataclass(frozen=True)
class Expansion:
    """The text with shorthand expanded; `unresolved` lists what nothing nearby decides."""

    text: str
    unresolved: tuple[str, ...]


def _key(text: str) -> str:
    return re.sub(r"[\s.&-]", "", text).upper()


@cache
def _tables() -> dict[str, Any]:
    raw = load("abbreviations")
    return {
        "plain": {_key(key): value for key, value in (raw["plain"] | raw["alone"]).items()},
        "bare": {fold(_key(key)).upper(): value for key, value in (raw["plain"] | raw["alone"]).items()},
        "context": {_key(key): value for key, value in raw["by_context"].items()},
        "after": {word: {_key(key): value for key, value in table.items()} for word, table in raw["after"].items()},
        "names": {name.upper() for name in raw["names"]},
        "unsure": {_key(name) for name in raw["unsure"]},
        "kinds": raw["kinds"],
        "lower": {key for key in raw["plain"] if key.islower()},
    }


# A run of capitals, perhaps joined by "&", "-" or ".": CNTT, VHTT&TT, QLVB&ĐH; or shorthand in small letters: ko, đc, trđ.
_TOKEN = re.compile(r"(?<![\w/])(?:[A-ZĐƯ][A-ZĐƯ]*(?:[&][A-ZĐƯ]+)*(?:-TT|-CV)?|[a-zđ]{2,5})(?![\w/]|-[A-ZĐ])")
_LEVEL = re.compile(r"(?<!\w)(?:mức|DVC mức|m)\s?([34])(?=\D|$)(?!\s*(?:%|triệu|tỷ|tr\b))", re.IGNORECASE)


def expand(text: str, *, context: str = "", keep: frozenset[str] = frozenset()) -> Expansion:
    """Expand shorthand; symbols of documents (45/QĐ-STP) and names (VNPT, LGSP) stay."""
    unresolved: list[str] = []
    out: list[str] = []
    position = 0
    symbols = [match.span() for match in DOCUMENT_NUMBER.finditer(text)]
    for match in _TOKEN.finditer(text):
        if any(start <= match.start() < end for start, end in symbols):
            continue
        replacement = _expand_token(match[0], text, match.start(), match.end(), context, keep, unresolved)
        if replacement is None:
            continue
        before = "".join(out) + text[position : match.start()]
        replacement = _without_doubling(before, replacement)
        out.append(text[position : match.start()] + replacement)
        position = match.end()
    expanded = "".join(out) + text[position:]
    expanded = re.sub(r"(?<!\w)mức (?=[34](?!\d|[.,]\d|\s*(?:%|triệu|tỷ)))", "mức độ ", expanded)
    return Expansion(expanded, tuple(dict.fromkeys(unresolved)))


def _expand_token(
    token: str, text: str, start: int, end: int, context: str, keep: frozenset[str], unresolved: list[str]
) -> str | None:
    tables, key = _tables(), _key(token)
    if token in keep or token.upper() in tables["names"]:
        return None
    if token.islower():
        return str(tables["plain"][key]) if token in tables["lower"] else None
    if re.match(r"\s*(?:số\s*)?\d+[\w]*/", text[end:]) and token in tables["kinds"]:
        return str(tables["kinds"][token])
    if token in ("QĐ", "NĐ", "NQ", "CV") and (serial := re.match(r"\s*(số\s*)?\d{1,4}(?=$|[\s,.;)])", text[end:])):
        return str(tables["kinds"][token]) + ("" if serial[1] else " số")  # "kèm QĐ 210"
    before = fold(text[:start]).split()
    words = {fold(word): table for word, table in tables["after"].items()}
    if before and (table := words.get(before[-1])) and key in table:
        return str(table[key])
    readings = tables["context"].get(key, {})
    for place in (context, "huyện" if context in ("thị xã", "thành phố") else ""):
        if place in readings:
            return str(readings[place])
    if key in tables["plain"]:
        return str(tables["plain"][key])
    if token == "NS" and re.match(
        r"\s+(?:tỉnh|huyện|xã|thị xã|thành phố|trung ương|TW|TƯ|nhà nước|tinh|huyen|xa)(?!\w)", text[end:]
    ):
        return "ngân sách"
    if token.isascii() and lacks_diacritics(text) and (bare := tables["bare"].get(key)):
        return str(bare)
    if token in ("TP", "TX", "TT", "P") and re.match(r"\.?\s+[A-ZĐÀ-Ỹ][a-zà-ỹ]", text[end:]):
        return {"TP": "thành phố", "TX": "thị xã", "TT": "thị trấn", "P": "phường"}[token]
    if key in tables["unsure"]:
        unresolved.append(token)
    return None


def _without_doubling(before: str, replacement: str) -> str:
    """ "hệ thống HTTT" is one hệ thống; "phòng VHTT" one phòng."""
    words = replacement.split()
    tail = before.split()
    for size in (3, 2, 1):
        if len(words) > size and _same(tail[-size:], words[:size], size) and before.endswith(" "):
            return " ".join(words[size:])
    return replacement


def _same(typed: list[str], words: list[str], size: int) -> bool:
    """One word alone must be the very word: "phương án ATTT" does not say "an" already."""
    if size == 1:
        return typed[-1:] != ["an"] and [word.lower() for word in typed] == [word.lower() for word in words]
    return [fold(word) for word in typed] == [fold(word) for word in words]
