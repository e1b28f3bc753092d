"""What routes ask for: the house, who asks, a plan that they may work with, pages, versions."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Body, Depends, Header, Path, Query, Request
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from api.accounts.roles import OWNER, Action, User, may
from api.http.drafts import Draft, Stamp
from api.http.guard import SAFE
from api.http.house import House
from api.http.problems import Problem
from assistant.plan import Plan
from corpus.errors import InputError

V1 = "/api/v1"  # stands before every route, whole in each pattern, so that logs and metrics name it
NO_PLAN = "Không có kế hoạch này, hoặc bạn không được xem."
PlanId = Annotated[str, Path(max_length=120, pattern=r"^[\w.-]+$", examples=["so-tu-phap-2021-2025-3f9a1c2b"])]


async def house_of(request: Request) -> House:
    house: House = request.app.state.house
    return house


TheHouse = Annotated[House, Depends(house_of)]


_COOKIE = APIKeyCookie(name="kehoach", auto_error=False, description="phiên đăng nhập trên trang web")
_BEARER = HTTPBearer(auto_error=False, description="mã cá nhân cho chương trình")


def cookie_name(house: House) -> str:
    return "__Host-kehoach" if house.settings.https else "kehoach"


def current_user(
    request: Request,
    house: TheHouse,
    _cookie: Annotated[str | None, Depends(_COOKIE)],
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
) -> User:
    """Whoever asks; the one user of a server without accounts. Raises Problem for who is not signed in."""
    user = _who(request, house, bearer) if house.accounts.exist() else OWNER
    if user is None:
        headers = {"WWW-Authenticate": "Bearer"}
        raise Problem("not-signed-in", "Đăng nhập để tiếp tục; những gì đã lưu vẫn còn.", headers=headers)
    request.state.who = user.name
    return user


def _who(request: Request, house: House, bearer: HTTPAuthorizationCredentials | None) -> User | None:
    if bearer is not None:
        return house.accounts.by_token(bearer.credentials)
    secret = request.cookies.get(cookie_name(house))
    if not secret:
        return None
    # A browser says where a request comes from; one with a cookie that does not say is no browser of ours.
    if request.method not in SAFE and not ({"origin", "sec-fetch-site"} & set(request.headers)):
        raise Problem(
            "not-allowed", "Yêu cầu bằng cookie phải đến từ trang của máy chủ này; chương trình dùng mã cá nhân."
        )
    return house.accounts.by_session(secret)


TheUser = Annotated[User, Depends(current_user)]


class Needs:
    """A dependency that lets through who may do `action`; with a plan in the path, with that plan.

    A plan that may not be seen is not found: nobody learns which ids there are.
    """

    def __init__(self, action: Action) -> None:
        self.action = action

    def __call__(self, user: TheUser) -> User:
        if not may(user, self.action):
            raise Problem("not-allowed", "Vai trò của bạn không làm việc này.")
        return user


class NeedsPlan:
    """The same for a plan named in the path; gives the plan."""

    def __init__(self, action: Action) -> None:
        self.action = action

    def __call__(self, user: TheUser, house: TheHouse, plan_id: PlanId) -> Plan:
        if not may(user, self.action) and not may(user, Action.SEE):
            raise Problem("not-allowed", "Vai trò của bạn không làm việc này.")
        try:
            plan = house.store.plan(plan_id)
        except InputError as error:
            raise Problem("not-found", NO_PLAN) from error
        if house.allows(user, self.action, plan):
            return plan
        if house.allows(user, Action.SEE, plan):
            raise Problem("not-allowed", "Vai trò của bạn không làm việc này.")
        raise Problem("not-found", NO_PLAN)


def plan_for(action: Action) -> Any:
    """`Annotated[Plan, plan_for(Action.READ)]`."""
    return Depends(NeedsPlan(action))


def allow(action: Action) -> Any:
    """`dependencies=[allow(Action.LOOK_UP)]`."""
    return Depends(Needs(action))


SeenPlan = Annotated[Plan, plan_for(Action.SEE)]
ReadPlan = Annotated[Plan, plan_for(Action.READ)]
WrittenPlan = Annotated[Plan, plan_for(Action.WRITE)]
AnsweredPlan = Annotated[Plan, plan_for(Action.ANSWER)]
TalkedPlan = Annotated[Plan, plan_for(Action.TALK)]
FrozenPlan = Annotated[Plan, plan_for(Action.FROZEN)]
SubmittedPlan = Annotated[Plan, plan_for(Action.SUBMIT)]
ApprovedPlan = Annotated[Plan, plan_for(Action.APPROVE)]
NumberedPlan = Annotated[Plan, plan_for(Action.NUMBER)]
ReviewedPlan = Annotated[Plan, plan_for(Action.REVIEW)]
ExportedPlan = Annotated[Plan, plan_for(Action.EXPORT)]

FileName = Annotated[
    str,
    Query(min_length=1, max_length=120, pattern=r"^[^/\\\x00-\x1f]+$", examples=["bao-cao-2020.docx"]),
]
FileContent = Annotated[bytes, Body(media_type="application/octet-stream", description="nội dung tệp")]


@dataclass(frozen=True)
class TheDraft:
    """A plan and the draft of its present state."""

    plan: Plan
    stamp: Stamp
    made: Draft


async def _drafted(plan: Plan, house: House) -> Plan:
    await house.drafts.arrive(plan.id)
    return plan


async def to_show(plan: ReadPlan, house: TheHouse) -> TheDraft:
    """The draft itself, for what is sent as it came."""
    return TheDraft(plan, *await house.drafts.arrive(plan.id))


async def to_read(plan: ReadPlan, house: TheHouse) -> Plan:
    """A plan whose draft is there, for reading; the same below for other actions."""
    return await _drafted(plan, house)


async def to_write(plan: WrittenPlan, house: TheHouse) -> Plan:
    return await _drafted(plan, house)


async def to_export(plan: ExportedPlan, house: TheHouse) -> Plan:
    return await _drafted(plan, house)


ShownDraft = Annotated[TheDraft, Depends(to_show)]
ReadDraft = Annotated[Plan, Depends(to_read)]
WrittenDraft = Annotated[Plan, Depends(to_write)]
ExportedDraft = Annotated[Plan, Depends(to_export)]


@dataclass(frozen=True)
class Paging:
    """How many, and after which."""

    limit: int
    cursor: str

    def after(self) -> tuple[datetime, str] | None:
        """The place of a list by age. Raises Problem for a cursor that is none."""
        if not self.cursor:
            return None
        try:
            moment, _, id_ = base64.urlsafe_b64decode(self.cursor.encode()).decode().partition(" ")
            return datetime.fromisoformat(moment), id_
        except (ValueError, UnicodeError) as error:
            raise Problem("invalid", "Tham số cursor không đúng; lấy từ trường next của trang trước.") from error

    def number(self) -> int:
        """The place of a numbered list."""
        if self.cursor and not re.fullmatch(r"\d{1,9}", self.cursor):
            raise Problem("invalid", "Tham số cursor không đúng; lấy từ trường next của trang trước.")
        return int(self.cursor or 0)

    def name(self) -> str:
        """The place of a list by name."""
        if self.cursor and not re.fullmatch(r"[\w.@-]{1,80}", self.cursor):
            raise Problem("invalid", "Tham số cursor không đúng; lấy từ trường next của trang trước.")
        return self.cursor


def cursor_of(moment: datetime, id_: str) -> str:
    return base64.urlsafe_b64encode(f"{moment.isoformat()} {id_}".encode()).decode()


def paging(
    limit: Annotated[int, Query(ge=1, le=200, description="số mục mỗi trang")] = 50,
    cursor: Annotated[str, Query(max_length=300, description="trường next của trang trước")] = "",
) -> Paging:
    return Paging(limit, cursor)


ThePage = Annotated[Paging, Depends(paging)]
IfMatch = Annotated[
    str | None,
    Header(description="ETag của bản đang sửa; bắt buộc khi đã có bản trước", examples=['"12"'], max_length=80),
]
IDEMPOTENCY_KEY = {"alias": "Idempotency-Key", "max_length": 80, "pattern": r"^[\w.:-]+$", "examples": ["3f9a1c2b-1"]}
IfNoneMatch = Annotated[str | None, Header(description="ETag đã có: trả 304 khi chưa đổi", max_length=300)]


def etag(*parts: object) -> str:
    """A strong ETag of counters."""
    return '"' + ".".join(str(part) for part in parts) + '"'


def expected_version(if_match: str | None, now: int) -> int:
    """The version that an editor saw, from If-Match. Raises Problem when there is a version and none was named."""
    if if_match is None:
        if now:
            raise Problem("version-needed", "Gửi kèm If-Match là ETag của bản bạn đang sửa.")
        return 0
    found = re.fullmatch(r'(?:W/)?"(\d{1,9})"', if_match.strip())
    if not found:
        raise Problem("invalid", "If-Match không đúng dạng; lấy nguyên ETag của bản đang sửa.")
    return int(found[1])


def address_of(request: Request) -> str:
    return request.client.host if request.client else ""


def aware(moment: datetime) -> datetime:
    """SQLite keeps no zone; all that is kept is UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
