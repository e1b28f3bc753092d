"""A server with accounts: two units, one person of each role, clients that are signed in."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.accounts.roles import Role
from api.accounts.service import Accounts

PASSWORD = "con suối chảy qua làng"
OWN, OTHER = "Sở Tư pháp", "Sở Nội vụ"
ROLES = (Role.EDITOR, Role.SOURCE, Role.HEAD, Role.CLERK)
BASE = "http://127.0.0.1"


@dataclass(frozen=True)
class People:
    """Clients by name: soan-thao, dau-moi, lanh-dao, van-thu of OWN, the same with "khac." of OTHER, tham-dinh, quan-tri."""

    app: FastAPI
    clients: dict[str, TestClient]

    def __getitem__(self, name: str) -> TestClient:
        return self.clients[name]


def people(app: FastAPI) -> People:
    accounts: Accounts = app.state.house.accounts
    names = {"tham-dinh": ("", Role.REVIEWER), "quan-tri": ("", Role.ADMIN)}
    names |= {str(role): (OWN, role) for role in ROLES} | {f"khac.{role}": (OTHER, role) for role in ROLES}
    clients = {}
    for name, (unit, role) in names.items():
        account = accounts.add(name, unit, role, PASSWORD)
        _, secret = accounts.add_token(account.user, "kiểm thử", 1)
        clients[name] = TestClient(app, BASE, headers={"Authorization": f"Bearer {secret}"})
    clients["không ai"] = TestClient(app, BASE)
    return People(app, clients)
