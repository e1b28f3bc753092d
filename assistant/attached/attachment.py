"""What was found in an attached file, in the shape in which it is kept beside the message that tells of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from assistant.plan import Fact

ATTACHED = "attached"  # key of a message's data
ORIGIN = "file:"  # opens the origin of facts that came out of a file
LONGEST_ORIGIN = 160  # characters, as the store keeps them


@dataclass(frozen=True)
class Suggestion:
    """What a piece of the file would be kept as, under `requirement` ("projects": a row of the project table).

    `words`, or `rows` where it tells cells; `place` where it stands in the file; `lines` how it was understood; `sure`: nothing
    doubtful, and the first of its kind, so that it is offered as chosen.
    """

    requirement: str
    words: str
    place: str
    lines: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    rows: tuple[dict[str, str], ...] = ()
    sure: bool = False


@dataclass(frozen=True)
class Attachment:
    """A file as read: its name, how much was read, what it may tell, and what could not be read."""

    name: str
    lines: int = 0
    tables: int = 0
    suggestions: tuple[Suggestion, ...] = ()
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def origin(self, suggestions: list[Suggestion]) -> str:
        """The origin of the facts that some suggestions become: the file and the places in it."""
        places = "; ".join(dict.fromkeys(each.place for each in suggestions))
        return f"{ORIGIN}{self.name}, {places}"[:LONGEST_ORIGIN]


def read_attachment(data: str) -> Attachment | None:
    """The attachment that a message's data hold; None where there is none, or it is broken."""
    try:
        raw = json.loads(data or "{}").get(ATTACHED)
        told = [
            Suggestion(**{**each, **{name: tuple(each[name]) for name in ("lines", "doubts", "rows")}})
            for each in raw["suggestions"]
        ]
        return Attachment(**{**raw, "suggestions": tuple(told), "notes": tuple(raw["notes"])})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def file_of(fact: Fact) -> str:
    """ "bao-cao.docx, đoạn 12": the file and the place in it that a fact came out of; "" for all others."""
    return fact.origin.removeprefix(ORIGIN) if fact.origin.startswith(ORIGIN) else ""
