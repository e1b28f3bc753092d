"""A sentence with everything that carries a fact put into numbered slots, and filled in again by code."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.plan import Sentence, Span, SpanKind

SLOT = re.compile(r"⟦(\d+)⟧")


@dataclass(frozen=True)
class Slotted:
    """`text` has ⟦1⟧, ⟦2⟧ … where `spans` stand; literals with digits or capital abbreviations are slots too."""

    sentence: Sentence
    text: str
    spans: tuple[Span, ...]

    def filled(self, text: str) -> Sentence:
        """A sentence of a model with the slots filled. Raises IndexError for a slot that there is not."""
        spans: list[Span] = []
        for n, piece in enumerate(SLOT.split(text)):
            spans += [self.spans[int(piece) - 1]] if n % 2 else [Span(piece)] if piece else []
        return replace(self.sentence, spans=tuple(spans), origin="model")


def slotted(sentence: Sentence) -> Slotted:
    """Every span that is no plain connecting word becomes a slot."""
    pieces: list[str] = []
    spans: list[Span] = []
    for span in sentence.spans:
        if span.kind is SpanKind.LITERAL and not span.refs and not _names(span.text):
            pieces.append(span.text)
            continue
        spans.append(span)
        pieces.append(f"⟦{len(spans)}⟧")
    return Slotted(sentence, "".join(pieces), tuple(spans))


def _names(text: str) -> bool:
    """Does it hold a figure, or a name in capitals?"""
    return any(char.isdigit() for char in text) or any(sum(map(str.isupper, word)) > 1 for word in text.split())
