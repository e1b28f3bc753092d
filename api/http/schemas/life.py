"""The life of a plan: steps, frozen versions, questions given to people."""

from __future__ import annotations

import datetime as dt
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints

from api.http.schemas.base import In
from api.http.schemas.text import DocumentOut, FindingOut


class NoteIn(In):
    """What is said with a step in the life of a plan."""

    note: Annotated[str, StringConstraints(max_length=5000, pattern=r"^[^\x00]*$")] = ""


class RegistrationIn(In):
    """What the văn thư enters after signing."""

    number: Annotated[str, StringConstraints(min_length=1, max_length=20, pattern=r"^\d[\w/-]*$")] = Field(
        examples=["15"]
    )
    date: dt.date


class EventOut(BaseModel):
    """A step in the life of a plan; `frozen`: its text is kept and can be read at versions/{seq}."""

    seq: int
    kind: Literal["submitted", "opinion", "more", "approved", "returned", "registered"]
    at: datetime
    who: str
    note: str
    frozen: bool


class LifeOut(BaseModel):
    """Where a plan stands and how it came there; `revised`: what is edited now is a new draft."""

    status: str = Field(examples=["approved"])
    revised: bool = Field(description="đã sửa sau khi duyệt; bản đã duyệt giữ nguyên", examples=[False])
    steps: list[Literal["submit", "opinion", "more", "approve", "return", "register"]] = Field(
        description="việc bạn làm được lúc này, là phần cuối của địa chỉ /life/…", examples=[["approve", "return"]]
    )
    items: list[EventOut]


class FrozenOut(BaseModel):
    """A plan as it was submitted or approved."""

    event: EventOut
    document: DocumentOut
    findings: list[FindingOut]
    totals: dict[str, Any]


class GivenOut(BaseModel):
    """A question given to a person."""

    requirement: str
    person: str
    ask: str


class GivenList(BaseModel):
    """Questions given to people."""

    items: list[GivenOut]
