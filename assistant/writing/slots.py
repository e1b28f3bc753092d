"""A sentence with everything that carries a fact put into numbered slots, and filled in again by code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.plan import Sentence, Span, SpanKind

SLOT = re.compile(r"⟦(\d+)⟧")
NO_WORDS = "chỉ gồm số liệu, tên và lời của đơn vị"
UNTOLD = "còn chỗ chưa có số liệu"
_TOLD = re.compile(r"\{(\d+)\}")
_DATED = re.compile(r"(?<![\w/.,-])(?:\d{1,2}/)*(?:19|20)\d\d(?![\w/.,-]*\d)|\b(?:quý|tháng|năm)\s+\w", re.IGNORECASE)
_CAPITAL = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
# From a figure or a name on to the end of the phrase: where a Vietnamese name ends, capitals do not tell.
_NAMED = re.compile(rf"(?<!\w)[{_CAPITAL}\d](?:[^,;:.()“”]|[.,](?=\d))*(?<!\s)")


@dataclass(frozen=True)
class Slotted:
    """`text` has ⟦1⟧, ⟦2⟧ … where `spans` stand; figures and names in connecting words are slots too."""

    sentence: Sentence
    text: str
    spans: tuple[Span, ...]

    @property
    def closed(self) -> str:
        """Why no model is asked for other words, or "": there are none that it may change, or what it would dress up is still to be told."""
        if any(span.kind is SpanKind.GAP for span in self.spans):
            return UNTOLD
        return "" if re.search(r"[^\W\d_]", SLOT.sub("", self.text)) else NO_WORDS

    @property
    def dated(self) -> bool:
        """Does a slot name a year, a period or a day?"""
        return any(_DATED.search(span.text) for span in self.spans)

    def filled(self, text: str) -> Sentence:
        """A sentence of a model with the slots filled. Raises IndexError for a slot that there is not."""
        spans: list[Span] = []
        for n, piece in enumerate(SLOT.split(text)):
            if not n % 2 and spans and spans[-1].text.endswith(" "):
                piece = piece.lstrip(" ")  # the slot brings its own space
            spans += [self.spans[int(piece) - 1]] if n % 2 else [Span(piece)] if piece else []
        return replace(self.sentence, spans=tuple(spans), origin="model")


def to_model(text: str) -> str:
    """Slots as models know them from templates: small ones drop ⟦1⟧ and keep {1}."""
    return SLOT.sub(r"{\1}", text)


def from_model(text: str) -> str:
    """Slots as they stand here, however they were written."""
    return _TOLD.sub(r"⟦\1⟧", text)


def slotted(sentence: Sentence) -> Slotted:
    """Every span that is no plain connecting word becomes a slot."""
    pieces: list[str] = []
    spans: list[Span] = []
    for number, span in enumerate(sentence.spans):
        for part, plain in _parts(span, opening=number == 0):
            if plain:
                pieces.append(part.text)
                continue
            spans.append(part)
            pieces.append(f"⟦{len(spans)}⟧")
    return Slotted(sentence, "".join(pieces), tuple(spans))


def _parts(span: Span, *, opening: bool) -> Iterator[tuple[Span, bool]]:
    """A span, or the pieces of connecting words; whether each may be rewritten."""
    if span.kind is not SpanKind.LITERAL or span.refs:
        yield span, False
        return
    place = int(opening and not span.text[1:2].isupper())  # the capital that opens the sentence names nothing
    done = 0
    for match in _NAMED.finditer(span.text, place):
        if match.start() > done:
            yield replace(span, text=span.text[done : match.start()]), True
        yield replace(span, text=match[0]), False
        done = match.end()
    if done < len(span.text):
        yield replace(span, text=span.text[done:]), True
