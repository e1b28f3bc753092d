"""The finishing pass, in print order: full citation at the first mention, abbreviations introduced once, the unit's full name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from assistant.drafting.voice import UNIT, Voice, capital
from assistant.plan import Annex, Block, Document, Level, Paragraph, Section, Sentence, Span, SpanKind
from corpus.legal import Catalogue, cite_dated, cite_full, cite_pinpoint, cite_short
from corpus.pack import Pack

Change = Callable[[Span], Span]
MIN_USES = 3  # a term used less often stays in full


def finish(document: Document, voice: Voice, catalogue: Catalogue, pack: Pack, annexes: Mapping[str, str]) -> Document:
    """The document with citations, names and abbreviations as print order wants them."""
    document = _map(document, _AnnexNumbers(annexes))
    document = _map(document, _address_apart)
    document = _map(document, _Citations(catalogue))
    names = _UnitNames(voice)
    document = _map(document, names, enter=names.enter)
    document = _map(document, _WrittenOut(pack.written_out))
    counts = _uses(document, pack.abbreviations)
    used = {term: short for term, short in pack.abbreviations.items() if counts[term] >= MIN_USES}
    return _map(document, _Abbreviations(used))


# A bare address that a mark or the end follows: the mark would read as part of it.
_ADDRESS = re.compile(
    r"(?<![\w@/.(“-])(?P<address>(?:[a-z0-9-]+\.)+(?:vn|com|net|org)(?![\w/.-]*[\w/]))(?=[.,;:!?)]|\s*$)", re.IGNORECASE
)


def _address_apart(span: Span) -> Span:
    """ "trang thông tin điện tử sxd.quangngai.gov.vn" -> "… (sxd.quangngai.gov.vn)"; behind a colon or in brackets in quotes."""
    if span.kind in (SpanKind.CITATION, SpanKind.GAP) or "." not in span.text:
        return span

    def apart(found: re.Match[str]) -> str:
        before = span.text[: found.start()]
        inside = before.count("(") > before.count(")")
        alone = inside or re.search(r"(?:^|[:,;–-]|(?<!\w)(?:tại|ở|qua|vào|trên|là|địa chỉ))\s*$", before) is not None
        return f"“{found['address']}”" if alone else f"({found['address']})"

    return replace(span, text=_ADDRESS.sub(apart, span.text))


class _AnnexNumbers:
    def __init__(self, numbers: Mapping[str, str]) -> None:
        self._numbers = numbers

    def __call__(self, span: Span) -> Span:
        for ref in span.refs:
            if ref.startswith("annex:"):
                number = self._numbers.get(ref[6:], "")
                return Span(f"Phụ lục {number}".strip())
        return span


class _Citations:
    """First mention: everything; later: kind and number. A document known to nobody stays as written."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._seen: set[str] = set()

    def __call__(self, span: Span) -> Span:
        if span.kind is not SpanKind.CITATION or not span.refs:
            return span
        key, form = span.refs[0], span.refs[1] if len(span.refs) > 1 else ""
        document = self._catalogue.get(key)
        if document is None:
            return span
        first = key not in self._seen
        self._seen.add(key)
        if form == "full":
            return replace(span, text=cite_full(document))
        text = cite_full(document) if first and form != "short" else cite_short(document)
        if form == "date" and first:
            text = cite_dated(document)
        elif form and form not in ("short", "date"):
            text = cite_pinpoint(document, form) if not first else f"{form} {cite_dated(document)}"
        elif first:
            text = cite_dated(document)
        return replace(span, text=text)


