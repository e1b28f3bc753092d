"""Typed words as spans: what rests on a fact, a sum, a formula or a document carries it; what does not stays bare, for
grounding to find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache

from assistant.drafting.desk import Desk
from assistant.grounding import FIXED, Support, blank, figures, numbers_in, supported
from assistant.plan import Fact, Span, SpanKind
from corpus.language.values import Value
from corpus.legal import load_catalogue
from corpus.references import find_references, resolve_on

_GAP = re.compile(r"«\[[^\]»]*\]»")
_DIGITS = re.compile(r"\S*\d\S*")
_CARRYING = (SpanKind.VALUE, SpanKind.CITATION, SpanKind.WORDS, SpanKind.GAP)
Claim = tuple[int, int, Span]


class Typist:
    """Makes spans of typed sentences of one plan."""

    def __init__(self, desk: Desk, support: Support) -> None:
        self._desk, self._support = desk, support

    def spans(self, text: str, near: Sequence[Span], requirements: frozenset[str] = frozenset()) -> tuple[Span, ...]:
        """The text in spans, word for word. `near` are spans composed in its place or beside it, the likeliest first;
        `requirements` those of its section, whose facts come before others that hold the same figure."""
        claims: list[Claim] = []
        for finder in (_gaps(text), _known(text, near), self._citations(text), self._figures(text, near, requirements)):
            for claim in finder:
                if all(claim[1] <= start or claim[0] >= end for start, end, _ in claims):
                    claims.append(claim)
        out: list[Span] = []
        position = 0
        for start, end, span in sorted(claims, key=lambda claim: claim[:2]):
            out += [Span(text[position:start])] if start > position else []
            out.append(span)
            position = end
        return (*out, *([Span(text[position:])] if position < len(text) else []))

    def _citations(self, text: str) -> Iterator[Claim]:
        catalogue = load_catalogue()
        for reference in find_references(text):
            found = resolve_on(reference, catalogue, self._desk.plan.date)
            if found.certain and not found.problem:
                start = _with_pinpoint(text, reference.start, reference.pinpoint)
                words = text[start : reference.end]
                refs = (found.documents[0].key, reference.pinpoint)
                yield start, reference.end, Span(words, SpanKind.CITATION, refs)

    def _figures(self, text: str, near: Sequence[Span], requirements: frozenset[str]) -> Iterator[Claim]:
        blanked = blank(FIXED, text)
        for fixed in sorted(self._support.fixed, key=len, reverse=True):
            blanked = re.sub(rf"(?<![\w/]){re.escape(fixed)}(?![\w/])", " " * len(fixed), blanked)
        likely = self._in_order(near, requirements)
        for value in figures(blanked):
            if refs := self._refs(value, likely):
                yield value.start, value.end, Span(value.words, SpanKind.VALUE, refs)
        for match in _DIGITS.finditer(blanked):
            words = match[0].strip('.,;:()“”"')
            start = match.start() + match[0].index(words) if words else 0
            told = next((f for f in likely if words and words in f.words), None)
            if told:
                yield start, start + len(words), Span(words, SpanKind.WORDS, (told.id,))

    def _refs(self, value: Value, likely: Sequence[Fact]) -> tuple[str, ...]:
        for fact in likely:
            if supported(value, _numbers(f"{fact.words} ; {fact.value}")):
                return (fact.id,)
        for number, refs in self._derived:
            if value.number == number:
                return refs
        if value.number is not None and value.number in self._support.sums and self._desk.projects:
            return tuple(f"project:{project.row}" for project in self._desk.projects)
        return ()

    def _in_order(self, near: Sequence[Span], requirements: frozenset[str]) -> list[Fact]:
        """Facts of what stood here, then of the section, then all others."""
        facts = self._support.facts
        first = dict.fromkeys(ref for span in near for ref in span.refs if ref in facts)
        own = [id_ for id_, fact in facts.items() if fact.source in requirements]
        return [facts[id_] for id_ in dict.fromkeys([*first, *own, *facts])]

    @cached_property
    def _derived(self) -> list[tuple[object, tuple[str, ...]]]:
        told = (self._desk.ledger.get(name) for name in self._desk.pack.quantities)
        return [
            (known.number, known.refs) for known in told if known and known.derived and known.settled and known.refs
        ]


def _gaps(text: str) -> Iterator[Claim]:
    for match in _GAP.finditer(text):
        yield match.start(), match.end(), Span(match[0], SpanKind.GAP)


def _known(text: str, near: Iterable[Span]) -> Iterator[Claim]:
    """Spans composed here whose words were kept as they are."""
    for span in near:
        if span.kind in _CARRYING and span.text.strip():
            for match in re.finditer(rf"(?<![\w/]){re.escape(span.text)}(?![\w/])", text):
                yield match.start(), match.end(), span


def _with_pinpoint(text: str, start: int, pinpoint: str) -> int:
    """Where the place told before a document begins ("khoản 2 Điều 25 Nghị định …")."""
    before = re.search(r"(?:điểm \w+,? )?(?:khoản \d+,? )?Điều \d+\w*(?: của)? ?$", text[:start], re.IGNORECASE)
    return before.start() if pinpoint and before else start


@lru_cache(4096)
def _numbers(told: str) -> frozenset[Decimal | str]:
    return frozenset(numbers_in(told))
