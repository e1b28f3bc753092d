"""A long sentence of running text in two or more, where a part has a subject of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from assistant.plan import Sentence, Span, SpanKind
from corpus.language.data import load

_BREAK = re.compile(r";\s+")


def split(sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentence in parts, each a sentence; the whole where it is short, a list, or its parts do not stand alone."""
    rules = load("rewriting")
    if _length(sentence.text) <= rules["longest"] or _is_one(sentence.text, rules):
        return (sentence,)
    parts: list[list[Span]] = [[]]
    rest = list(sentence.spans)
    for number, span in enumerate(rest):
        position = 0
        for cut in _cuts(span):
            following = span.text[cut.end() :] + "".join(later.text for later in rest[number + 1 :])
            before = "".join(earlier.text for earlier in parts[-1]) + span.text[position : cut.start()]
            if not _stands_alone(before, following, rules):
                continue
            parts[-1].append(replace(span, text=span.text[position : cut.start()] + "."))
            parts.append([])
            position = cut.end()
        parts[-1].append(replace(span, text=span.text[position:]))
    return tuple(_part(sentence, [s for s in spans if s.text], number) for number, spans in enumerate(parts))


def _is_one(text: str, rules: dict[str, Any]) -> bool:
    """A list after a colon, or an opening ("Đến năm 2025, …") that holds for every part."""
    opening = text.split(maxsplit=1)[0].lower() in rules["opening"] and "," in text.partition(";")[0]
    return opening or ":" in re.sub(r"\S+://\S+", "", text)


def _cuts(span: Span) -> Iterator[re.Match[str]]:
    if span.kind in (SpanKind.LITERAL, SpanKind.WORDS):
        yield from _BREAK.finditer(span.text)


def _stands_alone(before: str, following: str, rules: dict[str, Any]) -> bool:
    """Both sides are long enough, nothing is open before the break, and what follows names who or what it speaks of."""
    shortest = rules["shortest"]
    opened = before.count("(") > before.count(")") or before.count("“") > before.count("”")
    first = following.split(maxsplit=1)[:1]
    return (
        not opened
        and bool(first)
        and first[0].strip(",.").lower() not in rules["subjectless"]
        and not first[0][:1].isdigit()
        and _length(before) >= shortest
        and _length(following.partition(";")[0]) >= shortest
    )


def _part(sentence: Sentence, spans: list[Span], number: int) -> Sentence:
    first = spans[0]
    if number and first.kind not in (SpanKind.GAP, SpanKind.CITATION):
        spans = [replace(first, text=first.text[:1].upper() + first.text[1:]), *spans[1:]]
    if number == 0:
        return replace(sentence, spans=tuple(spans))
    return Sentence(tuple(spans), id=f"{sentence.id}.s{number}", origin=sentence.origin)


def _length(text: str) -> int:
    return len(text.split())