class _UnitNames:
    """The full name at the first mention in each Phần (annual plan: in the plan)."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._fresh = True

    def enter(self, section: Section) -> None:
        if section.level is Level.PART:
            self._fresh = True

    def __call__(self, span: Span) -> Span:
        if span.refs != (UNIT,):
            return span
        if self._fresh:
            self._fresh = False
            return replace(span, text=self._voice.full)
        return span


class _Abbreviations:
    """ "công nghệ thông tin (CNTT)" once, "CNTT" afterwards; titles of documents, names and marks stay as they are."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        self._terms = terms
        self._seen: set[str] = set()
        longest = sorted(terms, key=len, reverse=True)
        self._pattern = (
            re.compile(r"(?<!\w)(" + "|".join(map(re.escape, longest)) + r")(?!\w)", re.IGNORECASE) if terms else None
        )

    def __call__(self, span: Span) -> Span:
        if self._pattern is None or span.kind in (SpanKind.CITATION, SpanKind.GAP) or "«[" in span.text:
            return span
        return replace(span, text=self._pattern.sub(self._short, span.text))

    def _short(self, match: re.Match[str]) -> str:
        text = match[1]
        term = text[:1].lower() + text[1:]
        key = term if term in self._terms else text if text in self._terms else ""
        if not key or text.isupper():
            return text
        short = self._terms[key]
        if key in self._seen:
            return short
        self._seen.add(key)
        return f"{text} ({short})"


class _WrittenOut:
    """ "LGSP" -> "nền tảng tích hợp, chia sẻ dữ liệu (LGSP)" where it stands first, unless the text has written it out before."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._open = dict(names)

    def __call__(self, span: Span) -> Span:
        if span.kind in (SpanKind.CITATION, SpanKind.GAP) or "«[" in span.text:
            return span
        text = span.text
        for short in [short for short in self._open if short in text]:
            if f"({short})" not in text:
                name = self._open[short]
                head = " ".join(name.split()[:2])  # "nền tảng LGSP" says its kind already
                found = re.compile(rf"(?<![\w/-])(?:{head} )?{short}(?![\w/-])")
                text, done = found.subn(f"{name} ({short})", text, count=1)
                if not done:
                    continue
            del self._open[short]
        return replace(span, text=text)


def _uses(document: Document, terms: Mapping[str, str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for sentence in sentences_of(document):
        for span in sentence.spans:
            if span.kind not in (SpanKind.CITATION, SpanKind.GAP):
                lowered = span.text.lower()
                counts.update({term: lowered.count(term.lower()) for term in terms if term.lower() in lowered})
    return counts


def sentences_of(document: Document) -> Iterator[Sentence]:
    """Every sentence of the main text in print order."""
    for paragraph in document.opening:
        yield from paragraph.sentences
    for section in document.walk():
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield from block.sentences


def _map(document: Document, change: Change, enter: Callable[[Section], None] | None = None) -> Document:
    opening = tuple(_paragraph(p, change) for p in document.opening)
    sections = tuple(_section(s, change, enter) for s in document.sections)
    annexes = tuple(_annex(a, change) for a in document.annexes)
    return replace(document, opening=opening, sections=sections, annexes=annexes)


def _section(section: Section, change: Change, enter: Callable[[Section], None] | None) -> Section:
    if enter:
        enter(section)
    blocks = tuple(_block(block, change) for block in section.blocks)
    return replace(section, blocks=blocks, children=tuple(_section(child, change, enter) for child in section.children))


def _annex(annex: Annex, change: Change) -> Annex:
    return replace(annex, blocks=tuple(_block(block, change) for block in annex.blocks))


def _block(block: Block, change: Change) -> Block:
    return _paragraph(block, change) if isinstance(block, Paragraph) else block


def _paragraph(paragraph: Paragraph, change: Change) -> Paragraph:
    return replace(paragraph, sentences=tuple(_sentence(sentence, change) for sentence in paragraph.sentences))


def _sentence(sentence: Sentence, change: Change) -> Sentence:
    spans = [change(span) for span in sentence.spans]
    if spans and re.match(r"[a-z][A-Z]", spans[0].text):  # "iOffice …": no sentence opens with a small letter
        spans[0] = replace(spans[0], text=f"Phần mềm {spans[0].text}")
    if spans and spans[0].kind is not SpanKind.GAP:
        spans[0] = replace(spans[0], text=capital(spans[0].text))
    return replace(sentence, spans=tuple(spans))
