"""The project table."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from api.http.schemas.base import In, Line, Words


class FundingOut(BaseModel):
    """A source and its amount in triệu đồng; null: all, or not told."""

    name: str
    amount: str | None


class ProjectOut(BaseModel):
    """A row of the project table; money in triệu đồng as plain decimal text."""

    row: str = Field(examples=["p1"])
    version: int
    name: str
    lead: str
    kind: str
    objective: str
    time: str
    start: int | None
    end: int | None
    total: str | None
    by_year: dict[str, str]
    spending: list[FundingOut]
    sources: list[FundingOut]
    area: str
    security: str | None
    words: str
    doubts: list[str] = []
    leftover: list[str] = []


class ProjectsOut(BaseModel):
    """The project table with its totals (triệu đồng; security_share in percent)."""

    items: list[ProjectOut]
    totals: dict[str, Any]


class ProjectIn(In):
    """A project in one breath, or by its fields. Exactly one of the two."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"text": "Số hóa hồ sơ; Văn phòng chủ trì; mới; 2022-2023; 1,2 tỷ; ngân sách tỉnh"}]
        },
    )
    text: Words | None = None
    fields: Annotated[dict[Line, Line], Field(min_length=1, max_length=40)] | None = None
