"""Answers and facts."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.http.schemas.base import In, Line, Words


class AnswerIn(In):
    """An answer: text, or rows (column → text) for tables. Exactly one of the two."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"text": "62 máy tính, 58 cán bộ, công chức"}]}
    )
    text: Words | None = None
    rows: Annotated[list[dict[Line, Line]], Field(min_length=1, max_length=1000)] | None = None


class AnswersFile(In):
    """An answers file, as text."""

    yaml: Annotated[str, StringConstraints(min_length=1, max_length=2_000_000)]


class ArchiveIn(In):
    """A plan exported as JSON, as text."""

    archive: Annotated[str, StringConstraints(min_length=1, max_length=20_000_000)]


class ValueOut(BaseModel):
    """A value read from an answer."""

    field: str
    value: str
    unit: str
    words: str


class AnswerOut(BaseModel):
    """An answer as told and as understood. `version` 0: not answered yet."""

    requirement: str = Field(examples=["p1.2.computers"])
    text: str
    rows: list[dict[str, str]] = []
    standing: str = Field(examples=["given"])
    values: list[ValueOut] = []
    doubts: list[str] = []
    leftover: list[str] = []
    said_by: str = ""
    said_at: str = ""
    version: int


class AnswersOut(BaseModel):
    """All answers given."""

    items: list[AnswerOut]


class ReadingOut(BaseModel):
    """How an answer would be understood."""

    values: list[ValueOut]
    standing: str
    doubts: list[str]
    leftover: list[str]


class FactOut(BaseModel):
    """One telling of one quantity."""

    id: str = Field(examples=["f12"])
    quantity: str
    label: str
    row: str
    column: str
    value: str
    unit: str
    standing: str
    hedge: str
    words: str
    start: int
    end: int
    source: str = Field(description="mã yêu cầu mà câu trả lời nêu số liệu này; projects: bảng dự án")
    said_by: str
    said_at: str
    origin: str
    current: bool = True


class FactOrigin(BaseModel):
    """Where a figure comes from: the telling, and every earlier telling of the same."""

    fact: FactOut
    told: str = Field(description="câu trả lời nguyên văn; start, end của fact chỉ vào đây")
    history: list[FactOut]


class FactPage(BaseModel):
    """Some facts; `next` is the cursor of the page after."""

    items: list[FactOut]
    next: str | None = None
