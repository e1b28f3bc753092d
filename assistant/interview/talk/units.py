"""Amounts of money whose unit is said once for all: "(đơn vị tính: nghìn đồng)", a column headed "Số tiền (triệu đồng)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.interview.talk.sentences import Sentence
from corpus.language import fold
from corpus.language.values import Value

_SAID = re.compile(
    r"(?:\((?:don vi(?: tinh)?|dvt)?\s*:?\s*|(?:don vi(?: tinh)?|dvt)\s*:?\s*(?:la )?)"
    r"(?P<unit>trieu(?: dong)?|trd|tr\.?\s?d|nghin(?: dong)?|ngan dong|ty(?: dong)?)(?=\s*[),.;:|\n]|$)"
)
_SCALES = {"n": Decimal("0.001"), "ty": Decimal(1000), "tr": Decimal(1)}  # triệu đồng
_MONEY = ("spend.", "finance.")


def in_said_unit(told: Iterable[Sentence], text: str) -> Iterator[Sentence]:
    """The sentences, with the one bare figure of a clause that names money an amount in the unit that was said before it."""
    said = [(match.end(), match["unit"]) for match in _SAID.finditer(fold(text))]
    scales = {scale for _, unit in said for head, scale in _SCALES.items() if unit.startswith(head)}
    if len(scales) != 1:
        yield from told
        return
    (scale,), first = scales, min(place for place, _ in said)
    for sentence in told:
        yield _counted_in(sentence, scale) if sentence.start + len(sentence.typed) > first else sentence


def _counted_in(sentence: Sentence, scale: Decimal) -> Sentence:
    """Bare figures behind names of money, one a name, as amounts of money."""
    names = [name for name in sentence.names if name.id.startswith(_MONEY) and name.id != "spend.security_share"]
    if not names or any(value.kind == "money" for value in sentence.values):
        return sentence
    ends = [*(name.start for name in names[1:]), len(sentence.typed)]
    values = list(sentence.values)
    for name, end in zip(names, ends, strict=True):
        inside = [v for v in values if name.end <= v.start < end and v.kind in ("count", "decimal")]
        if len(inside) == 1 and inside[0].number is not None:
            values[values.index(inside[0])] = _money(inside[0], scale)
    return replace(sentence, values=tuple(values))


def _money(value: Value, scale: Decimal) -> Value:
    assert value.number is not None
    return replace(value, kind="money", number=value.number * scale)
