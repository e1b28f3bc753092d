"""References as they are typed in a hurry: what to put right before they are read, and documents named by a number with a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.catalogue import Catalogue, LegalDocument, names
from corpus.language import fold
from corpus.reference_text import kinds
from corpus.tokens import SYLLABLE

_KINDS = "|".join(rf"(?<=\b{re.escape(short)})" for spec in names()["kinds"].values() for short in spec["short"])
_DIGITS = re.compile(rf"(?:(?<![^\W\d_])|{_KINDS})[\dol|i]*\d[\dol|i]*(?=c\b|[\W_]|$)", re.IGNORECASE)
_AS_DIGITS = str.maketrans("oOlLiI|", "0011111")
_PARTY = re.compile(r"(\d)(?=(?:NQ|KL|CT|QĐ|QD|KH|BC)/T[WU])", re.IGNORECASE)
_DASHED = re.compile(r"(?<=[ \w])(?<![\d/.-])(\d{1,3})\s?-\s?((?:19|20)\d\d)(?![\d/-])")
_SLASHES = re.compile(r"(?<=\w)(?:/{2,}|\\+)(?=\w)")
_DASHES = re.compile(r"(?<=[^\W_])(?:-{2,}|_+)(?=[^\W_])")
_TELEX_D = re.compile(r"(?<![^\W\d_])([nqc])dd(?=[\W\d_]|$|cp|ttg|ubnd)", re.IGNORECASE)


def tidy(text: str) -> str:
    """Slips that no reference is read with: O and l for 0 and 1, doubled marks, a dash for a slash before a year, "52NQ/TW"."""
    text = _DIGITS.sub(lambda number: number[0].translate(_AS_DIGITS), text)
    text = _TELEX_D.sub(r"\1đ", _DASHES.sub("-", _SLASHES.sub("/", text)))
    return _PARTY.sub(r"\1-", _DASHED.sub(r"\1/\2", _apart(text)))


@cache
def _joined() -> re.Pattern[str]:
    """Where a kind or a pinpoint was typed without its spaces: "nghidinh45", "khoản2điều25"."""
    kinds = "|".join(fold(kind).replace(" ", "") for kind in names()["kinds"] if " " in kind)
    return re.compile(
        rf"(?<=[a-z]\d)(?=(?:dieu|khoan|diem|d|k)\s?\d)|(?<=\d\d)(?=(?:dieu|khoan|diem|d|k)\s?\d)|\b(?:{kinds})(?=\d)"
    )


def _apart(text: str) -> str:
    """Spaces where they were left out between a kind, a number and a pinpoint."""
    out, position, folded = [], 0, fold(text)
    for match in _joined().finditer(folded):
        word = folded[match.start() : match.end()]
        spaced = next((fold(kind) for kind in names()["kinds"] if fold(kind).replace(" ", "") == word), "")
        out += [text[position : match.start()], spaced, " "]
        position = match.end()
    return "".join([*out, text[position:]])


_SERIAL = re.compile(r"(?<!\w)(?P<kind>[a-z]{0,4})\s?(?P<serial>\d{1,7}[a-z]?)(?=\W|[a-z]|$)")


_ALONE = 3  # digits from which a serial number alone names a document: "qd 1819 con hl ko"
_SYMBOL = 4  # letters from which a symbol may have a slip


def loosely_named(text: str, catalogue: Catalogue) -> list[LegalDocument]:
    """Documents whose number is typed with other separators than its own or none: "86 2015 qh13", "cv 3287 ubndkgvx".

    Where there is none, those whose symbol is typed with one letter missing, doubled, wrong or swapped: "749/QD-TGT".
    """
    folded = fold(text)
    if told := list(_by_kind(folded, catalogue)):
        return list(dict.fromkeys(told))
    after = [form for match in _SERIAL.finditer(folded) for form in _squeezed(match, folded)]
    exact, near = [], []
    for document in catalogue.documents:
        parts = re.split(r"[/-]", fold(document.number))
        if len(parts) < 2:  # a law known by its name alone
            continue
        dated = parts[1].isdigit()
        whole, head = re.sub(r"[^a-z\d]", "", "".join(parts)), "".join(parts[: 1 + dated])
        symbol = whole.removeprefix(head)
        for typed in after:
            if typed.startswith(whole) or (dated and typed.startswith(head)):
                exact.append(document)
            elif len(symbol) >= _SYMBOL and typed.startswith(head) and _one_slip(symbol, typed.removeprefix(head)):
                near.append(document)
    return list(dict.fromkeys(exact or near))


@cache
def _kind() -> re.Pattern[str]:
    """A kind and a long serial number, or one with a year or letters of a symbol: "qđ 1819", "nđ 73/19", "cv 6320 kstthc"."""
    known = "|".join(re.escape(word) for word in sorted(kinds(), key=len, reverse=True))
    year = r"(?:\s?[/.-]\s?(?P<year>(?:(?:19|20)\d\d|\d\d))|\s+nam\s+(?P<later>(?:19|20)\d\d))(?!\d)"
    return re.compile(
        rf"(?<!\w)(?P<kind>luat|{known})\s?(?:so\s)?\s?(?P<serial>\d{{1,4}}c?)(?:{year}|\s?/?\s?(?P<letters>[a-z]{{2,8}}\d{{0,2}})(?!\w)|(?<=\d\d\d)(?!\w))"
    )


def _by_kind(folded: str, catalogue: Catalogue) -> Iterator[LegalDocument]:
    for match in _kind().finditer(folded):
        kind, serial = kinds().get(match["kind"], "Luật"), match["serial"].lstrip("0")
        year, letters = match["year"] or match["later"] or "", match["letters"]
        alone = len(match["serial"]) >= _ALONE
        for document in catalogue.documents:
            head, *symbol = re.split(r"[/-]", fold(document.number))
            if document.type != kind or head.lstrip("0") != serial:
                continue
            dated = document.date is not None and str(document.date.year).endswith(year)
            if letters in symbol or (dated if year else alone):
                yield document


def laws_put_right(text: str, catalogue: Catalogue) -> str:
    """Names of laws without their slips: "Lutậ An ninh mạg" is Luật An ninh mạng.

    A word that Vietnamese has is another word ("Luật Đầu tư còn…" is no Luật Đầu tư công), save the first, which is Luật,
    and where the year of the law follows ("luat dau thu 2023").
    """
    places = [match.span() for match in re.finditer(r"\w+", text)]
    said = [fold(text[start:end]) for start, end in places]
    out, position, place = [], 0, 0
    while place < len(said):
        for name, wanted in _laws(catalogue) if _like(said[place], "luat") else ():
            typed = said[place : place + len(wanted)]
            if typed == wanted or len(typed) != len(wanted):
                continue
            year = said[place + len(wanted) : place + len(wanted) + 2]
            if _misspells(typed, wanted) or (_years(name, catalogue).intersection(year) and slip_of(typed, wanted)):
                out += [text[position : places[place][0]], name]
                place += len(wanted) - 1
                position = places[place][1]
                break
        place += 1
    return "".join([*out, text[position:]])


def _laws(catalogue: Catalogue) -> list[tuple[str, list[str]]]:
    """Names of laws and their words folded, the longest first."""
    known = {document.title for document in catalogue.documents if document.type == "Luật"} | set(names()["laws"])
    return sorted(((name, fold(name).split()) for name in known), key=lambda law: (-len(law[1]), law[0]))


def _years(name: str, catalogue: Catalogue) -> set[str]:
    return {str(document.date.year) for document in catalogue.find_name(name) if document.date}


def slip_of(typed: list[str], wanted: list[str]) -> bool:
    """Is one word alone another than the wanted one, and one letter away from it?"""
    other = [(one, word) for one, word in zip(typed, wanted, strict=True) if one != word]
    return len(other) == 1 and _like(*other[0])


def law_meant(name: str, catalogue: Catalogue) -> str:
    """The law of the catalogue whose name is one slip away from a name that it lacks; "" when there is none."""
    typed = fold(name).split()
    alike = (law for law, wanted in _laws(catalogue) if len(wanted) == len(typed) and slip_of(typed, wanted))
    return next(alike, "")


def numbers_meant(number: str, catalogue: Catalogue) -> list[LegalDocument]:
    """Documents whose serial number is one slip away from that of a number the catalogue lacks, the rest of it alike."""
    serial, rest = _parted(number)
    alike = []
    for document in catalogue.documents:
        other, tail = _parted(document.number)
        if len(rest) >= _SYMBOL and rest == tail and serial != other and _like(serial, other) and _like(other, serial):
            alike.append(document)
    return alike


def _parted(number: str) -> tuple[str, str]:
    """A number's serial, and what follows it in letters and digits alone."""
    squeezed = re.match(r"(\d*)(.*)", fold(number), re.DOTALL)
    assert squeezed is not None  # both parts may be empty
    return squeezed[1], re.sub(r"[^a-z\d]", "", squeezed[2])


