"""Does every literal of a sentence rest on a fact, a formula, a document or a pattern of the pack? A failure is an error.

Connecting words come from the pack, whose patterns hold no figure of their own but the framework's fixed terms. Values are
looked up in the facts they name. Own words may hold only figures, dates, document numbers and names of the answer they
rest on. So a figure, date or number with no support cannot stand in a draft, whoever wrote the sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from assistant.plan import Fact, Sentence, Span, SpanKind
from corpus.language import clean, fold, polish, read_words
from corpus.language.values import Value, scan

# Names of the framework that hold a digit and are no figures, in whoever's words; and what its own sentences say besides.
_NAMES = r"mô hình 4 lớp|IPv6|phiên bản \d\.\d|lần thứ (?:4|tư)"
NAMES = re.compile(_NAMES, re.IGNORECASE)
FIXED = re.compile(
    rf"{_NAMES}|(?:cả|bảo vệ|thông tin|cấp độ,) 4 lớp|tối thiểu 10%|ngày 01/01/2020|(?<![\d.,])360(?=[⁰°])",
    re.IGNORECASE,
)
_ORDINALS = re.compile(r"(?:mức độ|cấp độ|lớp|cấp)\s+\d(?:\s*(?:,|và)\s*\d)*(?![\d/%])", re.IGNORECASE)
_DIGITS = re.compile(r"\d")
_TIMES = ("year", "period", "date", "month", "quarter", "docnumber")
_WORD = "một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|linh|trăm|nghìn|triệu|tỷ"
_NUMBER_WORDS = re.compile(
    rf"(?<!\w)(?:một\s+(?:trăm|nghìn|triệu|tỷ)|năm\s+(?:mươi|trăm|nghìn|triệu|tỷ)|(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|trăm|nghìn|triệu|tỷ)\s+(?:{_WORD}))"
    rf"(?:\s+(?:{_WORD}|phẩy|không(?=\s+trăm)))*(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Unsupported:
    """A literal without support: the sentence, the words, and why."""

    sentence: str
    words: str
    reason: str


@dataclass(frozen=True)
class Support:
    """What sentences may rest on: facts by id, and the text each other reference stands for (projects, formulas)."""

    facts: Mapping[str, Fact]
    texts: Mapping[str, str]
    fixed: frozenset[str] = frozenset()  # the plan's own years and periods, dates that the framework itself sets
    sums: frozenset[Decimal] = frozenset()  # what the project table adds up to, and the shares of it
    documents: Mapping[str, str] = field(default_factory=dict)  # what documents are called in full, by their keys

    def words_of(self, refs: Iterable[str]) -> str:
        """All that was told under the references, as typed."""
        pieces = []
        for ref in refs:
            fact = self.facts.get(ref)
            pieces.append(f"{fact.words} ; {fact.value}" if fact else self.texts.get(ref, ""))
        return " ; ".join(pieces)


def check_sentence(sentence: Sentence, support: Support) -> list[Unsupported]:
    """Every unsupported literal of a sentence."""
    out: list[Unsupported] = []
    cited = frozenset(support.documents.get(ref, "") for ref in _cited(sentence))
    for span in sentence.spans:
        reason = _check_span(span, support, cited)
        if reason:
            out.append(Unsupported(sentence.text, span.text, reason))
    return out


def _cited(sentence: Sentence) -> Iterator[str]:
    return (span.refs[0] for span in sentence.spans if span.kind is SpanKind.CITATION and span.refs)


def _check_span(span: Span, support: Support, cited: frozenset[str]) -> str:
    if span.kind is SpanKind.GAP:
        return ""
    if span.kind is SpanKind.CITATION:
        return _check_citation(span, support)
    if span.kind is SpanKind.LITERAL:
        return _check_literal(span, support.fixed | cited)
    if not span.refs:
        return "không nêu số liệu nào làm chỗ dựa"
    missing = [ref for ref in span.refs if ref not in support.facts and ref not in support.texts]
    if missing:
        return f"dựa vào số liệu không tồn tại ({missing[0]})"
    return _check_words(span, support) if span.kind is SpanKind.WORDS else _check_value(span, support)


def _check_citation(span: Span, support: Support) -> str:
    """A citation names a document that is known, and says of it what it is called."""
    if not span.refs or (support.documents and span.refs[0] not in support.documents):
        return "văn bản không có trong danh mục"
    if called := support.documents.get(span.refs[0]):
        for value in figures(span.text):
            if not supported(value, _keys_of(called)):
                return f"“{value.words}” không phải số, ngày của văn bản này"
    return ""


def _check_value(span: Span, support: Support) -> str:
    """A value is one of its facts, or follows from them: how many they are, a sum of the table, a difference or a share."""
    told = support.words_of(span.refs)
    allowed = numbers_in(told)
    fractions = [(v.number, v.total) for v in scan(told) if v.kind == "fraction"]
    numbers = [number for pair in fractions for number in pair if number is not None]
    numbers += [number for ref in span.refs for number in _numbers_of(support.facts.get(ref))]
    allowed |= set(numbers)
    if any(ref.startswith("project:") for ref in span.refs):
        allowed |= support.sums
    for value in figures(blank(NAMES, span.text)):
        if supported(value, allowed) or (value.kind == "count" and value.number == len(span.refs)):
            continue
        if value.kind in _TIMES:
            return f"“{value.words}” không có trong câu trả lời"
        if not any(value.number in (number, abs(number)) for number in _reckoned(numbers, _decimals(value.words))):
            return f"“{value.words}” không phải số đã cho, cũng không tính được từ các số đã cho"
    return _check_spelled(span.text, told, allowed)


def _check_spelled(text: str, told: str, allowed: Set[Decimal | str]) -> str:
    """A number in words is told, in words or in digits."""
    for spelled in _NUMBER_WORDS.finditer(text):
        number = read_words(spelled[0])
        forms = set() if number is None else {number, number / 1_000_000}
        if not forms & allowed and fold(spelled[0]) not in fold(told):
            return f"số bằng chữ “{spelled[0]}” không có trong câu trả lời, cũng không phải tổng nào"
    return ""


def _numbers_of(fact: Fact | None) -> list[Decimal]:
    if fact is None:
        return []
    try:
        return [Decimal(piece) for piece in fact.value.split("/")]
    except InvalidOperation:
        return []


def _decimals(words: str) -> int:
    found = re.search(r",(\d+)", words)
    return len(found[1]) if found else 0


def _reckoned(numbers: list[Decimal], decimals: int) -> Iterator[Decimal]:
    """Differences, sums, ratios and shares of the numbers, rounded as printed."""
    unit = Decimal(1).scaleb(-decimals)
    yield sum(numbers, Decimal(0))
    for left, right in itertools.permutations(numbers, 2):
        yield left - right
        if right:
            for ratio in (left / right, 100 * left / right):
                yield ratio.quantize(unit, ROUND_HALF_UP)
    for whole in numbers:
        if whole and len(numbers) == 3:  # (mức độ 3 + mức độ 4) / tổng
            yield (100 * (sum(numbers, Decimal(0)) - whole) / whole).quantize(unit, ROUND_HALF_UP)
    for part, whole in itertools.permutations(numbers, 2):
        if whole:  # a share against a target in percent: how many points are missing
            yield from (abs(100 * part / whole - other).quantize(unit, ROUND_HALF_UP) for other in numbers)


def _check_literal(span: Span, own: frozenset[str]) -> str:
    """Connecting words hold no figure beside fixed terms, the plan's own years, and what a document cited beside them is called."""
    text = blank(_ORDINALS, blank(FIXED, span.text))
    allowed = frozenset(key for text in own for key in _times_of(text))
    for value in figures(text):
        if value.kind in _TIMES and _is_own(value, allowed):
            text = text[: value.start] + " " * len(value.words) + text[value.end :]
    if _DIGITS.search(text):
        return "con số không có trong câu trả lời"
    return "số bằng chữ không có trong câu trả lời" if _NUMBER_WORDS.search(text) or figures(text) else ""


