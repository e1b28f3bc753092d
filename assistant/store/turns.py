"""What the store takes and gives beside plans and facts, and what it raises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.errors import InputError, KehoachError


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


class GoneError(InputError):
    """Raised when there is no such plan, or none any more; nothing has been written."""

    @classmethod
    def of(cls, plan_id: str) -> GoneError:
        return cls(
            f"không tìm thấy kế hoạch “{plan_id[:120]}”.", remedy="Xem các kế hoạch đã lưu.", command="kehoach plans"
        )


class AlreadySaid(Exception):
    """A message of this key is kept already, at place `seq`."""

    def __init__(self, seq: int) -> None:
        super().__init__(seq)
        self.seq = seq
