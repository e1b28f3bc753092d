"""Plans begun once however often they are asked for, and deleted as long as nobody relies on them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.life import APPROVED, OPINION, RETURNED, SUBMITTED, Life
from assistant.plan import Fact, Plan
from assistant.removal import SettledError, delete_plan
from assistant.store import GoneError, Message, StaleError, Store, open_store
from tests.api.http.conftest import problem
from tests.api.http.people import OWN, people

PLANS = "/api/v1/plans"
NEW = {"unit": OWN, "kind": "five_year", "period": [2021, 2025], "date": "2020-09-15"}


def begun(client: TestClient, key: str = "", **more: Any) -> Any:
    return client.post(PLANS, json=NEW | more, headers={"Idempotency-Key": key} if key else {})


def listed(client: TestClient) -> list[str]:
    return [plan["id"] for plan in client.get(PLANS).json()["items"]]


def rows_of(store: Store, plan_id: str) -> dict[str, int]:
    """How many rows of each table tell of the plan."""
    with store.engine.connect() as connection:
        found = {}
        for name in sa.inspect(connection).get_table_names():
            columns = {column["name"] for column in sa.inspect(connection).get_columns(name)}
            column = "id" if name == "plans" else "plan_id"
            if column in columns:
                query = sa.text(f'SELECT count(*) FROM "{name}" WHERE {column} = :id')
                found[name] = int(connection.execute(query, {"id": plan_id}).scalar_one())
    return {name: count for name, count in found.items() if count}


def test_a_plan_asked_for_twice_under_a_key_is_begun_once(client: TestClient) -> None:
    first, again = begun(client, "k-1"), begun(client, "k-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert first.headers["etag"] == again.headers["etag"]
    assert listed(client) == [first.json()["id"]]
    assert begun(client, "k-2").json()["id"] != first.json()["id"]
    assert begun(client).json()["id"] != begun(client).json()["id"]
    assert len(listed(client)) == 4


def test_a_key_that_was_used_for_another_plan_is_refused(client: TestClient) -> None:
    assert begun(client, "k-1").status_code == 201
    assert problem(begun(client, "k-1", unit="Sở Nội vụ")) == (422, "invalid")
    assert problem(begun(client, "k-1", period=[2026, 2030])) == (422, "invalid")
    assert problem(begun(client, "a space")) == (422, "invalid")
    assert len(listed(client)) == 1


def test_a_key_is_ones_own(app: FastAPI) -> None:
    them = people(app)
    mine = begun(them["soan-thao"], "k").json()["id"]
    theirs = begun(them["khac.soan-thao"], "k", unit="Sở Nội vụ").json()["id"]
    assert mine != theirs


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "postgresql":
        return open_store(str(request.getfixturevalue("postgres_url")))
    return open_store(f"sqlite:///{tmp_path / 'store.db'}")


def plan_of(id_: str) -> Plan:
    return Plan(id_, OWN, "annual", (2021, 2021), date(2020, 9, 15), "Quảng Ngãi")


def test_a_key_used_by_many_at_once_begins_one_plan(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda number: store.begin_plan(plan_of(f"p{number}"), "", "k"), range(24)))
    assert len(set(kept)) == 1
    assert [plan.id for plan in store.plans()] == kept[:1]


def full(store: Store, id_: str) -> None:
    """A plan with rows in every table of the store."""
    store.begin_plan(plan_of(id_), "", f"key of {id_}")
    store.add_facts(id_, [Fact("it.computers", "62", "p1.2.computers", words="62")])
    store.record_turn(id_, Message("user", "62 máy"), [], Message("assistant", "Đã ghi."))
    store.save_version(id_, "p1.i", "[]")
    Life(store).give(id_, "p1.2.computers", "nga.stp", "lan.stp")


def test_all_that_belongs_to_a_plan_goes_and_nothing_else(store: Store) -> None:
    full(store, "a")
    full(store, "b")
    Life(store).add("a", OPINION, "", "một ý kiến")
    kept = rows_of(store, "b")
    assert set(rows_of(store, "a")) >= {"facts", "messages", "section_versions", "given_questions", "plan_events"}
    delete_plan(store, "a", expected=1)
    assert rows_of(store, "a") == {}
    assert rows_of(store, "b") == kept
    with pytest.raises(GoneError):
        delete_plan(store, "a")
    for write in (
        lambda: store.add_facts("a", [Fact("it.computers", "62", "p1.2.computers")]),
        lambda: store.record_turn("a", Message("user", "x"), [], Message("assistant", "y")),
        lambda: store.save_version("a", "p1.i", "[]"),
        lambda: Life(store).add("a", SUBMITTED, ""),
    ):
        with pytest.raises(GoneError):  # whoever still has it open loses nothing but the plan
            write()
    assert rows_of(store, "a") == {}


@pytest.mark.parametrize("kind", [SUBMITTED, APPROVED])
def test_what_others_have_read_stays_and_a_change_meanwhile_is_noticed(store: Store, kind: str) -> None:
    full(store, "a")
    with pytest.raises(StaleError):
        delete_plan(store, "a", expected=7)
    Life(store).add("a", kind, "lan.stp")
    Life(store).add("a", RETURNED, "minh.stp", "xem lại")
    kept = rows_of(store, "a")
    with pytest.raises(SettledError):
        delete_plan(store, "a")
    assert rows_of(store, "a") == kept


def test_a_deletion_that_cannot_be_written_down_does_not_happen(store: Store) -> None:
    full(store, "a")
    kept = rows_of(store, "a")
    with pytest.raises(sa.exc.SQLAlchemyError):
        delete_plan(store, "a", also=sa.text("INSERT INTO no_such_table VALUES (1)"))
    assert rows_of(store, "a") == kept


def test_over_http_a_draft_is_deleted_by_who_may_write_it_and_that_is_written_down(app: FastAPI) -> None:
    them = people(app)
    editor = them["soan-thao"]
    made = begun(editor)
    plan, tag = f"{PLANS}/{made.json()['id']}", {"If-Match": made.headers["etag"]}
    assert made.json()["deletable"] is True
    assert editor.post(f"{plan}/messages", json={"text": "bắt đầu"}).status_code == 201
    assert editor.get(f"{plan}/sections").status_code == 200
    for role in ("lanh-dao", "van-thu"):
        assert them[role].get(plan).json()["deletable"] is False
        assert problem(them[role].delete(plan, headers=tag)) == (403, "not-allowed")
    assert problem(them["khac.soan-thao"].delete(plan, headers=tag)) == (404, "not-found")
    assert problem(editor.delete(plan)) == (428, "version-needed")
    head = {name: made.json()[name] for name in ("date", "place", "number", "signer", "recipients")}
    changed = editor.put(plan, json=head | {"place": "Ba Tơ"}, headers=tag)
    assert changed.status_code == 200
    refused = editor.delete(plan, headers=tag)
    assert problem(refused) == (409, "conflict")
    assert refused.json()["theirs"]["place"] == "Ba Tơ"
    assert editor.delete(plan, headers={"If-Match": refused.json()["etag"]}).status_code == 204
    for answer in (editor.get(plan), editor.get(f"{plan}/sections"), editor.delete(plan, headers=tag)):
        assert problem(answer) == (404, "not-found")
    assert listed(editor) == []
    line = them["quan-tri"].get("/api/v1/audit").json()["items"][0]
    assert (line["who"], line["what"], line["target"]) == ("soan-thao", "plan deleted", made.json()["id"])


def test_over_http_a_submitted_plan_stays(app: FastAPI) -> None:
    them = people(app)
    made = begun(them["soan-thao"])
    plan = f"{PLANS}/{made.json()['id']}"
    assert them["soan-thao"].post(f"{plan}/life/submit", json={}).status_code == 201
    assert them["soan-thao"].get(plan).json()["deletable"] is False
    refused = them["soan-thao"].delete(plan, headers={"If-Match": made.headers["etag"]})
    assert problem(refused) == (409, "conflict")
    assert "đã gửi thẩm định" in refused.json()["detail"]
    assert them["soan-thao"].get(plan).status_code == 200


def test_from_the_command_line(kehoach: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store()
    for id_ in ("xoa-1", "xoa-2"):
        full(store, id_)
    Life(store).add("xoa-2", SUBMITTED, "")
    alone = kehoach("delete", "xoa-1")
    assert alone.code == 2
    assert "--yes" in alone.err
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _text: "xoa-2")
    assert "Chưa xóa gì" in kehoach("delete", "xoa-1").out
    assert store.plan("xoa-1").unit == OWN
    monkeypatch.setattr("builtins.input", lambda _text: "xoa-1")
    done = kehoach("delete", "xoa-1")
    assert (done.code, "Sở Tư pháp, năm 2021" in done.out) == (0, True)
    assert rows_of(store, "xoa-1") == {}
    settled = kehoach("delete", "xoa-2", "--yes")
    assert settled.code == 2
    assert "đã gửi thẩm định" in settled.err
    assert kehoach("delete", "xoa-1", "--yes").code == 2
    with store.engine.connect() as connection:
        trail = connection.execute(sa.text("SELECT what, target, address FROM audit ORDER BY seq DESC")).first()
    assert tuple(trail or ()) == ("plan deleted", "xoa-1", "lệnh")
