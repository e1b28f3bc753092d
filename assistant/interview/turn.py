"""What a message comes to, and what is answered to it."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from typing import Any

from assistant.interview.agenda import Item, Part
from assistant.interview.place import Place
from assistant.interview.understanding import Understood
from assistant.plan import Fact
from corpus.language import fold


@dataclass(frozen=True)
class Asked:
    """The question as it is put: which of how many, in what words; `named`: what the framework names for the unit."""

    number: int
    count: int
    ask: str
    named: tuple[str, ...] = ()
    example: str = ""

    @property
    def text(self) -> str:
        lines = [f"\n[{self.number}/{self.count}] {self.ask}"]
        if self.named:
            lines.append("  Khung nêu tên cho đơn vị: " + "; ".join(self.named))
        if self.example:
            lines.append(f"  Ví dụ: {self.example}")
        return "\n".join(lines)


@dataclass
class Reply:
    """What the assistant answers. `text` is the whole for a terminal; the rest is the same in parts, for a page.

    `action`: what the way in has to do: "export:<file name>", "stop", "view:<section id>".
    """

    plan: str
    text: str
    understood: list[Understood] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    item: Item | None = None
    parts: tuple[Part, ...] = ()
    quick: tuple[str, ...] = ()
    progress: dict[str, Any] = field(default_factory=dict)
    action: str = ""
    mode: str = ""  # how the next message is read (see interview.place.Place)
    seq: int = 0
    asked: Asked | None = None  # None: the question is not put again
    attached: str = ""  # name of the file that the reply tells of

    def as_json(self) -> dict[str, Any]:
        question = self.item and {
            "id": self.item.id,
            **(asdict(self.asked) if self.asked else {"ask": self.item.ask, "example": self.item.example}),
            "help": self.item.help,
            "section": self.item.section,
            "parts": [{"requirement": part.id, "name": part.name} for part in self.parts],
        }
        return {
            "plan": self.plan,
            "text": self.text,
            "understood": [entry.as_json() for entry in self.understood],
            "notes": self.notes,
            "mode": self.mode,
            "question": question,
            "quick": list(self.quick),
            "progress": self.progress,
            "action": self.action,
            "attached": self.attached,
            "seq": self.seq,
        }


@dataclass
class Turn:
    """What a handler makes of a message."""

    notes: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)
    place: Place | None = None  # where to stay; None: go on, to `ask` or to what follows `after`
    ask: str = ""  # go to this question
    after: str = ""  # or to the first one that waits after this
    action: str = ""
    quiet: bool = False  # the question is not put again
    head: dict[str, Any] = field(default_factory=dict)  # fields of the plan's head that it changes
    undid: tuple[str, ...] = ()  # ids of the facts that it took back


def chosen_number(words: str, count: int) -> int:
    """The number that a message picks from a list of `count`; 0 where it picks none."""
    match = re.fullmatch(r"(?:so |chon |cai )?(\d{1,2})\.?", fold(words).strip())
    return int(match[1]) if match and 1 <= int(match[1]) <= count else 0
