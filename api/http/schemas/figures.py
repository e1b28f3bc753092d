"""Charts, and where computed figures come from."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field


class BarOut(BaseModel):
    """A year's money by source in triệu đồng, as plain decimal text; year null: nobody allocated it."""

    year: int | None
    amount: str
    sources: dict[str, str] = Field(examples=[{"ngân sách tỉnh": "700"}])


class SecurityOut(BaseModel):
    """Information security against the least that the framework wants; share and least in percent."""

    amount: str
    total: str
    share: str | None
    least: str | None


class SpanOfTime(BaseModel):
    """A project on the time line; null: nobody told."""

    row: str
    name: str
    start: int | None
    end: int | None
    total: str | None


class ChartsOut(BaseModel):
    """What charts show; every sum is the plan's own."""

    years: list[int]
    by_year: list[BarOut]
    by_source: dict[str, str]
    security: SecurityOut
    timeline: list[SpanOfTime]


class InputOut(BaseModel):
    """What a figure rests on: a quantity or a row (project:p1); `facts`: facts or rows."""

    quantity: str
    label: str
    value: str
    facts: list[str]


class FigureOut(BaseModel):
    """A figure with its formula, its figures put in; `formula` is "" where the figure was told."""

    quantity: str = Field(examples=["dvc.rate34"])
    label: str
    value: str = Field(examples=["75,4%"])
    how: Literal["told", "computed", "unknown"]
    formula: str = Field(examples=["100 × (52 + 37) / 118"])
    inputs: list[InputOut]
    facts: list[str]
