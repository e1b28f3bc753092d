"""What a rewriting may not touch: figures, dates, document numbers and citations, compared by value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from assistant.plan import Sentence, SpanKind
from corpus.language import fold, scan
from corpus.language.values import DOCUMENT_NUMBER

FIXED = (SpanKind.VALUE, SpanKind.CITATION, SpanKind.GAP)  # spans that rewriting passes on untouched


def figures_of(text: str) -> Counter[str]:
    """Every figure of a text by its value: 1850 and 1.850, 3 and 03 are one, 3 and "ba mươi" are told apart."""
    found = Counter(_canonical(digits) for digits in re.findall(r"\d[\d.,]*\d|\d", text))
    for value in scan(text):
        if not re.search(r"\d", value.words):
            found[f"words:{value.number or value.iso}"] += 1
    found.update(fold(match[0]).replace(" ", "") for match in DOCUMENT_NUMBER.finditer(text))
    return found


def _canonical(digits: str) -> str:
    whole = re.sub(r"[.,](?=\d{3}(?!\d))", "", digits) if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits) else digits
    return whole.lstrip("0") or "0"


def keeps_figures(before: Sentence, after: Iterable[Sentence]) -> bool:
    """Are all figures, citations and marks of a sentence in what it became, and no other?"""
    told = tuple(after)
    old = [span for span in before.spans if span.kind in FIXED]
    new = [span for sentence in told for span in sentence.spans if span.kind in FIXED]
    return old == new and figures_of(before.text) == figures_of(" ".join(sentence.text for sentence in told))
