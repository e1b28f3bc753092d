"""The life of a plan: submitted, reviewed, approved, registered; its frozen versions; questions given to people."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response, status

from api.accounts.roles import Role, User
from api.http import schemas as s
from api.http.deps import (
    V1,
    ApprovedPlan,
    FrozenPlan,
    IfMatch,
    NumberedPlan,
    ReviewedPlan,
    SeenPlan,
    SubmittedPlan,
    TheHouse,
    TheUser,
    address_of,
    aware,
    expected_version,
)
from api.http.documents import document_of, findings_out
from api.http.house import House
from api.http.problems import Problem, documented
from api.http.routes.exports import WORD, word_response
from assistant import life
from assistant.plan import Document, Plan
from corpus.errors import InputError

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}", tags=["vòng đời"])
Seq = Annotated[int, Path(ge=1, le=1_000_000)]
Requirement = Annotated[str, Path(max_length=80, examples=["p1.2.computers"])]
Person = Annotated[str, Path(max_length=80, pattern=r"^[\w.@-]+$", examples=["lan.stp"])]
STEP = documented("not-found", "not-allowed", "conflict", "invalid")


@router.get("/life", responses=documented("not-found", "not-allowed"))
def show_life(plan: FrozenPlan, house: TheHouse) -> s.LifeOut:
    """Kế hoạch đang ở bước nào, đã qua những bước nào."""
    return s.LifeOut(
        status=house.life.status(plan.id), items=[event_out(event) for event in house.life.events(plan.id)]
    )


@router.post("/life/submit", status_code=status.HTTP_201_CREATED, responses=STEP)
def submit(body: s.NoteIn, plan: SubmittedPlan, house: TheHouse, user: TheUser, request: Request) -> s.EventOut:
    """Gửi thẩm định: nội dung lúc này được giữ nguyên cho người thẩm định xem."""
    return _step(life.SUBMITTED, body.note, plan, house, user, request, freeze=True)


@router.post("/life/approve", status_code=status.HTTP_201_CREATED, responses=STEP)
def approve(body: s.NoteIn, plan: ApprovedPlan, house: TheHouse, user: TheUser, request: Request) -> s.EventOut:
    """Lãnh đạo duyệt: nội dung lúc này thành bản được duyệt, không đổi nữa."""
    _, result = house.drafts.get(plan.id)
    if result.errors:
        raise Problem("conflict", f"Còn {len(result.errors)} lỗi nên chưa duyệt được.")
    return _step(life.APPROVED, body.note, plan, house, user, request, freeze=True)


@router.post("/life/return", status_code=status.HTTP_201_CREATED, responses=STEP)
def send_back(body: s.NoteIn, plan: ApprovedPlan, house: TheHouse, user: TheUser, request: Request) -> s.EventOut:
    """Lãnh đạo trả lại để sửa, kèm ý kiến."""
    return _step(life.RETURNED, _said(body), plan, house, user, request)


@router.post("/life/opinion", status_code=status.HTTP_201_CREATED, responses=STEP)
def give_opinion(body: s.NoteIn, plan: ReviewedPlan, house: TheHouse, user: TheUser, request: Request) -> s.EventOut:
    """Ý kiến thẩm định về bản đã gửi."""
    return _step(life.OPINION, _said(body), plan, house, user, request)


@router.post("/life/more", status_code=status.HTTP_201_CREATED, responses=STEP)
def ask_for_more(body: s.NoteIn, plan: ReviewedPlan, house: TheHouse, user: TheUser, request: Request) -> s.EventOut:
    """Yêu cầu đơn vị bổ sung."""
    return _step(life.MORE, _said(body), plan, house, user, request)


@router.post(
    "/life/register",
    status_code=status.HTTP_201_CREATED,
    responses=documented("not-found", "not-allowed", "conflict", "version-needed", "invalid"),
)
def register(
    body: s.RegistrationIn,
    plan: NumberedPlan,
    house: TheHouse,
    user: TheUser,
    request: Request,
    if_match: IfMatch = None,
) -> s.EventOut:
    """Văn thư ghi số, ngày của bản đã ký; có ở cả phần chính và các phụ lục."""
    if not house.life.last_frozen(plan.id, life.APPROVED):
        raise Problem("conflict", "Kế hoạch chưa được duyệt nên chưa ghi số.")
    changed = replace(plan, number=body.number, date=body.date)
    house.store.update_plan(changed, expected=expected_version(if_match, plan.revision))
    note = f"Số {body.number}, ngày {body.date.day}/{body.date.month}/{body.date.year}"
    return _step(life.REGISTERED, note, plan, house, user, request)


@router.get("/versions/{seq}", responses=documented("not-found", "not-allowed"))
def show_version(seq: Seq, plan: FrozenPlan, house: TheHouse, user: TheUser, request: Request) -> s.FrozenOut:
    """Bản đã gửi hoặc đã duyệt, đúng như lúc đó."""
    event, frozen = _frozen(seq, plan, house)
    _read_by_another(plan, house, user, request)
    outline = house.pack.outlines[plan.kind]
    return s.FrozenOut(
        event=event_out(event),
        document=document_of(_shown(event, frozen, plan, house), {}),
        findings=findings_out(frozen.findings, outline),
        totals=frozen.totals,
    )


@router.get(
    "/versions/{seq}/word",
    response_class=Response,
    responses=documented("not-found", "not-allowed", more={200: {"content": {WORD: {}}, "description": "Tệp Word"}}),
)
def version_as_word(seq: Seq, plan: FrozenPlan, house: TheHouse, user: TheUser, request: Request) -> Response:
    """Bản đã gửi hoặc đã duyệt, thành tệp Word."""
    event, frozen = _frozen(seq, plan, house)
    house.accounts.note(user.name, "export", plan.id, address_of(request))
    return word_response(_shown(event, frozen, plan, house), f"{plan.id}-{seq}")


@router.get("/given", responses=documented("not-found", "not-allowed"))
def list_given(plan: SeenPlan, house: TheHouse, user: TheUser) -> s.GivenList:
    """Câu hỏi đã giao cho đầu mối số liệu; đầu mối chỉ thấy câu của mình."""
    by_id = house.pack.outlines[plan.kind].by_id
    found = house.life.given(plan.id, user.name if user.role is Role.SOURCE else None)
    if user.role is Role.REVIEWER:
        found = []
    return s.GivenList(
        items=[s.GivenOut(requirement=id_, person=person, ask=by_id[id_].ask) for id_, person in found if id_ in by_id]
    )


@router.put(
    "/given/{requirement}/{person}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=documented("not-found", "not-allowed", "invalid"),
)
def give(requirement: Requirement, person: Person, plan: SubmittedPlan, house: TheHouse, user: TheUser) -> None:
    """Giao một câu hỏi cho một đầu mối số liệu của đơn vị."""
    if requirement not in house.pack.outlines[plan.kind].by_id:
        raise Problem("not-found", "Khung của kế hoạch này không có mã yêu cầu đó.")
    try:
        account = house.accounts.find(person)
    except InputError as error:
        raise Problem("not-found", "Đơn vị không có đầu mối số liệu này.") from error
    if account.unit != plan.unit or account.role is not Role.SOURCE:
        raise Problem("not-found", "Đơn vị không có đầu mối số liệu này.")
    house.life.give(plan.id, requirement, person, user.name)


@router.delete(
    "/given/{requirement}/{person}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=documented("not-found", "not-allowed"),
)
def take_back(requirement: Requirement, person: Person, plan: SubmittedPlan, house: TheHouse) -> None:
    """Thôi giao một câu hỏi."""
    if not house.life.take_back(plan.id, requirement, person):
        raise Problem("not-found", "Câu hỏi này chưa giao cho người đó.")


def event_out(event: life.Event) -> s.EventOut:
    values = {name: value for name, value in asdict(event).items() if name not in ("at", "facts")}
    return s.EventOut(**values, at=aware(event.at))


def _step(
    kind: str, note: str, plan: Plan, house: House, user: User, request: Request, *, freeze: bool = False
) -> s.EventOut:
    result = house.drafts.get(plan.id)[1] if freeze else None
    event = house.life.add(plan.id, kind, user.name, note, result=result)
    house.accounts.note(user.name, kind, plan.id, address_of(request))
    return event_out(event)


def _said(body: s.NoteIn) -> str:
    if not body.note.strip():
        raise InputError("chưa ghi ý kiến.", remedy="Ghi điều cần sửa hoặc bổ sung vào note.")
    return body.note


def _frozen(seq: int, plan: Plan, house: House) -> tuple[life.Event, life.Frozen]:
    event = next((event for event in house.life.events(plan.id) if event.seq == seq and event.frozen), None)
    if event is None:
        raise Problem("not-found", "Kế hoạch không có bản lưu này.")
    return event, house.life.frozen(plan.id, seq)


def _shown(event: life.Event, frozen: life.Frozen, plan: Plan, house: House) -> Document:
    """An approved text carries the number and date entered since; one that was approved before the last keeps its own."""
    events = house.life.events(plan.id)
    last = max((e.seq for e in events if e.kind == life.APPROVED), default=0)
    entered = event.seq == last and any(e.kind == life.REGISTERED and e.seq > last for e in events)
    if entered:
        return life.registered(frozen.document, plan.number, plan.date)
    return replace(frozen.document, draft=event.kind != life.APPROVED)


def _read_by_another(plan: Plan, house: House, user: User, request: Request) -> None:
    if user.role is Role.REVIEWER:
        house.accounts.note(user.name, "read", plan.id, address_of(request))
