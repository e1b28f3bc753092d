"""The shapes of the API: what goes in and what comes out, with examples."""

from __future__ import annotations

import datetime as dt
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Line = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000, pattern=r"^[^\x00]*$")]
Year = Annotated[int, Field(ge=2000, le=2100)]
Kind = Literal["five_year", "annual"]
State = Literal["not_asked", "missing", "drafted", "to_fix", "passed"]


class In(BaseModel):
    """A body: an unknown field is an error."""

    model_config = ConfigDict(extra="forbid")


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


class SpanOut(BaseModel):
    """A piece of a sentence; `refs`: facts (f12), project rows (project:p1), or document and pinpoint."""

    text: str
    kind: Literal["literal", "value", "words", "citation", "gap"]
    refs: list[str]


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
    """A result of a check; `requirement` and `section` say where to go, when they are known."""

    rule: str
    severity: Literal["error", "warning", "info"]
    where: str
    message: str
    hint: str
    basis: str
    requirement: str = ""
    section: str = ""
    row: str = ""


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


class NoteIn(In):
    """What is said with a step in the life of a plan."""

    note: Annotated[str, StringConstraints(max_length=5000, pattern=r"^[^\x00]*$")] = ""


class RegistrationIn(In):
    """What the văn thư enters after signing."""

    number: Annotated[str, StringConstraints(min_length=1, max_length=20, pattern=r"^\d[\w/-]*$")] = Field(
        examples=["15"]
    )
    date: dt.date


class EventOut(BaseModel):
    """A step in the life of a plan; `frozen`: its text is kept and can be read at versions/{seq}."""

    seq: int
    kind: Literal["submitted", "opinion", "more", "approved", "returned", "registered"]
    at: datetime
    who: str
    note: str
    frozen: bool


class LifeOut(BaseModel):
    """Where a plan stands and how it came there."""

    status: str
    items: list[EventOut]


class FrozenOut(BaseModel):
    """A plan as it was submitted or approved."""

    event: EventOut
    document: DocumentOut
    findings: list[FindingOut]
    totals: dict[str, Any]


class GivenOut(BaseModel):
    """A question given to a person."""

    requirement: str
    person: str
    ask: str


class GivenList(BaseModel):
    """Questions given to people."""

    items: list[GivenOut]


Name = Annotated[str, StringConstraints(min_length=2, max_length=80, pattern=r"^[\w.@-]+$")]
Password = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class SignIn(In):
    """Name and password."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    password: Password


class SessionOut(BaseModel):
    """Who is signed in, and what their role may do. `accounts` false: a server of one user."""

    accounts: bool
    name: str
    unit: str
    role: str = Field(examples=["soan-thao"])
    title: str = Field(examples=["soạn thảo"])
    actions: list[str]


class NewPassword(In):
    """The old one proves that it is you."""

    old: Password
    new: Password


class TokenIn(In):
    """A token for a program."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00]*$")]
    days: Annotated[int, Field(ge=1, le=365)] = 90


class TokenOut(BaseModel):
    """A token; its secret is told only when it is made."""

    id: int
    name: str
    created: datetime
    expires: datetime


class TokenMade(BaseModel):
    """A new token with its secret, told this once."""

    id: int
    secret: str


class TokensOut(BaseModel):
    """The person's own tokens."""

    items: list[TokenOut]


AccountRole = Literal["soan-thao", "dau-moi", "lanh-dao", "van-thu", "tham-dinh", "quan-tri"]


class AccountIn(In):
    """A new account; thẩm định and quản trị belong to no unit."""

    name: Name
    unit: Annotated[str, StringConstraints(max_length=200)] = ""
    role: AccountRole
    password: Password


class AccountChange(In):
    """What of an account is to change."""

    active: bool | None = None
    password: Password | None = None


class AccountOut(BaseModel):
    """An account."""

    name: str
    unit: str
    role: str
    title: str
    active: bool
    created: datetime


class AccountsOut(BaseModel):
    """All accounts by name."""

    items: list[AccountOut]


class AuditOut(BaseModel):
    """A line of the audit trail."""

    seq: int
    at: datetime
    who: str
    what: str
    target: str
    address: str


class AuditPage(BaseModel):
    """The audit trail, the newest first."""

    items: list[AuditOut]
    next: str | None = None


class MessageIn(In):
    """What a person says."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"text": "62 máy tính, 58 cán bộ"}]})
    text: Words


class UnderstoodOut(BaseModel):
    """How one requirement's answer was understood, in lines to show."""

    requirement: str
    name: str
    lines: list[str]
    standing: str
    doubts: list[str]
    leftover: list[str]


class PartOut(BaseModel):
    """A part of a question that waits."""

    requirement: str
    name: str


class QuestionOut(BaseModel):
    """The question that waits. `number` of `count`: which one it is; 0: it is not put again by this reply."""

    id: str
    ask: str
    number: int = 0
    count: int = 0
    named: list[str] = Field([], description="những gì khung nêu tên cho đơn vị")
    example: str
    help: str
    section: str
    parts: list[PartOut]


class ReplyOut(BaseModel):
    """A reply: `text` is the whole; the rest is the same in parts. `quick`: answers to offer as buttons. `action`: what the
    page has to do: view:<section>, export:<file>, stop."""

    plan: str
    text: str
    understood: list[UnderstoodOut]
    notes: list[str]
    question: QuestionOut | None
    quick: list[str]
    progress: dict[str, Any]
    action: str
    seq: int


class KeptReplyOut(BaseModel):
    """A reply of the past in parts, as it was shown."""

    understood: list[UnderstoodOut] = []
    notes: list[str] = []
    question: QuestionOut | None = None


class MessageOut(BaseModel):
    """A message of the conversation; `reply`: the assistant's in parts."""

    seq: int
    role: Literal["user", "assistant"]
    text: str
    created: datetime
    reply: KeptReplyOut | None = None


class MessagePage(BaseModel):
    """Some messages in order; `next` is the cursor of the page after."""

    items: list[MessageOut]
    next: str | None = None


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
