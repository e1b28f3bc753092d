"""Bad use over HTTP: problems in Vietnamese with a stable type, nothing lost."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.http.conftest import problem


def test_an_unknown_plan_section_fact_or_requirement_is_not_found(client: TestClient, plan: str) -> None:
    for path in (
        "/api/v1/plans/khong-co",
        "/api/v1/plans/khong-co/sections",
        f"{plan}/sections/p9",
        f"{plan}/facts/f99999",
        f"{plan}/answers/p9.9",
        f"{plan}/framework/p9.9",
        "/api/v1/khong-co",
    ):
        assert problem(client.get(path)) == (404, "not-found"), path


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"unit": "Sở Tư pháp"},
        {"unit": "Sở Tư pháp", "kind": "monthly"},
        {"unit": "Sở Tư pháp", "kind": "annual"},
        {"unit": "Sở Tư pháp", "kind": "five_year", "period": [2025, 2021]},
        {"unit": "Sở Tư pháp", "kind": "five_year", "period": ["a", "b"]},
        {"unit": "Bộ Phép thuật", "kind": "five_year"},
        {"unit": "Sở Tư pháp", "kind": "five_year", "date": "2020-02-30"},
        {"unit": "Sở Tư pháp", "kind": "five_year", "thua": 1},
        {"unit": "Sở Tư pháp\x00", "kind": "five_year"},
        {"unit": 5, "kind": "five_year"},
    ],
)
def test_a_plan_that_cannot_be_begun_is_refused_in_vietnamese(client: TestClient, body: dict[str, object]) -> None:
    response = client.post("/api/v1/plans", json=body)
    assert problem(response) == (422, "invalid")
    assert response.json()["detail"]
    assert client.get("/api/v1/plans").json()["items"] == []


@pytest.mark.parametrize("content", [b"{", b"", b"[]", b"\xff\xfe", b"null", b'{"unit": "' + b"a" * 300 + b'"}'])
def test_a_body_that_is_no_json_object_is_refused(client: TestClient, content: bytes) -> None:
    response = client.post("/api/v1/plans", content=content, headers={"Content-Type": "application/json"})
    assert problem(response) == (422, "invalid")


def test_what_is_computed_takes_no_answer(client: TestClient, plan: str) -> None:
    assert problem(client.put(f"{plan}/answers/front.unit", json={"text": "Sở Nội vụ"})) == (422, "invalid")


def test_a_wrong_method_is_a_problem_too(client: TestClient, plan: str) -> None:
    assert problem(client.patch(plan, json={})) == (405, "method")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> & “quy chế” {{7*7}} ../../etc/passwd",
        "'); DROP TABLE facts; --",
        "$(rm -rf /) `id` %s %(x)s {0} ${jndi:ldap://x}",
    ],
)
def test_markup_and_odd_characters_come_back_as_typed(client: TestClient, plan: str, text: str) -> None:
    told = client.put(f"{plan}/answers/p1.0.difficulties", json={"text": text})
    assert told.headers["content-type"] == "application/json"
    assert told.json()["text"] == text
    assert client.get(f"{plan}/answers/p1.0.difficulties").json()["text"] == text
    for address, params in ((f"{plan}/facts", {"source": text}), ("/api/v1/plans", {"cursor": text}), ("/api/v1/units", {"q": text})):  # fmt: skip
        assert client.get(address, params=params).status_code in (200, 422)


def test_a_fault_of_ours_is_one_sentence_without_details(
    client: TestClient, plan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.store import Store

    def broken(*_: object) -> None:
        raise RuntimeError("bí mật nội bộ")

    monkeypatch.setattr(Store, "facts", broken)
    with TestClient(client.app, "http://127.0.0.1", raise_server_exceptions=False) as quiet:
        response = quiet.get(f"{plan}/answers")
    assert problem(response) == (500, "internal")
    assert "bí mật" not in response.text


def test_what_to_type_in_a_terminal_is_no_remedy_here(client: TestClient) -> None:
    for path, body in (
        ("/api/v1/plans/import", {"yaml": "[]"}),
        ("/api/v1/plans/archive", {"archive": "{}"}),
        ("/api/v1/plans/import", {"yaml": "unit: Sở Tư pháp\nanswers: {zzz: 1}"}),
    ):
        refused = client.post(path, json=body)
        assert problem(refused) == (422, "invalid")
        assert refused.json()["detail"].endswith(".")
        assert "kehoach" not in refused.json()["detail"]


def test_a_draft_that_does_not_come_in_time_is_told_as_such(
    client: TestClient, plan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from api.http import drafts
    from assistant import pipeline

    release = threading.Event()
    monkeypatch.setattr(drafts, "PATIENCE_S", 0.2)
    monkeypatch.setattr(pipeline, "saved", lambda *_: release.wait(20))
    late = client.get(f"{plan}/sections")
    release.set()
    assert problem(late) == (503, "unavailable")
    assert int(late.headers["retry-after"]) > 0


def test_those_who_wait_for_a_draft_keep_nobody_else_waiting(
    client: TestClient, plan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant import pipeline

    release = threading.Event()
    real = pipeline.saved

    def slow(*given: Any) -> Any:
        assert release.wait(20)
        return real(*given)

    monkeypatch.setattr(pipeline, "saved", slow)
    client.put(f"{plan}/answers/p1.2.computers", json={"text": "62 máy tính"})
    waiting = [
        threading.Thread(target=client.get, args=(f"{plan}/sections",), daemon=True) for _ in range(60)
    ]  # more than threads
    for thread in waiting:
        thread.start()
    begun = time.monotonic()
    told = client.put(f"{plan}/answers/p1.2.wan", json={"text": "3/5 đơn vị"})
    assert told.status_code == 200
    assert time.monotonic() - begun < 10  # the drafts give up after twice that
    assert any(thread.is_alive() for thread in waiting)
    release.set()
    for thread in waiting:
        thread.join(30)
    assert client.get(f"{plan}/sections").status_code == 200
