"""The life of a plan: submitted, reviewed, approved, registered; its frozen versions; questions given to people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response, status

from api.accounts.roles import Action, Role, User
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
    etag,
)
from api.http.documents import document_of, findings_out
from api.http.house import House
from api.http.problems import Problem, documented
from api.http.routes.exports import WORD, Part, word_response
from api.http.routes.plans import update_head
from assistant import life
from assistant.pipeline import Result, apart_from_restricted
from assistant.plan import Document, Plan
from corpus.errors import InputError
from corpus.language import format_date

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}", tags=["vòng đời"])
Seq = Annotated[int, Path(ge=1, le=1_000_000)]
Requirement = Annotated[str, Path(max_length=80, examples=["p1.2.computers"])]
Person = Annotated[str, Path(max_length=80, pattern=r"^[\w.@-]+$", examples=["lan.stp"])]
STEPS = {  # by the last part of their address
    "submit": (life.SUBMITTED, Action.SUBMIT),
    "opinion": (life.OPINION, Action.REVIEW),
    "more": (life.MORE, Action.REVIEW),
    "approve": (life.APPROVED, Action.APPROVE),
    "return": (life.RETURNED, Action.APPROVE),
    "register": (life.REGISTERED, Action.NUMBER),
}
NOT_NOW = {
    life.SUBMITTED: "Nội dung này đã gửi thẩm định, từ đó chưa sửa gì.",
    life.MORE: "Kế hoạch đã duyệt; chỉ yêu cầu bổ sung được khi đơn vị gửi lại.",
    life.APPROVED: "Nội dung này đã duyệt, từ đó chưa sửa gì.",
    life.RETURNED: "Bản đã ghi số không trả lại được.",
    life.REGISTERED: "Kế hoạch chưa được duyệt, hoặc đã trả lại để sửa, nên chưa ghi số.",
}
STEP = documented("not-found", "not-allowed", "conflict", "invalid")


@router.get("/life", responses=documented("not-found", "not-allowed"))
def show_life(plan: FrozenPlan, house: TheHouse, user: TheUser) -> s.LifeOut:
    """Kế hoạch đang ở bước nào, đã qua những bước nào; người thẩm định không thấy việc nội bộ của đơn vị."""
    stage = house.standings(user, [plan])[plan.id]
    seen = [_as_seen(event, user) for event in house.life.events(plan.id) if _sees(event, user)]
    may = house.life.next_kinds(plan.id, house.store.stamp(plan.id))
    steps: list[Any] = [
        step for step, (kind, action) in STEPS.items() if kind in may and house.allows(user, action, plan)
    ]
    return s.LifeOut(
        status=stage.status, revised=stage.revised, steps=steps, items=[event_out(event) for event in seen]
    )


@router.post("/life/submit", status_code=status.HTTP_201_CREATED, responses=STEP)
def submit(
    body: s.NoteIn, plan: SubmittedPlan, house: TheHouse, user: TheUser, request: Request, if_match: IfMatch = None
) -> s.EventOut:
    """Gửi thẩm định: nội dung lúc này được giữ nguyên cho người thẩm định xem. If-Match: ETag của văn bản đã đọc."""
    _open_to(life.SUBMITTED, plan, house)
    drafted = _as_read(plan, house, if_match)
    return _step(life.SUBMITTED, body.note, plan, house, user, request, drafted=drafted)


@router.post("/life/approve", status_code=status.HTTP_201_CREATED, responses=STEP)
def approve(
    body: s.NoteIn, plan: ApprovedPlan, house: TheHouse, user: TheUser, request: Request, if_match: IfMatch = None
) -> s.EventOut:
    """Lãnh đạo duyệt: nội dung lúc này thành bản được duyệt, không đổi nữa; sửa tiếp là bản thảo mới.

    If-Match: ETag của văn bản đã đọc; có người sửa sau đó thì 409.
    """
    _open_to(life.APPROVED, plan, house)
    drafted = _as_read(plan, house, if_match)
    if drafted[1].errors:
        raise Problem("conflict", f"Còn {len(drafted[1].errors)} lỗi nên chưa duyệt được.")
    return _step(life.APPROVED, body.note, plan, house, user, request, drafted=drafted)


@router.post("/life/return", status_code=status.HTTP_201_CREATED, responses=STEP)
def send_back(body: s.NoteIn, plan: ApprovedPlan, house: TheHouse, user: TheUser, request: Request) -> s.EventOut:
    """Lãnh đạo trả lại để sửa, kèm ý kiến."""
    note = _said(body)
    _open_to(life.RETURNED, plan, house)
    return _step(life.RETURNED, note, plan, house, user, request)


@router.post("/life/opinion", status_code=status.HTTP_201_CREATED, responses=STEP)
def give_opinion(body: s.NoteIn, plan: ReviewedPlan, house: TheHouse, user: TheUser, request: Request) -> s.EventOut:
    """Ý kiến thẩm định về bản đã gửi."""
    return _step(life.OPINION, _said(body), plan, house, user, request)


@router.post("/life/more", status_code=status.HTTP_201_CREATED, responses=STEP)
def ask_for_more(body: s.NoteIn, plan: ReviewedPlan, house: TheHouse, user: TheUser, request: Request) -> s.EventOut:
    """Yêu cầu đơn vị bổ sung."""
    note = _said(body)
    _open_to(life.MORE, plan, house)
    return _step(life.MORE, note, plan, house, user, request)


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
    _open_to(life.REGISTERED, plan, house)
    changed = replace(plan, number=body.number, date=body.date)
    update_head(changed, house, user, if_match, body.model_dump(mode="json"))
    note = f"Số {body.number}, ngày {format_date(body.date)}"
    return _step(life.REGISTERED, note, plan, house, user, request, registration=(body.number, body.date))


@router.get("/versions/{seq}", responses=documented("not-found", "not-allowed"))
def show_version(seq: Seq, plan: FrozenPlan, house: TheHouse, user: TheUser, request: Request) -> s.FrozenOut:
    """Bản đã gửi hoặc đã duyệt, đúng như lúc đó."""
    event, frozen = _frozen(seq, plan, house, user)
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
    responses=documented(
        "not-found", "not-allowed", "invalid", more={200: {"content": {WORD: {}}, "description": "Tệp Word"}}
    ),
)
def version_as_word(
    seq: Seq, plan: FrozenPlan, house: TheHouse, user: TheUser, request: Request, part: Part = "all"
) -> Response:
    """Bản đã gửi hoặc đã duyệt, thành tệp Word; phụ lục lưu hành hạn chế tách riêng được."""
    event, frozen = _frozen(seq, plan, house, user)
    document = _shown(event, frozen, plan, house)
    if part != "all":
        document = apart_from_restricted(document)[part == "restricted"]
    house.accounts.note(user.name, "export", plan.id, address_of(request))
    return word_response(document, f"{plan.id}-{seq}")


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
    names = ("seq", "kind", "who", "note", "frozen")
    return s.EventOut(**{name: getattr(event, name) for name in names}, at=aware(event.at))


def _step(
    kind: str,
    note: str,
    plan: Plan,
    house: House,
    user: User,
    request: Request,
    *,
    drafted: tuple[life.Stamp, Result] | None = None,
    registration: tuple[str, date] | None = None,
) -> s.EventOut:
    event = house.life.add(plan.id, kind, user.name, note, drafted=drafted, registration=registration)
    house.accounts.note(user.name, kind, plan.id, address_of(request))
    return event_out(event)


def _open_to(kind: str, plan: Plan, house: House) -> None:
    """Raises Problem where that may not happen to the plan as it stands."""
    if kind not in house.life.next_kinds(plan.id, house.store.stamp(plan.id)):
        raise Problem("conflict", NOT_NOW[kind], etag=etag(*house.store.stamp(plan.id)))


def _as_read(plan: Plan, house: House, if_match: str | None) -> tuple[life.Stamp, Result]:
    """The draft of now. Raises Problem unless it is what the person read, where they say what that was."""
    stamp = house.store.stamp(plan.id)
    seen = if_match is None or if_match.strip().removeprefix("W/") == etag(*stamp)
    if seen and _numbered_before(plan, stamp, house):  # a new text has no number yet
        house.store.update_plan(replace(plan, number=""), expected=stamp[0])
        stamp = (stamp[0] + 1, *stamp[1:])
    now, result = house.drafts.whole(plan.id)
    if not seen or (if_match is not None and now != stamp):
        raise Problem("conflict", "Kế hoạch vừa được sửa. Đọc bản mới rồi làm lại.", etag=etag(*now))
    return now, result


def _numbered_before(plan: Plan, stamp: life.Stamp, house: House) -> bool:
    """Is the plan's number that of a text which was approved, and changed since?"""
    approved = house.life.approval(plan.id)
    entered = house.life.registration(plan.id, approved.seq) if approved else None
    return entered is not None and plan.number == entered.number and bool(house.life.revised({plan.id: stamp}))


