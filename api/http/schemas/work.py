"""Long work, and texts added to the lookup."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.http.schemas.base import In


class JobIn(In):
    """What to do: draft and check everything, or make a file."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"do": "word", "comments": True}]})
    do: Literal["draft", "word", "xlsx", "summary"]
    comments: bool = False
    draft: bool = True


class JobOut(BaseModel):
    """How far a piece of work is; `text`: what is done now, or what went wrong. interrupted: its server went down."""

    id: str = Field(examples=["uW3nq0a1Zx8b"])
    do: str
    state: Literal["waiting", "running", "done", "failed", "cancelled", "interrupted"]
    progress: float = Field(ge=0, le=1)
    text: str
    name: str = Field("", description="tên tệp đang đọc, hoặc của kết quả")


class JobList(BaseModel):
    """Work that goes on."""

    items: list[JobOut]


class AddedOut(BaseModel):
    """A text that somebody added to the lookup."""

    key: str
    number: str
    title: str
    kind: Literal["official", "own"]
    source: str
    added: dt.date
    passages: int


class AddedList(BaseModel):
    """All added texts."""

    items: list[AddedOut]
