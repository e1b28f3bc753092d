"""The conversation: a message is kept and answered once; replies can be followed as a stream that is taken up where it broke."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Annotated, Any

from anyio import sleep
from anyio.to_thread import run_sync
from fastapi import APIRouter, Header, Request, status
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.http import schemas as s
from api.http.deps import IDEMPOTENCY_KEY, V1, TalkedPlan, TheHouse, ThePage, TheUser, aware
from api.http.house import House
from api.http.problems import Problem, documented
from assistant.chat import Conversation
from assistant.interview.kept import kept_reply
from assistant.store import GoneError, Message
from corpus.language import clean

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}", tags=["hội thoại"])
Key = Annotated[
    str | None,
    Header(
        **IDEMPOTENCY_KEY, description="mã của tin; gửi lại cùng mã thì nhận lại câu trả lời cũ, không tính hai lần"
    ),
]
LastEvent = Annotated[
    str, Header(alias="Last-Event-ID", max_length=20, description="số của tin cuối đã nhận; nhận tiếp từ sau đó")
]
TICK_S = 0.5
LONGEST_S = 120  # then the client connects again, and whether it may is asked anew


@router.post(
    "/messages",
    status_code=status.HTTP_201_CREATED,
    responses=documented("not-found", "not-allowed", "invalid"),
)
def say(body: s.MessageIn, plan: TalkedPlan, house: TheHouse, user: TheUser, key: Key = None) -> s.ReplyOut:
    """Nói một điều. Trả lời khi đã lưu; các mục được soạn lại sau đó."""
    said = house.store.message_of(plan.id, key) if key else None
    if said is not None and said.text != clean(body.text):
        raise Problem("invalid", "Mã Idempotency-Key này đã dùng cho một tin khác.")
    talk = Conversation(house.store, plan.id, said_by=user.said_by, pack=house.pack)
    return _reply(talk.reply(body.text, key=key or "").as_json())


@router.get("/messages/opening", responses=documented("not-found", "not-allowed"))
def opening(plan: TalkedPlan, house: TheHouse, user: TheUser) -> s.ReplyOut:
    """Lời mở đầu khi vào lại: đang ở đâu, câu hỏi nào đang chờ. Không lưu gì."""
    return _reply(Conversation(house.store, plan.id, said_by=user.said_by, pack=house.pack).open().as_json())


@router.get("/messages", responses=documented("not-found", "not-allowed", "invalid"))
def list_messages(plan: TalkedPlan, house: TheHouse, page: ThePage) -> s.MessagePage:
    """Cuộc trò chuyện, theo thứ tự."""
    found = house.store.messages(plan.id, page.number(), page.limit + 1)
    shown = [_message(message) for message in found[: page.limit]]
    return s.MessagePage(items=shown, next=str(shown[-1].seq) if len(found) > page.limit else None)


@router.get(
    "/events",
    response_class=EventSourceResponse,
    responses=documented("not-found", "not-allowed", "invalid"),
)
async def follow(
    plan: TalkedPlan, house: TheHouse, request: Request, last_event_id: LastEvent = ""
) -> AsyncIterator[ServerSentEvent]:
    """Tin mới (message) và bản soạn mới (draft) của kế hoạch, khi chúng có; nối lại thì nhận tiếp từ tin sau Last-Event-ID."""
    last = int(last_event_id) if last_event_id.isascii() and last_event_id.isdigit() else 0
    told: tuple[int, int, int] | None = None
    until = time.monotonic() + LONGEST_S
    while time.monotonic() < until and not await request.is_disconnected():
        for message in await run_sync(house.store.messages, plan.id, last, 100):
            last = message.seq
            yield ServerSentEvent(data=_message(message).model_dump(mode="json"), event="message", id=str(last))
        try:
            drafted = await run_sync(_drafted, house, plan.id, told)
        except GoneError:  # deleted meanwhile; who connects again is told
            return
        if drafted is not None:
            told = drafted[0]
            yield ServerSentEvent(data=drafted[1], event="draft")
        await sleep(TICK_S)


def _drafted(
    house: House, plan_id: str, told: tuple[int, int, int] | None
) -> tuple[tuple[int, int, int], dict[str, Any]] | None:
    """The draft of the plan's present state, once it is there and was not told yet; until then it is being made.

    Raises GoneError when there is no such plan any more.
    """
    stamp = house.store.stamp(plan_id)
    if not any(stamp):
        raise GoneError.of(plan_id)
    if stamp == told or not house.drafts.ready(plan_id):
        return None
    stamp, draft = house.drafts.get(plan_id)
    errors = sum(finding.severity.value == "error" for finding in draft.findings)
    return stamp, {"etag": '"' + ".".join(map(str, stamp)) + '"', "errors": errors, "findings": len(draft.findings)}


def _message(message: Message) -> s.MessageOut:
    assert message.created is not None
    role: Any = message.role
    reply = s.KeptReplyOut.model_validate(kept_reply(message.data)) if role == "assistant" else None
    return s.MessageOut(seq=message.seq, role=role, text=message.text, created=aware(message.created), reply=reply)


def _reply(reply: dict[str, Any]) -> s.ReplyOut:
    return s.ReplyOut(**reply)
