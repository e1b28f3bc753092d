"""Legal bases that were found."""

from __future__ import annotations

from pydantic import BaseModel, Field


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
