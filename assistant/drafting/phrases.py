"""A clause in a unit's own words in print form: its spelling official, its figures untouched, what is uncertain marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from assistant.drafting.openings import kind_of, opens_with_verb
from assistant.drafting.voice import Voice, capital, confirm
from assistant.plan import Fact, Span, SpanKind
from assistant.suspect import is_order
from corpus.framework import Prose
from corpus.language import format_count, lacks_diacritics, polish
from corpus.language.speech import spoken
from corpus.language.values import scan
from corpus.legal import load_catalogue
from corpus.references import find_references, resolve

_TIME_COMMA = re.compile(
    r"^((?:(?:đến|vào|trong|từ|trước|hết|cuối|đầu)(?: cuối| hết| ngày)? )*"
    r"(?:năm \d{4}|quý [IVX\d]+/\d{4}|tháng \d{1,2}/\d{4}|\d{1,2}/\d{1,2}/\d{4}))\s+"
    r"(?=\d|(?!và\b|đến\b|trở\b|nay\b|là\b|đạt\b|thì\b|mới\b|về\b|của\b|so\b)[^\W\d])",
    re.IGNORECASE,
)


# "2017: 01 vụ …", "2018 bị mã hóa dữ liệu"
_YEAR_LABEL = re.compile(
    r"^(?:năm )?((?:19|20)\d\d)(?:\s*[:–-]\s+|\s+(?=(?:bị|có|xảy ra|ghi nhận|phát hiện|trang thông tin|website)\s))",
    re.IGNORECASE,
)

# "15 ngày -> 9 ngày"
_ARROW = re.compile(
    r"(?<![\w.,/])(?:từ )?(\d+(?:,\d+)?) ?(ngày|giờ|phút|tháng|lần) ?(-+>|=+>|→|⇒|[-–]) ?(?=(\d+(?:,\d+)?) ?\2)"
)


def _from_to(found: re.Match[str]) -> str:
    before, after = (float(found[group].replace(",", ".")) for group in (1, 4))
    if found[3] in "-–" and before <= after:  # "9 ngày - 15 ngày" is a range
        return found[0]
    return f"từ {found[1]} {found[2]} {'xuống còn' if after < before else 'lên'} "


@dataclass(frozen=True)
class Phrase:
    """A clause in print form; `kind`: verb, noun, thing (a noun without any verb), figure or time.

    Not `certain` = typed without diacritics, talk or an order, to be confirmed.
    """

    text: str
    kind: str
    certain: bool
    unresolved: tuple[str, ...]
    raw: str


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the pack; there are more of them than the library keeps."""
    return re.compile(pattern, re.IGNORECASE)


def phrase(raw: str, voice: Voice, rewrites: Prose | None = None) -> Phrase:
    """Polish a clause and see how it begins."""
    polished = polish(_ARROW.sub(_from_to, raw), context=voice.context)
    text, aloud = polished.text, not lacks_diacritics(raw) and spoken(polished.text)
    if polished.certain or aloud:
        text = _YEAR_LABEL.sub(r"năm \1, ", _without_subject(text, voice))
        if (year := re.match(r"(20[0-4]\d) (?=\w)", text)) and opens_with_verb(text[year.end() :]):
            text = f"năm {year[1]}, {text[year.end() :]}"  # "2021 mua 30 máy"
        for rewrite in rewrites.rewrites if rewrites else ():
            text = _compiled(rewrite.when).sub(rewrite.to.replace("{u}", voice.short), text)
        if rewrites and rewrites.rewrites:
            text = polish(text, context=voice.context).text
        if "⟦" not in raw:
            text = re.sub(r"⟦([^⟦⟧]*)⟧", r"«[chưa có số liệu: \1]»", text)  # what a rewrite asks for
    text = re.sub(r"\s+/\s+", ", ", text)
    text = re.sub(r"(?<=[,;] )(20[0-4]\d): (?=\d)(?![^(]*\))", r"năm \1 có ", text)
    text = _TIME_COMMA.sub(r"\1, ", text)
    certain = (polished.certain or (aloud and not spoken(text))) and not is_order(raw)
    return Phrase(text, kind_of(text), certain, polished.unresolved, raw)


