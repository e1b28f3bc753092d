"""What lies on the drafter's desk, and the parts that a requirement's text is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from assistant.drafting.slots import fill
from assistant.drafting.voice import Voice
from assistant.ledger import Ledger
from assistant.plan import Fact, Paragraph, Plan, Project, Sentence, Span, SpanKind, Standing, Table
from assistant.reading.context import ANSWER
from corpus.framework import Outline, Prose, Requirement
from corpus.language import fold, format_count
from corpus.pack import Pack
from corpus.units import Unit

_PARTLY = re.compile(
    r"(?<!\w)(?:chua|moi|con|mot phan|dang)(?!\w)"
)  # what is in use only in part leaves something to do


@dataclass(frozen=True)
class Entry:
    """A list line; neighbours become one list. `mark` as in Paragraph."""

    sentence: Sentence
    mark: str = "-"


@dataclass(frozen=True)
class Inline:
    """A sentence of running text; neighbours share a paragraph unless `opens` starts a new one."""

    sentence: Sentence
    opens: bool = False


Part = Entry | Inline | Paragraph | Table


@dataclass
class Missing:
    """Fields of a section that nothing covers, told together in one closing sentence."""

    labels: list[str] = field(default_factory=list)
    covers: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Desk:
    """Everything a composer reads. It writes nothing but `missing`, which the section collects."""

    pack: Pack
    outline: Outline
    plan: Plan
    unit: Unit
    ledger: Ledger
    voice: Voice
    projects: list[Project]
    missing: Missing = field(default_factory=Missing)

    @cached_property
    def proses(self) -> dict[str, Prose]:
        return self.pack.proses

    def prose(self, requirement: Requirement) -> Prose:
        return self.proses.get(requirement.id) or Prose(requirement=requirement.id)

    def standing(self, requirement: Requirement) -> Standing | None:
        """The standing of the whole answer; None when the question was not answered."""
        told = self.ledger.of(requirement.id, ANSWER)
        return told[-1].standing if told else None

    def settled(self, requirement: Requirement, name: str) -> bool:
        """Does another answer say that there is nothing to plan for this part: in use already, or none at all?"""
        spec = requirement.fields.get(name)
        return spec is not None and any(self._holds(id_, how) for id_, how in spec.settled.items())

    def _holds(self, id_: str, how: str) -> bool:
        told = self.ledger.of(id_, ANSWER)
        if not told or told[-1].standing is not Standing(how):
            return False
        return how == "none" or not _PARTLY.search(fold(told[-1].words or told[-1].value))

    def facts(self, requirement: Requirement, quantity: str) -> list[Fact]:
        return self.ledger.of(requirement.id, quantity)

    def sentence(
        self, spans: Iterable[Span], requirement: str, number: int | str, covers: Iterable[str] = (), end: str = "."
    ) -> Sentence:
        """A sentence with its full stop, its id, and the fields it covers."""
        merged = tuple(spans)
        if end:
            merged = (*merged, Span(end))
        return Sentence(merged, id=f"{requirement}.{number}", covers=tuple((requirement, name) for name in covers))

    def fill(
        self, pattern: str, source: str = "", words: tuple[Span, ...] = (), entries: Iterable[Fact] = ()
    ) -> tuple[Span, ...]:
        """Spans of a pattern; {n} counts the entries, and rests on them."""
        facts = list(entries)
        count = (
            Span(format_count(Decimal(len(facts))), SpanKind.VALUE, tuple(fact.id for fact in facts)) if facts else None
        )
        return fill(pattern, self.ledger, self.voice, source=source, words=words, count=count)


def fields_of(requirement: Requirement) -> list[str]:
    """Names of the parts covered apart; a requirement without fields is one part named by its id's last piece."""
    return list(requirement.fields) or [requirement.id.rsplit(".", 1)[-1]]


def label_of(requirement: Requirement, name: str) -> str:
    spec = requirement.fields.get(name)
    return spec.label if spec else requirement.label
