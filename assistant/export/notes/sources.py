"""What a note says of the origin of figures: whose words, when, and how what is not told was reckoned."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.export.notes.places import Place
from assistant.export.origins import derived_quantities, label_of_fact, origin, reckoned, teller
from assistant.pipeline import Result
from assistant.plan import Cell, Fact, Sentence, Span, SpanKind, Standing
from assistant.projects.words import vocabulary
from assistant.reading.context import ANSWER, ROW
from corpus.language import format_number

_LONGEST = 220  # characters of a quotation
_SHORT = 4  # words; so short an answer says little without its question
_TAIL = 60  # a quotation runs on to the end of its clause, so far at most
_PROJECT = "project:"
_FIGURE = re.compile(r"\d[\d.,]*")


class Sources:
    """Looks up what sentences and rows rest on."""

    def __init__(self, result: Result) -> None:
        self._plan, self._desk = result.plan, result.desk
        self._facts = {fact.id: fact for fact in result.facts}
        self._answers = {fact.source: fact for fact in result.facts if fact.quantity == ANSWER}
        self._projects = {project.row: project for project in result.projects}
        self._derived = [
            (frozenset(known.refs), name, known.number)
            for name, (_, known) in derived_quantities(self._desk).items()
            if known.number is not None
        ]

    def key(self, sentence: Sentence) -> tuple[str, str]:
        """Which requirement's telling the sentence rests on first, and the row of a table."""
        facts = self._facts_of([sentence])
        if facts:
            return facts[0].source, facts[0].row if facts[0].quantity.startswith(ROW) else ""
        return (sentence.covers[0][0] if sentence.covers else ""), ""

    def lines(self, group: list[Place]) -> tuple[str, ...]:
        """The note of neighbouring sentences; empty where they rest on nothing and miss nothing."""
        sentences = [place.sentence for place in group]
        facts = self._facts_of(sentences)
        lines = [self._quotation(source, facts) for source in dict.fromkeys(fact.source for fact in facts)]
        if not facts:  # "không có", "theo gợi ý": the sentence follows from the answer as a whole
            asked = dict.fromkeys(id_ for sentence in sentences for id_, _ in sentence.covers)
            lines = [self._said(told, [told.words]) for id_ in asked if (told := self._answers.get(id_))]
        spans = [span for sentence in sentences for span in sentence.spans]
        lines += self._values([span for span in spans if span.kind is SpanKind.VALUE], " ".join(lines))
        if holders := list(dict.fromkeys(self._holders(sentences))):
            lines.append(f"Người thường biết số liệu còn thiếu: {'; '.join(holders)}.")
        return tuple(dict.fromkeys(lines))

    def row_lines(self, row: tuple[Cell, ...]) -> tuple[str, ...]:
        """The note of a row of an annex."""
        refs = dict.fromkeys(ref for cell in row for ref in cell.refs)
        projects = [self._projects[ref.removeprefix(_PROJECT)] for ref in refs if ref.startswith(_PROJECT)]
        if projects:
            fact = next((f for f in self._facts.values() if f.row == projects[0].row and f.words), None)
            return (self._said(fact, [_labelled(projects[0].words)]),) if fact else ()
        facts = [self._facts[ref] for ref in refs if ref in self._facts]
        return (self._said(facts[0], self._cells(facts)),) if facts else ()

    def _facts_of(self, sentences: Iterable[Sentence]) -> list[Fact]:
        refs = dict.fromkeys(ref for sentence in sentences for ref in sentence.refs)
        return [self._facts[ref] for ref in refs if ref in self._facts]

    def _quotation(self, source: str, facts: list[Fact]) -> str:
        own = [fact for fact in facts if fact.source == source]
        return self._said(own[0], self._passages(source, own))

    def _said(self, fact: Fact, passages: Iterable[str]) -> str:
        """ "Văn phòng Sở, ngày 14/9/2020: “62 máy / 58 CBCC”."; a short answer with what was asked."""
        told = dict.fromkeys(" ".join(passage.replace("\n", "; ").split()) for passage in passages if passage.strip())
        words = _shortened(" … ".join(told))
        who = teller(fact, self._plan)
        how = f" ({text})" if (text := origin(fact)) else ""
        entry = self._desk.outline.by_id.get(fact.source)
        about = f", về {entry.label}" if entry and len(words.split()) <= _SHORT else ""
        return f"{who}{how}{about}: “{words}”." if words else f"{who}{how}{about}."

    def _cells(self, facts: list[Fact]) -> list[str]:
        """The cells of a row, each with its column."""
        cells = []
        for fact in facts:
            words = {"true": "có", "false": "không"}.get(fact.words.strip().lower(), fact.words)
            if words:
                cells.append(f"{label_of_fact(fact, self._desk)}: {words}")
        return ["; ".join(dict.fromkeys(cells))]

    def _passages(self, source: str, facts: list[Fact]) -> list[str]:
        """The parts of the answer that the facts were read from; their own words where the answer is not at hand."""
        answer = self._answers[source].words if source in self._answers else ""
        spans = sorted((fact.start, fact.end) for fact in facts if 0 <= fact.start < fact.end <= len(answer))
        if not spans or len(spans) < len(facts):
            return self._cells(facts) if facts[0].quantity.startswith(ROW) else [fact.words for fact in facts]
        merged = [spans[0]]
        for start, end in spans[1:]:
            if start <= merged[-1][1] + _TAIL:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return [answer[start:end] + _rest(answer[end : end + _TAIL]) for start, end in merged]

    def _values(self, spans: list[Span], told: str) -> list[str]:
        """How values follow, where the quotation does not show it; those that follow alike in one line."""
        ways: dict[str, list[str]] = {}
        for span in spans:
            if way := self._value(span, told):
                ways.setdefault(way, []).append(f"“{_shortened(span.text)}”")
        return [f"{', '.join(dict.fromkeys(texts))}: {way}." for way, texts in ways.items()]

    def _value(self, span: Span, told: str) -> str:
        rows = [ref for ref in span.refs if ref.startswith(_PROJECT)]
        if rows:
            return f"tính từ {len(rows)} dòng của danh mục nhiệm vụ, dự án"
        facts = [self._facts[ref] for ref in span.refs if ref in self._facts]
        if len(facts) > 1:
            return self._computed(span, facts)
        shown = _figures(span.text)
        if not facts or not shown or shown <= _figures(told) or shown == {"1"}:
            return ""
        return "tính từ lời trên" if facts[0].words in told else f"từ “{_shortened(facts[0].words)}”"

    def _computed(self, span: Span, facts: list[Fact]) -> str:
        for refs, name, number in self._derived:
            if (
                refs == frozenset(span.refs)
                and format_number(number) in span.text
                and (how := reckoned(name, self._desk))
            ):
                return f"tính {how}"
        if _figures(span.text) == {str(len(facts))}:
            return "đếm các mục đã kể"
        inputs = [fact.words.strip() for fact in facts if _figures(fact.words)]
        return f"tính từ {_shortened(', '.join(dict.fromkeys(inputs)))}" if len(inputs) > 1 else ""

    def _holders(self, sentences: Iterable[Sentence]) -> Iterable[str]:
        """Who usually knows what is marked as missing."""
        for sentence in sentences:
            if any(span.kind is SpanKind.GAP for span in sentence.spans):
                for id_ in dict.fromkeys(id_ for id_, _ in sentence.covers):
                    entry = self._desk.outline.by_id.get(id_)
                    if entry and entry.holder and not self._told(id_):
                        yield self._desk.pack.info.holders.get(entry.holder, entry.holder)

    def _told(self, requirement: str) -> bool:
        """Was it answered as being so, and not as unknown?"""
        standing = self._desk.standing(self._desk.outline.by_id[requirement])
        return standing in (Standing.NONE, Standing.NOT_APPLICABLE)


def _rest(text: str) -> str:
    """What follows up to the end of the clause."""
    return re.split(r"[,;\n]|\.(?=\s|$)", text, maxsplit=1)[0]


def _labelled(words: str) -> str:
    """A row told by the keys of an answers file, with their Vietnamese names."""
    names = vocabulary().headings
    return re.sub(r"(?:^|(?<=; ))([a-z_]+)(?=: )", lambda key: names.get(key[1], key[1]), words)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2].rsplit(' ', 1)[0]} …"


def _figures(text: str) -> set[str]:
    """The figures of a text, each as plain digits: "03" and "3", "1.850" and "1850" are one."""
    found = (figure.strip(".,") for figure in _FIGURE.findall(text))
    return {plain.lstrip("0") or "0" for figure in found if (plain := figure.replace(".", ""))}
