"""The conversation over HTTP: kept before it is answered, answered once, followed as a stream that is taken up again."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from tests.api.http.conftest import problem
from tests.api.http.test_http_serve import serving


def test_a_turn_is_understood_stored_and_answered(client: TestClient, plan: str) -> None:
    opening = client.get(f"{plan}/messages/opening").json()
    assert opening["question"]["ask"]
    reply = client.post(f"{plan}/messages", json={"text": "sang phần máy tính"})
    assert reply.status_code == 201
    told = client.post(f"{plan}/messages", json={"text": "62 máy tính, 58 cán bộ, công chức"}).json()
    assert "62" in str(told["understood"])
    assert client.get(f"{plan}/answers/p1.2.computers").json()["text"].startswith("62 máy tính")
    kept = client.get(f"{plan}/messages").json()["items"]
    assert [m["role"] for m in kept] == ["user", "assistant"] * 2
    assert (kept[-1]["seq"], kept[-1]["text"]) == (told["seq"], told["text"])


def test_a_message_sent_again_under_its_key_counts_once(client: TestClient, plan: str) -> None:
    def send() -> Any:
        return client.post(f"{plan}/messages", json={"text": "chưa có số liệu"}, headers={"Idempotency-Key": "a-1"})

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: send(), range(8)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({(answer.json()["seq"], answer.json()["text"]) for answer in answers}) == 1
    assert len(client.get(f"{plan}/messages").json()["items"]) == 2
    other = client.post(f"{plan}/messages", json={"text": "khác hẳn"}, headers={"Idempotency-Key": "a-1"})
    assert problem(other) == (422, "invalid")


def test_the_conversation_is_listed_by_pages(client: TestClient, plan: str) -> None:
    for _ in range(3):
        client.post(f"{plan}/messages", json={"text": "tình hình"})
    first = client.get(f"{plan}/messages", params={"limit": 4}).json()
    rest = client.get(f"{plan}/messages", params={"limit": 4, "cursor": first["next"]}).json()
    assert [m["seq"] for m in first["items"] + rest["items"]] == [1, 2, 3, 4, 5, 6]
    assert rest["next"] is None


def test_a_declined_proposal_is_not_offered_again(client: TestClient, plan: str) -> None:
    client.post(f"{plan}/projects", json={"text": "Số hóa hồ sơ; mới; 2022-2023; 1,2 tỷ; chi thường xuyên"})
    assert client.post(f"{plan}/proposals/split:p1/decline").status_code == 204
    assert "split:p1" not in [p["id"] for p in client.get(f"{plan}/proposals").json()["items"]]
    assert problem(client.post(f"{plan}/proposals/split:p1/accept")) == (404, "not-found")


def test_legal_bases_are_looked_up_with_their_validity(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_EMBEDDING", "none")
    found = client.get("/api/v1/citations", params={"q": "nghị định 45/2020 điều 25", "date": "2020-09-15"}).json()
    assert found["hits"][0]["number"] == "45/2020/NĐ-CP"
    assert found["hits"][0]["status"]
    refused = client.get("/api/v1/citations", params={"q": "cách nấu phở bò"}).json()
    assert (refused["refused"], refused["hits"]) == (True, [])
    assert problem(client.get("/api/v1/citations", params={"q": ""})) == (422, "invalid")


def events(client: httpx2.Client, address: str, last: str, wanted: int) -> list[tuple[str, str, Any]]:
    """(id, event, data) of a stream, until so many have come."""
    seen: list[tuple[str, str, Any]] = []
    entry: dict[str, str] = {}
    with client.stream("GET", address, headers={"Last-Event-ID": last} if last else {}) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        for line in stream.iter_lines():
            name, _, value = line.partition(": ")
            if line == "" and "data" in entry:
                seen.append((entry.get("id", ""), entry.get("event", ""), json.loads(entry["data"])))
                entry = {}
            elif value:
                entry[name] = value
            if len(seen) >= wanted:
                break
    return seen


@pytest.mark.enable_socket
def test_a_stream_is_taken_up_where_it_broke_even_after_a_restart(tmp_path: Path) -> None:
    with serving(tmp_path) as (address, _), httpx2.Client(base_url=address, timeout=60) as client:
        made = client.post("/api/v1/plans", json={"unit": "STP", "kind": "annual", "year": 2021}).json()
        plan = f"/api/v1/plans/{made['id']}"
        client.post(f"{plan}/messages", json={"text": "tình hình"})
        late = threading.Timer(1.5, lambda: httpx2.post(f"{address}{plan}/messages", json={"text": "bỏ qua"}))
        late.start()
        first = [event for event in events(client, f"{plan}/events", "", 5) if event[1] == "message"]
        late.join()
        assert [event[0] for event in first[:2]] == ["1", "2"]
        assert "draft" in [event[1] for event in events(client, f"{plan}/events", "4", 1)]
    with serving(tmp_path) as (address, _), httpx2.Client(base_url=address, timeout=60) as client:
        again = [event for event in events(client, f"{plan}/events", "2", 3) if event[1] == "message"]
        assert [(event[0], event[2]["role"]) for event in again] == [("3", "user"), ("4", "assistant")]
