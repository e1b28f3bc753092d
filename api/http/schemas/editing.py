"""Sections as people edit them: text, versions, rewriting, bases."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.http.schemas.base import In, Line
from api.http.schemas.text import SectionOut

Origin = Literal["composed", "model", "person"]
SectionWords = Annotated[str, StringConstraints(max_length=60_000, pattern=r"^[^\x00]*$")]


class StaleOut(BaseModel):
    """Text that is older than its facts: what a person wrote ("" where they took the sentence out), what is composed now."""

    yours: str
    composed: str


class EditedSection(SectionOut):
    """A section with its own text to edit: a line is a paragraph, its mark first ("- ", "1. ", "a) ")."""

    text: str = Field(examples=["Sở có 62 máy tính phục vụ 58 cán bộ, công chức."])
    edited: bool
    version: int = Field(description="bản đã lưu gần nhất; 0: chưa ai sửa")
    stale: list[StaleOut]
    etag: str


class SectionIn(In):
    """The whole own text of a section."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"text": "Sở đang dùng 62 máy tính.\n- Phòng họp có 02 máy."}]}
    )
    text: SectionWords


class VersionOut(BaseModel):
    """A version of a section; 0 is the text as composed now, by nobody."""

    version: int
    author: str
    origin: Origin
    created: datetime | None
    text: str
    current: bool


class VersionsOut(BaseModel):
    """All versions of a section, the oldest first."""

    items: list[VersionOut]


class PieceOut(BaseModel):
    """A run of words: same in both, out (stood before), in (stands now)."""

    kind: Literal["same", "out", "in"]
    text: str


class ComparedOut(BaseModel):
    """Two versions word by word."""

    earlier: int
    later: int
    pieces: list[PieceOut]


class RenewIn(In):
    """Where text is older than its facts: take what is composed now, or keep what was written."""

    take: Literal["composed", "mine"] = "composed"


class WayOut(BaseModel):
    """A way of rewriting."""

    id: str = Field(examples=["ngan-gon"])
    label: str = Field(examples=["Ngắn gọn"])


class WaysOut(BaseModel):
    """All ways; `model`: a language model is configured, `how` may be one's own words."""

    items: list[WayOut]
    model: bool


class RewriteIn(In):
    """How to say it otherwise, and which sentences; none: the whole section."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"how": "tat-ca"}]})
    how: Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\x00]*$")] = "tat-ca"
    selection: list[Line] = Field(default_factory=list, max_length=200)


class WritingIn(In):
    """A section for a language model to write; `how`: what to mind beside that, in words."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"how": "câu ngắn"}]})
    how: Line = ""


class RewriteOut(BaseModel):
    """What a sentence would become, and why; nothing is kept until it is taken."""

    sentence: str
    before: str
    after: str
    diff: list[PieceOut]
    reasons: list[str]
    origin: Origin


class RewritesOut(BaseModel):
    """Proposals for a section; `etag` goes into If-Match when some are taken."""

    items: list[RewriteOut]
    etag: str


class TakenIn(In):
    """A sentence to take over: a proposal's `after`, or one made of some of its pieces."""

    sentence: Line
    after: Annotated[str, StringConstraints(min_length=1, max_length=10_000, pattern=r"^[^\x00]*$")]


class TakeIn(In):
    """Proposals to take over; `how` is the way that they were asked for."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"how": "viet-du", "items": [{"sentence": "p1.2.lan.1", "after": "Cả 03 đơn vị có mạng LAN."}]}
            ]
        },
    )
    how: Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\x00]*$")] = "tat-ca"
    items: Annotated[list[TakenIn], Field(min_length=1, max_length=200)]


class BasisIn(In):
    """A document of the lookup, and the place in it that is meant."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"document": "45/2020/NĐ-CP", "pinpoint": "Điều 25"}]}
    )
    document: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
    pinpoint: Line = ""