def _misspells(typed: list[str], wanted: list[str]) -> bool:
    """Is every word the wanted one, or no word at all and one letter away from it?"""
    return all(
        one == other or (_like(one, other) and (not place or not SYLLABLE.fullmatch(one)))
        for place, (one, other) in enumerate(zip(typed, wanted, strict=True))
    )


def _like(typed: str, word: str) -> bool:
    return typed == word or (abs(len(typed) - len(word)) < 2 and _one_slip(word, typed))


def _squeezed(number: re.Match[str], folded: str) -> Iterator[str]:
    """What follows from a serial number on, letters and digits alone; and with the kind told before it: "qd749ttg"."""
    rest = re.sub(r"[^a-z\d]", "", folded[number.start("serial") :])
    yield rest
    if number["kind"] and (head := re.match(r"\d+(?:(?:19|20)\d\d)?", rest)):
        yield f"{head[0]}{number['kind']}{rest[head.end() :]}"


def _one_slip(symbol: str, typed: str) -> bool:
    """Do the first letters typed differ from a symbol by one letter missing, too many, wrong or swapped?"""
    for place in range(len(symbol) + 1):
        before, rest = symbol[:place], symbol[place:]
        if not typed.startswith(before):
            return False
        there = typed[place:]
        readings = (
            rest[1:] == there[: len(rest) - 1],
            rest == there[1 : len(rest) + 1],
            rest[1:] == there[1 : len(rest)],
        )
        if any(readings) or (len(rest) > 1 and there.startswith(rest[1] + rest[0] + rest[2:])):
            return True
    return False
