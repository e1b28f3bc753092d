"""What the store takes and gives beside plans and facts, and what it raises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.errors import KehoachError


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the conversation. role: user | assistant; data: JSON; key: given by whoever sends it, once a plan."""

    role: str
    text: str
    data: str = ""
    key: str = ""
    seq: int = 0
    created: datetime | None = None


@dataclass(frozen=True, slots=True)
class SectionVersion:
    """A version of a section's text: `content` is JSON, `origin` who wrote in it (person | model | composed)."""

    seq: int
    content: str
    author: str
    origin: str
    created: datetime


class StaleError(KehoachError):
    """Raised when what is edited was changed by somebody else since it was read; nothing has been written."""


class AlreadySaid(Exception):
    """A message of this key is kept already, at place `seq`."""

    def __init__(self, seq: int) -> None:
        super().__init__(seq)
        self.seq = seq
