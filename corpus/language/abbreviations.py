"""Shorthand expanded to the official words; what reads two ways is left and named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from corpus.language.data import load
from corpus.language.letters import LOWER, UPPER, with_letters
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
        "context": _both_ways(raw["by_context"]),
        "after": {word: _both_ways(table) for word, table in raw["after"].items()},
        "names": {name.upper(): name for name in raw["names"]},
        "before": [
            (re.compile(rf"\s+(?:{rule['next']})(?!\w)", re.I), rule["token"], rule["means"]) for rule in raw["before"]
        ],
        "notations": [(re.compile(with_letters(rule["typed"]), re.I), rule["printed"]) for rule in raw["notations"]],
        "symbols": frozenset(raw["symbols"]),
        "unsure": {_key(name) for name in raw["unsure"]},
        "kinds": raw["kinds"],
        "lower": {key for key in raw["plain"] if key.islower()},
    }


# A run of capitals, perhaps joined by "&", "-" or ".": CNTT, VHTT&TT, QLVB&ĐH; or shorthand in small letters: ko, đc, trđ, cntt.
_TOKEN = re.compile(
    rf"(?<![\w/])(?:[A-ZĐƯ][A-ZĐƯ]*(?:[&][A-ZĐƯ]+)*(?:-TT|-CV)?|[A-ZĐƯa-zđư][{LOWER}]{{1,8}}|h)(?![\w/]|-[A-ZĐ])"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*|\S+\.(?:vn|com|net|org)\S*")
_DISTRICT = re.compile(r"(?<![\w/.-])((?:[^\W\d_]+ )?)h(?![\w/-])\.?(?=[\s,;)+-]|$)")  # "cổng h", "NS h."
_VOWELS = frozenset("aeiouyư")
_CODA = re.compile(r"[aeiouyư](?:c|m|n|p|t|ch|ng|nh)?$")
_ROMAN = re.compile(r"[IVXLC]+")


def expand(text: str, *, context: str = "", keep: frozenset[str] = frozenset()) -> Expansion:
    """Expand shorthand; symbols of documents (45/QĐ-STP) and names (VNPT, LGSP) stay."""
    unresolved: list[str] = []
    out: list[str] = []
    position = 0
    for notation, printed in _tables()["notations"]:
        text = notation.sub(printed, text)
    if context in ("huyện", "thị xã", "thành phố"):
        text = _DISTRICT.sub(rf"\1{context}", text)
    asis = [match.span() for pattern in (DOCUMENT_NUMBER, _QUOTED, _ADDRESS) for match in pattern.finditer(text)]
    for match in _TOKEN.finditer(text):
        if any(start <= match.start() < end for start, end in asis):
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
    if token in keep:
        return None
    if token.lower() in tables["lower"]:
        return str(tables["plain"][key])
    if not token.isupper():
        if not is_shorthand(token) or token.lower() in tables["symbols"]:
            return None
        token, typed = token.upper(), token
        means = _expand_token(token, text, start, end, context, keep, unresolved)
        if means is None and token in unresolved:
            unresolved[unresolved.index(token)] = typed
        elif (
            means is None
            and token not in tables["names"]
            and ((_no_vowel(fold(token)) and (len(token) < _NAME or typed.islower())) or _odd_beginning(typed))
        ):
            unresolved.append(typed)
        return means
    if token in tables["names"]:
        name = str(tables["names"][token])
        return None if name == text[start:end] else name
    for following, short, means in tables["before"]:
        if short == token and following.match(text, end):
            return str(means)
    if re.match(r"\s*(?:số\s*)?\d+[\w]*/", text[end:]) and token in tables["kinds"]:
        return str(tables["kinds"][token])
    if token in ("QĐ", "NĐ", "NQ", "CV") and (serial := re.match(r"\s*(số\s*)?\d{1,4}(?=$|[\s,.;)])", text[end:])):
        return str(tables["kinds"][token]) + ("" if serial[1] else " số")  # "kèm QĐ 210"
    before = fold(text[:start]).split()
    words = {fold(word): table for word, table in tables["after"].items()}
    if before and (table := words.get(before[-1])) and key in table:
        if (means := _reading(table[key], context or "huyện", text[end:])) is None:
            unresolved.append(token)
        return means
    readings = tables["context"].get(key, {}) if not before or before[-1] not in ("bo", "so") else {}
    if (means := _reading(readings, context, text[end:])) is not None:
        return means
    if before and before[-1] == "phong" and key not in tables["plain"] and _LETTERS.fullmatch(token):
        unresolved.append(token)  # an office that only the unit can spell out
        return None
    if key in tables["plain"]:
        return str(tables["plain"][key])
    if token.isascii() and lacks_diacritics(text) and (bare := tables["bare"].get(key)):
        return str(bare)
    if token in ("TP", "TX", "TT", "P") and (named := _PLACE_NAME.match(text[end:])):
        of_body = bool(named[1] and named[1].islower())  # a place has capitals throughout: "P. Chính sách" is none
        return {
            "TP": "thành phố",
            "TX": "thị xã",
            "TT": "trung tâm" if of_body else "thị trấn",
            "P": "phòng" if of_body else "phường",
        }[token]
    if key in tables["unsure"] or _unknown(token, text):
        unresolved.append(token)
    return None


_OF_DISTRICT = re.compile(r" (?:cua |thuoc |cap |cac |tai |o |ubnd )*(?:huyen|thi xa|thanh pho)(?!\w)")
_PLACE_NAME = re.compile(rf"\.?\s+[{UPPER}][{LOWER}]+(?:\s+(\S))?")
_LETTERS = re.compile(r"[A-ZĐƯ&-]{2,7}")


def _both_ways(table: dict[str, Any]) -> dict[str, Any]:
    """By letters, and by the same letters without marks (LDTBXH) where no other entry has them."""
    keys = {_key(key): value for key, value in table.items()}
    return {fold(key).upper(): value for key, value in keys.items()} | keys


def _reading(readings: str | dict[str, str], context: str, following: str) -> str | None:
    """What letters stand for in a unit of this kind, or beside the huyện that is named; None when that is not known."""
    if isinstance(readings, str):
        return readings
    district = context in ("thị xã", "thành phố") or _OF_DISTRICT.match(fold(following)) is not None
    return readings.get(context) or (readings.get("huyện") if district else None)


_LONGEST = 5  # letters of shorthand with a vowel in it: "hnay"
_NAME = 4  # letters from which unknown capitals are taken for the name of a product: VBMS, HTKK


def is_shorthand(word: str) -> bool:
    """Letters that cannot be a syllable: no vowel, an ending ("attt", "ubnd") or a small beginning ("hnay") that Vietnamese has not."""
    lowered = word.lower()
    if _no_vowel(fold(lowered)) or _odd_beginning(word):
        return True
    return _CODA.search(lowered) is None and len(lowered) <= 8 and lowered.isascii() and lowered in _lowered()


@cache
def _lowered() -> frozenset[str]:
    tables = _tables()
    return frozenset(key.lower() for key in (*tables["plain"], *tables["context"], *tables["names"]))


def _no_vowel(word: str) -> bool:
    return not _VOWELS & set(word.lower())


def _odd_beginning(word: str) -> bool:
    """A small word only: "Hrê" is a name."""
    found = re.match(r"[bcdfghjklmnpqrstvwxz]{2,}(?=[aeiouy])", fold(word)) if word[:1].islower() else None
    return found is not None and len(word) <= _LONGEST and found[0] not in load("abbreviations")["beginnings"]


def _unknown(token: str, text: str) -> bool:
    """Two or three capitals without a vowel that no list knows and the text itself does not introduce."""
    return (
        1 < len(token) < _NAME
        and _no_vowel(token)
        and not _ROMAN.fullmatch(token)
        and token.lower() not in _tables()["symbols"]
        and token not in _tables()["kinds"]
        and f"({token})" not in text
    )


def _without_doubling(before: str, replacement: str) -> str:
    """ "hệ thống HTTT" is one hệ thống; "phòng VHTT" one phòng."""
    words = replacement.split()
    tail = [word.lstrip("(“") for word in before.split()]
    for size in (3, 2, 1):
        if len(words) > size and _same(tail[-size:], words[:size], size) and before.endswith(" "):
            return " ".join(words[size:])
    return replacement


def _same(typed: list[str], words: list[str], size: int) -> bool:
    """One word alone must be the very word: "phương án ATTT" does not say "an" already."""
    if size == 1:
        return typed[-1:] != ["an"] and [word.lower() for word in typed] == [word.lower() for word in words]
    return [fold(word) for word in typed] == [fold(word) for word in words]
