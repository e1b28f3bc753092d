"""Questions over HTTP: passages and checked sentences as a stream, taken up where it broke; with every failure of a model the passages stay."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.writing.fake import passages_of
from assistant.writing.fake_server import FAILURES, fake_server
from tests.api.http.conftest import problem

QUESTION = "an toàn hệ thống thông tin theo cấp độ"
Event = tuple[str, str, dict[str, Any]]


@pytest.fixture(autouse=True)
def _no_embedding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_EMBEDDING", "none")
    monkeypatch.setenv("KEHOACH_MODEL_RETRIES", "0")


def asked(client: TestClient, text: str, plan: str = "/api/v1", **more: object) -> str:
    """The address of the answer's stream."""
    begun = client.post(f"{plan}/questions", json={"text": text, **more})
    assert begun.status_code == 202, begun.text
    return str(begun.headers["Location"])


def events(client: TestClient, address: str, last: str = "") -> list[Event]:
    """(id, event, data) of a stream, to its end."""
    told: list[Event] = []
    for block in client.get(address, headers={"Last-Event-ID": last} if last else {}).text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
        if "data" in fields:
            told.append((fields.get("id", ""), fields["event"], json.loads(fields["data"])))
    return told


def kinds(told: list[Event]) -> set[str]:
    return {event for _, event, _ in told}


def test_with_no_model_the_passages_are_the_answer(client: TestClient) -> None:
    told = events(client, asked(client, QUESTION))
    assert kinds(told) == {"statement", "end"}
    assert told[0][2]["citation"]
    assert told[-1][2] == {"problem": ""}


def test_a_stream_is_taken_up_after_the_last_event_received(client: TestClient) -> None:
    address = asked(client, QUESTION)
    told = events(client, address)
    assert [id_ for id_, _, _ in told] == [str(n) for n in range(1, len(told) + 1)]
    assert events(client, address, "2") == told[2:]
    assert events(client, address, "khong") == told


def test_what_is_not_there_is_told_so(client: TestClient) -> None:
    told = events(client, asked(client, "cách nấu phở bò"))
    assert [(event, data.get("text")) for _, event, data in told[:-1]] == [("refused", "Không có trong kho văn bản.")]


def test_a_plan_answers_with_its_own_sentences_first(client: TestClient, plan: str) -> None:
    client.put(f"{plan}/answers/p1.2.computers", json={"text": "62 máy tính, 58 cán bộ"})
    told = events(client, asked(client, "bao nhiêu máy tính", plan))
    first = next(data for _, event, data in told if event == "statement")
    assert first["source"] == "plan"
    assert "62" in first["text"]


def test_what_the_plan_lacks_is_no_answer(client: TestClient, plan: str) -> None:
    told = events(client, asked(client, QUESTION, plan))
    assert not any("chưa có số liệu:" in data.get("text", "") for _, _, data in told)


@pytest.mark.enable_socket
def test_a_sentence_comes_with_its_passages_and_a_lie_does_not_come(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script(prompt: str) -> str:
        passage = passages_of(prompt)["1"].partition(": ")[2]
        return f"Vi phạm bị phạt 100.000 đồng [1]. {passage.rstrip('.')} [1]. Việc này do Bộ Xây dựng lo [99]."

    with fake_server(script) as server:
        monkeypatch.setenv("KEHOACH_MODEL_URL", server.url)
        told = events(client, asked(client, QUESTION))
        assert events(client, asked(client, QUESTION, offline=True))[-2][1] == "statement"
        assert len(server.asked) == 1
    (sentence,) = [data for _, event, data in told if event == "sentence"]
    assert sentence["numbers"] == [1]
    assert sentence["written_by"] == "local"
    assert any(server.url.split("/")[2] in data["text"] for _, event, data in told if event == "note")


@pytest.mark.enable_socket
@pytest.mark.parametrize("failure", FAILURES)
def test_whatever_fails_the_passages_are_there_within_the_time_set(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, failure: str
) -> None:
    monkeypatch.setenv("KEHOACH_MODEL_TIMEOUT", "0.5")
    with fake_server(lambda _: "x", failure) as server:
        monkeypatch.setenv("KEHOACH_MODEL_URL", server.url)
        told = events(client, asked(client, QUESTION))
    assert kinds(told) == {"statement", "note", "end"}
    assert told[-1][2] == {"problem": ""}


@pytest.mark.enable_socket
@pytest.mark.parametrize("answer", ["KHÔNG CÓ", "The system must be classified [1].", "{'x': [1]}", "và " * 3000, ""])
def test_what_no_passage_supports_is_not_said(client: TestClient, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    with fake_server(lambda _: answer) as server:
        monkeypatch.setenv("KEHOACH_MODEL_URL", server.url)
        told = events(client, asked(client, QUESTION))
    assert "sentence" not in kinds(told)
    assert any("không trả lời được bằng các đoạn" in data.get("text", "") for _, _, data in told)


def test_bad_questions_and_other_jobs_are_refused(client: TestClient, plan: str) -> None:
    assert problem(client.post("/api/v1/questions", json={"text": ""})) == (422, "invalid")
    assert problem(client.post("/api/v1/questions", json={"text": "x", "model": "y"})) == (422, "invalid")
    assert problem(client.get("/api/v1/questions/khong-co/events")) == (404, "not-found")
    word = client.post(f"{plan}/jobs", json={"do": "draft"}).json()["id"]
    assert problem(client.get(f"/api/v1/questions/{word}/events")) == (404, "not-found")
