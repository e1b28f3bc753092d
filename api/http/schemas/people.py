"""Accounts, sessions, tokens, the audit trail."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from api.http.schemas.base import In

Name = Annotated[str, StringConstraints(min_length=2, max_length=80, pattern=r"^[\w.@-]+$")]
Password = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class SignIn(In):
    """Name and password."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    password: Password


class SessionOut(BaseModel):
    """Who is signed in, and what their role may do. `accounts` false: a server of one user."""

    accounts: bool
    name: str
    unit: str
    role: str = Field(examples=["soan-thao"])
    title: str = Field(examples=["soạn thảo"])
    actions: list[str]


class NewPassword(In):
    """The old one proves that it is you."""

    old: Password
    new: Password


class TokenIn(In):
    """A token for a program."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00]*$")]
    days: Annotated[int, Field(ge=1, le=365)] = 90


class TokenOut(BaseModel):
    """A token; its secret is told only when it is made."""

    id: int
    name: str
    created: datetime
    expires: datetime


class TokenMade(BaseModel):
    """A new token with its secret, told this once."""

    id: int
    secret: str


class TokensOut(BaseModel):
    """The person's own tokens."""

    items: list[TokenOut]


AccountRole = Literal["soan-thao", "dau-moi", "lanh-dao", "van-thu", "tham-dinh", "quan-tri"]


class AccountIn(In):
    """A new account; thẩm định and quản trị belong to no unit."""

    name: Name
    unit: Annotated[str, StringConstraints(max_length=200)] = ""
    role: AccountRole
    password: Password


class AccountChange(In):
    """What of an account is to change."""

    active: bool | None = None
    password: Password | None = None


class AccountOut(BaseModel):
    """An account."""

    name: str
    unit: str
    role: str
    title: str
    active: bool
    created: datetime


class AccountChanged(AccountOut):
    """An account after a change, and how many of its sessions and personal tokens ended with it."""

    ended_sessions: int
    ended_tokens: int


class AccountsOut(BaseModel):
    """Some accounts by name; `next` is the cursor of the page after, null at the end."""

    items: list[AccountOut]
    next: str | None = None


class AuditOut(BaseModel):
    """A line of the audit trail."""

    seq: int
    at: datetime
    who: str
    what: str
    target: str
    address: str


class AuditPage(BaseModel):
    """The audit trail, the newest first."""

    items: list[AuditOut]
    next: str | None = None
