"""Signing in and out, one's own password and tokens."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response, status

from api.accounts.roles import OWN, SUBMITTED, TITLES, Action, User
from api.accounts.service import Throttled
from api.http import schemas as s
from api.http.deps import V1, TheHouse, TheUser, address_of, cookie_name
from api.http.house import House
from api.http.problems import Problem, documented

router = APIRouter(prefix=V1, tags=["đăng nhập"])
NO_CONTENT = status.HTTP_204_NO_CONTENT


@router.post("/session", responses=documented("not-signed-in", "too-many", "invalid", "conflict"))
def sign_in(body: s.SignIn, house: TheHouse, request: Request, response: Response) -> s.SessionOut:
    """Đăng nhập; phiên nằm trong cookie."""
    address = address_of(request)
    if not house.accounts.exist():
        raise Problem("conflict", "Máy chủ này chưa có tài khoản; dùng ngay không cần đăng nhập.")
    try:
        found = house.accounts.sign_in(body.name, body.password, address)
    except Throttled as error:
        house.accounts.note(body.name, "sign-in throttled", "", address)
        minutes = -(-error.wait_s // 60)
        raise Problem(
            "too-many",
            f"Đăng nhập sai nhiều lần. Thử lại sau {minutes} phút.",
            headers={"Retry-After": str(error.wait_s)},
        ) from error
    if found is None:
        house.accounts.note(body.name, "sign-in refused", "", address)
        raise Problem("not-signed-in", "Tên hoặc mật khẩu không đúng.", headers={"WWW-Authenticate": "Bearer"})
    user, secret = found
    if before := request.cookies.get(cookie_name(house)):
        house.accounts.sign_out(before)
    house.accounts.note(user.name, "sign-in", "", address)
    _set_cookie(response, house, secret, house.settings.session_hours * 3600)
    return _session(user, house)


@router.get("/session", responses=documented("not-signed-in"))
def show_session(user: TheUser, house: TheHouse) -> s.SessionOut:
    """Ai đang đăng nhập, được làm gì."""
    return _session(user, house)


@router.delete("/session", status_code=NO_CONTENT, responses=documented("not-signed-in"))
def sign_out(user: TheUser, house: TheHouse, request: Request, response: Response) -> None:
    """Đăng xuất."""
    if secret := request.cookies.get(cookie_name(house)):
        house.accounts.sign_out(secret)
    house.accounts.note(user.name, "sign-out", "", address_of(request))
    _set_cookie(response, house, "", 0)


@router.delete("/session/all", status_code=NO_CONTENT, responses=documented("not-signed-in"))
def sign_out_everywhere(user: TheUser, house: TheHouse, request: Request, response: Response) -> None:
    """Đăng xuất ở mọi nơi."""
    house.accounts.sign_out_everywhere(user.id)
    house.accounts.note(user.name, "sign-out everywhere", "", address_of(request))
    _set_cookie(response, house, "", 0)


@router.put("/session/password", status_code=NO_CONTENT, responses=documented("not-signed-in", "invalid", "too-many"))
def change_password(body: s.NewPassword, user: TheUser, house: TheHouse, request: Request, response: Response) -> None:
    """Đổi mật khẩu của mình; mọi phiên và mã cá nhân hết hiệu lực."""
    _with_accounts(house)
    try:
        right = house.accounts.proves(user, body.old, address_of(request))
    except Throttled as error:
        raise Problem("too-many", "Sai nhiều lần. Thử lại sau.", headers={"Retry-After": str(error.wait_s)}) from error
    if not right:
        raise Problem("invalid", "Mật khẩu cũ không đúng.")
    ended = house.accounts.set_password(user.name, body.new)
    house.accounts.note(user.name, "password", user.name, address_of(request))
    house.accounts.note_ended(user.name, ended, user.name, address_of(request))
    _set_cookie(response, house, "", 0)


@router.get("/tokens", responses=documented("not-signed-in"))
def list_tokens(user: TheUser, house: TheHouse) -> s.TokensOut:
    """Mã cá nhân của mình, cho chương trình dùng."""
    return s.TokensOut(items=[s.TokenOut(**token) for token in house.accounts.tokens(user)])


@router.post("/tokens", status_code=status.HTTP_201_CREATED, responses=documented("not-signed-in", "invalid"))
def make_token(body: s.TokenIn, user: TheUser, house: TheHouse, request: Request) -> s.TokenMade:
    """Tạo mã cá nhân; mã chỉ hiện một lần."""
    _with_accounts(house)
    id_, secret = house.accounts.add_token(user, body.name, body.days)
    house.accounts.note(user.name, "token", str(id_), address_of(request))
    return s.TokenMade(id=id_, secret=secret)


@router.delete("/tokens/{token}", status_code=NO_CONTENT, responses=documented("not-signed-in", "not-found"))
def remove_token(token: Annotated[int, Path(ge=1, le=2**31 - 1)], user: TheUser, house: TheHouse) -> None:
    """Bỏ một mã cá nhân."""
    if not house.accounts.remove_token(user, token):
        raise Problem("not-found", "Bạn không có mã này.")


def _with_accounts(house: House) -> None:
    if not house.accounts.exist():
        raise Problem("invalid", "Máy chủ này chưa có tài khoản.")


def _session(user: User, house: House) -> s.SessionOut:
    actions = OWN[user.role] | SUBMITTED.get(user.role, frozenset[Action]())
    return s.SessionOut(
        accounts=house.accounts.exist(),
        name=user.name,
        unit=user.unit,
        role=str(user.role),
        title=TITLES[user.role],
        actions=sorted(str(action) for action in actions),
    )


def _set_cookie(response: Response, house: House, secret: str, seconds: int) -> None:
    response.set_cookie(
        cookie_name(house),
        secret,
        max_age=seconds,
        httponly=True,
        samesite="strict",
        secure=house.settings.https,
        path="/",
    )