def _without_subject(text: str, voice: Voice) -> str:
    """The unit's own name before a verb: the sentence gets its subject anyway."""
    for name in (voice.full, voice.short, voice.place):
        if text.lower().startswith(f"{name.lower()} ") and opens_with_verb(text[len(name) :].strip()):
            return text[len(name) :].strip()
    return text


def words_spans(item: Phrase, text: str, fact: Fact) -> tuple[Span, ...]:
    """The print form as spans; abbreviations with two readings are marked for confirmation."""
    if not item.certain:
        return (confirm(_plain(item.raw), (fact.id,)),)
    spans: list[Span] = []
    position = 0
    for start, end, key in _cited(text):
        spans += _marked(text[position:start], item.unresolved, fact)
        spans.append(Span(text[start:end], SpanKind.CITATION, (key,)))
        position = end
    return (*spans, *_marked(text[position:], item.unresolved, fact))


def _cited(text: str) -> list[tuple[int, int, str]]:
    """Documents of the catalogue named with their full number: they are written as any citation."""
    if "/" not in text:
        return []
    catalogue, out = load_catalogue(), []
    for reference in find_references(text):
        resolution = resolve(reference, catalogue) if "/" in reference.number and not reference.pinpoint else None
        if (
            resolution
            and resolution.certain
            and len(resolution.documents) == 1
            and reference.words.startswith(resolution.documents[0].type)
        ):
            out.append((reference.start, reference.end, resolution.documents[0].key))
    return out


def _marked(text: str, unresolved: tuple[str, ...], fact: Fact) -> list[Span]:
    if "«[" in text:  # what the pack asks for beside the unit's words
        parts = [(part, part.startswith("«[")) for part in re.split(r"(«\[[^\]]*\]»)", text) if part]
        return [
            span
            for part, mark in parts
            for span in ([Span(part, SpanKind.GAP, (fact.id,))] if mark else _marked(part, unresolved, fact))
        ]
    pieces = [text]
    twofold = tuple(value.words for value in scan(text) if len(value.alternatives) > 1)
    unresolved = tuple({form: None for token in (*unresolved, *twofold) for form in (token, capital(token))})
    for token in unresolved:
        pieces = [part for piece in pieces for part in re.split(rf"((?<!\w){re.escape(token)}(?!\w))", piece)]
    return [
        confirm(piece, (fact.id,)) if piece in unresolved else Span(piece, SpanKind.WORDS, (fact.id,))
        for piece in pieces
        if piece
    ]


def marked_spans(text: str, refs: tuple[str, ...]) -> tuple[Span, ...]:
    """Words with the marks «[…]» in them standing apart."""
    pieces = re.split(r"(«\[[^\]]*\]»)", text)
    return tuple(Span(p, SpanKind.GAP if p.startswith("«[") else SpanKind.WORDS, refs) for p in pieces if p)


def _plain(raw: str) -> str:
    """As typed, but without what would break the mark itself."""
    text = re.sub(r"<[^<>]{0,200}>", " ", raw)
    return re.sub(r"\s+", " ", re.sub(r"[«»\[\]{}<>]", " ", text)).strip(" .,;:")


def figure_first(text: str, fact: Fact | None = None) -> str:
    """Running text does not open with a figure: "5/5 đơn vị" -> "Cả 05 đơn vị", "100% hồ sơ" -> "Toàn bộ (100%) hồ sơ"."""
    if match := re.match(r"(\d[\d.]*)/(\d[\d.]*)\s+(?=[^\W\d_])", text):
        if match[1] == match[2] and "." not in match[1]:
            opening = "Cả" if 1 < int(match[1]) < 10 else "Toàn bộ"
            return f"{opening} {format_count(Decimal(match[1]))} {text[match.end() :]}"
        return f"Có {text}"
    if match := re.match(r"100%\s+(?=[^\W\d_])", text):
        rest = text[match.end() :]
        return f"Toàn bộ (100%) {rest}" if re.search(r"[,;:(]", rest) else f"Toàn bộ {rest} (100%)"
    return f"Có {text}"