def _said(body: s.NoteIn) -> str:
    if not body.note.strip():
        raise InputError("chưa ghi ý kiến.", remedy="Ghi điều cần sửa hoặc bổ sung vào note.")
    return body.note


def _sees(event: life.Event, user: User) -> bool:
    return user.role is not Role.REVIEWER or event.kind in life.OUTSIDE


def _as_seen(event: life.Event, user: User) -> life.Event:
    """A reviewer reads what was submitted, and hears that it was approved."""
    if user.role is Role.REVIEWER and event.kind == life.APPROVED:
        return replace(event, note="", frozen=False)
    return event


def _frozen(seq: int, plan: Plan, house: House, user: User) -> tuple[life.Event, life.Frozen]:
    seen = (_as_seen(event, user) for event in house.life.events(plan.id) if event.seq == seq)
    event = next((event for event in seen if event.frozen), None)
    if event is None:
        raise Problem("not-found", "Kế hoạch không có bản lưu này.")
    return event, house.life.frozen(plan.id, seq)


def _shown(event: life.Event, frozen: life.Frozen, plan: Plan, house: House) -> Document:
    """An approved text carries the number and date that were entered for it."""
    if event.kind == life.APPROVED and (entered := house.life.registration(plan.id, event.seq)):
        number, day = (entered.number, entered.dated) if entered.dated else (plan.number, plan.date)
        return life.registered(frozen.document, number, day)
    return replace(frozen.document, draft=event.kind != life.APPROVED)


def _read_by_another(plan: Plan, house: House, user: User, request: Request) -> None:
    if user.role is Role.REVIEWER:
        house.accounts.note(user.name, "read", plan.id, address_of(request))
