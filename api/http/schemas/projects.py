"""The project table."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.http.schemas.base import In, Line, Words


class FundingOut(BaseModel):
    """A source and its amount in triệu đồng; null: all, or not told."""

    name: str
    amount: str | None


class CellFinding(BaseModel):
    """A result of a check of this row; column "": the whole row."""

    rule: str
    severity: Literal["error", "warning", "info"]
    message: str
    hint: str
    column: str


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
    number: int = Field(0, description="số thứ tự trong bảng")
    cells: dict[str, str] = Field({}, description="cột → chữ để sửa trong ô", examples=[{"total": "1.200"}])
    findings: list[CellFinding] = []


class GridColumn(BaseModel):
    """A column of the grid."""

    id: str = Field(examples=["total"])
    label: str = Field(examples=["tổng mức dự kiến"])


class SharesOut(BaseModel):
    """Shares of the whole in percent, as plain decimal text."""

    security: str | None = None
    by_kind: dict[str, str] = {}
    by_source: dict[str, str] = {}


class ProjectsOut(BaseModel):
    """The project table with its totals (triệu đồng; security_share in percent); `version` goes into If-Match, `undo` is the
    version that undoing goes back to, null when nothing is left."""

    columns: list[GridColumn]
    items: list[ProjectOut]
    totals: dict[str, Any]
    shares: SharesOut
    version: int
    undo: int | None


class CellIn(In):
    """What a cell is to say; an empty text empties it."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"text": "1,2 tỷ"}]})
    text: Annotated[str, StringConstraints(max_length=6000, pattern=r"^[^\x00]*$")]


class PasteIn(In):
    """Rows copied out of a spreadsheet: tabs between cells, with or without a line of heads."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"text": "Tên\tChủ trì\tThời gian\tTổng mức\nSố hóa hồ sơ\tVăn phòng\t2022-2023\t1.200"}]
        },
    )
    text: Annotated[str, StringConstraints(min_length=1, max_length=300_000, pattern=r"^[^\x00]*$")]
    after: Annotated[str, StringConstraints(pattern=r"^(?:p\d{1,6})?$")] = ""
    preview: bool = False


class CellDoubt(BaseModel):
    """What of a pasted row reads two ways or was not taken; column "" : the whole row."""

    column: str
    message: str


class PastedRow(BaseModel):
    """A row as it was understood; row "" in a preview."""

    row: str
    line: int = Field(description="dòng trong nội dung dán")
    cells: dict[str, str]
    doubts: list[CellDoubt]


class PastedOut(BaseModel):
    """Rows in order; `leftover`: lines that are no rows, such as sums."""

    rows: list[PastedRow]
    leftover: list[str]


class OrderIn(In):
    """Every row once, in the new order."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"rows": ["p2", "p1"]}]})
    rows: Annotated[list[Annotated[str, StringConstraints(pattern=r"^p\d{1,6}$")]], Field(max_length=1000)]


class UndoIn(In):
    """The version to go back to; none: before the last change."""

    to: Annotated[int, Field(ge=0, le=1_000_000_000)] | None = None


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
