"""Signing in: cookies, sessions that end, throttling, tokens, passwords, the command line."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.accounts.passwords import check_password
from api.accounts.service import TRIES_PER_NAME, Accounts
from api.accounts.tables import attempts, sessions
from api.http.app import create_app
from api.settings import Settings
from assistant.store import open_store
from corpus.errors import InputError
from tests.api.http.conftest import problem
from tests.api.http.people import BASE, PASSWORD, People, people

OURS = {"Sec-Fetch-Site": "same-origin"}
SESSION = "/api/v1/session"


@pytest.fixture
def them(app: FastAPI) -> People:
    return people(app)


def signed_in(app: FastAPI, name: str = "soan-thao", password: str = PASSWORD) -> TestClient:
    client = TestClient(app, BASE, headers=OURS)
    answer = client.post(SESSION, json={"name": name, "password": password})
    assert answer.status_code == 200, answer.text
    return client


def test_before_there_are_accounts_the_one_user_does_everything(client: TestClient) -> None:
    session = client.get(SESSION).json()
    assert (session["accounts"], session["role"]) == (False, "mot-nguoi")
    assert {"create", "approve", "number"} <= set(session["actions"])
    assert problem(client.post(SESSION, json={"name": "a", "password": "b"})) == (409, "conflict")


def test_once_there_are_accounts_nobody_gets_in_without_one(app: FastAPI, client: TestClient, plan: str) -> None:
    people(app)
    assert problem(client.get(plan)) == (401, "not-signed-in")


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(app: FastAPI, them: People) -> None:
    client = TestClient(app, BASE, headers=OURS)
    answer = client.post(SESSION, json={"name": "soan-thao", "password": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert answer.json()["unit"] == "Sở Tư pháp"
    assert PASSWORD not in answer.text


def test_a_request_with_a_cookie_must_say_where_it_comes_from(app: FastAPI, them: People) -> None:
    secret = signed_in(app).cookies["kehoach"]
    bare = TestClient(app, BASE, cookies={"kehoach": secret})
    body = {"unit": "Sở Tư pháp", "kind": "annual", "year": 2021}
    assert bare.get(SESSION).status_code == 200
    assert problem(bare.post("/api/v1/plans", json=body)) == (403, "not-allowed")
    assert problem(bare.post("/api/v1/plans", json=body, headers={"Sec-Fetch-Site": "cross-site"}))[0] == 403
    assert bare.post("/api/v1/plans", json=body, headers={"Origin": BASE}).status_code == 201


@pytest.mark.parametrize("column", ["expires", "seen"])
def test_a_session_ends_by_time_and_by_idleness(app: FastAPI, them: People, column: str) -> None:
    client = signed_in(app)
    long_ago = datetime.now(UTC) - timedelta(hours=2)
    with app.state.house.store.engine.begin() as connection:
        connection.execute(sessions.update().values({column: long_ago}))
    assert problem(client.get(SESSION)) == (401, "not-signed-in")


def test_a_session_ends_when_one_signs_out_and_its_cookie_is_worth_nothing(app: FastAPI, them: People) -> None:
    client = signed_in(app)
    secret = client.cookies["kehoach"]
    assert client.delete(SESSION).status_code == 204
    assert problem(TestClient(app, BASE, cookies={"kehoach": secret}).get(SESSION))[0] == 401


def test_signing_in_anew_ends_the_session_before_and_makes_another(app: FastAPI, them: People) -> None:
    client = signed_in(app)
    first = client.cookies["kehoach"]
    assert client.post(SESSION, json={"name": "soan-thao", "password": PASSWORD}).status_code == 200
    assert client.cookies["kehoach"] != first
    assert problem(TestClient(app, BASE, cookies={"kehoach": first}).get(SESSION))[0] == 401
    assert client.get(SESSION).status_code == 200


def trail(them: People) -> list[tuple[str, str, str]]:
    """Who did what to what, the newest first."""
    lines = them["quan-tri"].get("/api/v1/audit").json()["items"]
    return [(line["who"], line["what"], line["target"]) for line in lines]


def test_a_shut_account_is_out_at_once_with_sessions_and_tokens(app: FastAPI, them: People) -> None:
    client = signed_in(app)
    shut = them["quan-tri"].patch("/api/v1/accounts/soan-thao", json={"active": False})
    assert (shut.status_code, shut.json()["ended_sessions"], shut.json()["ended_tokens"]) == (200, 1, 1)
    assert trail(them)[:3] == [
        ("quan-tri", "tokens ended", "soan-thao (1)"),
        ("quan-tri", "sessions ended", "soan-thao (1)"),
        ("quan-tri", "account shut", "soan-thao"),
    ]
    assert problem(client.get(SESSION))[0] == problem(them["soan-thao"].get(SESSION))[0] == 401
    fresh = TestClient(app, BASE).post(SESSION, json={"name": "soan-thao", "password": PASSWORD})
    assert problem(fresh) == (401, "not-signed-in")


def test_a_password_set_by_the_administrator_ends_sessions_and_tokens_and_says_so(app: FastAPI, them: People) -> None:
    first, second = signed_in(app), signed_in(app)
    made = first.post("/api/v1/tokens", json={"name": "báo cáo", "days": 30}).json()
    program = TestClient(app, BASE, headers={"Authorization": f"Bearer {made['secret']}"})
    assert program.get("/api/v1/plans").status_code == 200
    new = "mùa lúa chín vàng đồng"
    reset = them["quan-tri"].patch("/api/v1/accounts/soan-thao", json={"password": new}).json()
    assert (reset["ended_sessions"], reset["ended_tokens"]) == (2, 2)  # the fixture's token, too
    for out in (first, second, program, them["soan-thao"]):
        assert problem(out.get("/api/v1/plans")) == (401, "not-signed-in")
    assert trail(them)[:3] == [
        ("quan-tri", "tokens ended", "soan-thao (2)"),
        ("quan-tri", "sessions ended", "soan-thao (2)"),
        ("quan-tri", "password", "soan-thao"),
    ]
    assert them["lanh-dao"].get("/api/v1/plans").status_code == 200
    opened = them["quan-tri"].patch("/api/v1/accounts/soan-thao", json={"active": True}).json()
    assert (opened["ended_sessions"], opened["ended_tokens"]) == (0, 0)


def test_a_new_password_of_ones_own_ends_tokens_too(app: FastAPI, them: People) -> None:
    client = signed_in(app)
    body = {"old": PASSWORD, "new": "mùa lúa chín vàng đồng"}
    assert client.put(f"{SESSION}/password", json=body).status_code == 204
    assert problem(them["soan-thao"].get("/api/v1/plans")) == (401, "not-signed-in")
    assert trail(them)[:2] == [
        ("soan-thao", "tokens ended", "soan-thao (1)"),
        ("soan-thao", "sessions ended", "soan-thao (1)"),
    ]


def test_signing_in_while_the_password_is_changed_makes_no_session(
    app: FastAPI, them: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = app.state.house.accounts
    verify = accounts._verified

    def changed_meanwhile(*given: str) -> Any:
        row = verify(*given)
        accounts.set_password("soan-thao", "mùa lúa chín vàng đồng")
        return row

    monkeypatch.setattr(accounts, "_verified", changed_meanwhile)
    assert accounts.sign_in("soan-thao", PASSWORD, "127.0.0.1") is None


def test_a_new_password_ends_every_session(app: FastAPI, them: People) -> None:
    first, second = signed_in(app), signed_in(app)
    new = "mùa lúa chín vàng đồng"
    wrong = first.put(f"{SESSION}/password", json={"old": "sai rồi sai rồi", "new": new})
    assert problem(wrong) == (422, "invalid")
    assert first.put(f"{SESSION}/password", json={"old": PASSWORD, "new": new}).status_code == 204
    assert problem(second.get(SESSION))[0] == 401
    signed_in(app, password=new)


def test_guessing_is_slowed_down_by_name_in_the_store(app: FastAPI, them: People) -> None:
    client = TestClient(app, BASE)
    body = {"name": "soan-thao", "password": "sai"}
    statuses = [client.post(SESSION, json=body).status_code for _ in range(TRIES_PER_NAME + 1)]
    assert statuses == [401] * TRIES_PER_NAME + [429]
    right = client.post(SESSION, json={"name": "soan-thao", "password": PASSWORD})
    assert problem(right) == (429, "too-many")
    assert int(right.headers["retry-after"]) > 0
    signed_in(app, "lanh-dao")
    with app.state.house.store.engine.begin() as connection:
        connection.execute(attempts.update().values(at=datetime.now(UTC) - timedelta(hours=1)))
    signed_in(app)


def test_an_unknown_name_and_a_wrong_password_are_refused_alike(app: FastAPI, them: People) -> None:
    client = TestClient(app, BASE)
    answers = [client.post(SESSION, json={"name": name, "password": "sai"}) for name in ("khong-co", "soan-thao")]
    assert answers[0].json() == answers[1].json()


def test_a_personal_token_works_until_it_is_removed(app: FastAPI, them: People) -> None:
    client = signed_in(app)
    made = client.post("/api/v1/tokens", json={"name": "báo cáo", "days": 30}).json()
    program = TestClient(app, BASE, headers={"Authorization": f"Bearer {made['secret']}"})
    assert program.get("/api/v1/plans").status_code == 200
    assert made["secret"] not in client.get("/api/v1/tokens").text
    assert problem(them["lanh-dao"].delete(f"/api/v1/tokens/{made['id']}")) == (404, "not-found")
    assert client.delete(f"/api/v1/tokens/{made['id']}").status_code == 204
    assert problem(program.get("/api/v1/plans"))[0] == 401


def test_secrets_are_not_in_the_database(app: FastAPI, them: People) -> None:
    client = signed_in(app)
    token = client.post("/api/v1/tokens", json={"name": "x", "days": 1}).json()["secret"]
    with app.state.house.store.engine.connect() as connection:
        kept = "".join(
            str(tuple(row))
            for name in ("users", "sessions", "tokens")
            for row in connection.execute(sa.text(f"SELECT * FROM {name}"))
        )
    for secret in (PASSWORD, token, client.cookies["kehoach"]):
        assert secret not in kept
    assert "$argon2id$" in kept


@pytest.mark.parametrize(
    "password",
    [
        "ngắn quá",
        "aaaaaaaaaaaaaa",
        "123456789012",
        "abcdefghijklmn",
        "qwertyuiopas",
        "matkhau123456",
        "lan.stp.lan.stp",
        "password1234!",
    ],
)
def test_passwords_that_are_easy_to_guess_are_refused(password: str) -> None:
    with pytest.raises(InputError):
        check_password(password, "lan.stp")


@pytest.mark.parametrize("password", ["con suối chảy qua làng", "9fK2-xQ7p-LmW4", "trời xanh mây trắng 2026"])
def test_sentences_and_random_ones_are_taken(password: str) -> None:
    check_password(password, "lan.stp")


def test_an_administrator_keeps_accounts_and_sees_no_plan(them: People) -> None:
    admin = them["quan-tri"]
    body = {"name": "moi.stp", "unit": "STP", "role": "soan-thao", "password": PASSWORD}
    made = admin.post("/api/v1/accounts", json=body)
    assert (made.status_code, made.json()["unit"]) == (201, "Sở Tư pháp")
    assert problem(admin.post("/api/v1/accounts", json=body)) == (422, "invalid")
    assert problem(admin.post("/api/v1/accounts", json={**body, "name": "a b"})) == (422, "invalid")
    assert problem(admin.post("/api/v1/accounts", json={**body, "name": "b.stp", "unit": ""})) == (422, "invalid")
    assert problem(admin.patch("/api/v1/accounts/khong-co", json={"active": True})) == (404, "not-found")
    assert problem(admin.patch("/api/v1/accounts/quan-tri", json={"active": False})) == (409, "conflict")
    assert problem(admin.get("/api/v1/plans")) == (403, "not-allowed")


def test_accounts_come_in_pages(them: People) -> None:
    admin, names, cursor = them["quan-tri"], [], ""
    while cursor is not None:
        page = admin.get("/api/v1/accounts", params={"limit": 3, "cursor": cursor}).json()
        names += [item["name"] for item in page["items"]]
        assert len(page["items"]) <= 3
        cursor = page["next"]
    assert names == sorted(set(names))
    assert len(names) == 10
    assert problem(admin.get("/api/v1/accounts", params={"cursor": "' OR 1"})) == (422, "invalid")


def test_accounts_from_the_command_line(kehoach: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))
    assert kehoach("users", "add", "lan.stp", "--unit", "STP", "--role", "soan-thao").code == 0
    assert "lan.stp  soạn thảo  Sở Tư pháp" in kehoach("users", "list").out
    monkeypatch.setattr("sys.stdin", io.StringIO("ngắn\n"))
    refused = kehoach("users", "password", "lan.stp")
    assert (refused.code, refused.out) == (2, "")
    accounts = Accounts(open_store(), idle=timedelta(hours=1), longest=timedelta(hours=1))
    _, token = accounts.add_token(accounts.find("lan.stp").user, "báo cáo", 30)
    monkeypatch.setattr("sys.stdin", io.StringIO("mùa lúa chín vàng đồng\n"))
    assert "0 phiên đăng nhập và 1 mã cá nhân đã hết hiệu lực" in kehoach("users", "password", "lan.stp").err
    assert accounts.by_token(token) is None
    assert [(line["what"], line["address"]) for line in accounts.trail(0, 1)] == [("tokens ended", "lệnh")]
    accounts.add_token(accounts.find("lan.stp").user, "báo cáo", 30)
    assert "1 mã cá nhân đã hết hiệu lực" in kehoach("users", "disable", "lan.stp").err
    assert kehoach("users", "enable", "lan.stp").code == 0
    assert kehoach("users", "disable", "lan.stp").code == 0
    assert "đã khóa" in kehoach("users", "list").out
    assert kehoach("users", "enable", "lan.stp").code == 0
    assert kehoach("users", "add", "x.stp", "--unit", "STP", "--role", "vua").code == 2
    assert open_store().engine.dialect.name == "sqlite"


def test_behind_https_the_cookie_goes_over_https_only(tmp_path: Path) -> None:
    app = create_app(Settings(database_url=f"sqlite:///{tmp_path / 'k.db'}", workers=0, https=True))
    people(app)
    client = TestClient(app, "https://127.0.0.1", headers=OURS)
    answer = client.post(SESSION, json={"name": "soan-thao", "password": PASSWORD})
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-kehoach=")
    assert "Secure" in cookie
    assert "max-age" in answer.headers["strict-transport-security"]
    assert client.get(SESSION).status_code == 200
