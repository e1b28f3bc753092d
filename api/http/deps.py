"""What routes ask for: the house, who asks, a plan that they may work with, pages, versions."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Depends, Header, Path, Query, Request

from api.accounts.roles import OWNER, Action, User, may, may_with
from api.http.house import House
from api.http.problems import Problem
from assistant.plan import Plan
from corpus.errors import InputError

V1 = "/api/v1"  # stands before every route, whole in each pattern, so that logs and metrics name it
NO_PLAN = "Không có kế hoạch này, hoặc bạn không được xem."
PlanId = Annotated[str, Path(max_length=120, pattern=r"^[\w.-]+$", examples=["so-tu-phap-2021-2025-3f9a1c2b"])]


def house_of(request: Request) -> House:
    house: House = request.app.state.house
    return house


TheHouse = Annotated[House, Depends(house_of)]


def current_user() -> User:
    return OWNER


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


class NeedsPlan(Needs):
    """The same for a plan named in the path; gives the plan."""

    def __call__(self, user: TheUser, house: TheHouse, plan_id: PlanId) -> Plan:  # type: ignore[override]
        try:
            plan = house.store.plan(plan_id)
        except InputError as error:
            raise Problem("not-found", NO_PLAN) from error
        if may_with(user, self.action, plan.unit, submitted=False):
            return plan
        if any(may_with(user, action, plan.unit, submitted=False) for action in (Action.SEE, Action.READ)):
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
ExportedPlan = Annotated[Plan, plan_for(Action.EXPORT)]


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


def aware(moment: datetime) -> datetime:
    """SQLite keeps no zone; all that is kept is UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


Handler = Callable[..., Any]
