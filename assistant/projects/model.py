"""What reading a project takes and gives, and the small things it is read through."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from assistant.plan import Project


class ReadContext(Protocol):
    """The plan a project belongs to; assistant.reading's Context is one."""

    @property
    def kind(self) -> str: ...

    @property
    def period(self) -> tuple[int, int]: ...

    @property
    def language_context(self) -> str: ...


@dataclass(frozen=True)
class ProjectContext:
    """A ReadContext of its own; `language_context` ("sở", "huyện", "thị xã", "thành phố") tells whose abbreviations are meant."""

    kind: str = "five_year"
    period: tuple[int, int] = (2021, 2025)
    language_context: str = "sở"


@dataclass(frozen=True)
class ProjectReading:
    """A project as understood. What is told is in `project`, `doubts` or `leftover`; nothing is dropped in silence."""

    project: Project
    doubts: tuple[str, ...] = ()
    leftover: tuple[str, ...] = ()


@dataclass(frozen=True)
class Amount:
    """Money in triệu đồng at a place of the text; `number` is None where it cannot be read, `problem` says why."""

    number: Decimal | None
    start: int
    end: int
    words: str
    bare: bool = False
    problem: str = ""


@dataclass(frozen=True)
class Share:
    """What part a source, a kind of spending or security takes: an amount, a percent, or the rest."""

    amount: Decimal | None = None
    percent: Decimal | None = None
    rest: bool = False
    problem: str = ""

    @property
    def told(self) -> bool:
        return self.amount is not None or self.percent is not None or self.rest or bool(self.problem)


@dataclass(frozen=True)
class Period:
    """A told time: years, None where open, and how it is printed; `problem` says why it cannot be taken."""

    start: int | None
    end: int | None
    text: str
    years: tuple[int, ...] = ()
    problem: str = ""


Told = str | Amount | Period | tuple[str, Share] | tuple[int, Amount] | Share


@dataclass(frozen=True)
class Claim:
    """A place of the text that a field may take. rank 3: named by its cue; 2: clear; 1: for want of better."""

    field: str
    told: Told
    start: int
    end: int
    rank: int = 2


@dataclass
class Notes:
    """Doubts and leftovers of one row, as they arise."""

    row: str
    doubts: list[str] = field(default_factory=list)
    leftover: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        number = self.row[1:] if self.row[:1] in ("r", "p") else self.row
        return f"Dự án {number}" if number.isdigit() else f"Dự án “{self.row}”"

    def doubt(self, text: str) -> None:
        message = f"{self.place}: {text}"
        if message not in self.doubts:
            self.doubts.append(message)

    def leave(self, words: str) -> None:
        if words and words not in self.leftover:
            self.leftover.append(words)
