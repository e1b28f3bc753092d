"""Legal references found in running text, however people write them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from corpus.catalogue import names
from corpus.document_numbers import SERIAL, YEAR, read_number, tidy_number
from corpus.language.letters import UPPER
from corpus.language.text import fold
from corpus.legal import kind_of_symbol
from corpus.pinpoints import Pin, find_pins


@dataclass(frozen=True)
class Reference:
    """A reference as written, with its place in the text. `number` is the name of a law told without one."""

    type: str
    number: str
    year: int | None
    date: date | None
    pinpoint: str
    start: int
    end: int
    words: str
    issuer: str = ""
    misread: str = ""  # a date as written that is no day of the calendar


@cache
def kinds() -> dict[str, str]:
    """Folded words and abbreviations -> the kind in full."""
    table: dict[str, str] = {}
    for kind, spec in names()["kinds"].items():
        table |= {fold(word): kind for word in (kind, *spec["short"])}
    return table


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


# Symbols told from words even when typed in small letters: a kind with a body, or a body that numbers its letters so.
_SYMBOL_KINDS = "nq|nd|qd|ttlt|ttr|tt|ctr|ct|kh|kl|tb|hd|bc|gm|pa|qc|da|cd|cv"
_BODIES = (
    r"cp|ttg|tw|tu|ubnd|hdnd|vpcp|bcs|bt{2,4}t?|btc|bnv|bca|bqp|btp"
    r"|st{2,4}t?|stp|syt|snv|stc|sct|sxd|skhdt|skhcn|sgddt|sldtbxh|stnmt|snnptnt"
)
_KNOWN = re.compile(
    rf"(?:{_SYMBOL_KINDS})[-–/\s]*(?:{_BODIES})(?![a-z]).*"
    rf"|(?:{_SYMBOL_KINDS})[-–][a-z&]{{2,12}}(?:-[a-z]+)*|(?:{_BODIES})(?:[-–][a-z]+)*|qh\s?\d\d?"
)
_SPACED = rf"(?:\s[–-]\s?|\s?[–-]\s)(?:{_BODIES})(?![a-z])"
_TAIL = rf"[a-z&]+\d{{0,2}}(?:[–-][a-z&]+|{_SPACED})*(?:/[a-z]{{2,6}})?"


@cache
def _full() -> re.Pattern[str]:
    slashed = rf"{SERIAL}\s?/\s?(?:{YEAR}\s?[/–-]?\s?)?(?:{_TAIL})"
    party = rf"{SERIAL}\s?[–-]\s?(?:{_SYMBOL_KINDS})\s?/\s?[a-z]{{2,5}}(?![a-z])"
    bare = rf"{SERIAL}(?:[\s–-]{YEAR})?[\s–-]?(?:{_SYMBOL_KINDS})\s?[–-]\s?(?:{_BODIES})(?![a-z])"
    kind = rf"(?:(?<!\w)(?P<kind>{_any_of(list(kinds()))})(?![a-z])[\s:.–-]*|(?<![\w/.,]))"
    return re.compile(rf"{kind}(?:so\s*:?\s*)?(?P<number>{slashed}|{party}|{bare})(?!\w)")


@cache
def _short() -> re.Pattern[str]:
    kind = rf"(?<!\w)(?P<kind>{_any_of(list(kinds()))})(?![a-z])[ :–-]*(?P<so>so\s*:?\s*)?"
    year = r"(?:(?:\s?/\s?|\s+nam\s+)(?P<year>(?:19|20)\d\d))?"
    return re.compile(rf"{kind}(?P<serial>\d{{1,5}}c?){year}(?!\w|[.,]\d|\s?[/–-]\s?\d|\s?%)")


@cache
def _after_number() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """After a bare number: words that are being counted ("kế hoạch 5 năm"), and words that may follow a document."""
    counted = _any_of([fold(word) for word in names()["counted"]])
    counted = rf"\s*(?:nam|{counted})(?!\w)"
    follows = _any_of([fold(word) for word in names()["follows"]])
    follows = rf"\s*(?:$|[,.;:)\]\n“\"]|(?:{follows}|nam\s+(?:19|20)\d\d(?!\s?[-–]))(?!\w))"
    return re.compile(counted), re.compile(follows)


_DAY = re.compile(
    r"(?P<lead>\s*[,(]?\s*(?:ngay|ng\.)?\s*)(?P<told>(?P<d>\d{1,2})\s?(?:[/.-]|\s+thang\s+)\s?"
    r"(?P<m>\d{1,2})\s?(?:[/.-]|\s+nam\s+)\s?(?P<y>\d{2,5}))(?!\w)"
)
_LATER_YEAR = re.compile(r"\s*,?\s*\(?\s*(?:nam|thang\s+\d{1,2}\s?[/.-])?\s*((?:19|20)\d\d)(?![\d/]|\s?[-–]\s?\d)")


def read_day(words: str) -> date | None:
    """The day of "05/3/2020", "5-3-20", "09 tháng 4 năm 2020"; None when the calendar has no such day."""
    match = _DAY.match(fold(words))
    if match is None or len(match["y"]) in (3, 5):
        return None
    year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
    try:
        return date(year, int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def find_references(text: str) -> list[Reference]:
    """Every reference of a text, in order; a pinpoint beside one belongs to it."""
    folded = fold(text)
    found = sorted(_full_references(text, folded), key=lambda ref: ref.start)
    for more in (_short_references(text, folded), _laws(text, folded)):
        found = sorted([*found, *_apart(more, found)], key=lambda ref: ref.start)
    found = _laws_with_numbers(found, text, folded)
    return _with_pins(found, find_pins(text, folded), folded)


def _apart(more: Iterable[Reference], found: list[Reference]) -> list[Reference]:
    """Those that overlap none of the references found before."""
    starts = [ref.start for ref in found]
    out = []
    for ref in more:
        place = bisect_left(starts, ref.end)
        if place == 0 or found[place - 1].end <= ref.start:
            out.append(ref)
    return out


def _full_references(text: str, folded: str) -> Iterator[Reference]:
    before: Reference | None = None
    for match in _full().finditer(folded):
        number, written = match["number"], text[match.start("number") : match.end("number")]
        if not _is_number(number, written, match["kind"] is not None):
            continue
        tidy = tidy_number(written)
        told = kinds().get(re.sub(r"\s+", " ", match["kind"] or ""), "")
        kind = kind_of_symbol(tidy)
        if told and (kind in ("", told) or (kind == "Luật" and told == "Nghị quyết")):
            kind, start = told, match.start()
        else:
            start = match.start() if not told else _after_kind(folded, match)
        if not kind:
            kind = before.type if before is not None and _listed(folded[before.end : start]) else "Công văn"
        before = _reference(text, folded, start, match.end(), kind, tidy)
        yield before


def _after_kind(folded: str, match: re.Match[str]) -> int:
    """The symbol names another kind than the word before it, so that word is not of the reference."""
    end = match.end("kind")
    return end + len(folded[end:]) - len(folded[end:].lstrip(" :.-–"))


def _listed(between: str) -> bool:
    return re.fullmatch(r"[\s,;:)(]*(?:va|cac|nam\s+20\d\d|\s)*[\s(,;]*", between) is not None


def _is_number(number: str, written: str, has_kind: bool) -> bool:
    """Is it a document's number, and not a fraction ("46/125 TTHC") or a rate ("máy/CBCC")?"""
    symbol = re.sub(rf"^{SERIAL}\s?[/–-]?\s?(?:{YEAR}\s?[/–-]?\s?)?", "", number)
    capitals = sum(char.isupper() for char in written)
    if _KNOWN.fullmatch(symbol):
        return True
    if capitals < 2 or len(symbol) < 2:
        return False
    return has_kind or re.search(r"[A-ZĐ]{2,}[–-][A-ZĐ]{2,}", written) is not None


