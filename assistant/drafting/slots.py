"""Patterns of the pack filled in: "{dvc.total}, trong đó {dvc.level3}" becomes spans that know their facts."""

from __future__ import annotations

import re
from functools import cache

from assistant.drafting.voice import UNIT, Voice, capital, gap, value_span
from assistant.ledger import Ledger
from assistant.plan import Span, SpanKind

_SLOT = re.compile(r"\{([^{}]+)\}")


@cache
def parse(pattern: str) -> tuple[tuple[str, str, str], ...]:
    """(kind, name, form) pieces: literal, unit, cite, annex, word or value."""
    pieces: list[tuple[str, str, str]] = []
    position = 0
    for match in _SLOT.finditer(pattern):
        pieces += _literal(pattern[position : match.start()])
        name, _, form = match[1].partition("|")
        kind = (
            "unit"
            if name in ("u", "U", "p", "P")
            else "cite"
            if name.startswith("cite:")
            else "annex"
            if name.startswith("annex:")
            else "words"
            if name == "words"
            else "value"
        )
        pieces.append((kind, name.partition(":")[2] if kind in ("cite", "annex") else name, form))
        position = match.end()
    return (*pieces, *_literal(pattern[position:]))


def _literal(text: str) -> list[tuple[str, str, str]]:
    """Connecting words; a mark «[…]» in them stands apart."""
    return [
        ("gap" if part.startswith("«[") else "literal", part, "") for part in re.split(r"(«\[[^\]]*\]»)", text) if part
    ]


def fill(
    pattern: str,
    ledger: Ledger,
    voice: Voice,
    *,
    source: str = "",
    words: tuple[Span, ...] = (),
    count: Span | None = None,
) -> tuple[Span, ...]:
    """Spans of a pattern; a slot whose value is unknown becomes a gap mark, {n} is how many entries a list has."""
    spans: list[Span] = []
    for kind, name, form in parse(pattern):
        if kind in ("literal", "gap"):
            spans.append(Span(name, SpanKind.GAP if kind == "gap" else SpanKind.LITERAL))
        elif kind == "unit":
            spans.append(unit_span(name, voice))
        elif kind == "cite":
            spans.append(Span(name, SpanKind.CITATION, (name, form)))
        elif kind == "annex":
            spans.append(Span(name, SpanKind.LITERAL, (f"annex:{name}",)))
        elif kind == "words":
            spans.extend(words)
        elif name == "n" and count is not None:
            spans.append(count)
        elif name in voice.words and name not in ledger.quantities:
            spans.append(Span(voice.words[name]))
        else:
            spans.extend(_marked(_value(name, form, ledger, source)))
    return _capitalised(tuple(span for span in spans if span.text))


def unit_span(name: str, voice: Voice) -> Span:
    """The unit's name as the subject: u acts, p holds states and totals; capitals ask for the full name."""
    if name.isupper():
        return Span(voice.full)
    text = voice.short if name == "u" else voice.place
    return Span(text, SpanKind.LITERAL, (UNIT,) if text == voice.short else ())


def _value(name: str, form: str, ledger: Ledger, source: str) -> Span:
    spec = ledger.quantities[name]
    known = ledger.get(name, source)
    if known is None or not known.settled:
        return gap(spec.label)
    return value_span(known, spec, form)


def _marked(span: Span) -> list[Span]:
    """A mark within a value stands apart: it is no figure."""
    if span.kind is SpanKind.GAP or "«[" not in span.text:
        return [span]
    return [
        Span(text, SpanKind.GAP if kind == "gap" else span.kind, span.refs) for kind, text, _ in _literal(span.text)
    ]


def _capitalised(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    if not spans:
        return spans
    first = spans[0]
    if first.kind in (SpanKind.GAP, SpanKind.CITATION):
        return spans
    return (Span(capital(first.text), first.kind, first.refs), *spans[1:])
