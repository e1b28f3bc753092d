"""The parts of a section in reading order: what is known before what is not, like told with like, one unknown marked once."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafting.desk import Entry, Inline, Part
from assistant.plan import Sentence, Span, SpanKind
from corpus.language import join_items

_ABSENCE = re.compile(r"\.(?:na|none)$")
HEAD, TAIL = 6, 1  # syllables that sentences of absence share before and after what differs


def arranged(parts: list[Part]) -> list[Part]:
    """The same parts: sentences of absence that differ in one thing become one, sentences that only mark an unknown stand at an end."""
    parts = _once(_alike(parts))
    entries = [n for n, part in enumerate(parts) if isinstance(part, Entry)]
    early = [
        p for p in parts[: entries[0] if entries else 0] if isinstance(p, Inline) and _ABSENCE.search(p.sentence.id)
    ]
    if not any(_adds_on(part) for part in parts):  # "Sở không có …. Ngoài ra, Sở tự xây dựng …" stays in its order
        parts = [*(p for p in parts if p not in early), *early]  # what does not apply is said after the list
    parts = [_first_said(parts[0]), *parts[1:]] if parts else parts
    opening = next((n for n, part in enumerate(parts) if not _only_marks(part)), 0)  # a section may open with its marks
    late = [part for part in parts[opening:] if _only_marks(part)]
    first = [part for part in parts if part not in late]
    if not first or not late:
        return parts
    return [*first, *(replace(part, opens=not place) for place, part in enumerate(late) if isinstance(part, Inline))]


_BESIDES = "Ngoài ra, "


def _adds_on(part: Part) -> bool:
    return isinstance(part, Inline) and part.sentence.text.startswith(_BESIDES)


def _first_said(part: Part) -> Part:
    """What a section opens with is beside nothing."""
    if not isinstance(part, Inline) or not _adds_on(part):
        return part
    first, *rest = part.sentence.spans
    bare = replace(first, text=first.text.removeprefix(_BESIDES))
    return replace(part, sentence=replace(part.sentence, spans=(bare, *rest) if bare.text else tuple(rest)))


def _only_marks(part: Part) -> bool:
    return isinstance(part, Inline) and part.sentence.id.endswith(".missing")


def _marks(sentence: Sentence) -> set[str]:
    return {span.text for span in sentence.spans if span.kind is SpanKind.GAP}


def _once(parts: list[Part]) -> list[Part]:
    """A sentence that only marks what another sentence of the section marks too is left to that one."""
    out = list(parts)
    for part in parts:
        if not isinstance(part, Inline) or not _only_marks(part):
            continue
        for place, other in enumerate(out):
            told = isinstance(other, Inline) and other is not part and not _only_marks(other)
            if told and isinstance(other, Inline) and _marks(part.sentence) <= _marks(other.sentence):
                covers = (*other.sentence.covers, *part.sentence.covers)
                out[place] = replace(other, sentence=replace(other.sentence, covers=covers))
                out.remove(part)
                break
    return out


def _alike(parts: list[Part]) -> list[Part]:
    out: list[Part] = []
    for part in parts:
        merged = _merged(out[-1], part) if out else None
        if merged:
            out[-1] = merged
        else:
            out.append(part)
    return out


def _merged(left: Part, right: Part) -> Part | None:
    """ "không có đơn vị trực thuộc nên không đánh giá tỷ lệ A" and "… tỷ lệ B" as "… tỷ lệ A và B"; None where they differ in more."""
    if not (isinstance(left, Inline) and isinstance(right, Inline)):
        return None
    one, two = left.sentence, right.sentence
    if not all(_ABSENCE.search(s.id) for s in (one, two)) or len(one.spans) != len(two.spans):
        return None
    differ = [n for n, pair in enumerate(zip(one.spans, two.spans, strict=True)) if pair[0].text != pair[1].text]
    if len(differ) != 1 or any(s.spans[differ[0]].kind is not SpanKind.LITERAL for s in (one, two)):
        return None
    place = differ[0]
    before = "".join(span.text for span in one.spans[:place]).split()
    joined = _joined(one.spans[place].text, two.spans[place].text, len(before))
    if not joined:
        return None
    spans = (*one.spans[:place], Span(joined), *one.spans[place + 1 :])
    return replace(left, sentence=replace(one, spans=spans, covers=(*one.covers, *two.covers)))


def _joined(one: str, two: str, before: int) -> str:
    """Two texts as one: what they share at both ends said once, what differs joined; "" where they share too little."""
    left, right = one.split(" "), two.split(" ")
    head = next((n for n, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]), 0)
    shorter = min(len(left), len(right)) - head
    tail = next((n for n in range(shorter) if left[-1 - n] != right[-1 - n]), shorter)
    if before + len([word for word in left[:head] if word]) < HEAD or tail < TAIL:
        return ""
    things = [*re.split(r", | và ", " ".join(left[head : len(left) - tail])), " ".join(right[head : len(right) - tail])]
    return " ".join([*left[:head], join_items(things), *left[len(left) - tail :]])
