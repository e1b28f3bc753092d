"""Accounts and the audit trail, for administrators."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, status

from api.accounts.roles import TITLES, Action, Role, User
from api.accounts.service import Account, Ended
from api.http import schemas as s
from api.http.deps import V1, Needs, TheHouse, ThePage, address_of
from api.http.house import House
from api.http.problems import Problem, documented
from corpus.errors import InputError
from corpus.units import find_unit

router = APIRouter(prefix=V1, tags=["quản trị"])
Manager = Annotated[User, Depends(Needs(Action.MANAGE))]
Name = Annotated[str, Path(max_length=80, pattern=r"^[\w.@-]+$", examples=["lan.stp"])]


@router.get("/accounts", responses=documented("not-signed-in", "not-allowed", "invalid"))
def list_accounts(house: TheHouse, _user: Manager, page: ThePage) -> s.AccountsOut:
    """Các tài khoản, theo tên."""
    found = house.accounts.all(after=page.name(), limit=page.limit + 1)
    shown = found[: page.limit]
    return s.AccountsOut(items=[_out(a) for a in shown], next=shown[-1].name if len(found) > page.limit else None)


@router.post(
    "/accounts", status_code=status.HTTP_201_CREATED, responses=documented("not-signed-in", "not-allowed", "invalid")
)
def add_account(body: s.AccountIn, house: TheHouse, user: Manager, request: Request) -> s.AccountOut:
    """Thêm tài khoản."""
    unit = find_unit(house.pack, body.unit).name if body.unit else ""
    account = house.accounts.add(body.name, unit, Role(body.role), body.password)
    house.accounts.note(user.name, "account added", account.name, address_of(request))
    return _out(account)


@router.patch(
    "/accounts/{name}", responses=documented("not-signed-in", "not-allowed", "not-found", "conflict", "invalid")
)
def change_account(
    body: s.AccountChange, name: Name, house: TheHouse, user: Manager, request: Request
) -> s.AccountChanged:
    """Khóa, mở tài khoản, hoặc đặt lại mật khẩu; khóa hay đặt lại thì các phiên và mã cá nhân của tài khoản hết hiệu lực."""
    _find(name, house)
    if body.active is False and name == user.name:
        raise Problem("conflict", "Không tự khóa tài khoản của mình.")
    ended: list[Ended] = []
    if body.password is not None:
        ended.append(house.accounts.set_password(name, body.password))
        house.accounts.note(user.name, "password", name, address_of(request))
    if body.active is not None:
        ended.append(house.accounts.set_active(name, body.active))
        house.accounts.note(user.name, "account opened" if body.active else "account shut", name, address_of(request))
    for each in ended:
        house.accounts.note_ended(user.name, each, name, address_of(request))
    return s.AccountChanged(
        **_out(_find(name, house)).model_dump(),
        ended_sessions=sum(each.sessions for each in ended),
        ended_tokens=sum(each.tokens for each in ended),
    )


@router.get("/audit", responses=documented("not-signed-in", "not-allowed", "invalid"))
def show_audit(house: TheHouse, _user: Manager, page: ThePage) -> s.AuditPage:
    """Nhật ký: đăng nhập, đọc kế hoạch của đơn vị khác, duyệt, xuất tệp; chỉ thêm, không sửa."""
    lines = [s.AuditOut(**line) for line in house.accounts.trail(page.number(), page.limit + 1)]
    shown = lines[: page.limit]
    return s.AuditPage(items=shown, next=str(shown[-1].seq) if len(lines) > page.limit else None)


def _find(name: str, house: House) -> Account:
    try:
        return house.accounts.find(name)
    except InputError as error:
        raise Problem("not-found", "Không có tài khoản này.") from error


def _out(account: Account) -> s.AccountOut:
    return s.AccountOut(
        name=account.name,
        unit=account.unit,
        role=str(account.role),
        title=TITLES[account.role],
        active=account.active,
        created=account.created,
    )
