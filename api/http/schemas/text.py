"""The plan as it is drafted: sections, blocks, outline, coverage, findings, proposals."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from api.http.schemas.base import State


class SpanOut(BaseModel):
    """A piece of a sentence; `refs`: facts (f12), project rows (project:p1), or document and pinpoint."""

    text: str
    kind: Literal["literal", "value", "words", "citation", "gap"]
    refs: list[str]
    quantity: str = Field("", description="số liệu được tính; xem figures/{quantity}", examples=["dvc.rate34"])


class SentenceOut(BaseModel):
    """A sentence with its origin: composed, model or person."""

    id: str
    origin: str
    covers: list[list[str]]
    spans: list[SpanOut]


class ParagraphOut(BaseModel):
    """Running text."""

    type: Literal["paragraph"] = "paragraph"
    mark: str
    style: str
    sentences: list[SentenceOut]


class CellOut(BaseModel):
    """A cell of a table."""

    text: str
    align: str
    bold: bool
    span: int
    refs: list[str]


class TableOut(BaseModel):
    """A table; `widths` are relative."""

    type: Literal["table"] = "table"
    header: list[list[CellOut]]
    rows: list[list[CellOut]]
    footer: list[list[CellOut]]
    widths: list[float]
    unit_note: str
    landscape: bool


Block = Annotated[ParagraphOut | TableOut, Field(discriminator="type")]


class SectionOut(BaseModel):
    """A drafted section with those below it."""

    id: str
    level: str
    number: str
    heading: str
    state: State
    blocks: list[Block]
    children: list[SectionOut]


class AnnexOut(BaseModel):
    """An annex; a restricted one can be exported apart."""

    id: str
    number: str
    title: str
    landscape: bool
    restricted: bool
    blocks: list[Block]


class DocumentOut(BaseModel):
    """The plan as it will be printed."""

    letterhead: dict[str, Any]
    opening: list[ParagraphOut]
    sections: list[SectionOut]
    annexes: list[AnnexOut]


class OutlineState(BaseModel):
    """A section of the outline with its state: not_asked, missing, drafted, to_fix, passed."""

    id: str
    level: str
    number: str
    heading: str
    parent: str
    state: State
    answered: int
    questions: int


class OutlineOut(BaseModel):
    """The outline with progress."""

    sections: list[OutlineState]
    answered: int
    questions: int
    errors: int
    warnings: int


class FindingOut(BaseModel):
    """A result of a check; `requirement`, `section`, `row` and `column` say where to go, when they are known."""

    rule: str
    severity: Literal["error", "warning", "info"]
    where: str
    message: str
    hint: str
    basis: str
    requirement: str = ""
    section: str = ""
    row: str = Field("", description="dòng của bảng dự án")
    column: str = Field("", description="cột của bảng dự án")


class FindingsOut(BaseModel):
    """All findings, errors first."""

    items: list[FindingOut]
    errors: int
    warnings: int


class CoverageRow(BaseModel):
    """Where a field of a requirement stands."""

    requirement: str
    field: str
    label: str
    standing: str
    section: str
    sentences: list[str]


class CoverageOut(BaseModel):
    """All requirements and fields."""

    items: list[CoverageRow]


class ProposalOut(BaseModel):
    """Something nobody has said yet; outside the plan until accepted."""

    id: str = Field(examples=["split:p1"])
    text: str


class ProposalsOut(BaseModel):
    """All open proposals."""

    items: list[ProposalOut]
