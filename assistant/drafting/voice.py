"""The plan's voice: how the unit is named, how values stand in a sentence, which variant is chosen."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.ledger import Known
from assistant.plan import Span, SpanKind
from corpus.framework import Quantity
from corpus.language import fold, format_count, format_money, format_number, format_percent
from corpus.language.letters import UPPER

UNIT = "unit"  # refs of a span that names the unit; the finishing pass writes the full name at its first mention


@dataclass(frozen=True)
class Voice:
    """Names and words that depend on the unit and the period."""

    short: str  # "Sở", "UBND huyện"
    place: str  # what states and totals are told of: "Sở", "huyện"
    full: str  # "Sở Tư pháp", "Ủy ban nhân dân huyện Sơn Tịnh"
    context: str  # reading of abbreviations: as Unit.language_context
    words: dict[str, str]  # slot -> fixed words: period, before, year, end, sub, …
    seed: str = ""

    def choose(self, variants: Sequence[str], key: str, before: str = "") -> str:
        """One variant, the same for the same plan and sentence; never one that opens as the sentence before it."""
        digest = int.from_bytes(hashlib.sha256(f"{self.seed}/{key}".encode()).digest()[:4], "big")
        order = [variants[(digest + shift) % len(variants)] for shift in range(len(variants))]
        opening = before.split()[:2]
        return next((variant for variant in order if variant.split()[:2] != opening or not opening), order[0])


# "Sở Tư pháp", "Bộ GTVT", "Sở được giao", "Ủy ban nhân dân": a body keeps its capital inside a sentence
_BODY = re.compile(
    rf"(?:Sở(?!\s+(?:dĩ|thích))|Bộ(?=\s+[{UPPER}])|Ủy ban|Hội đồng nhân dân|Chính phủ|Thủ tướng|Văn phòng (?=Sở|[{UPPER}])"
    rf"|(?:Cục|Tổng cục|Chi cục|Ban|Phòng|Trung tâm|Công an|Thanh tra|Tỉnh ủy|Huyện ủy)\s+(?=[{UPPER}])|Trung ương|Nhà nước"
    r"|(?:Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Công văn|Kế hoạch|Hướng dẫn) số \d"
    r"|Viettel|Mobifone|Vinaphone|Zalo|Facebook|Internet|Google|Microsoft|Bưu điện)"
)


# "Viettel", "Zalo", "Kaspersky" are none: names
_SYLLABLE = re.compile(r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")


def capital(text: str) -> str:
    """First letter upper, the rest as it stands; a name such as iOffice keeps its own."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


# A document by its number stands with its capital wherever it is: "Quyết định số 120".
_NUMBERED = re.compile(
    r"(?:Luật|(?:Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Công văn|Kế hoạch|Thông báo) số)\s"
)


def uncapital(text: str) -> str:
    """First letter lower, unless the word is a name, an abbreviation, or opens the name of a body."""
    first = text.split(" ", 1)[0]
    word = first.strip(",;:.()")
    foreign = len(word) > 1 and word.isalpha() and not _SYLLABLE.fullmatch(fold(word))
    kept = _NUMBERED.match(text) or any(char.isupper() for char in first[1:]) or _BODY.match(text) or foreign
    return text if kept else text[:1].lower() + text[1:]


def gap(label: str) -> Span:
    """A marked unknown: «[chưa có số liệu: …]»."""
    return Span(f"«[chưa có số liệu: {label}]»", SpanKind.GAP)


def confirm(text: str, refs: tuple[str, ...] = ()) -> Span:
    """Words that a person must confirm: «[cần xác nhận: …]»."""
    return Span(f"«[cần xác nhận: {text}]»", SpanKind.GAP, refs)


def value_span(known: Known, spec: Quantity, form: str = "") -> Span:
    """A value in its form, with its hedge. Forms: "" (with noun or sign), n, nn, x, y, noun, words, text."""
    text = _form(known, spec, form)
    hedge = f"{known.hedge} " if known.hedge and form not in ("y", "noun", "n!") else ""
    return Span(hedge + text, SpanKind.VALUE, known.refs)


def _form(known: Known, spec: Quantity, form: str) -> str:
    if known.number is None or spec.type in ("text", "date"):
        return known.text
    if known.fraction and form in ("x", "y", "x/y", "rest"):
        part, whole = known.fraction
        plain = format_number(part).zfill(1), format_number(whole)
        return {
            "x": format_count(part),
            "y": format_count(whole),
            "x/y": f"{plain[0]}/{plain[1]}",
            "rest": format_count(whole - part),
        }[form]
    if form in ("n", "n!"):
        return format_number(_rounded(known, spec))
    if form == "nn":
        return format_count(known.number)
    return _default(known, spec)


def _rounded(known: Known, spec: Quantity) -> Decimal:
    from assistant.ledger import round_to

    assert known.number is not None
    return round_to(known.number, spec) if known.derived or known.fraction else known.number


def _default(known: Known, spec: Quantity) -> str:
    number = _rounded(known, spec)
    if spec.type == "percent":
        return format_percent(number)
    if spec.type == "money":
        return format_money(number)
    if spec.type == "year":
        return known.text[:4]
    if spec.type in ("decimal", "ratio"):
        return format_number(number)
    noun = known.unit if known.unit in spec.nouns.values() else spec.noun
    return f"{format_count(number)} {noun}".strip()