def _is_own(value: Value, allowed: Set[Decimal | str]) -> bool:
    """Also a part of the plan's own years."""
    years = value.iso.split("-") if value.kind == "period" else []
    return supported(value, allowed) or (bool(years) and set(years) <= allowed)


@lru_cache(1024)
def _times_of(text: str) -> frozenset[str]:
    """Its times and document numbers, as they stand: a period tells nothing of its years."""
    return frozenset(value.iso or _number_key(value) for value in scan(text) if value.kind in _TIMES)


@lru_cache(1024)
def _keys_of(text: str) -> frozenset[Decimal | str]:
    return frozenset(key for value in scan(text) for key in _keys(value))


def _check_words(span: Span, support: Support) -> str:
    told = support.words_of(span.refs)
    allowed = numbers_in(told)
    for value in figures(blank(NAMES, span.text)):
        if not supported(value, allowed):
            return f"“{value.words}” không có trong câu trả lời"
    return _check_spelled(span.text, told, allowed)


def blank(terms: re.Pattern[str], text: str) -> str:
    """The text with spaces in place of the terms, everything else where it was."""
    return terms.sub(lambda match: " " * len(match[0]), text)


def figures(text: str) -> list[Value]:
    """What in a text counts as a figure, a date or a document number."""
    return [value for value in scan(text) if value.kind not in ("ordinal", "version", "level")]


def numbers_in(text: str) -> set[Decimal | str]:
    """Every figure and date of a text, also in the form that printing gives it."""
    out: set[Decimal | str] = set()
    for source in (clean(text), polish(text).text):
        for value in scan(source) + scan(source, money=True):
            out.update(_keys(value))
            out.update(value.alternatives)
    return out


def _keys(value: Value) -> set[Decimal | str]:
    keys: set[Decimal | str] = set()
    for number in (value.number, value.total):
        if number is not None:
            keys.update((number, number * 1_000_000) if value.kind == "money" else (number,))
    if value.iso:
        keys.add(value.iso)
        keys.update(value.iso.split("-")[:1])
        keys.update(
            {Decimal(value.iso)} if value.kind == "year" else set()
        )  # "lớp 1 2021": a bare 2021 is the year too
    if value.kind == "ordinal":
        keys.update(Decimal(digit) for digit in re.findall(r"\d+", value.words))
    if value.kind == "docnumber":
        keys.add(_number_key(value))
    return keys


def _number_key(value: Value) -> str:
    return fold(value.words).replace(" ", "")


def supported(value: Value, allowed: Set[Decimal | str]) -> bool:
    """Is a figure one of those that were told, in whichever form?"""
    if value.kind == "money" and value.number is not None:
        return value.number in allowed or value.number * 1_000_000 in allowed
    if value.kind == "fraction":
        return {value.number, value.total} <= allowed
    if value.kind in ("date", "month", "quarter", "period") and value.iso:
        return value.iso in allowed
    keys = _keys(value)
    return not keys or bool(keys & allowed)


def check_sentences(sentences: Iterable[Sentence], support: Support) -> list[Unsupported]:
    """Every unsupported literal of many sentences."""
    return [problem for sentence in sentences for problem in check_sentence(sentence, support)]
