"""Heads of plans, units, the framework."""

from __future__ import annotations

import datetime as dt
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.http.schemas.base import In, Kind, Line, Year


class Signer(In):
    """Who signs: authority "KT", "TL", "TUQ", "Q" or none."""

    authority: Line = ""
    title: Line = ""
    name: Line = ""


class Head(In):
    """The parts of a plan's head that may change."""

    date: dt.date
    place: Line = ""
    number: Line = ""
    signer: Signer = Field(default_factory=Signer)
    recipients: list[Line] = Field(default_factory=list, max_length=50)


class NewPlan(In):
    """A plan to begin: `period` for five years, `year` for one."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"unit": "Sở Tư pháp", "kind": "five_year", "period": [2021, 2025], "date": "2020-09-15"}]
        },
    )
    unit: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
    kind: Kind
    period: Annotated[list[Year], Field(min_length=2, max_length=2)] | None = None
    year: Year | None = None
    date: dt.date | None = Field(None, description="ngày của kế hoạch; bỏ trống: hôm nay")
    place: Line = ""
    number: Line = ""
    signer: Signer = Field(default_factory=Signer)
    recipients: list[Line] = Field(default_factory=list, max_length=50)


class PlanOut(BaseModel):
    """A plan's head."""

    id: str = Field(examples=["so-tu-phap-2021-2025-3f9a1c2b"])
    unit: str = Field(examples=["Sở Tư pháp"])
    kind: Kind
    period: list[int] = Field(examples=[[2021, 2025]], min_length=2, max_length=2)
    date: dt.date
    place: str
    number: str
    signer: dict[str, str]
    recipients: list[str]
    created: datetime
    status: str = Field("drafting", examples=["drafting", "submitted", "more", "approved", "returned", "registered"])
    revised: bool = Field(False, description="đã sửa sau khi duyệt: đang là bản thảo mới, bản đã duyệt giữ nguyên")
    deletable: bool = Field(False, description="bạn xóa được: chưa ai gửi thẩm định hay duyệt")
    revision: int = Field(description="số lần sửa phần đầu; là ETag khi sửa")


class PlanPage(BaseModel):
    """Some plans, the newest first; `next` is the cursor of the page after, null at the end."""

    items: list[PlanOut]
    next: str | None = None


class UnitOut(BaseModel):
    """A unit that the framework lists."""

    id: str
    name: str = Field(examples=["Sở Tư pháp"])
    type: str
    place: str


class UnitsOut(BaseModel):
    """Units, in the framework's order."""

    items: list[UnitOut]


class ColumnOut(BaseModel):
    """A column of a row answer."""

    id: str
    label: str
    type: str
    required: bool


class RequirementOut(BaseModel):
    """One thing that the plan must say, with its question. `asked` is false for what nobody is asked."""

    id: str = Field(examples=["p1.2.computers"])
    section: str
    at: str
    label: str
    ask: str
    help: str
    example: str
    holder: str
    reader: str
    asked: bool
    optional: bool
    columns: list[ColumnOut] = []
    rows_named: list[str] = []


class OutlineSection(BaseModel):
    """A heading of the outline."""

    id: str
    level: str
    number: str
    heading: str
    parent: str


class FrameworkOut(BaseModel):
    """What the framework demands of this plan's unit and kind."""

    sections: list[OutlineSection]
    requirements: list[RequirementOut]
