"""Legal bases that were found."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from api.http.schemas.base import In, Line


class HitOut(BaseModel):
    """A place in a legal document that bears on a question; `marks`: spans of the passage with the words asked for."""

    document: str
    number: str
    pinpoint: str
    title: str
    citation: str
    citation_short: str
    status: str = Field(description="hiệu lực vào ngày được hỏi")
    counterparts: list[str]
    passage: str
    marks: list[list[int]]
    kind: str = Field(examples=["tóm lược", "nguyên văn"])
    score: float


class HitsOut(BaseModel):
    """What bears on the question, the best first; `refused`: nothing does."""

    hits: list[HitOut]
    refused: bool
    notes: list[str]


class QuestionIn(In):
    """A question; `date`: the day that validity is told for; `offline`: passages alone, nothing is sent to a language model."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"text": "Hệ thống cấp độ 3 phải sao lưu thế nào?"}]}
    )
    text: Line = Field(min_length=1)
    date: dt.date | None = None
    offline: bool = False