def _reference(text: str, folded: str, start: int, end: int, kind: str, number: str) -> Reference:
    """Take in the date and the issuer that follow."""
    day, misread, year = None, "", read_number(number).year
    told = _DAY.match(folded, end)
    if told and ("ngay" in told["lead"] or "thang" in told["told"] or len(told["y"]) >= 4):
        day = read_day(told["told"])
        misread = "" if day else text[told.start("told") : told.end("told")]
        end = told.end() + ("(" in told["lead"] and folded.startswith(")", told.end()))
    elif later := _LATER_YEAR.match(folded, end):
        year = year or int(later[1])
    year = year or (day.year if day else None)
    return Reference(kind, number, year, day, "", start, end, text[start:end], _issuer(text, folded, end), misread)


@cache
def _issuers() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {fold(word): name for name, short in names()["issuers"].items() for word in (name, *short)}
    body = r"(?:so|ubnd|uy ban nhan dan|hdnd|phong|chi cuc|ban|trung tam|huyen uy|thanh uy)(?!\w)[^,.;:()\n]{0,60}?"
    leads = r"ve|v/v|ban hanh|phe duyet|quy dinh|huong dan|trien khai|thuc hien|ngay"
    generic = rf"{body}(?=\s+(?:{leads})\b|[,.;:()\n]|$)"
    return re.compile(rf"\s*\)?\s*,?\s*(?:cua|do)\s+(?P<body>(?P<known>{_any_of(list(table))})(?!\w)|{generic})"), table


def _issuer(text: str, folded: str, end: int) -> str:
    pattern, table = _issuers()
    match = pattern.match(folded, end)
    if match is None:
        return ""
    known = re.sub(r"\s+", " ", match["known"] or "")
    return table.get(known, text[match.start("body") : match.end("body")].strip())


def _short_references(text: str, folded: str) -> Iterator[Reference]:
    for match in _short().finditer(folded):
        kind, rest = kinds()[re.sub(r"\s+", " ", match["kind"])], folded[match.end() :]
        if re.fullmatch(r"(?:19|20)\d\d", match["serial"]) and not match["so"]:
            continue
        plain = not match["so"] and not match["year"]
        if plain and not _stands_alone(kind, text[match.start("kind") : match.end("kind")], match["serial"], rest):
            continue
        ref = _reference(text, folded, match.start(), match.end(), kind, match["serial"])
        yield replace(ref, year=int(match["year"])) if match["year"] else ref


