"""Plans: begun, listed, their heads changed."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response, status

from api.accounts.roles import Action, User, may_with
from api.accounts.service import entry
from api.http import schemas as s
from api.http.deps import (
    IDEMPOTENCY_KEY,
    V1,
    IfMatch,
    Needs,
    SeenPlan,
    TheHouse,
    ThePage,
    TheUser,
    WrittenPlan,
    address_of,
    cursor_of,
    etag,
    expected_version,
)
from api.http.house import House
from api.http.problems import Problem, documented
from api.http.views import framework_out, plan_out, requirement_out
from assistant.answers import parse_answers
from assistant.archive import head_of, import_plan
from assistant.intake import take_in
from assistant.pipeline import plan_id_of
from assistant.plan import Plan
from assistant.reading import Context
from assistant.removal import SettledError, delete_plan
from assistant.store import StaleError
from corpus.errors import InputError
from corpus.units import find_unit

router = APIRouter(prefix=f"{V1}/plans", tags=["kế hoạch"])
Key = Annotated[str | None, Header(**IDEMPOTENCY_KEY, description="mã của lần lập này; gửi lại thì dùng lại mã cũ")]
Creator = Annotated[User, Depends(Needs(Action.CREATE))]
Lister = Annotated[User, Depends(Needs(Action.LIST))]


@router.post("", status_code=status.HTTP_201_CREATED, responses=documented("invalid", "not-allowed"))
def begin_plan(body: s.NewPlan, house: TheHouse, user: Creator, response: Response, key: Key = None) -> s.PlanOut:
    """Bắt đầu một kế hoạch; gửi lại cùng Idempotency-Key thì nhận lại kế hoạch đã lập, không thành hai."""
    unit = find_unit(house.pack, body.unit)
    if not may_with(user, Action.CREATE, unit.name, submitted=False):
        raise Problem("not-allowed", f"Bạn chỉ lập kế hoạch của đơn vị mình ({user.unit}).")
    plan = Plan(
        id=plan_id_of(unit, _period(body), secrets.token_hex(4)),
        unit=unit.name,
        kind=body.kind,
        period=_period(body),
        date=body.date or date.today(),
        place=body.place or unit.place,
        number=body.number,
        signer=_signer(body.signer),
        recipients=tuple(body.recipients),
        said_by=user.said_by,
        created=datetime.now(UTC),
    )
    if key:
        digest = hashlib.sha256(f"{user.name}\n{key}".encode()).hexdigest()
        kept = house.store.plan(house.store.begin_plan(plan, house.pack.info.id, digest))
        if (kept.unit, kept.kind, kept.period) != (plan.unit, plan.kind, plan.period):
            raise Problem("invalid", "Mã Idempotency-Key này đã dùng cho một kế hoạch khác.")
        return with_etag(kept, house, user, response)
    house.store.save_plan(plan, house.pack.info.id)
    return with_etag(plan, house, user, response)


@router.post("/import", status_code=status.HTTP_201_CREATED, responses=documented("invalid", "not-allowed"))
def import_answers(body: s.AnswersFile, house: TheHouse, user: Creator, response: Response) -> s.PlanOut:
    """Lập kế hoạch từ một tệp trả lời (YAML)."""
    answers = parse_answers(body.yaml)
    unit = find_unit(house.pack, answers.unit)
    if not may_with(user, Action.CREATE, unit.name, submitted=False):
        raise Problem("not-allowed", f"Bạn chỉ lập kế hoạch của đơn vị mình ({user.unit}).")
    said_by = answers.said_by or user.said_by
    context = Context(house.pack, unit, answers.kind, answers.period, answers.date, said_by)
    intake = take_in(answers, house.pack.outlines[answers.kind], context)
    plan = Plan(
        id=plan_id_of(unit, answers.period, secrets.token_hex(4)),
        unit=unit.name,
        kind=answers.kind,
        period=answers.period,
        date=answers.date,
        place=answers.place or unit.place,
        number=answers.number,
        signer=tuple(sorted((answers.signer or {}).items())),
        recipients=answers.recipients,
        said_by=said_by,
        created=datetime.now(UTC),
    )
    house.store.save_plan(plan, house.pack.info.id)
    house.store.add_facts(plan.id, intake.facts)
    return with_etag(plan, house, user, response)


@router.post("/archive", status_code=status.HTTP_201_CREATED, responses=documented("invalid", "not-allowed"))
def import_archive(body: s.ArchiveIn, house: TheHouse, user: Creator, response: Response) -> s.PlanOut:
    """Nhập một kế hoạch đã xuất ra JSON, thành kế hoạch mới với mã mới; không ghi đè kế hoạch nào."""
    head = head_of(body.archive)
    unit = find_unit(house.pack, head.unit)
    if not may_with(user, Action.CREATE, unit.name, submitted=False):
        raise Problem("not-allowed", f"Bạn chỉ lập kế hoạch của đơn vị mình ({user.unit}).")
    if head.unit != unit.name:  # whose plan it is must be told as everywhere here
        raise InputError("tên đơn vị trong tệp không phải tên đầy đủ của đơn vị.", remedy=f"Ghi: {unit.name}.")
    fresh = plan_id_of(unit, head.period, secrets.token_hex(4))
    made = import_plan(house.store, body.archive, as_id=fresh, pack=house.pack)
    return with_etag(house.store.plan(made.plan), house, user, response)


@router.get("", responses=documented("invalid", "not-allowed"))
def list_plans(
    house: TheHouse,
    user: Lister,
    page: ThePage,
    unit: Annotated[str, Query(max_length=200, description="chỉ kế hoạch của đơn vị này")] = "",
) -> s.PlanPage:
    """Các kế hoạch được xem, mới nhất trước."""
    wanted = find_unit(house.pack, unit).name if unit else None
    found = house.listed(user, unit=wanted, after=page.after(), limit=page.limit + 1)
    standings = house.standings(user, found)
    shown = [plan_out(plan, standings[plan.id]) for plan in found[: page.limit]]
    more = len(found) > page.limit
    return s.PlanPage(items=shown, next=cursor_of(shown[-1].created, shown[-1].id) if more else None)


@router.get("/{plan_id}", responses=documented("not-found"))
def show_plan(plan: SeenPlan, house: TheHouse, user: TheUser, response: Response) -> s.PlanOut:
    """Phần đầu của kế hoạch."""
    return with_etag(plan, house, user, response)


@router.put("/{plan_id}", responses=documented("not-found", "not-allowed", "conflict", "version-needed", "invalid"))
def change_head(
    body: s.Head, plan: WrittenPlan, house: TheHouse, user: TheUser, response: Response, if_match: IfMatch = None
) -> s.PlanOut:
    """Sửa phần đầu: ngày, địa danh, số, người ký, nơi nhận."""
    changed = replace(
        plan,
        date=body.date,
        place=body.place,
        number=body.number,
        signer=_signer(body.signer),
        recipients=tuple(body.recipients),
    )
    update_head(changed, house, user, if_match, body.model_dump(mode="json"))
    return with_etag(house.store.plan(plan.id), house, user, response)


@router.delete(
    "/{plan_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=documented("not-found", "not-allowed", "conflict", "version-needed", "invalid"),
)
def remove_plan(plan: WrittenPlan, house: TheHouse, user: TheUser, request: Request, if_match: IfMatch = None) -> None:
    """Xóa hẳn một kế hoạch chưa gửi thẩm định, chưa duyệt, cùng mọi thứ thuộc về nó; việc xóa ghi vào nhật ký."""
    deed = entry(user.name, "plan deleted", plan.id, address_of(request))
    try:
        delete_plan(house.store, plan.id, expected=expected_version(if_match, plan.revision), also=deed)
    except SettledError as error:
        raise Problem("conflict", error.told) from error
    except StaleError as error:
        now = house.store.plan(plan.id)
        theirs = head_out(now, house, user).model_dump(mode="json")
        raise Problem("conflict", error.told, theirs=theirs, etag=etag(now.revision)) from error
    house.drafts.forget(plan.id)


@router.get("/{plan_id}/framework", responses=documented("not-found"))
def show_framework(plan: SeenPlan, house: TheHouse) -> s.FrameworkOut:
    """Khung của kế hoạch này: các mục và các câu hỏi."""
    unit = find_unit(house.pack, plan.unit)
    return framework_out(house.pack.outlines[plan.kind], house.pack, unit, plan)


@router.get("/{plan_id}/framework/{requirement}", responses=documented("not-found"))
def show_requirement(requirement: str, plan: SeenPlan, house: TheHouse) -> s.RequirementOut:
    """Một câu hỏi của khung."""
    found = house.pack.outlines[plan.kind].by_id.get(requirement)
    if found is None:
        raise Problem("not-found", "Khung của kế hoạch này không có mã yêu cầu đó.")
    return requirement_out(found, house.pack, find_unit(house.pack, plan.unit))


def update_head(changed: Plan, house: House, user: User, if_match: str | None, yours: object) -> None:
    """Keep a changed head, unless another one was kept since its author looked. Raises Problem with both."""
    try:
        house.store.update_plan(changed, expected=expected_version(if_match, changed.revision))
    except StaleError as error:
        now = house.store.plan(changed.id)
        theirs = head_out(now, house, user).model_dump(mode="json")
        raise Problem("conflict", error.told, theirs=theirs, yours=yours, etag=etag(now.revision)) from error


def head_out(plan: Plan, house: House, user: User) -> s.PlanOut:
    """The head with where the plan stands."""
    return plan_out(plan, house.standings(user, [plan])[plan.id])


def with_etag(plan: Plan, house: House, user: User, response: Response) -> s.PlanOut:
    """The same, and its version in the headers."""
    response.headers["ETag"] = etag(plan.revision)
    return head_out(plan, house, user)


def _signer(signer: s.Signer) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, text) for name, text in signer.model_dump().items() if text))


def _period(body: s.NewPlan) -> tuple[int, int]:
    if body.kind == "annual":
        if body.year is None:
            raise InputError("kế hoạch năm cần trường year.", remedy='Ví dụ: "year": 2021.')
        return body.year, body.year
    first, last = body.period or (2021, 2025)
    if not 0 < last - first < 10:
        raise InputError("giai đoạn không hợp lệ.", remedy='Ví dụ: "period": [2021, 2025].')
    return first, last
