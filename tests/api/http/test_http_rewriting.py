"""Other words for a section over HTTP, taken whole, in part or not at all; a legal basis put in."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.writing.fake import sentences_of
from assistant.writing.fake_server import FAILURES, fake_server
from tests.api.http.conftest import problem
from tests.api.http.test_http_questions import events


@pytest.fixture
def section(client: TestClient, plan: str) -> str:
    told = client.put(
        f"{plan}/answers/p1.2.servers",
        json={"text": "Sở có 2 máy chủ, nhằm mục đích chạy phần mềm quản lý văn bản, cần phải sao lưu dữ liệu"},
    )
    assert told.status_code == 200, told.text
    return f"{plan}/sections/p1.ii"


def proposals(client: TestClient, section: str, how: str = "tat-ca") -> dict[str, Any]:
    made = client.post(f"{section}/rewrites", json={"how": how})
    assert made.status_code == 200, made.text
    body: dict[str, Any] = made.json()
    return body


def take(
    client: TestClient, section: str, found: dict[str, Any], sentence: str, after: str, how: str = "tat-ca"
) -> Any:
    body = {"how": how, "items": [{"sentence": sentence, "after": after}]}
    return client.post(f"{section}/rewrites/take", json=body, headers={"If-Match": found["etag"]})


def test_proposals_change_nothing_until_they_are_taken(client: TestClient, section: str) -> None:
    before = client.get(section).json()
    found = proposals(client, section)
    item = next(i for i in found["items"] if "nhằm mục đích" in i["before"])
    assert "".join(p["text"] for p in item["diff"] if p["kind"] != "in") == item["before"]
    assert "".join(p["text"] for p in item["diff"] if p["kind"] != "out") == item["after"]
    assert item["reasons"]
    assert client.get(section).json() == before
    some = client.post(f"{section}/rewrites", json={"selection": [item["sentence"]]}).json()["items"]
    assert some == [item]


def test_a_proposal_is_taken_whole_or_in_part_and_still_is_no_persons(client: TestClient, section: str) -> None:
    found = proposals(client, section)
    item = next(i for i in found["items"] if "nhằm mục đích" in i["before"])
    part = item["before"].replace("nhằm mục đích", "để")
    assert part not in (item["before"], item["after"])
    taken = take(client, section, found, item["sentence"], part)
    assert taken.status_code == 200, taken.text
    assert part in taken.json()["text"]
    assert {s["origin"] for b in taken.json()["blocks"] for s in b["sentences"]} == {"composed"}
    rest = proposals(client, section)
    whole = next(i for i in rest["items"] if i["sentence"] == item["sentence"])
    done = take(client, section, rest, item["sentence"], whole["after"]).json()
    assert whole["after"] in done["text"]
    assert done["version"] == 2


def test_words_of_ones_own_are_the_persons_and_need_support(client: TestClient, section: str, plan: str) -> None:
    found = proposals(client, section)
    item = next(i for i in found["items"] if "nhằm mục đích" in i["before"])
    taken = take(client, section, found, item["sentence"], "Sở có 77 máy chủ.").json()
    assert "person" in {s["origin"] for b in taken["blocks"] for s in b["sentences"]}
    assert "77" in next(
        f["message"] for f in client.get(f"{plan}/findings").json()["items"] if f["rule"] == "text.unsupported"
    )


def test_what_was_shown_before_somebody_elses_edit_is_a_conflict(client: TestClient, section: str) -> None:
    found = proposals(client, section)
    item = found["items"][0]
    take(client, section, found, item["sentence"], item["after"])
    assert problem(take(client, section, found, item["sentence"], item["after"])) == (409, "conflict")
    now = proposals(client, section)
    assert problem(take(client, section, now, "khong.co", "x")) == (404, "not-found")


def test_ways_are_listed_and_an_unknown_one_needs_a_model(client: TestClient, section: str) -> None:
    ways = client.get("/api/v1/rewriting/ways").json()
    assert "ngan-gon" in {way["id"] for way in ways["items"]}
    assert ways["model"] is False
    assert problem(client.post(f"{section}/rewrites", json={"how": "hay hơn"})) == (422, "invalid")


def insert(client: TestClient, section: str, document: str, pinpoint: str = "") -> Any:
    tag = client.get(section).headers["ETag"]
    return client.post(f"{section}/bases", json={"document": document, "pinpoint": pinpoint}, headers={"If-Match": tag})


def test_a_basis_becomes_a_sentence_with_its_citation(client: TestClient, section: str, plan: str) -> None:
    made = insert(client, section, "45/2020/NĐ-CP", "Điều 25")
    assert made.status_code == 200, made.text
    spans = [x for b in made.json()["blocks"] for s in b["sentences"] for x in s["spans"] if x["kind"] == "citation"]
    assert [span["refs"] for span in spans] == [["45/2020/NĐ-CP", "Điều 25"]]
    assert not [f for f in client.get(f"{plan}/findings").json()["items"] if f["rule"] == "text.unsupported"]
    assert problem(insert(client, section, "45/2020/NĐ-CP", "Điều 25")) == (422, "invalid")
    assert problem(insert(client, section, "1/2/3")) == (404, "not-found")


def test_where_bases_are_listed_it_becomes_one_of_them(client: TestClient, plan: str) -> None:
    client.put(f"{plan}/answers/p2.1.bases", json={"text": "theo gợi ý"})
    section = f"{plan}/sections/p2.i"
    before = client.get(section).json()
    made = insert(client, section, "130/2018/NĐ-CP")
    assert made.status_code == 200, made.text
    cited = {
        x["refs"][0]
        for b in made.json()["blocks"]
        for s in b["sentences"]
        for x in s["spans"]
        if x["kind"] == "citation"
    }
    assert "130/2018/NĐ-CP" in cited
    assert len(made.json()["blocks"]) == len(before["blocks"]) + 1
    assert made.json()["edited"] is False
    assert client.get(f"{plan}/answers/p2.1.bases").json()["text"].startswith("theo gợi ý; ")


def test_a_figure_named_in_the_instruction_changes_is_the_persons_and_is_found_to_lack_support(
    client: TestClient, plan: str, section: str
) -> None:
    found = proposals(client, section, "đổi 2 máy chủ thành 31 máy chủ")
    (item,) = [item for item in found["items"] if "31 máy chủ" in item["after"]]
    assert item["origin"] == "person"
    before = client.get(f"{plan}/findings").json()["errors"]
    done = take(client, section, found, item["sentence"], item["after"], "đổi 2 máy chủ thành 31 máy chủ")
    assert done.status_code == 200, done.text
    assert "31 máy chủ" in done.json()["text"]
    assert "person" in {s["origin"] for b in done.json()["blocks"] for s in b["sentences"]}
    assert client.get(f"{plan}/findings").json()["errors"] > before


def written(client: TestClient, section: str, script: Any, failure: str = "") -> list[tuple[str, str, Any]]:
    with pytest.MonkeyPatch.context() as patch, fake_server(script, failure) as server:
        patch.setenv("KEHOACH_EMBEDDING", "none")
        patch.setenv("KEHOACH_MODEL_URL", server.url)
        patch.setenv("KEHOACH_MODEL_TIMEOUT", "1")
        patch.setenv("KEHOACH_MODEL_RETRIES", "0")
        begun = client.post(f"{section}/writing", json={})
        assert begun.status_code == 202, begun.text
        return events(client, begun.headers["Location"])


def honest(prompt: str) -> str:
    return "\n".join(f"{name}: {text.replace('sử dụng', 'dùng')}" for name, text in sentences_of(prompt))


@pytest.mark.enable_socket
def test_a_section_by_a_model_comes_sentence_by_sentence_and_what_is_taken_is_the_models(
    client: TestClient, plan: str, section: str
) -> None:
    client.put(f"{plan}/answers/p1.2.tslcd", json={"text": "chưa dùng"})
    before = client.get(section).json()
    told = written(client, section, honest)
    sentences = [data for _, event, data in told if event == "sentence"]
    assert {"note", "sentence", "end"} <= {event for _, event, _ in told}
    assert all(data["why"] for data in sentences)
    some = next(data for data in sentences if data["suggestion"])
    assert some["origin"] == "model"
    assert client.get(section).json() == before
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEHOACH_MODEL_URL", "http://127.0.0.1:9/v1")
        done = take(client, section, before, some["sentence"], some["suggestion"]["after"], "mô hình viết")
    assert done.status_code == 200, done.text
    assert "model" in {s["origin"] for b in done.json()["blocks"] for s in b["sentences"]}


@pytest.mark.enable_socket
@pytest.mark.parametrize("failure", FAILURES)
def test_a_section_stays_whole_whatever_fails(client: TestClient, plan: str, section: str, failure: str) -> None:
    client.put(f"{plan}/answers/p1.2.tslcd", json={"text": "chưa dùng"})
    before = client.get(section).json()
    told = written(client, section, honest, failure)
    assert told[-1][1] == "end"
    assert "không trả lời" in told[-1][2]["problem"] or "HTTP" in told[-1][2]["problem"]
    assert client.get(section).json() == before


def test_with_no_model_no_section_is_written(client: TestClient, section: str) -> None:
    refused = client.post(f"{section}/writing", json={})
    assert problem(refused) == (422, "invalid")
    assert "KEHOACH_MODEL_URL" in refused.json()["detail"]
    assert problem(client.get("/api/v1/writing/khong-co/events")) == (404, "not-found")
