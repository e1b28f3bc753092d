"""The conversation."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.http.schemas.base import In, Words


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
    attached: str = Field("", description="tên tệp mà tin này nói đến; các mục của tệp ở /attachments/{seq}")


class KeptReplyOut(BaseModel):
    """A reply of the past in parts, as it was shown."""

    understood: list[UnderstoodOut] = []
    notes: list[str] = []
    question: QuestionOut | None = None
    attached: str = ""


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


class SuggestionOut(BaseModel):
    """What a piece of a file may be kept as. `sure`: offered as chosen; `state`: taken (it is in the plan), other (another answer
    stands there: `now`), open."""

    number: int
    requirement: str
    name: str
    words: str
    place: str = Field(examples=["bảng 2, dòng 3"])
    lines: list[str]
    doubts: list[str]
    table: bool = Field(False, description="đọc từ ô của bảng; words chỉ nối các ô lại")
    sure: bool
    state: Literal["open", "taken", "other"]
    now: str = ""


class AttachmentOut(BaseModel):
    """A file that was attached, as it was read."""

    seq: int
    name: str
    items: list[SuggestionOut]


class ChosenIn(In):
    """Which suggestions of the file to keep, by number."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"chosen": [1, 2, 5]}]})
    chosen: list[Annotated[int, Field(ge=1, le=1000)]] = Field(min_length=1, max_length=200)
