"""What a reader knows besides the answer, and what it makes of one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from assistant.plan import Fact, Standing
from corpus.framework import Requirement
from corpus.pack import Pack
from corpus.units import Unit

# Quantities of the house itself; all others are named in the pack.
ANSWER = "answer"  # the telling as typed, with its standing
CLAUSE = "clause"  # a clause kept in the unit's own words
REFUSED = "refused"  # that there is none, or none of the unit's own, as the unit put it
UNCLAIMED = "unclaimed"  # column of a clause that holds a figure no field took
UNSURE = "unsure"  # column of a clause that reads two ways: printed with a mark
REASON = "reason"  # column of a clause: why a question does not apply
ASKED = "asked"  # what a person must settle of the unsure clause of the same row
SCOPE = "scope"  # the bodies below that a share is told of: "xã", "phòng, ban"
ITEM = "item"  # one entry of a list
ROW = "row:"  # + table id: a cell
GOAL = "goal"
FOLLOWS = "follows"  # column of a goal's later step: the row of its first
LEVEL = "scope"  # column of a goal: the level it is told of, "huyện", "xã"
RESULT = "result"
ASSIGNED = "assigned"
LAYERS = "layers"
DOCUMENT = "document"
BASIS = "basis"
CHOICE = "choice"
EXCEPTED = "excepted"  # column of a choice: the words that take parts of it out
YEARLY = "yearly"
REVIEW = "law.review"  # row: key of a legal document; columns reviewed, task, section


@dataclass(frozen=True)
class Context:
    """The plan an answer belongs to."""

    pack: Pack
    unit: Unit
    kind: str
    period: tuple[int, int]
    date: date
    said_by: str = ""

    @property
    def language_context(self) -> str:
        """Which reading of an abbreviation fits ("huyện": VHTT is the district's phòng)."""
        return self.unit.language_context


@dataclass
class Reading:
    """How an answer was understood. Nothing of the answer is outside `facts`, `doubts` and `leftover`."""

    requirement: str
    standing: Standing = Standing.GIVEN
    facts: list[Fact] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    leftover: list[str] = field(default_factory=list)
    dropped: tuple[str, ...] = ()  # words that the person took back in the same breath
    hidden: tuple[str, ...] = ()  # figures of the answer that held characters nobody sees


class Where(TypedDict, total=False):
    """Where in an answer a fact was told."""

    row: str
    words: str
    start: int
    end: int


@dataclass
class Telling:
    """Builds the facts of one answer to one requirement."""

    requirement: Requirement
    context: Context
    text: str
    reading: Reading

    def add(
        self,
        quantity: str,
        value: str,
        *,
        row: str = "",
        column: str = "",
        unit: str = "",
        words: str = "",
        start: int = 0,
        end: int = 0,
        hedge: str = "",
        standing: Standing = Standing.GIVEN,
    ) -> None:
        self.reading.facts.append(
            Fact(
                quantity=quantity,
                value=value,
                source=self.requirement.id,
                row=row,
                column=column,
                unit=unit,
                words=words,
                start=start,
                end=end,
                hedge=hedge,
                standing=standing,
                said_by=self.context.said_by,
            )
        )

    def doubt(self, text: str) -> None:
        self.reading.doubts.append(text)