def _stands_alone(kind: str, written: str, serial: str, rest: str) -> bool:
    """Is a bare number a document's? "NĐ 45" is, "kế hoạch 5 năm" is not."""
    counted, follows = _after_number()
    spec = names()["kinds"][kind]
    ambiguous = spec.get("ambiguous") and len(written) <= 4
    if follows.match(rest) or counted.match(rest) or ambiguous:
        return follows.match(rest) is not None and not (ambiguous and len(serial) < 2)
    abbreviated = len(written) <= 4 and written[0].isupper()
    return abbreviated or not spec.get("countable")


@cache
def _law_names() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = {}
    for name, short in names()["laws"].items():
        table |= {fold(word): name for word in (name.removeprefix("Luật "), *short)}
    return re.compile(rf"(?<!\w)(?:bo\s+)?luat\s+(?:ve\s+)?(?P<name>{_any_of(list(table))})(?!\w)"), table


_STOPS = r"tại|của|về|trong|trên|cho|theo|được|đã|có|do|để|ngày|năm|số|với|khi|ở|từ|đến|cũng|đối"
_OTHER_LAW = re.compile(
    rf"(?<!\w)Luật (?P<name>[{UPPER}]\w+(?: (?!(?:{_STOPS})(?!\w))[^\W\d]+){{1,7}}?)"
    rf"(?=\s+(?:{_STOPS}|\d)|\s*[,.;:()?!\n]|\s*$)"
)


def _laws(text: str, folded: str) -> list[Reference]:
    pattern, table = _law_names()
    found = []
    for match in pattern.finditer(folded):
        found.append(_law(text, folded, match.start(), match.end(), table[re.sub(r"\s+", " ", match["name"])]))
    known = [(ref.start, ref.end) for ref in found]
    for match in _OTHER_LAW.finditer(text):
        if not any(start <= match.start() < end for start, end in known):
            found.append(_law(text, folded, match.start(), match.end(), match[0]))
    return found


# "Luật Lưu trữ số 33/2024", "Luật 33/2024 Luật Lưu trữ": a number without its symbol tells the year.
_SERIAL_AFTER = re.compile(r"\s*,?\s*\(?\s*(?:so\s*:?\s*)?\d{1,3}\s?/\s?((?:19|20)\d\d)(?![\d/])")
_SERIAL_BEFORE = re.compile(r"(?:luat\s+)?(?:so\s*:?\s*)?(?<![\w/])\d{1,3}\s?/\s?((?:19|20)\d\d)\s*[,:(–-]?\s*$")


def _law(text: str, folded: str, start: int, end: int, name: str) -> Reference:
    ref = _reference(text, folded, start, end, "Luật", "0")
    year = ref.date.year if ref.date else None
    if before := _SERIAL_BEFORE.search(folded, max(0, start - 30), start):
        start = before.start()
        return replace(ref, number=name, year=int(before[1]), start=start, words=text[start:end])
    later = _SERIAL_AFTER.match(folded, end) or _LATER_YEAR.match(folded, end)
    if ref.date is None and not ref.misread and later:
        end = later.end() + ("(" in later[0] and folded.startswith(")", later.end()))
        return replace(ref, number=name, year=int(later[1]), end=end, words=text[start:end])
    return replace(ref, number=name, year=year)


_JOINT = re.compile(r"[\s(,]*(?:luat\s+)?(?:so\s*:?\s*)?")


def _laws_with_numbers(found: list[Reference], text: str, folded: str) -> list[Reference]:
    """One reference of "Luật An toàn thông tin mạng số 86/2015/QH13", known by its number."""
    merged: list[Reference] = []
    for ref in found:
        last = merged[-1] if merged else None
        joins = last is not None and last.type == ref.type == "Luật" and "/" in ref.number and "/" not in last.number
        if last is not None and joins and _JOINT.fullmatch(folded[last.end : ref.start]):
            merged[-1] = replace(ref, start=last.start, words=text[last.start : ref.end])
        else:
            merged.append(ref)
    return merged


_LEADS_TO = re.compile(r"[\s,]*(?:cua|tai|theo|trong)?[\s,]*(?:cac\s+)?")
_COMES_AFTER = re.compile(r"[\s,(]*(?:tai|o)?\s*")


def _with_pins(found: list[Reference], pins: list[Pin], folded: str) -> list[Reference]:
    """A pinpoint belongs to the reference that follows it, else to the one before it."""
    said: dict[int, str] = {}
    starts = [ref.start for ref in found]
    for pin in pins:
        after = bisect_left(starts, pin.end)
        if after < len(found) and _LEADS_TO.fullmatch(folded, pin.end, starts[after]):
            said.setdefault(after, pin.words)
        elif after and _COMES_AFTER.fullmatch(folded, min(found[after - 1].end, pin.start), pin.start):
            said.setdefault(after - 1, pin.words)
    return [replace(ref, pinpoint=said[n]) if n in said else ref for n, ref in enumerate(found)]
