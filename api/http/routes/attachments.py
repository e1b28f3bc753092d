"""Files attached to the conversation: read beside the server, what they may tell taken by a person."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Path, Response, status

from api.accounts.roles import User
from api.http import schemas as s
from api.http.deps import V1, FileContent, FileName, TalkedPlan, TheHouse, TheUser
from api.http.house import House
from api.http.jobs import Made, Tell, Work
from api.http.problems import Problem, documented
from api.http.routes.jobs import job_out
from api.http.routes.messages import Key
from assistant.attached import SUFFIXES
from assistant.chat import Conversation
from assistant.intake import PROJECTS
from assistant.plan import Plan
from corpus.errors import InputError
from corpus.language import clean

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}/attachments", tags=["hội thoại"])
Seq = Annotated[int, Path(ge=1, le=999_999_999, examples=[12])]


@router.post(
    "",
    status_code=status.HTTP_202_ACCEPTED,
    responses=documented("not-found", "not-allowed", "media-type", "invalid"),
)
def attach(
    name: FileName, content: FileContent, plan: TalkedPlan, house: TheHouse, user: TheUser, response: Response
) -> s.JobOut:
    """Đính kèm một tệp: đọc ở phía sau, kết quả thành tin của cuộc trò chuyện. Không mục nào vào kế hoạch khi chưa có người nhận."""
    name = clean(name)
    if f".{name.rpartition('.')[2].lower()}" not in SUFFIXES:
        raise Problem("media-type", f"Loại tệp không nhận; nhận {', '.join(SUFFIXES)}.")
    job = house.jobs.start("attach", user.name, _reading(name, content, plan, house, user), plan_id=plan.id, name=name)
    response.headers["Location"] = f"{V1}/jobs/{job.id}"
    return job_out(job)


@router.get("/{seq}", responses=documented("not-found", "not-allowed"))
def show_attachment(seq: Seq, plan: TalkedPlan, house: TheHouse, user: TheUser) -> s.AttachmentOut:
    """Các mục có thể ghi từ tệp mà tin này nói đến, và mục nào đã ở trong kế hoạch."""
    talk = _talk(plan, house, user)
    try:
        found = talk.attachment(seq)
    except InputError as error:
        raise Problem("not-found", error.told) from error
    outline = house.pack.outlines[plan.kind]
    items = []
    state: Any
    for number, (each, (state, now)) in enumerate(zip(found.suggestions, talk.standings(found), strict=True), 1):
        name = "dự án" if each.requirement == PROJECTS else outline.by_id[each.requirement].label
        items.append(
            s.SuggestionOut(
                number=number,
                requirement=each.requirement,
                name=name,
                words=each.words,
                place=each.place,
                lines=list(each.lines),
                doubts=list(each.doubts),
                table=bool(each.rows),
                sure=each.sure,
                state=state,
                now=now,
            )
        )
    return s.AttachmentOut(seq=seq, name=found.name, items=items)


@router.post(
    "/{seq}/take",
    status_code=status.HTTP_201_CREATED,
    responses=documented("not-found", "not-allowed", "invalid"),
)
def take(seq: Seq, body: s.ChosenIn, plan: TalkedPlan, house: TheHouse, user: TheUser, key: Key = None) -> s.ReplyOut:
    """Ghi các mục đã chọn của tệp vào kế hoạch; mỗi số liệu ghi rõ tệp và chỗ trong tệp."""
    talk = _talk(plan, house, user)
    try:
        talk.attachment(seq)
    except InputError as error:
        raise Problem("not-found", error.told) from error
    return s.ReplyOut(**talk.take(seq, body.chosen, key=key or "").as_json())


def _talk(plan: Plan, house: House, user: User) -> Conversation:
    return Conversation(house.store, plan.id, said_by=user.said_by, pack=house.pack)


def _reading(name: str, content: bytes, plan: Plan, house: House, user: User) -> Work:
    def work(tell: Tell) -> Made:
        reply = _talk(plan, house, user).attach(name, content, tell)
        return Made(json.dumps({"seq": reply.seq}).encode(), "application/json", name)

    return work
